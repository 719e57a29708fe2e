-- load: a definition that is not what it seems when it is read
event "x" (setmetatable({ find = "trigger:strike" }, { __index = function() while true do end end, __pairs = function() while true do end end }))
