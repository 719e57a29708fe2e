-- documents: a grammar that tries everything twice
local lpeg = require "lpeg"
event "x" { find = "trigger:strike", when = function() local a = lpeg.P "z" * lpeg.V(1) return lpeg.P { a * "p" + a * "q" + "z" }:match(string.rep("z", 48)) end }
