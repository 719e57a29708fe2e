--- The roles of a rule as the core fills them: lists of alternatives, clauses
--- and roles that name each other by number, from 0.

local core = require "geoeng.core"
local pronouns = require "geoeng.event.fill_pronoun"

local M = {}

--- Bits of GeSlot.
local SLOTS = { subj = 1, obj = 2, iobj = 4, poss = 8, comp = 16 }
--- GeWhole: what of a filler is taken.
local WHOLE = { np = 1, name = 2 }

local function add_alternative(spec, a)
  table.insert(spec.alternatives, { layer = not a.phrase and a.layer or nil,
    pattern = a.pattern, whole = WHOLE[a.phrase], list = a.list })
end

local function add_clause(spec, clause)
  local x = { alternative = #spec.alternatives, prep = #spec.preps, slots = 0,
    pattern = clause.pattern, person = pronouns.may_fill(clause),
    sum = clause.also ~= nil }
  for _, a in ipairs(clause.alternatives or {}) do add_alternative(spec, a) end
  for _, name in ipairs(clause.slots or {}) do
    if SLOTS[name] then x.slots = x.slots | SLOTS[name]
    else table.insert(spec.preps, name) end
  end
  x.nalternatives = #spec.alternatives - x.alternative
  x.npreps = #spec.preps - x.prep
  table.insert(spec.clauses, x)
end

--- The number of a role's name.
local function number_of(spec, name)
  if not spec.numbers[name] then
    spec.numbers[name] = #spec.names
    table.insert(spec.names, name)
  end
  return spec.numbers[name]
end

local function add_roles(spec, roles)
  for _, r in ipairs(roles) do
    local x = { name = number_of(spec, r.name), clause = #spec.clauses }
    for _, clause in ipairs(r.clauses) do
      while clause do
        add_clause(spec, clause)
        clause = clause.also
      end
    end
    x.nclauses = #spec.clauses - x.clause
    table.insert(spec.roles, x)
  end
end

local function compile(def)
  local spec = { alternatives = {}, clauses = {}, roles = {}, also = {},
    preps = {}, names = {}, numbers = {}, light = def.light,
    nroles = #def.roles, syntax = def.syntax }
  add_roles(spec, def.roles)
  for _, also in ipairs(def.also) do
    table.insert(spec.also, { layer = also.layer, pattern = also.pattern,
      role = #spec.roles, nroles = #also.roles })
    add_roles(spec, also.roles)
  end
  return core.role_plan(spec)
end

--- Plans by the roles that they are of.
local plans = setmetatable({}, { __mode = "k" })

--- The plan of a rule, which is made on first use.
---@param def table
---@return userdata
function M.of(def)
  local plan = plans[def.roles]
  if not plan then
    plan = compile(def)
    plans[def.roles] = plan
  end
  return plan
end

return M
