-- load: long strings, made over and over
local s = string.rep("w", 1 << 20)
while true do s = s:upper() .. "." end
