-- documents: a document kept
local box = {}
event "x" { find = "trigger:strike", when = function(t) box.last = t return true end }
