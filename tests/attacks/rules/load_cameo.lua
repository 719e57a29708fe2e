-- load: files, by a module of the library, and what they hold by its errors
local cameo = require "geoeng.cameo"
for _, name in ipairs { "/etc/hostname", "/proc/self/environ", "/root/.profile", "../../../../../../etc/hostname" } do
  local ok, why = pcall(cameo.coder, { actors = name, agents = name, verbs = name, patterns = name, sets = name })
  assert(not ok, name)
  why = type(why) == "table" and why.rule_error or why
  assert(not tostring(why):find "[=]" and not tostring(why):find "HOME", "a file is told")
end
