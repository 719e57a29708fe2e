--- Triggers of one type that tell one occurrence in a sentence become one event
--- with what all of them found: "launched an attack", "arrived for a visit".
---
--- Which are one is occurrence_group.lua's word. What a rule says of its event
--- stands with its subtype: the narrowest of all; `make` is that of the trigger
--- that stands.

local contradiction = require "geoeng.event.occurrence_contradiction"
local define = require "geoeng.language.define"
local event_time = require "geoeng.event.event_time"
local group = require "geoeng.event.occurrence_group"
local listen = require "geoeng.event.listen"
local needs = require "geoeng.event.needs"
local relation = require "geoeng.event.occurrence_relation"
local roles = require "geoeng.event.occurrence_roles"
local subtype = require "geoeng.event.subtype"

local M = {}

--- Give an event the arguments of a verb that it tells by `also`, when that one
--- governs it.
---@param to geoeng.Candidate
---@param from geoeng.Candidate
---@return boolean lent
function M.lend(to, from)
  local lent = relation.tells(from, to)
    and not contradiction.contradict(from, to)
  if lent then roles.add(to, from) end
  return lent
end

-- ------------------------------------------------------------- what stands

--- Those of a list that a test wants, or all if it wants none.
local function some(list, wants)
  local kept = {}
  for _, c in ipairs(list) do if wants(c) then kept[#kept + 1] = c end end
  return #kept > 0 and kept or list
end

--- Which of a group stands: one that lacked nothing; of these what the type
--- prefers, the verb unless it says "noun"; then the upper one, and the first.
local function standing(members, found)
  local list = some(members, function(c) return not c.lacked end)
  if define.types[members[1].def.type].prefer == "noun" then
    list = some(list, function(c) return c.trigger.pos ~= "VERB" end)
  end
  local left, below = {}, {}
  for _, c in ipairs(list) do left[c] = true end
  for _, p in ipairs(found) do
    if left[p.upper] then below[p.lower] = true end
  end
  return some(list, function(c) return not below[c] end)[1]
end

-- ---------------------------------------------------------- what rules say

local function fields_of(c) return rawget(c.ev, "fields") end

--- Whether the fields of one say more than those of another: a narrower
--- subtype, or one at all; where none has one, a code or basis.
local function says_more(a, b, name)
  if a.subtype and b.subtype then
    return a.subtype ~= b.subtype and subtype.is_a(name, a.subtype, b.subtype)
  end
  if a.subtype or b.subtype then return a.subtype ~= nil end
  return (a.code or a.basis) and not (b.code or b.basis)
end

--- What an event is said to be: by one of its rules, and all of that.
local function take_kind(stands, members)
  local best = fields_of(stands)
  for _, c in ipairs(members) do
    if says_more(fields_of(c), best, c.def.type) then best = fields_of(c) end
  end
  local own = fields_of(stands)
  own.subtype, own.code, own.basis = best.subtype, best.code, best.basis
end

--- The narrowest time that others of a group have for themselves within that
--- of the one that stands, or nil.
local function narrower_time(stands, members)
  local narrow
  for _, c in ipairs(members) do
    local wide = c ~= stands and (narrow or event_time.own(stands, c))
    local s = wide and event_time.own(c, stands)
    if s and event_time.is_within(s, wide) then narrow = s end
  end
  return narrow
end

-- ------------------------------------------------------------------- merging

--- Make a group the event of the one that stands, the others are gone.
local function merge(members, found, gone)
  local stands = standing(members, found)
  local time = narrower_time(stands, members)
  take_kind(stands, members)
  for _, c in ipairs(members) do
    if c ~= stands then
      roles.add(stands, c)
      gone[c] = true
      listen.refuse(c.def, c.trigger, ("it is told by '%s', too, and merged "
        .. "into that"):format(stands.trigger.text), "merged", stands.trigger)
    end
  end
  for _, c in ipairs(members) do roles.drop(stands.roles, c.trigger) end
  stands.roles.time = stands.roles.time or time and { time }
end

--- Whether any reads the tree: else the sentence may have none.
local function any_tree(list)
  for _, c in ipairs(list) do if c.def.syntax then return true end end
  return false
end

--- The candidates, by type and sentence; they stand in text order.
local function by_sentence(found)
  local list, types, stop = {}, nil, 0
  for _, c in ipairs(found) do
    if c.first > stop then types, stop = {}, c.sentence.last end
    local name = c.def.type
    local members = types[name]
    if not members then
      members = {}
      types[name], list[#list + 1] = members, members
    end
    members[#members + 1] = c
  end
  return list
end

--- Merge what tells one occurrence; what still lacks needed roles is refused.
---@param found geoeng.Candidate[]  in text order
---@return geoeng.Candidate[]
function M.merged(found)
  local gone, kept = {}, {}
  for _, list in ipairs(any_tree(found) and by_sentence(found) or {}) do
    if #list > 1 and any_tree(list) then
      local groups, told = group.groups(list)
      for _, members in ipairs(groups) do merge(members, told, gone) end
    end
  end
  for _, c in ipairs(found) do
    if c.lacks and not c.dead then
      listen.refuse(c.def, c.trigger, needs.reason(c.lacks), "need")
    elseif not c.lacks and not gone[c] then
      kept[#kept + 1] = c
    end
  end
  return kept
end

return M
