--- The common ground of TABARI and PETRARCH dictionaries: comments, codes with
--- dates, phrases, and which of the dictionaries a file is.

local core = require "geoeng.core"
local source = require "geoeng.import.source"

local M = {}

-- -------------------------------------------------------------- comments

--- Text without a # comment: one inside [###] is none.
local function without_hash(text)
  local depth = 0
  for i = 1, #text do
    local c = text:sub(i, i)
    if c == "[" then depth = depth + 1
    elseif c == "]" then depth = depth - 1
    elseif c == "#" and depth <= 0 then return text:sub(1, i - 1) end
  end
  return text
end

--- Text without what stands between <!-- and -->; `open` says whether the
--- line before left one open.
local function without_markup(text, open)
  local out, at = {}, 1
  while true do
    local s, e
    if open then
      s, e = text:find("-->", at, true)
      if not s then return table.concat(out), true end
    else
      s, e = text:find("<%s*!%s*%-%-", at)
      out[#out + 1] = text:sub(at, (s or 0) - 1)
      if not s then return table.concat(out), false end
    end
    open, at = not open, e + 1
  end
end

--- Strip comments and the empty lines that they leave.
---@param lines table[]  of source.lines
---@return table[]
function M.strip(lines)
  local kept, open = {}, false
  for _, line in ipairs(lines) do
    local text
    text, open = without_markup(line.text, open)
    text = without_hash(text):gsub("%s+$", "")
    if text:find "%S" then
      kept[#kept + 1] = { text = text, file = line.file, line = line.line }
    end
  end
  return kept
end

-- ----------------------------------------------------------------- dates

local LATE = 30 -- YYMMDD: years up to this one are of this century
local LONG = { [4] = 30, [6] = 30, [9] = 30, [11] = 30 }

--- YYMMDD or YYYYMMDD as YYYY-MM-DD, with a note when the day was mended.
local function day_of(digits)
  local y, m, d = digits:match "^(%d%d%d?%d?)(%d%d)(%d%d)$"
  if not y or #y == 3 then return nil end
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if #digits == 6 then y = y + (y > LATE and 1900 or 2000) end
  if m < 1 or m > 12 or d > 31 then return nil end
  local date, note = ("%04d-%02d-%02d"):format(y, m, d), nil
  if not core.day(date) then
    note = ("'%s' is no day; the nearest one is taken"):format(digits)
    d = d == 0 and 1 or m == 2 and 28 or LONG[m]
    date = ("%04d-%02d-%02d"):format(y, m, d)
  end
  return core.day(date) and date or nil, note
end

local SPANS = {
  { "^<(%d+)$", function(d) return nil, d end },
  { "^>(%d+)$", function(d) return d, nil end },
  { "^(%d+)%-(%d+)$", function(a, b) return a, b end },
}

--- Days from a restriction such as "<950601": from, to, note; false when it is
--- none.
local function days_of(text)
  local tight = text:gsub("%s+", "")
  if tight == "" then return nil, nil end
  for _, span in ipairs(SPANS) do
    if tight:find(span[1]) then
      local a, b = span[2](tight:match(span[1]))
      local from, why = nil, nil
      local to, why2 = nil, nil
      if a then from, why = day_of(a) end
      if b then to, why2 = day_of(b) end
      if a and not from or b and not to then return false end
      if from and to and from > to then return false end
      return from, to, why or why2
    end
  end
  return false
end

-- ----------------------------------------------------------------- codes

--- The codes in brackets of a text: { code=, from=, to= } in order, and the
--- text before the first.
---@param report geoeng.Import
---@param line table
---@return table[] codes
---@return string before
function M.codes(report, line)
  local codes = {}
  for inside in line.text:gmatch "%[([^%]]*)%]" do
    local code, rest = inside:match "^%s*([^%s<>]+)(.*)$"
    local from, to, note
    if code then from, to, note = days_of(rest) end
    if not code or from == false then
      source.lose(report, line, ("[%s] is no code with dates"):format(inside))
    else
      if note then source.change(report, line, note) end
      codes[#codes + 1] = { code = code:upper(), from = from, to = to }
    end
  end
  return codes, (line.text:match "^([^%[]*)")
end

--- A word in lower case, but as texts write them those that are one word only
--- so: "St.", "J.P.", "AT&T".
local function lowered(word)
  if word:find("&", 2, true) or word:find "%a%.%a" then return word:upper() end
  local lower = word:lower()
  return word:find "^%a+%.$" and lower:gsub("^%a", string.upper) or lower
end

--- A phrase as it is written: blanks for underscores, lower case for letters
--- without accents.
---@param text string
---@return string
function M.phrase(text)
  text = source.trim((text:gsub("_", " "):gsub("%s+", " ")))
  return (text:gsub("%S+", lowered))
end

--- A phrase, and without what it has in brackets: texts seldom write
--- "Green Front (GF)".
---@param text string
---@return string[]
function M.with_and_without_brackets(text)
  local phrase = M.phrase(text)
  local bare = M.phrase((phrase:gsub("%b()", " ")))
  if bare == "" or bare == phrase then return { phrase } end
  return { bare, phrase }
end

--- A blank lets other words stand between; a list phrase has none.
function M.note_gaps(report, line, phrase)
  if source.trim(phrase):find "%s" then
    source.change(report, line, ("'%s' allows words between; they are read "
      .. "as adjacent"):format(source.trim(phrase)))
  end
end

-- ----------------------------------------------------------------- kinds

--- Which dictionary a file name tells.
local NAMES = { "actors", "agents", "verbs", "discards", "issue" }
local KIND = { actors = "actors", agents = "agents", verbs = "verbs",
  discards = "discards", issue = "issues" }

--- What lines tell: the first that is sure. Without any sign it may be any
--- list of words, so a list of discards must be named as one.
local function kind_by_text(lines)
  for _, line in ipairs(lines) do
    local text = line.text
    if text:find "^<ISSUE" then return "issues" end
    if text:find "^%-%-%-.*%[" or text:find "^&" then return "verbs" end
    if text:find "%[%s*~" or text:find "~%s*%]" or text:find "^!.-!%s*=" then
      return "agents"
    end
  end
  for _, line in ipairs(lines) do
    if line.text:find "%[" then return "actors" end
  end
  return nil
end

--- The kind of a dictionary: by its name, else by its lines.
---@param file string
---@param lines table[]  stripped
---@return string|nil  "actors", "agents", "verbs", "discards" or "issues"
function M.kind(file, lines)
  local base = file:match "[^/]*$":lower()
  for _, name in ipairs(NAMES) do
    if base:find(name, 1, true) then return KIND[name] end
  end
  return kind_by_text(lines)
end

return M
