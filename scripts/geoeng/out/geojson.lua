--- GeoJSON (RFC 7946): a feature for each event, a point where its place has
--- coordinates, else without a geometry. Lossy: of arguments the text and the
--- country, no offsets, of the rule file and line.

local core = require "geoeng.core"

local M = { open = '{"type":"FeatureCollection","features":[\n',
  close = "\n]}\n" }

--- Role -> its texts, with the country behind: { "Israeli jets (ISR)" }.
local function args_of(ev)
  local roles = {}
  for _, a in ipairs(ev.args) do
    roles[a.role] = roles[a.role] or {}
    table.insert(roles[a.role],
      a.text .. (a.country and " (" .. a.country .. ")" or ""))
  end
  return next(roles) and roles
end

function M.event(ev)
  local time, place = ev.time or {}, ev.place or {}
  local here = place.lat and place.lon
  -- Longitude first, as the standard has it.
  local geometry = here and core.json { type = "Point",
    coordinates = { place.lon, place.lat } } or "null"
  local properties = core.json { doc = ev.doc, event = ev.type,
    subtype = ev.subtype, code = ev.code, modality = ev.modality,
    date = time.value, date_basis = time.basis, place = place.name,
    country = place.country, place_basis = place.basis, args = args_of(ev),
    trigger = ev.trigger.text, sentence = ev.sentence.text,
    rule = ("%s:%d"):format(ev.prov.file, ev.prov.line) }
  return ('{"type":"Feature","id":%s,"geometry":%s,"properties":%s}\n')
    :format(core.json(ev.id), geometry, properties)
end

return M
