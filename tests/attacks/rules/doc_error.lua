-- documents: an error object

event "x" { find = "trigger:strike", when = function() error(setmetatable({}, { __tostring = function() while true do end end, __index = function() while true do end end })) end }
