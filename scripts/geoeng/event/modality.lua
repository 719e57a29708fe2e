--- Modality of events: asserted, planned, hypothetical, alleged or negated.
---
--- The list `modality_cue` (rules/lexicons/modality.tsv) holds the words that
--- tell. With a tree, the way from the trigger up to the root tells which of
--- them reach it: each word on it that is a cue speaks of what hangs on it, and
--- the mood of a verb (auxiliary, negation, adverb) is that of its object, of
--- what begins or takes place, and of what it sets out to do, not of a fact
--- that it only speaks of:
---
---   "called for talks"           talks hang on the cue itself
---   "will hold talks"            the mood of a verb is that of its object
---   "will condemn the attack"    unless the verb takes it for a fact
---   "said it will attack"        a clause keeps its own mood
---
--- A noun that a later day dates is planned, and so is an infinitive of purpose.
--- Without a tree a cue reaches a trigger of its clause that stands near enough,
--- by kind:
---
---   aux   will, could, is to      its verb, and the noun of a light verb
---                                 ("will hold talks"); not nouns behind
---                                 verbs of reaction ("will discuss the
---                                 attack")
---   neg   not, never              as aux, but a few tokens only
---   word  plan to, deny, threat   its complement, `that` clauses included
---   adj   possible, upcoming      the noun phrase before its noun
---   adv   allegedly               its clause
---   conj  if, whether             up to the next comma
---   det   no, without             the noun phrase
---   goal, case, do                with a tree only: what it governs (never the
---                                 trigger itself), a noun behind it, a verb
---   from, court, clause, mod      with a tree only: what hangs on it by `from`;
---                                 by for, with, of ("charged with"); a clause
---                                 of what others did ("claimed that he shot");
---                                 the noun that it stands before
---
--- A question that asks for yes or no, and what is to come on a condition
--- ("will leave if they sign"), are hypothetical.
---
--- Of the cues that reach, the strongest decides: negated, alleged,
--- hypothetical, planned; of equals the nearest. "did not deny" and the like
--- cancel out. An event rule may set `modality` to force a value.
---
--- The core finds it (core/lua/modal.h), by cues and by words that the way from
--- a cue to a trigger meets (rules/lexicons/english/modality.tsv).

local core = require "geoeng.core"
local library = require "geoeng.language.library"
require "geoeng.time.date"

local M = {}

library.words "modality_cue" { tsv = "lexicons/modality.tsv" }

--- A date without its year may be read as one too far ahead.
local SOON = 60

local function days(date)
  local y, m, d = date:match "^(%d+)-(%d+)-?(%d*)"
  return y * 365 + m * 30.4 + (tonumber(d) or 1)
end

--- Whether a time expression lies behind the day of the document.
local function is_to_come(doc, time)
  local value = type(time.value) == "table" and time.value
  if not value then return false end
  if value.value == "FUTURE_REF" then return true end
  local day = doc.date and value.type ~= "DURATION" and value.from
  if not day or day <= doc.date:sub(1, #day) then return false end
  return value.grain == "year" or days(day) - days(doc.date) < SOON
end

local judge = core.modality(is_to_come)

--- Modality of the trigger at tokens [first, last] of a document.
---@param doc geoeng.Doc
---@param first integer
---@param last integer
---@param parsed boolean|nil  whether to ask the tree; without it the words alone
---@return string modality
---@return table? cue  span, nil when nothing tells
function M.at(doc, first, last, parsed)
  local modality, cue = judge(doc, first, last, parsed)
  return modality, cue
end

--- Modality of an event. Rules without slots cost no tree, and need no model.
---@param ev table  its trigger has `first` and `last`; syntax: its rule has slots
---@return string modality
---@return table? cue  span
function M.of(ev, doc)
  if ev.modality then return ev.modality end
  local trigger = ev.trigger
  return M.at(doc, trigger.first, trigger.last,
    ev.syntax and core.has_model())
end

--- Modality of a candidate, as its fields and its rule have it.
---@param c geoeng.Candidate
---@param fields table  what the rule has set
---@return string modality
---@return table? cue  span
function M.of_candidate(c, fields)
  return M.of({ trigger = c.trigger, modality = fields.modality,
    syntax = c.def.syntax }, fields.doc)
end

return M
