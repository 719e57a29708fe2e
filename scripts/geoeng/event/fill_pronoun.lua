--- Pronouns as fillers: "He met envoys" where a role asks for actors, when it is
--- known whom the pronoun means.

local anaphor = require "geoeng.actor.anaphor"
local claim = require "geoeng.event.claim"
local define = require "geoeng.language.define"
local memo = require "geoeng.event.sentence_memo"

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

--- Whether a pronoun is no one who takes part: "It was the first meeting" tells
--- of the event, "to meet her guest" of whose the guest is.
local function is_aside(trigger, span)
  local below = span.governor == trigger.head
  if span.dep == "nmod:poss" then return not below end
  return trigger.pos == "NOUN" and span.dep:find "^nsubj" and below
end

--- What a pronoun means, whatever the trigger: the mentions of all of them, and
--- those in its sentence; false when nobody is meant.
local function meaning(sentence, token)
  local means = anaphor.of(sentence.doc:range(token, token))
  if not means then return false end
  return { list = means.list, here = anaphor.named_in(sentence, means.list) }
end

--- Whom a pronoun means that stands in a slot of a trigger: nil, nobody; else
--- whether the pronoun itself may fill a role, and where its sentence names all
--- that it means. "We" is told of who tells of the event.
---@param trigger table
---@param token integer  the pronoun
---@return boolean|nil stands
---@return geoeng.Mention[]|nil here
function M.means(trigger, token)
  local sentence = trigger.sentence
  local span = sentence.doc:range(token, token)
  local form = anaphor.form(span)
  if not form or is_aside(trigger, span) then return nil end
  if form == "speaker" then
    local saying = claim.of(sentence, trigger)
    if not anaphor.of(span, saying and saying.speaker or nil) then return nil end
    return true
  end
  local means = memo.of(sentence, meaning, token)
  if not means then return nil end
  -- Of a body that an earlier sentence tells, "it" means too often another.
  return form ~= "it", means.here
end

return M
