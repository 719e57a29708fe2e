-- load: ways out
local found = {}
for _, name in ipairs { "debug", "package", "io", "os", "geoeng.core", "geoeng.host", "geoeng.rule.environment", "coroutine", "..x", "a/../b" } do
  found[#found + 1] = tostring(pcall(require, name))
end
for _, f in ipairs { function() return debug end, function() return load end, function() return dofile end,
  function() return collectgarbage end, function() return coroutine end, function() return getmetatable end,
  function() return rawset end, function() return next end, function() return package end, function() return string.dump("") end } do
  found[#found + 1] = tostring((pcall(f)))
end
for _, x in ipairs(found) do assert(x == "false") end
