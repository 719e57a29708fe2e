--- Whom a name or a noun of a document means that was told in full before:
--- "Lee" behind "South Korean Foreign Minister Lee Sang-ok", "the minister"
--- behind "Oil Minister Amer Rashid", "the country" behind "in Chad".
---
--- The core finds them (core/lua/antecedent.c).

local core = require "geoeng.core"
local home = require "geoeng.actor.country"

local M = {}

local word = core.word

--- Document -> index: `named`, country -> how often it was, which asks for the
--- trees of sentences, so that it is read when it is asked for; `next`, the
--- first sentence that was not read; `asked`, the last one that was asked for.
local indexes = setmetatable({}, { __mode = "k" })

local SENTENCES = 3 -- in which the full form of a name is looked for

local function count(index, s)
  local country = s:attr "country"
  if country and not home.is_aside(s) then
    index.named[country] = (index.named[country] or 0) + 1
  end
end

--- The index of a document, that a span is asked for.
local function index_of(span)
  local doc = span.doc
  local index = indexes[doc]
  if not index then
    index = { named = {}, next = 1, asked = 0 }
    indexes[doc] = index
  end
  index.asked = math.max(index.asked, (word.sentence(doc, span.first)))
  return index
end

--- How often the countries were named in the sentences that the index has.
local function named(index, doc)
  while index.next <= index.asked do
    local sentence = doc:sentence(index.next)
    for _, s in ipairs(sentence:layer "actor") do count(index, s) end
    index.next = index.next + 1
  end
  return index.named
end

--- Whether a span ends in a name: a capital, but not that of a noun of the
--- lexicons which begins the sentence ("Gunmen"), nor of an office.
---@param span table
---@return boolean
function M.is_name(span)
  local yes = core.antecedent.is_name(span)
  return yes
end

--- Whether "the" stands at or before the start of a span.
---@param span table
---@return boolean
function M.is_definite(span)
  local yes = core.antecedent.is_definite(span)
  return yes
end

--- The actor with a country and more words that was told of before: of names
--- the first, of offices behind "the" the last.
---@param span table
---@return table|nil actor
---Example: `antecedent.actor(ev.visitor)` of "the minister": his name before
function M.actor(span)
  index_of(span) -- M.focus counts up to here
  local actor = core.antecedent.actor(span)
  return actor
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
