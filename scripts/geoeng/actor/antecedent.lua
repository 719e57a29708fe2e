--- Whom a name or a noun of a document means that was told in full before:
--- "Lee" behind "South Korean Foreign Minister Lee Sang-ok", "the minister"
--- behind "Oil Minister Amer Rashid", "the country" behind "in Chad".
---
--- An index of a document holds what its sentences told of, by word. It grows
--- with the sentences that are asked for, so that each is read once.

local core = require "geoeng.core"
local home = require "geoeng.actor.country"

local M = {}

local word = core.word

--- Of a word so many bearers are kept; more are told of by no other word.
local BEARERS = 50

--- Document -> index: `bearers`, word -> actors with a country that have it,
--- in text order; `named`, country -> how often it was, which asks for the trees
--- of sentences, so that it is read when it is asked for; `next` and
--- `next_named`, the first sentences that were not read; `asked`, the last one
--- that was asked for.
local indexes = setmetatable({}, { __mode = "k" })

local function add_bearer(index, norm, actor)
  local list = index.bearers[norm] or {}
  index.bearers[norm] = list
  if #list < BEARERS then list[#list + 1] = actor end
end

local SENTENCES = 3 -- in which the full form of a name is looked for

local function count(index, s)
  local country = s:attr "country"
  if country and not home.is_aside(s) then
    index.named[country] = (index.named[country] or 0) + 1
  end
end

local function read_sentence(index, doc, sentence)
  for _, s in ipairs(sentence:layer "actor") do
    local first, last = s.first, s.last
    local longer = last > first and s:attr "country"
    for i = first, longer and last or first - 1 do
      add_bearer(index, word.norm(doc, i), s)
    end
  end
end

--- The index of a document, that a span is asked for.
local function index_of(span)
  local doc = span.doc
  local index = indexes[doc]
    or { bearers = {}, named = {}, next = 1, next_named = 1, asked = 0 }
  indexes[doc] = index
  index.asked = math.max(index.asked, (word.sentence(doc, span.first)))
  return index
end

--- The actors with a country that have a word, in text order.
local function bearers(index, doc, norm)
  while index.next <= index.asked do
    read_sentence(index, doc, doc:sentence(index.next))
    index.next = index.next + 1
  end
  return index.bearers[norm] or {}
end

--- How often the countries were named in the sentences that the index has.
local function named(index, doc)
  while index.next_named <= index.asked do
    local sentence = doc:sentence(index.next_named)
    for _, s in ipairs(sentence:layer "actor") do count(index, s) end
    index.next_named = index.next_named + 1
  end
  return index.named
end

--- Whether a span ends in a word for an office: "Foreign Minister".
local function is_office(span)
  for _, s in ipairs(span.sentence:layer "$title") do
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
  local doc, last = span.doc, span.last
  if not word.capital(doc, last) then return false end
  local first = select(2, word.sentence(doc, span.first))
  return not is_office(span) and not (last == first and ACTING[span.layer])
end

--- Whether "the" stands at or before the start of a span.
---@param span table
---@return boolean
function M.is_definite(span)
  local doc, first = span.doc, span.first
  return word.norm(doc, first) == "the"
    or first > 1 and word.norm(doc, first - 1) == "the"
end

local function is_longer(actor, span)
  return actor.last < span.first
    and actor.last - actor.first > span.last - span.first
end

--- Who a name means: the first whose name ends in its last word, else a person
--- whose family name stands first ("Hu" of "Hu Jintao").
local function bearer(index, span)
  local doc = span.doc
  local norm, other = word.norm(doc, span.last), nil
  for _, s in ipairs(bearers(index, doc, norm)) do
    if is_longer(s, span) then
      if word.norm(doc, s.last) == norm then return s end
      local person = s:attr "office" or s:attr "kind" == "person"
      if person and span.first == span.last then other = other or s end
    end
  end
  return other
end

--- Who holds an office: the last one told of whose name ends his phrase, else
--- the last whose phrase names a country ("the Polish minister").
local function holder(index, span)
  local doc = span.doc
  local norm, nameless = word.norm(doc, span.last), nil
  local list = bearers(index, doc, norm)
  for i = #list, 1, -1 do
    local s = list[i]
    if is_longer(s, span) then
      local same = word.norm(doc, s.last) == norm
      if not same and word.capital(doc, s.last) then return s end
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
  local index = index_of(span)
  if M.is_name(span) then return bearer(index, span) end
  return M.is_definite(span) and holder(index, span) or nil
end

--- A longer form of a name, told of before: "Nicholas Burns" of "Burns".
---@param span table
---@return table|nil name
function M.full(span)
  local doc = span.doc
  local first, last = word.longer(doc, span.first, span.last, SENTENCES)
  return first and doc:range(first, last) or nil
end

--- The country named most often up to the sentence of a span; none where two
--- are as often.
---@param span table
---@param barred table  countries that do not count
---@return string|nil country
function M.focus(span, barred)
  local best, most, second = nil, 0, 0
  for country, n in pairs(named(index_of(span), span.doc)) do
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
