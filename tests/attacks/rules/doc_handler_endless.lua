-- documents: the same
local function spin() while true do end end
event "x" { find = "trigger:strike", when = function() return xpcall(spin, spin) end }
