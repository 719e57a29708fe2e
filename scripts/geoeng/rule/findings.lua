--- What is wrong in rule files: the error that keeps them from loading, else
--- what lint finds.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local lint = require "geoeng.rule.lint"
local rule = require "geoeng.rule.environment"
local rule_files = require "geoeng.language.rule_files"

local M = {}

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

--- Load rule files, and look at them.
---@param files string[]
---@return table[] found  of lint.run, or the error
---@return boolean ok     false: they do not load
function M.of(files)
  local ok, why = pcall(function()
    for i, file in ipairs(files) do
      files[i] = rule_files.normal(file)
      rule.load(file)
    end
    rule.seal(true)
  end)
  return ok and lint.run(files) or { from_error(tostring(why)) }, ok
end

--- A finding for reading: a line, the source line, a caret.
---@param f table
---@return string
function M.text(f)
  return f.text or errors.format(f, ("%s [%s %s]"):format(f.message, f.code,
    f.kind), "warning")
end

--- A finding as a JSON object.
---@param f table
---@return string
function M.json(f)
  return core.json { file = f.file, line = f.line, column = f.column,
    level = f.level or "warning", code = f.code, kind = f.kind,
    message = f.message }
end

--- The findings of files in an engine of their own, which cannot give a table.
---@param names string   one a line
---@param format string  "text" or "json"
---@return string  "error" or "ok", and each finding, "\0" before it
function M.packed(names, format)
  local files = {}
  for file in names:gmatch "[^\n]+" do files[#files + 1] = file end
  local found, ok = M.of(files)
  local parts = { ok and "ok" or "error" }
  for i, f in ipairs(found) do parts[i + 1] = M[format](f) end
  return table.concat(parts, "\0")
end

return M
