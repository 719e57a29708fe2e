-- documents: functions of tables over what only seems to be a list
local function list() return setmetatable({}, { __len = function() return 1 << 40 end, __index = function() return 1 end, __newindex = function() end }) end
event "x" { find = "trigger:strike", when = function() pcall(table.insert, list(), 1, 2) pcall(table.remove, list(), 1) pcall(table.sort, list()) return pcall(table.move, list(), 1, 1 << 40, 2, list()) end }
event "x2" { find = "trigger:strike", when = function() return table.concat(list()) == "" end }
event "x3" { find = "trigger:strike", when = function() return table.remove(list(), 1) == 2 end }
