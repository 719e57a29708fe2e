--- Fills roles by `also` of a rule: what other verbs say of the same event, as
--- in "a blast killed four", "struck a bus, killing four".

local memo = require "geoeng.event.sentence_memo"
local slots = require "geoeng.event.fill_slots"
local spans = require "geoeng.event.spans"

local M = {}

--- The verbs of an `also` that hang below the trigger or have it below them,
--- or share the word above.
local function linked(c, also)
  local list = {}
  local trigger = memo.above(c.sentence, c.trigger.head)
  local parent = c.trigger.governor
  for _, s in ipairs(memo.matches(c.sentence, also)) do
    local ups = s.pos == "VERB" and s.head ~= c.trigger.head
      and memo.above(c.sentence, s.head)
    if ups and (trigger[s.head] or ups[c.trigger.head]
      or parent and ups[parent]) then
      list[#list + 1] = s
    end
  end
  return list
end

--- What the first of clauses that finds anything finds at the slots of a verb.
local function first_found(search, clauses, taken)
  for _, clause in ipairs(clauses) do
    local list = clause.alternatives
      and slots.from_clause(search, clause, slots.SURE, taken)
    if list then return list end
  end
  return nil
end

--- Add what the roles of an `also` find at one of its verbs; that verb then
--- tells of the same event.
local function add_from(c, verb, also)
  local search = slots.search(c, verb)
  for _, r in ipairs(also.roles) do
    local list, taken = c.roles[r.name] or {}, spans.new()
    spans.take(c.trigger, taken, spans.TRIGGER)
    for _, span in ipairs(list) do spans.take(span, taken) end
    local more = first_found(search, r.clauses, taken)
    if more then
      table.move(more, 1, #more, #list + 1, list)
      table.sort(list, spans.in_text_order)
      c.roles[r.name] = list
      c.tells[verb.head] = true
    end
  end
end

--- Add to the roles of a candidate, and note which verbs tell of it.
---@param c geoeng.Candidate
function M.fill(c)
  c.tells = {}
  for _, also in ipairs(c.def.also) do
    for _, verb in ipairs(linked(c, also)) do add_from(c, verb, also) end
  end
end

return M
