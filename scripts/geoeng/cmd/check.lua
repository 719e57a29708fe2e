--- geoeng check: errors of rule files, and what looks wrong in them.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local host = require "geoeng.host"
local lint = require "geoeng.rule.lint"
local rule = require "geoeng.rule.environment"
local rule_files = require "geoeng.language.rule_files"

local USAGE = [[
usage: geoeng check FILE|DIR... [options]

Load rule files and tell what is wrong in them: the error that keeps them from
loading, else warnings about lists that are never used, phrases that stand
twice, alternatives that are never reached, patterns that are tried in every
sentence, event types without tests, tests of roles that no rule fills, and
files without a header.

options:
  --format FORMAT  text (default), json, sarif (2.1.0)
  --strict         exit 1 when there are warnings
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
  return { level = "error", kind = "rule-error", file = file or "",
    line = tonumber(line), column = tonumber(column),
    message = what or message:match "^[^\n]*", text = message }
end

local WRITE = {}

function WRITE.text(found)
  for _, f in ipairs(found) do
    local text = f.text or errors.format(f, ("%s [%s]"):format(f.message,
      f.kind), "warning")
    host.write(text .. "\n")
  end
end

function WRITE.json(found)
  for _, f in ipairs(found) do
    host.write(core.json { file = f.file, line = f.line, column = f.column,
      level = f.level or "warning", kind = f.kind, message = f.message }
      .. "\n")
  end
end

local function sarif_result(f)
  local region = { startLine = f.line or 1, startColumn = f.column }
  return { ruleId = f.kind, level = f.level or "warning",
    message = { text = f.message },
    locations = { { physicalLocation = {
      artifactLocation = { uri = f.file }, region = region } } } }
end

--- SARIF 2.1.0 (OASIS, 2020), as code hosts read it.
function WRITE.sarif(found)
  local results, kinds = {}, {}
  for i, f in ipairs(found) do results[i] = sarif_result(f) end
  for kind, about in pairs(lint.KINDS) do
    kinds[#kinds + 1] = { id = kind, shortDescription = { text = about } }
  end
  table.sort(kinds, function(a, b) return a.id < b.id end)
  local driver = { name = "geoeng", version = core.version, rules = kinds }
  local text = core.json { version = "2.1.0",
    ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
    runs = { { tool = { driver = driver }, results = results } } }
  -- Lua has one empty table, JSON two.
  host.write(text:gsub('"results":{}', '"results":[]') .. "\n")
end

return function(args)
  local o, code = arguments.parse("check", USAGE,
    { format = { "text", "json", "sarif" }, strict = "flag" }, args)
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
  WRITE[o.format](found)
  if not ok then return RULE_ERROR end
  if o.format == "text" and #found == 0 then host.write "no warnings\n" end
  return o.strict and #found > 0 and WARNED or 0
end
