--- Time values: TIMEX3 strings and the days that they cover.
---
--- A time value is a table
---   { type = "DATE"|"TIME"|"DURATION"|"SET", value = TIMEX3 string,
---     from = ISO day, to = ISO day, grain = "day"|"week"|..., mod = string,
---     basis = "read"|"inferred" }
--- `from` and `to` are the first and the last day that the value covers; both
--- are nil for durations, sets, references such as PAST_REF and values that
--- lack a year. `basis` is "read" when the text itself says the value and
--- "inferred" when the day of publication was needed to complete it.
---
--- An anchor is the day number that a relative expression counts from; nil
--- when the document has no date: values are then incomplete (XXXX-10-11).
--- Pure functions: no document, no clock.

local calendar = require "geoeng.time.calendar"
local word_set = require "geoeng.language.word_set"

local M = {}

--- Names of units in TIMEX3, and how many of `per` make one.
M.UNITS = {
  second = { code = "S", time = true },
  minute = { code = "M", time = true },
  hour = { code = "H", time = true },
  day = { code = "D" },
  weekend = { code = "D", times = 2 },
  week = { code = "W" },
  fortnight = { code = "W", times = 2 },
  month = { code = "M" },
  quarter = { code = "Q" },
  year = { code = "Y" },
  decade = { code = "Y", times = 10 },
  century = { code = "Y", times = 100 },
}

--- First months of seasons; winter runs into the next year.
local SEASONS = { SP = 3, SU = 6, FA = 9, WI = 12 }
M.SEASONS = word_set.values "time.season"

--- Numbers of names by their first three letters, in which all forms of a name
--- agree ("Sept.", "Thurs"); and the longest of each, in small letters.
local function by_head(name)
  local numbers, full = {}, {}
  for word, number in pairs(word_set.numbers(name)) do
    local folded = word:lower()
    numbers[folded:sub(1, 3)] = number
    if #folded > #(full[number] or "") then full[number] = folded end
  end
  return numbers, full
end

local MONTH, MONTHS = by_head "time.month"
local WEEKDAY = by_head "time.weekday"

local function number_of(heads, word) return heads[word:sub(1, 3):lower()] end

---@param word string  "October", "oct.", "Sept"
---@return integer?    1 to 12
function M.month_number(word) return number_of(MONTH, word) end

---@param word string  "Monday", "Tue."
---@return integer?    1 Monday to 7 Sunday
function M.weekday_number(word) return number_of(WEEKDAY, word) end

--- ------------------------------------------------------- covered days

local function int(s) return math.tointeger(tonumber(s)) end

local function months(year, month, n)
  local y, m = calendar.add_months(year, month, n)
  return calendar.day(year, month, 1), calendar.day(y, m, 1) - 1
end

--- Each takes the captures of its pattern and gives first and last day.
local READERS = {
  { "^(%d%d%d%d)%-(%d%d)%-(%d%d)$", "day", function(y, m, d)
    if not calendar.is_date(int(y), int(m), int(d)) then return nil end
    local day = calendar.day(int(y), int(m), int(d))
    return day, day
  end },
  { "^(%d%d%d%d)%-W(%d%d)$", "week", function(y, w)
    local day = calendar.week_start(int(y), int(w))
    return day, day + 6
  end },
  { "^(%d%d%d%d)%-W(%d%d)%-WE$", "weekend", function(y, w)
    local day = calendar.week_start(int(y), int(w))
    return day + 5, day + 6
  end },
  { "^(%d%d%d%d)%-(%d%d)$", "month", function(y, m)
    return months(int(y), int(m), 1)
  end },
  { "^(%d%d%d%d)%-Q([1-4])$", "quarter", function(y, q)
    return months(int(y), 3 * int(q) - 2, 3)
  end },
  { "^(%d%d%d%d)%-H([12])$", "half", function(y, h)
    return months(int(y), 6 * int(h) - 5, 6)
  end },
  { "^(%d%d%d%d)%-([SFW][PUAI])$", "season", function(y, s)
    if not SEASONS[s] then return nil end
    return months(int(y), SEASONS[s], 3)
  end },
  { "^(%d%d%d%d)$", "year", function(y) return months(int(y), 1, 12) end },
  { "^(%d%d%d)X?$", "decade", function(d) return months(int(d) * 10, 1, 120) end },
  { "^(%d%d)X?X?$", "century", function(c)
    return months(int(c) * 100, 1, 1200)
  end },
}

