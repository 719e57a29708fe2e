--- geoeng check: errors of rule files, and what looks wrong in them.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local finding = require "geoeng.rule.finding"
local findings = require "geoeng.rule.findings"
local host = require "geoeng.host"
local repair = require "geoeng.rule.repair"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"
local watched = require "geoeng.tool.watched_files"

local USAGE = [[
usage: geoeng check FILE|DIR... [options]

Load rule files and tell what is wrong in them: the error that keeps them from
loading, else warnings: lists, alternatives and tests that do nothing, patterns
that are tried in every sentence, names in functions and values in patterns that
there are not. Each has a code, which `geoeng help CODE` explains; `geoeng help
codes` lists them.

options:
{options}

With --watch and --format json each line is an object: {"event":"begin"}, with
"run" and the file that "changed"; findings as without --watch; {"event":"end"}
with "run", "errors" and "warnings". `geoeng help editors` shows how an editor
reads them.

exit: 0 no error, 1 warnings with --strict, 2 usage, 3 rule error
]]

local RULE_ERROR, WARNED = 3, 1

local WRITE = {}

function WRITE.text(found)
  for _, f in ipairs(found) do terminal.finding(findings.text(f)) end
end

function WRITE.json(found)
  for _, f in ipairs(found) do host.write(findings.json(f) .. "\n") end
end

local function sarif_result(f)
  local region = { startLine = f.line or 1, startColumn = f.column }
  return { ruleId = f.code, level = f.level or "warning",
    message = { text = f.message },
    locations = { { physicalLocation = {
      artifactLocation = { uri = f.file }, region = region } } } }
end

--- SARIF 2.1.0 (OASIS, 2020), as code hosts read it.
function WRITE.sarif(found)
  local results, rules = {}, {}
  for i, f in ipairs(found) do results[i] = sarif_result(f) end
  for i, f in ipairs(finding.list) do
    rules[i] = { id = f.code, name = f.name,
      shortDescription = { text = f.title },
      fullDescription = { text = (f.about:gsub("\n", " ")) } }
  end
  local driver = { name = "geoeng", version = core.version, rules = rules }
  local text = core.json { version = "2.1.0",
    ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
    runs = { { tool = { driver = driver }, results = results } } }
  -- Lua has one empty table, JSON two.
  host.write(text:gsub('"results":{}', '"results":[]') .. "\n")
end

--- Write what can be mended with certainty, and tell it. The findings that are
--- left.
local function fix(found)
  local by_file, mended = {}, {}
  for _, f in ipairs(found) do
    by_file[f.file] = by_file[f.file] or {}
    table.insert(by_file[f.file], f)
  end
  local files = {}
  for file in pairs(by_file) do files[#files + 1] = file end
  table.sort(files)
  for _, file in ipairs(files) do
    local text = core.readfile(file)
    local new, done, move = repair.text(text or "", by_file[file])
    local ok, why = true, nil
    if #done > 0 then ok, why = host.writefile(file, new) end
    if not ok then core.log(("geoeng: %s\n"):format(why))
    elseif move then move() end
    for _, f in ipairs(ok and done or {}) do
      mended[f] = true
      core.log(("%s:%d: fixed: %s [%s %s]\n"):format(file, f.line, f.repair.cut
        and ("'%s' taken out"):format(f.repair.from)
        or ("'%s' is now '%s'"):format(f.repair.from, f.repair.to), f.code,
        f.kind))
    end
  end
  local left = {}
  for _, f in ipairs(found) do
    if not mended[f] then left[#left + 1] = f end
  end
  return left
end

-- ------------------------------------------------------------------- watch

--- The marks around a check that editors wait for, by format.
local MARK = { text = {}, json = {} }

function MARK.text.begin(run, changed)
  terminal.write(("check %d begins: %s\n"):format(run, core.clean(changed)))
end

function MARK.text.finish(run, nerrors, nwarnings)
  terminal.write(("check %d ends: %d errors, %d warnings\n"):format(run,
    nerrors, nwarnings))
end

function MARK.json.begin(run, changed)
  host.write(core.json { event = "begin", run = run, changed = changed }
    .. "\n")
end

function MARK.json.finish(run, nerrors, nwarnings)
  host.write(core.json { event = "end", run = run, errors = nerrors,
    warnings = nwarnings } .. "\n")
end

local SHOW = { text = terminal.finding,
  json = function(line) host.write(line .. "\n") end }

local function code_of(o, ok, nfound)
  if not ok then return RULE_ERROR end
  return o.strict and nfound > 0 and WARNED or 0
end

--- The files to look at: those named, as they are now, and what they name.
local function files_of(o, named)
  local files = arguments.rule_files(o.names)
  return table.move(named, 1, #named, #files + 1, files)
end

--- One check in an engine of its own: the exit code, and the files that the
--- rules come from. Where they broke off, those of before are still of interest.
local function again(o, run, named)
  local peer <close> = host.peer()
  local nfound, ok = -1, false
  for part in (peer:call("geoeng.rule.findings", "packed",
    table.concat(arguments.rule_files(o.names), "\n"), o.format) .. "\0")
    :gmatch "([^%z]*)%z" do
    if nfound < 0 then ok = part == "ok" else SHOW[o.format](part) end
    nfound = nfound + 1
  end
  MARK[o.format].finish(run, ok and 0 or nfound, ok and nfound or 0)
  local files = {}
  for name in peer:call("geoeng.test.event_lines", "files"):gmatch "[^\n]+" do
    files[#files + 1] = name
  end
  if not ok then table.move(named, 1, #named, #files + 1, files) end
  return code_of(o, ok, nfound), files
end

--- The states for the next look: what a check named first is no change.
local function kept(o, named, before)
  local states = {}
  for _, path in ipairs(files_of(o, named)) do
    states[path] = before[path] or watched.state(path)
  end
  return states
end

--- Check until so many checks are done; the exit code.
local function watch(o)
  rule.seal(true)
  local named, code, run, changed = {}, 0, 0, "start"
  local states = watched.look(files_of(o, named), {})
  while true do
    if changed then
      run = run + 1
      MARK[o.format].begin(run, changed)
      code, named = again(o, run, named)
      states = kept(o, named, states)
    end
    if run == o.runs then return code end
    host.sleep(o.interval)
    states, changed = watched.look(files_of(o, named), states)
  end
end

-- ----------------------------------------------------------------- command

--- Why options do not go together, nil: they do.
local function conflict(o)
  if o.watch and (o.fix or o.format == "sarif") then
    return "--watch goes neither with --fix nor with --format sarif"
  elseif not o.watch and (o.runs or o.given.interval) then
    return "--runs and --interval go with --watch"
  end
  return nil
end

return function(args)
  local o, code = arguments.parse("check", USAGE, args)
  if not o then return code end
  local files, why = arguments.rule_files(o.names), conflict(o)
  if why then return select(2, arguments.bad("check", why)) end
  if #files == 0 then
    return select(2, arguments.bad("check", "name a rule file or directory"))
  end
  if o.watch then return watch(o) end
  local found, ok = findings.of(files)
  if ok and o.fix then found = fix(found) end
  WRITE[o.format](found)
  if ok and o.format == "text" and #found == 0 then
    terminal.write(terminal.paint("good", "no warnings") .. "\n")
  end
  return code_of(o, ok, #found)
end
