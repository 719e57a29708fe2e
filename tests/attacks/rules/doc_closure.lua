-- documents: a counter inside of a closure
local function counter() local n = 0 return function() n = n + 1 return n end end
local count = counter()
event "x" { find = "trigger:strike", when = function() return count() % 3 > 0 end }
