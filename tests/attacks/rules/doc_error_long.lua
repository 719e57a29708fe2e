-- documents: an error of megabytes

event "x" { find = "trigger:strike", when = function() error(string.rep("long ", 1 << 20)) end }
