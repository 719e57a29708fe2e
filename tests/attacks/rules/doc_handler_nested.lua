-- documents: handlers in handlers, of errors of the handler, of a full memory
-- and of a full stack
local function spin() while true do end end
local function again(e) return xpcall(error, again, e) end
local function deep() return 1 + deep() end
local function grow()
  local t = {}
  for i = 1, math.huge do t[i] = ("x"):rep(1000000) .. i end
end
local tries = {
  function() xpcall(error, error, "a") xpcall(error, again, "a") end,
  function() xpcall(deep, spin) end,
  function() xpcall(deep, function() return xpcall(spin, spin) end) end,
  function() xpcall(error, function() return xpcall(spin, spin) end) end,
  function() pcall(xpcall, spin, function() return pcall(spin) end) end,
  function() xpcall(grow, spin) end,
  function() xpcall(string.rep, spin, "x", 1 << 60) end,
  function()
    local c <close> = setmetatable({}, { __close = function() xpcall(spin, spin) end })
    xpcall(spin, spin)
  end,
}
for i, try in ipairs(tries) do
  event "x" { find = "trigger:strike", when = function(ev) return #ev.trigger.sentence.text % #tries + 1 == i and try() end }
end
