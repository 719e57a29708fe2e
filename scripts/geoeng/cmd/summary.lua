--- geoeng summary: what stored events hold, on one page.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
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
input, or a folder that --out DIR/ wrote: types by modality, actors, pairs of
countries that take part in one event (dyads), countries and places where events
happen, months, sources (a field `source` of the documents) or documents, months
of documents, and what times, places and countries of actors rest on: the words, what was read beside
them, what was inferred, the document's date. An event whose id was there before
is counted once. A line that is no event is told of and counted.

options:
  --top N            how many actors, places ... to show (5)
  --format FORMAT    text (default), or json: all of them, for programs
  -h, --help         this text

exit: 0 done, 1 some lines are no events, 2 usage, 4 no input could be read

example: geoeng summary monday.jsonl tuesday.jsonl
]]

local SOME, UNREADABLE = 1, 4
local MOST_TOLD = 10 -- lines that are no events

local function tell(c, file, n, at, message)
  c.nbad = c.nbad + 1
  if c.nbad <= MOST_TOLD then
    core.log(("%s:%d:%d: error: %s\n"):format(file, n, at, message))
  end
end

--- Count a line; that of an array, of --format json, may have a comma.
local function add_line(c, file, n, line)
  local text = line:gsub("\r$", ""):gsub("^%s*,", ""):gsub(",%s*$", "")
  if not text:find "[^%s%[%]]" then return end
  local rec, message, at = stored.record(text)
  if rec then return sum.add(c, rec) end
  tell(c, file, n, at or 1, message)
end

--- Add the events of a file; false: it could not be read.
local function add_file(c, file)
  local name = file == "-" and "standard input" or file
  local lines, why = host.lines(file)
  if not lines then
    core.log(("%s: error: %s\n"):format(name, why))
    return false
  end
  local n = 0
  for line, wrong in lines do
    n = n + 1
    if not line then
      tell(c, name, n, 1, wrong)
      break
    end
    add_line(c, name, n, line)
  end
  return true
end

--- The same of a folder of a run.
local function add_folder(c, dir)
  local run, why = host.open_run(dir)
  if not run then
    core.log(why .. "\n")
    return false
  end
  for records, ordinal in run.next, run do
    if not records then
      core.log(ordinal .. "\n")
      c.nbad = c.nbad + 1
      break
    end
    for line in records:gmatch "[^\n]+" do add_line(c, dir, ordinal, line) end
  end
  run:close()
  return true
end

local function write_text(c, o)
  local view = { columns = terminal.columns() or 80, top = o.top or 5,
    utf8 = terminal.columns() ~= nil and host.utf8(), command = host.command() }
  local text = page.text(c, view)
  if terminal.columns() and c.events > 0 and o.names[1] ~= "-" then
    local list = summary.commands(next_command.for_events(o.names), view)
    if #list > 0 then text = text .. "\n" .. table.concat(list, "\n") .. "\n" end
  end
  terminal.write_broken(text)
end

return function(args)
  local o, code = arguments.parse("summary", USAGE, { top = "count",
    format = { "text", "json" } }, args)
  if not o then return code end
  if #o.names == 0 then
    return select(2, arguments.bad("summary", "no input"))
  end
  local c, nread = sum.new(), 0
  c.nbad = 0
  for _, name in ipairs(o.names) do
    local add = name ~= "-" and host.listdir(name) and add_folder or add_file
    if add(c, name) then nread = nread + 1 end
  end
  if nread == 0 then return UNREADABLE end
  if c.nbad > MOST_TOLD then
    core.log(("geoeng: and %d more\n"):format(c.nbad - MOST_TOLD))
  end
  if o.format == "json" then host.write(page.json(c)) else write_text(c, o) end
  return (c.nbad > 0 or nread < #o.names) and SOME or 0
end
