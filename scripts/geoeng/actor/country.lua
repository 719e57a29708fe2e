--- The country of an actor that names none: "rebels in Chad", "the government
--- of the province, Pakistan", "Haiti's army chief". What its noun phrase says
--- comes first, then the only country of its sentence.
---
--- The rule of composition is that of PETRARCH's agents (Norris, Schrodt and
--- Beieler 2017): an agent takes the country of the actor in its phrase.

local core = require "geoeng.core"
local where = require "geoeng.place.disambiguation"

local M = {}

local word, find = core.word, core.country

-- What stands in the core looks layers up as the library names them, so that
-- rule files may not call it themselves: a function of this file does.

local function asked(name)
  local answer_of = find[name]
  return function(a, b)
    local answer = answer_of(a, b)
    return answer
  end
end

--- The token of a span that its other tokens hang on.
---@param span table
---@return table token
function M.head(span)
  local doc = span.doc
  return doc:token(word.top(doc, span.first, span.last))
end

--- Document -> first and last token -> the place that they mean.
local places = setmetatable({}, { __mode = "k" })

--- The place that a span of the layer `place` means, as where.of tells it, which
--- is asked once; not to be changed.
---@param span table
---@return table
function M.place(span)
  local doc = span.doc
  local known, key = places[doc], span.first << 32 | span.last
  if not known then
    known = {}
    places[doc] = known
  end
  local place = known[key]
  if not place then
    place = where.of(span)
    known[key] = place
  end
  return place
end

--- The country of that place.
---@param span table
---@return string|nil
function M.of_place(span) return M.place(span).country end

--- Whether a country is only one side of a word: "Israeli" in
--- "Israeli-occupied", "Syrian" in "anti- Syrian".
---@param s table span
---@return boolean
M.is_side = asked "is_side"

--- Whether a place or country is only that of a border: "near the Chadian
--- border", "adjacent to Gaza".
---@param s table span
---@return boolean
M.is_border = asked "is_border"

--- Whether a place stands where a report was written: "CAIRO, May 7".
---@param s table span
---@return boolean
M.is_dateline = asked "is_dateline"

--- Whether a place is that of who tells of an event, or of who takes note of
--- it: "the ministry in London said", "condemned by Norway".
---@param s table span
---@return boolean
M.is_source = asked "is_source"

--- The country named in the phrase that hangs on a token, or nil.
---@param doc geoeng.Doc
---@param token integer
---@return string|nil country
M.around = asked "around"

--- The country that the noun phrase of a span names, or nil.
---@param span table
---@return string|nil country  ISO 3166-1 alpha-3
---Example: `home.in_phrase(ev.actor)` of "rebels in Chad": "TCD"
M.in_phrase = asked "in_phrase"

--- Whether a country is named of which nothing in the sentence need be: of a
--- dateline, a source, a border, one side of a word.
---@param s table span
---@return boolean
M.is_aside = asked "is_aside"

--- The country that a sentence names when it names one only, else nil.
---@param sentence table
---@param barred table|nil  countries that do not count
---@return string|nil country
M.only = asked "only"

--- Whether something happens in a place: "in", "near" stands before it.
---@param s table span
---@return boolean
M.is_at = asked "is_at"

--- The country of the first place of a sentence that something happens in.
---@param sentence table
---@param barred table|nil  countries that do not count
---@return string|nil country
M.first_place_country = asked "first_place"

--- The country of an actor: its own, that of its phrase, the only one of its
--- sentence, of people that of the place where it happens.
---@param span table
---@return string|nil country
---@return "read"|"inferred"|nil basis
function M.of(span)
  local country = span:attr "country"
  if country then return country, "read" end
  country = M.in_phrase(span)
  if country then return country, "read" end
  local sentence = span.sentence
  country = M.only(sentence)
  if not country and span:attr "sector" == "CVL" then
    country = M.first_place_country(sentence)
  end
  return country, country and "inferred"
end

return M
