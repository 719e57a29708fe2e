--- The sides of an event as its rule's `dyad` has them, see rule/dyad.lua.

local M = {}

local NOBODY = {}

--- The arguments of the first of several roles that is filled; of a side that
--- the dyad has not, none.
local function filled(roles, by_role)
  for _, role in ipairs(roles or {}) do
    if by_role[role] then return by_role[role] end
  end
  return {}
end

--- Each two of a list, in text order; one alone with nobody.
local function pairs_among(list)
  local found = {}
  for i = 1, #list do
    for k = i + 1, #list do
      found[#found + 1] = { source = list[i], target = list[k], mutual = true }
    end
  end
  if #list == 1 then
    found[1] = { source = list[1], target = NOBODY, mutual = true }
  end
  return found
end

local function pairs_of(dyad, by_role)
  if dyad.mutual then return pairs_among(filled(dyad.mutual, by_role)) end
  local sources = filled(dyad.source, by_role)
  local targets = filled(dyad.target, by_role)
  local found = {}
  if not (sources[1] or targets[1]) then return found end
  for i = 1, math.max(#sources, 1) do
    for k = 1, math.max(#targets, 1) do
      found[#found + 1] = { source = sources[i] or NOBODY,
        target = targets[k] or NOBODY, mutual = false }
    end
  end
  return found
end

--- The sources and the targets of an event, of a mutual dyad the first and the
--- others.
local function lists(dyad, by_role)
  if not dyad.mutual then
    return filled(dyad.source, by_role), filled(dyad.target, by_role)
  end
  local all = filled(dyad.mutual, by_role)
  return { all[1] }, table.move(all, 2, #all, 1, {})
end

--- What finds the dyad of an event's type, or nil; events of types that have
--- none are counted as left out.
local function dyad_of(options)
  local dyads = {}
  for _, t in ipairs(options.schema) do dyads[t.type] = t.dyad end
  return function(ev)
    local dyad = dyads[ev.type]
    if not dyad then
      options.left_out(("events of type '%s', of which no rule declares a 'dyad'")
        :format(ev.type))
    end
    return dyad
  end
end

--- No side of the event's dyad is filled.
local function nobody(options, ev)
  options.left_out(("events of type '%s' that tell of no side"):format(ev.type))
end

--- What makes the pairs of an event: sources and targets, each with each, of a
--- mutual dyad each two. A side that is not told is an empty table in them.
---@param options table  of an exporter's `begin`
---@return fun(ev: geoeng.Record, by_role: table): table[]
function M.finder(options)
  local find = dyad_of(options)
  return function(ev, by_role)
    local dyad = find(ev)
    if not dyad then return {} end
    local found = pairs_of(dyad, by_role)
    if not found[1] then nobody(options, ev) end
    return found
  end
end

--- The same as two lists of arguments; nil for an event that has no dyad.
---@param options table
---@return fun(ev: geoeng.Record, by_role: table): table[]|nil, table[]|nil
function M.lists(options)
  local find = dyad_of(options)
  return function(ev, by_role)
    local dyad = find(ev)
    if not dyad then return nil end
    local sources, targets = lists(dyad, by_role)
    if sources[1] or targets[1] then return sources, targets end
    nobody(options, ev)
    return nil
  end
end

return M
