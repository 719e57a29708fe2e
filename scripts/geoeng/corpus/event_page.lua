--- The page of `geoeng summary`, and the same for programs.

local bars = require "geoeng.format.bars"
local core = require "geoeng.core"
local palette = require "geoeng.format.palette"
local summary = require "geoeng.corpus.summary"

local M = {}

local paint = palette.paint

local MOST_TIMES = 12 -- months, else years
local TYPES = 10

local function size(sums)
  local n = 0
  for _ in pairs(sums) do n = n + 1 end
  return n
end

-- ------------------------------------------------------------------- times

--- Months in their order, or years where there are too many of them.
---@param sums table<string, integer>  by month
---@return table[] rows
---@return string unit
local function times(sums)
  local by, rows = {}, {}
  local unit = size(sums) > MOST_TIMES and "year" or "month"
  for month, k in pairs(sums) do
    local name = unit == "year" and month:match "^%d+" or month
    by[name] = (by[name] or 0) + k
  end
  for name, k in pairs(by) do rows[#rows + 1] = { name, k } end
  table.sort(rows, function(a, b) return a[1] < b[1] end)
  return rows, unit
end

--- A line for each, under a title with the unit in it.
local function time_lines(sums, title, page, columns)
  local rows, unit = times(sums)
  if #rows == 0 then return {} end
  local head, most = paint("head", title:format(unit)), 0
  while #rows > MOST_TIMES do table.remove(rows, 1) end -- the latest years
  for _, row in ipairs(rows) do most = math.max(most, row[2]) end
  return table.move(bars.lines(rows, columns, page.utf8, most), 1, #rows, 2,
    { head })
end

--- Of the times of events, and of the dates of documents.
local function event_times(c, page, columns)
  local title = c.longer > 0 and ("%%ss (%d longer than a month)")
    :format(c.longer) or "%ss"
  return time_lines(c.months, title, page, columns)
end

local function document_times(c, page, columns)
  return time_lines(c.published, "documents by %s", page, columns)
end

-- ------------------------------------------------------------------- basis

local BASES = { "words", "read", "inferred", "default", "none" }
local BASIS_HEADS = { words = "in words", read = "read", inferred = "inferred",
  default = "default", none = "none" }

--- What times, places and countries rest on, a line each.
local function basis_lines(c, page)
  local w = page.columns < 60 and 9 or 10
  local head = (" "):rep(8)
  for _, name in ipairs(BASES) do
    head = head .. ("%" .. w .. "s"):format(BASIS_HEADS[name])
  end
  local lines = { paint("dim", head) }
  for _, of in ipairs { "time", "place", "country" } do
    local line = paint("head", ("%-8s"):format(of))
    for _, name in ipairs(BASES) do
      line = line .. ("%" .. w .. "s"):format(c.basis[of][name] or ".")
    end
    lines[#lines + 1] = line
  end
  return lines
end

-- -------------------------------------------------------------------- page

local function pair_name(name)
  local a, b = name:match "^(%S+) (%S+)$"
  return ("%s - %s"):format(summary.country(a), summary.country(b))
end

local function document_name(name)
  return (core.clean(name):gsub("[\t\n]", " "))
end

local function notes(c)
  local lines = {}
  if c.repeated > 0 then
    lines[1] = ("%s with the id of one before, counted once"):format(
      summary.plural(c.repeated, "event"))
  end
  if size(c.rules) > 1 then
    lines[#lines + 1] = ("of %d different sets of rules"):format(size(c.rules))
  end
  if c.nbad > 0 then
    lines[#lines + 1] = paint("bad", ("%s could not be read"):format(
      summary.plural(c.nbad, "line")))
  end
  return lines
end

--- The page for a terminal or a file.
---@param c table     of event_sum.lua, with `nbad`, lines that are no events
---@param page table  { columns, utf8, top }
---@return string
function M.text(c, page)
  local out = { paint("head", ("%s in %s"):format(
    summary.plural(c.events, "event"),
    summary.plural(size(c.documents), "document"))) .. summary.days(c) }
  local function list(title, sums, shown)
    return function(columns)
      return summary.list(title, sums, page, page.top, columns, shown)
    end
  end
  local function two(left, right)
    summary.section(out, summary.two(left, right, page))
  end
  if c.events > 0 then summary.section(out, summary.types(c, page, TYPES)) end
  two(list("who", c.actors, summary.country),
    list("pairs of countries", c.pairs, pair_name))
  two(list("where", c.countries, summary.country), list("places", c.places))
  two(function(columns) return event_times(c, page, columns) end,
    next(c.sources) and list("sources", c.sources, document_name)
      or list("documents", c.documents, document_name))
  if size(c.published) > 1 then
    summary.section(out, document_times(c, page, page.columns))
  end
  if c.events > 0 then summary.section(out, basis_lines(c, page)) end
  summary.section(out, notes(c))
  return table.concat(out, "\n") .. "\n"
end

-- -------------------------------------------------------------------- JSON

local function object(sums)
  return next(sums) and core.json(sums) or "{}"
end

--- Names in JSON and here.
local SUMS = { { "types" }, { "modalities" }, { "modality_by_type", "modality" },
  { "who", "actors" }, { "country_pairs", "pairs" }, { "countries" },
  { "places" }, { "months" }, { "sources" }, { "documents" }, { "published" },
  { "rules" } }

--- The sums for programs, all of them, in one line of JSON.
---@param c table
---@return string
function M.json(c)
  local parts = {}
  local function put(key, text)
    parts[#parts + 1] = ('"%s":%s'):format(key, text)
  end
  put("schema", '"geoeng-summary-1"')
  put("events", ("%d"):format(c.events))
  put("repeated", ("%d"):format(c.repeated))
  put("bad_lines", ("%d"):format(c.nbad))
  put("dated", ("%d"):format(c.dated))
  put("first", c.first and core.json(c.first) or "null")
  put("last", c.last and core.json(c.last) or "null")
  for _, x in ipairs(SUMS) do put(x[1], object(c[x[2] or x[1]])) end
  put("longer_than_month", ("%d"):format(c.longer))
  put("basis", ('{"time":%s,"place":%s,"country":%s}'):format(
    object(c.basis.time), object(c.basis.place), object(c.basis.country)))
  return "{" .. table.concat(parts, ",") .. "}\n"
end

return M
