--- CSV (RFC 4180): one row for each event. Lossy: an argument keeps its text
--- and country; of offsets only those of the trigger stay.
---
--- A cell that a spreadsheet could read as a formula (it starts with = + - @,
--- a tab or a carriage return) gets an apostrophe in front. Control characters
--- are replaced, see format/plain_text.lua.

local plain_text = require "geoeng.format.plain_text"

local M = {}

local COLUMNS = { "id", "doc", "type", "subtype", "code", "modality",
  "trigger", "trigger_start", "trigger_end", "args", "time", "time_basis",
  "place", "place_country", "lat", "lon", "sentence", "rule", "file", "line",
  "cluster", "mentions", "speaker" }

local function cell(v)
  if v == nil then return "" end
  local s = plain_text.of(tostring(v))
  if type(v) == "string" and s:find "^[=+%-@\t\r]" then s = "'" .. s end
  if s:find '[",\r\n]' then s = '"' .. s:gsub('"', '""') .. '"' end
  return s
end

--- "attacker=Israeli jets (ISR); target=Damascus (SYR)"
local function args_of(ev)
  local parts = {}
  for i, a in ipairs(ev.args) do
    parts[i] = a.role .. "=" .. a.text
      .. (a.country and " (" .. a.country .. ")" or "")
  end
  return table.concat(parts, "; ")
end

--- A row of n cells; nil is an empty one.
function M.row(cells, n)
  local out = {}
  for i = 1, n do out[i] = cell(cells[i]) end
  return table.concat(out, ",") .. "\r\n"
end

function M.begin() return table.concat(COLUMNS, ",") .. "\r\n" end

function M.event(ev)
  local time, place, link = ev.time or {}, ev.place or {}, ev.link or {}
  local row = { ev.id, ev.doc, ev.type, ev.subtype, ev.code, ev.modality,
    ev.trigger.text, ev.trigger.start, ev.trigger.stop, args_of(ev),
    time.value, time.basis, place.name, place.country, place.lat, place.lon,
    ev.sentence.text, ev.prov.rule, ev.prov.file, ev.prov.line,
    link.cluster, link.mentions, ev.claim and ev.claim.speaker.text }
  return M.row(row, #COLUMNS)
end

return M
