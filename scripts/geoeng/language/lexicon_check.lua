--- What is wrong in a lexicon with days: rows that end before they begin, rows
--- that stand twice, countries that there are not, names of two at one time, and
--- offices that two hold at one time or nobody.

local core = require "geoeng.core"
local lexicon = require "geoeng.language.lexicon"
local word_set = require "geoeng.language.word_set"

local M = {}

local FIRST, LAST = math.mininteger, math.maxinteger

--- Ends of the names of offices that one person at a time holds in a country,
--- or in a body ("UN secretary-general").
local SINGLE = word_set.list "title.single"

--- "vice president", "deputy foreign minister": several may be in office.
local SEVERAL = word_set.list "title.several"

local function held_by_one(office)
  for _, start in ipairs(SEVERAL) do
    if office:sub(1, #start + 1) == start .. " " then return false end
  end
  for _, name in ipairs(SINGLE) do
    if office == name or office:sub(-#name - 1) == " " .. name then
      return true
    end
  end
  return false
end

--- The first and the last day that a date of a lexicon may mean, or nil.
local function days(date)
  if date:match "^%d%d%d%d%-%d%d%-%d%d$" then
    local day = core.day(date)
    return day, day
  end
  local year, month = date:match "^(%d%d%d%d)%-?(%d*)$"
  if not year or #month ~= #date - 4 - (#date > 4 and 1 or 0) then return end
  local from = core.day(("%s-%s-01"):format(year, month ~= "" and month or "01"))
  if #month == 1 or not from then return nil end
  if month == "" then return from, core.day(year .. "-12-31") end
  local y, m = math.tointeger(tonumber(year)), math.tointeger(tonumber(month))
  if m == 12 then return from, core.day(year .. "-12-31") end
  return from, core.day(("%04d-%02d-01"):format(y, m + 1)) - 1
end

local function fields_of(line, names)
  local row, at, i = { at = {} }, 1, 0
  for value in (line .. "\t"):gmatch "([^\t]*)\t" do
    i = i + 1
    if names[i] then row[names[i]], row.at[names[i]] = value, at end
    at = at + #value + 1
  end
  return row
end

--- The rows of a lexicon, each with its line and the columns of its fields.
local function rows_of(text)
  local names, rows, n = lexicon.columns(text), {}, 0
  local header = false
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    n = n + 1
    if line ~= "" and line:sub(1, 1) ~= "#" then
      if header then
        local row = fields_of(line, names)
        row.line = n
        rows[#rows + 1] = row
      end
      header = true
    end
  end
  return rows, names
end

local function add(found, level, row, column, message)
  found[#found + 1] = { level = level, line = row.line,
    column = row.at[column] or 1, message = message }
end

--- Give a row its days: `begin` and `stop` are what is sure at the least,
--- `open` and `close` what may be at the most.
local function dated(found, row)
  row.open, row.begin, row.stop, row.close = FIRST, FIRST, LAST, LAST
  for _, key in ipairs { "from", "to" } do
    local date = row[key] or ""
    local first, last = days(date)
    if date ~= "" and not first then
      add(found, "error", row, key,
        ("'%s' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"):format(date))
    elseif first and key == "from" then row.open, row.begin = first, last
    elseif first then row.stop, row.close = first, last end
  end
  if row.open > row.close then
    add(found, "error", row, "to", ("it ends on %s, before it begins on %s")
      :format(row.to, row.from))
  end
end

local function known_countries()
  local known = {}
  for _, row in ipairs((rows_of((core.embedded "rules/lexicons/countries.tsv"))))
  do known[row.country] = true end
  return known
end

local function who(row) return row.id or row.name or row.phrase end

--- Whether two rows certainly have a day in common that is not the one on which
--- the first gives way to the second.
local function together(a, b)
  return a.begin < b.stop and b.begin < a.stop
end

--- Rows by a key, in the order of the file; only keys of several rows.
local function groups(rows, keys_of)
  local by, order = {}, {}
  for _, row in ipairs(rows) do
    for _, key in ipairs(keys_of(row)) do
      if not by[key] then
        by[key] = {}
        order[#order + 1] = key
      end
      table.insert(by[key], row)
    end
  end
  return by, order
end

local function phrases(row)
  local list = { row.phrase }
  for form in (row.alt or ""):gmatch "[^|]+" do list[#list + 1] = form end
  return list
end

--- Names that stand twice for the same days: of one bearer in one office an
--- error, of two bearers a doubt, as the first row is taken.
local function check_names(found, rows)
  local by, order = groups(rows, phrases)
  for _, phrase in ipairs(order) do
    local list = by[phrase]
    for i = 2, #list do
      for k = 1, i - 1 do
        local a, b = list[k], list[i]
        if not together(a, b) then goto next end
        if who(a) ~= who(b) then
          add(found, "warning", b, phrase == b.phrase and "phrase" or "alt",
            ("'%s' means %s of line %d in these days; this row is not found "
              .. "by it"):format(phrase, who(a), a.line))
        elseif a.office == b.office and phrase == b.phrase then
          add(found, "error", b, "phrase",
            ("'%s' stands in line %d for the same days; take one out")
            :format(phrase, a.line))
        end
        ::next::
      end
    end
  end
end

--- Offices of one holder: who holds them together, and the days without one.
local function check_holders(found, rows, gap)
  local by, order = groups(rows, function(row)
    return row.office and held_by_one(row.office)
      and { (row.country or "") .. " " .. row.office } or {}
  end)
  for _, office in ipairs(order) do
    local list = by[office]
    table.sort(list, function(a, b)
      if a.open ~= b.open then return a.open < b.open end
      return a.line < b.line
    end)
    local last = list[1]
    for i = 2, #list do
      local row = list[i]
      if who(row) ~= who(last) and together(last, row) then
        add(found, "warning", row, "from",
          ("%s begins as %s while %s of line %d is in office"):format(
            row.phrase, office, last.phrase, last.line))
      elseif last.close < LAST and row.open - last.close > gap then
        add(found, "warning", row, "from",
          ("nobody is %s for %d days, since %s of line %d"):format(office,
            row.open - last.close - 1, last.phrase, last.line))
      end
      if row.close >= last.close then last = row end
    end
  end
end

--- What is wrong in a lexicon.
---@param text string  the lexicon
---@param gap integer  days without a holder that are not told
---@return table[] found  with level, line, column and message, in their order
---Example: `check.of("phrase\tfrom\tto\nAna Berg\t2020\t2019\n", 90)`
function M.of(text, gap)
  local rows, names = rows_of(text)
  local found = {}
  if names[1] ~= "phrase" then
    return { { level = "error", line = 1, column = 1,
      message = "a lexicon begins with a header whose first column is 'phrase'" } }
  end
  local known = known_countries()
  for _, row in ipairs(rows) do
    dated(found, row)
    if (row.country or "") ~= "" and not known[row.country] then
      add(found, "error", row, "country",
        ("there is no country '%s'; codes are ISO 3166-1 alpha-3")
        :format(row.country))
    end
  end
  check_names(found, rows)
  check_holders(found, rows, gap)
  table.sort(found, function(a, b)
    if a.line ~= b.line then return a.line < b.line end
    if a.column ~= b.column then return a.column < b.column end
    return a.message < b.message
  end)
  return found
end

return M
