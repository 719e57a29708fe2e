-- documents: the same with pairs
local step = pairs { 1, 2, 3 }
event "x" { find = "trigger:strike", when = function() return step() end }
