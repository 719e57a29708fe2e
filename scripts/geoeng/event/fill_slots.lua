--- Fills roles from the slots of a trigger: "subj <actor>".
---
--- A slot's noun phrase fills a role when the pattern matches there with the
--- phrase's head inside; else when it matches elsewhere in the phrase, as in
--- "the Israeli commander". A list gives the whole phrase. Its coordination
--- fills the role, too. Of a name and a noun in apposition the name is taken.
---
--- What a verb around an event noun lends counts when the verb is light
--- ("carry out a strike"): $light_verb of light_verb_words.lua, and the rule's
--- `light`.

local coordination = require "geoeng.event.fill_coordination"
local memo = require "geoeng.event.sentence_memo"
local spans = require "geoeng.event.spans"
local words = require "geoeng.event.fill_words"
local partitive = require "geoeng.thing.partitive"
local pronouns = require "geoeng.event.fill_pronoun"

local M = {}

--- Fillers that cost more come after all that cost less.
M.SURE = 1

local SURE = M.SURE

-- ------------------------------------------------------------------- fillers

--- The tokens that light verbs of a rule cover.
local function light_tokens(def, sentence)
  local tokens = {}
  for _, layer in ipairs(def.light) do
    for _, s in ipairs(sentence:layer(layer)) do
      for i = s.first, s.last do tokens[i] = true end
    end
  end
  return tokens
end

--- A word at whose slots fillers are looked for: the trigger, or another verb.
---@class geoeng.SlotSearch
---@field sentence table
---@field trigger table    the word
---@field fillers table[]  of its slots, those that the rule can use

