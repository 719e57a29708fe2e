--- The country of an actor that names none: "rebels in Chad", "the government
--- of the province, Pakistan", "Haiti's army chief". What its noun phrase says
--- comes first, then the only country of its sentence.
---
--- The rule of composition is that of PETRARCH's agents (Norris, Schrodt and
--- Beieler 2017): an agent takes the country of the actor in its phrase.

local core = require "geoeng.core"

local M = {}

local word = core.word

--- Relations that lead out of a noun phrase.
local OUT = { conj = true, cc = true, parataxis = true, punct = true,
  ["acl:relcl"] = true, acl = true, appos = true }
--- Relations that make a word a part of the name or phrase it hangs on.
local PART = { compound = true, flat = true, amod = true, ["nmod:desc"] = true,
  nummod = true }

local DEPTH = 6

--- Words before a phrase that name another than the noun it hangs on:
--- "fighters, including Eritreans", "the border with Chad", "envoy to Iraq".
local BESIDES = { including = true, excluding = true, with = true,
  against = true, to = true, ["for"] = true, than = true, like = true }

local function is_beside(doc, token)
  local kid, dep, norm = word.kid(doc, token, 0)
  while kid do
    if dep == "case" and BESIDES[norm] then return true end
    kid, dep, norm = word.kid(doc, token, kid)
  end
  return false
end

--- Whether a token stands in the phrase that hangs on another.
local function is_inside(doc, token, top)
  for _ = 1, DEPTH do
    if token == top then return true end
    if OUT[word.dep(doc, token)] or is_beside(doc, token) then return false end
    token = word.head(doc, token)
    if not token then return false end
  end
  return token == top
end

--- The token of a span that its other tokens hang on.
---@param span table
---@return table token
function M.head(span)
  local doc = span.doc
  return doc:token(word.top(doc, span.first, span.last))
end

local function top_of(doc, span)
  local token = word.top(doc, span.first, span.last)
  for _ = 1, DEPTH do
    local up = PART[word.dep(doc, token)] and word.head(doc, token)
    if not up then break end
    token = up
  end
  return token
end

local LAYERS = { "actor", "place" }

--- Verbs behind a hyphen that make a country the owner: "US-led".
local TOWARDS = { anti = true, pro = true, ["anti-"] = true, ["pro-"] = true }
local PARTICIPLE = { VBN = true, VBD = true }
local OWNING = { lead = true, run = true, own = true, command = true,
  govern = true, base = true }

--- Whether a country is only one side of a word: "Israeli" in
--- "Israeli-occupied", "Syrian" in "anti- Syrian".
---@param s table span
---@return boolean
function M.is_side(s)
  local doc, at, behind = s.doc, s.first, s.last + 1
  local _, first, last = word.sentence(doc, at)
  for i = math.max(first, at - 2), at - 1 do
    if TOWARDS[word.norm(doc, i)] then return true end
  end
  if behind + 1 > last or word.norm(doc, behind) ~= "-" then return false end
  return PARTICIPLE[word.tag(doc, behind + 1)]
    and not OWNING[word.lemma(doc, behind + 1)] or false
end

local BORDER = { border = true, bordering = true, frontier = true,
  adjacent = true, borders = true }

--- Whether a place or country is only that of a border: "near the Chadian
--- border", "adjacent to Gaza".
---@param s table span
---@return boolean
function M.is_border(s)
  local doc, at = s.doc, s.first
  local _, first, last = word.sentence(doc, at)
  if s.last < last and BORDER[word.norm(doc, s.last + 1)] then return true end
  for i = math.max(first, at - 2), at - 1 do
    if BORDER[word.norm(doc, i)] then return true end
  end
  return false
end

local DASH = { ["-"] = true, ["--"] = true, ["_"] = true, ["–"] = true,
  ["—"] = true }
--- Tokens of a dateline: several towns, a day, an agency.
local LONGEST = 16

--- The dash that ends the dateline of a sentence, nil if it has none. Its town
--- stands in capitals: "GAZA CITY, Gaza Strip (AP) -".
local function dateline_end(sentence)
  local doc = sentence.doc
  local town = doc:token(sentence.first).text
  if #town < 3 or town ~= town:upper() then return nil end
  local last = math.min(sentence.last - 1, sentence.first + LONGEST)
  for i = sentence.first + 1, last do
    local text = doc:token(i).text
    if DASH[text] then return i end
    if text:find "^%l" then return nil end
  end
  return nil
end

