-- load: what differs from run to run
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
for _, name in ipairs { "random", "randomseed" } do expect(math[name] == nil, name) end
for _, get in ipairs { function() return os end, function() return _G end, function() return arg end } do expect(not pcall(get)) end
