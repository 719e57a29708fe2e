-- load: a search that goes back for ever
local hay = string.rep("z", 6000)
string.match(hay, "z-z-z-z-z-!")
