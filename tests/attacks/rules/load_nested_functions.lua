-- load: functions in functions
local f = function() return true end
for _ = 1, 100000 do
  local g = f
  f = function() return g() end
end
event "x" { find = "trigger:strike", when = f }
