--- Layers `date` and `time`: time expressions of English news.
---
---     <day>   one calendar day, see day.lua
---     <date>  a point in the calendar of any grain: a <day> · October 2024 ·
---             2016 · last week · two years ago · the third quarter · now,
---             see period.lua
---     <time>  every TIMEX3: a <date>, also with modifier or time of day
---             (early October, Monday night), ranges (October 22 to 24),
---             durations (three days) and sets (every week), see duration.lua
---     value { type=, value=, from=, to=, grain=, basis=, mod= }, see
---             time_value.lua, which computes it. A span without a value (the
---             31st of June) is no time expression.
---
--- Relative expressions count from the day of publication. A weekday is the
--- nearest one not after it, unless the clause points ahead ("will meet on
--- Monday") or the text says last, next or this. "later", "earlier" and
--- "the next day" count from the day told before them in the sentence or in
--- the sentence before.

local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local clocks = require "geoeng.time.clock"
local numeral = require "geoeng.number.number_value"
local timex = require "geoeng.time.time_value"
local day = require "geoeng.time.day"
local period = require "geoeng.time.period"
local word_set = require "geoeng.language.word_set"
require "geoeng.time.quarter"
require "geoeng.time.duration"
require "geoeng.time.range"

local words, span = library.words, library.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated
local unit_of = period.unit_of

-- ---------------------------------------------------------------- words

words "day_part" (word_set.list("time.part", "fold"))
words "day_point" (word_set.list("time.point", "fold"))
words "half_of_day" (word_set.list("time.half_of_day", "fold"))
words "time_zone" (word_set.list("time.zone", "exact"))

-- ----------------------------------------------------------- layer time

span "time" {
  find = { "x:<date>" },
  value = function(s) return value_of(s, "x") end,
}

--- One rule for each modifier: its words stand before the date.
local function modifier(mod, find)
  span "time" {
    find = find,
    value = function(s)
      local x = value_of(s, "x")
      if not x then
        local u = s:capture "u"
        x = u and dated(timex.shift(0, unit_of(u.text), anchor(s)), true)
      end
      return x and timex.modified(x, mod)
    end,
  }
end

local OF = " of (x:<date> | the u:$calendar_unit)"
modifier("START", { "the? early '-'? in? x:<date>", "earlier !<day> x:<date>",
  "the beginning/start" .. OF, "earlier in (x:<date> | the u:$calendar_unit)" })
modifier("MID", { "the? mid '-'? in? x:<date>", "the middle" .. OF })
modifier("END", { "the? late '-'? in? x:<date>", "later !<day> x:<date>",
  "the end" .. OF,
  "later in (x:<date> | the u:$calendar_unit)" })
modifier("APPROX", { "<!get around x:<date>" })

span "time" {
  find = { "the? year '-'? [norm=end]" },
  value = function(s)
    local year = timex.shift(0, "year", anchor(s))
    return dated(year .. "-12-31", true)
  end,
}

span "time" {
  find = { "the? year '''s' [norm=end]" },
  value = function(s)
    local year = timex.shift(0, "year", anchor(s))
    return year and timex.modified(dated(year, true), "END")
  end,
}

--- "mid-1996" and "mid-1990s" are one token each.
span "time" {
  find = { "the? ([norm~'mid-*' & shape~'*-999*'])" },
  value = function(s)
    local year, decade = s.text:match "(%d%d%d%d)(s?)$"
    if not year then return nil end
    local value = decade == "" and year or year:sub(1, 3)
    return timex.modified(dated(value), "MID")
  end,
}

--- A zone and what it is off by: GMT, UTC+5, UTC-3 (one token), +0300.
local ZONE = "($time_zone (('+' | '\u{2212}') [shape='9' | shape='99'"
  .. " | shape='999' | shape~'9*:99'])?"
  .. " | [shape~'XXX-9*' & (norm~'utc-*' | norm~'gmt-*')]"
  .. " | [shape='+999' | shape='-999'])"

span "clock" {
  find = {
    "[shape~'9*:99'] ('.'? $half_of_day)? " .. ZONE .. "?",
    "[shape='9' | shape='99' | shape='9.99' | shape='99.99'] $half_of_day "
      .. ZONE .. "?",
    "[shape~'9*' & (norm~'*am' | norm~'*pm')] " .. ZONE .. "?",
    "[shape='999'] " .. ZONE,
    "n:<plain_number> [norm~'o*clock']",
    "$day_point",
  },
  value = function(s)
    local text = s.text:lower()
    local word = clocks.DAY_PARTS[text]
    if word then return "T" .. word end
    local n = s:capture "n"
    if n then
      n = numeral.parse(n.text)
      return n and math.type(n.min) == "integer" and clocks.value(n.min)
    end
    text = text:gsub("%s+%a%a%a+.*$", ""):gsub("%s+[+-]%d+$", "")
    return clocks.parse(text)
  end,
}

local function timed(date, clock)
  if not (date and clock) then return nil end
  if date.value:find "T" then return nil end
  return timex.new("TIME", date.value .. clock, date.basis, date.mod)
end

--- "2024-10-11T14:30:00Z" is one token.
span "time" {
  find = { "[shape~'999-99-99X99:99*'] [shape~'+99*']?" },
  value = function(s)
    local date, clock = s.text:match "^([%d-]+)T(%d%d:%d%d)"
    if not date or not calendar.parse(date) then return nil end
    return timed(dated(date), clocks.parse(clock))
  end,
}

local function today(s, shift)
  return dated(timex.shift(shift or 0, "day", anchor(s)), true)
end

span "time" {
  find = {
    "x:<day> ','? at? c:<clock>",
    "c:<clock> ','? on? x:<day> p:$day_part?",
    "c:(<clock> | [shape='9' | shape='99'] | $number_ones) in the"
      .. " p:(morning/afternoon/evening)",
    "c:<clock> '(' [] [] ')' x:<day>",
    "c:<clock>",
  },
  value = function(s)
    local clock, part = value_of(s, "c"), s:capture "p"
    if not clock then
      local n = numeral.parse(s:capture("c").text)
      clock = n and math.type(n.min) == "integer" and n.min < 13
        and clocks.value(n.min)
    end
    if clock and part and part.text ~= "" then
      clock = clocks.in_part(clock, part.text)
    end
    return timed(value_of(s, "x") or today(s), clock)
  end,
}

local function day_part(shift)
  return function(s)
    local code = clocks.DAY_PARTS[s:capture("p").text:lower()]
    if not code then return nil end -- "in the mornings" is no one day
    local value = timed(value_of(s, "x") or today(s, shift), "T" .. code)
    local mod = s:capture "early" and "START" or s:capture "late" and "END"
      or s:capture "mid" and "MID"
    return value and mod and timex.modified(value, mod) or value
  end
end

local EARLY = "(early:(early/earlier) | late:(late/later))?"
span "time" {
  find = {
    EARLY .. " x:<day> p:$day_part",
    EARLY .. " this p:$day_part",
    "(in the)? p:$day_part of x:<day>",
    "in the p:(morning/afternoon/evening)",
    "mid:mid '-'? p:(morning/afternoon) x:<day>?",
    "p:($day_part | $day_point) x:(today/yesterday/tomorrow)",
  },
  value = day_part(),
}
span "time" {
  find = { "mid:[norm='mid-morning' | norm='mid-afternoon'] x:<day>?" },
  value = function(s)
    local code = s.text:lower():find "morning" and "TMO" or "TAF"
    local value = timed(value_of(s, "x") or today(s), code)
    return value and timex.modified(value, "MID")
  end,
}
span "time" { find = { "last p:$day_part" }, value = day_part(-1) }
-- What is told to have happened overnight was so the night before.
span "time" {
  find = { "the? p:overnight" },
  value = function(s)
    return day_part(side(s) == "future" and 0 or -1)(s)
  end,
}
span "time" {
  find = { "the next/following p:$day_part" },
  value = function(s)
    local code = clocks.DAY_PARTS[s:capture("p").text:lower()]
    return timed(dated(timex.shift(1, "day", day.narrative(s)), true),
      "T" .. code)
  end,
}
span "time" {
  find = { "later? tonight" },
  value = function(s) return timed(today(s), "TNI") end,
}

return { anchor = anchor, side = side }
