--- Dyads: who does what to whom, a row for each pair of a source and a target,
--- as users of ICEWS and GDELT have them. CSV as of `--format csv`. Lossy: other
--- arguments and all offsets are left out; an event without one of the sides
--- has a row with that side empty.

local csv = require "geoeng.out.csv"

local M = {}

local COLUMNS = { "event", "doc", "date", "type", "subtype", "code", "modality",
  "source", "source_country", "source_sector", "target", "target_country",
  "target_sector", "place", "place_country", "lat", "lon", "sentence" }

--- Roles of the packs by side; of MUTUAL ones each pair is a dyad.
local SOURCE = { actor = true, source = true, attacker = true, supplier = true,
  imposer = true, perpetrator = true, organization = true }
local TARGET = { recipient = true, target = true, victim = true }
local MUTUAL = { participant = true, party = true }

local NOBODY = {}

--- The pairs of an event, in text order.
local function pairs_of(ev)
  local sources, targets, mutual, list = {}, {}, {}, {}
  for _, a in ipairs(ev.args) do
    local side = SOURCE[a.role] and sources or TARGET[a.role] and targets
      or MUTUAL[a.role] and mutual
    if side then side[#side + 1] = a end
  end
  for i = 1, #mutual do
    for k = i + 1, #mutual do list[#list + 1] = { mutual[i], mutual[k] } end
  end
  if #mutual == 1 and #sources + #targets == 0 then sources = mutual end
  for i = 1, math.max(#sources, #targets > 0 and 1 or 0) do
    for k = 1, math.max(#targets, 1) do
      list[#list + 1] = { sources[i] or NOBODY, targets[k] or NOBODY }
    end
  end
  return list
end

function M.begin() return table.concat(COLUMNS, ",") .. "\r\n" end

function M.event(ev)
  local time, place, rows = ev.time or {}, ev.place or {}, {}
  for i, pair in ipairs(pairs_of(ev)) do
    local s, t = pair[1], pair[2]
    rows[i] = csv.row({ ev.id, ev.doc, time.value, ev.type, ev.subtype, ev.code,
      ev.modality, s.text, s.country, s.sector, t.text, t.country, t.sector,
      place.name, place.country, place.lat, place.lon, ev.sentence.text },
      #COLUMNS)
  end
  return table.concat(rows)
end

return M
