-- documents: handlers of errors of handlers, of a full memory and a full stack
local function spin() while true do end end
local function again(e) return xpcall(error, again, e) end
local function deep() return 1 + deep() end
local function grow()
  local t = {}
  for i = 1, math.huge do t[i] = ("x"):rep(1000000) .. i end
end
local tries = {
  d1 = function() xpcall(error, error, "a") xpcall(error, again, "a") xpcall(deep, deep) end,
  d2 = function() xpcall(deep, spin) end,
  d3 = function() xpcall(deep, function() return xpcall(spin, spin) end) end,
  d4 = function() xpcall(grow, spin) end,
}
event "x" { find = "trigger:(strike|strikes|struck)", check = function(ev) return tries[ev.trigger.doc.id]() end }
