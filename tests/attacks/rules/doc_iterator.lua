-- documents: an iterator that goes on
local step = string.gmatch("abcabc", "%a")
event "x" { find = "trigger:strike", when = function() return step() == "a" end }
