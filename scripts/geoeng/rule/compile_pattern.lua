--- Pattern strings of rules: parsed, checked, compiled.
--- `M.made`: how many were compiled.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local names = require "geoeng.rule.pattern_names"
local pattern = require "geoeng.language.pattern"

local M = { made = 0 }

local pattern_error = names.pattern_error

--- A pattern string or tree as a tree whose names exist.
function M.parse(where, text)
  local tree = text
  if type(text) == "string" then
    local why
    tree, why = pattern.parse(text)
    if not tree then pattern_error(where, text, why.column, why.message) end
  end
  names.check_names(where, text, tree)
  return tree
end

--- Compile a tree; mistakes are told at their place in the text.
function M.compile(where, text, tree)
  names.check_tests(where, text, tree)
  local ok, result = pcall(core.pattern, tree)
  M.made = M.made + 1
  if ok then return result end
  if type(result) ~= "table" then errors.raise(where, result) end
  pattern_error(where, text, result.at, result.message)
end

--- The patterns of a rule, compiled.
function M.compile_all(r)
  local ids = {}
  for i, tree in ipairs(r.trees) do
    ids[i] = M.compile(r.where, r.find[i], tree)
  end
  return ids
end

--- The ids of the patterns by which a rule fires, where they are known.
---@param kept table  of rule/kept.lua
function M.ids(kept)
  local ids = {}
  for i = 1, kept.triggers do ids[i] = kept.first + i - 1 end
  return ids
end

--- Add the roles that a tree captures.
function M.add_roles(tree, roles)
  pattern.walk(tree, function(node)
    if node.k == "role" then roles[node[1]] = true end
  end)
end

--- What every rule tells the core.
function M.spec_of(r, kind)
  return { kind = kind, name = r.layer or r.name, file = r.where.file,
    line = r.where.line, priority = r.def.priority, policy = r.def.policy }
end

return M
