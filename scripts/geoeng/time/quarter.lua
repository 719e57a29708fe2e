--- Quarters, halves and fiscal years of the layer `date`. Part of date.lua.
---
---     <date>  the third quarter of 2023 · the quarter · the year-ago period ·
---             the first half · the fiscal year · FY2024
---
--- Companies report the last full quarter: "the quarter" and "the latest
--- period" are that one. A year is counted as the calendar year it is named
--- by.

local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local numeral = require "geoeng.number.number_value"
local timex = require "geoeng.time.time_value"
local day = require "geoeng.time.day"
local period = require "geoeng.time.period"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated
local WHICH, which = period.WHICH, period.which

words "quarter_word" (word_set.list("time.quarter", "fold"))
words "half_word" (word_set.list("time.half", "fold"))

--- 3 of "third", "3rd", "q3" and "3q"; the last half is the second.
local function number_of(word)
  return word == "last" and 2 or numeral.ordinal(word)
    or math.tointeger(tonumber(word:match "^%a?(%d)%a?$"))
end

--- A part of a year: letter "Q" or "H", and how many make the year.
local function part_of_year(letter, months)
  return function(s)
    local number = number_of(s:capture("o").text:lower())
    local year, at, n = value_of(s, "y"), anchor(s), which(s)
    if number < 1 or number > 12 // months then return nil end
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

local OF_YEAR = "(of? y:<year> | of? the? " .. WHICH .. " year)?"
span "date" {
  find = {
    "the? (fiscal '-'?)? o:$quarter_word quarter " .. OF_YEAR,
    "fiscal? o:$quarter_word '-' quarter",
    "the? y:<year> o:$quarter_word quarter",
    WHICH .. " year '''s' o:$quarter_word quarter",
    "the? l:(year '-'? ago/earlier) o:$quarter_word quarter",
  },
  value = part_of_year("Q", 3),
}

span "date" {
  find = { "the? o:$half_word half " .. OF_YEAR },
  value = part_of_year("H", 6),
}

--- "Q3", "3Q 2022", "Q3 of last year". H1 alone is a name too.
local SHORT_Q = "o:[norm~'q?' & shape='X9' | norm~'?q' & shape='9X']"
local SHORT_H = "o:[norm~'h?' & shape='X9' | norm~'?h' & shape='9X']"
local SHORT_YEAR = "('-' | ',')? (of | fy | fiscal)? y:<year>"
span "date" {
  find = { "the? " .. SHORT_Q .. " " .. SHORT_YEAR,
    "the? " .. SHORT_Q .. " of? " .. WHICH .. " year",
    WHICH .. " year '''s' " .. SHORT_Q,
    "y:<year> " .. SHORT_Q,
    "the? " .. SHORT_Q .. " !('-' | '/')" },
  value = part_of_year("Q", 3),
}
span "date" {
  find = { "the? " .. SHORT_H .. " " .. SHORT_YEAR,
    "the? " .. SHORT_H .. " of? " .. WHICH .. " year",
    "<&$date_prep " .. SHORT_H .. " !('-' | '/')" },
  value = part_of_year("H", 6),
}

--- "3Q22" is one token.
span "date" {
  find = { "[norm~'?q??' & shape='9X99']" },
  value = function(s)
    local number, two = s.text:match "^([1-4])%a(%d%d)$"
    if not number then return nil end
    return dated(("%04d-Q%s"):format(
      timex.full_year(math.tointeger(two), anchor(s)), number))
  end,
}

-- "the quarter" of a report is the last full one.
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
  find = { "the (latest | most recent)? [norm=quarter]",
    "the (latest | most recent) [norm=period]" },
  value = quarter(-1),
}

--- "the quarter ended July 31": the quarter that most of it lies in.
span "date" {
  find = { "the quarter &(ended/ending d:<day>)" },
  value = function(s)
    for _, other in ipairs(s.sentence:layer "day") do
      local v = other.first == s.last + 2 and other.value
      local at = v and v.from and calendar.parse(v.from)
      if at then return dated(timex.shift(0, "quarter", at - 45), true) end
    end
    return quarter(-1)(s)
  end,
  priority = 1,
}

--- The same part of the year before: of the quarter that is told of, else of
--- the last full one.
local function year_before(s)
  local told = period.quarter_told(s)
  if not told then return quarter(-5)(s) end
  local year, number = told:match "^(%d+)%-Q(%d)$"
  return dated(("%04d-Q%d"):format(year - 1, number), true)
end

span "date" {
  find = {
    "the? comparable/corresponding/same? year '-'? ago/earlier"
      .. " (quarter | period)",
    "the comparable/corresponding/same (quarter | period)"
      .. " (last year | a year ago/earlier)",
    "the quarter a year ago/earlier", "last year '''s' quarter",
  },
  value = year_before,
}

--- "year-earlier profit": the quarter told of a year before, else the year.
span "date" {
  find = { "year '-' ago/earlier" },
  value = function(s)
    if period.quarter_told(s) then return year_before(s) end
    return dated(timex.shift(-1, "year", anchor(s)), true)
  end,
}

span "date" {
  find = { "the y:<year> [norm=period]" },
  value = function(s)
    local told, year = period.quarter_told(s), value_of(s, "y")
    if not year then return nil end
    local number = told and told:match "Q%d$"
    return dated(number and ("%04d-%s"):format(year, number)
      or ("%04d"):format(year), number ~= nil)
  end,
}

span "date" {
  find = {
    "the (full | entire | whole)? [norm=year]"
      .. " !('-' | 'before' | 'after' | ended/ending)",
    "the? (c:(current | present) | l:(latest | last | past) | n:(next |"
      .. " coming))? fiscal year !([shape='9999'])",
  },
  value = function(s)
    local n = s:capture "l" and -1 or s:capture "n" and 1 or 0
    return dated(timex.shift(n, "year", anchor(s)), true)
  end,
}

span "date" {
  find = { "the? (fiscal | financial) year y:<year>", "the? fiscal y:<year>",
    "the? y:<year> (fiscal | financial) year", "fy y:<year>",
    "[norm~'fy????' & shape='XX999']", "[norm~'fy??' & shape='XX99']" },
  value = function(s)
    local year = value_of(s, "y")
    if not year then
      year = math.tointeger(tonumber(s.text:match "%d+$"))
      if year and year < 100 then year = timex.full_year(year, anchor(s)) end
    end
    return year and dated(("%04d"):format(year))
  end,
}
