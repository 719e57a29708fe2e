-- documents: the order of what has none
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local keys = {}
for i = 1, 40 do keys[("key %d"):format(i * 7919 % 1000)] = i keys[{}] = nil end
local seen = {}
for k in pairs(keys) do seen[#seen + 1] = k end
for i = 2, #seen do expect(seen[i - 1] < seen[i]) end
event "x" { find = "trigger:strike", make = function(ev) local t = {} for k in pairs(keys) do t[#t + 1] = k end ev.code = table.concat(t, ",") end }
