-- documents: a reason that is an object

event "x" { find = "trigger:strike", check = function() return nil, setmetatable({}, { __tostring = function() while true do end end }) end }
