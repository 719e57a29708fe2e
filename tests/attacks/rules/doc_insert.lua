-- documents: the same with table.insert
local seen = { list = {} }
event "x" { find = "trigger:strike", when = function(t) table.insert(seen.list, t.text) return #seen.list < 3 end }
