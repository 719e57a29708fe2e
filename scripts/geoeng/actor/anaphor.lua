--- What pronouns and definite nouns of sets and groups mean: "he", "its", "we",
--- "both sides", "the pair", "the group".
---
--- Candidates are the mentions of the sentence before the word and of the
--- sentences before that. Those that do not agree (number, kind, gender) or that
--- the word cannot mean in its clause are put aside; of the rest the most salient
--- counts, by Lappin and Leass (1994): the weights of all mentions of one bearer
--- are summed up, and each sentence in between halves them. An earlier pronoun of
--- the same form is a mention of what it means.

local antecedent = require "geoeng.actor.antecedent"
local core = require "geoeng.core"
local mention = require "geoeng.actor.mention"
local pronoun_words = require "geoeng.actor.pronoun_words"
local set = require "geoeng.actor.mention_set"
local word_set = require "geoeng.language.word_set"

local M = {}

local PRONOUN = pronoun_words.form
local word = core.word

--- Sentences before a pronoun, and before a noun of a set or group.
local BACK, FAR = 3, 8
--- Earlier pronouns that are followed to what they mean.
local HOPS = 6
--- What a mention is worth of which it is not known whether it agrees, and a
--- person without a name: news tells of persons by name.
local UNSURE = 0.5
--- Words before a noun that means nobody in particular; no person's name has an
--- article.
local NOBODY = word_set.set "actor.nobody"
local ARTICLE = word_set.set "noun_phrase.article"

--- How a mention agrees with a form: 1, UNSURE, or nil.
local AGREES = {
  person = function(m, gender)
    if m.kind ~= "person" and m.kind ~= "name" then return nil end
    if m.gender and m.gender ~= gender then return nil end
    local first = word.norm(m.doc, m.first)
    if NOBODY[first] or m.kind == "name" and ARTICLE[first] then
      return nil
    end
    return m.kind == "person" and m.proper and 1 or UNSURE
  end,
  it = function(m)
    if m.kind == "body" or m.kind == "thing" then return 1 end
    return m.kind == "name" and UNSURE or nil
  end,
  they = function(m)
    if m.kind == "people" or m.kind == "things" then return 1 end
    return m.kind == "body" and UNSURE or nil
  end,
  group = function(m)
    return m.kind == "body" and m.proper and not mention.is_state(m) and 1
      or nil
  end,
}

local GENDER = { he = "male", she = "female" }

local function agreement(m, form)
  if GENDER[form] then return AGREES.person(m, GENDER[form]) end
  return AGREES[form](m)
end

--- The form of the pronoun at a token, or nil.
local function form_at(doc, i)
  local form = PRONOUN[word.norm(doc, i)]
  if not form then return nil end
  local tag = word.tag(doc, i)
  return (tag == "PRP" or tag == "PRP$") and form or nil
end

--- The form of a pronoun, or nil.
---@param span table
---@return "he"|"she"|"it"|"they"|"speaker"|nil
function M.form(span)
  local first = span.first
  return first == span.last and form_at(span.doc, first) or nil
end

-- ---------------------------------------------------------------- exclusion

local ARGUMENT = { nsubj = true, obj = true, iobj = true, obl = true,
  ["nsubj:pass"] = true, ["obl:agent"] = true }

--- Whether a word cannot mean a mention: they are arguments of one verb, or
--- one holds the other. "He met the minister", "its president".
local function is_excluded(doc, token, m)
  local governor = word.head(doc, token)
  if not governor then return false end
  return governor == m.at or governor == m.governor and ARGUMENT[m.dep]
    and ARGUMENT[word.dep(doc, token)] or false
end

-- ---------------------------------------------------------------- salience

---@class geoeng.AnaphorCandidate
---@field mention geoeng.Mention  the first of this bearer in reach
---@field weight number

