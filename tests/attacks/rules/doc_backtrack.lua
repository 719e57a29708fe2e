-- documents: a search that goes back

event "x" { find = "trigger:strike", when = function() return string.rep("z", 6000):find "z-z-z-z-z-!" end }
