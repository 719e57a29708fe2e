-- documents: large fields

event "x" { find = "trigger:strike", make = function(ev) for _ = 1, 100 do ev:another().code = string.rep("c", (1 << 24) - 1) end end }
