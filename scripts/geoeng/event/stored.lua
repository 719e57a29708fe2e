--- Records read back: a line of JSON Lines that geoeng wrote, as the library and
--- the formats geoeng.out.NAME have it, with `stop` for `end`.

local json = require "geoeng.format.json"

local M = {}

local function is_span(t)
  return type(t) == "table" and type(t.text) == "string"
    and math.type(t.start) == "integer" and math.type(t["end"]) == "integer"
end

local function are_arguments(list)
  if type(list) ~= "table" then return false end
  for _, a in ipairs(list) do
    if not is_span(a) or type(a.role) ~= "string" then return false end
  end
  return true
end

--- Whether it holds what every record has; `host` and `meta` are as they are.
local function is_record(rec)
  return type(rec) == "table" and type(rec.id) == "string"
    and type(rec.doc) == "string" and type(rec.type) == "string"
    and type(rec.modality) == "string" and is_span(rec.trigger)
    and are_arguments(rec.args) and is_span(rec.sentence)
    and math.type(rec.sentence.index) == "integer"
    and type(rec.prov) == "table" and type(rec.prov.file) == "string"
    and math.type(rec.prov.line) == "integer"
end

--- `end` becomes `stop`, in all of the record but what is the document's.
local function rename(t)
  for key, value in pairs(t) do
    if type(value) == "table" and key ~= "meta" and key ~= "value" then
      rename(value)
    end
  end
  if t["end"] ~= nil then t.stop, t["end"] = t["end"], nil end
end

--- The record of a line.
---@param line string
---@return geoeng.Record|nil
---@return string|nil message  why it is none
---@return integer|nil column  of the mistake
function M.record(line)
  local rec, message, at = json.parse(line)
  if rec == nil then return nil, message, at end
  if not is_record(rec) then return nil, "this is no event of geoeng", 1 end
  rename(rec)
  return rec
end

return M
