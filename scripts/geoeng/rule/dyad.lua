--- Who does what to whom: `dyad` of an event says which roles are the sides.
---
---   dyad = { source = "attacker", target = "victim | target" }
---   dyad = { mutual = "participant" }   each pair of those in the role
---   dyad = { source = "actor" }         nobody whom it is done to has a role
---
--- Of roles joined by | the first that is filled counts. It is said of the whole
--- type, by any rule of it. See table/sides.lua, which makes the pairs.

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"

local M = {}

local SHAPES = { source = "directed", target = "directed", mutual = "mutual" }

--- "a | b" as a list; empty when it is nothing of the kind.
local function roles_in(value)
  local roles = {}
  for role in (type(value) == "string" and value or ""):gmatch "[^%s|]+" do
    roles[#roles + 1] = role
  end
  return roles
end

local function fail(r)
  errors.raise(errors.at_name(r.where, "dyad"), "event: 'dyad' holds source = "
    .. "\"role\", target = \"role\" or both, or mutual = \"role\"; of \"role | "
    .. "role\" the first that is filled counts")
end

--- The sides that a rule names, lists of roles by side.
local function sides_of(r)
  local sides, shape = {}, nil
  for key, value in pairs(r.def.dyad) do
    local roles = roles_in(value)
    if not SHAPES[key] or shape and shape ~= SHAPES[key] or #roles == 0 then
      fail(r)
    end
    sides[key], shape = roles, SHAPES[key]
  end
  if not shape then fail(r) end
  return sides
end

local function text_of(sides)
  local parts = {}
  for _, key in ipairs { "source", "target", "mutual" } do
    parts[#parts + 1] = key .. "=" .. table.concat(sides[key] or {}, "|")
  end
  return table.concat(parts, " ")
end

--- What a rule says of its type.
---@param r table
---@param type_of table  of define.types
function M.add(r, type_of)
  if not r.def.dyad then return end
  local sides = sides_of(r)
  if type_of.dyad and text_of(type_of.dyad) ~= text_of(sides) then
    errors.raise(errors.at_name(r.where, "dyad"), ("event: another rule of "
      .. "'%s' has another 'dyad'"):format(r.name))
  end
  type_of.dyad = sides
end

--- Its roles are those of the type; all rules are parsed.
---@param r table
function M.check(r)
  local type_of = define.types[r.name]
  local sides = r.def.dyad and type_of.dyad or {}
  for _, key in ipairs { "source", "target", "mutual" } do
    for _, role in ipairs(sides[key] or {}) do
      if not type_of.roles[role] then
        errors.raise(errors.at_name(r.where, role), ("event: no rule of '%s' "
          .. "fills the role '%s' of 'dyad'%s"):format(r.name, role,
          errors.hint(role, type_of.roles)))
      end
    end
  end
end

return M
