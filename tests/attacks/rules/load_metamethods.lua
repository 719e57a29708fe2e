-- load: a sort of what only seems to be a list
local spin = setmetatable({}, { __len = function() return 1 << 40 end, __index = function() return 1 end, __newindex = function() end })
return table.sort(spin)
