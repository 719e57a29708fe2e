-- load: a search that starts anew at every character
local lpeg = require "lpeg"
local until_end = (lpeg.P(1) - lpeg.P "!" * -1) ^ 0 * "!"
local all = (until_end + 1) ^ 0
all:match(string.rep("z", 200000))
