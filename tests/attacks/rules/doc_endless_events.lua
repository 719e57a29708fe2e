-- documents: events without end

event "x" { find = "trigger:strike", make = function(ev) while true do ev:another() end end }
