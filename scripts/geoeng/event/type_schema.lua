--- What the loaded rules say of their event types, as formats of the output see
--- it: `options.schema`, see event/write.lua.

local define = require "geoeng.language.define"

local M = {}

---@class geoeng.TypeSchema  an event type, for formats of the output
---@field type string
---@field roles string[]   in the order of columns
---@field numbers table<string, true>  of these: values are numbers, or may be
---@field dyad table<"source"|"target"|"mutual", string[]>|nil

--- Layers whose spans have a number as their value: { min=, max=, ... }.
local NUMBERS = { number = true, money = true }

--- Whether what a pattern matches is a number alone, whatever has to stand
--- around it.
local function is_number(tree)
  if tree.k == "layer" then return NUMBERS[tree.whole] or false end
  if tree.k == "role" then return is_number(tree[2]) end
  if tree.k == "alt" then
    for _, kid in ipairs(tree) do if is_number(kid) then return true end end
    return false
  end
  if tree.k ~= "seq" then return false end
  local only
  for _, kid in ipairs(tree) do
    if kid.k ~= "look" then
      if only then return false end
      only = kid
    end
  end
  return only ~= nil and is_number(only)
end

--- Note of a type's roles what they hold: `told` by a pattern, `numbers`.
local function look_at_roles(roles, told, numbers)
  for _, role in ipairs(roles) do
    told[role.name] = true
    for _, clause in ipairs(role.clauses) do
      while clause do
        numbers[role.name] = numbers[role.name] or is_number(clause.value)
        clause = clause.also
      end
    end
  end
end

local function look_at_tree(tree, told, numbers)
  if tree.k == "role" then
    told[tree[1]] = true
    numbers[tree[1]] = numbers[tree[1]] or is_number(tree[2])
  end
  for _, kid in ipairs(tree) do
    if type(kid) == "table" then look_at_tree(kid, told, numbers) end
  end
end

--- The roles that hold numbers: those of a pattern, and those of functions
--- alone, of which nothing is known.
local function numbers_of(name, roles)
  local told, numbers, found = {}, {}, {}
  for _, r in ipairs(define.rules) do
    if r.kind == "event" and r.name == name then
      look_at_roles(r.roles, told, numbers)
      for _, also in ipairs(r.also) do look_at_roles(also.roles, told, numbers) end
      for _, tree in ipairs(r.trees) do look_at_tree(tree, told, numbers) end
    end
  end
  for _, role in ipairs(roles) do
    if numbers[role] or not told[role] then found[role] = true end
  end
  return found
end

--- The sides of the dyad in front, then the others by name; not those that are
--- hidden.
local function roles_of(type_of)
  local list, seen, rest = {}, {}, {}
  local function add(role)
    if not seen[role] and type_of.forms[role] ~= "hidden" then
      seen[role], list[#list + 1] = true, role
    end
  end
  for _, side in ipairs { "source", "target", "mutual" } do
    for _, role in ipairs(type_of.dyad and type_of.dyad[side] or {}) do
      add(role)
    end
  end
  for role in pairs(type_of.roles) do rest[#rest + 1] = role end
  table.sort(rest)
  for _, role in ipairs(rest) do add(role) end
  return list
end

--- The types of the loaded rules, by name.
---@param only table<string, boolean>|nil  these alone
---@return geoeng.TypeSchema[]
function M.types(only)
  local list = {}
  for name, type_of in pairs(define.types) do
    if not only or only[name] then
      local roles = roles_of(type_of)
      list[#list + 1] = { type = name, roles = roles,
        numbers = numbers_of(name, roles), dyad = type_of.dyad }
    end
  end
  table.sort(list, function(a, b) return a.type < b.type end)
  return list
end

return M
