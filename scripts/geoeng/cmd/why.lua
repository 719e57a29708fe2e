--- geoeng why: what rules make of a sentence.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"
local why = require "geoeng.test.why"

local USAGE = [[
usage: geoeng why RULES.lua... EVENT FILE[:LINE] [--date YYYY-MM-DD]
       geoeng why RULES.lua... EVENT --text "..."

Tell for every rule of an event type what it makes of a text: the event that
it finds, with its arguments and their offsets in code points; or the need
that nothing fills, with the slots of the trigger and the layers that hold
them; or the words that do not fire it. The rule that came farthest stands
first. FILE:LINE looks at the sentence that line LINE holds or starts in.

example: geoeng why rules/attack.lua attack --text "Jets pounded the town."
]]

--- The document of a file or text, and the number of the sentence to look at.
local function open(o, place)
  if o.text then return core.analyze(o.text, { id = "text", day = o.date }) end
  local path, line = place:match "^(.-):(%d+)$"
  local text, message = core.readfile(path or place)
  if not text then return nil, message end
  local doc = core.analyze(text, { id = path or place, day = o.date })
  if not line then return doc end
  local at = 1
  for _ = 2, tonumber(line) do
    at = (text:find("\n", at, true) or #text) + 1
  end
  local point, only = doc:cp(math.min(at, #text)), nil
  for s in doc:sentences() do
    if not only or s.start <= point then only = s.index end
  end
  return doc, only
end

return function(args)
  local o, code = arguments.parse("why", USAGE,
    { text = "value", date = "day" }, args)
  if not o then return code end
  local name, place = o.inputs[1], o.inputs[2]
  if #o.rules == 0 or not name or not (place or o.text) then
    return select(2, arguments.bad("why", "give rules, an event type, and a "
      .. "file or --text"))
  end
  for _, file in ipairs(o.rules) do rule.load(file) end
  rule.seal(true)
  if not define.types[name] then
    return select(2, arguments.bad("why", ("no rule makes the event '%s'%s")
      :format(name, errors.hint(name, define.types))))
  end
  local doc, only = open(o, place)
  if not doc then
    core.log(("geoeng: %s\n"):format(only))
    return 4
  end
  for _, s in ipairs(why.explain(doc, name, only)) do
    host.write(s.text .. "\n")
    for _, r in ipairs(s.rules) do
      host.write(("%s:%d\n%s\n"):format(r.file, r.line,
        table.concat(r.lines, "\n")))
    end
    host.write "\n"
  end
  doc:close()
  return 0
end
