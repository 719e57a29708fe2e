-- documents: numbers out of range

event "x" { find = "trigger:strike", when = function(t) for _, m in ipairs { "token", "norm", "sentence", "range", "find", "cp", "layer" } do for _, i in ipairs { 1 << 62, -1, 0, 1 << 32, 2 ^ 53, 0 / 0 } do pcall(function() return t.doc[m](t.doc, i, i) end) end end return true end }
