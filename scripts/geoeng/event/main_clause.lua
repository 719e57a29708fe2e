--- Whether an event is what its sentence tells first: what leads it, or what
--- somebody reports, not what stands beside it ("after it had left the union").
--- Coders of news by hand code such deeds only. The functions are for `check`:
---
---   check = main_clause.tells       "Peru rejected it", "Peru may reject it"
---   check = main_clause.happened    not "will", "may", "should"
---   check = main_clause.announced   "will", "shall", "would", not "will not"
---   check = main_clause.affirmed    not "did not accept", "cannot accept"
---   check = main_clause.follows     "went off, killing nine"
---   check = main_clause.denied      "did not comply"
---   check = main_clause.declined    "will not accept", "is not willing"
---   check = main_clause.possible    "may", "might", "could"
---
--- An event noun must be what its verb carries out: "held talks", not "missed
--- the talks".

local word_set = require "geoeng.language.word_set"

local M = {}

--- Verbs whose `that` clause is the news.
local REPORT = word_set.set "reporting.news"
--- Verbs that only say how another goes on: "began to withdraw".
local PHASE = word_set.set "clause.phase"
--- Verbs of those who are said to have done a thing: "believed to have fled".
local HEARSAY = word_set.set "reporting.hearsay"
local WILL = word_set.set "auxiliary.future"
local MODAL = word_set.set "auxiliary.modal"
local MAY = word_set.set "auxiliary.possible"
--- What somebody who declines to do a thing says of it: "cannot accept".
local REFUSE = word_set.set "auxiliary.refusing"
local NOT = word_set.set "modality.denial"
--- Verbs that carry out what their object or subject names: "held talks",
--- "fighting broke out".
local CARRY = word_set.set "clause.carry"

local NOUN_HOPS, CLAUSE_HOPS = 5, 6

--- The verb that a trigger stands for: itself, or the one that a noun hangs on.
local function verb_of(trigger)
  local token = trigger.doc:token(trigger.head)
  for _ = 1, NOUN_HOPS do
    if token.pos == "VERB" or not token.head then break end
    token = token.head
  end
  return token
end

--- Words that make a clause an aside.
local ASIDE = word_set.set "clause.aside"

local function is_marked(verb)
  for _, kid in ipairs(verb.children) do
    if kid.dep == "mark" or ASIDE[kid.lemma] then return true end
  end
  return false
end

--- Whether what hangs on a verb so tells what that verb tells: what somebody
--- reports, also where the parser takes it for an aside; how it goes on.
local function carries_on(verb, up, dep)
  if dep == "conj" or dep == "parataxis" then return true end
  if dep == "xcomp" then return PHASE[up.lemma] or HEARSAY[up.lemma] end
  return REPORT[up.lemma] and (dep == "ccomp"
    or dep == "advcl" and not is_marked(verb))
end

--- Whether a verb leads the sentence, or what somebody reports.
local function leads(verb)
  for _ = 1, CLAUSE_HOPS do
    local up, dep = verb.head, verb.dep
    if not up then return true end
    if not carries_on(verb, up, dep) then return false end
    verb = up
  end
  return false
end

local function has_auxiliary(verb, lemmas)
  for _, kid in ipairs(verb.children) do
    if kid.dep == "aux" and lemmas[kid.lemma] then return true end
  end
  return false
end

local function negated(token)
  for _, kid in ipairs(token.children) do
    if NOT[kid.lemma] or kid.lemma == "no" and kid.dep == "advmod" then
      return true
    end
  end
  return false
end

--- The verb by which a trigger leads its sentence; else nil, and why.
local function leading_verb(trigger)
  local verb = verb_of(trigger)
  if not leads(verb) then return nil, "its clause does not lead the sentence" end
  if trigger.pos == "VERB" or verb.pos ~= "VERB" or CARRY[verb.lemma] then
    return verb
  end
  return nil, ("its verb '%s' does not carry it out"):format(verb.text)
end

--- Whether the sentence tells it first, whenever it is.
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason  when it does not
---Example: `check = main_clause.tells`
function M.tells(ev)
  local verb, why = leading_verb(ev.trigger)
  return verb ~= nil, why
end

--- Whether the sentence tells it first, as something that is or was: no `will`
--- and no `may` stands at its verb.
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.happened`
function M.happened(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return not (has_auxiliary(verb, WILL) or has_auxiliary(verb, MODAL)),
    "it is still to come"
end

--- Whether the sentence tells it first, as something to come: "will lift".
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.announced`
function M.announced(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return has_auxiliary(verb, WILL) and not negated(verb), "it is not announced"
end

--- Whether the sentence tells it first, and does not deny it.
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.affirmed`
function M.affirmed(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return not negated(verb), "it is denied"
end

--- Whether it comes of what the sentence tells first: "a bomb went off, killing
--- nine".
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.follows`
function M.follows(ev)
  local verb = ev.trigger.doc:token(ev.trigger.head)
  return verb.tag == "VBG" and verb.dep == "advcl"
    and not is_marked(verb) and leads(verb.head),
    "it does not follow from what leads the sentence"
end

--- Whether the sentence tells first that it was not done.
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.denied`
function M.denied(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return negated(verb), "it is not denied"
end

--- Whether the sentence tells first that somebody will not or cannot do it:
--- "will not accept".
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.declined`
function M.declined(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return negated(verb) and has_auxiliary(verb, REFUSE), "it is not declined"
end

--- Whether the sentence tells it first, as something that may come: "could cut".
---@param ev geoeng.Event
---@return boolean
---@return string|nil reason
---Example: `check = main_clause.possible`
function M.possible(ev)
  local verb, why = leading_verb(ev.trigger)
  if not verb then return false, why end
  return has_auxiliary(verb, MAY) and not negated(verb), "it is not possible"
end

return M
