-- documents: a counter
local n = 0
event "x" { find = "trigger:strike", when = function() n = n + 1 return n % 3 > 0 end }
