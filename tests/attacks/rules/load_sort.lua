-- load: an order that is none
local list = {}
for i = 1, 3000 do list[i] = i % 7 end
table.sort(list, function() return true end)
