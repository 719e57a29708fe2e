-- documents: long strings compared

event "x" { find = "trigger:strike", when = function(t) if t.doc.id ~= "d2" then return true end local a, b = string.rep("s", 1 << 24), string.rep("s", (1 << 24) - 1) .. "s" while a == b do end end }
