-- documents: modules

event "x" { find = "trigger:strike", when = function() return require "geoeng.cameo" ~= nil end }
