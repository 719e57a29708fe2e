-- load: the stack of LPeg, by a method of patterns
local lpeg = require "lpeg"
return lpeg.P(1).setmaxstack(1 << 30)
