-- documents: the value of a span

event "x" { find = "trigger:strike", when = function(t) for _, s in ipairs(t.sentence:layer "number") do s.value.min = 99 end return true end }
