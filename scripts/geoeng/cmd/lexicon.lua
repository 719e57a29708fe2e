--- geoeng lexicon: what is wrong in the days of a lexicon.

local arguments = require "geoeng.tool.arguments"
local check = require "geoeng.language.lexicon_check"
local core = require "geoeng.core"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng lexicon --check FILE.tsv... [options]

Tell what is wrong in lexicons whose rows hold for days (columns from, to) or
tell of offices (columns office, country): as errors dates that are none, rows
that end before they begin, rows that stand twice, countries that there are not;
as warnings names that mean two at one time, two holders of an office that one
holds, and days on which nobody holds it.

options:
{options}

exit: 0 no error, 1 warnings with --strict, 2 usage, 3 an error, 4 a file is
unreadable

example: geoeng lexicon --check ministers.tsv --gap 365
]]

local WARNED, WRONG, UNREADABLE = 1, 3, 4

--- Tell the findings of a file; the exit code it asks for.
local function tell(file, text, gap)
  local code = 0
  for _, f in ipairs(check.of(text, gap)) do
    terminal.finding(("%s:%d:%d: %s: %s"):format(core.clean(file), f.line,
      f.column, f.level, core.clean(f.message)))
    code = math.max(code, f.level == "error" and WRONG or WARNED)
  end
  return code
end

return function(args)
  local o, code = arguments.parse("lexicon", USAGE, args)
  if not o then return code end
  if not o.check or #o.names == 0 then
    return select(2, arguments.bad("lexicon", not o.check and "say --check"
      or "name a lexicon"))
  end
  local worst = 0
  for _, file in ipairs(o.names) do
    local text, why = core.readfile(file)
    if not text then core.log(("geoeng: lexicon: %s\n"):format(why)) end
    worst = math.max(worst, text and tell(file, text, o.gap)
      or UNREADABLE)
  end
  if worst == 0 then
    terminal.write(terminal.paint("good", "no errors") .. "\n")
  end
  return worst == WARNED and not o.strict and 0 or worst
end
