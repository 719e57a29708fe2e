-- documents: calls without end

event "x" { find = "trigger:strike", when = function() local function f(n) return 1 + f(n) end return f(1) end }
