-- documents: attributes that never end

event "x" { find = "trigger:strike", make = function(ev) ev:add("place", ev.trigger, setmetatable({}, { __pairs = function() while true do end end })) end }
