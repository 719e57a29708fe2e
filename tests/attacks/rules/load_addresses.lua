-- load: where things lie in memory
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local things = { {}, print, function() end, string.gmatch("a", "a"), require "lpeg", require "geoeng.numeral" }
for i, x in ipairs(things) do
  for _, text in ipairs { tostring(x), ("%s"):format(x), ("%-20s"):format(x), ("%.99s"):format(x) } do
    expect(not text:find "%x%x%x%x%x")
  end
  expect(not pcall(string.format, "%p", x))
  expect(not pcall(string.format, "%%%20p", x))
  local ok, why = pcall(error, x)
  expect(not ok and rawequal(why, x))
  ok, why = pcall(function() return x < 1 end)
  expect(ok or not tostring(why):find "0x")
end
print(table.unpack(things))
