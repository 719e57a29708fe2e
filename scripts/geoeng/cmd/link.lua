--- geoeng link: which events of several documents tell of one occurrence.

local arguments = require "geoeng.tool.arguments"
local host = require "geoeng.host"
local link = require "geoeng.link.occurrence"
local out = require "geoeng.event.write"
local record_json = require "geoeng.event.json"
local stored = require "geoeng.event.stored"

local USAGE = [[
usage: geoeng link EVENTS.jsonl... [options]

Link events that were written as JSON Lines, also packed, in a folder, or - for
standard input: those that seem to tell of one occurrence get the same
link.cluster, with the reason, within a document and across documents. Links that
the events have are made anew; no event is left out, and all other bytes stay. A
line that is no event is told and passed over. Across documents more has to be the same: the
day and the place, or the sides of it. Every event is compared with the last
500 of its type, so sort them by day.

options:
{options}

exit: 0 done, 1 some lines are no events, 2 usage, 4 no input could be read

example: geoeng link monday.jsonl tuesday.jsonl --count cluster
]]

local UNREADABLE = 4
local WINDOW = 500

return function(args)
  local o, code = arguments.parse("link", USAGE, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("link", "no input")) end
  local list, line_of = {}, {}
  code = stored.each(o.names, function(rec, line)
    rec.link = nil
    list[#list + 1], line_of[rec] = rec, line
  end)
  if code == UNREADABLE then return code end
  link.link(list, WINDOW)
  for _, rec in ipairs(o.count == "cluster" and out.first_mentions(list) or list) do
    host.write(record_json.with_link(line_of[rec], rec.link) .. "\n")
  end
  return code
end
