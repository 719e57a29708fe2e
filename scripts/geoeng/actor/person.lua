--- Names of persons: what of a phrase is the name, and the full form of one
--- that is told by a part of it.

local covered = require "geoeng.language.covered"
local lexicon = require "geoeng.language.lexicon"
local library = require "geoeng.language.library"
local word_set = require "geoeng.language.word_set"
require "geoeng.actor.actor"
require "geoeng.place.place"

--- The list with the titles of offices that are one word: they end the longer
--- ones ("prime minister"), too.
local function with_offices(list)
  for title in (lexicon.find "lexicons/titles.tsv"):gmatch "\n([^%s#]+)\t" do
    if title ~= "phrase" then list[#list + 1] = title:lower() end
  end
  return list
end

-- What stands before a name and is no part of it.
library.words "person_title" (with_offices(word_set.list "title.before_name"))

-- Names that end so are no persons.
library.words "person_not" (word_set.list "title.no_person")

local M = {}

--- Tokens of the span's sentence that are titles.
local function titles(span)
  local set = {}
  local sentence = span.doc:token(span.first).sentence
  for _, s in ipairs(sentence:layer "$person_title") do
    for i = s.first, s.last do set[i] = true end
  end
  return set
end

local SKIP = { DET = true, ADJ = true, PUNCT = true, NUM = true }

--- The name in a phrase: behind its last title, without what follows.
---@param span table
---@return table|nil span
---Example: `person.name(ev.victim)` of "former Judge Rosa Ibarra": Rosa Ibarra
function M.name(span)
  local doc, title = span.doc, titles(span)
  local first = span.first
  for i = span.first, span.last do
    if title[i] and i < span.last and doc:token(i + 1).pos == "PROPN" then
      first = i + 1
    end
  end
  while first <= span.last
    and (title[first] or SKIP[doc:token(first).pos]) do
    first = first + 1
  end
  local last = first - 1
  while last < span.last and doc:token(last + 1).pos == "PROPN"
    and not title[last + 1] do
    last = last + 1
  end
  if last < first then return nil end
  return doc:range(first, last)
end

local WORDS = 8 -- of a part of a name, at most

--- Document -> its names: `holding`, word -> sentences with it that were not
--- read yet; `longest`, words in a row -> the longest name that has them.
local names = setmetatable({}, { __mode = "k" })

local function names_of(doc)
  local here = names[doc]
  if here then return here end
  here = { holding = {}, longest = {}, read = {} }
  names[doc] = here
  for sentence in doc:sentences() do
    for i = sentence.first, sentence.last do
      local word = doc:norm(i)
      local list = here.holding[word] or {}
      here.holding[word] = list
      if list[#list] ~= sentence then list[#list + 1] = sentence end
    end
  end
  return here
end

--- Whether one name is to be taken instead of another: it is longer, or the
--- first of that length.
local function is_before(a, b)
  local more = (a.last - a.first) - (b.last - b.first)
  return more > 0 or more == 0 and a.first < b.first
end

--- Learn a name: it is a full form of all its parts.
local function learn(longest, name)
  for first = name.first, name.last do
    local words = nil
    for i = first, math.min(name.last, first + WORDS - 1) do
      words = (words and words .. " " or "") .. name.doc:norm(i)
      local known = longest[words]
      if not known or is_before(name, known) then longest[words] = name end
    end
  end
end

--- Learn the names of all sentences with a word.
local function read_sentences(here, word)
  for _, sentence in ipairs(here.holding[word] or {}) do
    for _, phrase in ipairs(here.read[sentence.index] and {}
      or sentence:layer "name") do
      local name = M.name(phrase)
      if name then learn(here.longest, name) end
    end
    here.read[sentence.index] = true
  end
  here.holding[word] = nil
end

--- The longest name of the document that has all words of this one in a row;
--- the name itself when there is no longer one.
---@param span table
---@return table span
---Example: "Ibarra" in a text that told of "Rosa Ibarra" before: Rosa Ibarra
function M.full(span)
  local doc, words = span.doc, {}
  local here = names_of(doc)
  read_sentences(here, doc:norm(span.last))
  for i = span.first, span.last do words[#words + 1] = doc:norm(i) end
  local name = here.longest[table.concat(words, " ")]
  return name and name.last - name.first > span.last - span.first and name
    or span
end

--- What words mean that end names of bodies and places. Names of things are too
--- often those of persons: Hammer, Ball.
local NOT = { group = true, location = true }

--- Whether a name can be a person's: it ends like none of a place, a body, or
--- a thing.
---@param name table span
---@return boolean
function M.is_person(name)
  local last = name.doc:range(name.last, name.last)
  local actor = covered.by(last, "actor")
  return not (NOT[name.doc:token(name.last).sense]
    or covered.by(last, "$person_not")
    or covered.by(last, "place") or actor and not actor:attr "kind")
end

--- The full name of the person in a phrase, or nil.
---@param span table
---@return table|nil span
---Example: `person.of(ev.victim)` of "former Judge Ibarra": Rosa Ibarra, when
---the document tells of her before
function M.of(span)
  local name = M.name(span)
  return name and M.is_person(name) and M.full(name) or nil
end

return M
