-- load: all memory
local kept = {}
for i = 1, 1 << 40 do kept[i] = string.rep(tostring(i), 100000) end
