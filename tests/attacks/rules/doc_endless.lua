-- documents: no end, caught

event "x" { find = "trigger:strike", when = function() while true do pcall(function() while true do end end) end end }
