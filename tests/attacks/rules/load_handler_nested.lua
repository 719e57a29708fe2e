-- load: handlers in handlers, and of a full memory
local function spin() while true do end end
local function grow()
  local t = {}
  for i = 1, math.huge do t[i] = ("x"):rep(1000000) .. i end
end
local function again(e) return xpcall(error, again, e) end
xpcall(error, error, "a")
xpcall(error, again, "a")
xpcall(grow, function() return xpcall(spin, spin) end)
