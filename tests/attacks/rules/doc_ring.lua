-- documents: a field that contains itself, not caught
event "x" { find = "trigger:strike", make = function(ev) local t = {} t.t = t ev:add("place", ev.trigger, t) ev.code = t end }
