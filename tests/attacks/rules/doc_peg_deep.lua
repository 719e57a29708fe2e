-- documents: an unrolled repetition
local lpeg = require "lpeg"
event "x" { find = "trigger:strike", when = function() return ((lpeg.P "z" * "y") ^ -50000):match "zy" end }
