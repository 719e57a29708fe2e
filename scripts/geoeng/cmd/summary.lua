--- geoeng summary: what stored events hold, on one page.

local arguments = require "geoeng.tool.arguments"
local host = require "geoeng.host"
local next_command = require "geoeng.corpus.next_command"
local page = require "geoeng.corpus.event_page"
local stored = require "geoeng.event.stored"
local sum = require "geoeng.corpus.event_sum"
local summary = require "geoeng.corpus.summary"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng summary EVENTS.jsonl... [options]

Sum up events that were written as JSON Lines, also packed, or - for standard
input, or a folder of such files, as --out DIR/ writes: types by modality, who
takes part (by country and sector, or by name), pairs of countries that take
part in one event (who acts on whom is in `--format dyads`), countries and
places where events happen, months, sources (a field `source` of the documents)
or documents, months of documents, and what times, places and countries of those
who take part rest on: the words, what was read beside them, what was inferred,
the document's date. An event whose id was there before is counted once. A line
that is no event is told of and counted.

options:
{options}

exit: 0 done, 1 some lines are no events, 2 usage, 4 no input could be read

example: geoeng summary monday.jsonl tuesday.jsonl
]]

local UNREADABLE = 4

local function write_text(c, o)
  local view = { columns = terminal.columns() or 80, top = o.top,
    utf8 = terminal.columns() ~= nil and host.utf8(), command = host.command() }
  local text = page.text(c, view)
  local typed = false
  for _, name in ipairs(o.names) do typed = typed or name == "-" end
  if terminal.columns() and c.events > 0 and not typed then
    local list = summary.commands(next_command.for_events(o.names), view)
    if #list > 0 then text = text .. "\n" .. table.concat(list, "\n") .. "\n" end
  end
  terminal.write_broken(text)
end

return function(args)
  local o, code = arguments.parse("summary", USAGE, args)
  if not o then return code end
  if #o.names == 0 then
    return select(2, arguments.bad("summary", "no input"))
  end
  local c = sum.new()
  code, c.nbad = stored.each(o.names, function(rec) sum.add(c, rec) end)
  if code == UNREADABLE then return code end
  if o.format == "json" then host.write(page.json(c)) else write_text(c, o) end
  return code
end
