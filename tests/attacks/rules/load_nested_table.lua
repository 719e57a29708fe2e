-- load: a table that is nested too deep for anything that walks through it
local d = {}
for _ = 1, 300000 do d = { d } end
span "p" { find = d }
