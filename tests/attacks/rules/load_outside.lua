-- load: functions of Lua that reach out
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local function absent(f) local ok, x = pcall(f) return not ok or x == nil end
for i, get in ipairs { function() return os end, function() return io end, function() return loadfile end, function() return loadstring end,
  function() return warn end, function() return rawget end, function() return setfenv end, function() return module end,
  function() return newproxy end, function() return _G end, function() return package end, function() return string.dump end,
  function() return require "re" end, function() return require "os" end, function() return require "io" end,
  function() return require "string" end, function() return require "_G" end, function() return require "coroutine" end } do
  expect(absent(get), i)
end
for _, name in ipairs { "", ".", "..", "/etc/passwd", "../load_random", "a..b", "a\0b", "geoeng", "geoeng.", "geoeng..core",
  "geoeng.core.x", "geoeng.time.date", "geoeng.rule.frozen", "lpeg.x", "load_outside" } do
  expect(not pcall(require, name), name)
end
for _, name in ipairs { 1, true, {}, print } do expect(not pcall(require, name)) end
