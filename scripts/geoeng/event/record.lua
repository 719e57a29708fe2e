--- Records: events as plain tables of text, offsets and values, as core.emit
--- and the exporters take them.
---
--- In:   the candidates of a document that are events, in text order.
--- Out:  their records, with ids; of one candidate several when `make` of its
---       rule makes further ones.
--- Gives roles their form, runs `make`, which may set roles, and looks for time,
--- modality and claim. It may not leave an event out. Its tables have the fields
--- of schema.lua.

local author_code = require "geoeng.event.author_code"
local core = require "geoeng.core"
local countries = require "geoeng.event.countries"
local define = require "geoeng.language.define"
local event_time = require "geoeng.event.event_time"
local home = require "geoeng.actor.country"
local modality = require "geoeng.event.modality"
local rules_hash = require "geoeng.language.rules_hash"
local spans = require "geoeng.event.spans"
local where = require "geoeng.place.disambiguation"

local M = {}

local words = core.words
local read_argument = core.argument(home.of_place)

--- A span with what is known of it, or of `of` that it is a part of; without a
--- role it is a speaker.
local function argument(role, s, of, given)
  local arg = read_argument(role, s, of)
  if given then for key, value in pairs(given) do arg[key] = value end end
  return arg
end

--- Who says it, of events whose sentence has a tree: spans.
local function saying_of(c)
  if not c.def.syntax then return nil end
  return require("geoeng.event.claim").of(c.sentence, c.trigger)
end

local function claim_of(found)
  return found and { speaker = argument(nil, found.speaker, found.speaker),
    verb = words(found.verb) } or nil
end

--- The first of several places, or one behind it that lies in it.
local function narrowest(list, known)
  local s = list[1]
  for i = 2, #list do
    local whole, part = known[s] or s, known[list[i]] or list[i]
    if whole.layer == "place" and part.layer == "place"
      and where.lies_in(home.place(part), home.place(whole)) then
      s = list[i]
    end
  end
  return s
end

local function place_of(c)
  local known = rawget(c.ev, "known")
  local s = c.roles.place and narrowest(c.roles.place, known)
  if not s then return nil end
  local of = known[s] or s
  local place
  if of.layer == "place" then
    place = {}
    for key, value in pairs(home.place(of)) do place[key] = value end
  else
    place = { name = of:attr "name" or s.text, country = of:attr "country",
      lat = tonumber(of:attr "lat"), lon = tonumber(of:attr "lon"),
      grain = of:attr "grain", basis = "read" }
  end
  place.text, place.start, place.stop = s.text, s.start, s.stop
  return place
end

--- A total order of arguments.
local function before(a, b)
  if a.start ~= b.start then return a.start < b.start end
  if a.stop ~= b.stop then return a.stop < b.stop end
  if a.role ~= b.role then return a.role < b.role end
  return (a.code or "") < (b.code or "")
end

local function arguments(c, search, speaker)
  local args, of = {}, {}
  local given, known = rawget(c.ev, "given"), rawget(c.ev, "known")
  for role, list in pairs(c.roles) do
    for _, s in ipairs(list) do
      local arg = argument(role, s, known[s] or s, given[s])
      arg.lent = c.lent and c.lent[s]
      args[#args + 1], of[arg] = arg, known[s] or s
    end
  end
  table.sort(args, before)
  if search then countries.complete(args, of, speaker) end
  return args
end

--- The tokens of trigger and arguments, where a time may have to be free of
--- them.
local function taken_by(c)
  local taken = spans.new()
  if c.roles.time or not event_time.dates(c.sentence)[1] then return taken end
  spans.take(c.trigger, taken)
  for _, list in pairs(c.roles) do
    for _, s in ipairs(list) do spans.take(s, taken) end
  end
  return taken
end

local ENGINE = "geoeng " .. core.version

--- The record of an event.
---@param c geoeng.Candidate
---@param number integer  which of its trigger's events it is
---@return geoeng.Record
local function record_of(c, number)
  local ev = c.ev
  local fields = rawget(ev, "fields")
  local mode, cue = modality.of_candidate(c, fields)
  local time = event_time.record(c, taken_by(c))
  local saying = saying_of(c)
  return {
    type = fields.type, subtype = fields.subtype, code = fields.code,
    modality = mode, cue = words(cue),
    claim = claim_of(saying),
    trigger = words(c.trigger),
    args = arguments(c, c.def.syntax and define.layers.actor,
      saying and saying.speaker), time = time,
    place = place_of(c),
    sentence = words(c.sentence),
    prov = { rule = c.def.name .. (number > 1 and "/" .. number or ""),
      file = c.def.file, line = c.def.line, basis = fields.basis,
      engine = ENGINE,
      rules_sha256 = rules_hash.value },
  }
end

--- The records of a document's events, in text order; what `make` added stands
--- behind the event of its trigger.
---@param doc geoeng.Doc
---@param found geoeng.Candidate[]
---@return geoeng.Record[]
function M.all(doc, found)
  local list, n = {}, #found -- that are known of
  core.bound_events(n)
  local function add(c, number)
    local rec = record_of(c, number)
    core.identify(doc, rec)
    list[#list + 1] = rec
  end
  for _, c in ipairs(found) do
    if next(c.def.forms) then require("geoeng.event.form").apply(c) end
    if c.def.make then author_code.call(c.def, "make", c.ev) end
    add(c, 1)
    local more = rawget(c.ev, "more")
    n = n + #more
    if #more > 0 then
      core.bound_events(n, ("%s:%d: "):format(c.def.file, c.def.line))
    end
    for i, other in ipairs(more) do add(other, i + 1) end
  end
  return list
end

return M
