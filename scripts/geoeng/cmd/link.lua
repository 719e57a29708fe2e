--- geoeng link: which events of several documents tell of one occurrence.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local json = require "geoeng.format.json"
local link = require "geoeng.link.occurrence"
local out = require "geoeng.event.write"
local record_json = require "geoeng.event.json"

local USAGE = [[
usage: geoeng link EVENTS.jsonl... [options]

Link events that were written as JSON Lines: those that seem to tell of one
occurrence get the same link.cluster, with the reason, within a document and
across documents. Links that the events have are made anew; nothing is left
out, and all other bytes stay. Across documents more has to be the same: the
day and the place, or the sides of it. Every event is compared with the last
500 of its type, so sort them by day.

options:
  --count UNIT   mention (default): every event; cluster: the first of each
                 cluster, with the number of mentions
  -h, --help     this text

exit: 0 done, 2 usage, 3 a line is no event, 4 input unreadable

example: geoeng link monday.jsonl tuesday.jsonl --count cluster
]]

local UNREADABLE = 4
local WINDOW = 500

local function is_event(rec)
  return type(rec) == "table" and type(rec.id) == "string"
    and type(rec.doc) == "string" and type(rec.type) == "string"
    and type(rec.args) == "table" and type(rec.trigger) == "table"
    and type(rec.trigger.start) == "number"
    and type(rec.trigger.text) == "string" and type(rec.sentence) == "table"
    and type(rec.sentence.start) == "number"
    and type(rec.sentence.index) == "number"
    and type(rec.sentence.text) == "string"
end

--- Add the records of a file to the list; each keeps its line.
local function read(file, list)
  local text, why = core.readfile(file)
  if not text then
    core.log(("geoeng: link: %s\n"):format(why))
    return UNREADABLE
  end
  local n = 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    n = n + 1
    if line:find "%S" then
      local rec, message, at = json.parse(line)
      if rec == nil or not is_event(rec) or not record_json.with_link(line) then
        error(("%s:%d:%d: error: %s"):format(file, n, at or 1,
          message or "this is no event of geoeng"), 0)
      end
      rec.link, rec.line = nil, line
      list[#list + 1] = rec
    end
  end
  return nil
end

--- What the run itself writes of arguments in a link and this command does not:
--- a fault, but to mend it changes output (tests/golden/link-across).
local LOST = { basis = true }

return function(args)
  local o, code = arguments.parse("link", USAGE,
    { count = { "mention", "cluster" } }, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("link", "no input")) end
  local list = {}
  for _, file in ipairs(o.names) do
    code = read(file, list)
    if code then return code end
  end
  link.link(list, WINDOW)
  for _, rec in ipairs(o.count == "cluster" and out.first_mentions(list) or list) do
    host.write(record_json.with_link(rec.line, rec.link, LOST) .. "\n")
  end
  return 0
end
