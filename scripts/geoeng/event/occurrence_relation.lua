--- Whether two triggers of a sentence can tell one occurrence, by the tree: one
--- supports, governs or sums up the other.
---
---   a verb and a noun in its slots   "launched an attack", "a raid hit a depot"
---   ... behind a preposition         "hit it in an attack", "flew in for talks"
---   a noun and its purpose           "a visit to Cairo for talks"
---   a noun in apposition to another  "the attack, a car bombing, killed six"
---   a noun and what it is            "the attack was a car bombing"
---   a verb and its purpose           "flew to Cairo to meet the president"
---
--- Verbs side by side are two occurrences ("shelled and stormed the town"): none
--- sums up the other. So are nouns side by side, what only stands near ("met
--- during the talks", "struck after the attack"), and a noun named again, which
--- is linked.

local memo = require "geoeng.event.sentence_memo"
local word_set = require "geoeng.language.word_set"

local M = {}

local SLOTS = { subj = true, obj = true }
local PREPOSITIONS = word_set.set "occurrence.preposition"

local function is_verb(c) return c.trigger.pos == "VERB" end

local function word(c, token) return c.sentence.doc:range(token, token) end

local function lemma(c, token) return c.sentence.doc:token(token).lemma end

--- Whether a filler is a noun's trigger: of a coordination the first noun, as
--- the verb can be one occurrence with one of them only.
local function is_at(f, noun)
  return f.head == noun.trigger.head and f.group == f.head and not f.appos
end

--- Whether a verb has a noun in one of its slots, or behind a preposition.
local function holds(verb, noun, slots)
  for _, f in ipairs(memo.slots(verb)) do
    if is_at(f, noun) and not f.via then
      return slots[f.slot] or PREPOSITIONS[f.prep] or false
    end
  end
  return false
end

local DEFINITE = word_set.set "occurrence.definite_alone"
local OTHER = word_set.set "occurrence.other_near"

--- The words before a noun that belong to it, the nearest first.
local function modifiers(c)
  local head, token = c.trigger.head, c.trigger.head
  return function()
    token = token - 1
    local w = token >= c.sentence.first and word(c, token)
    if w and w.governor == head then return token, w end
  end
end

--- Whether a noun is said to be one more: "another raid".
local function is_other(c)
  for token in modifiers(c) do
    if OTHER[lemma(c, token)] then return true end
  end
  return false
end

--- Whether a noun is said to be known: "the talks", and not "the next talks".
local function is_definite(c)
  local definite = false
  for token, w in modifiers(c) do
    if OTHER[lemma(c, token)] or w.pos == "NUM" then return false end
    definite = definite or DEFINITE[lemma(c, token)] or false
  end
  return definite
end

--- Whether a verb governs a noun, or one that tells of its event by `also`
--- sums it up: "ambushed a patrol and killed two in the attack".
local function governs(verb, noun)
  if holds(verb.trigger, noun, SLOTS) then return true end
  for token in pairs(is_definite(noun) and verb.tells or {}) do
    if holds(word(verb, token), noun, {}) then return true end
  end
  return false
end

--- Whether a noun tells what another is for, itself or by its light verb: "paid
--- a visit to Cairo for talks".
local function is_purpose(noun, other)
  local t = noun.trigger
  for _, f in ipairs(memo.slots(t)) do
    local own = f.cost == 0 or f.via and t.dep == "obj" and t.governor == f.via
    if own and f.prep == "for" and is_at(f, other) then return true end
  end
  return false
end

--- Whether a noun says what another is: in apposition, or as a predicate.
local function explains(noun, other)
  local a, b = noun.trigger, other.trigger
  if b.dep == "appos" then return b.governor == a.head end
  return a.dep == "nsubj" and a.governor == b.head
end

--- Whether a verb is the purpose of another, in the infinitive.
local function is_infinitive_of(verb, other)
  local b = other.trigger
  return (b.dep == "advcl" or b.dep == "xcomp")
    and b.governor == verb.trigger.head and b.first > 1
    and verb.sentence.doc:norm(b.first - 1) == "to"
end

--- Whether one candidate can tell the occurrence of another, which stands below
--- it in the tree or says what it is.
---@param upper geoeng.Candidate
---@param lower geoeng.Candidate
---@return boolean
function M.tells(upper, lower)
  if is_verb(lower) then
    return is_verb(upper) and is_infinitive_of(upper, lower)
  end
  if is_verb(upper) then return governs(upper, lower) end
  return is_purpose(upper, lower) or explains(upper, lower)
end

--- The words that another trigger has to be at so that either can tell the
--- occurrence of the other.
---@param c geoeng.Candidate
---@return table<integer, true>
function M.heads(c)
  local heads = { [c.trigger.governor or c.trigger.head] = true }
  local function add(span)
    for _, f in ipairs(memo.slots(span)) do heads[f.head] = true end
  end
  add(c.trigger)
  for token in pairs(is_verb(c) and c.tells or {}) do add(word(c, token)) end
  return heads
end

--- Whether two triggers have the same words.
local function is_again(a, b)
  if a.last - a.first ~= b.last - b.first then return false end
  for i = 0, a.last - a.first do
    if lemma(a, a.first + i) ~= lemma(b, b.first + i) then return false end
  end
  return true
end

--- Whether two nouns that neither tells the other cannot be one occurrence,
--- whatever tells both: the second is one more, or the first named again ("hit
--- Iran in one raid and Iraq in another raid").
---@param a geoeng.Candidate
---@param b geoeng.Candidate
---@return boolean
function M.is_another(a, b)
  if is_verb(a) or is_verb(b) then return false end
  if a.first > b.first then a, b = b, a end
  return is_other(b) or is_again(a, b)
end

--- Whether a trigger is a noun that is said to be one more.
---@param c geoeng.Candidate
---@return boolean
function M.is_more(c) return not is_verb(c) and is_other(c) end

return M
