-- documents: definitions

event "x" { find = "trigger:strike", when = function() words "late" { "depot" } return true end }
