-- load: a grammar that tries everything twice
local lpeg = require "lpeg"
local a = lpeg.P "z" * lpeg.V(1)
local twice = lpeg.P { a * "p" + a * "q" + "z" }
twice:match(string.rep("z", 48))
