--- Sums of what events have, of a run or of files of events.

local M = {}

--- Names with their numbers, the largest first, those of one number by name.
---@param sums table<string, integer>
---@param top integer|nil  so many at most
---@return table[] rows   { name, number }
---@return integer more   rows that were left out
function M.ranked(sums, top)
  local rows = {}
  for name, n in pairs(sums) do rows[#rows + 1] = { name, n } end
  table.sort(rows, function(a, b)
    if a[2] ~= b[2] then return a[2] > b[2] end
    return a[1] < b[1]
  end)
  local more = math.max(0, #rows - (top or #rows))
  for i = #rows, #rows - more + 1, -1 do rows[i] = nil end
  return rows, more
end

--- Nothing counted yet.
---@return table  sums by name: `types`, `modalities`, `actors`, `places`,
---       `failures`; `modality` by type and modality; `facts` by name; `names`,
---       lists by name; `events`, `dated`, `first` and `last` day
function M.new()
  return { events = 0, types = {}, modalities = {}, modality = {}, actors = {},
    places = {}, failures = {}, dated = 0, facts = {}, names = {} }
end

local function add(sums, name, n) sums[name] = (sums[name] or 0) + n end

local KINDS = {
  event = function(c, n, name, modality)
    c.events = c.events + n
    add(c.types, name, n)
    add(c.modalities, modality, n)
    c.modality[name] = c.modality[name] or {}
    add(c.modality[name], modality, n)
  end,
  actor = function(c, n, name) add(c.actors, name, n) end,
  place = function(c, n, name, country)
    add(c.places, country and ("%s, %s"):format(name, country) or name, n)
  end,
  day = function(c, n, from, to)
    c.dated = c.dated + n
    if not c.first or from < c.first then c.first = from end
    if not c.last or to > c.last then c.last = to end
  end,
  failed = function(c, n, why) add(c.failures, why, n) end,
}

--- Count something `n` times.
---@param c table  of M.new
---@param n integer
---@param kind string
---@param name string|nil
---@param other string|nil
function M.add(c, n, kind, name, other)
  if KINDS[kind] then return KINDS[kind](c, n, name, other) end
  if not name then
    c.facts[kind] = n
    return
  end
  c.names[kind] = c.names[kind] or {}
  table.insert(c.names[kind], name)
end

--- Count the lines that the command has of a run: number, kind, names.
---@param c table
---@param text string
function M.read(c, text)
  for line in text:gmatch "[^\n]+" do
    local n, kind, rest = line:match "^(%d+)\t([^\t]+)\t?(.*)$"
    local name, other = rest:match "^([^\t]*)\t(.*)$"
    if not name and rest ~= "" then name = rest end
    M.add(c, math.tointeger(tonumber(n)), kind, name, other)
  end
end

return M
