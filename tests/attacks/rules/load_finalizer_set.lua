-- load: a finalizer, set at once and through what stands for a table
local function spin() while true do end end
assert(not pcall(setmetatable, {}, { __gc = spin }))
assert(not pcall(setmetatable, {}, { __gc = true }))
local mt = setmetatable({}, { __index = { __gc = spin } })
for _ = 1, 100000 do setmetatable({}, mt) end
