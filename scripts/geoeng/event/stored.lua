--- Records read back: lines of JSON Lines that geoeng wrote, as the library and
--- the formats geoeng.out.NAME have them, with `stop` for `end`.
---
--- What is a record is decided where inputs are read (core/input/event_record.c):
--- commands come to lines by M.texts or M.each, `geoeng convert` by the same
--- reader.

local core = require "geoeng.core"
local json = require "geoeng.format.json"
local schema = require "geoeng.event.schema"

local M = {}

local MOST_TOLD = 10 -- lines that are no events
local SOME, UNREADABLE = 1, 4

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
---@return string|nil message  why it cannot be read
function M.record(line)
  local rec, message = json.parse(line)
  if rec == nil then return nil, message end
  if type(rec) ~= "table" or rec.schema ~= schema.NAME then
    return nil, "this is no event of geoeng"
  end
  rename(rec)
  return rec
end

--- The lines of a text. A pattern would look at every byte.
---@param text string
---@return fun(): string|nil
function M.lines(text)
  local at = 1
  return function()
    if at > #text then return nil end
    local stop = text:find("\n", at, true) or #text + 1
    local line = text:sub(at, stop - 1)
    at = stop + 1
    return line
  end
end

local function tell(told, message)
  told.n = told.n + 1
  if told.n <= MOST_TOLD then core.log(message .. "\n") end
end

local function finish(told, any)
  if told.n > MOST_TOLD then
    core.log(("geoeng: and %d more\n"):format(told.n - MOST_TOLD))
  end
  if not any then return UNREADABLE, told.n end
  return told.n > 0 and SOME or 0, told.n
end

--- Call fn for what follows one another of a document in inputs: JSON Lines that a
--- run wrote, also packed, or as --format json has them, folders of such files,
--- "-". What cannot be read is told and passed over.
---@param paths string[]
---@param fn fun(text: string, id: string)  lines, all of them records as the core
---       writes them; the document's id
---@return integer code  0, 1: some could not be read, 4: no input could be
---@return integer nbad  lines and inputs that could not be read
function M.texts(paths, fn)
  -- A process that only runs rules has no such module.
  local next_text = require "geoeng.host".inputs(paths, nil, true)
  local told = { n = 0 }
  while true do
    local text, x = next_text()
    if text == nil then return finish(told, x) end
    if text then fn(text, x.id) else tell(told, x) end
  end
end

--- Call fn for every record of lines. One that cannot be read, as it is nested too
--- deeply, is told and passed over.
---@param text string
---@param id string  of the document
---@param fn fun(rec: geoeng.Record, line: string)
---@return integer nbad
function M.each_line(text, id, fn)
  local nbad = 0
  for line in M.lines(text) do
    local rec, why = M.record(line)
    if rec then
      fn(rec, line)
    else
      nbad = nbad + 1
      core.log(("%s: error: %s\n"):format(core.clean(id), why))
    end
  end
  return nbad
end

--- Call fn for every record of inputs, as M.texts reads them.
---@param paths string[]
---@param fn fun(rec: geoeng.Record, line: string)
---@return integer code
---@return integer nbad
function M.each(paths, fn)
  local late = 0
  local code, nbad = M.texts(paths, function(text, id)
    late = late + M.each_line(text, id, fn)
  end)
  return math.max(code, late > 0 and SOME or 0), nbad + late
end

return M
