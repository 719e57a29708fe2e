--- What is counted of records, for the summary of a run and `geoeng summary`.
---
--- A process of a run hands the command a line for each thing to be counted,
--- KIND, a tab, and one or two names with a tab between them:
---
---   event TYPE MODALITY   actor WHO    place NAME COUNTRY    day FROM TO
---
--- The command adds them up (core/cli/tally.h) and has the page made of the sums.

local plain_text = require "geoeng.format.plain_text"

local M = {}

--- The record knows no span of a layer: who has a country, a sector or an id
--- and is not where it happens takes part.
---@param a geoeng.RecordArgument
---@param place geoeng.RecordPlace|nil  of its event
---@return boolean
function M.is_actor(a, place)
  if not (a.country or a.sector or a.id) or a.role == "place" then
    return false
  end
  return not place or a.start ~= place.start
end

--- Who an argument is: "ISR MIL", "Recep Tayyip Erdogan (TUR GOV)"; an actor
--- without a country goes by its words: "Russian-backed rebels (REB)".
local function who(a)
  local codes = a.country
    and (a.sector and a.country .. " " .. a.sector or a.country) or a.sector
  if a.id then
    local name = tostring(a.id):gsub("_", " ")
    return codes and ("%s (%s)"):format(name, codes) or name
  end
  if a.country then return codes end
  return ("%s (%s)"):format(a.resolved or a.text, codes)
end

--- Call put(kind, name, other) for everything that is counted of a record.
---@param rec geoeng.Record  one that a run made, or of a file of events
---@param put fun(kind: string, name: string, other: string|nil)
function M.each(rec, put)
  local place, time = rec.place, rec.time
  put("event", rec.type, rec.modality)
  local seen = {}
  for _, a in ipairs(rec.args) do
    local name = M.is_actor(a, place) and who(a)
    if name and not seen[name] then
      seen[name] = true
      put("actor", name)
    end
  end
  if place then
    put("place", place.name, place.grain ~= "country" and place.country or nil)
  end
  if time and time.from then put("day", time.from, time.to or time.from) end
end

local function plain(s) return plain_text.line(tostring(s)) end

--- The lines for records.
---@param list geoeng.Record[]
---@return string
function M.lines(list)
  local out = {}
  for _, rec in ipairs(list) do
    M.each(rec, function(kind, name, other)
      out[#out + 1] = kind .. "\t" .. plain(name)
        .. (other and "\t" .. plain(other) or "")
    end)
  end
  return table.concat(out, "\n")
end

return M
