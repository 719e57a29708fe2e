-- load: nothing, very often, and something, too often
assert(string.rep("", math.maxinteger) == "")
assert(string.rep("", math.maxinteger, "") == "")
return string.rep("ab", 1 << 45, ", ")
