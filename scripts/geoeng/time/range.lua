--- Ranges of the layer `time`. Part of date.lua.
---
---     <time>  October 22 to 24 · from Monday until Friday · 2003-2011 ·
---             between now and May 9
---     value   { value = "2024-10-22/2024-10-24", parts = { ... } }
---
--- TimeML marks each end of a range by itself: `parts` holds these ends,
--- { start=, stop=, text=, value= } in code points, where words join them.

local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local timex = require "geoeng.time.time_value"
local day = require "geoeng.time.day"

local span = library.span
local anchor, side, value_of, dated =
  day.anchor, day.side, day.value_of, day.dated

local TO = "(to/until/through/till | '-' | '\u{2013}' | '\u{2014}')"

local function part(capture, value)
  return { start = capture.start, stop = capture.stop, text = capture.text,
    value = value }
end

--- A value with the days of publication for "now" and "today".
local function point(value, s)
  if value.value ~= "PRESENT_REF" then return value end
  return dated(timex.shift(0, "day", anchor(s)), true)
end

--- The range of captures x and y.
---@param a table  time value
---@param b table  time value
local function range(s, a, b)
  local from, to = point(a, s), point(b, s)
  if from.from and to.to and from.from > to.to then return nil end
  local out = timex.range(from, to)
  if s:capture "x" and s:capture "y" and s.text:find "%s" then
    out.parts = { part(s:capture "x", a), part(s:capture "y", b) }
  end
  return out
end

--- Days of one month: "October 22 to 24", "the 22nd to 24th of October".
span "time" {
  find = {
    "x:(m:$month_name '.'? a:<month_day>) (" .. TO
      .. " | and) y:(b:<month_day>) (','? year:<year>)?",
    "from? x:(a:<month_day>) (" .. TO
      .. " | and) y:(b:<month_day> of? m:$month_name ('.'? ','? year:<year>)?)",
  },
  value = function(s)
    local number = timex.month_number(s:capture("m").text)
    local year, a, b = value_of(s, "year"), value_of(s, "a"), value_of(s, "b")
    if not (a and b) or a >= b then return nil end
    local function full(mday)
      if year then
        return calendar.is_date(year, number, mday)
          and calendar.format(calendar.day(year, number, mday)) or nil
      end
      return timex.month_day(number, mday, anchor(s), side(s))
    end
    local first, last = dated(full(a), not year), dated(full(b), not year)
    return first and last and range(s, first, last)
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
    return a and b and range(s, a, b)
  end,
}

span "time" {
  find = { "x:<year> " .. TO .. " y:<year>" },
  value = function(s)
    local a, b = value_of(s, "x"), value_of(s, "y")
    if a >= b then return nil end
    return range(s, dated(("%04d"):format(a)), dated(("%04d"):format(b)))
  end,
}

--- The second year of two figures behind a year: 13 of 2012-13 is 2013, 00 of
--- 1999-00 is 2000; nil when that is not later.
---@param from integer
---@param figures string
local function second_year(from, figures)
  local year = tonumber(figures)
  if #figures == 2 then
    year = year + from // 100 * 100
    if year == from - 99 then year = year + 100 end
  end
  return year > from and year < from + 100 and math.tointeger(year) or nil
end

--- "2012-13", "the 2013/14 season", "fiscal year 2012-13", "FY2012-13".
local KIND_OF_YEAR = "fiscal/financial/budget/academic/school"
local YEARS = "(<year> ('-' | '\u{2013}') [shape='99']"
  .. " | [shape='999/99' | shape='999/999'])"
span "time" {
  find = {
    "<!$count_word the? " .. YEARS .. " ((" .. KIND_OF_YEAR
      .. ")? year | season)?",
    "the? (" .. KIND_OF_YEAR .. " | fy) year? " .. YEARS,
    "[shape='XX999-99' & norm~'fy*'] | [shape='XX999/99' & norm~'fy*']",
  },
  value = function(s)
    local from, to = s.text:gsub("\u{2013}", "-")
      :match "(%d%d%d%d)%s*[-/]%s*(%d+)"
    from = math.tointeger(tonumber(from))
    to = from and from >= 1800 and from < 2100 and second_year(from, to)
    if not to then return nil end
    return timex.range(dated(("%04d"):format(from)), dated(("%04d"):format(to)))
  end,
}

--- "eight days after October 12": a day of its own, and for TimeML a
--- duration and a date.
span "time" {
  find = { "x:((n:<number> | a/an) $time_kind{0,2} u:$time_unit)"
    .. " (after | b:before) y:<day>" },
  value = function(s)
    local period = require "geoeng.time.period"
    local n, to = period.count(s), value_of(s, "y")
    local unit = period.unit_of(s:capture("u").text)
    local from = to and to.from and calendar.parse(to.from)
    if not n or not from then return nil end
    local value = timex.count(s:capture "b" and -n or n, unit, from)
    local out = dated(value, true)
    if not out then return nil end
    out.parts = { part(s:capture "x", timex.new("DURATION",
      timex.duration(n, unit))), part(s:capture "y", to) }
    return out
  end,
}
