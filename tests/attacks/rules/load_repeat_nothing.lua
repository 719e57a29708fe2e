-- load: nothing, very often, and something, too often
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
expect(string.rep("", math.maxinteger) == "")
expect(string.rep("", math.maxinteger, "") == "")
expect(not pcall(string.rep, "ab", 1 << 45, ", "))
