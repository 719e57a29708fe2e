-- load: a capture of every character, of every suffix
local lpeg = require "lpeg"
local all = lpeg.Ct((lpeg.C(1) * lpeg.Cp()) ^ 0)
local kept = {}
while true do kept[#kept + 1] = all:match(string.rep("z", 1 << 23)) end
