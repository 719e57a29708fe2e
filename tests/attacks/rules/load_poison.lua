-- load: tables of the library
local numeral, timex = require "geoeng.numeral", require "geoeng.timex"
local tries = { function() numeral.ONES.one = 7 end, function() timex.MONTHS[1] = "x" end, function() table.insert(timex.MONTHS, "x") end,
  function() table.sort(timex.WEEKDAYS) end, function() numeral.parse = print end, function() setmetatable(numeral, {}) end,
  function() require "lpeg".P = nil end, function() ("").upper = nil end, function() string.upper = nil; assert(("x"):upper() == "Z") end }
for _, try in ipairs(tries) do assert(not pcall(try)) end
