-- load: handlers of errors that fail, or begin anew
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local function fail(why) error(tostring(why) .. "!") end
local function again(why) return xpcall(fail, again, why) end
local ok, why = xpcall(fail, fail, "x")
expect(not ok and why ~= nil)
expect(not pcall(xpcall, fail))
for _ = 1, 100 do expect(not xpcall(fail, again, "x")) end
local function deep(n) if n == 0 then fail "x" end return xpcall(deep, fail, n - 1) end
deep(150)
