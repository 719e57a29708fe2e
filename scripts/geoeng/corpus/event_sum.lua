--- Sums of stored events: those of event_count.lua, and by month, by country, by
--- pairs of countries, by source and document, documents by month, and what
--- places, times and countries rest on.

local count = require "geoeng.corpus.event_count"
local tally = require "geoeng.event.tally"

local M = {}

--- Nothing counted yet.
---@return table  as that of event_count.lua, and `months`, `countries`, `pairs`
---       (of countries), `sources`, `documents`, sums by name; `longer`, how many
---       times are longer than a month; `published`, documents by month; `basis`
---       by "time", "place" and "country", sums by basis; `ids`, those seen;
---       `repeated`; `rules`
function M.new()
  local c = count.new()
  for _, name in ipairs { "months", "countries", "pairs", "sources",
    "documents", "published", "ids", "rules" } do
    c[name] = {}
  end
  c.basis = { time = {}, place = {}, country = {} }
  c.repeated, c.longer = 0, 0
  return c
end

local function add(sums, name) sums[name] = (sums[name] or 0) + 1 end

--- The countries of those who take part, each once, sorted.
local function countries_of(rec)
  local list, seen = {}, {}
  for _, a in ipairs(rec.args) do
    if a.country and tally.is_actor(a, rec.place) and not seen[a.country] then
      seen[a.country], list[#list + 1] = true, a.country
    end
  end
  table.sort(list)
  return list
end

local function add_pairs(c, rec)
  local list = countries_of(rec)
  for i = 1, #list do
    for k = i + 1, #list do add(c.pairs, list[i] .. " " .. list[k]) end
  end
end

--- What the words of the text say, what was read beside them or computed, what is
--- only the document's.
local function add_basis(c, rec)
  local time, place = rec.time, rec.place
  add(c.basis.time, time and time.basis or "none")
  add(c.basis.place, place and place.basis or "none")
  for _, a in ipairs(rec.args) do
    if a.country and tally.is_actor(a, place) then
      add(c.basis.country, a.basis or "words")
    end
  end
end

--- A time that is longer than a month belongs to none.
local function add_month(c, time)
  if not time or not time.from then return end
  local from, to = time.from:match "^%d+%-%d+", (time.to or time.from)
    :match "^%d+%-%d+"
  if from ~= to then
    c.longer = c.longer + 1
  else
    add(c.months, from)
  end
end

--- Each document counts once for the month of its date.
local function add_document(c, rec)
  if not c.documents[rec.doc] and rec.doc_date then
    add(c.published, rec.doc_date:match "^%d+%-%d+" or "?")
  end
  add(c.documents, rec.doc)
end

--- Count an event. One whose id was there is counted no second time.
---@param c table  of M.new
---@param rec geoeng.Record
function M.add(c, rec)
  if c.ids[rec.id] then
    c.repeated = c.repeated + 1
    return
  end
  c.ids[rec.id] = true
  tally.each(rec, function(kind, name, other)
    count.add(c, 1, kind, name, other)
  end)
  add_month(c, rec.time)
  add_pairs(c, rec)
  add_basis(c, rec)
  if rec.place and rec.place.country then add(c.countries, rec.place.country) end
  add_document(c, rec)
  local source = type(rec.meta) == "table" and rec.meta.source
  if type(source) == "string" then add(c.sources, source) end
  add(c.rules, tostring(rec.prov.rules_sha256))
end

return M
