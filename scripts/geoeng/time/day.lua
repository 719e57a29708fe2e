--- Layer `day`: expressions for one calendar day, and the words of dates.
---
---     <day>  October 11 · Friday, 11 Oct. 2024 · 2024-10-11 · yesterday ·
---            last Tuesday · Christmas Eve
---
--- Also the layers <year> (1000 to 2099) and <month_day> (1 to 31, third).
--- Part of date.lua, which holds the rest of the time layers and says what
--- the values mean.

local core = require "geoeng.core"
local library = require "geoeng.language.library"
local calendar = require "geoeng.time.calendar"
local numeral = require "geoeng.number.number_value"
local timex = require "geoeng.time.time_value"
local word_set = require "geoeng.language.word_set"
require "geoeng.number.number"

local words, span = library.words, library.span
local word, norm_at, may_be = core.word, core.word.norm_at, core.word.may_be
local M = {}

-- ---------------------------------------------------------------- words

words "month_name" (word_set.list("time.month", "exact"))
words "weekday_name" (word_set.list("time.weekday", "exact"))
-- Only before a date: "Sat" and "Sun" are words besides.
words "weekday_short" (word_set.list("time.weekday_short", "exact"))
words "day_word" (word_set.list("time.day", "fold"))

-- Which unit, counted from now.
words "time_last" (word_set.list("time.last", "fold"))
words "time_this" (word_set.list("time.this", "fold"))
words "time_next" (word_set.list("time.next", "fold"))

do
  local feasts = calendar.feasts()
  feasts.how = "fold"
  words "feast_name" (feasts)
end

-- -------------------------------------------------------------- context

--- Day number that relative expressions of a span count from.
---@return integer?
function M.anchor(s) return s.doc.day end

--- Lemmas that say that the clause tells of what is to come.
local AHEAD = word_set.set "time.ahead"
--- Lemmas whose infinitive tells of what is to come: "agreed to meet Monday".
local COMMIT = word_set.set "time.commit"
--- Word forms of the past that do not end in -ed.
local PAST = word_set.set "verb_form.past_only"
--- Words in -ed that are no verbs of the past.
local NO_PAST = word_set.set "verb_form.no_past"
--- Verbs of telling: they date what is told only from next to the span.
local TELL = word_set.set "reporting.dating"
--- A clause with one of these is another one than that of the span.
local BOUND = word_set.set "time.bound"

--- What a word says of the time of its clause, by its folded form: "future",
--- "past", "tell" or false. Learnt once a form: texts repeat their words.
local tense = {}

local function word_tense(doc, i, norm)
  if tense[norm] ~= nil then return tense[norm] end
  local what = false
  if AHEAD[norm] or may_be(doc, i, AHEAD) then what = "future"
  elseif may_be(doc, i, TELL) then what = norm:find "d$" and "tell" or false
  elseif PAST[norm] or #norm > 4 and norm:find "ed$" and not NO_PAST[norm] then
    what = "past"
  end
  tense[norm] = what
  return what
end

--- "had been due to expire Friday": what was to come is over.
local function had_been(doc, i)
  for j = i - 3, i - 2 do
    if norm_at(doc, j) == "had" and norm_at(doc, j + 1) == "been" then
      return true
    end
  end
  return false
end

--- "will be held", "be formally opened": the participle tells no time.
local function behind_be(doc, i)
  local before = norm_at(doc, i - 1)
  return before == "be"
    or before:find "ly$" ~= nil and norm_at(doc, i - 2) == "be"
end

--- Is the "to" at i that of "agreed to meet", "invited him to visit"?
local function commits(doc, i)
  if norm_at(doc, i + 1):find "^an?$" or norm_at(doc, i + 1) == "the" then
    return false
  end
  for j = i - 1, math.max(1, i - 4), -1 do
    if BOUND[norm_at(doc, j)] then return false end
    if may_be(doc, j, COMMIT) then return true end
  end
  return false
end

--- Words that a time of telling may stand behind: "said in Rome on Monday".
local TOLD_WHERE = word_set.set "time.told_where"

--- A word of telling dates what is next to it and, behind words of place, the
--- rest of its clause: "told reporters in Rome on Monday". Else the words
--- before it are of another clause.
---@return string|false  "past", or false for nothing more to find this way
local function telling(doc, i, gap)
  local norm = norm_at(doc, i)
  local told = norm == "told" or TOLD_WHERE[norm_at(doc, i + 1)]
  return (gap <= 3 or told) and "past"
end

