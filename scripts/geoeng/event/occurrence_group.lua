--- Which candidates of one type and sentence tell one occurrence, as groups.
---
--- Two join when one can tell the occurrence of the other
--- (occurrence_relation.lua), and so do their groups when no two members
--- contradict: in what order they stand does not matter. Where a verb could
--- have several nouns that contradict each other, it has the one with which it
--- shares most roles, and of these the first that is not "another".
---
--- A candidate that lacks needed roles (`lacks`) joins when all together have
--- them, and `check` of its rule wants the event of all of them.

local check = require "geoeng.event.check"
local contradiction = require "geoeng.event.occurrence_contradiction"
local needs = require "geoeng.event.needs"
local relation = require "geoeng.event.occurrence_relation"
local roles = require "geoeng.event.occurrence_roles"
local spans = require "geoeng.event.spans"

local M = {}

--- A pair of which the upper can tell the occurrence of the lower.
---@class geoeng.Pair
---@field upper geoeng.Candidate
---@field lower geoeng.Candidate
---@field shared integer  roles that both have
---@field more boolean    the lower one is "another"

--- Which pair is tried first: a total order.
local function before(a, b)
  if a.shared ~= b.shared then return a.shared > b.shared end
  if a.more ~= b.more then return b.more end
  if a.lower.first ~= b.lower.first then return a.lower.first < b.lower.first end
  if a.upper.first ~= b.upper.first then return a.upper.first < b.upper.first end
  if a.lower ~= b.lower then return a.lower.def.order < b.lower.def.order end
  return a.upper.def.order < b.upper.def.order
end

--- Whether a tree stands behind the pair: of two that were found by word order
--- none is looked at, as their sentence may have none.
local function has_tree(a, b) return a.def.syntax or b.def.syntax end

local function pair(upper, lower, tried)
  local known = tried[upper] or {}
  tried[upper] = known
  if upper == lower or known[lower] then return nil end
  known[lower] = true
  if not has_tree(upper, lower) or not relation.tells(upper, lower)
    or contradiction.contradict(upper, lower) then
    return nil
  end
  return { upper = upper, lower = lower,
    shared = contradiction.shared(upper, lower),
    more = relation.is_more(lower) }
end

--- The pairs of candidates, each looked for where the tree has its like.
local function pairs_of(list)
  local at, found, tried = {}, {}, {}
  for _, c in ipairs(list) do
    local head = c.trigger.head
    at[head] = at[head] or {}
    table.insert(at[head], c)
  end
  for _, c in ipairs(list) do
    for head in pairs(relation.heads(c)) do
      for _, other in ipairs(at[head] or {}) do
        found[#found + 1] = pair(c, other, tried)
        found[#found + 1] = pair(other, c, tried)
      end
    end
  end
  table.sort(found, before)
  return found
end

--- Whether two members of groups can be one occurrence; those of a pair can.
local function fit(a, b, paired)
  if paired[a][b] then return true end
  local apart = a.rival ~= b and b.rival ~= a and relation.is_another(a, b)
  return not apart and not contradiction.contradict(a, b)
end

local function all_fit(group, other, paired)
  for _, a in ipairs(group) do
    for _, b in ipairs(other) do
      if not fit(a, b, paired) then return false end
    end
  end
  return true
end

--- Whether all stand beside the events that have their words.
local function has_rivals(members)
  local is_here = {}
  for _, c in ipairs(members) do is_here[c] = true end
  for _, c in ipairs(members) do
    if c.rival and not is_here[c.rival] then return false end
  end
  return true
end

--- Let candidates that lack needed roles be events with the roles of all; if one
--- cannot, all are as before.
local function revive(members)
  local lacking, own = {}, {}
  for _, c in ipairs(members) do
    if c.dead then return false end
    if c.lacks then lacking[#lacking + 1] = c end
  end
  if #lacking == 0 then return true end
  if not has_rivals(members) then return false end
  local all = roles.union(members)
  for _, c in ipairs(lacking) do
    if select(2, needs.count(c.def, all)) then return false end
  end
  for _, c in ipairs(lacking) do
    own[c], c.roles = c.roles, roles.copy(all)
    if not check.passes(c) then
      c.dead = true
      for other, list in pairs(own) do other.roles, other.ev = list, nil end
      return false
    end
  end
  for _, c in ipairs(lacking) do c.lacks, c.lacked = nil, true end
  return true
end

--- Join the groups of a pair; whether they were joined.
local function join(p, group_of, paired)
  local group, other = group_of[p.upper], group_of[p.lower]
  if group == other or not all_fit(group, other, paired) then return false end
  local members = table.move(other, 1, #other, #group + 1, { table.unpack(group) })
  if not revive(members) then return false end
  for _, c in ipairs(members) do group_of[c] = members end
  return true
end

--- The groups of several that tell one occurrence each, and what can tell what.
---@param list geoeng.Candidate[]  of one type and sentence, in text order
---@return geoeng.Candidate[][]  each in text order
---@return geoeng.Pair[]
function M.groups(list)
  local found, group_of, paired = pairs_of(list), {}, {}
  if #found == 0 then return {}, found end
  for _, c in ipairs(list) do group_of[c], paired[c] = { c }, {} end
  for _, p in ipairs(found) do
    paired[p.upper][p.lower], paired[p.lower][p.upper] = true, true
  end
  repeat -- since what lacked a role may have it by what joined later
    local joined = false
    for _, p in ipairs(found) do
      joined = join(p, group_of, paired) or joined
    end
  until not joined
  local groups, seen = {}, {}
  for _, c in ipairs(list) do
    local group = group_of[c]
    if #group > 1 and not seen[group] then
      seen[group] = true
      table.sort(group, spans.in_text_order)
      groups[#groups + 1] = group
    end
  end
  return groups, found
end

return M
