-- load: where things lie in memory
local things = { {}, print, function() end, string.gmatch("a", "a"), require "lpeg", require "geoeng.numeral" }
for i, x in ipairs(things) do
  for _, text in ipairs { tostring(x), ("%s"):format(x), ("%-20s"):format(x), ("%.99s"):format(x) } do
    assert(not text:find "%x%x%x%x%x", i .. " tells where it lies: " .. text:gsub("%x", "h"))
  end
  assert(not pcall(string.format, "%p", x))
  assert(not pcall(string.format, "%%%20p", x))
  local ok, why = pcall(error, x)
  assert(not ok and rawequal(why, x))
  ok, why = pcall(function() return x < 1 end)
  assert(ok or not tostring(why):find "0x")
end
print(table.unpack(things))
error(require("lpeg").P "z")
