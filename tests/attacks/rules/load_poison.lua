-- load: tables of the library
local found = false
local function expect(ok) -- else there are events that the pack does not have
  if ok or found then return end
  found = true
  event "escaped" { find = "trigger:strike" }
end
local numeral, timex = require "geoeng.numeral", require "geoeng.timex"
local tries = { function() numeral.ONES.one = 7 end, function() timex.SEASONS.spring = "x" end, function() table.insert(timex.SEASONS, "x") end,
  function() table.sort(timex.UNITS) end, function() numeral.parse = print end, function() setmetatable(numeral, {}) end,
  function() require "lpeg".P = nil end, function() ("").upper = nil end }
for _, try in ipairs(tries) do expect(not pcall(try)) end
