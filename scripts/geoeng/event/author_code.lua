--- The code in rules: `when`, `check` and `make` of an event.

local core = require "geoeng.core"

local M = {}

--- Call it within the bounds of rules; an error names the rule.
---@param def table  the rule
---@param what "when"|"check"|"make"
---@param x any      what the code gets
---@return any result
---@return any reason
function M.call(def, what, x)
  local ok, result, reason = pcall(core.guarded, def[what], x)
  if ok then return result, reason end
  local why = result
  if type(why) == "table" and why.rule_error then
    why = ("%s:%d: %s"):format(why.where.file, why.where.line, why.rule_error)
  elseif type(why) ~= "string" then
    why = ("%s raised an error that is a %s"):format(what, type(why))
  end
  if not why:find "^[^\n]-:%d+: " then
    why = ("%s:%d: %s of event '%s': %s"):format(def.file, def.line, what,
      def.type, why)
  end
  error(why, 0)
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
  return nil, ("%s refused it: %s"):format(what, tostring(reason or "no reason"))
end

return M
