--- GATE gazetteers as lexicons and layers: geoeng import gate.
---
--- A .def file names lists: file.lst:majorType:minorType:language:annotation.
--- A .lst file holds a phrase a line, behind it features: name=value.

local names = require "geoeng.rule.pattern_names"
local source = require "geoeng.import.source"

local M = {}

local LOOKUP = "Lookup" -- the annotation when a .def names none

-- --------------------------------------------------------------- reading

--- Columns that mean something else in a lexicon.
local TAKEN = { phrase = true, alt = true, how = true, from = true, to = true,
  basis = true, major = true, minor = true, language = true }

--- A feature's name as that of a column.
local function column_of(feature)
  local name = source.name(feature)
  return TAKEN[name] and "gate_" .. name or name
end

local SEPARATORS = { "\t", "&", ":", ";", "|", "@", "#", "~", "$", "^", "!",
  "," }

--- Where the features of a line begin, and what parts them: the separator that
--- comes first of those with name= behind them.
local function split_at(text)
  local best, sep
  for _, c in ipairs(SEPARATORS) do
    local at = text:find("%" .. c .. "[%a_][%w_.-]*=")
    if at and (not best or at < best) then best, sep = at, c end
  end
  return best, sep
end

--- One entry of a list.
local function add_entry(report, list, line)
  local text, row = source.trim(line.text), {}
  local at, sep = split_at(text)
  if at then
    for feature in (text:sub(at) .. sep):gmatch("%" .. sep .. "([^" .. sep
      .. "]+)") do
      local name, value = feature:match "^%s*([^=]+)=(.*)$"
      if name then
        local column = column_of(name)
        row[column] = source.trim(value)
        list.columns[column] = true
        source.count(report, "features")
      else
        source.lose(report, line, ("'%s' is no feature"):format(feature))
      end
    end
    text = source.trim(text:sub(1, at - 1))
  end
  row.phrase = text
  if text:sub(1, 1) == "#" then
    source.lose(report, line, ("'%s': a phrase cannot start with #")
      :format(text))
  elseif source.fits(report, line, text, true) then
    source.count(report, "phrases")
    table.insert(list.rows, row)
  end
end

--- A .lst file into the list of its major type.
local function read_list(report, lists, spec)
  local lines, why = source.lines(report, spec.file)
  if not lines then
    if not spec.at then return nil, why end
    source.lose(report, spec.at, ("the list %s: %s"):format(spec.file, why))
    return true
  end
  local key = spec.annotation .. "\0" .. spec.major
  local list = lists[key]
  if not list then
    list = { major = spec.major, annotation = spec.annotation, files = {},
      rows = {}, columns = {} }
    lists[key] = list
    table.insert(lists.order, list)
  end
  table.insert(list.files, spec.file)
  local from = #list.rows
  for _, line in ipairs(lines) do
    if line.text:find "%S" then add_entry(report, list, line) end
  end
  for i = from + 1, #list.rows do
    list.rows[i].minor, list.rows[i].language = spec.minor, spec.language
  end
  source.count(report, "lists")
  return true
end

--- What a line of a .def file says.
local function spec_of(dir, line)
  local parts = {}
  for part in (source.trim(line.text) .. ":"):gmatch "([^:]*):" do
    parts[#parts + 1] = part ~= "" and part or false
  end
  if not parts[1] then return nil end
  return { file = dir .. parts[1], at = line,
    major = parts[2] or parts[1]:gsub("%.lst$", ""),
    minor = parts[3] or nil, language = parts[4] or nil,
    annotation = parts[5] or LOOKUP, extra = #parts > 5 }
end

local function read_def(report, lists, file)
  local lines, why = source.lines(report, file)
  if not lines then return nil, why end
  local dir = file:match "^(.*/)[^/]*$" or ""
  for _, line in ipairs(lines) do
    local spec = line.text:find "%S" and spec_of(dir, line)
    if spec then
      if spec.extra then
        source.lose(report, line, "more than five fields")
      end
      read_list(report, lists, spec)
    elseif line.text:find "%S" then
      source.lose(report, line, "no list is named")
    end
  end
  return true
end

-- --------------------------------------------------------------- writing

--- The layer of an annotation; those of the library keep their names.
local function layer_of(annotation)
  local name = source.name(annotation)
  local taken = names.STANDARD[name] or name == "np" or name == "name"
  return taken and "gate_" .. name or name
end

local function columns_of(list)
  local columns = {}
  for name in pairs(list.columns) do columns[#columns + 1] = name end
  table.sort(columns)
  return table.move(columns, 1, #columns, 4, { "phrase", "minor", "language" })
end

--- A lexicon has 32 columns at most.
local MOST = 32

local function drop_columns(report, list, columns)
  while #columns > MOST do
    source.lose(report, { file = list.files[1], line = 1 },
      ("the feature '%s': a lexicon has at most %d columns"):format(
        table.remove(columns), MOST))
  end
end

--- Read gazetteers into files: name -> text.
---@param files string[]  .def and .lst
---@param report geoeng.Import
---@param name string
---@return table<string, string>|nil out
---@return string|nil why
function M.read(files, report, name)
  local lists, out, rules = { order = {} }, {}, {}
  for _, file in ipairs(files) do
    local ok, why
    if file:find "%.def$" then
      ok, why = read_def(report, lists, file)
    else
      ok, why = read_list(report, lists, { file = file, annotation = LOOKUP,
        major = file:match "([^/]*)$":gsub("%.lst$", "") })
    end
    if not ok then return nil, why end
  end
  local taken = {}
  for _, list in ipairs(lists.order) do
    local layer = layer_of(list.annotation)
    local words = source.unique(taken, layer .. "_" .. source.name(list.major))
    local columns = columns_of(list)
    drop_columns(report, list, columns)
    if #list.rows > 0 then
      out[words .. ".tsv"] = source.tsv({}, columns, list.rows)
      rules[#rules + 1] = source.layer(words, layer,
        "major", list.major)
    end
  end
  out[name .. ".lua"] = source.header("Lists of a GATE gazetteer", "gate",
    files, name, "An imported gazetteer")
    .. table.concat(rules)
  return out
end

return M
