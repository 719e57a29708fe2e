-- documents: a field that is no UTF-8, and one of codes for the terminal
event "x" { find = "trigger:strike", make = function(ev) ev.code = "\xff\xc0\xaf \27[31m\0\x9b\u{9b}\u{202e}" end }
