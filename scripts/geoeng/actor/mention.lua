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

local covered = require "geoeng.language.covered"
local define = require "geoeng.language.define"
local home = require "geoeng.actor.country"

local M = {}

--- Relations by which a word is a part of a phrase with another head.
local PART = { compound = true, flat = true, amod = true, ["nmod:desc"] = true,
  fixed = true, ["flat:foreign"] = true }
local WITHIN = { compound = true, flat = true, amod = true, det = true,
  ["nmod:desc"] = true, nummod = true, ["flat:foreign"] = true }

local SUBJECT = { nsubj = true, ["nsubj:pass"] = true, csubj = true }
local SENTENCE, OF_SUBJECT, OF_OBJECT, OF_OBLIQUE, HEAD, ARGUMENT =
  100, 80, 50, 40, 80, 50

--- The relation that counts: of a member of a coordination, or of what stands
--- in apposition, that of the first.
local function relation(token)
  for _ = 1, 4 do
    if token.dep ~= "conj" and token.dep ~= "appos" or not token.head then
      return token.dep, token.head
    end
    token = token.head
  end
  return token.dep, token.head
end

--- How salient a word is in its sentence, by its relation.
---@param dep string
---@return number
function M.salience(dep)
  if SUBJECT[dep] then return SENTENCE + OF_SUBJECT + HEAD + ARGUMENT end
  if dep == "obj" then return SENTENCE + OF_OBJECT + HEAD + ARGUMENT end
  if dep == "iobj" then return SENTENCE + OF_OBLIQUE + HEAD + ARGUMENT end
  if dep == "obl" or dep == "obl:agent" then
    return SENTENCE + OF_OBLIQUE + HEAD
  end
  return SENTENCE + (dep == "root" and HEAD + ARGUMENT or 0)
end

--- The words that belong to the phrase of a head: a run around it.
local function phrase(token)
  local inside, first, last = {}, token.index, token.index
  local function add(word)
    inside[word.index] = true
    for _, kid in ipairs(word.children) do
      if WITHIN[kid.dep] then add(kid) end
    end
  end
  add(token)
  while inside[first - 1] do first = first - 1 end
  while inside[last + 1] do last = last + 1 end
  return token.sentence.doc:range(first, last)
end

--- "man" or "woman", by a title or a first name of the phrase.
local function gender(span)
  if covered.by(span, "$title_female") then return "female" end
  if covered.by(span, "$title_male") then return "male" end
  local name = covered.by(span, "$gendered_name")
  return name and name:attr "gender" or nil
end

local function actor_at(token)
  local doc = token.sentence.doc
  return covered.by(doc:range(token.index, token.index), "actor")
end

local BODY_SENSE = { group = true }

local function noun_kind(token, span)
  local one = token.tag == "NN" or token.tag == "NNP"
  local at = span.doc:range(token.index, token.index)
  local who = token.sense == "person" or covered.by(at, "$title")
  if who then return one and "person" or "people" end
  if BODY_SENSE[token.sense] or covered.by(at, "actor") then
    return one and "body" or "people"
  end
  return one and "thing" or "things"
end

local function is_person(span, actor)
  return actor and (actor:attr "kind" == "person" or actor:attr "office")
    or covered.by(span, "$title") or gender(span)
    or covered.by(span, "$given_name") and span.last > span.first
end

local function name_kind(token, span)
  local actor = actor_at(token)
  if is_person(span, actor) then return "person" end
  local at = span.doc:range(token.index, token.index)
  local place = covered.by(at, "place")
  if place and home.is_at(place) then return "thing" end
  if actor then return "body" end
  if place then return "thing" end
  return BODY_SENSE[token.sense] and "body" or "name"
end

--- Words that are no mention: times, and what only modifies.
local function is_mention(token)
  if token.pos ~= "NOUN" and token.pos ~= "PROPN" then return false end
  if PART[token.dep] or token.sense == "time" or token.dep == "obl:tmod" then
    return false
  end
  local at = token.sentence.doc:range(token.index, token.index)
  return not (define.layers.time and covered.by(at, "time"))
end

---@class geoeng.Mention
---@field head geoeng.Token
---@field span table       the phrase
---@field kind "person"|"body"|"people"|"name"|"thing"|"things"
---@field gender "male"|"female"|nil
---@field weight number    its salience in its own sentence
---@field dep string       its relation
---@field governor geoeng.Token|nil  of a coordination, that of its first member

local function mention(token)
  local span = phrase(token)
  local dep, governor = relation(token)
  local kind = token.pos == "PROPN" and name_kind(token, span)
    or noun_kind(token, span)
  return { head = token, span = span, kind = kind, gender = gender(span),
    dep = dep, governor = governor, weight = M.salience(dep) }
end

local known = setmetatable({}, { __mode = "k" }) -- document -> by sentence

--- The mentions of a sentence, in text order.
---@param sentence table
---@return geoeng.Mention[]
function M.of(sentence)
  local doc = sentence.doc
  local by_sentence = known[doc] or {}
  known[doc] = by_sentence
  local list = by_sentence[sentence.index]
  if list then return list end
  list = {}
  for i = sentence.first, sentence.last do
    local token = doc:token(i)
    if is_mention(token) then list[#list + 1] = mention(token) end
  end
  by_sentence[sentence.index] = list
  return list
end

--- What makes two mentions of one kind those of one bearer: the last word of a
--- name, the noun, the country of a demonym.
---@param m geoeng.Mention
---@return string
function M.key(m)
  if m.kind == "body" then
    local actor = actor_at(m.head)
    local name = actor and (actor:attr "name" or m.head.pos == "PROPN"
      and actor:attr "country")
    if name then return name end
  end
  return m.span.doc:norm(m.span.last)
end

--- The mention whose phrase holds the head of a span, or nil.
---@param span table
---@return geoeng.Mention|nil
function M.at(span)
  local head = home.head(span).index
  for _, m in ipairs(M.of(span.doc:token(span.first).sentence)) do
    if m.head.index == head then return m end
  end
  return nil
end

--- The actor that is a mention's own, with what is known of it: it reaches over
--- the whole name, and is no country of "Iranian" in a longer phrase.
---@param m geoeng.Mention
---@return table|nil actor  span
function M.actor(m)
  local actor = actor_at(m.head)
  local holds = actor and actor.first <= m.head.index
    and actor.last >= m.span.last
  return holds and actor or nil
end

--- Whether a mention names a state.
---@param m geoeng.Mention
---@return boolean
function M.is_state(m)
  local at = m.span.doc:range(m.head.index, m.head.index)
  local place = covered.by(at, "place")
  return place ~= nil and place:attr "grain" == "country"
end

--- The country that the phrase of a mention names.
---@param m geoeng.Mention
---@return string|nil
function M.country(m)
  local actor = actor_at(m.head)
  return actor and actor:attr "country" or home.around(m.head)
end

return M
