-- load: a repetition that LPeg unrolls beyond its stack
local lpeg = require "lpeg"
return ((lpeg.P "z" * "y") ^ -50000):match "zy"
