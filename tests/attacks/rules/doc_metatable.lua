-- documents: an object by a class
local Set = {} Set.__index = Set
function Set.add(s, x) s[x] = true return s end
local all = setmetatable({}, Set)
event "x" { find = "trigger:strike", when = function(t) all:add(t.text) return true end }
