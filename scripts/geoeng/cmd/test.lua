--- geoeng test: runs the `test` blocks of rule files.

local accept = require "geoeng.test.accept"
local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local cover = require "geoeng.test.coverage"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local mutate = require "geoeng.test.mutation_report"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"
local testing = require "geoeng.test.items"
local xml = require "geoeng.format.xml"

local USAGE = [[
usage: geoeng test FILE|DIR... [options]

Run the test blocks of rule files; of a directory, of all .lua files in it.

  test "attack" {
    date = "2024-05-08",
    yes "[attacker:Israel] [trigger:struck] [target:Damascus] on [time:Monday]."
        { attacker = "ISR", time = "2024-05-06" },
    no  "Teachers struck in Paris.",
  }

A test that fails shows what was expected and what was found; where nothing
was, why, by the rule that came nearest. A mark holds the exact words of an argument, [trigger:...] (or [verb:...]) the
trigger. Of a role that is marked, every argument has to be marked; roles
without a mark are not looked at. In the table: modality, subtype, code, cue;
roles by country (ISR), country and sector ("ISR MIL"), name or value; false
means: not there.

A mark, or a bracket without a name, may hold alternatives; the sentence is
then run once for each, and stands for as many tests:

  yes "[attacker:Rebels] [trigger:shelled|stormed] the [target:town|village]."
  no  "The [league|coach] [struck|attacked] a deal."

options:
{options}

exit: 0 all passed, 1 some failed or no tests, or --mutate found a loss that
      no test notices, 2 usage, 3 rule error
]]

local SOME_FAILED = 1

--- How results are written: begin(n), item(n, item, passed, report),
--- finish(npassed, nfailed).
local WRITE = { text = {}, tap = {}, junit = {} }

function WRITE.text.begin() end

local paint = terminal.paint
local SIDES = { expected = "good", got = "bad" }

--- The marks of a line in the colour of its side.
local function colored(line)
  local kind = SIDES[line:match "^%a+:" and line:match "^%a+"]
  if not kind then return line end
  return (line:gsub("%b[]", function(mark) return paint(kind, mark) end))
end

function WRITE.text.item(_, item, passed, report)
  if passed then return end
  terminal.write(("%s %s %s %s\n"):format(terminal.place(item.file, item.line,
    ":"), paint("bad", "failed:"), item.event, item.verdict))
  for line in report:gmatch "[^\n]+" do
    terminal.write("  " .. colored(line) .. "\n")
  end
end

function WRITE.text.finish(npassed, nfailed)
  terminal.write(("%d passed, %d failed\n"):format(npassed, nfailed))
end

function WRITE.tap.begin(n) host.write(("1..%d\n"):format(n)) end

function WRITE.tap.item(n, item, passed, report)
  host.write(("%s %d - %s:%d %s %s\n"):format(passed and "ok" or "not ok", n,
    item.file, item.line, item.event, item.verdict))
  if passed then return end
  host.write("# " .. report:gsub("\n", "\n# ") .. "\n")
end

function WRITE.tap.finish(npassed, nfailed)
  host.write(("# %d passed, %d failed\n"):format(npassed, nfailed))
end

local cases = {}

function WRITE.junit.begin() cases = {} end

function WRITE.junit.item(_, item, passed, report)
  local head = ('  <testcase classname="%s" name="%s line %d" file="%s"')
    :format(xml(item.event), item.verdict, item.line, xml(item.file))
  cases[#cases + 1] = passed and head .. "/>\n"
    or ('%s>\n    <failure message="%s">%s</failure>\n  </testcase>\n')
      :format(head, xml(report:match "^[^\n]*"), xml(report))
end

function WRITE.junit.finish(npassed, nfailed)
  host.write(('<?xml version="1.0" encoding="UTF-8"?>\n'
    .. '<testsuite name="geoeng" tests="%d" failures="%d">\n%s</testsuite>\n')
    :format(npassed + nfailed, nfailed, table.concat(cases)))
end

--- Run all items; the numbers of the passed and the failed, and what was found
--- where marks differ or there are none.
local function run_all(items, write)
  local npassed, nfailed, accepted = 0, 0, {}
  write.begin(#items)
  for n, item in ipairs(items) do
    local passed, report, got = testing.run(item)
    if got then accepted[#accepted + 1] = { item, got } end
    if passed then npassed = npassed + 1 else nfailed = nfailed + 1 end
    write.item(n, item, passed, report)
  end
  write.finish(npassed, nfailed)
  return npassed, nfailed, accepted
end

--- Whether every loss is noticed; where tests fail anyway that cannot be told.
local function guarded(mutants, files, items, nfailed)
  if nfailed == 0 then return mutate.report(mutants, files, items) == 0 end
  core.log "geoeng: test: --mutate needs tests that pass\n"
  return false
end

return function(args)
  local o, code = arguments.parse("test", USAGE, args)
  if not o then return code end
  if o.mutate and (o.cover or o.accept or o.format ~= "text") then
    return select(2, arguments.bad("test", "--mutate goes with no other option"))
  end
  terminal.choose(o.format == "text" and o.color or "never")
  local files = arguments.rule_files(o.names)
  if #files == 0 then
    return select(2, arguments.bad("test", "name a rule file or directory"))
  end
  for _, file in ipairs(files) do rule.load(file) end
  local mutants = o.mutate and mutate.start()
  rule.seal()
  local items = testing.items(define.tests)
  local covered = o.cover and cover.start()
  if mutants then mutate.watch(mutants) end
  local npassed, nfailed, accepted = run_all(items, WRITE[o.format])
  if covered then cover.report(covered) end
  if o.accept then accept.write(accepted) end
  local ok = nfailed == 0 and npassed > 0
  if mutants then ok = guarded(mutants, files, items, nfailed) and ok end
  return ok and 0 or SOME_FAILED
end