local function add(candidates, key, m, weight)
  local c = candidates[key]
  if not c then
    c = { mention = m, weight = 0 }
    candidates[key] = c
    candidates[#candidates + 1] = c
  end
  c.weight = c.weight + weight
  c.mention = m -- sentences are read backwards: the first of them
end

--- The last pronoun of a form in a sentence, before a token.
local function pronoun_before(doc, first, last, form)
  for i = last, first, -1 do
    if form_at(doc, i) == form then return i end
  end
  return nil
end

--- The mention by name of the holder of an office: "the minister".
local function in_full(m)
  if m.kind ~= "person" or m.proper then return m end
  local actor = antecedent.actor(m.span)
  return actor and mention.at(actor) or m
end

--- Count the mentions of a sentence that agree.
local function count(candidates, doc, sentence, token, form, factor)
  for _, m in ipairs(mention.of(doc, sentence)) do
    local agrees = m.last < token and agreement(m, form)
    if agrees and not is_excluded(doc, token, m) then
      local full = in_full(m)
      add(candidates, full.key, full, m.weight * agrees * factor)
    end
  end
end

local function heavier(a, b)
  if a.weight ~= b.weight then return a.weight > b.weight end
  return a.mention.at > b.mention.at
end

--- The bearers that the word at a token may mean, the likeliest first.
local function ranked(doc, token, form, back, hops)
  local here, first = word.sentence(doc, token)
  local last, candidates, earlier = token - 1, {}, nil
  local follows = hops > 0 and PRONOUN[word.norm(doc, token)]
  for index = here, math.max(1, here - back), -1 do
    local factor = 0.5 ^ (here - index)
    count(candidates, doc, index, token, form, factor)
    if follows and not earlier then
      earlier = pronoun_before(doc, first, last, form)
      local means = earlier and ranked(doc, earlier, form, back, hops - 1)[1]
      if means then
        add(candidates, means.mention.key, means.mention,
          core.salience(doc, earlier) * factor)
      end
    end
    last = first - 1
    if last > 0 then first = select(2, word.sentence(doc, last)) end
  end
  table.sort(candidates, heavier)
  return candidates
end

-- ---------------------------------------------------------------------- all

local GROUP = word_set.set "actor.group"

--- Whether a noun means a group told of before: "the group", but not "the
--- Islamic group Hamas".
local function is_group(span)
  local doc, first, last = span.doc, span.first, span.last
  if not GROUP[word.lemma(doc, last)] or word.tag(doc, last) ~= "NN" then
    return false
  end
  local the = first == last and first - 1 or first
  return the >= 1 and word.norm(doc, the) == "the" and the + 1 == last
end

--- Candidates that a reason names beside the one that counts.
local OTHERS = 3

--- The likeliest of candidates, and why: its weight and those of the next.
local function told(candidates)
  local others = {}
  for i = 2, math.min(#candidates, 1 + OTHERS) do
    local c = candidates[i]
    others[#others + 1] = ("'%s' %.0f"):format(c.mention.span.text, c.weight)
  end
  local reason = ("the most salient, %.0f"):format(candidates[1].weight)
  if #others > 0 then
    reason = reason .. "; others: " .. table.concat(others, ", ")
  end
  return { list = { candidates[1].mention }, reason = reason }
end

local function by_salience(span, form, back)
  local candidates = ranked(span.doc, span.first, form, back, HOPS)
  local best = candidates[1]
  if not best or best.mention.kind == "thing"
    or best.mention.kind == "things" then
    return nil
  end
  return told(candidates)
end

--- What a word means, or nil.
---@param span table
---@param speaker table|nil  span of who says it: of "we", "our"
---@return { list: geoeng.Mention[], reason: string }|nil
---Example: `anaphor.of(span)` of "He" behind "Rojas arrived.": Rojas
function M.of(span, speaker)
  local form = M.form(span)
  if form == "speaker" then
    local m = speaker and mention.at(speaker)
    return m and { list = { m }, reason = "who says it" } or nil
  end
  if form == "they" then
    return set.before(span, "any", BACK, is_excluded)
      or by_salience(span, form, BACK)
  end
  if form then return by_salience(span, form, BACK) end
  local kind = set.kind(span)
  if kind then return set.before(span, kind, FAR, is_excluded) end
  return is_group(span) and by_salience(span, "group", FAR) or nil
end

--- Mentions of a sentence that are of the same bearers as others, in the same
--- order; nil when it names one of them not at all.
---@param sentence table
---@param list geoeng.Mention[]
---@return geoeng.Mention[]|nil
function M.named_in(sentence, list)
  local by_key, here = {}, {}
  for _, m in ipairs(mention.of(sentence.doc, sentence.index)) do
    by_key[m.key] = by_key[m.key] or m
  end
  for i, m in ipairs(list) do
    here[i] = by_key[m.key]
    if not here[i] then return nil end
  end
  return here
end

return M
