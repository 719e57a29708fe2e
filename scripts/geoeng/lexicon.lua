--- Lists of phrases: inline tables and TSV files.
---
--- A TSV lexicon starts with comment lines (#) that name source and licence,
--- then a header whose first column is `phrase`. Columns with a meaning of
--- their own: `alt` further phrases separated by |, `how` lemma, fold or
--- exact, `from` and `to` the days on which the row holds. All others are
--- attributes of the phrase.

local core = require "geoeng.core"
local errors = require "geoeng.errors"

local M = {}

local HOWS = { lemma = true, fold = true, exact = true }
local OWN = { phrase = true, alt = true, how = true, from = true, to = true }

--- Fields of a line, split at tabs.
local function split(line)
  local fields, n = {}, 0
  for field in (line .. "\t"):gmatch "([^\t]*)\t" do
    n = n + 1
    fields[n] = field
  end
  return fields, n
end

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

local function header_of(where, line)
  local names, n = split(line)
  if names[1] ~= "phrase" then
    errors.raise(where, "the header of a lexicon starts with the column "
      .. "'phrase'")
  end
  return names, n
end

--- One row as { phrases=, how=, from=, to=, attrs={k,v,...} }.
local function row_of(where, names, count, line)
  local fields, n = split(line)
  if n > count then
    errors.raise(where, ("%d columns, but the header has %d"):format(n, count))
  end
  local row = { phrases = { fields[1] }, attrs = {} }
  for i = 2, n do
    local name, value = names[i], fields[i]
    if name == "alt" then
      for alt in value:gmatch "[^|]+" do
        row.phrases[#row.phrases + 1] = alt
      end
    elseif name == "how" and value ~= "" then
      if not HOWS[value] then
        errors.raise(where, ("how is lemma, fold or exact, not '%s'")
          :format(value))
      end
      row.how = value
    elseif name == "from" or name == "to" then
      local day = day_of(value, name == "to")
      if day == false then
        errors.raise(where, ("'%s' is no date (YYYY, YYYY-MM, YYYY-MM-DD)")
          :format(value))
      end
      row[name] = day
    elseif not OWN[name] and value ~= "" then
      row.attrs[#row.attrs + 1] = name
      row.attrs[#row.attrs + 1] = value
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
function M.read_tsv(text, file)
  local rows, names, count, n = {}, nil, nil, 0
  local where = { file = file, source = text }
  if text:sub(1, 3) == "\239\187\191" then text = text:sub(4) end
  for line in (text:gsub("\r\n", "\n") .. "\n"):gmatch "([^\n]*)\n" do
    n = n + 1
    where.line = n
    if line ~= "" and line:sub(1, 1) ~= "#" then
      if not names then
        names, count = header_of(where, line)
      else
        local row = row_of(where, names, count, line)
        row.line = n
        rows[#rows + 1] = row
      end
    end
  end
  if not names then
    where.line = 1
    errors.raise(where, "the lexicon has no header line")
  end
  return rows
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
  if name:sub(1, 1) == "/" or name:find "%.%./" then
    if name:sub(1, 1) == "/" then
      local text = core.readfile(name)
      return text, name
    end
  end
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
