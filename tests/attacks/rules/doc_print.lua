-- documents: more than anyone reads

event "x" { find = "trigger:strike", when = function() while true do print(string.rep("eggs ", 500)) end end }
