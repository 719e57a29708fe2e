-- documents: an error of lines and codes

event "x" { find = "trigger:strike", when = function() error "one\ntwo\27[31m\0three" end }
