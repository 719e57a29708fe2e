--- Layers `date` and `time`: time expressions of English news.
---
---     <day>   one calendar day, see day.lua
---     <date>  a point in the calendar of any grain: a <day> · October 2024 ·
---             2016 · last week · two years ago · the third quarter · now
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

local words, span = rule.words, rule.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated

-- ---------------------------------------------------------------- words

-- Names that are no other word and so need no other sign of a date.
words "month_alone" { "January", "February", "April", "June", "July",
  "August", "September", "October", "November", "December", "Sept.",
  "Oct.", "Nov.", "Dec.", "Jan.", "Feb.", how = "exact" }
words "season_name" { "spring", "summer", "autumn", "fall", "winter",
  how = "fold" }
words "decade_name" { "twenties", "thirties", "forties", "fifties",
  "sixties", "seventies", "eighties", "nineties", how = "fold" }
words "calendar_unit" { "day", "weekend", "week", "fortnight", "month",
  "quarter", "year", "decade", "century", how = "fold" }
words "time_unit" { "minute", "hour", "day", "weekend", "week", "fortnight",
  "month", "quarter", "year", "decade", "century" }
words "time_units" { "seconds", "minutes", "hours", "days", "weekends",
  "weeks", "fortnights", "months", "quarters", "years", "decades",
  "centuries", how = "fold" }
words "span_unit" { "minute", "hour", "day", "week", "month", "quarter",
  "year", "decade", "century", how = "fold" }
words "quarter_word" { "first", "second", "third", "fourth", "1st", "2nd",
  "3rd", "4th", how = "fold" }

words "time_present" { "now", "currently", "right now", "at present",
  "presently", "nowadays", "these days", "at the moment", how = "fold" }
words "time_past" { "recently", "lately", "the past", "the recent past",
  "recent days", "recent weeks", "recent months", "recent years",
  how = "fold" }
words "time_future" { "soon", "the future", "the near future",
  "coming days", "coming weeks", "coming months", "coming years",
  how = "fold" }
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

-- Behind these a figure of four digits is a year, and "May" a month.
words "date_prep" { "in", "since", "by", "from", "until", "till", "of",
  "during", "through", "before", "after", "between", "early", "late", "mid",
  "around", "fiscal", "throughout", how = "fold" }
-- Before a figure these tell of a count, not a year.
words "count_word" { "some", "about", "nearly", "almost", "least", "most",
  "than", "over", "under", "approximately", "roughly", "only", "up to", "$",
  "us$", "#", "no.", "number", "nos.", "flight", "resolution", "boeing",
  how = "fold" }

--- Which unit: the captures l (last), t (this), n (next).
local WHICH = "(l:$time_last | t:$time_this | n:$time_next)"

---@return integer? n  -1, 0, 1; nil when the span captured none
local function which(s)
  return s:capture "l" and -1 or s:capture "n" and 1
    or s:capture "t" and 0 or nil
end

local NAMES = { [-1] = "last", [0] = "this", [1] = "next" }

--- The unit of a word: "weeks" is "week", "centuries" "century".
local function unit_of(word)
  local w = word:lower()
  if timex.UNITS[w] then return w end
  w = w:gsub("ies$", "y")
  return timex.UNITS[w] and w or w:sub(1, -2)
end

-- ----------------------------------------------------------- layer date

span "date" {
  find = { "x:<day>" },
  value = function(s) return value_of(s, "x") end,
}

local function month(s)
  local number = timex.month_number(s:capture("m").text)
  local year, at = value_of(s, "y"), anchor(s)
  if year then return dated(timex.month_value(year, number)) end
  local n = which(s)
  if not n then return dated(timex.month_near(number, at, side(s)), true) end
  if not at then return dated(timex.month_near(number), true) end
  if s:capture "year" or n == 0 then
    return dated(timex.month_value(calendar.date(at) + n, number), true)
  end
  local y, m = calendar.date(at)
  if n < 0 and number >= m then y = y - 1 end
  if n > 0 and number <= m then y = y + 1 end
  return dated(timex.month_value(y, number), true)
end

