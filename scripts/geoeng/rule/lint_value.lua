--- Tests of attributes for values that no lexicon and no `set` gives.

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local lexicon = require "geoeng.language.lexicon"
local pattern = require "geoeng.language.pattern"

local M = {}

--- Attributes that are made for each row, or columns that are none.
local COMPUTED = { basis = true, alt = true, how = true, from = true, to = true,
  phrase = true }

--- Call fn(key, operator, value, at) for every comparison of a test.
local function each_comparison(test, fn)
  if test.k == "cmp" then return fn(test) end
  for _, kid in ipairs(test) do each_comparison(kid, fn) end
end

local function cells_of(line)
  local cells = {}
  for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
  return cells
end

--- What names are compared by: "UNITED_STATES" is "United States".
local function name_key(name) return (name:lower():gsub("[_-]", " ")) end

--- The cells of a column of a lexicon, as keys of `values`; by the names of their
--- rows in `named`.
local function add_column(values, named, text, column)
  local at = {}
  for i, name in ipairs(lexicon.columns(text)) do at[name] = at[name] or i end
  if not at[column] then return end
  for line in text:gmatch "[^\r\n]+" do
    local cells = line:sub(1, 1) ~= "#" and cells_of(line) or {}
    local value = cells[at[column]] or ""
    if value ~= "" and value ~= column then
      values[value] = true
      for _, i in ipairs { at.phrase or 1, at.alt or 1 } do
        for name in (cells[i] or ""):gmatch "[^|]+" do
          named[name_key(name)] = named[name_key(name)] or {}
          named[name_key(name)][value] = true
        end
      end
    end
  end
end

--- All values that an attribute can have, nil: not known; and those that rows of
--- lexicons give to names.
local function values_of(key)
  if COMPUTED[key] then return nil end
  local values, named = {}, {}
  for _, w in ipairs(define.words_defined) do
    local text = w.def.tsv and lexicon.find(w.def.tsv, w.where.dir)
    if w.def.tsv and not text then return nil end
    if text then add_column(values, named, text, key) end
  end
  for _, r in ipairs(define.rules) do
    local value = (r.def.set or {})[key]
    if value == nil and key == "kind" then value = r.def.kind end
    if value ~= nil then values[tostring(value)] = true end
  end
  if next(values) == nil then return nil end
  return { known = values, named = named }
end

local FEW = 8 -- values that a message names

--- All values, where they are few.
local function all_of(known)
  local list = {}
  for value in pairs(known) do list[#list + 1] = value end
  table.sort(list)
  return #list <= FEW and "; values are " .. table.concat(list, ", ") or ""
end

--- The values that may be meant: that of a name, else those written much alike.
local function hint_of(value, of)
  local named = {}
  for v in pairs(of.named[name_key(value)] or {}) do named[#named + 1] = v end
  table.sort(named)
  local hint = errors.hint_of(#named > 0 and table.move(named, 1, 3, 1, {})
    or errors.all_near(value, of.known))
  return hint ~= "" and hint or all_of(of.known)
end

--- Call fn(text, node) for each tree of a rule, with the text that it is of.
local function each_tree(r, fn)
  for i, tree in ipairs(r.trees or {}) do fn(r.find[i], tree) end
  local function each_role(roles)
    for _, role in ipairs(roles or {}) do
      for _, clause in ipairs(role.clauses) do
        while clause do
          if clause.value then fn(role.text, clause.value) end
          clause = clause.also
        end
      end
    end
  end
  each_role(r.roles)
  for _, also in ipairs(r.also or {}) do
    fn(also.text, also.tree)
    each_role(also.roles)
  end
end

local function check_comparison(found, r, text, cmp, values)
  local key, op, value = cmp[1], cmp[2], cmp[3]
  if op ~= "=" and op ~= "!=" or type(value) ~= "string" then return end
  if values[key] == nil then values[key] = values_of(key) or false end
  local of = values[key]
  if not of or of.known[value] then return end
  local where = type(text) == "string"
    and errors.in_string(r.where, text, cmp.at) or r.where
  local only = where.column and errors.only_near(value, of.known)
  finding.add(found, where, "unknown-value", ("no span has %s=%s: no list and no "
    .. "'set' gives that value%s"):format(key, value, hint_of(value, of)),
    only and { from = value, to = only, behind = #key } or nil)
end

--- Add the tests of values that never are.
---@param found table[]
function M.run(found)
  local values = {}
  for _, r in ipairs(define.rules) do
    each_tree(r.where.library and {} or r, function(text, tree)
      pattern.walk(tree, function(node)
        if node.k == "token" or not node.test then return end
        each_comparison(node.test, function(cmp)
          check_comparison(found, r, text, cmp, values)
        end)
      end)
    end)
  end
end

return M
