--- Layers `date` and `time`: time expressions of English news.
---
---     <day>   one calendar day, see day.lua
---     <date>  a point in the calendar of any grain: a <day> · October 2024 ·
---             2016 · last week · two years ago · the third quarter · now,
---             see period.lua
---     <time>  every TIMEX3: a <date>, also with modifier or time of day
---             (early October, Monday night), ranges (October 22 to 24),
---             durations (three days), sets (every week)
---     value { type=, value=, from=, to=, grain=, basis=, mod= }, see
---             timex.lua, which computes it. A span without a value (the
---             31st of June) is no time expression.
---
--- Relative expressions count from the day of publication. A weekday is the
--- nearest one not after it, unless the clause points ahead ("will meet on
--- Monday") or the text says last, next or this. "later", "earlier" and
--- "the next day" count from the day told before them in the sentence or in
--- the sentence before.

local rule = require "geoeng.init"
local calendar = require "geoeng.calendar"
local numeral = require "geoeng.numeral"
local timex = require "geoeng.timex"
local day = require "geoeng.day"
local period = require "geoeng.period"

local words, span = rule.words, rule.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated
local unit_of, count = period.unit_of, period.count

-- ---------------------------------------------------------------- words

words "time_units" { "seconds", "minutes", "hours", "days", "weekends",
  "weeks", "fortnights", "months", "quarters", "years", "decades",
  "centuries", how = "fold" }
words "span_unit" { "minute", "hour", "day", "week", "month", "quarter",
  "year", "decade", "century", how = "fold" }
words "time_often" { "daily", "weekly", "monthly", "yearly", "annually",
  "hourly", "nightly", how = "fold" }
words "day_part" { "morning", "afternoon", "evening", "night",
  how = "fold" }
words "day_point" { "noon", "midday", "midnight", "dawn", "dusk",
  how = "fold" }
words "half_of_day" { "a.m.", "p.m.", "am", "pm", "a.m", "p.m",
  how = "fold" }
words "time_zone" { "GMT", "UTC", "EST", "EDT", "CST", "CDT", "PST", "PDT",
  "CET", "CEST", "BST", "MSK", "local time", "Eastern time",
  "Pacific time", how = "exact" }

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
modifier("START", { "the? early '-'? in? x:<date>", "earlier x:<date>",
  "the beginning/start" .. OF, "earlier in (x:<date> | the u:$calendar_unit)" })
modifier("MID", { "mid '-'? x:<date>", "the middle" .. OF })
modifier("END", { "the? late '-'? in? x:<date>", "later x:<date>",
  "the end" .. OF,
  "later in (x:<date> | the u:$calendar_unit)" })
modifier("APPROX", { "around x:<date>" })

span "time" {
  find = { "the? year '-'? [norm=end]" },
  value = function(s)
    local year = timex.shift(0, "year", anchor(s))
    return dated(year .. "-12-31", true)
  end,
}

--- "mid-1996" and "mid-1990s" are one token each.
span "time" {
  find = { "the? ([norm~'mid-*' & shape~'*-999*'])" },
  value = function(s)
    local year, decade = s.text:match "(%d%d%d%d)(s?)$"
    if not year then return nil end
    local value = decade == "" and year or year:sub(1, 3) .. "X"
    return timex.modified(dated(value), "MID")
  end,
}

span "clock" {
  find = {
    "[shape~'9*:99'] '.'? $half_of_day? $time_zone?",
    "[shape='9' | shape='99' | shape='9.99' | shape='99.99'] $half_of_day"
      .. " $time_zone?",
    "[shape~'9*' & (norm~'*am' | norm~'*pm')] $time_zone?",
    "[shape='999'] $time_zone",
    "n:<plain_number> [norm~'o*clock']",
    "$day_point",
  },
  value = function(s)
    local text = s.text:lower()
    local word = timex.DAY_PARTS[text]
    if word then return "T" .. word end
    local n = s:capture "n"
    if n then
      n = numeral.parse(n.text)
      return n and math.type(n.min) == "integer" and timex.clock(n.min)
    end
    return timex.parse_clock((text:gsub("%s+%a%a%a+.*$", "")))
  end,
}

local function timed(date, clock)
  if not (date and clock) then return nil end
  if date.value:find "T" then return nil end
  return timex.new("TIME", date.value .. clock, date.basis, date.mod)
end

local function today(s, shift)
  return dated(timex.shift(shift or 0, "day", anchor(s)), true)
end

span "time" {
  find = {
    "x:<day> ','? at? c:<clock>",
    "c:<clock> ','? on? x:<day> p:$day_part?",
    "c:<clock> in the p:$day_part",
    "c:<clock>",
  },
  value = function(s)
    local clock, part = value_of(s, "c"), s:capture "p"
    if clock and part and part.text ~= "" then
      clock = timex.of_part(clock, part.text)
    end
    return timed(value_of(s, "x") or today(s), clock)
  end,
}

local function day_part(shift)
  return function(s)
    local code = timex.DAY_PARTS[s:capture("p").text:lower()]
    local value = timed(value_of(s, "x") or today(s, shift), "T" .. code)
    local mod = s:capture "early" and "START" or s:capture "late" and "END"
    return value and mod and timex.modified(value, mod) or value
  end
end

local EARLY = "(early:(early/earlier) | late:(late/later))?"
span "time" {
  find = {
    EARLY .. " x:<day> p:$day_part",
    EARLY .. " this p:$day_part",
    "(in the)? p:$day_part of x:<day>",
    "the? p:overnight",
  },
  value = day_part(),
}
span "time" { find = { "last p:$day_part" }, value = day_part(-1) }
span "time" {
  find = { "the next/following p:$day_part" },
  value = function(s)
    local code = timex.DAY_PARTS[s:capture("p").text:lower()]
    return timed(dated(timex.shift(1, "day", day.narrative(s)), true),
      "T" .. code)
  end,
}
span "time" {
  find = { "later? tonight" },
  value = function(s) return timed(today(s), "TNI") end,
}

-- Ranges.

local TO = "(to/until/through/till | '-' | '\u{2013}' | '\u{2014}')"

span "time" {
  find = {
    "m:$month_name '.'? a:<month_day> (" .. TO
      .. " | and) b:<month_day> (','? y:<year>)?",
    "a:<month_day> (" .. TO
      .. " | and) b:<month_day> of? m:$month_name '.'? (','? y:<year>)?",
  },
  value = function(s)
    local number = timex.month_number(s:capture("m").text)
    local year, a, b = value_of(s, "y"), value_of(s, "a"), value_of(s, "b")
    if not (a and b) or a >= b then return nil end
    local function full(mday)
      if year then
        return calendar.is_date(year, number, mday)
          and calendar.format(calendar.day(year, number, mday)) or nil
      end
      return timex.month_day(number, mday, anchor(s), side(s))
    end
    local first, last = dated(full(a), not year), dated(full(b), not year)
    return first and last and timex.range(first, last)
  end,
}

span "time" {
  find = {
    "x:<day> " .. TO .. " y:<day>",
    "from x:<date> " .. TO .. " y:<date>",
    "between x:<date> and y:<date>",
  },
  value = function(s)
    local a, b = value_of(s, "x"), value_of(s, "y")
    if not (a and b and a.from and b.to) or a.from > b.to then
      return nil
    end
    return timex.range(a, b)
  end,
}

span "time" {
  find = { "a:<year> " .. TO .. " b:<year>" },
  value = function(s)
    local a, b = value_of(s, "a"), value_of(s, "b")
    if a >= b then return nil end
    return timex.range(dated(("%04d"):format(a)), dated(("%04d"):format(b)))
  end,
}

-- Durations and sets.

local function duration(s)
  local n, mod = count(s)
  local u = s:capture "u"
  local value = timex.duration(n, unit_of(u.text))
  local about = s:capture "about"
  if about then
    mod = select(3, numeral.parse(about.text .. " 1"))
  end
  return value and timex.new("DURATION", value, "read", mod)
end

--- Before "a week" these make it a rate: "twice a week", "$5 a day".
local RATE = "<!([shape~'9*'] | [norm~'??*s' & !(norm=lasts | norm=takes"
  .. " | norm=was | norm=has | norm=plus | norm=less | norm=this"
  .. " | norm=his | norm=its | norm=perhaps)]"
  .. " | $number_scale | cent/percent/once/twice | '%')"

span "time" {
  find = {
    "the? n:<number> of? more? u:$time_unit",
    RATE .. " about:$number_about? a/an u:$time_unit",
    "n:<number> '-' u:$span_unit ('-' long)?",
    "the? past/last/next/first/coming n:<number> of? u:$time_unit",
    "the? past u:$span_unit",
  },
  value = duration,
}

span "time" {
  find = { "the? past/last/next/first/coming few/several u:$time_units" },
  value = function(s)
    return timex.new("DURATION",
      timex.duration(nil, unit_of(s:capture("u").text)))
  end,
}

--- Ages and quarters of things are no times.
span "time" {
  find = {
    "<number> '-'? $time_unit '-'? old",
    "<number> '-' quarters",
    "(<number> | a) quarter of",
  },
  value = function() return nil end,
}

span "time" {
  find = { "<&(for/in/within/past/many) u:$time_units",
    "the coming u:$time_units", "past u:$time_units" },
  value = function(s)
    return timex.new("DURATION",
      timex.duration(nil, unit_of(s:capture("u").text)))
  end,
}

local OFTEN = { daily = "P1D", weekly = "P1W", monthly = "P1M",
  quarterly = "P1Q", yearly = "P1Y", annually = "P1Y", hourly = "PT1H",
  nightly = "P1D" }

span "time" {
  find = { "w:$time_often" },
  value = function(s) return timex.new("SET", OFTEN[s.text:lower()]) end,
}

span "time" {
  find = {
    "every/each (n:<number>)? u:$time_unit",
    "every other u:$time_unit",
  },
  value = function(s)
    local n = count(s)
    if s.text:lower():find "%f[%a]other%f[%A]" then n = 2 end
    local value = timex.duration(n, unit_of(s:capture("u").text))
    return value and timex.new("SET", value)
  end,
}

words "weekday_plural" { "Mondays", "Tuesdays", "Wednesdays", "Thursdays",
  "Fridays", "Saturdays", "Sundays", how = "exact" }

span "time" {
  find = { "every/each w:$weekday_name", "w:$weekday_plural" },
  value = function(s)
    return timex.new("SET", "XXXX-WXX-"
      .. timex.weekday_number(s:capture("w").text))
  end,
}

return { anchor = anchor, side = side }