span "date" {
  find = {
    "m:$month_name '.'? ','? of? y:<year>",
    "m:$month_name of? " .. WHICH .. " year:year",
    WHICH .. " m:$month_name",
    "m:$month_alone",
    "<&$date_prep m:$month_name",
  },
  value = month,
}

span "date" {
  find = {
    "<&$date_prep y:<year>",
    "fiscal y:<year>",
    "the year y:<year>",
    "<&(the/a/its/his/her/their/our/this/that/both | '''s' | '-' | '(')"
      .. " y:<year>",
    -- "2000 troops" is no year.
    "<!$count_word y:<year> ![norm~'*s' | norm=people | norm=men"
      .. " | norm=women | norm=children]",
  },
  value = function(s)
    local year = value_of(s, "y")
    if not year then return nil end
    -- Far years need a word that says so.
    if year < 1800 and not s.text:lower():find "year" then return nil end
    return dated(("%04d"):format(year))
  end,
}

span "date" {
  find = { WHICH .. " u:$calendar_unit", "the? u:weekend" },
  value = function(s)
    local n = which(s)
    if not n then n = side(s) == "future" and 0 or -1 end
    return dated(timex.shift(n, unit_of(s:capture("u").text), anchor(s)),
      true)
  end,
}

--- "that year", "the following week": counted from the day told before.
span "date" {
  find = {
    "(that same? | the same) u:$calendar_unit",
    "the (n:(following/next) | l:(previous/preceding)) u:$calendar_unit",
  },
  value = function(s)
    local n = s:capture "n" and 1 or s:capture "l" and -1 or 0
    return dated(timex.shift(n, unit_of(s:capture("u").text),
      day.narrative(s, "date")), true)
  end,
}

--- Count of a capture n; "a week" is one; nil for "several".
local function count(s)
  local c = s:capture "n"
  if not c then return 1 end
  local bounds, named, mod = numeral.parse((c.text:gsub("%s+of$", "")))
  if not bounds then return nil end
  if not named and bounds.exact then named = bounds.min end
  if not named and bounds.min and bounds.max then
    named, mod = bounds.min, "EQUAL_OR_MORE"
  end
  return named, mod
end

local function told(s) return day.narrative(s, "date") end

local COUNT = "(n:<number> of? | a/an) more? u:$time_unit"

--- The quarter that the text before a span speaks of: a report that
--- compares "the third quarter" with "a year earlier" means a quarter.
---@return string? value  "1989-Q3"
local function quarter_told(s)
  local doc, index = s.doc, s.sentence.index
  for i = index, math.max(1, index - 2), -1 do
    local found
    for _, other in ipairs(doc:sentence(i):layer "date") do
      local value = other.last < s.first and other.value
      if value and value.grain == "quarter" and value.value > (found or "")
      then
        found = value.value
      end
    end
    if found then return found end
  end
  return nil
end

--- Values of "two days ago" (sign -1) and "two days later" (sign 1).
local function counted(sign, from)
  return function(s)
    local n, mod = count(s)
    if not n then
      return timex.new("DATE", sign < 0 and "PAST_REF" or "FUTURE_REF")
    end
    local unit = unit_of(s:capture("u").text)
    local told = unit == "year" and n == 1 and not mod and quarter_told(s)
    if told then
      local year, number = told:match "^(%d+)%-Q(%d)$"
      return dated(("%04d-Q%d"):format(year + sign, number), true)
    end
    if timex.UNITS[unit].time then
      return timex.new("DURATION", timex.duration(n, unit), "read", mod)
    end
    local value = dated(timex.count(sign * n, unit, from(s)), true)
    return value and mod and timex.modified(value, mod) or value
  end
end

span "date" { find = { COUNT .. " ago" }, value = counted(-1, anchor) }
span "date" {
  find = { COUNT .. " from now" },
  value = counted(1, anchor),
}
span "date" {
  find = { COUNT .. " earlier" },
  value = counted(-1, told),
}
span "date" {
  find = { COUNT .. " later/afterwards" },
  value = counted(1, told),
}

local ORDER = { first = 1, second = 2, third = 3, fourth = 4 }

