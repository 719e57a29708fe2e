-- load: a finalizer, set at once and through what stands for a table
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local function spin() while true do end end
expect(not pcall(setmetatable, {}, { __gc = spin }))
expect(not pcall(setmetatable, {}, { __gc = true }))
local mt = setmetatable({}, { __index = { __gc = spin } })
for _ = 1, 100000 do setmetatable({}, mt) end
