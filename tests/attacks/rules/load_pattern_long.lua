-- load: a pattern of a megabyte
span "p" { find = ("a "):rep(500000) }
