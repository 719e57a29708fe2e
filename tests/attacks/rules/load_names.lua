-- load: ways out
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local tried = {}
for _, name in ipairs { "debug", "package", "io", "os", "geoeng.core", "geoeng.host", "geoeng.rule.environment", "coroutine", "..x", "a/../b" } do
  tried[#tried + 1] = tostring(pcall(require, name))
end
for _, f in ipairs { function() return debug end, function() return load end, function() return dofile end,
  function() return collectgarbage end, function() return coroutine end, function() return getmetatable end,
  function() return rawset end, function() return next end, function() return package end } do
  tried[#tried + 1] = tostring((pcall(f)))
end
for _, x in ipairs(tried) do expect(x == "false") end
