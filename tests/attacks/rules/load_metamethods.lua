-- load: functions of tables over what only seems to be a list
local function spin() while true do end end
local many = { __len = function() return math.maxinteger - 1 end, __index = function() return 1 end }
local function list(extra) local mt = {} for k, v in pairs(many) do mt[k] = v end for k, v in pairs(extra or {}) do mt[k] = v end return setmetatable({}, mt) end
for _, try in ipairs { function() table.unpack(list()) end, function() table.insert(list(), 1, 2) end, function() table.remove(list(), 1) end,
  function() table.sort(list()) end, function() table.move(list(), 1, 1 << 40, 2, list { __newindex = print }) end } do
  assert(not pcall(try))
end
return table.concat(list { __index = spin })
