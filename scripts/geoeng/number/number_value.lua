--- Numbers in English words and digits.
---
--- A number value is { min=, max=, exact= }: the bounds that the text gives
--- (nil: open) and whether it gives one exact number. "40" is 40 to 40,
--- exact; "some 40" is 40 to 40, not exact; "more than 40" has no maximum
--- and, for whole numbers, starts at 41; "dozens" starts at 24.
---
--- The text is read by a grammar for one number over words, in which a
--- smaller scale follows a larger one: two hundred and five thousand, three.
--- Pure functions: no document.

local word_set = require "geoeng.language.word_set"

local M = {}

M.ONES = word_set.numbers "number.ones"

M.TENS = word_set.numbers "number.tens"

M.SCALES = word_set.numbers "number.scale"

--- Scales that are written behind digits.
M.SUFFIXES = word_set.numbers "number.suffix"

--- Counting words with bounds: least and most, nil when open.
M.VAGUE = {}
for phrase, bounds in pairs(word_set.values "number.vague") do
  local least, most = bounds:match "^(%d+) ?(%d*)$"
  M.VAGUE[phrase] = { math.tointeger(tonumber(least)),
    math.tointeger(tonumber(most)) }
end

--- Words before and behind a number: how bounds follow.
M.BEFORE = word_set.values "number.before"
local BEHIND = word_set.values "number.behind"

--- Fractions of one character.
M.FRACTIONS = {
  ["½"] = 1 / 2, ["¼"] = 1 / 4, ["¾"] = 3 / 4, ["⅓"] = 1 / 3, ["⅔"] = 2 / 3,
  ["⅕"] = 1 / 5, ["⅖"] = 2 / 5, ["⅗"] = 3 / 5, ["⅘"] = 4 / 5, ["⅙"] = 1 / 6,
  ["⅚"] = 5 / 6, ["⅛"] = 1 / 8, ["⅜"] = 3 / 8, ["⅝"] = 5 / 8, ["⅞"] = 7 / 8,
}

--- --------------------------------------------------------------- reading

--- Fractions of one character as decimals, behind figures as their part.
local function spell_fractions(s)
  for sign, value in pairs(M.FRACTIONS) do
    s = s:gsub("(%d)%s*" .. sign, function(d)
      return d .. tostring(value):sub(2)
    end)
    s = s:gsub(sign, tostring(value))
  end
  return s
end

