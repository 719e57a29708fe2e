-- load: a function inside of a pattern that has no end, caught
local lpeg = require "lpeg"
local stuck = lpeg.Cmt(true, function() while true do end end)
repeat local ok = pcall(lpeg.match, stuck, "z") until ok
