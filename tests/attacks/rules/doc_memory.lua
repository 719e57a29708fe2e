-- documents: all memory, caught

event "x" { find = "trigger:strike", when = function() local t = {} while true do pcall(function() for i = 1, 1 << 30 do t[#t + 1] = string.rep("m", 1 << 20) .. #t end end) end end }
