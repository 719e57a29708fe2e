--- Written records: which of them, and in which form.
---
--- In:   the linked records of a document, in text order.
--- Out:  bytes of the output, by the core.
--- May not change a record, but for `link` of --count cluster. JSON Lines and
--- JSON are written by the core; every other format is a module
--- geoeng.out.NAME:
---
---   return {
---     begin = function(options) -> string|nil,   -- before the first event
---     event = function(ev, doc) -> string,       -- one event, or:
---     document = function(events, doc) -> string, -- all of a document
---     finish = function() -> string|nil,         -- after the last
---     open = string, close = string,             -- or: around lines that
---                                                -- commas part, or:
---     records = true,           -- JSON Lines, of which the command makes more
---   }
---
--- `options` has `format` and `schema`, and of a run what the command line says
--- (`color`, `columns`, `only`, `type`, `count`). `schema` is a list of types, by
--- name: what the rules declare, of stored events what is known of them.
---
---   { type = "attack",
---     roles = { "attacker", "target", "killed" },  -- in the order of columns
---     numbers = { killed = true },  -- of these roles: values are { min=, max= }
---                                   -- or may be
---     dyad = nil                    -- of `dyad` of its rules, or
---       | { source = { "attacker" }, target = { "target" } }
---       | { mutual = { "participant" } } }   -- of several roles the first that
---                                            -- an event has
---
--- `options.left_out(what)` counts what the format cannot tell ("events of type
--- 'x', whose ..."): whoever runs it says at the end, once for each `what`,
--- "geoeng: left out, WHAT: COUNT" on standard error, unless --quiet.
---
--- An exporter sees plain data: `ev` has the fields of the JSON record, with
--- `stop` for `end`, and `meta` as a table where the document has any; `doc` has
--- `id`, `title` ("" for none) and `date` (or nil). Either may be a table that was
--- read back, so an exporter calls no methods of them. JSON's null is `null` of
--- format/json.lua.

local choice = require "geoeng.event.choice"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local json = require "geoeng.format.json"
local rules_hash = require "geoeng.language.rules_hash"
local record_json = require "geoeng.event.json"
local schema = require "geoeng.event.schema"
local stored = require "geoeng.event.stored"
local tally = require "geoeng.event.tally"
local type_schema = require "geoeng.event.type_schema"

local M = {}

local COUNTS = { mention = true, cluster = true }

local only, types, clusters, exporter
local stored_types -- of events that are read back without their rules
local begun -- what the exporter writes first
local options = { format = "jsonl" }
local events = {} -- of the document, for exporters that take it as a whole
local counts, last = false, {} -- the records of the last document, to be counted
local left = {}   -- what is left out of the document -> how often

--- Events are read back without their rules.
---@param text string  their types as JSON, as options.schema has them
function M.stored(text)
  local list, why = json.parse(text)
  if not list then error(why, 0) end
  stored_types = list
end

--- The types that an exporter sees, and a set of all by name.
local function types_of(only_these)
  if not stored_types then
    return type_schema.types(only_these), define.types
  end
  local list, names = {}, {}
  for _, def in ipairs(stored_types) do
    names[def.type] = true
    if not only_these or only_these[def.type] then list[#list + 1] = def end
  end
  return list, names
end

--- Set the format and the filters of this run; called before documents run.
---@param opts table { format=, color=, only=, type=, count= }
function M.configure(opts)
  local new_only, new_types = choice.set(opts.only), choice.set(opts.type)
  local listed, known = types_of(new_types)
  for name in pairs(new_types or {}) do
    if not known[name] then
      error(("--type: no %s '%s'%s"):format(stored_types and "event is of type"
        or "rule defines", name, errors.hint(name, known)), 0)
    end
  end
  for name in pairs(new_only or {}) do
    if not schema.is_modality[name] then
      error(("--only: there is no modality '%s'%s"):format(name,
        errors.hint(name, schema.is_modality)), 0)
    end
  end
  if opts.count and not COUNTS[opts.count] then
    error(("--count: '%s' is neither mention nor cluster"):format(opts.count), 0)
  end
  local is_json = opts.format == "json" or opts.format == "jsonl"
  exporter = not is_json and require("geoeng.out." .. opts.format) or nil
  options, only, types = opts, new_only, new_types
  clusters = opts.count == "cluster"
  if not exporter then return core.collect(nil) end
  options.schema = listed
  options.left_out = function(what) left[what] = (left[what] or 0) + 1 end
  begun = exporter.begin and exporter.begin(options)
  if exporter.records then return core.collect(nil) end
  core.collect(exporter.event or function(ev)
    events[#events + 1] = ev
    return ""
  end, exporter.document ~= nil)
end

--- What stands around the records of the whole run, or nothing; between them
--- then stands a comma.
---@return string|nil open
---@return string|nil close
function M.around()
  if options.format == "json" then return "[\n", "\n]\n" end
  if exporter then return exporter.open, exporter.close end
  return nil
end

--- What of this run decides its bytes, in one line: a run that goes on must
--- have the same.
---@return string
function M.identity()
  return ("geoeng %s rules %s format %s only %s type %s count %s"):format(
    core.version, rules_hash.value, options.format, options.only or "-",
    options.type or "-", options.count or "-")
end

--- The exporter's text before the first ("begin") or after the last
--- ("finish") event.
---@param which string
---@return string|nil
function M.frame(which)
  if which == "begin" then return exporter and begun end
  return exporter and exporter.finish and exporter.finish()
end

--- Whether the filters of the command line let the event pass.
local function wants(ev)
  return choice.has(ev, only, types)
end

--- Add what later mentions say to the arguments that a link carries.
local function add_arguments(first, later)
  local link, has = first.link, {}
  for _, a in ipairs(first.args) do has[a.role] = true end
  for _, a in ipairs(link.args or {}) do has[a.role] = true end
  for _, a in ipairs(later.args) do
    if not has[a.role] then
      local copy = { resolved = later.id }
      for k, v in pairs(a) do copy[k] = v end
      link.args = link.args or {}
      table.insert(link.args, copy)
    end
  end
end

--- Of each cluster the first mention, with how many there are and what the
--- others add.
---@param list geoeng.Record[]  linked
---@return geoeng.Record[]
function M.first_mentions(list)
  local kept, first = {}, {}
  for _, rec in ipairs(list) do
    local link = rec.link
    local head = link and first[link.cluster]
    if head then
      head.link.mentions = head.link.mentions + 1
      add_arguments(head, rec)
    else
      kept[#kept + 1] = rec
      rec.link = link or { cluster = rec.id, reason = "the only mention" }
      rec.link.mentions = 1
      first[rec.link.cluster] = rec
    end
  end
  return kept
end

--- The events of a document that are written.
---@param list geoeng.Record[]  in text order
---@param of_clusters boolean   of each cluster the first mention
---@return geoeng.Record[]
local function chosen_of(list, of_clusters)
  local kept = {}
  for _, rec in ipairs(list) do
    if wants(rec) then kept[#kept + 1] = rec end
  end
  return of_clusters and M.first_mentions(kept) or kept
end

--- From here on what is written is counted, too.
function M.count() counts = true end

--- The lines to be counted of the last document that had events; only once. They
--- are made behind the document, whose limits do not hold here.
---@return string
function M.counted()
  local list = last
  last = {}
  return tally.lines(list)
end

--- Tell the run what is left out of the document.
local function tell_left_out()
  local lines = {}
  for what, n in pairs(left) do lines[#lines + 1] = n .. "\t" .. what .. "\n" end
  table.sort(lines)
  if lines[1] then core.left_out(table.concat(lines)) end
end

--- Write those events of a document that the command line lets pass.
---@param doc geoeng.Doc
---@param list geoeng.Record[]  in text order
function M.write(doc, list)
  left = {}
  local chosen = chosen_of(list, clusters)
  events, last = {}, counts and chosen or last
  local tables = exporter and not exporter.records
  local meta = tables and chosen[1] and core.meta()
  if meta then
    meta = json.parse(meta)
    for _, rec in ipairs(chosen) do rec.meta = meta end
  end
  for _, rec in ipairs(chosen) do core.emit(doc, rec) end
  if exporter and exporter.document then
    core.put(doc, exporter.document(events, doc))
  end
  tell_left_out()
end

--- The records of lines; those that --count cluster counted before stay so.
local function read_back(text)
  local records, lines, counted = {}, {}, false
  for line in stored.lines(text) do
    local rec, why = stored.record(line)
    if not rec then error(why, 0) end
    records[#records + 1], lines[rec] = rec, line
    counted = counted or rec.link and rec.link.mentions ~= nil
  end
  return records, lines, counted
end

--- How many lines there are, if all of them are written as they stand.
local function as_they_are(text)
  if only or types or clusters or exporter and not exporter.records then
    return nil
  end
  local n = 0
  for _ in stored.lines(text) do n = n + 1 end
  return n
end

--- Write stored events of a document, those that the command line lets pass.
---@param text string  their lines, as geoeng.event.stored has them
---@param info table   of the document: { id=, title=, date=, meta= as JSON }
---@return string text
---@return integer nevents
function M.convert(text, info)
  local all = as_they_are(text)
  if all then return text, all end
  local records, lines, counted = read_back(text)
  local counting = clusters and not counted
  local kept, out = chosen_of(records, counting), {}
  left, last = {}, counts and kept or last
  if exporter and not exporter.records then
    local doc = { id = info.id, title = info.title, date = info.date }
    for i, rec in ipairs(exporter.event and kept or {}) do
      out[i] = exporter.event(rec, doc)
    end
    if exporter.document then
      out[1] = exporter.document(kept, doc, { meta = info.meta })
    end
  else
    for i, rec in ipairs(kept) do
      out[i] = (counting and record_json.with_link(lines[rec], rec.link)
        or lines[rec]) .. "\n"
    end
  end
  tell_left_out()
  return table.concat(out), #kept
end

return M
