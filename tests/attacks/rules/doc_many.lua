-- documents: many events

event "x" { find = "trigger:strike", make = function(ev) for _ = 1, 15000 do ev:another() end end }
