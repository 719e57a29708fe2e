--- The code in rules: `when`, `check` and `make` of an event.

local core = require "geoeng.core"

local M = {}

--- What a rule's code raised, in one line behind the place in the rule.
local function told(why, what, file, line, name)
  if type(why) == "table" and rawget(why, "rule_error") then
    local where = rawget(why, "where")
    if type(where) ~= "table" or rawget(where, "library") then -- a tail call
      why = rawget(why, "rule_error")
    elseif type(rawget(where, "file")) == "string" then
      why = ("%s:%s: %s"):format(where.file, tostring(rawget(where, "line")),
        rawget(why, "rule_error"))
    end
  end
  if type(why) ~= "string" then
    why = ("%s raised an error that is a %s"):format(what, type(why))
  end
  why = core.one_line(why)
  if why:find "^[^\n]-:%d+: " then return why end
  return ("%s:%d: %s of %s: %s"):format(file, line, what, name, why)
end

--- Call it within the bounds of rules; an error names the rule.
---@param def table  the rule
---@param what "when"|"check"|"make"
---@param x any      what the code gets
---@return any result
---@return any reason
function M.call(def, what, x)
  local ok, result, reason = pcall(core.guarded, def[what], x)
  if ok then return result, reason end
  error(told(result, what, def.file, def.line, ("event '%s'"):format(def.type)),
    0)
end

--- A function of a span or text rule that tells its errors likewise; those of
--- the library are themselves.
---@param r table  the rule
---@param fn function|nil
---@return function|nil
function M.wrapped(r, fn)
  if not fn or r.where.library then return fn end
  local where, name = r.where, ("%s '%s'"):format(r.kind, r.name)
  return function(...)
    local ok, result = pcall(fn, ...)
    if ok then return result end
    error(told(result, r.kind == "span" and "value" or "peg", where.file,
      where.line, name), 0)
  end
end

--- Ask `when` or `check`, where the rule has it; nil: it refused, and why.
---@param def table
---@param what "when"|"check"
---@param x any
---@return true|nil
---@return string|nil reason
function M.allows(def, what, x)
  if not def[what] then return true end
  local ok, reason = M.call(def, what, x)
  if ok then return true end
  local said = type(reason) == "string" and core.one_line(reason)
    or type(reason) == "number" and tostring(reason)
    or 'no reason (return false, "why" tells one)'
  return nil, ("%s refused it: %s"):format(what, said)
end

return M
