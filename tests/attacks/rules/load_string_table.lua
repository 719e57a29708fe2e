-- load: functions of strings, changed for all who have strings
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
string.upper = function() return "mine" end
string.find = nil
expect(("x"):upper() == "X" and ("x"):find "x")
expect(not pcall(setmetatable, "", { __index = {} }))
local mine = { __index = function() return "mine" end }
for _, x in ipairs { 1, true, print } do expect(not pcall(setmetatable, x, mine)) end
