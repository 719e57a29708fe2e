-- load: a length that lies
local liar = setmetatable({}, { __len = function() return 1 << 50 end, __index = function() return "" end })
return #table.concat(liar)
