--- Civil calendar: day numbers, months, ISO weeks, movable feasts.
---
--- A day is an integer counted from 1970-01-01 (day 0), as in the C core.
--- which reckons them (core/base/day.c). The Gregorian calendar is used
--- throughout, before its time, too. Pure functions: no document, no clock.

local core = require "geoeng.core"
local word_set = require "geoeng.language.word_set"

local M = {}

---@param year integer
---@return boolean
function M.is_leap(year) return core.month_length(year, 2) == 29 end

---@param year integer
---@param month integer  1 to 12
---@return integer       days of the month
function M.month_length(year, month) return core.month_length(year, month) end

--- Is this a day of the calendar?
---@return boolean
function M.is_date(year, month, day)
  return math.type(year) == "integer" and math.type(month) == "integer"
    and math.type(day) == "integer" and month >= 1 and month <= 12
    and day >= 1 and day <= core.month_length(year, month)
end

--- Day number of a date. Days outside of the month run on: (2024, 2, 30) is
--- the first of March.
---@return integer
function M.day(year, month, day) return core.day_of(year, month, day) end

--- Date of a day number.
---@param day integer
---@return integer year, integer month, integer mday
function M.date(day) return core.date_of(day) end

---@param day integer
---@return integer  1 Monday to 7 Sunday
function M.weekday(day)
  return (day + 3) % 7 + 1
end

--- Monday of an ISO week.
---@return integer day
function M.week_start(year, week)
  local jan4 = M.day(year, 1, 4) -- always in week 1
  return jan4 - M.weekday(jan4) + 1 + 7 * (week - 1)
end

--- ISO 8601 week of a day.
---@param day integer
---@return integer year, integer week
function M.iso_week(day)
  local year = M.date(day - M.weekday(day) + 4) -- its Thursday decides
  return year, (day - M.week_start(year, 1)) // 7 + 1
end

--- The year and month n months after (before, when n < 0) a month.
---@return integer year, integer month
function M.add_months(year, month, n)
  local k = year * 12 + month - 1 + n
  return k // 12, k % 12 + 1
end

local KNOWN = 1000 -- days
--- Day number -> what M.format says, of the last days: texts name few.
local written, nwritten = {}, 0

--- "2024-10-11" of a day number.
---@param day integer
---@return string
function M.format(day)
  local s = written[day]
  if not s then
    if nwritten == KNOWN then written, nwritten = {}, 0 end
    s = ("%04d-%02d-%02d"):format(M.date(day))
    written[day], nwritten = s, nwritten + 1
  end
  return s
end

--- Day number of "2024-10-11".
---@param s string
---@return integer? day  nil when it is no date
function M.parse(s)
  return #s == #"2024-10-11" and core.day(s) or nil
end

--- Easter Sunday, by the Gregorian computus (Meeus, Astronomical Algorithms,
--- chapter 8).
---@return integer day
function M.easter(year)
  local a, b, c = year % 19, year // 100, year % 100
  local h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local n = h + l - 7 * m + 114
  return M.day(year, n // 31, n % 31 + 1)
end

--- The n-th weekday of a month; n < 0 counts from its end.
---@return integer day
function M.nth_weekday(year, month, weekday, n)
  if n > 0 then
    local first = M.day(year, month, 1)
    return first + (weekday - M.weekday(first)) % 7 + 7 * (n - 1)
  end
  local last = M.day(year, month, M.month_length(year, month))
  return last - (M.weekday(last) - weekday) % 7 + 7 * (n + 1)
end

local FEASTS = word_set.values "time.feast"

--- How a feast's day is told: kind -> day of a year and the figures told.
local DAY_OF = {
  date = M.day,
  weekday = function(year, month, weekday, n, plus)
    return M.nth_weekday(year, month, weekday, n) + (plus or 0)
  end,
  easter = function(year, n) return M.easter(year) + n end,
}

--- Names of the feasts that `feast` knows, sorted.
---@return string[]
function M.feasts() return word_set.list "time.feast" end

--- Day of a Christian or United States feast in a year.
---@param name string   lower case, as `feasts` gives them
---@return integer? day
function M.feast(name, year)
  if not FEASTS[name] then return nil end
  local kind, figures = FEASTS[name]:match "^(%l+) (.*)$"
  local list = {}
  for n in figures:gmatch "%S+" do list[#list + 1] = math.tointeger(n) end
  return DAY_OF[kind](year, table.unpack(list))
end

return M
