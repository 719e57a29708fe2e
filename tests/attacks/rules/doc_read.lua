-- documents: files
local cameo = require "geoeng.cameo"
event "x" { find = "trigger:strike", when = function() return cameo.coder { actors = "a", agents = "a", verbs = "b", patterns = "/etc/hostname", sets = "c" } end }
