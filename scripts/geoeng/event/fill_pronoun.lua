--- Pronouns as fillers: "He met envoys" where a role asks for actors, when it is
--- known whom the pronoun means.

local anaphor = require "geoeng.actor.anaphor"
local claim = require "geoeng.event.claim"
local define = require "geoeng.language.define"
local memo = require "geoeng.event.sentence_memo"
local spans = require "geoeng.event.spans"

local M = {}

--- Layers that a pronoun may stand for.
local LAYERS = { actor = true, target = true }

--- Whether a clause asks for someone, and so for whom a pronoun means.
---@param clause table
---@return boolean
function M.may_fill(clause)
  if not define.layers.actor then return false end
  for _, a in ipairs(clause.alternatives or {}) do
    if LAYERS[a.layer] or a.phrase == "name" then return true end
  end
  return false
end

--- What a clause matches at a mention, or nil.
local function match_at(sentence, clause, m, taken)
  for _, a in ipairs(clause.alternatives) do
    for _, s in ipairs(a.phrase and { a.phrase == "name" and m.span or nil }
      or memo.matches(sentence, a)) do
      if s.first <= m.head.index and s.last >= m.head.index
        and spans.is_free(s, taken) then
        return s
      end
    end
  end
  return nil
end

--- What the sentence itself names of those that a pronoun means: all, or nil.
local function named(sentence, clause, list, taken)
  local here, found = anaphor.named_in(sentence, list), {}
  for i, m in ipairs(here or {}) do
    found[i] = match_at(sentence, clause, m, taken)
    if not found[i] then return nil end
  end
  return found[1] and found
end

--- Whether a pronoun is no one who takes part: "It was the first meeting" tells
--- of the event, "to meet her guest" of whose the guest is.
local function is_aside(search, span)
  local trigger = search.trigger
  local below = span.governor == trigger.head
  if span.dep == "nmod:poss" then return not below end
  return trigger.pos == "NOUN" and span.dep:find "^nsubj" and below
end

--- What fills a role by a filler that is a pronoun: those whom it means, where
--- its sentence names them, else the pronoun; nil when nobody is meant. "We" is
--- told of who tells of the event.
---@param search geoeng.SlotSearch
---@param clause table
---@param f table  a filler
---@param taken table<integer, integer>
---@return table[]|nil spans
function M.of(search, clause, f, taken)
  if f.first ~= f.last then return nil end
  local sentence = search.sentence
  local span = sentence.doc:range(f.first, f.last)
  local form = anaphor.form(span)
  if not form or is_aside(search, span) then return nil end
  local saying = form == "speaker" and claim.of(sentence, search.trigger)
  local speaker = saying and saying.speaker or nil
  local means = anaphor.of(span, speaker)
  if not means then return nil end
  local here = form ~= "speaker"
    and named(sentence, clause, means.list, taken)
  if here then return here end
  -- Of a body that an earlier sentence tells, "it" means too often another.
  return form ~= "it" and spans.is_free(span, taken) and { span } or nil
end

return M
