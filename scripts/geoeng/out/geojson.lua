--- GeoJSON (RFC 7946): a feature for each event, a point where its place has
--- coordinates, else without a geometry. Its properties are the columns of
--- `--format csv` that the event fills, by the same names, but `id`, which the
--- feature has, and `lat` and `lon`, which are the point. Lossy as that format.

local columns = require "geoeng.table.columns"
local core = require "geoeng.core"
local json = require "geoeng.format.json"

local M = { open = '{"type":"FeatureCollection","features":[\n',
  close = "\n]}\n" }

local IN_FEATURE = { id = true, lat = true, lon = true }

local mine, left_out

function M.begin(options)
  mine, left_out = {}, options.left_out
  for _, column in ipairs(columns.events(options.schema)) do
    if not IN_FEATURE[column.name] then mine[#mine + 1] = column end
  end
  return nil
end

local function is_within(v, most) return type(v) == "number"
  and v >= -most and v <= most end

--- Longitude first, as the standard has it. Coordinates that lie nowhere on
--- Earth, of a lexicon with a mistake, are none.
local function geometry_of(place)
  if not (place and place.lat and place.lon) then return "null" end
  if not (is_within(place.lat, 90) and is_within(place.lon, 180)) then
    left_out "coordinates that are no degrees, of events that have a place"
    return "null"
  end
  return core.json { type = "Point", coordinates = { place.lon, place.lat } }
end

--- Those that have a value, in the order of columns.
local function properties_of(x)
  local members = {}
  for _, column in ipairs(mine) do
    local value = column.get(x)
    if value ~= nil and value ~= json.null then
      members[#members + 1] = core.json(column.name) .. ":" .. core.json(value)
    end
  end
  return "{" .. table.concat(members, ",") .. "}"
end

function M.event(ev, doc)
  return ('{"type":"Feature","id":%s,"geometry":%s,"properties":%s}\n'):format(
    core.json(ev.id), geometry_of(ev.place), properties_of(columns.row(ev, doc)))
end

return M
