--- Triggers of one type that tell one occurrence in a sentence: a verb and the
--- event noun that it governs, as in "launched an attack", "an air strike hit a
--- depot", "arrived for a visit". They become one event with what both found.
---
--- They stay apart when they contradict: when a role, a time or a place of one is
--- not that of the other.

local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local spans = require "geoeng.event.spans"

local M = {}

--- Slots of a verb in which a noun stands that tells the same, and prepositions:
--- "came in for an attack", "hit it with air strikes", "went on a visit". What is
--- told by others, as "met during the talks", is another occurrence.
local SLOTS = { subj = true, obj = true }
local PREPOSITIONS = { ["for"] = true, ["in"] = true, on = true, with = true,
  by = true }

local function is_verb(c) return c.trigger.pos == "VERB" end

--- Whether a verb governs a noun so that both can be one occurrence.
local function governs(verb, noun)
  for _, f in ipairs(verb.trigger:slots()) do
    if f.head == noun.trigger.head and not f.via and not f.appos then
      return SLOTS[f.slot] or PREPOSITIONS[f.prep] or false
    end
  end
  return false
end

--- Roles of a rule that several clauses fill together: all that they find.
local function is_sum(c, name)
  for _, r in ipairs(c.def.roles) do
    for _, clause in ipairs(r.name == name and r.clauses or {}) do
      if clause.also then return true end
    end
  end
  return false
end

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

--- Whether a span is among those of a list, or a part of one.
local function is_in(list, span)
  for _, s in ipairs(list) do if overlap(s, span) then return true end end
  return false
end

--- Whether every span of one list is in the other, in one direction.
local function agree(a, b)
  local function all_in(x, y)
    for _, s in ipairs(x) do if not is_in(y, s) then return false end end
    return true
  end
  return all_in(a, b) or all_in(b, a)
end

--- What an event says it is: of the two kinds of one type that differ each is an
--- occurrence, as sanctions that are lifted were imposed before.
local function subtype(c)
  return c.ev and rawget(c.ev, "fields").subtype or c.def.subtype
end

local function contradict(a, b)
  if subtype(a) ~= subtype(b) then return true end
  for name, list in pairs(a.roles) do
    local other = b.roles[name]
    if other and not is_sum(a, name) and not agree(list, other) then
      return true
    end
  end
  return false
end

--- Give one the roles of the other that it lacks, and the rest of its sums.
local function add_roles(to, from)
  for name, list in pairs(from.roles) do
    local own = to.roles[name]
    if not own then
      to.roles[name] = list
    elseif is_sum(to, name) then
      for _, s in ipairs(list) do
        if not is_in(own, s) then own[#own + 1] = s end
      end
      table.sort(own, spans.in_text_order)
    end
  end
end

--- Which of two stands: what the type prefers, the verb unless it says "noun".
local function chosen(verb, noun)
  local prefer = define.types[verb.def.type].prefer
  if prefer == "noun" then return noun, verb end
  return verb, noun
end

local function by_sentence(found)
  local groups, list = {}, {}
  for _, c in ipairs(found) do
    local key = c.def.type .. " " .. c.sentence.index
    if not groups[key] then
      groups[key] = {}
      list[#list + 1] = groups[key]
    end
    table.insert(groups[key], c)
  end
  return list
end

--- Merge what tells one occurrence.
---@param found geoeng.Candidate[]
---@return geoeng.Candidate[]
function M.merged(found)
  local gone = {}
  for _, group in ipairs(by_sentence(found)) do
    for _, noun in ipairs(#group > 1 and group or {}) do
      for _, verb in ipairs(not is_verb(noun) and group or {}) do
        if not gone[noun] and not gone[verb] and is_verb(verb)
          and governs(verb, noun) and not contradict(verb, noun) then
          local stands, other = chosen(verb, noun)
          add_roles(stands, other)
          gone[other] = true
          listen.refuse(other.def, other.trigger, ("it is told by '%s', too, and "
            .. "merged into that"):format(stands.trigger.text))
        end
      end
    end
  end
  local kept = {}
  for _, c in ipairs(found) do
    if not gone[c] then kept[#kept + 1] = c end
  end
  return kept
end

return M
