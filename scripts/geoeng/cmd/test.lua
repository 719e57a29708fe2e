--- geoeng test: runs the `test` blocks of rule files.

local check = require "geoeng.check"
local core = require "geoeng.core"
local define = require "geoeng.define"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng test FILE|DIR... [options]

Run the test blocks of rule files; of a directory, of all .lua files in it.

  test "attack" {
    date = "2024-05-08",
    yes "[attacker:Israel] [trigger:struck] [target:Damascus] on [time:Monday]."
        { attacker = "ISR", time = "2024-05-06" },
    no  "Teachers struck in Paris.",
  }

A mark holds the exact words of an argument, [trigger:...] (or [verb:...]) the
trigger. Of a role that is marked, every argument has to be marked; roles
without a mark are not looked at. In the table: modality, subtype, code, cue;
roles by country (ISR), country and sector ("ISR MIL"), name or value; false
means: not there.

options:
  --tap       write the Test Anything Protocol
  -h, --help  this text

exit: 0 all passed, 1 some failed or no tests, 2 usage, 3 rule error
]]

local USAGE_ERROR, SOME_FAILED = 2, 1

local function bad_usage(message)
  core.log("geoeng: test: " .. message .. "\ntry: geoeng test --help\n")
  return USAGE_ERROR
end

--- Rule files under a path, in sorted order.
local function collect(path, files, depth)
  local names = core.listdir(path)
  if not names then
    files[#files + 1] = path
    return
  end
  for _, name in ipairs(names) do
    local full = path:gsub("/+$", "") .. "/" .. name
    if name:match "%.lua$" then files[#files + 1] = full
    elseif depth < 8 and core.listdir(full) then
      collect(full, files, depth + 1)
    end
  end
end

---@return table? options  files, tap; nil: `code` is the exit code
---@return integer? code
local function parse(args)
  local o = { files = {} }
  for _, arg in ipairs(args) do
    if arg == "-h" or arg == "--help" then
      core.write(USAGE)
      return nil, 0
    elseif arg == "--tap" then
      o.tap = true
    elseif arg:match "^%-" then
      return nil, bad_usage("unknown option '" .. arg .. "'")
    else
      collect(arg, o.files, 0)
    end
  end
  if #args == 0 then return nil, bad_usage "name a rule file or directory" end
  if #o.files == 0 then return nil, bad_usage "no rule files there" end
  return o
end

local WRITE = {}

function WRITE.tap(n, item, passed, report)
  core.write(("%s %d - %s:%d %s %s\n"):format(passed and "ok" or "not ok", n,
    item.file, item.line, item.event, item.verdict))
  if passed then return end
  core.write("# " .. report:gsub("\n", "\n# ") .. "\n")
end

function WRITE.plain(_, item, passed, report)
  if passed then return end
  core.write(("%s:%d: failed: %s %s\n  %s\n"):format(item.file, item.line,
    item.event, item.verdict, (report:gsub("\n", "\n  "))))
end

return function(args)
  local o, code = parse(args)
  if not o then return code end
  for _, file in ipairs(o.files) do rule.load(file) end
  rule.seal()
  local items = check.items(define.tests)
  local write = WRITE[o.tap and "tap" or "plain"]
  if o.tap then core.write(("1..%d\n"):format(#items)) end
  local npassed, nfailed = 0, 0
  for n, item in ipairs(items) do
    local passed, report = check.run(item)
    if passed then npassed = npassed + 1 else nfailed = nfailed + 1 end
    write(n, item, passed, report)
  end
  local summary = ("%d passed, %d failed\n"):format(npassed, nfailed)
  core.write(o.tap and "# " .. summary or summary)
  return (nfailed > 0 or npassed == 0) and SOME_FAILED or 0
end
