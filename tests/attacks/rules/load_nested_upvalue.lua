-- load: the same, where a function holds it
local d = {}
for _ = 1, 300000 do d = { d } end
event "x" { find = "trigger:strike", when = function() return d end }
