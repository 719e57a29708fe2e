--- Sets of two that nouns and "they" mean: "both sides", "the two leaders", "the
--- pair" of a text that named the two together ("A and B"), or as the two
--- parties of one clause ("A met B", "A held talks with B").

local mention = require "geoeng.actor.mention"

local M = {}

--- Noun of a set -> what its members are.
local NOUN = {}
for kind, nouns in pairs {
  any = "side party ally pair duo",
  person = "leader minister president official diplomat man premier envoy",
  body = [[country nation state government neighbor neighbour power army
    capital]],
} do
  for noun in nouns:gmatch "%S+" do NOUN[noun] = kind end
end
local PAIR = { pair = true, duo = true }
local TWO = { both = true, two = true }

--- The kind of members that a noun of a set has; nil of other words.
---@param span table
---@return "any"|"person"|"body"|nil
---Example: `set.kind(span)` of "the two leaders": "person"
function M.kind(span)
  local doc, noun = span.doc, span.doc:token(span.last)
  if PAIR[noun.lemma] then return "any" end
  if TWO[noun.norm] and noun.tag ~= "NNS" then
    -- "the two met": no noun follows.
    local next_word = span.last < noun.sentence.last
      and doc:token(span.last + 1)
    return next_word and next_word.pos == "VERB" and "any" or nil
  end
  if not NOUN[noun.lemma] or noun.norm == noun.lemma then return nil end
  for i = math.max(noun.sentence.first, span.last - 3), span.last - 1 do
    if TWO[doc:norm(i)] then return NOUN[noun.lemma] end
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
    local up = m.head.dep == "conj" and m.head.head
    if up and up.index == first.head.index then list[#list + 1] = m end
  end
  return list
end

local STEPS = 3
local BELOW = { obj = true, obl = true, nmod = true, iobj = true,
  ["obl:agent"] = true }

--- Whether a word stands in a complement of a verb: "met Y", "held talks with
--- Y".
local function is_below(token, verb)
  for _ = 1, STEPS do
    if not BELOW[token.dep] or not token.head then return false end
    token = token.head
    if token.index == verb.index then return true end
  end
  return false
end

local function same_kind(a, b)
  return a.kind == b.kind or a.kind == "name" and b.kind == "person"
    or a.kind == "person" and b.kind == "name"
end

--- The subject of a clause and another of its kind in it.
local function parties(subject, mentions)
  local verb = subject.governor
  if subject.dep ~= "nsubj" or not verb or verb.pos ~= "VERB" then
    return nil
  end
  for _, m in ipairs(mentions) do
    if same_kind(m, subject) and m.head.index > subject.head.index
      and is_below(m.head, verb)
      and mention.key(m) ~= mention.key(subject) then
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
---@param is_excluded fun(token: geoeng.Token, m: geoeng.Mention): boolean
---@return { list: geoeng.Mention[], reason: string }|nil
function M.before(span, kind, back, is_excluded)
  local doc, token = span.doc, span.doc:token(span.last)
  local here = token.sentence.index
  for index = here, math.max(1, here - back), -1 do
    local mentions = {}
    for _, m in ipairs(mention.of(doc:sentence(index))) do
      if m.span.last < span.first and is_member(m, kind)
        and not is_excluded(token, m) then
        mentions[#mentions + 1] = m
      end
    end
    local list, reason = last_set(mentions)
    if list then return { list = list, reason = reason } end
  end
  return nil
end

return M
