-- load: protected calls inside of each other, each of which goes on
local function level(n)
  if n > 0 then pcall(level, n - 1) end
  while true do end
end
while true do pcall(level, 100) end
