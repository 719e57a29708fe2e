--- geoeng check: errors of rule files, and what looks wrong in them.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local host = require "geoeng.host"
local lint = require "geoeng.rule.lint"
local repair = require "geoeng.rule.repair"
local rule = require "geoeng.rule.environment"
local rule_files = require "geoeng.language.rule_files"

local USAGE = [[
usage: geoeng check FILE|DIR... [options]

Load rule files and tell what is wrong in them: the error that keeps them from
loading, else warnings: lists, alternatives and tests that do nothing, patterns
that are tried in every sentence, names in functions and values in patterns that
there are not. Each has a code, which `geoeng help CODE` explains; `geoeng help
codes` lists them.

options:
  --format FORMAT  text (default), json, sarif (2.1.0)
  --strict         exit 1 when there are warnings
  --fix            write the repair into the file where it is certain: phrases
                   that stand twice, and names when one alone is a letter away
  -h, --help       this text

exit: 0 no error, 1 warnings with --strict, 2 usage, 3 rule error
]]

local RULE_ERROR, WARNED = 3, 1

--- An error message as a finding.
local function from_error(message)
  local file, line, column, what =
    message:match "^([^\n]-):(%d+):(%d+): error: ([^\n]*)"
  if not file then
    file, line, what = message:match "^([^\n]-):(%d+): error: ([^\n]*)"
  end
  return { level = "error", kind = "rule-error",
    code = finding.by_name["rule-error"].code, file = file or "",
    line = tonumber(line), column = tonumber(column),
    message = what or message:match "^[^\n]*", text = message }
end

local WRITE = {}

function WRITE.text(found)
  for _, f in ipairs(found) do
    local text = f.text or errors.format(f, ("%s [%s %s]"):format(f.message,
      f.code, f.kind), "warning")
    host.write(text .. "\n")
  end
end

function WRITE.json(found)
  for _, f in ipairs(found) do
    host.write(core.json { file = f.file, line = f.line, column = f.column,
      level = f.level or "warning", code = f.code, kind = f.kind,
      message = f.message }
      .. "\n")
  end
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

return function(args)
  local o, code = arguments.parse("check", USAGE,
    { format = { "text", "json", "sarif" }, strict = "flag",
      fix = "flag" }, args)
  if not o then return code end
  local files = arguments.rule_files(o.names)
  if #files == 0 then
    return select(2, arguments.bad("check", "name a rule file or directory"))
  end
  local ok, why = pcall(function()
    for i, file in ipairs(files) do
      files[i] = rule_files.normal(file)
      rule.load(file)
    end
    rule.seal(true)
  end)
  local found = ok and lint.run(files) or { from_error(tostring(why)) }
  if ok and o.fix then found = fix(found) end
  WRITE[o.format](found)
  if not ok then return RULE_ERROR end
  if o.format == "text" and #found == 0 then host.write "no warnings\n" end
  return o.strict and #found > 0 and WARNED or 0
end
