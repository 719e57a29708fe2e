--- The verbs and event nouns of a corpus that no rule knows, and how much more
--- often they stand where events are told. Counts grow with the documents;
--- nothing is compared before all are counted.

local likelihood = require "geoeng.corpus.likelihood"
local words = require "geoeng.corpus.words"

require "geoeng.actor.actor"

local M = {}

--- What nouns mean, in WordNet's terms, that can tell an event.
local EVENT = { act = true, event = true, process = true, phenomenon = true }

--- Empty counts; the rules are sealed, and this module was loaded before.
function M.new()
  return { entries = {}, lists = words.own_lists(),
    patterns = words.in_patterns(), arguments = {}, fillers = {}, nfillers = 0,
    documents = { coded = 0, others = 0 },
    sentences = { coded = 0, others = 0 } }
end

--- Add the words of an event's arguments.
local function add_arguments(g, ev, doc)
  local sentence = doc:sentence(ev.sentence.index)
  for _, token in ipairs(sentence:tokens()) do
    local noun = token.pos == "NOUN" or token.pos == "PROPN"
    for _, a in ipairs(noun and ev.args or {}) do
      if token.start >= a.start and token.stop <= a.stop then
        g.arguments[words.lemma(token)] = true
      end
    end
  end
end

local function is_known(g, token)
  if g.patterns[token.norm] then return true end
  for _, lemma in ipairs(token.lemmas) do
    if g.patterns[lemma] then return true end
  end
  return false
end

--- Whether a token may tell an event that no rule knows.
local function is_candidate(g, token, listed)
  return (token.pos == "VERB" or token.pos == "NOUN" and EVENT[token.sense])
    and words.is_word(token) and not listed[token.index]
    and not is_known(g, token)
end

local function entry_of(g, token)
  local lemma = words.lemma(token)
  local key = lemma .. " " .. token.pos
  local x = g.entries[key]
  if not x then
    x = { key = key, word = lemma, pos = token.pos, n = 0, fillers = {},
      nfillers = 0, example = words.example(token),
      documents = { coded = 0, others = 0 },
      sentences = { coded = 0, others = 0 } }
    g.entries[key] = x
  end
  return x
end

--- One more, once a document or sentence.
local function count_once(x, unit, coded, number)
  if x["last " .. unit] == number then return end
  x["last " .. unit] = number
  x[unit][coded] = x[unit][coded] + 1
end

local function add_fillers(g, x, doc, token)
  for _, f in ipairs(words.fillers(doc, token)) do
    if f.token.pos == "NOUN" or f.token.pos == "PROPN" then
      local lemma = words.lemma(f.token)
      x.fillers[lemma] = (x.fillers[lemma] or 0) + 1
      g.fillers[lemma] = (g.fillers[lemma] or 0) + 1
      x.nfillers, g.nfillers = x.nfillers + 1, g.nfillers + 1
    end
  end
end

--- The tokens that tell no new event: lists know them, or they are of actors,
--- "United Nations".
local function known_tokens(g, doc)
  local known = words.listed(doc, g.lists)
  for actor in doc:layer "actor" do
    for i = actor.first, actor.last do known[i] = known[i] or {} end
  end
  return known
end

local function side(coded) return coded and "coded" or "others" end

--- Count the words of a document.
---@param g table  of M.new
---@param doc geoeng.Doc
---@param events geoeng.Record[]  those that the rules find in it
function M.add(g, doc, events)
  local coded, listed = {}, known_tokens(g, doc)
  for _, ev in ipairs(events) do
    coded[ev.sentence.index] = true
    add_arguments(g, ev, doc)
  end
  local here = side(#events > 0)
  g.documents[here] = g.documents[here] + 1
  local document = g.documents.coded + g.documents.others
  for sentence in doc:sentences() do
    local there = side(coded[sentence.index])
    g.sentences[there] = g.sentences[there] + 1
    local number = g.sentences.coded + g.sentences.others
    for _, token in ipairs(sentence:tokens()) do
      if is_candidate(g, token, listed) then
        local x = entry_of(g, token)
        x.n = x.n + 1
        count_once(x, "documents", here, document)
        count_once(x, "sentences", there, number)
        add_fillers(g, x, doc, token)
      end
    end
  end
end

--- How surprising the documents or sentences of a word are.
local function placed(g, x, unit)
  local has, all = x[unit], g[unit]
  return likelihood.ratio(has.coded, has.others, all.coded - has.coded,
    all.others - has.others)
end

--- How many of fillers are words of arguments.
local function shared(g, fillers)
  local n = 0
  for lemma, k in pairs(fillers) do
    if g.arguments[lemma] then n = n + k end
  end
  return n
end

--- What speaks for a word: in which documents and sentences it stands, and
--- with which words in its slots. What tells an event may stand in sentences of
--- its own: that it is rarer in others does not speak against it.
local function weigh(g, x, all)
  local n = shared(g, x.fillers)
  local r = { documents = placed(g, x, "documents"),
    sentences = placed(g, x, "sentences"),
    arguments = likelihood.ratio(n, x.nfillers - n, all - n,
      g.nfillers - x.nfillers - (all - n)) }
  x.ratio, x.score = r, math.max(r.documents, 0) + math.max(r.sentences, 0)
    + math.max(r.arguments, 0)
  return x.score > 0 or n > 0 and r.arguments == 0
end

--- The words that stand where events are told, the most surprising first. A
--- corpus that has nothing else to compare with gives those that share a word
--- with an event's arguments.
---@param g table  of M.new
---@param least integer  leave out what is rarer
---@return table[]  word, pos, n, score, ratio, example
function M.ranked(g, least)
  local all, near = shared(g, g.fillers), {}
  for key, x in pairs(g.entries) do
    if x.n >= least and weigh(g, x, all) then near[key] = x end
  end
  return words.ranked(near)
end

return M