--- What the token at i says of the time of a span `gap` tokens away.
---@return string|false|nil  "past", "future"; false stops the search
local function direction(doc, i, gap)
  local norm = norm_at(doc, i)
  if norm == "to" then return commits(doc, i) and "future" or nil end
  local after = (norm == "is" or norm == "are") and norm_at(doc, i + 1)
  if after then -- "is to meet on Monday", "on Monday is due to meet"
    return (after == "to" or after ~= "" and word_tense(doc, i + 1, after)
      == "future") and "future" or nil
  end
  if norm == "set" then -- "set for Monday", but "set aside"
    after = norm_at(doc, i + 1)
    return (after == "for" or after == "to") and "future" or "past"
  end
  local what = word_tense(doc, i, norm)
  if (norm == "was" or norm == "were") and i < doc.ntokens
    and word_tense(doc, i + 1, norm_at(doc, i + 1)) == "future" then
    return "future" -- "on Monday was due to meet"
  end
  if what == "future" and had_been(doc, i) then return "past" end
  if what ~= "future" and what and behind_be(doc, i) then return nil end
  if what == "tell" then return telling(doc, i, gap) end
  return what or nil
end

local REACH = 30 -- tokens to look for a verb

--- Folded forms that direction() asks no more of: they say nothing. Learnt once
--- a form, like `tense`.
local silent = {}

local ASKED = word_set.set "time.clause_verb"

--- What the token at i, of a folded form that is not silent, says.
local function heard(doc, i, gap, norm)
  if not ASKED[norm] and not word_tense(doc, i, norm) then
    silent[norm] = true
    return nil
  end
  return direction(doc, i, gap)
end

local function look(doc, s, from, to, step)
  while true do
    local i, norm = word.other(doc, from, to, step, silent)
    if not i or BOUND[norm] then return nil end
    local side = heard(doc, i, step < 0 and s.first - i or i - s.last, norm)
    if side ~= nil then return side or nil end
    from = i + step
  end
end

--- What is put off "until Friday" was put off to a day to come.
local DEFER = word_set.set "time.defer"
local DEFER_OFF = word_set.values "time.defer_off"

--- Whether that is so of a span from the token `first` on, in a sentence from
--- `start` on.
local function deferred(doc, first, start)
  local before = norm_at(doc, first - 1)
  if before ~= "until" and before ~= "till" and before ~= "to" then
    return false
  end
  for i = first - 2, math.max(start, first - 8), -1 do
    local norm = norm_at(doc, i)
    if BOUND[norm] then return false end
    local off = DEFER_OFF[norm]
    if off and norm_at(doc, i + 1) == off or may_be(doc, i, DEFER) then
      return not had_been(doc, i + 1)
    end
  end
  return false
end

--- What the word behind a span says that opens a clause: "he spoke Friday and
--- on Sunday is due to fly". The sentence ends with the token `stop`.
local function opening(doc, first, last, stop)
  local before = first - 1
  if norm_at(doc, before) == "on" then before = before - 1 end
  local norm = norm_at(doc, before)
  if norm ~= "and" and norm ~= "but" or last >= stop then
    return nil
  end
  return direction(doc, last + 1, 1)
end

--- Does the clause around a span look back or ahead? The nearest word before
--- it that tells decides ("will meet Monday", "met Monday"), else the first
--- behind it ("On Monday he will meet").
---@return string? side  "past", "future" or nil
function M.side(s)
  local doc, first, last = s.doc, s.first, s.last
  local _, start, stop = word.sentence(doc, first)
  if norm_at(doc, first - 3) == "as" and norm_at(doc, first - 1) == "as"
    and start <= first - 3 then -- "as soon as Tuesday"
    return "future"
  end
  if deferred(doc, first, start) then return "future" end
  local opened = opening(doc, first, last, stop)
  if opened then return opened end
  return look(doc, s, first - 1, math.max(start, first - REACH), -1)
    or look(doc, s, last + 1, math.min(stop, last + REACH), 1)
end

--- Day that "later", "the next day", "that year" count from: the first day
--- of the last time told before the span in its sentence or the one before;
--- else the day of publication.
---@param layer? string  layer of what counts as told, "day" unless said
---@return integer?
function M.narrative(s, layer)
  local doc, index = s.doc, s.sentence.index
  for i = index, math.max(1, index - 1), -1 do
    local found
    for _, other in ipairs(doc:sentence(i):layer(layer or "day")) do
      if other.last < s.first then
        local value = other.value
        found = value and value.from or found
      end
    end
    if found then return calendar.parse(found) end
  end
  return M.anchor(s)
end

--- Value of the span that a role captured.
function M.value_of(s, role)
  local c = s:capture(role)
  return c and c.value
end

--- A DATE of a TIMEX3 string; nil for nil.
---@param value? string
---@param inferred? boolean
function M.dated(value, inferred)
  return value and timex.new("DATE", value, inferred and "inferred" or "read")
end

local dated, value_of = M.dated, M.value_of

-- ---------------------------------------------------- figures of dates

local HUNDREDS = word_set.numbers "time.hundred"
words "year_hundreds" (word_set.list("time.hundred", "fold"))

--- "1996", short "'96" and, as speakers say it, "nineteen ninety-six".
span "year" {
  find = {
    "[shape='999' & text>=1000 & text<2100]",
    "[shape=\"'99\" | shape='\u{2019}99']",
    "h:$year_hundreds r:($number_ones ('-'? $number_ones)?)",
    "<&year two thousand",
  },
  value = function(s)
    local h = s:capture "h"
    local two = s.text:match "^%D+(%d%d)$"
    if two then return timex.full_year(tonumber(two), M.anchor(s)) end
    if not h then return math.tointeger(tonumber(s.text)) or 2000 end
    local _, rest = numeral.parse(s:capture("r").text)
    return rest and rest < 100
      and HUNDREDS[h.text:lower()] + math.tointeger(rest) or nil
  end,
}

