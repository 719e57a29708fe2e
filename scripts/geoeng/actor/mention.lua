--- Mentions: the noun phrases of a sentence that a pronoun or a definite noun
--- may mean, with what agreement and salience ask of them.
---
---   person   Foreign Minister Ana Rojas · the minister
---   body     Peru · Hamas · the ministry
---   people   rebels · Chinese officials
---   name     Zvornik: a person's or a body's, it is not known
---   thing    the accord: what "it" means as often
---
--- Weights of salience are those of Lappin and Leass (1994), section 2.1.

--- The core finds them (core/lua/mention.c).

local core = require "geoeng.core"
local home = require "geoeng.actor.country"

local M = {}

local word = core.word

---@class geoeng.Mention
---@field doc geoeng.Doc
---@field at integer       the token that governs the phrase
---@field first integer    first token of the phrase
---@field last integer     the last one
---@field kind "person"|"body"|"people"|"name"|"thing"|"things"
---@field gender "male"|"female"|nil
---@field proper boolean   whether a proper noun governs it
---@field weight number    its salience in its own sentence
---@field dep string       its relation: of a member of a coordination, or of
---                        what stands in apposition, that of the first
---@field governor integer|nil  the token that this one hangs on
---@field key string       what makes two mentions of one kind those of one
---                        bearer: the last word of a name, the noun, the
---                        country of a demonym
---@field span table       the phrase, made when it is asked for
---@field head geoeng.Token  so is this

local Mention = {}

function Mention.__index(m, key)
  local value
  if key == "span" then
    value = m.doc:range(m.first, m.last)
  elseif key == "head" then
    value = m.doc:token(m.at)
  else
    return nil
  end
  m[key] = value
  return value
end

--- Document -> mentions by sentence, and how many sentences that are.
local known = setmetatable({}, { __mode = "k" })
--- So many are kept: pronouns look back over a few.
local KEPT = 64

local function found_in(doc, index)
  local list = core.mentions(doc, index)
  for _, m in ipairs(list) do
    m.doc = doc
    setmetatable(m, Mention)
  end
  return list
end

--- The mentions of a sentence, in text order.
---@param doc geoeng.Doc
---@param index integer  of the sentence
---@return geoeng.Mention[]
function M.of(doc, index)
  local by_sentence = known[doc]
  if not by_sentence or by_sentence.n >= KEPT then
    by_sentence = { n = 0 }
    known[doc] = by_sentence
  end
  local list = by_sentence[index]
  if not list then
    list = found_in(doc, index)
    by_sentence[index], by_sentence.n = list, by_sentence.n + 1
  end
  return list
end

--- The mention whose phrase holds the head of a span, or nil.
---@param span table
---@return geoeng.Mention|nil
function M.at(span)
  local doc = span.doc
  local head = word.top(doc, span.first, span.last)
  for _, m in ipairs(M.of(doc, (word.sentence(doc, span.first)))) do
    if m.at == head then return m end
  end
  return nil
end

local function actor_at(m) return word.covered(m.doc, m.at, m.at, "actor") end

--- The actor that is a mention's own, with what is known of it: it reaches over
--- the whole name, and is no country of "Iranian" in a longer phrase.
---@param m geoeng.Mention
---@return table|nil actor  span
function M.actor(m)
  local actor = actor_at(m)
  local holds = actor and actor.first <= m.at and actor.last >= m.last
  return holds and actor or nil
end

--- Whether a mention names a state.
---@param m geoeng.Mention
---@return boolean
function M.is_state(m)
  local place = word.covered(m.doc, m.at, m.at, "place")
  return place ~= nil and place:attr "grain" == "country"
end

--- The country that the phrase of a mention names.
---@param m geoeng.Mention
---@return string|nil
function M.country(m)
  local actor = actor_at(m)
  return actor and actor:attr "country" or home.around(m.doc, m.at)
end

return M
