-- load: handlers of errors that fail, or begin anew
local function fail(why) error(tostring(why) .. "!") end
local function again(why) return xpcall(fail, again, why) end
local ok, why = xpcall(fail, fail, "x")
assert(not ok and why ~= nil)
assert(not pcall(xpcall, fail))
for _ = 1, 100 do assert(not xpcall(fail, again, "x")) end
local function deep(n) if n == 0 then fail "x" end return xpcall(deep, fail, n - 1) end
deep(150)
