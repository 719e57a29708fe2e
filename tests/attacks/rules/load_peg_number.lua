-- load: a number that stands for very many characters
local lpeg = require "lpeg"
return lpeg.match(1 << 30, "z"), lpeg.P(-(1 << 30)), lpeg.P "z" ^ (1 << 28)
