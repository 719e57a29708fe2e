--- The summary of a run as a page for the terminal.

local bars = require "geoeng.format.bars"
local core = require "geoeng.core"
local count = require "geoeng.corpus.event_count"
local next_command = require "geoeng.corpus.next_command"
local palette = require "geoeng.format.palette"
local schema = require "geoeng.event.schema"
local wrap = require "geoeng.format.wrap"

local M = {}

local paint = palette.paint

local TOP = 5       -- who, places, reasons
local TYPES = 8
local NARROW = 72   -- columns below which lists stand one below the other

local function plural(n, word)
  return ("%d %s%s"):format(n, word, n == 1 and "" or "s")
end
M.plural = plural

-- ------------------------------------------------------------------- types

--- The modalities that there are, in the order of the schema.
local function modalities_of(c)
  local list = {}
  for _, name in ipairs(schema.MODALITIES) do
    if c.modalities[name] then list[#list + 1] = name end
  end
  return list
end

local SHORT = { asserted = "assert", planned = "plan", hypothetical = "hypo",
  alleged = "alleg", negated = "negat" }

--- What stands above the numbers of each modality.
---@return string[]  none where there is no room
local function heads_of(names, room)
  for _, form in ipairs { names, SHORT } do
    local heads, sum = {}, 0
    for i, name in ipairs(names) do
      heads[i] = form[name] or name
      sum = sum + #heads[i] + 2
    end
    if sum <= room then return heads end
  end
  return {}
end

--- A table: a line a type, a column a modality, the sum and a bar.
---@param c table
---@param page table  { columns, utf8, ... }
---@param top integer
---@return string[]
function M.types(c, page, top)
  local rows, more = count.ranked(c.types, top)
  local names = modalities_of(c)
  local digits = math.max(3, #tostring(c.events))
  local name = bars.width(rows, 4, math.max(12, page.columns // 4))
  local heads = heads_of(names, page.columns - name - digits - 10)
  local head, lines = (" "):rep(name), {}
  for i, text in ipairs(heads) do
    heads[i] = (" "):rep(digits - #text) .. text
    head = head .. "  " .. heads[i]
  end
  lines[1] = paint("dim", head .. ("  %" .. digits .. "s"):format "all")
  local used = wrap.width(head) + digits + 3
  for _, row in ipairs(rows) do
    local line = paint("head", bars.fit(row[1], name))
    for i, text in ipairs(heads) do
      line = line .. ("  %" .. #text .. "s"):format(
        c.modality[row[1]][names[i]] or ".")
    end
    lines[#lines + 1] = line .. ("  %" .. digits .. "d "):format(row[2])
      .. paint("value", bars.bar(row[2], rows[1][2],
        math.min(20, page.columns - used), page.utf8))
  end
  if more > 0 then
    lines[#lines + 1] = paint("dim", ("and %s more"):format(plural(more,
      "type")))
  end
  return lines
end

-- ------------------------------------------------------------------- lists

--- A list under a title; nothing where there is nothing.
---@param shown nil|fun(name: string): string  how a name reads
---@return string[]
function M.list(title, sums, page, top, columns, shown)
  local rows, more = count.ranked(sums, top)
  if #rows == 0 then return {} end
  for _, row in ipairs(shown and rows or {}) do row[1] = shown(row[1]) end
  local lines = { paint("head", title) .. (more > 0 and paint("dim",
    (" (%d of %d)"):format(#rows, #rows + more)) or "") }
  return table.move(bars.lines(rows, columns, page.utf8), 1, #rows, 2, lines)
end

--- phrase, alt, how, name, country, and what stands behind them.
local ROW = "\n([^\t\n#]+)\t[^\t\n]*\t[^\t\n]*\t([^\t\n]*)\t(%u+)\t([^\n]*)"

local countries -- code -> name

--- "ISR MIL" as "Israel MIL": a code at the start as the name of the country.
---@param name string
---@return string
function M.country(name)
  if not countries then
    countries = {}
    local text = core.embedded "rules/lexicons/countries.tsv" or ""
    for phrase, usual, code, behind in text:gmatch(ROW) do
      if not behind:find "%d$" then -- it is there today
        countries[code] = countries[code] or usual ~= "" and usual or phrase
      end
    end
  end
  local first, rest = name:match "^(%u%u%u)(.*)$"
  if not first or rest:find "^[^ ]" then return name end
  return (countries[first] or first) .. rest
end

--- Two lists, side by side where there is room.
---@param left fun(columns: integer): string[]
---@param right fun(columns: integer): string[]
---@param page table
---@return string[]
function M.two(left, right, page)
  if page.columns < NARROW then
    local lines, second = left(page.columns), right(page.columns)
    if #lines > 0 and #second > 0 then lines[#lines + 1] = "" end
    return table.move(second, 1, #second, #lines + 1, lines)
  end
  local half = math.min(page.columns, 120) // 2
  local l, r = left(half - 2), right(half - 2)
  if #l == 0 then return r end
  return #r == 0 and l or bars.beside(l, r, half)
end

--- Commands, with what they are for where there is room.
---@param list table[]  { command, what for }
---@param page table    { columns, command }
---@return string[]
function M.commands(list, page)
  local lines, width = {}, bars.width(list, 0, 200) + #page.command + 1
  for i, x in ipairs(list) do
    local head = i == 1 and "next: " or "      "
    local text = page.command .. " " .. x[1]
    local line = head .. paint("code", text)
    if #head + width + 2 + wrap.width(x[2]) <= page.columns then
      line = line .. (" "):rep(width + 2 - wrap.width(text))
        .. paint("dim", x[2])
    end
    lines[i] = line
  end
  return lines
end

-- --------------------------------------------------------------------- run

local function days(c)
  if not c.first then return "" end
  local text = c.first == c.last and c.first
    or ("%s to %s"):format(c.first, c.last)
  return ", " .. text .. (c.dated < c.events and (", %d without a date")
    :format(c.events - c.dated) or "")
end
M.days = days

--- "14 events in 2 documents", "14 events in 2 of 9 documents"
local function headline(c)
  local f = c.facts
  local what = f.cluster and c.events > 0 and "occurrence" or "event"
  local some = (f.with_events or 0) > 0 and f.with_events < f.documents
  local text = ("%s in %s%s%s"):format(plural(c.events, what),
    some and f.with_events .. " of " or "", plural(f.documents, "document"),
    f.resumed and " of this part of the run" or "")
  if f.chosen then text = text .. " with these options" end
  return paint("head", text) .. days(c)
end

local function failures(c, page)
  local n = c.facts.failures or 0
  if n == 0 then return {} end
  local rows, more = count.ranked(c.failures, TOP)
  local lines = { paint("bad", ("%d failed"):format(n)) }
  local digits = #tostring(rows[1] and rows[1][2] or 0)
  for _, row in ipairs(rows) do
    local text = ("%" .. digits + 2 .. "d  %s"):format(row[2], row[1])
    lines[#lines + 1] = wrap.line(text, page.columns, digits + 4)
  end
  if more > 0 then
    lines[#lines + 1] = ("  and %s more"):format(plural(more, "reason"))
  end
  return lines
end

--- Add lines behind an empty one.
local function section(out, lines)
  if #lines == 0 then return end
  out[#out + 1] = ""
  table.move(lines, 1, #lines, #out + 1, out)
end
M.section = section

local function lost(c)
  if not c.facts.lost then return {} end
  return { ("%d more things of other names were not counted"):format(
    c.facts.lost) }
end

--- The page for what the command counted of a run.
---@param text string      lines, see event_count.lua
---@param color boolean
---@param columns integer
---@param utf8 boolean
---@return string
function M.of_run(text, color, columns, utf8)
  local c, page = count.new(), { columns = columns, utf8 = utf8 }
  palette.use(color)
  count.read(c, text)
  page.command = (c.names.command or { "geoeng" })[1]
  local out = { headline(c) }
  if c.events > 0 then section(out, M.types(c, page, TYPES)) end
  section(out, M.two(function(w)
    return M.list("who", c.actors, page, TOP, w, M.country)
  end, function(w)
    return M.list("places", c.places, page, TOP, w)
  end, page))
  section(out, lost(c))
  section(out, failures(c, page))
  section(out, M.commands(next_command.after_run(c), page))
  return table.concat(out, "\n") .. "\n"
end

return M
