--- Whom a name or a noun of a document means that was told in full before:
--- "Lee" behind "South Korean Foreign Minister Lee Sang-ok", "the minister"
--- behind "Oil Minister Amer Rashid"; and the country of those that the text
--- names by no country at all: that of the last place told of before.

local home = require "geoeng.actor.country"

local M = {}

-- Every argument looks through what stands before it; an article has fewer
-- sentences, and a sentence fewer words. Beyond them nothing is looked for.
local SENTENCES, WORDS = 200, 300

--- Layers whose spans tell of people, bodies and things with a country.
local ACTING = { actor = true, target = true }

--- Names whose bearers belong to no country, or whose country is unknown.
local function named(span)
  return span:attr "name" or span:attr "id" or span:attr "sector" == "IGO"
end

local function capital(doc, i) return doc:token(i).shape:find "^X" ~= nil end

--- Whether a span ends in a name: a capital, but not that of a noun of the
--- lexicons which begins the sentence ("Gunmen").
local function is_name(span)
  local first = span.doc:token(span.first).sentence.first
  return capital(span.doc, span.last)
    and not (ACTING[span.layer] and span.last == first)
end

--- Whether an actor is the one told of again in a span: the words of the name
--- are the last of the actor's, or "the" stands before an office of his.
local function again(span, actor)
  local doc, last = span.doc, span.last
  if is_name(span) then
    return doc:norm(actor.last) == doc:norm(last)
  end
  local definite = doc:norm(span.first) == "the"
    or span.first > 1 and doc:norm(span.first - 1) == "the"
  if not definite or not capital(doc, actor.last) then return false end
  for i = actor.first, actor.last - 1 do
    if doc:norm(i) == doc:norm(last) then return true end
  end
  return false
end

--- The actor with a country and more words that was told of before: of names
--- the first, of offices the last.
---@param span table
---@return table|nil actor
---Example: `antecedent.actor(ev.visitor)` of "the minister": his name before
function M.actor(span)
  local found
  local doc = span.doc
  local here = doc:token(span.first).sentence.index
  for sentence in doc:sentences() do
    if sentence.index > here then break end
    for _, s in ipairs(sentence:layer "actor") do
      if s.last < span.first and s.last - s.first > span.last - span.first
        and s:attr "country" and again(span, s) then
        if is_name(span) then return s end
        found = s
      end
    end
  end
  return found
end

--- The country of the last place told of before a span.
local function last_place_country(span)
  local country
  local here = span.doc:token(span.first).sentence.index
  for sentence in span.doc:sentences() do
    if sentence.index > here then break end
    for _, s in ipairs(sentence:layer "place") do
      if s.last < span.first or sentence.index == here then
        country = s:attr "country" or country
      end
    end
  end
  return country
end

--- The country of an argument whose own words name none.
---@param span table
---@return string|nil country
---@return "read"|"inferred"|nil basis
---@return table|nil antecedent  the actor that the span means
function M.country(span)
  local here = span.doc:token(span.first).sentence
  if named(span) or here.index > SENTENCES
    or here.last - here.first > WORDS then
    return nil
  end
  local actor = M.actor(span)
  if actor then return actor:attr "country", "inferred", actor end
  if not ACTING[span.layer] or is_name(span) then return nil end
  -- Forces act abroad.
  if span:attr "sector" == "MIL" then
    local country = home.in_phrase(span)
    return country, country and "read"
  end
  local country, basis = home.of(span)
  if country then return country, basis end
  country = last_place_country(span)
  return country, country and "inferred"
end

return M