--- First and last day that a TIMEX3 date string covers, and its grain.
--- "2006-W44" gives 2006-10-30, 2006-11-05, "week". A time of day covers its
--- day; "A/B" covers A's first to B's last day.
---@param value string
---@return integer? first, integer? last, string? grain
function M.cover(value)
  local a, b = value:match "^(.-)/(.+)$"
  if a then
    local first, _, grain = M.cover(a)
    local _, last = M.cover(b)
    if not (first and last) then return nil end
    return first, last, grain
  end
  local date, time = value:match "^(.-)T(.+)$"
  if time then
    local first, last = M.cover(date)
    return first, last, first and "time" or nil
  end
  for _, reader in ipairs(READERS) do
    local x, y, z = value:match(reader[1])
    if x then
      local first, last = reader[3](x, y, z)
      return first, last, first and reader[2] or nil
    end
  end
  return nil
end

local KNOWN = 1000 -- values
--- TIMEX3 date -> the days that it covers, { from, to, grain }, of the last
--- values: texts name few days.
local covers, ncovers = {}, 0

local NONE = {}

local function cover_of(value)
  local c = covers[value]
  if not c then
    local first, last, grain = M.cover(value)
    if ncovers == KNOWN then covers, ncovers = {}, 0 end
    c = { from = first and calendar.format(first),
      to = last and calendar.format(last), grain = grain }
    covers[value], ncovers = c, ncovers + 1
  end
  return c
end

--- Make a time value; fills in the days that it covers.
---@param kind string     "DATE", "TIME", "DURATION" or "SET"
---@param value string    TIMEX3
---@param basis? string   "read" unless told
---@param mod? string     TIMEX3 modifier
---@return table
function M.new(kind, value, basis, mod)
  local c = (kind == "DATE" or kind == "TIME") and cover_of(value) or NONE
  return { type = kind, value = value, basis = basis or "read", mod = mod,
    from = c.from, to = c.to, grain = c.grain }
end

--- Parts of a period that a modifier leaves: START the first third, MID the
--- middle third, END the last.
local THIRD = { START = 0, MID = 1, END = 2 }

