--- Layer `date`: points in the calendar of any grain. Part of date.lua.
---
---     <date>  a <day> · October 2024 · 2016 · last week · two years ago ·
---             that year · the 1990s · now; see quarter.lua too

local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local numeral = require "geoeng.number.number_value"
local timex = require "geoeng.time.time_value"
local day = require "geoeng.time.day"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated
local M = {}

-- ---------------------------------------------------------------- words

-- Names that are no other word and so need no other sign of a date.
words "month_alone" (word_set.list("time.month_alone", "exact"))
words "season_name" (word_set.list("time.season", "fold"))
words "decade_name" (word_set.list("time.decade", "fold"))
words "calendar_unit" (word_set.list("time.calendar_unit", "fold"))
-- Only behind a count: "a second" is mostly another one.
words "unit_counted" (word_set.list("time.unit_counted", "fold"))
words "time_unit" (word_set.list "time.unit")
words "time_present" (word_set.list("time.present", "fold"))
-- Only behind "at".
words "time_at_present" (word_set.list("time.at_present", "fold"))
-- With these "current" is of money and news, not of time.
words "current_thing" (word_set.list("time.current_thing", "fold"))
words "time_past" (word_set.list("time.past", "fold"))
words "time_future" (word_set.list("time.future", "fold"))
-- Behind these a figure of four digits is a year, and "May" a month.
words "date_prep" (word_set.list("time.preposition", "fold"))
-- Before a figure these tell of a count, not a year.
words "count_word" (word_set.list("time.count", "fold"))

--- Which unit: the captures l (last), t (this), n (next).
local WHICH = "(l:$time_last | t:$time_this | n:$time_next)"

---@return integer? n  -1, 0, 1; nil when the span captured none
local function which(s)
  return s:capture "l" and -1 or s:capture "n" and 1
    or s:capture "t" and 0 or nil
end

local NAMES = { [-1] = "last", [0] = "this", [1] = "next" }

local SHORT_UNITS = word_set.values "time.unit_counted"

--- The unit of a word: "weeks" is "week", "centuries" "century".
local function unit_of(word)
  local w = word:lower()
  if SHORT_UNITS[w] then return SHORT_UNITS[w] end
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
    "m:$month_name of? the? " .. WHICH .. " year:year",
    WHICH .. " m:$month_name",
    "m:$month_alone",
    "<&$date_prep m:$month_name",
    "<&the m:[text=March | text=May] &[shape~'x*' & !norm=on & !norm=of"
      .. " & !norm=to & !norm=from & !norm=against & !norm=for & !norm=in]",
  },
  value = month,
}

local function year_date(s)
  local number = value_of(s, "y")
  if not number then return nil end
  -- Far years need a word that says so.
  if number < 1800 and not s.text:lower():find "year" then return nil end
  return dated(("%04d"):format(number))
end

span "date" {
  find = {
    "<&$date_prep y:<year>",
    "the year y:<year>",
    "<&(the/a/its/his/her/their/our/this/that/both | '''s' | '-' | '(')"
      .. " y:<year>",
  },
  value = year_date,
}

span "date" {
  find = {
    -- "2000 troops" is no year.
    "<!$count_word y:<year> ![norm~'*s' | norm=people | norm=men"
      .. " | norm=women | norm=children]",
  },
  -- "'40" without a word before it may open what is quoted.
  value = function(s) return s.text:find "^%w" and year_date(s) or nil end,
}

span "date" {
  find = { WHICH .. " u:$calendar_unit", "the? u:weekend" },
  value = function(s)
    local n = which(s)
    -- "This Week" is the name of a programme.
    if s.text:find "^%u%l+ %u" then return nil end
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

local function since(s) return day.narrative(s, "date") end

local COUNT = "((n:<number> of? | a/an) more? u:$time_unit"
  .. " | n:<number> u:$unit_counted)"

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
  value = counted(-1, since),
}
span "date" {
  find = { COUNT .. " later/afterwards" },
  value = counted(1, since),
}

span "date" {
  find = {
    WHICH .. " s:$season_name",
    "l:(this? past) s:$season_name",
    "s:$season_name of? the? " .. WHICH .. " year:year",
    "t:the s:$season_name",
    "(the | <&in) s:$season_name of? y:<year>",
  },
  value = function(s)
    local code = timex.SEASONS[s:capture("s").text:lower()]
    local year, at = value_of(s, "y"), anchor(s)
    if year then return dated(("%04d-%s"):format(year, code)) end
    if at and s:capture "year" then
      return dated(("%04d-%s"):format(calendar.date(at) + which(s), code),
        true)
    end
    return dated(timex.season(code, NAMES[which(s)], at), true)
  end,
}

-- One token; without a word before it, it may open what is quoted.
local SHORT_DECADE =
  "[(shape=\"'99x\" | shape='\u{2019}99x') & norm~'*0s']"

span "date" {
  find = {
    "the? [shape='999x' & norm~'*0s']",
    "the? $decade_name",
    "(the | <&($date_prep | '-')) " .. SHORT_DECADE,
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
    return dated(("%03d"):format(tens))
  end,
}

words "before_christ" (word_set.list("time.before_christ", "exact"))
words "anno_domini" (word_set.list("time.anno_domini", "exact"))

span "date" {
  find = { "the? o:<ordinal> '-'? century (bc:$before_christ | $anno_domini)?" },
  value = function(s)
    local number = value_of(s, "o")
    if not number then return nil end
    return dated((s:capture "bc" and "BC%02d" or "%02d"):format(number - 1))
  end,
}

--- "1200 BC", "AD 79". B.C. is a province too: "200 B.C. miners".
local FAR = "y:[shape='9' | shape='99' | shape='999']"
span "date" {
  find = {
    "<&($date_prep | about | circa | c. | ca. | '(' | and | to | or)"
      .. " " .. FAR .. " bc:$before_christ",
    FAR .. " bc:$before_christ &('.' | ',' | ')' | ';' | to | and | '-')",
    FAR .. " bc:$before_christ </s>",
    "$anno_domini " .. FAR, FAR .. " $anno_domini",
  },
  value = function(s)
    local number = math.tointeger(tonumber(s:capture("y").text))
    if not number or number < 1 then return nil end
    return dated((s:capture "bc" and "BC%04d" or "%04d"):format(number))
  end,
}

local function reference(ref)
  return function() return timex.new("DATE", ref) end
end

span "date" {
  find = { "$time_present", "<&at $time_at_present",
    "<!(a/electric/strong) current !($current_thing | '-' $current_thing)" },
  -- "Now, who pays?" asks for attention.
  value = function(s)
    if s.text == "Now" and s.doc:token(s.last + 1).norm == "," then
      return nil
    end
    return timex.new("DATE", "PRESENT_REF")
  end,
}
span "date" {
  find = { "$time_past", "recent $time_units?" },
  value = reference "PAST_REF",
}
span "date" {
  find = { "<!as $time_future !(after/as)", "the? coming $time_units" },
  value = reference "FUTURE_REF",
}
span "date" {
  find = { "$time_units ago" },
  value = reference "PAST_REF",
}

M.unit_of, M.count, M.which = unit_of, count, which
M.WHICH, M.quarter_told = WHICH, quarter_told

return M
