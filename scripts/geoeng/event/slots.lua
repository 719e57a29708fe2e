--- Roles of an event from the slots of its trigger: "subj <actor>".
---
--- A slot's noun phrase fills a role when the pattern matches there with the
--- phrase's head inside; else when it matches elsewhere in the phrase, as in
--- "the Israeli commander". A list gives the whole phrase. Its coordination fills the role, too. Of a name
--- and a noun in apposition the name is taken.
---
--- What a verb around an event noun lends counts when the verb is light
--- ("carry out a strike"): $light_verb of geoeng.event.light_verbs, and the rule's `light`.

local coordination = require "geoeng.event.coordination"

local M = {}

local SURE = 1 -- fillers that cost more come after all that cost less

local function is_free(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

-- ------------------------------------------------------------------- fillers

--- The tokens that light verbs of the candidate's rule cover.
local function light_tokens(c)
  local tokens = {}
  for _, layer in ipairs(c.def.light) do
    for _, s in ipairs(c.sentence:layer(layer)) do
      for i = s.first, s.last do tokens[i] = true end
    end
  end
  return tokens
end

--- The fillers of the trigger's slots that its rule can use.
local function fillers_of(c)
  local light, list
  list = {}
  for _, f in ipairs(c.trigger:slots()) do
    if f.via and not light then light = light_tokens(c) end
    if not f.via or light[f.via] then list[#list + 1] = f end
  end
  return list
end

local WHERE = { ["in"] = true, at = true, near = true, on = true }

local function fits(f, slots)
  for _, name in ipairs(slots) do
    if f.slot == name then return true end
    if f.prep == name or f.prep == "where" and WHERE[name] then return true end
  end
  return false
end

-- ------------------------------------------------------------------ patterns

--- What layers and patterns match in the sentences of the document at hand:
--- sentence index -> key -> spans.
local found = {}

--- Let go of the document.
function M.forget() found = {} end

local function found_in(sentence)
  local here = found[sentence.index]
  if not here then
    here = { above = {} }
    found[sentence.index] = here
  end
  return here
end

--- The captures `value` of a pattern in a sentence.
local function captures(sentence, id)
  local list = {}
  for _, m in ipairs(sentence:findall(id)) do
    for _, cap in ipairs(m:captures()) do
      if cap.role == "value" then list[#list + 1] = cap end
    end
  end
  return list
end

--- What an alternative of a clause matches in the sentence; np is the phrase.
local function matches(c, alternative)
  local here = found_in(c.sentence)
  local key = alternative.layer or alternative.pattern
  local list = here[key]
  if not list then
    list = alternative.layer and c.sentence:layer(alternative.layer)
      or captures(c.sentence, key)
    here[key] = list
  end
  return list
end

--- Whether a time expression holds the head of a filler.
local function is_time(c, f)
  for _, s in ipairs(c.sentence:layer "time") do
    if s.first <= f.head and s.last >= f.head then return true end
  end
  return false
end

--- The filler's phrase for <np>, and for <name>: nil when it is a time, or no
--- name.
local function phrase_of(c, kind, f, taken)
  if f.modifier or kind == "name" and not f.name or is_time(c, f) then
    return nil
  end
  local span = c.sentence.doc:range(f.first, f.last)
  return is_free(span, taken) and span or nil
end

local QUANTITY = { number = true, group = true, dozen = true, score = true,
  couple = true, majority = true, bulk = true, half = true, third = true,
  quarter = true, hundred = true, thousand = true, million = true }

--- Whether the head of a filler only counts what follows: "thousands of
--- troops", "a large number of tanks".
local function counts(c, f)
  local doc = c.sentence.doc
  return QUANTITY[doc:token(f.head).lemma] and f.head < f.last
    and doc:norm(f.head + 1) == "of"
end

--- The match that holds the head of a filler, else the last one of the words
--- before the head, else the first behind it, within the phrase.
local function match_in(c, alternative, f, taken)
  local before, behind
  if alternative.phrase then
    return phrase_of(c, alternative.phrase, f, taken)
  end
  for _, s in ipairs(matches(c, alternative)) do
    if s.first > f.last then break end
    if s.last >= f.first and is_free(s, taken) then
      if s.first <= f.head and s.last >= f.head then
        return alternative.list and phrase_of(c, "np", f, taken) or s
      end
      if s.last < f.head then before = s else behind = behind or s end
    end
  end
  if alternative.list and behind and counts(c, f) then
    return phrase_of(c, "np", f, taken)
  end
  if f.modifier or alternative.list then return nil end
  return before or behind
end

local function match_any(c, clause, f, taken)
  for _, alternative in ipairs(clause.alternatives) do
    local span = match_in(c, alternative, f, taken)
    if span then return span end
  end
  return nil
end

--- The name in apposition to a filler, when the filler is none.
local function name_of(c, clause, f, taken)
  if f.name then return nil end
  for _, other in ipairs(c.fillers) do
    if other.appos and other.name and other.group == f.head
      and other.slot == f.slot and other.prep == f.prep then
      return match_any(c, clause, other, taken)
    end
  end
  return nil
end

-- ------------------------------------------------------------------- filling

local function take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

--- Other members of the coordination of filler f.
local function members(c, clause, f, list, taken)
  for _, other in ipairs(c.fillers) do
    if other ~= f and other.group == f.group and other.slot == f.slot
      and not other.appos and fits(other, clause.slots) then
      local span = name_of(c, clause, other, taken)
        or match_any(c, clause, other, taken)
      if span then
        list[#list + 1] = span
        take(span, taken)
      end
    end
  end
end

--- What one clause finds at fillers that cost at most `limit`.
local function from_clause(c, clause, limit, taken)
  for _, alternative in ipairs(clause.alternatives) do
    for _, f in ipairs(c.fillers) do
      if f.cost <= limit and fits(f, clause.slots) then
        local span = match_in(c, alternative, f, taken)
        if span then
          span = name_of(c, clause, f, taken) or span
          local list = { span }
          take(span, taken)
          members(c, clause, f, list, taken)
          if not alternative.list then
            coordination.add(c, list, span, taken)
          end
          return list
        end
      end
    end
  end
  return nil
end

local function in_text_order(a, b) return a.first < b.first end

--- What one addend of a sum finds.
local function from_addend(c, clause, limit, taken, nearest)
  if clause.alternatives then return from_clause(c, clause, limit, taken) end
  return limit > SURE and nearest(c, clause, taken) or nil
end

--- A sum of clauses: all that they find. What one of them lacked before is
--- looked for again; `sum` remembers which have found theirs.
local function from_sum(c, clause, limit, taken, nearest, sum)
  local all = sum.list
  while clause do
    local list = not sum[clause]
      and from_addend(c, clause, limit, taken, nearest)
    if list then
      sum[clause] = true
      all = all or {}
      table.move(list, 1, #list, #all + 1, all)
    end
    clause = clause.also
  end
  if all then table.sort(all, in_text_order) end
  sum.list = all
  return all
end

--- Fill one role: by the first of its clauses that finds anything, which may
--- find more when it is asked again.
local function fill_role(c, r, limit, taken, nearest, sums)
  local sum = sums[r.name]
  if sum and sum.clause.also then
    c.roles[r.name] = from_sum(c, sum.clause, limit, taken, nearest, sum)
  end
  for _, clause in ipairs(r.clauses) do
    if c.roles[r.name] then return end
    sum = { clause = clause }
    c.roles[r.name] = from_sum(c, clause, limit, taken, nearest, sum)
    if c.roles[r.name] then sums[r.name] = sum end
  end
end

-- ------------------------------------------------------- before the tree

--- Can a clause find anything in the sentence, whatever its tree?
local function clause_can(c, clause)
  while clause do
    for _, alternative in ipairs(clause.alternatives or { clause }) do
      if alternative.phrase or #matches(c, alternative) > 0 then return true end
    end
    clause = clause.also
  end
  return false
end

local function role_can(c, name)
  if c.roles[name] then return true end
  local known = false
  for _, r in ipairs(c.def.roles) do
    known = known or r.name == name
    for _, clause in ipairs(r.name == name and r.clauses or {}) do
      if clause_can(c, clause) then return true end
    end
  end
  return not known -- filled by `also` or by other means
end

--- The first need that nothing in the sentence can fill, or nil. Asked before
--- the sentence is parsed, since that costs most.
---@param c table  { def=, sentence=, roles= }
---@return string[]|nil
function M.hopeless(c)
  for _, names in ipairs(c.def.needs) do
    local can = false
    for _, name in ipairs(names) do can = can or role_can(c, name) end
    if not can then return names end
  end
  return nil
end

-- ---------------------------------------------------------------- other words

local HOPS = 8 -- words between two that are linked, at most

--- The words above a token, itself included: token -> steps. Every event of
--- a sentence asks for those of the same verbs.
local function above(c, token)
  local known = found_in(c.sentence).above
  local map = known[token]
  if not map then
    map = {}
    known[token] = map
    for step = 0, HOPS do
      if not token then break end
      map[token] = step
      token = c.sentence.doc:range(token, token).governor
    end
  end
  return map
end

--- The verbs of an `also` that hang below the trigger or have it below them,
--- or share the word above: "a blast killed four", "struck a bus, killing".
local function linked(c, also)
  local list = {}
  local trigger = above(c, c.trigger.head)
  local parent = c.trigger.governor
  for _, s in ipairs(matches(c, also)) do
    local ups = s.pos == "VERB" and s.head ~= c.trigger.head
      and above(c, s.head)
    if ups and (trigger[s.head] or ups[c.trigger.head]
      or parent and ups[parent]) then
      list[#list + 1] = s
    end
  end
  return list
end

--- Add what the roles of an `also` find at one of its verbs; that verb then
--- tells of the same event.
local function add_from(c, verb, also)
  local other = { sentence = c.sentence, trigger = verb, def = c.def }
  other.fillers = fillers_of(other)
  for _, r in ipairs(also.roles) do
    local taken = {}
    take(c.trigger, taken)
    for _, span in ipairs(c.roles[r.name] or {}) do take(span, taken) end
    for _, clause in ipairs(r.clauses) do
      local more = clause.alternatives
        and from_clause(other, clause, SURE, taken)
      if more then
        local list = c.roles[r.name] or {}
        table.move(more, 1, #more, #list + 1, list)
        table.sort(list, in_text_order)
        c.roles[r.name] = list
        c.tells[verb.head] = true
        break
      end
    end
  end
end

--- Fill the roles of a candidate that are empty: first from what the tree
--- says plainly, then from the rest.
---@param c table        { def=, sentence=, trigger=, roles= }
---@param taken table    tokens of the trigger and of filled roles
---@param nearest fun(c: table, clause: table, taken: table): table[]|nil
function M.fill(c, taken, nearest)
  local sums = {}
  c.fillers = fillers_of(c)
  for _, limit in ipairs { SURE, math.huge } do
    for _, r in ipairs(c.def.roles) do
      fill_role(c, r, limit, taken, nearest, sums)
    end
  end
  c.tells = {}
  for _, also in ipairs(c.def.also) do
    for _, verb in ipairs(linked(c, also)) do add_from(c, verb, also) end
  end
  c.fillers = nil
end

return M