span "month_day" {
  find = {
    "[shape='9' & text>=1 | shape='99' & text<=31 & text>=1]",
    "<ordinal>",
  },
  value = function(s)
    return math.tointeger(tonumber(s.text)) or numeral.ordinal(s.text)
  end,
}

-- ------------------------------------------------------------ layer day

--- Value of captures m (month), d (day of the month), y (year, optional).
local function month_day(s)
  local month = timex.month_number(s:capture("m").text)
  local mday, year = value_of(s, "d"), value_of(s, "y")
  if not mday then return nil end
  if not year then
    local value = timex.month_day(month, mday, M.anchor(s), M.side(s))
    return dated(value, true)
  end
  if not calendar.is_date(year, month, mday) then return nil end
  return dated(calendar.format(calendar.day(year, month, mday)))
end

M.MDY = "m:$month_name '.'? the? d:<month_day> (','? y:<year>)?"
M.DMY = "the? d:<month_day> of? m:$month_name ('.'? ','? y:<year>)?"

span "day" {
  find = {
    M.MDY, M.DMY,
    "($weekday_name | $weekday_short) ','? the? " .. M.MDY,
    "($weekday_name | $weekday_short) ','? " .. M.DMY,
  },
  value = month_day,
}

span "day" {
  find = { "[shape='999-99-99']" },
  value = function(s) return calendar.parse(s.text) and dated(s.text) end,
}

span "day" {
  find = { "[shape~'9*/9*/99*' & !shape~'*x*' & !shape~'*X*']",
    "[shape='9.9.999' | shape='99.9.999' | shape='9.99.999'"
      .. " | shape='99.99.999' | shape='99.99.99']",
    "[shape='99-99-999' | shape='999.99.99']" },
  value = function(s) return dated(timex.numeric(s.text, M.anchor(s))) end,
}

--- "10-Apr-2015": the month and the year are one token.
span "day" {
  find = { "d:<month_day> '-' my:[shape~'Xx*-99*' | shape~'XX*-99*'"
    .. " | shape~'xx*-99*']" },
  value = function(s)
    return dated(timex.named(s.text, M.anchor(s)))
  end,
}

local DAYS = word_set.numbers "time.day"

local function day_word(s)
  local n = DAYS[s:capture("w").text:lower()]
  if s:capture "before" then n = n - 1 end
  if s:capture "after" then n = n + 1 end
  return dated(timex.shift(n, "day", M.anchor(s)), true)
end

span "day" {
  find = {
    "w:$day_word",
    "the? [norm=day] (before:before | after:after) w:$day_word",
  },
  value = day_word,
}

--- A weekday, counted the way that the rule tells.
local function weekday(which)
  return function(s)
    local number = timex.weekday_number(s:capture("w").text)
    local value = timex.weekday(number, M.anchor(s), which or M.side(s))
    return dated(value, true)
  end
end

local W = "w:$weekday_name"

span "day" { find = { W }, value = weekday() }
span "day" {
  find = { "last/previous " .. W, "this? past " .. W, W .. " last" },
  value = weekday "last",
}
span "day" {
  find = { "$time_next " .. W, W .. " next" },
  value = weekday "next",
}
span "day" { find = { "$time_this " .. W }, value = weekday "this" }

--- "Tuesday last week", "Monday of next week".
span "day" {
  find = { W .. " of? (l:$time_last | t:$time_this | n:$time_next) week" },
  value = function(s)
    local anchor = M.anchor(s)
    local weeks = s:capture "l" and -1 or s:capture "n" and 1 or 0
    local number = timex.weekday_number(s:capture("w").text)
    return dated(timex.weekday(number, anchor and anchor + 7 * weeks,
      "this"), true)
  end,
}

span "day" {
  find = { "f:$feast_name (','? y:<year>)?" },
  value = function(s)
    local year = value_of(s, "y")
    return dated(timex.feast(s:capture("f").text:lower()
      :gsub("\u{2019}", "'"), year, M.anchor(s)), not year)
  end,
}

--- "that day", "the next day": counted from the day told before.
local function told(n)
  return function(s)
    return dated(timex.shift(n, "day", M.narrative(s)), true)
  end
end

span "day" {
  find = { "that same? [norm=day]", "the same [norm=day]" },
  value = told(0),
}
span "day" { find = { "the next/following [norm=day]" }, value = told(1) }
-- "the day before the raid" tells of no day that is known here.
span "day" {
  find = { "the previous/preceding [norm=day]",
    "the [norm=day] before !(the/a/an/his/her/their/its/he/she/they"
      .. " | [shape~'Xx*'] | $time_last)" },
  value = told(-1),
}

return M