--- A copy of a value with a modifier; START, MID and END narrow its days.
---@param value table
---@param mod string
---@return table
function M.modified(value, mod)
  local out = {}
  for k, v in pairs(value) do out[k] = v end
  out.mod = mod
  local first = value.from and calendar.parse(value.from)
  local last = value.to and calendar.parse(value.to)
  if THIRD[mod] and first and last > first then
    local n = last - first + 1
    local i = THIRD[mod]
    out.from = calendar.format(first + n * i // 3)
    out.to = calendar.format(first + n * (i + 1) // 3 - 1)
  end
  return out
end

--- The range from one value to another as one value.
---@return table? nil when either lacks a date
function M.range(a, b)
  local value = a.value .. "/" .. b.value
  local basis = (a.basis == "inferred" or b.basis == "inferred") and "inferred"
  return M.new("DATE", value, basis or "read")
end

--- ---------------------------------------------------------------- dates

---@param day? integer  day number, nil when not known
---@return string
function M.day_value(day)
  return day and calendar.format(day) or "XXXX-XX-XX"
end

function M.month_value(year, month)
  return ("%04d-%02d"):format(year, month)
end

function M.week_value(day)
  return ("%04d-W%02d"):format(calendar.iso_week(day))
end

--- Year of two digits: '98 is 1998, '07 is 2007. The century is that which
--- brings the year nearest to the anchor, the next ten years included.
---@return integer year
function M.full_year(two, anchor)
  local now = calendar.date(anchor or calendar.day(2000, 1, 1))
  local year = now - now % 100 + two
  if year > now + 10 then return year - 100 end
  if year <= now - 90 then return year + 100 end
  return year
end

local FAR = 120 -- days

--- A date whose year is not said: the nearest to the anchor. Only when that
--- is far off does it matter which way the text points.
---@param month integer
---@param mday integer
---@param anchor? integer  day number
---@param side? string     "past" or "future"
---@return string? value   nil when the day is in no month
function M.month_day(month, mday, anchor, side)
  if mday < 1 or mday > calendar.month_length(2024, month) then return nil end
  if not anchor then return ("XXXX-%02d-%02d"):format(month, mday) end
  local year = calendar.date(anchor)
  local best, cost
  for y = year - 1, year + 1 do
    if calendar.is_date(y, month, mday) then
      local day = calendar.day(y, month, mday)
      local c = math.abs(day - anchor)
      if c > FAR and ((side == "past" and day > anchor)
        or (side == "future" and day < anchor)) then
        c = c + 366
      end
      if not best or c < cost then best, cost = day, c end
    end
  end
  return best and calendar.format(best) or nil
end

--- A month whose year is not said. News looks back: the latest such month
--- not after the anchor, unless it is one of the next two months or the text
--- points ahead.
---@param side? string  "future" or anything else
---@return string
function M.month_near(month, anchor, side)
  if not anchor then return ("XXXX-%02d"):format(month) end
  local year, now = calendar.date(anchor)
  local ahead = (month - now) % 12
  if ahead <= 2 or side == "future" then
    return M.month_value(month >= now and year or year + 1, month)
  end
  return M.month_value(month <= now and year or year - 1, month)
end

--- The day that a weekday means. Without a cue the nearest one not after
--- the anchor; the day of publication itself counts ("on Monday" in a report
--- of Monday).
---@param weekday integer  1 Monday to 7 Sunday
---@param anchor? integer
---@param which? string    "past" (default), "future" (the anchor counts),
---                        "last" (before the anchor), "next" (after it),
---                        "this" (of the anchor's week)
---@return string value
function M.weekday(weekday, anchor, which)
  if not anchor then return "XXXX-WXX-" .. weekday end
  local now = calendar.weekday(anchor)
  local back = (now - weekday) % 7
  local ahead = (weekday - now) % 7
  local day
  if which == "future" then
    day = anchor + ahead
  elseif which == "next" then
    day = anchor + (ahead == 0 and 7 or ahead)
  elseif which == "last" then
    day = anchor - (back == 0 and 7 or back)
  elseif which == "this" then
    day = anchor - now + weekday
  else
    day = anchor - back
  end
  return calendar.format(day)
end

--- Year of two or four figures.
local function year_of(figures, anchor)
  if #figures == 4 then return int(figures) end
  return #figures == 2 and M.full_year(int(figures), anchor) or nil
end

--- ISO day of a year, month and day that make a date.
local function checked(year, month, mday)
  if not (year and month) then return nil end
  if not calendar.is_date(year, month, mday) then return nil end
  return calendar.format(calendar.day(year, month, mday))
end

--- A date in figures. Slashes and hyphens: month first, as news agencies of
--- the United States write it, unless only the other order makes a date;
--- periods: day first, as Europe writes it. A year in front has the month
--- behind it.
---@param text string     "10/11/2024", "31/12/99", "11.10.2024", "2024/10/11"
---@param anchor? integer for years of two digits
---@return string? value
function M.numeric(text, anchor)
  local year, m, d = text:match "^(%d%d%d%d)[/.](%d%d?)[/.](%d%d?)$"
  if year then return checked(int(year), int(m), int(d)) end
  local a, sign, b, y = text:match "^(%d%d?)([/.-])(%d%d?)%2(%d+)$"
  if not a then return nil end
  local month, mday = int(a), int(b)
  if month > 12 or sign == "." then month, mday = mday, month end
  return checked(year_of(y, anchor), month, mday)
end

--- A date with the name of the month between hyphens.
---@param text string     "10-Apr-2015", "3-June-98"
---@param anchor? integer for years of two digits
---@return string? value
function M.named(text, anchor)
  local mday, name, y = text:match "^(%d+)%-(%a+)%-(%d+)$"
  if not mday then return nil end
  name = name:lower()
  local number = M.month_number(name)
  local full = number and MONTHS[number]
  if not full or (#name > 4 and name ~= full)
    or full:sub(1, #name) ~= name then
    return nil
  end
  return checked(year_of(y, anchor), number, int(mday))
end

--- ----------------------------------------------------------- relative

local INCOMPLETE = { day = "XXXX-XX-XX", week = "XXXX-WXX",
  weekend = "XXXX-WXX-WE", month = "XXXX-XX", quarter = "XXXX-QX" }

--- Value of the unit that holds the anchor, n units later (earlier, n < 0).
local SHIFT = {
  day = function(anchor, n) return calendar.format(anchor + n) end,
  week = function(anchor, n) return M.week_value(anchor + 7 * n) end,
  fortnight = function(anchor, n) return M.week_value(anchor + 14 * n) end,
  weekend = function(anchor, n) return M.week_value(anchor + 7 * n) .. "-WE" end,
  month = function(anchor, n)
    local y, m = calendar.date(anchor)
    return M.month_value(calendar.add_months(y, m, n))
  end,
  quarter = function(anchor, n)
    local y, m = calendar.date(anchor)
    y, m = calendar.add_months(y, m, 3 * n)
    return ("%04d-Q%d"):format(y, (m + 2) // 3)
  end,
  year = function(anchor, n)
    return ("%04d"):format((calendar.date(anchor)) + n)
  end,
  decade = function(anchor, n)
    return ("%03d"):format((calendar.date(anchor)) // 10 + n)
  end,
  century = function(anchor, n)
    return ("%02d"):format((calendar.date(anchor)) // 100 + n)
  end,
}

--- The unit that holds the anchor, n units on: (-1, "week") is last week,
--- (0, "month") this month. Fractions are cut off.
---@param n number
---@param unit string     a key of UNITS
---@param anchor? integer
---@return string? value  nil for units below the day
function M.shift(n, unit, anchor)
  local shift = SHIFT[unit]
  if not shift then return nil end
  if not anchor then return INCOMPLETE[unit] or "XXXX" end
  local y = unit == "year" and (calendar.date(anchor)) + n
  if y and y < 0 then return nil end
  return shift(anchor, n < 0 and -(-n // 1 | 0) or n // 1 | 0)
end

--- The same, counted in time: "two decades ago" is a year, "18 months ago" a
--- month.
---@return string? value
function M.count(n, unit, anchor)
  if unit == "decade" then return M.shift(10 * n, "year", anchor) end
  if unit == "century" then return M.shift(100 * n, "year", anchor) end
  if unit == "quarter" then return M.shift(n, "quarter", anchor) end
  if unit == "weekend" then return M.shift(n, "week", anchor) end
  return M.shift(n, unit, anchor)
end

--- Season near the anchor, or of a year.
---@param code string   "SP", "SU", "FA", "WI"
---@param which string  "last", "next", "this"
---@return string
function M.season(code, which, anchor)
  if not anchor then return "XXXX-" .. code end
  local year, month = calendar.date(anchor)
  local first = SEASONS[code]
  if which == "last" and month < first + 3 then year = year - 1 end
  if which == "next" and month >= first then year = year + 1 end
  return ("%04d-%s"):format(year, code)
end

--- -------------------------------------------------- durations and sets

local function amount(n)
  if not n then return "X" end
  if n == n // 1 then return ("%d"):format(n // 1 | 0) end
  return (("%.2f"):format(n):gsub("0+$", ""))
end

--- What half of a unit is in the next smaller one.
local HALF = { minute = { 30, "S" }, hour = { 30, "M" }, year = { 6, "M" } }

--- "P3D" of (3, "day"), "P2Y6M" of (2.5, "year"); the number is X when it is
--- not known.
---@param n? number
---@param unit string  a key of UNITS
---@return string? value
function M.duration(n, unit)
  local u = M.UNITS[unit]
  if not u then return nil end
  if not n and unit == "decade" then return "PXE" end
  if not n and unit == "century" then return "PXC" end
  local times = u.times or 1
  local half = n and n % 1 == 0.5 and times == 1 and HALF[unit]
  if half then return ("P%s%s%d%s"):format(u.time and "T" or "",
    n > 1 and ("%d%s"):format(n // 1 | 0, u.code) or "", half[1], half[2]) end
  return (u.time and "PT" or "P") .. amount(n and n * times) .. u.code
end

--- Days that a duration string lasts, roughly (a month 30, a year 365).
---@param value string
---@return number?
function M.duration_days(value)
  local t, n, code = value:match "^P(T?)([%d.]+)([A-Z])$"
  if not n then return nil end
  local days = t == "T" and { S = 1 / 86400, M = 1 / 1440, H = 1 / 24 }
    or { D = 1, W = 7, M = 30, Q = 91, Y = 365 }
  return days[code] and tonumber(n) * days[code] or nil
end

--- Day of a feast (calendar.lua) in a year, or, without one, that nearest to
--- the anchor.
---@param name string  lower case
---@return string? value
function M.feast(name, year, anchor)
  if year then return M.day_value(calendar.feast(name, year)) end
  if not anchor then return "XXXX-XX-XX" end
  local now = calendar.date(anchor)
  local best
  for y = now - 1, now + 1 do
    local day = calendar.feast(name, y)
    if not day then return nil end
    if not best or math.abs(day - anchor) < math.abs(best - anchor) then
      best = day
    end
  end
  return calendar.format(best)
end

return M