--- Lower-case words of a text; signs inside of numbers stay.
local function split(text)
  local words = {}
  local s = text:lower():gsub("\u{2013}", "-"):gsub("\u{2014}", "-")
  s = s:gsub("\u{2019}", "'"):gsub("(%a)%-(%a)", "%1 %2")
  s = s:gsub("(%d)%-(%a)", "%1 %2"):gsub("(%d)%s*%-%s*(%d)", "%1 to %2")
  if s:find "[\x80-\xff]" then s = spell_fractions(s) end
  for w in s:gmatch "%S+" do
    w = w:gsub(",$", "")
    if w ~= "" and w ~= "-" then words[#words + 1] = w end
  end
  return words
end

--- Whether commas part the figures of a whole number by three, or, as India
--- writes it, the last three and before them two by two: 12,50,000.
local function grouped(whole)
  local head = whole:match "^(%d%d?%d?),[%d,]*%d%d%d$"
  if not head then return false end
  local rest = whole:sub(#head + 1)
  return rest:gsub(",%d%d%d", "") == ""
    or #head < 3 and rest:sub(1, -5):gsub(",%d%d", "") == ""
end

--- "1,5" (before a scale) and "1.234.567,89" of the continent with the signs
--- of English; what English itself can mean stays.
local function english_signs(num, scaled)
  local whole, rest = num:match "^([%d.]+),?(%d*)$"
  local head = whole and whole:match "^(%d%d?%d?)"
  if not head or #rest > 2 then return num end
  local tail = whole:sub(#head + 1)
  local groups = #tail // 4
  if tail:gsub("%.%d%d%d", "") ~= "" then return num end
  if rest == "" and groups < 2 then return num end
  if groups == 0 and not scaled then return num end
  return (whole:gsub("%.", "")) .. (rest ~= "" and "." .. rest or "")
end

--- A number in digits: "1,200", "1.2", "40", "3m", "1.2bn", "1'200".
local function digits(word, next)
  local num, suffix = word:match "^([%d,.']+)(%a*)$"
  if not num or not num:match "^%d" then return nil end
  num = english_signs(num, M.SCALES[next])
  if num:find("'", 1, true) then
    if num:find(",", 1, true) then return nil end
    num = num:gsub("'", ",")
  end
  if num:find(",", 1, true) and not grouped(num:match "^([^.]*)") then
    return nil
  end
  local n = tonumber((num:gsub(",", "")))
  if not n then return nil end
  if suffix == "" then return n end
  local scale = M.SUFFIXES[suffix]
  return scale and n * scale or nil
end

--- Whether "and" joins a number that ends in `part` and a word: behind a
--- scale alone, "two hundred and five".
local function joins(part, word)
  return word and (not part or part % 100 == 0)
    and (M.ONES[word] or M.TENS[word])
end

--- Whether a word below a hundred adds to what stands before it: "twenty one"
--- adds, "two three" are two numbers.
local function adds(part, one)
  return not part or part % 100 == 0 and one < 100
    or part % 10 == 0 and part % 100 >= 20 and one < 10
end

--- One plain number from words[i] on.
---@return number? n, integer next
local function plain(words, i)
  local total, part, seen = 0, nil, false
  local last_scale = 1 -- of "a million and a half"
  local n = #words
  while i <= n do
    local w = words[i]
    local one = M.ONES[w] or M.TENS[w]
    local dig = not one and digits(w, words[i + 1])
    local scale = M.SCALES[w] or (part and M.SUFFIXES[w])
    if dig then
      -- "2 1/2": a fraction may follow digits, another number may not.
      if part then break end
      part, seen = dig, true
    elseif w:match "^%d+/%d+$" then
      local a, b = w:match "^(%d+)/(%d+)$"
      if tonumber(b) == 0 then break end
      part, seen = (part or 0) + tonumber(a) / tonumber(b), true
    elseif one then
      if not adds(part, one) then break end
      part, seen = (part or 0) + one, true
    elseif scale then
      if scale == 100 then
        part = (part or 1) * 100
      else
        total, part = total + (part or 1) * scale, nil
        last_scale = scale
      end
      seen = true
    elseif w == "dozen" or w == "dozens" and part then
      part, seen = (part or 1) * 12, true
    elseif w == "a" and words[i + 1] and not seen
      and (M.SCALES[words[i + 1]] or words[i + 1] == "dozen") then
      part = 1
    elseif w == "and" and seen and words[i + 1] == "a"
      and words[i + 2] == "half" then
      if part then part = part + 0.5 else total = total + last_scale / 2 end
      i = i + 2
    elseif w == "half" and words[i + 1] == "a"
      and (M.SCALES[words[i + 2]] or words[i + 2] == "dozen") then
      part, i, seen = 0.5, i + 1, true
    elseif not (w == "and" and seen and joins(part, words[i + 1])) then
      break
    end
    i = i + 1
  end
  if not seen then return nil, i end
  return total + (part or 0), i
end

--- "dozens", "hundreds of", "tens of thousands": at least twice the scale.
local PLURAL = word_set.numbers "number.plural"

local function plural(words, i)
  local n = PLURAL[words[i]]
  if not n then return nil, i end
  i = i + 1
  if words[i] == "of" then
    local more = PLURAL[words[i + 1]]
    if more then n, i = n * more, i + 2 end
  end
  if words[i] == "of" then i = i + 1 end
  return 2 * n, i
end

local function tidy(x)
  if x and math.type(x) == "float" and x == x // 1 and x < 2^53 then
    return math.tointeger(x)
  end
  return x
end

local function value(min, max, exact)
  return { min = tidy(min), max = tidy(max), exact = exact or false }
end

--- Longest phrase of at most five words at i that `known` holds.
local function phrase(words, i, known)
  for last = math.min(i + 4, #words), i, -1 do
    local p = table.concat(words, " ", i, last)
    if known[p] ~= nil then return known[p], last + 1 end
  end
  return nil, i
end

--- What a number and the words before it say together.
local APPLY = {
  approx = function(n) return value(n, n) end,
  below = function(n) return value(nil, n) end,
  at_least = function(n) return value(n, nil) end,
  at_most = function(n) return value(nil, n) end,
  exactly = function(n) return value(n, n, true) end,
  more = function(n)
    return value(n == n // 1 and n + 1 or n, nil)
  end,
  less = function(n)
    return value(nil, n == n // 1 and n - 1 or n)
  end,
}

local TIMEX_MOD = { approx = "APPROX", below = "EQUAL_OR_LESS",
  at_least = "EQUAL_OR_MORE", at_most = "EQUAL_OR_LESS", more = "MORE_THAN",
  less = "LESS_THAN" }

local function is_scale(word)
  return M.SCALES[word] or word == "dozen"
end

--- "between 20 and 30", "20 to 30", "from 20 to 30", "two or three".
local function range(words, i)
  local opened = words[i] == "between" or words[i] == "from"
  local between = words[i] == "between"
  if opened then i = i + 1 end
  local a, k = plain(words, i)
  local joint = words[k]
  if not a or not (joint == "to" or joint == "or"
    or (between and joint == "and")) then
    return nil
  end
  local b, last = plain(words, k + 1)
  if not b then return nil end
  -- "1 to 2 million": the scale belongs to both.
  local tail = words[last - 1]
  local scale = tail and (M.SCALES[tail] or M.SUFFIXES[tail])
  if scale and scale > 100 and a < 1000 and a < b then a = a * scale end
  if a > b then return nil end
  return value(a, b), last
end

--- "several hundred", "a couple of dozen": the vague word times the scale.
--- None is exact; that of a couple has a name.
---@return table? value, number? named, string? mod
local function several(words, i, kind)
  local vague, k = phrase(words, i, M.VAGUE)
  if not vague then return nil end
  local scale, last = plain(words, words[k] == "of" and k + 1 or k)
  if not scale or last <= #words or not is_scale(words[last - 1]) then
    return nil
  end
  local min, max = vague[1] * scale, vague[2] and vague[2] * scale
  if not max then return value(min, nil) end
  if kind then return APPLY[kind](min), min, TIMEX_MOD[kind] end
  return value(min, max), min, "APPROX"
end

--- What M.parse says of a text, read anew.
local function read(text)
  local words = split(text)
  if #words == 1 and (words[1] == "a" or words[1] == "an") then
    return value(1, 1, true)
  end
  local vague, i = phrase(words, 1, M.VAGUE)
  if vague and i > #words then
    return value(vague[1], vague[2], vague[1] == vague[2])
  end
  local v, named, mod = several(words, 1)
  if v then return v, named, mod end
  v, i = range(words, 1)
  if v then return i > #words and v or nil end
  local kind
  kind, i = phrase(words, 1, M.BEFORE)
  local n, many
  v, many = range(words, i)
  if v then return many > #words and v or nil end
  n, many = plural(words, i)
  if n then
    return many > #words and value(n, nil) or nil
  end
  if kind then
    v, named, mod = several(words, i, kind)
    if v then return v, named, mod end
  end
  vague, many = phrase(words, i, M.VAGUE)
  if kind and vague and many > #words then
    return value(vague[1], vague[2])
  end
  n, i = plain(words, i)
  if not n then return nil end
  if words[i] == "of" and i == #words then i = i + 1 end
  if i <= #words then
    kind = BEHIND[table.concat(words, " ", i)]
    if not kind then return nil end
  end
  kind = kind or "exactly"
  return APPLY[kind](n), tidy(n), TIMEX_MOD[kind]
end

local KNOWN = 1000 -- texts
--- Text -> what was read in it, of the last texts: they repeat their numbers.
local known, nknown = {}, 0

--- Number value of a phrase, the number that it names, and the TIMEX3
--- modifier that fits the words around it.
---@param text string     "at least 1.2 million", "two dozen", "20-30", "a"
---@return table? value   { min=, max=, exact= }; nil when the text is none
---@return number? named  40 of "more than 40"; nil when no number is named
---@return string? mod    "APPROX", "MORE_THAN", "EQUAL_OR_MORE", ...
function M.parse(text)
  local r = known[text]
  if not r then
    local v, named, mod = read(text)
    if nknown == KNOWN then known, nknown = {}, 0 end
    r = { v and v.min, v and v.max, v and v.exact, named, mod }
    known[text], nknown = r, nknown + 1
  end
  if r[3] == nil then return nil end
  return { min = r[1], max = r[2], exact = r[3] }, r[4], r[5]
end

--- The number that stands for a value when one is wanted: the exact one,
--- else the bound that the text names; nil for nil and for values without.
---@param v? table
---@return number?
function M.point(v)
  if not v then return nil end
  return v.min or v.max
end

--- -------------------------------------------------------------- ordinals

M.ORDINALS = word_set.numbers "number.ordinal"

--- Ordinal number: "third", "twenty-first", "3rd", "21st".
---@param text string
---@return integer?
function M.ordinal(text)
  local s = text:lower()
  local num, ending = s:match "^(%d+)(%a%a)$"
  if num then
    local ok = ending == "st" or ending == "nd" or ending == "rd"
      or ending == "th"
    return ok and math.tointeger(tonumber(num)) or nil
  end
  if M.ORDINALS[s] then return M.ORDINALS[s] end
  local tens, ones = s:match "^(%a+)[%s-]+(%a+)$"
  if tens and M.TENS[tens] and M.ORDINALS[ones] and M.ORDINALS[ones] < 10 then
    return M.TENS[tens] + M.ORDINALS[ones]
  end
  return nil
end

return M
