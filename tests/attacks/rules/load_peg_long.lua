-- load: a pattern that grows without end
local lpeg = require "lpeg"
local p = lpeg.P "z"
while true do p = p * "z" + p end
