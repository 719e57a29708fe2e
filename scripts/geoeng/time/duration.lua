--- Durations and sets of the layer `time`. Part of date.lua.
---
---     <time>  three days · more than 40 years · a week and a half · the past
---             two months · two days after the raid · every week · Mondays
---
--- A duration that an event anchors ("two days after the raid") keeps its
--- value P2D; `from` and `to` are then the day that it leads to, counted from
--- the day told before.

local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local clocks = require "geoeng.time.clock"
local numeral = require "geoeng.number.number_value"
local timex = require "geoeng.time.time_value"
local day = require "geoeng.time.day"
local period = require "geoeng.time.period"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span
local unit_of, count = period.unit_of, period.count

-- ---------------------------------------------------------------- words

words "time_units" (word_set.list("time.units", "fold"))
words "span_unit" (word_set.list("time.span_unit", "fold"))
words "time_often" (word_set.list("time.often", "fold"))
words "publication" (word_set.list("time.publication", "fold"))
words "weekday_plural" (word_set.list("time.weekdays", "exact"))
words "day_parts" (word_set.list("time.parts", "fold"))
--- Between a count and its unit: "eight trading days", "another full year".
words "time_kind" (word_set.list("time.kind", "fold"))

-- ------------------------------------------------------------ durations

local function duration(s)
  local n, mod = count(s)
  local u = s:capture "u"
  if s:capture "half" then n = n + 0.5 end
  local value = timex.duration(n, unit_of(u.text))
  local about = s:capture "about"
  if about then
    mod = select(3, numeral.parse(about.text .. " 1"))
  elseif s:capture "or" then
    mod = "APPROX"
  end
  return value and timex.new("DURATION", value, "read", mod)
end

--- Before "a week" these make it a rate: "twice a week", "$5 a day".
local RATE = "<!([shape~'9*'] | [norm~'??*s' & !(norm=lasts | norm=takes"
  .. " | norm=was | norm=has | norm=plus | norm=less | norm=this"
  .. " | norm=his | norm=its | norm=perhaps)]"
  .. " | $number_scale | cent/percent/once/twice | '%')"
local KIND = " $time_kind{0,2}"
local RATED = " !(a ($span_unit))" -- "24 hours a day"

span "time" {
  find = {
    "the? n:<number> of? " .. KIND .. " u:$time_unit" .. RATED,
    "n:<number> of? " .. KIND .. " u:$unit_counted" .. RATED,
    "n:<number> '-' u:second",
    RATE .. " about:$number_about? a/an" .. KIND .. " u:$time_unit",
    RATE .. " about:$number_about? a/an u:$time_unit half:(and a half)",
    RATE .. " a/an u:$time_unit or:(or so)",
    "another" .. KIND .. " u:$span_unit",
    "n:<number> '-' u:$span_unit ('-' long)?",
    "u:$span_unit '-' long",
    "the? past/last/next/first/coming n:<number> of? " .. KIND
      .. " u:$time_unit",
    "the? past/last/next/coming n:<number> u:$time_unit or:(or so)",
    "the? past u:$span_unit",
  },
  value = duration,
}

--- "a weekend raid" was on the last one, "for a weekend" tells how long.
span "time" {
  find = { "<!(for/of/over/spend/spent/take/took) a u:weekend"
    .. " &[shape~'x*' & !norm=in & !norm=at & !norm=of & !norm=with]" },
  value = function(s)
    local weeks = day.side(s) == "future" and 0 or -1
    return day.dated(timex.shift(weeks, "weekend", day.anchor(s)), true)
  end,
  priority = 1,
}

span "time" {
  find = { "the? past/last/next/first/coming few/several u:$time_units" },
  value = function(s)
    return timex.new("DURATION",
      timex.duration(nil, unit_of(s:capture("u").text)))
  end,
}

--- Of a year that is not that of the calendar the length is known.
span "time" {
  find = { "the fiscal? [norm=year] &(ended/ending)" },
  value = function() return timex.new("DURATION", "P1Y") end,
}

--- Ages and quarters of things are no times.
span "time" {
  find = {
    "<number> '-'? $time_unit '-'? old",
    "<number> '-' quarters",
    "(<number> | $number_about? a) quarter of",
  },
  value = function() return nil end,
}

span "time" {
  find = {
    "<&(for/in/within/past/many/over/follows/after/since) u:$time_units"
      .. " !ago",
    "past u:$time_units",
    "u:$time_units &(before/after/ahead | that followed | since)",
  },
  value = function(s)
    return timex.new("DURATION",
      timex.duration(nil, unit_of(s:capture("u").text)))
  end,
}

--- "two days after the raid": the day that it leads to.
span "time" {
  find = {
    "(n:<number> | a/an) u:$time_unit &(after the/his/her/their/its/a/an)",
    "(n:<number> | a/an) u:$time_unit"
      .. " &(back:before the/his/her/their/its/a/an)",
  },
  value = function(s)
    local v, n = duration(s), count(s)
    local from = day.narrative(s)
    if not v or not from or not n then return v end
    local unit = unit_of(s:capture("u").text)
    local back = s.doc:token(s.last + 1).norm == "before"
    local value = timex.count(back and -n or n, unit, from)
    local first, last = timex.cover(value or "")
    v.from = first and calendar.format(first)
    v.to, v.basis = last and calendar.format(last), "inferred"
    return v
  end,
}

-- ----------------------------------------------------------------- sets

local OFTEN = word_set.values "time.often"
local OFTEN_WITHIN = word_set.values "time.often_within"

span "time" {
  -- Quarterly earnings are those of one quarter; a daily paper is a kind.
  find = { "$time_often !$publication",
    "[norm=quarterly] &(since/in/at/'.'/',')" },
  value = function(s)
    local word = s.text:lower()
    return timex.new("SET", OFTEN[word] or OFTEN_WITHIN[word])
  end,
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

span "time" {
  find = { "every/each w:$weekday_name", "w:$weekday_plural",
    "(every/each)? w:$weekday_name p:$day_parts",
    "every/each w:$weekday_name p:$day_part" },
  value = function(s)
    local part = s:capture "p"
    local code = part and clocks.DAY_PARTS[part.text:lower():gsub("s$", "")]
    return timex.new("SET", "XXXX-WXX-"
      .. timex.weekday_number(s:capture("w").text)
      .. (code and "T" .. code or ""))
  end,
}

span "time" {
  find = { "every/each m:$month_name", "every/each t:$season_name" },
  value = function(s)
    local m = s:capture "m"
    local code = m and ("%02d"):format(timex.month_number(m.text))
      or timex.SEASONS[s:capture("t").text:lower()]
    return timex.new("SET", "XXXX-" .. code)
  end,
}
