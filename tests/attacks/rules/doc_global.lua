-- documents: a global

event "x" { find = "trigger:strike", when = function() print = nil return true end }
