--- `need` of a rule: roles that an event must have.

local core = require "geoeng.core"
local pronoun_words = require "geoeng.actor.pronoun_words"
local pronouns = require "geoeng.event.fill_pronoun"

local M = {}

local WORDS = pronoun_words.LAYER

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

--- How a clause may find something, whatever the tree.
local function add_clause(list, entry, role, clause)
  local function add(way)
    way.entry, way.role = entry, role
    list[#list + 1] = way
  end
  while clause do
    for _, a in ipairs(clause.alternatives or {}) do
      add { any = a.phrase ~= nil, layer = a.layer, pattern = a.pattern }
    end
    if pronouns.may_fill(clause) then
      add { any = not core.has_layer(WORDS), layer = WORDS }
    end
    if clause.pattern then add { pattern = clause.pattern } end
    clause = clause.also
  end
end

local function add_role(list, entry, def, name)
  local known = false
  for _, r in ipairs(def.roles) do
    if r.name == name then
      known = true
      list[#list + 1] = { entry = entry, role = name }
      for _, clause in ipairs(r.clauses) do
        add_clause(list, entry, name, clause)
      end
    end
  end
  -- Else it is filled by `also` or by other means.
  if not known then list[#list + 1] = { entry = entry, role = name, any = true } end
end

--- Tell the core what matches of a rule must have. Rules without slots say no
--- more than their patterns.
---@param id integer  of the rule in the core
---@param def table
function M.demand(id, def)
  local ways = {}
  for i, names in ipairs(def.syntax and def.needs or {}) do
    for _, name in ipairs(names) do add_role(ways, i - 1, def, name) end
  end
  core.rule_demands(id, def.kinds, ways)
end

return M