--- Whether a place stands where a report was written: "CAIRO, May 7".
---@param s table span
---@return boolean
function M.is_dateline(s)
  local sentence = s.sentence
  local dash = dateline_end(sentence)
  if dash then return s.last < dash end
  return s.first == sentence.first and #s.text > 3
    and s.text == s.text:upper() and s:attr "grain" ~= "country"
end

local SAYING = {}
for w in ([[say tell report announce add confirm state declare quote note
  according]]):gmatch "%S+" do
  SAYING[w] = true
end

--- What others do when they hear of an event.
local REACTING = {}
for w in ([[condemn denounce deplore criticise criticize slam decry lament
  welcome praise hail applaud regret protest]]):gmatch "%S+" do
  REACTING[w] = true
end
--- Relations of who does what a verb says.
local DOES = { nsubj = true, ["obl:agent"] = true }

--- Whether a place is that of who tells of an event, or of who takes note of
--- it: "the ministry in London said", "condemned by Norway".
---@param s table span
---@return boolean
function M.is_source(s)
  local doc, token, dep = s.doc, s.last, nil
  for _ = 1, 2 * DEPTH do
    if word.pos(doc, token) == "VERB" then
      local lemma = word.lemma(doc, token)
      return SAYING[lemma] == true or DOES[dep] and REACTING[lemma] == true
        or false
    end
    token, dep = word.head(doc, token), word.dep(doc, token)
    if not token then return false end
  end
  return false
end

--- The country of a span, but not that of "Chad" in "Lake Chad".
local function country_of(s)
  local first, last = s.first, s.last
  for _, whole in ipairs(s.sentence:layer "place") do
    local from, to = whole.first, whole.last
    if from <= first and to >= last and to - from > last - first then
      return whole:attr "country"
    end
  end
  return s:attr "country"
end

--- The country named in the phrase that hangs on a token, or nil.
---@param doc geoeng.Doc
---@param token integer
---@return string|nil country
function M.around(doc, token)
  local sentence = doc:sentence((word.sentence(doc, token)))
  for _, layer in ipairs(LAYERS) do
    for _, s in ipairs(sentence:layer(layer)) do
      local country = is_inside(doc, s.last, token) and not M.is_side(s)
        and country_of(s)
      if country then return country end
    end
  end
  return nil
end

--- The country that the noun phrase of a span names, or nil.
---@param span table
---@return string|nil country  ISO 3166-1 alpha-3
---Example: `home.in_phrase(ev.actor)` of "rebels in Chad": "TCD"
function M.in_phrase(span)
  local doc = span.doc
  return M.around(doc, top_of(doc, span))
end

--- Whether a country is named of which nothing in the sentence need be: of a
--- dateline, a source, a border, one side of a word.
---@param s table span
---@return boolean
function M.is_aside(s)
  local doc, last = s.doc, s.last
  local ends = select(3, word.sentence(doc, s.first))
  local after = ends > last and word.norm(doc, last + 1)
  return M.is_dateline(s) or after == "-" or M.is_side(s) or M.is_border(s)
    or M.is_source(s)
end

--- The country that a sentence names when it names one only, else nil.
---@param sentence table
---@param barred table|nil  countries that do not count
---@return string|nil country
function M.only(sentence, barred)
  local found
  for _, layer in ipairs(LAYERS) do
    for _, s in ipairs(sentence:layer(layer)) do
      local country = country_of(s)
      if country and (barred and barred[country] or M.is_aside(s)) then
        country = nil
      end
      if country and found and country ~= found then return nil end
      found = country or found
    end
  end
  return found
end

local AT = { ["in"] = true, at = true, near = true, throughout = true,
  across = true, inside = true, around = true, outside = true }

--- Whether something happens in a place: "in", "near" stands before it.
---@param s table span
---@return boolean
function M.is_at(s)
  local doc, i = s.doc, s.first - 1
  local first = select(2, word.sentence(doc, i + 1))
  while i > first and word.dep(doc, i) == "det" do i = i - 1 end
  return i >= first and AT[word.norm(doc, i)] == true
end

--- The country of the first place of a sentence that something happens in.
---@param sentence table
---@param barred table|nil  countries that do not count
---@return string|nil country
function M.first_place_country(sentence, barred)
  for _, s in ipairs(sentence:layer "place") do
    local country = M.is_at(s) and not M.is_aside(s) and s:attr "country"
    if country and not (barred and barred[country]) then return country end
  end
  return nil
end

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
