--- Whom a name or a noun of a document means that was told in full before:
--- "Lee" behind "South Korean Foreign Minister Lee Sang-ok", "the minister"
--- behind "Oil Minister Amer Rashid", "the country" behind "in Chad".
---
--- An index of a document holds what its sentences told of, by word. It grows
--- with the sentences that are asked for, so that each is read once.

local home = require "geoeng.actor.country"

local M = {}

--- Of a word so many bearers are kept; more are told of by no other word.
local BEARERS = 50

--- Document -> index: `bearers`, word -> actors with a country that have it,
--- in text order; `places`, spans of places in text order; `holding`,
--- capitalised word -> the first sentences with it; `named`, country -> how
--- often it was, which asks for the trees of sentences, so that it is read when
--- it is asked for; `next` and `next_named`, the first sentences that were not
--- read.
local indexes = setmetatable({}, { __mode = "k" })

local function capital(doc, i) return doc:token(i).shape:find "^X" ~= nil end

local function add_bearer(index, word, actor)
  local list = index.bearers[word] or {}
  index.bearers[word] = list
  if #list < BEARERS then list[#list + 1] = actor end
end

local SENTENCES = 3 -- in which the full form of a name is looked for

local function hold(index, doc, sentence)
  for i = sentence.first, sentence.last do
    if capital(doc, i) then
      local list = index.holding[doc:norm(i)] or {}
      index.holding[doc:norm(i)] = list
      if #list < SENTENCES and list[#list] ~= sentence then
        list[#list + 1] = sentence
      end
    end
  end
end

local function count(index, s)
  local country = s:attr "country"
  if country and not home.is_aside(s) then
    index.named[country] = (index.named[country] or 0) + 1
  end
end

local function read_sentence(index, sentence)
  for _, s in ipairs(sentence:layer "actor") do
    local longer = s.last > s.first and s:attr "country"
    for i = s.first, longer and s.last or s.first - 1 do
      add_bearer(index, s.doc:norm(i), s)
    end
  end
  for _, s in ipairs(sentence:layer "place") do
    index.places[#index.places + 1] = s
  end
end

--- The index of a document up to the sentence of a span.
---@param span table
---@return { bearers: table, places: table, holding: table }
function M.index(span)
  local doc = span.doc
  local index = indexes[doc] or { bearers = {}, places = {}, named = {},
    holding = {}, next = 1, next_named = 1 }
  indexes[doc] = index
  local last = span.sentence.index
  while index.next <= last do
    local sentence = doc:sentence(index.next)
    read_sentence(index, sentence)
    hold(index, doc, sentence)
    index.next = index.next + 1
  end
  return index
end

--- How often the countries were named in the sentences that the index has.
local function named(index, doc)
  while index.next_named < index.next do
    local sentence = doc:sentence(index.next_named)
    for _, s in ipairs(sentence:layer "actor") do count(index, s) end
    index.next_named = index.next_named + 1
  end
  return index.named
end

--- Whether a span ends in a word for an office: "Foreign Minister".
local function is_office(span)
  local sentence = span.doc:token(span.first).sentence
  for _, s in ipairs(sentence:layer "$title") do
    if s.last == span.last then return true end
  end
  return false
end

local ACTING = { actor = true, target = true }

--- Whether a span ends in a name: a capital, but not that of a noun of the
--- lexicons which begins the sentence ("Gunmen"), nor of an office.
---@param span table
---@return boolean
function M.is_name(span)
  local first = span.doc:token(span.first).sentence.first
  return capital(span.doc, span.last) and not is_office(span)
    and not (ACTING[span.layer] and span.last == first)
end

--- Whether "the" stands at or before the start of a span.
---@param span table
---@return boolean
function M.is_definite(span)
  local doc = span.doc
  return doc:norm(span.first) == "the"
    or span.first > 1 and doc:norm(span.first - 1) == "the"
end

local function is_longer(actor, span)
  return actor.last < span.first
    and actor.last - actor.first > span.last - span.first
end

--- Who a name means: the first whose name ends in its last word, else a person
--- whose family name stands first ("Hu" of "Hu Jintao").
local function bearer(index, span)
  local doc, word = span.doc, span.doc:norm(span.last)
  local other
  for _, s in ipairs(index.bearers[word] or {}) do
    if is_longer(s, span) then
      if doc:norm(s.last) == word then return s end
      local person = s:attr "office" or s:attr "kind" == "person"
      if person and span.first == span.last then other = other or s end
    end
  end
  return other
end

--- Who holds an office: the last one told of whose name ends his phrase, else
--- the last whose phrase names a country ("the Polish minister").
local function holder(index, span)
  local list = index.bearers[span.doc:norm(span.last)] or {}
  local nameless
  for i = #list, 1, -1 do
    local s = list[i]
    local same = span.doc:norm(s.last) == span.doc:norm(span.last)
    if is_longer(s, span) then
      if not same and capital(span.doc, s.last) then return s end
      if same then nameless = nameless or s end
    end
  end
  return is_office(span) and nameless or nil
end

--- The actor with a country and more words that was told of before: of names
--- the first, of offices behind "the" the last.
---@param span table
---@return table|nil actor
---Example: `antecedent.actor(ev.visitor)` of "the minister": his name before
function M.actor(span)
  local index = M.index(span)
  if M.is_name(span) then return bearer(index, span) end
  return M.is_definite(span) and holder(index, span) or nil
end

--- The name of a sentence that ends in a word; nil without one.
local function name_in(doc, sentence, word)
  for i = sentence.first, sentence.last do
    if doc:norm(i) == word and capital(doc, i) then
      local first = i
      while first > sentence.first and capital(doc, first - 1)
        and doc:token(first - 1).pos == "PROPN" do
        first = first - 1
      end
      return doc:range(first, i)
    end
  end
  return nil
end

--- A longer form of a name, told of before: "Nicholas Burns" of "Burns".
---@param span table
---@return table|nil name
function M.full(span)
  local doc, word = span.doc, span.doc:norm(span.last)
  for _, sentence in ipairs(M.index(span).holding[word] or {}) do
    local name = name_in(doc, sentence, word)
    if name and is_longer(name, span) then return name end
  end
  return nil
end

--- The country named most often up to the sentence of a span; none where two
--- are as often.
---@param span table
---@param barred table  countries that do not count
---@return string|nil country
function M.focus(span, barred)
  local best, most, second = nil, 0, 0
  for country, n in pairs(named(M.index(span), span.doc)) do
    if not barred[country] then
      if n > most then
        best, most, second = country, n, most
      elseif n > second then
        second = n
      end
    end
  end
  return most > second and best or nil
end

return M
