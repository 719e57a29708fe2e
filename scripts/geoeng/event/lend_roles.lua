--- What may be lent to a role: everything in the sentence that the patterns of
--- its role string match, wherever it stands. A role that takes actors or noun
--- phrases of any kind is asked of all of these, and of places.

local core = require "geoeng.core"
local define = require "geoeng.language.define"

local M = {}

--- A pattern that stands for any noun phrase is asked last: its spans say least.
local function alternatives_of(role)
  local plain, phrases = {}, {}
  for _, clause in ipairs(role.clauses) do
    while clause do
      for _, a in ipairs(clause.alternatives or {}) do
        table.insert(a.phrase and phrases or plain, a)
      end
      clause = clause.also
    end
  end
  return table.move(phrases, 1, #phrases, #plain + 1, plain)
end

local function is_open(list)
  for _, a in ipairs(list) do
    if a.phrase or a.layer == "actor" then return true end
  end
  return false
end

--- What fills roles in most rules; layers that no rule reads are not there.
local ANY = { { layer = "actor" }, { layer = "place" }, { layer = "np" } }

local function is_there(layer) return layer == "np" or define.layers[layer] end

--- All that a role is asked of, as core.lend_plan reads it.
local function asked(role)
  local list, found = alternatives_of(role), {}
  for _, a in ipairs(is_open(list) and ANY or {}) do
    if is_there(a.layer) then list[#list + 1] = a end
  end
  for i, a in ipairs(list) do
    found[i] = { layer = a.layer, pattern = not a.layer and a.pattern or nil,
      list = a.list, phrase = a.phrase or a.layer == "np" }
  end
  return found
end

--- The roles of all rules of a type, by name, each as the first rule has it
--- that fills it from slots: what one rule asks for, another may be lent.
local function roles_of(type_)
  local defs, list, seen = {}, {}, { time = true }
  for _, def in pairs(define.events) do
    if def.type == type_ then defs[#defs + 1] = def end
  end
  table.sort(defs, function(a, b) return a.order < b.order end)
  for _, def in ipairs(defs) do
    for _, role in ipairs(def.roles) do
      if not seen[role.name] then
        seen[role.name] = true
        list[#list + 1] = role
      end
    end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

local function made(type_, weights)
  local roles = {}
  for i, role in ipairs(roles_of(type_)) do
    roles[i] = { name = role.name, weights = weights[role.name],
      alternatives = asked(role) }
  end
  -- Few rules have a role string for the time.
  roles[#roles + 1] = { name = "time", weights = weights.time,
    alternatives = {} }
  return core.lend_plan(type_, roles)
end

local plans = setmetatable({}, { __mode = "k" }) -- by weights and type

--- Make plans anew: roles of a rule have changed.
function M.forget() plans = setmetatable({}, { __mode = "k" }) end

local NONE = {}

--- What roles of a type are asked of, with their weights.
---@param type_ string
---@param weights table<string, table<string, integer>>|nil  by role
---@return geoeng.LendPlan
function M.of(type_, weights)
  weights = weights or NONE
  local by_type = plans[weights] or {}
  plans[weights] = by_type
  by_type[type_] = by_type[type_] or made(type_, weights)
  return by_type[type_]
end

return M
