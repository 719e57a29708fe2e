-- load: files, by a module of the library, and what they hold by its errors
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local cameo = require "geoeng.cameo"
for _, name in ipairs { "/etc/hostname", "/proc/self/environ", "/root/.profile", "../../../../../../etc/hostname" } do
  local ok, why = pcall(cameo.coder, { actors = name, agents = name, verbs = name, patterns = name, sets = name })
  expect(not ok, name)
  why = type(why) == "table" and why.rule_error or why
  expect(not tostring(why):find "[=]" and not tostring(why):find "HOME", "a file is told")
end
