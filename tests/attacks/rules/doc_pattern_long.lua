-- documents: patterns of megabytes
event "x" { find = "trigger:strike", check = function(ev) return ev:find(("a "):rep(500000)) end }
