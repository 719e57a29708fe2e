--- Sets of two that nouns and "they" mean: "both sides", "the two leaders", "the
--- pair" of a text that named the two together ("A and B"), or as the two
--- parties of one clause ("A met B", "A held talks with B").

local core = require "geoeng.core"
local mention = require "geoeng.actor.mention"
local word_set = require "geoeng.language.word_set"

local M = {}

local word = core.word

--- Noun of a set -> what its members are.
local NOUN = word_set.values "actor.set"
local PAIR = word_set.set "actor.pair"
local TWO = word_set.set "actor.two"

--- The kind of members that a noun of a set has; nil of other words.
---@param span table
---@return "any"|"person"|"body"|nil
---Example: `set.kind(span)` of "the two leaders": "person"
function M.kind(span)
  local doc, at = span.doc, span.last
  local lemma, norm = word.lemma(doc, at), word.norm(doc, at)
  if PAIR[lemma] then return "any" end
  local two = TWO[norm] and word.tag(doc, at) ~= "NNS"
  if not two and (not NOUN[lemma] or norm == lemma) then return nil end
  local _, first, last = word.sentence(doc, at)
  if two then
    -- "the two met": no noun follows.
    return at < last and word.pos(doc, at + 1) == "VERB" and "any" or nil
  end
  for i = math.max(first, at - 3), at - 1 do
    if TWO[word.norm(doc, i)] then return NOUN[lemma] end
  end
  return nil
end

local function is_member(m, kind)
  if m.kind == "person" then return kind ~= "body" end
  if m.kind == "body" then return kind ~= "person" end
  return m.kind == "name" or kind == "any" and m.kind == "people"
end

--- What a coordination names that starts with a mention.
local function coordination(first, mentions)
  local list = { first }
  for _, m in ipairs(mentions) do
    if word.dep(m.doc, m.at) == "conj"
      and word.head(m.doc, m.at) == first.at then
      list[#list + 1] = m
    end
  end
  return list
end

local STEPS = 3
local BELOW = { obj = true, obl = true, nmod = true, iobj = true,
  ["obl:agent"] = true }

--- Whether a word stands in a complement of a verb: "met Y", "held talks with
--- Y".
local function is_below(doc, token, verb)
  for _ = 1, STEPS do
    local up = BELOW[word.dep(doc, token)] and word.head(doc, token)
    if not up then return false end
    token = up
    if token == verb then return true end
  end
  return false
end

local function same_kind(a, b)
  return a.kind == b.kind or a.kind == "name" and b.kind == "person"
    or a.kind == "person" and b.kind == "name"
end

--- The subject of a clause and another of its kind in it.
local function parties(subject, mentions)
  local doc, verb = subject.doc, subject.governor
  if subject.dep ~= "nsubj" or not verb or word.pos(doc, verb) ~= "VERB" then
    return nil
  end
  for _, m in ipairs(mentions) do
    if same_kind(m, subject) and m.at > subject.at and m.key ~= subject.key
      and is_below(doc, m.at, verb) then
      return { subject, m }
    end
  end
  return nil
end

--- The set that mentions tell last, and how.
local function last_set(mentions)
  for i = #mentions, 1, -1 do
    local list = coordination(mentions[i], mentions)
    if #list > 1 then return list, "named together" end
  end
  for i = #mentions, 1, -1 do
    local list = parties(mentions[i], mentions)
    if list then return list, "the parties of one clause" end
  end
  return nil
end

--- The last set before a span.
---@param span table
---@param kind "any"|"person"|"body"  of the members
---@param back integer  sentences that are looked through
---@param is_excluded fun(doc: geoeng.Doc, token: integer,
---  m: geoeng.Mention): boolean
---@return { list: geoeng.Mention[], reason: string }|nil
function M.before(span, kind, back, is_excluded)
  local doc, token, first = span.doc, span.last, span.first
  local here = word.sentence(doc, token)
  for index = here, math.max(1, here - back), -1 do
    local mentions = {}
    for _, m in ipairs(mention.of(doc, index)) do
      if m.last < first and is_member(m, kind)
        and not is_excluded(doc, token, m) then
        mentions[#mentions + 1] = m
      end
    end
    local list, reason = last_set(mentions)
    if list then return { list = list, reason = reason } end
  end
  return nil
end

return M
