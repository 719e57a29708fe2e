--- Rules whose patterns an earlier run compiled: what is parsed of their strings
--- is made when somebody asks for it, of most rules never.

local M = {}

--- What rules have by parsing, and `M.EVENT`: what of it stages know.
local RULE = { "trees", "roles", "also", "needs", "light", "unless", "syntax",
  "declared" }
M.EVENT = table.move(RULE, 2, #RULE, 1, {})

local IS_LATE = {}
for _, key in ipairs(RULE) do IS_LATE[key] = true end

local rule_of = setmetatable({}, { __mode = "k" }) -- by itself and its event

local late = {
  __index = function(t, key)
    if not IS_LATE[key] then return nil end
    M.now(rule_of[t])
    return rawget(t, key)
  end,
}

--- Parse a rule when it is asked for.
---@param r table           of define.rules
---@param event table|nil   what it is in define.events
---@param parse fun(r: table)  gives a copy of the rule its keys
function M.defer(r, event, parse)
  r.parse_late = parse
  for _, t in ipairs { r, event } do
    rule_of[t] = r
    setmetatable(t, late)
  end
end

--- Parse it now, unless it is parsed: before its tables are copied.
---@param r table
function M.now(r)
  local parse, event = r.parse_late, r.made
  if not parse then return end
  local new = {}
  for key, value in next, r do new[key] = value end
  parse(new)
  r.parse_late = nil
  setmetatable(r, nil)
  for _, key in ipairs(RULE) do r[key] = new[key] end
  if not event then return end
  setmetatable(event, nil)
  for _, key in ipairs(M.EVENT) do event[key] = new[key] end
end

return M
