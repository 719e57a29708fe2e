--- Lists of phrases: inline tables and TSV files.
---
--- A TSV lexicon starts with comment lines (#) that name source and licence,
--- then a header whose first column is `phrase`. Columns with a meaning of
--- their own: `alt` further phrases separated by |, `how` lemma, fold or
--- exact, `from` and `to` the days on which the row holds. All others are
--- attributes of the phrase.

local core = require "geoeng.core"
local errors = require "geoeng.errors"
local lpeg = require "lpeg"

local M = {}

local HOWS = { lemma = true, fold = true, exact = true }
local OWN = { phrase = true, alt = true, how = true, from = true, to = true }

-- The whole file as rows of fields, in one pass: start-up time is mostly this.
local cell = lpeg.C((1 - lpeg.S "\t\r\n") ^ 0)
local row_pattern = lpeg.Ct(cell * ("\t" * cell) ^ 0)
  * (lpeg.P "\r" ^ 1 * #(lpeg.P "\n" + -1)) ^ -1
local file_pattern = lpeg.P "\239\187\191" ^ -1
  * lpeg.Ct((row_pattern * lpeg.P "\n") ^ 0 * row_pattern ^ -1) * (-1 + lpeg.Cp())

--- A date of a lexicon: a day, a month or a year; `last` asks for its end.
local function day_of(text, last)
  if text == "" then return nil end
  local full = text
  if text:match "^%d%d%d%d$" then
    full = text .. (last and "-12-31" or "-01-01")
  elseif text:match "^%d%d%d%d%-%d%d$" then
    full = text .. "-01"
    if last then
      for d = 31, 28, -1 do
        local day = core.day(("%s-%02d"):format(text, d))
        if day then return day end
      end
    end
  end
  return core.day(full) or false
end

local function header_of(where, names)
  if names[1] ~= "phrase" then
    errors.raise(where, "the header of a lexicon starts with the column "
      .. "'phrase'")
  end
  return names
end

--- The header as a plan: for each column what to do with its field.
local function plan_of(names)
  local plan = {}
  for i = 2, #names do
    plan[i] = OWN[names[i]] and names[i] or "attr"
  end
  return plan
end

local function date_of(where, name, value)
  local day = day_of(value, name == "to")
  if day == false then
    errors.raise(where, ("'%s' is no date (YYYY, YYYY-MM, YYYY-MM-DD)")
      :format(value))
  end
  return day
end

--- A field of a column with a meaning of its own.
local function set_own(where, row, kind, value)
  if kind == "alt" then
    for alt in value:gmatch "[^|]+" do
      row.phrases[#row.phrases + 1] = alt
    end
  elseif kind == "how" then
    if not HOWS[value] then
      errors.raise(where, ("how is lemma, fold or exact, not '%s'")
        :format(value))
    end
    row.how = value
  elseif kind == "from" or kind == "to" then
    row[kind] = date_of(where, kind, value)
  end
end

--- One row as { phrases=, how=, from=, to=, attrs={k,v,...} }.
local function row_of(where, names, plan, fields)
  local n, attrs, na = #fields, {}, 0
  if n > #names then
    errors.raise(where, ("%d columns, but the header has %d")
      :format(n, #names))
  end
  local row = { phrases = { fields[1] }, attrs = attrs, line = where.line }
  for i = 2, n do
    local value = fields[i]
    if value ~= "" then
      if plan[i] == "attr" then
        attrs[na + 1], attrs[na + 2] = names[i], value
        na = na + 2
      else
        set_own(where, row, plan[i], value)
      end
    end
  end
  if fields[1] == "" then errors.raise(where, "the phrase is empty") end
  if row.from and row.to and row.from > row.to then
    errors.raise(where, "'from' is later than 'to'")
  end
  return row
end

--- Rows of a TSV lexicon.
---@param text string     content of the file
---@param file string     its name, for messages and provenance
---@return table[] rows   { phrases=, how=, from=, to=, attrs=, line= }
---@return string[] names of the columns
function M.read_tsv(text, file)
  local rows, names, plan, n = {}, nil, nil, 0
  local where = { file = file, source = text }
  local lines, bad = file_pattern:match(text)
  if bad and bad > 1 then
    where.line = #lines + 1
    errors.raise(where, "a carriage return inside a line")
  end
  for _, fields in ipairs(lines) do
    n = n + 1
    local first = fields[1]
    local blank = first == "" and #fields == 1
    if not blank and first:byte(1) ~= 35 then -- #
      where.line = n
      if not names then
        names = header_of(where, fields)
        plan = plan_of(names)
      else
        rows[#rows + 1] = row_of(where, names, plan, fields)
      end
    end
  end
  if not names then
    where.line = 1
    errors.raise(where, "the lexicon has no header line")
  end
  return rows, names
end

--- Find a file that a rule names: beside the rule, along GEOENG_PATH, among
--- the shipped files.
---@param name string        path as the rule writes it
---@param beside string|nil  folder of the rule file
---@return string|nil text
---@return string file       where it was found, or the places searched
function M.find(name, beside)
  local tried = {}
  local function try(dir)
    local path = dir == "" and name or dir .. "/" .. name
    local text = core.readfile(path)
    tried[#tried + 1] = path
    return text, path
  end
  if name:sub(1, 1) == "/" then return core.readfile(name), name end
  if beside then
    local text, path = try(beside)
    if text then return text, path end
  end
  for dir in core.path:gmatch "[^:]+" do
    local text, path = try(dir)
    if text then return text, path end
  end
  local text = core.embedded("rules/" .. name)
  if text then return text, "rules/" .. name end
  return nil, table.concat(tried, ", ")
end

--- Put rows into the list `name` of the engine.
---@param name string
---@param rows table[]
---@param how string   of rows that do not say
---@param file string|nil  kept as the attribute `basis` (file:line)
function M.add(name, rows, how, file)
  local list = core.list(name)
  local add, entry = core.list_add, core.entry
  for _, row in ipairs(rows) do
    local id
    if #row.attrs > 0 or row.from or row.to then
      if file then
        row.attrs[#row.attrs + 1] = "basis"
        row.attrs[#row.attrs + 1] = file .. ":" .. row.line
      end
      id = entry(row.attrs, row.from, row.to)
    end
    for _, phrase in ipairs(row.phrases) do
      add(list, phrase, row.how or how, id)
    end
  end
end

return M
