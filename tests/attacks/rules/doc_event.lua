-- documents: definitions, caught

event "x" { find = "trigger:strike", when = function() return not pcall(function() event "y" { find = "a" } end) end }
