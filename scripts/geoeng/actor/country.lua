--- The country of an actor that names none: "rebels in Chad", "the government
--- of the province, Pakistan", "Haiti's army chief". What its noun phrase says
--- comes first, then the only country of its sentence.
---
--- The rule of composition is that of PETRARCH's agents (Norris, Schrodt and
--- Beieler 2017): an agent takes the country of the actor in its phrase.

local M = {}

--- Relations that lead out of a noun phrase.
local OUT = { conj = true, cc = true, parataxis = true, punct = true,
  ["acl:relcl"] = true, acl = true, appos = true }
--- Relations that make a word a part of the name or phrase it hangs on.
local PART = { compound = true, flat = true, amod = true, ["nmod:desc"] = true,
  nummod = true }

local DEPTH = 6

local function mark(token, inside, depth)
  inside[token.index] = true
  if depth == 0 then return end
  for _, kid in ipairs(token.children) do
    if not OUT[kid.dep] then mark(kid, inside, depth - 1) end
  end
end

--- The token of a span that its other tokens hang on.
---@param span table
---@return table token
function M.head(span)
  for i = span.first, span.last do
    local up = span.doc:token(i).head
    if not up or up.index < span.first or up.index > span.last then
      return span.doc:token(i)
    end
  end
  return span.doc:token(span.last)
end

local function top_of(span)
  local token = M.head(span)
  for _ = 1, DEPTH do
    local up = token.head
    if not up or not PART[token.dep] then break end
    token = up
  end
  return token
end

local LAYERS = { "actor", "place" }

--- The country that the noun phrase of a span names, or nil.
---@param span table
---@return string|nil country  ISO 3166-1 alpha-3
---Example: `home.in_phrase(ev.actor)` of "rebels in Chad": "TCD"
function M.in_phrase(span)
  local inside = {}
  mark(top_of(span), inside, DEPTH)
  for _, layer in ipairs(LAYERS) do
    for _, s in ipairs(span.doc:token(span.first).sentence:layer(layer)) do
      local country = inside[s.last] and s:attr "country"
      if country then return country end
    end
  end
  return nil
end

--- The country that a sentence names when it names one only, else nil.
---@param sentence table
---@return string|nil country
function M.only(sentence)
  local found
  for _, layer in ipairs(LAYERS) do
    for _, s in ipairs(sentence:layer(layer)) do
      local country = s:attr "country"
      if country and found and country ~= found then return nil end
      found = country or found
    end
  end
  return found
end

local AT = { ["in"] = true, at = true, near = true, throughout = true,
  across = true, inside = true, around = true, outside = true }

--- The country of the first place of a sentence that something happens in.
local function first_place_country(sentence)
  for _, s in ipairs(sentence:layer "place") do
    local before = s.first > sentence.first and s.doc:token(s.first - 1)
    local country = before and AT[before.norm] and s:attr "country"
    if country then return country end
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
  local sentence = span.doc:token(span.first).sentence
  country = M.only(sentence)
  if not country and span:attr "sector" == "CVL" then
    country = first_place_country(sentence)
  end
  return country, country and "inferred"
end

return M
