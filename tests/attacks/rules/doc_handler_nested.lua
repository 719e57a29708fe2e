-- documents: handlers in handlers; another way in each of them
local function spin() while true do end end
local tries = {
  d1 = function() xpcall(error, function() return xpcall(spin, spin) end) end,
  d2 = function() pcall(xpcall, spin, function() return pcall(spin) end) end,
  d3 = function() xpcall(string.rep, spin, "x", 1 << 60) end,
  d4 = function()
    local c <close> = setmetatable({}, { __close = function() xpcall(spin, spin) end })
    xpcall(spin, spin)
  end,
}
event "x" { find = "trigger:(strike|strikes|struck)", check = function(ev) return tries[ev.trigger.doc.id]() end }