--- Begin a search.
---@param c geoeng.Candidate
---@param trigger table
---@return geoeng.SlotSearch
function M.search(c, trigger)
  local light, list = nil, {}
  for _, f in ipairs(memo.slots(trigger)) do
    if f.via and not light then light = light_tokens(c.def, c.sentence) end
    if not f.via or light[f.via] then list[#list + 1] = f end
  end
  return { sentence = c.sentence, trigger = trigger, fillers = list }
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

--- Whether a time expression holds the head of a filler.
local function is_time(search, f)
  for _, s in ipairs(search.sentence:layer "time") do
    if s.first <= f.head and s.last >= f.head then return true end
  end
  return false
end

--- Whether a number counts the head of a filler: "13 Israelis". A name that is
--- counted names no one.
local function is_counted(search, f)
  for i = f.first, f.head - 1 do
    local word = search.sentence.doc:range(i, i)
    if word.dep == "nummod" and word.governor == f.head then return true end
  end
  return false
end

--- The filler's phrase for <np>, and for <name>: nil when it is a time, or no
--- name. The head of a phrase in which others may stand: a name is one piece.
local function phrase_of(search, kind, f, taken)
  if f.modifier or kind == "name" and not f.name or is_time(search, f) then
    return nil
  end
  local span = search.sentence.doc:range(f.first, f.last)
  if f.name and not is_counted(search, f) then
    return spans.is_untouched(span, taken) and span or nil
  end
  if not spans.is_free_phrase(span, f.about, taken) then return nil end
  return span, f.about
end

--- How a match lies in a filler's phrase: it holds what the phrase is about,
--- holds the head that only counts that, stands before it, or behind.
local HOLDS, COUNTS, BEFORE, BEHIND = 1, 2, 3, 4

local function place_of(s, f)
  if s.first <= f.about and s.last >= f.about then return HOLDS end
  if s.first <= f.head and s.last >= f.head then return COUNTS end
  return s.last < f.about and BEFORE or BEHIND
end

--- A number without the last word of the trigger, which is no "more than":
--- "handed over [three] hostages"; any other match as it is.
local function without_particle(search, s)
  local last = search.trigger.last
  if s.layer ~= "number" or s.first ~= last then return s end
  for _, bare in ipairs(search.sentence:layer "bare_number") do
    if bare.first == last + 1 and bare.last == s.last then return bare end
  end
  return s
end

--- The free match that lies best in a filler's phrase; of those before the
--- head the last counts, of others the first.
local function best_match(search, alternative, f, taken)
  local found, least
  for _, s in ipairs(memo.matches(search.sentence, alternative)) do
    if s.first > f.last then break end
    s = without_particle(search, s)
    if s.last >= f.first and spans.is_free(s, taken) then
      local place = place_of(s, f)
      if not least or place < least or place == BEFORE and least == BEFORE then
        found, least = s, place
      end
    end
  end
  return found, least
end

--- What an alternative finds in a filler's phrase, and the head of what is a
--- phrase.
local function match_in(search, alternative, f, taken)
  f.about = f.about or partitive.counted(search.sentence.doc, f.head, f.last)
  if alternative.phrase then
    return phrase_of(search, alternative.phrase, f, taken)
  end
  local found, place = best_match(search, alternative, f, taken)
  if not found then return nil end
  if alternative.list then
    if place > COUNTS then return nil end
    local phrase, head = phrase_of(search, "np", f, taken)
    return phrase or found, head
  end
  if f.modifier and place ~= HOLDS then return nil end
  return found
end

local function match_any(search, clause, f, taken)
  for _, alternative in ipairs(clause.alternatives) do
    local span, head = match_in(search, alternative, f, taken)
    if span then return span, head end
  end
  return nil
end

local function take(span, head, taken)
  if head then spans.take_phrase(span, head, taken)
  else spans.take(span, taken) end
end

--- The name in apposition to a filler, when the filler is none. Those that are
--- counted are its parts: "24 hostages (13 Israelis and 11 Thais)".
local function name_of(search, clause, f, taken)
  if f.name then return nil end
  for _, other in ipairs(search.fillers) do
    if other.appos and other.name and other.group == f.head
      and other.slot == f.slot and other.prep == f.prep
      and not is_counted(search, other) then
      return match_any(search, clause, other, taken)
    end
  end
  return nil
end

-- ------------------------------------------------------------------- filling

--- The examples of a filler that a pattern of the clause matches, else nil:
--- "arms, including tanks and guns" are tanks and guns. Noun phrases of any kind
--- are no examples: what they are of says it better.
local function examples_of(search, clause, f, taken)
  local list
  for _, other in ipairs(search.fillers) do
    if other.example and other.group == f.head and other.slot == f.slot
      and other.prep == f.prep then
      for _, alternative in ipairs(clause.alternatives) do
        local span = not alternative.phrase
          and match_in(search, alternative, other, taken)
        if span then
          list = list or {}
          list[#list + 1] = span
          spans.take(span, taken)
          break
        end
      end
    end
  end
  return list
end

--- Other members of the coordination of filler f.
local function members(search, clause, f, list, taken)
  for _, other in ipairs(search.fillers) do
    if other ~= f and other.group == f.group and other.slot == f.slot
      and not other.appos and not other.example
      and fits(other, clause.slots) then
      local span, head = name_of(search, clause, other, taken)
      if not span then
        span, head = match_any(search, clause, other, taken)
      end
      if span then
        list[#list + 1] = span
        take(span, head, taken)
      end
    end
  end
end

--- What one clause finds at fillers that cost at most `limit`, or nil.
---@param search geoeng.SlotSearch
---@param clause table
---@param limit number
---@param taken table<integer, integer>
---@return table[]|nil spans
function M.from_clause(search, clause, limit, taken)
  for _, alternative in ipairs(clause.alternatives) do
    for _, f in ipairs(search.fillers) do
      if f.cost <= limit and fits(f, clause.slots) then
        local span, head = match_in(search, alternative, f, taken)
        local examples = span and span.head == f.head and not f.name
          and examples_of(search, clause, f, taken)
        if examples then return examples end
        if span then
          local name, of = name_of(search, clause, f, taken)
          if name then span, head = name, of end
          local list = { span }
          take(span, head, taken)
          members(search, clause, f, list, taken)
          if not alternative.list then
            coordination.add(search, list, span, taken)
          end
          return list
        end
      end
    end
  end
  return nil
end

--- The pronoun in the slots of a clause that asks for someone, or nil.
local function from_pronoun(search, clause, taken)
  if not pronouns.may_fill(clause) then return nil end
  for _, f in ipairs(search.fillers) do
    local list = fits(f, clause.slots)
      and pronouns.of(search, clause, f, taken)
    for _, span in ipairs(list or {}) do spans.take(span, taken) end
    if list then return list end
  end
  return nil
end

--- What one addend of a sum finds: a pronoun, where nothing else is.
local function from_addend(search, clause, limit, taken)
  local list = clause.alternatives
    and M.from_clause(search, clause, limit, taken)
  if not list and limit > SURE and clause.alternatives then
    list = from_pronoun(search, clause, taken)
  end
  if list or not clause.pattern or limit <= SURE then return list or nil end
  return words.from_clause(search, clause, taken)
end

--- A sum of clauses: all that they find. What one of them lacked before is
--- looked for again; `sum` remembers which have found theirs.
local function from_sum(search, clause, limit, taken, sum)
  local all = sum.list
  while clause do
    local list = not sum[clause]
      and from_addend(search, clause, limit, taken)
    if list then
      sum[clause] = true
      all = all or {}
      table.move(list, 1, #list, #all + 1, all)
    end
    clause = clause.also
  end
  if all then table.sort(all, spans.in_text_order) end
  sum.list = all
  return all
end

--- Fill one role: by the first of its clauses that finds anything, which may
--- find more when it is asked again.
local function fill_role(roles, search, r, limit, taken, sums)
  taken.role = r.name
  local sum = sums[r.name]
  if sum and sum.clause.also then
    roles[r.name] = from_sum(search, sum.clause, limit, taken, sum)
  end
  for _, clause in ipairs(r.clauses) do
    if roles[r.name] then return end
    sum = { clause = clause }
    roles[r.name] = from_sum(search, clause, limit, taken, sum)
    if roles[r.name] then sums[r.name] = sum end
  end
end

--- Fill the roles of a candidate that are empty: first from what the tree
--- says plainly, then from the rest.
---@param c geoeng.Candidate
---@param taken table<integer, integer>  tokens of the trigger and of roles
function M.fill(c, taken)
  local search, sums = M.search(c, c.trigger), {}
  for _, limit in ipairs { SURE, math.huge } do
    for _, r in ipairs(c.def.roles) do
      fill_role(c.roles, search, r, limit, taken, sums)
    end
  end
end

return M
