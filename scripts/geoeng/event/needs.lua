--- `need` of a rule: roles that an event must have.

local memo = require "geoeng.event.sentence_memo"
local pronouns = require "geoeng.event.fill_pronoun"

local M = {}

--- How many entries of `need` are filled; the first that is not.
---@param def table
---@param roles table<string, table[]>
---@return integer n
---@return string[]|nil missing  roles of which one would do
function M.count(def, roles)
  local n, missing = 0, nil
  for _, names in ipairs(def.needs) do
    local has = false
    for _, role in ipairs(names) do has = has or roles[role] ~= nil end
    if has then n = n + 1 else missing = missing or names end
  end
  return n, missing
end

--- Why a candidate is refused that lacks these.
---@param missing string[]
---@return string
function M.reason(missing)
  return ("nothing fills '%s'"):format(table.concat(missing, " | "))
end

--- Can a clause find anything in the sentence, whatever its tree?
local function clause_can(c, clause)
  while clause do
    for _, alternative in ipairs(clause.alternatives or {}) do
      if alternative.phrase or #memo.matches(c.sentence, alternative) > 0 then
        return true
      end
    end
    if pronouns.may_fill(clause) and pronouns.is_in(c.sentence) then
      return true
    end
    if clause.pattern and #memo.matches(c.sentence, clause) > 0 then
      return true
    end
    clause = clause.also
  end
  return false
end

local function role_can(c, name)
  if c.roles[name] then return true end
  local known = false
  for _, r in ipairs(c.def.roles) do
    known = known or r.name == name
    for _, clause in ipairs(r.name == name and r.clauses or {}) do
      if clause_can(c, clause) then return true end
    end
  end
  return not known -- filled by `also` or by other means
end

--- The first entry that nothing in the sentence can fill, or nil. It does not
--- look at the tree.
---@param c geoeng.Candidate
---@return string[]|nil
function M.hopeless(c)
  for _, names in ipairs(c.def.needs) do
    local can = false
    for _, name in ipairs(names) do can = can or role_can(c, name) end
    if not can then return names end
  end
  return nil
end

return M
