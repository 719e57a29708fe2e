-- documents: a table that remembers
local seen = {}
event "x" { find = "trigger:strike", when = function(t) local known = seen[t.text] seen[t.text] = true return not known end }
