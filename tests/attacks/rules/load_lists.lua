-- load: huge lists for the core
local phrases = {}
for i = 1, 200000 do phrases[i] = "phrase " .. i .. " of a list that is long" end
for k = 1, 100 do words("list" .. k)(phrases) end
