--- geoeng new: a starter rule file whose tests pass.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"

local USAGE = [[
usage: geoeng new NAME

Write NAME.lua, a rule file to start from: a header, lists, one event that is
found by verb and noun, and tests that pass. A file that exists is left alone.

example: geoeng new visit && geoeng test visit.lua
]]

local TEMPLATE = [[
-- NAME: say here what counts as this event, and what does not.

pack { name = "NAME", version = "0.1",
  about = "Visits of officials" }

-- Lists, used as $name. Words stand in their base form.
words "NAME_v" { "visit", "tour", "travel to" }
words "NAME_n" { "visit", "tour", "trip" }

event "NAME" {
  about = "Somebody goes to a place for talks",
  -- What fires it: these words, as verb or as noun.
  verb = "$NAME_v", noun = "$NAME_n",
  -- Who and where, by slot of the trigger; a | b is the first that is found.
  roles = {
    visitor = "subj <actor> | by/of <actor>",
    place = "obj <place> | to/in <place>",
  },
  need = { "visitor", "place" },
}

-- geoeng test NAME.lua runs these, geoeng test --accept writes the marks.
test "NAME" {
  date = "2024-05-08",
  yes "The [visitor:French president] [trigger:visited] [place:Cairo] on [time:Monday]."
    { visitor = "FRA", place = "EGY", time = "2024-05-06" },
  yes "[visitor:Japan's foreign minister] will [trigger:travel to] [place:Seoul]."
    { modality = "planned" },
  yes "A [trigger:visit] by [visitor:Norwegian diplomats] to [place:Baghdad] is planned." {},
  no "Tourists visited the old town.",
}
]]

local FAILED = 6

return function(args)
  local o, code = arguments.parse("new", USAGE, {}, args)
  if not o then return code end
  local path = #o.names == 1 and o.names[1]:gsub("%.lua$", "") or ""
  local name = path:match "[^/]*$"
  if not name:match "^[%a_][%w_]*$" then
    return select(2, arguments.bad("new",
      "give one name of letters, digits and _, as in: geoeng new visit"))
  end
  local text = TEMPLATE:gsub("NAME", name)
  local ok, why = host.writefile(path .. ".lua", text, true)
  if not ok then
    core.log(("geoeng: %s\n"):format(why))
    return FAILED
  end
  host.write(("%s.lua is written; next: geoeng test %s.lua\n"):format(path,
    path))
  return 0
end