--- A part of a year: letter "Q" or "H", and how many make the year.
local function part_of_year(letter, months)
  return function(s)
    local word = s:capture("o").text:lower()
    local number = ORDER[word] or numeral.ordinal(word)
    local year, at, n = value_of(s, "y"), anchor(s), which(s)
    if number > 12 // months then return nil end
    if not year and not at then
      return dated(("XXXX-%s%d"):format(letter, number), true)
    end
    local inferred = not year
    if inferred then
      local y, m = calendar.date(at)
      year = y + (n or 0)
      local current = (m - 1) // months + 1
      if not n and side(s) ~= "future" and number > current then
        year = y - 1
      end
    end
    return dated(("%04d-%s%d"):format(year, letter, number), inferred)
  end
end

local OF_YEAR = "(of? y:<year> | of? " .. WHICH .. " year)?"
span "date" {
  find = {
    "the? (fiscal '-'?)? o:$quarter_word quarter " .. OF_YEAR,
    "o:$quarter_word '-' quarter",
    "the? y:<year> o:$quarter_word quarter",
    WHICH .. " year '''s' o:$quarter_word quarter",
    "the? l:(year '-'? ago/earlier) o:$quarter_word quarter",
  },
  value = part_of_year("Q", 3),
}
--- "the quarter" of a report is the last full one.
local function quarter(shift)
  return function(s)
    return dated(timex.shift(shift, "quarter", anchor(s)), true)
  end
end

span "date" {
  find = { "the? y:<year> quarter" },
  value = function(s)
    local year, now = value_of(s, "y"), quarter(-1)(s)
    local number = now and now.value:match "Q%d" or "QX"
    return year and dated(("%04d-%s"):format(year, number), true)
  end,
}
span "date" {
  find = { "the (latest | most recent)? [norm=quarter]" },
  value = quarter(-1),
}
span "date" {
  find = {
    "the comparable? year '-'? ago/earlier (quarter | period)",
  },
  value = quarter(-5),
}

span "date" {
  find = { "the? o:(first/second) half " .. OF_YEAR },
  value = part_of_year("H", 6),
}

span "date" {
  find = {
    WHICH .. " s:$season_name",
    "l:(this? past) s:$season_name",
    "t:the s:$season_name",
    "(the | <&in) s:$season_name of? y:<year>",
  },
  value = function(s)
    local code = timex.SEASONS[s:capture("s").text:lower()]
    local year = value_of(s, "y")
    if year then return dated(("%04d-%s"):format(year, code)) end
    return dated(timex.season(code, NAMES[which(s)], anchor(s)), true)
  end,
}

span "date" {
  find = {
    "the? [shape='999x' & norm~'*0s']",
    "the? $decade_name",
    "the? '\u{2019}' [shape='99x' & norm~'*0s']",
    "the? '''' [shape='99x' & norm~'*0s']",
  },
  value = function(s)
    local figures = s.text:match "(%d+)0s"
    local tens = figures and tonumber(figures)
    if not figures then
      local word = s.text:lower():match "(%a+)$":gsub("ies$", "y")
      tens = numeral.TENS[word] // 10
    end
    if tens < 10 then
      tens = timex.full_year(10 * tens, anchor(s)) // 10
    end
    return dated(("%03dX"):format(tens))
  end,
}

span "date" {
  find = { "the? o:<ordinal> '-'? century" },
  value = function(s)
    local number = value_of(s, "o")
    return number and dated(("%02dXX"):format(number - 1))
  end,
}

local function reference(ref)
  return function() return timex.new("DATE", ref) end
end

span "date" {
  find = { "$time_present", "current" },
  value = reference "PRESENT_REF",
}
span "date" {
  find = { "$time_past", "recent" },
  value = reference "PAST_REF",
}
span "date" {
  find = { "<!as $time_future" },
  value = reference "FUTURE_REF",
}

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
    "$day_point",
  },
  value = function(s)
    local text = s.text:lower()
    local word = timex.DAY_PARTS[text]
    if word then return word:match "^%d" and "T" .. word or "T" .. word end
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
    "c:<clock> ','? on? x:<day>",
    "c:<clock>",
  },
  value = function(s)
    return timed(value_of(s, "x") or today(s), value_of(s, "c"))
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
