-- load: a string that doubles, by a replacement, a list and a format
local s = "zz"
for _ = 1, 50 do
  s = s:gsub(".", "%0%0")
  s = table.concat({ s, s }, s)
  s = ("%s%s"):format(s, s)
end
