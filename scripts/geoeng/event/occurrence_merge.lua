--- Triggers of one type that tell one occurrence in a sentence become one event
--- with what all of them found: "launched an attack", "arrived for a visit".
---
--- Which can tell one is the tree's word (occurrence_relation.lua); they stay
--- apart when they contradict (occurrence_contradiction.lua).

local contradiction = require "geoeng.event.occurrence_contradiction"
local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local relation = require "geoeng.event.occurrence_relation"
local spans = require "geoeng.event.spans"

local M = {}

--- Give one the arguments of the other that it lacks: a toll that both tell is
--- counted once. No words of its trigger: an explosion is no weapon of its own.
local function add_roles(to, from)
  for name, list in pairs(from.roles) do
    local own, n = to.roles[name] or {}, #(to.roles[name] or {})
    for _, s in ipairs(list) do
      if not contradiction.is_in(own, s)
        and not contradiction.is_in({ to.trigger }, s) then
        own[#own + 1] = s
      end
    end
    if #own > n then
      table.sort(own, spans.in_text_order)
      to.roles[name] = own
    end
  end
  local given = rawget(to.ev, "given")
  for span, attributes in pairs(rawget(from.ev, "given")) do
    given[span] = given[span] or attributes
  end
end

--- Give an event the arguments of a verb that it tells by `also`, when that one
--- governs it.
---@param to geoeng.Candidate
---@param from geoeng.Candidate
---@return boolean lent
function M.lend(to, from)
  local lent = relation.tells(from, to)
    and not contradiction.contradict(from, to)
  if lent then add_roles(to, from) end
  return lent
end

--- The narrower of two kinds.
local function narrow(to, from)
  local fields = rawget(to.ev, "fields")
  if from.def.narrows and from.def.narrows == fields.subtype then
    fields.subtype = rawget(from.ev, "fields").subtype
  end
end

--- Which of two stands: of a verb and a noun what the type prefers, the verb
--- unless it says "noun"; else the upper one.
local function chosen(upper, lower)
  local noun = define.types[upper.def.type].prefer == "noun"
  if noun and upper.trigger.pos == "VERB" and lower.trigger.pos ~= "VERB" then
    return lower, upper
  end
  return upper, lower
end

--- Take the other trigger out of the arguments: "the bombing hit a bus" tells no
--- weapon.
local function drop_trigger(c, trigger)
  for name, list in pairs(c.roles) do
    local kept = {}
    for _, s in ipairs(list) do
      if s.first ~= trigger.first or s.last ~= trigger.last then
        kept[#kept + 1] = s
      end
    end
    c.roles[name] = #kept > 0 and kept or nil
  end
end

--- Merge two candidates; the one that is gone, or nil.
local function merge(upper, lower)
  if upper == lower or not relation.tells(upper, lower)
    or contradiction.contradict(upper, lower) then
    return nil
  end
  local stands, other = chosen(upper, lower)
  add_roles(stands, other)
  drop_trigger(stands, other.trigger)
  narrow(stands, other)
  listen.refuse(other.def, other.trigger, ("it is told by '%s', too, and "
    .. "merged into that"):format(stands.trigger.text), stands.trigger)
  return other
end

--- The candidates of rules with slots, by type and sentence.
local function by_sentence(found)
  local groups, list = {}, {}
  for _, c in ipairs(found) do
    local key = c.def.type .. " " .. c.sentence.index
    if c.def.syntax and not groups[key] then
      groups[key] = {}
      list[#list + 1] = groups[key]
    end
    if c.def.syntax then table.insert(groups[key], c) end
  end
  return list
end

--- Merge what tells one occurrence.
---@param found geoeng.Candidate[]  in text order
---@return geoeng.Candidate[]
function M.merged(found)
  local gone, kept = {}, {}
  for _, group in ipairs(by_sentence(found)) do
    for _, lower in ipairs(#group > 1 and group or {}) do
      for _, upper in ipairs(group) do
        if not gone[lower] and not gone[upper] then
          local other = merge(upper, lower)
          if other then gone[other] = true end
        end
      end
    end
  end
  for _, c in ipairs(found) do
    if not gone[c] then kept[#kept + 1] = c end
  end
  return kept
end

return M
