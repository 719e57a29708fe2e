-- documents: a function of the library

event "x" { find = "trigger:strike", when = function() local e = _ENV e.string.upper = nil return true end }
