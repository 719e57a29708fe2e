-- documents: a table inside of a pattern
local lpeg = require "lpeg"
local p = lpeg.Cc({}) * lpeg.P(true)
event "x" { find = "trigger:strike", when = function(t) local box = p:match "" box[#box + 1] = t.text return #box < 3 end }
