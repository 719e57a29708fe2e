--- Which place a name means, of those that share it: the one that lies in the
--- country or region named behind it, else the one with the most points for
--- its population and the countries named in its sentence and document.

local M = {}

--- Points, against one for ten times the inhabitants. A place in the lexicon
--- of the news (cities.tsv) is the one meant unless a place of much the same
--- size lies in a country that the text names; a capital always is, but for
--- "Paris, Texas".
local POINTS = { seat = 5, known = 2.2, sentence = 3, document = 1.5,
  inside = 20 }

local DEGREE = 0.5 -- what two sources may differ about one city

local FIELDS = { "country", "admin1", "lat", "lon", "population" }

--- The span of a layer that covers these tokens and no others.
local function span_at(sentence, layer, first, last)
  for _, s in ipairs(sentence:layer(layer)) do
    if s.first == first and s.last == last then return s end
  end
  return nil
end

--- The places of a row: those packed in `places`, else its own attributes.
local function unpack_row(row)
  local packed = row:attr "places"
  if not packed then
    return { { country = row:attr "country" } }
  end
  local list = {}
  for one in packed:gmatch "[^;]+" do
    local place, i = {}, 0
    for value in (one .. ","):gmatch "([^,]*)," do
      i = i + 1
      place[FIELDS[i]] = i <= 2 and value or tonumber(value)
    end
    list[#list + 1] = place
  end
  return list
end

--- Whether two records are of one city.
local function same(a, b)
  return a.country == b.country and a.lat and b.lat
    and math.abs(a.lat - b.lat) < DEGREE and math.abs(a.lon - b.lon) < DEGREE
end

local function merge(own, list)
  for _, place in ipairs(list) do
    if same(own, place) then
      place.known, place.seat = true, own.seat
      place.lat, place.lon = own.lat, own.lon
      return list
    end
  end
  own.known = true
  table.insert(list, 1, own)
  return list
end

--- All places that the name in a span can mean; `at` is the name.
local function candidates(span, at, sentence)
  if span:attr "places" then return unpack_row(span) end
  local own = { country = span:attr "country", lat = tonumber(span:attr "lat"),
    lon = tonumber(span:attr "lon"), seat = span:attr "seat" ~= nil,
    population = 1000 * (tonumber(span:attr "population") or 0) }
  local row = span:attr "grain" == "city"
    and span_at(sentence, "$gazetteer", at.first, at.last)
  return row and merge(own, unpack_row(row)) or { own }
end

-- ------------------------------------------------------------------- context

local LAYERS = { "$country", "$demonym", "$subdivision" }

--- Count the countries named in a sentence; `outside`: not within that span.
local function count(sentence, into, outside)
  for _, layer in ipairs(LAYERS) do
    for _, s in ipairs(sentence:layer(layer)) do
      local country = not (outside and s.first >= outside.first
        and s.last <= outside.last) and not s:attr "doubt" and s:attr "country"
      if country then into[country] = (into[country] or 0) + 1 end
    end
  end
  return into
end

--- Document -> country -> how often it is named.
local counts = setmetatable({}, { __mode = "k" })

local function counts_of(doc)
  if counts[doc] then return counts[doc] end
  local all = {}
  for sentence in doc:sentences() do count(sentence, all) end
  counts[doc] = all
  return all
end

--- Countries named in a document besides the span; `near`: how often they are
--- in its sentence besides it.
local function named_far(span, sentence, near)
  local own, far = count(sentence, {}), {}
  for country, n in pairs(counts_of(span.doc)) do
    far[country] = n > (own[country] or 0) - (near[country] or 0) or nil
  end
  return far
end

--- Countries and regions named directly behind the name: "Ohio".
local function behind(span, at, sentence)
  local larger = {}
  for _, layer in ipairs { "$country", "$subdivision", "$region" } do
    for _, s in ipairs(sentence:layer(layer)) do
      if s.first > at.last and s.last <= span.last then
        for _, place in ipairs(unpack_row(s)) do larger[#larger + 1] = place end
      end
    end
  end
  return larger
end

--- 2 for the region named, 1 for the country, nothing for another one.
local function inside(place, larger)
  local best = 0
  for _, l in ipairs(larger) do
    if l.country == place.country then
      best = math.max(best, l.admin1 and l.admin1 == place.admin1 and 2 or 1)
    end
  end
  return best
end

local function rank(list, larger, near, far)
  for _, p in ipairs(list) do
    p.points = POINTS.inside * inside(p, larger)
      + math.log(1 + (p.population or 0), 10)
      + (p.known and POINTS.known or 0) + (p.seat and POINTS.seat or 0)
      + (near[p.country] and POINTS.sentence
        or far[p.country] and POINTS.document or 0)
  end
  table.sort(list, function(a, b)
    if a.points ~= b.points then return a.points > b.points end
    if a.country ~= b.country then return (a.country or "") < (b.country or "") end
    return (a.admin1 or "") < (b.admin1 or "")
  end)
end

local function record(p, grain, basis)
  return { country = p.country, admin1 = p.admin1, lat = p.lat, lon = p.lon,
    grain = grain, basis = basis }
end

local function name_of(span)
  return span:attr "name" or (span:capture "at" or span).text
end

--- Grains of places in which others lie.
local LARGE = { country = true, region = true }

--- Whether one of two spans may lie in the other, or be the same, by what their
--- words say: which places they mean takes longer.
---@param a table  span of the layer `place`
---@param b table
---@return boolean
function M.may_nest(a, b)
  return LARGE[a:attr "grain"] or LARGE[b:attr "grain"]
    or name_of(a) == name_of(b)
end

--- The place that a span of the layer `place` means.
---@param span table
---@return table place  name, country, admin1, lat, lon, grain, basis, and
---  runner_up, the second best of several; basis is `read` when there is one
---  place of the name or the text says which, else `inferred`
---Example: `where.of(ev.place).admin1` of "Springfield, Ohio": "OH"
function M.of(span)
  local sentence = span.doc:token(span.first).sentence
  local at = span:capture "at" or span
  local grain = span:attr "grain"
  local name = name_of(span)
  local list = candidates(span, at, sentence)
  if #list == 1 then
    local only = record(list[1], grain, "read")
    only.name = name
    return only
  end
  local near = count(sentence, {}, span)
  local larger = behind(span, at, sentence)
  rank(list, larger, near, named_far(span, sentence, near))
  local best = record(list[1], grain, inside(list[1], larger) > 0 and "read"
    or "inferred")
  best.name = name
  best.runner_up = record(list[2])
  return best
end

--- Whether a place that was told lies in another: that is its country or region,
--- or has its name.
---@param a table  what M.of gives
---@param b table
---@return boolean
function M.lies_in(a, b)
  return a.country == b.country and (b.grain == "country" or a.name == b.name
    or b.grain == "region" and a.admin1 == b.admin1)
end

return M
