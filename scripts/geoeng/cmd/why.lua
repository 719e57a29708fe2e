--- geoeng why: what rules make of a sentence.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"
local why = require "geoeng.test.why"

local USAGE = [[
usage: geoeng why RULES.lua... [EVENT] INPUT[:LINE] [--date YYYY-MM-DD]
       geoeng why RULES.lua... [EVENT] --text "..."

Tell for every rule of an event type what it makes of a text: the event that
it finds, or why a trigger is none, with every role: what fills it, with its
offsets in code points, the slot, the layer and the part of the role string;
or what stands in its slots and does not do. Of rules that do not fire, the
words that they lack. The rule that came farthest stands first. Without EVENT
all types are told of, those of which nothing is there in one line. INPUT:LINE
looks at the sentence that line LINE of a text holds or starts in, and of
documents in JSON lines at the one in that line.

options:
{options}

example: geoeng why rules/attack.lua attack --text "Jets pounded the town."
]]

--- The number of the sentence that a line of a text holds or starts in.
local function sentence_at(doc, text, line)
  local at = errors.offset(text, line)
  local point, only = doc:cp(math.min(at, #text)), nil
  for s in doc:sentences() do
    if not only or s.start <= point then only = s.index end
  end
  return only
end

--- The event type, nil for all, and the input that the arguments name.
local function wanted(o)
  if o.text or #o.inputs > 1 then return o.inputs[1], o.inputs[2] end
  return nil, o.inputs[1]
end

local function write(sentence, all)
  terminal.write(terminal.paint("head", sentence.text) .. "\n", 0)
  for _, r in ipairs(sentence.rules) do
    terminal.write(("%s%s\n"):format(all and r.type .. " " or "",
      terminal.place(r.file, r.line)))
    terminal.write(table.concat(r.lines, "\n") .. "\n")
  end
  if #sentence.silent > 0 then
    terminal.write(("nothing of: %s\n"):format(table.concat(sentence.silent,
      ", ")))
  end
  terminal.write "\n"
end

local function tell(doc, name, only)
  for _, s in ipairs(why.explain(doc, name, only)) do write(s, not name) end
end

--- Tell of the documents of an input: of a line that is a document, or of the
--- sentence that stands there.
local function tell_input(o, name, place)
  local path, number = place:match "^(.-):(%d+)$"
  local line, met = math.tointeger(tonumber(number)), false
  local code = arguments.each_document({ path or place }, o.date,
    function(doc, text, info)
      if info.line and line and info.line ~= line then return end
      met = true
      if info.line then
        terminal.write(("%s\n"):format(terminal.paint("head", ("document %s:")
          :format(core.clean(doc.id)))))
      end
      tell(doc, name, not info.line and line and sentence_at(doc, text, line)
        or nil)
    end)
  if met or code == 4 then return code end
  core.log(("geoeng: %s: no document stands in line %d\n"):format(
    core.clean(path or place), line or 1))
  return 4
end

return function(args)
  local o, code = arguments.parse("why", USAGE, args)
  if not o then return code end
  local name, place = wanted(o)
  if #o.rules == 0 or not (place or o.text) then
    return select(2, arguments.bad("why", "give rules, and a file or --text"))
  end
  rule.load_all(o.rules)
  if not name and define.types[place] then
    return select(2, arguments.bad("why", ("give a file or --text for '%s'")
      :format(place)))
  elseif name and not define.types[name] then
    return select(2, arguments.bad("why", ("no rule makes the event '%s'%s")
      :format(name, errors.hint(name, define.types))))
  end
  if not o.text then return tell_input(o, name, place) end
  local doc <close> = core.analyze(o.text, { id = "text", day = o.date })
  tell(doc, name)
  return 0
end
