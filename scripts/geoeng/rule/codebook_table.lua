--- The codebook for programs: a row a role of a rule as CSV, or all that the rules
--- declare as JSON.

local columns = require "geoeng.table.columns"
local core = require "geoeng.core"
local csv_row = require "geoeng.format.csv_row"
local define = require "geoeng.language.define"
local format = require "geoeng.language.pattern_format"
local pattern = require "geoeng.language.pattern"
local schema = require "geoeng.event.schema"
local type_schema = require "geoeng.event.type_schema"

local M = {}

local COLUMNS = { "type", "subtype", "role", "required", "kind", "description",
  "dyad", "found", "file", "line" }

-- ------------------------------------------------------------------- roles

local WORDS = { np = true, name = true } -- layers that are any words

--- The layers that a value is looked for in, in the order of the pattern; not
--- those that have to stand around it.
local function add_kinds(tree, kinds, seen)
  if tree.k == "look" then return end
  local name = tree.k == "layer" and tree.whole
  if name and not WORDS[name] and not seen[name] then
    seen[name], kinds[#kinds + 1] = true, name
  end
  for _, kid in ipairs(tree) do
    if type(kid) == "table" then add_kinds(kid, kinds, seen) end
  end
end

--- "actor | name": what may fill a role; "words" where it is no layer.
local function kind_of(trees)
  local kinds, seen = {}, {}
  for _, tree in ipairs(trees) do add_kinds(tree, kinds, seen) end
  return kinds[1] and table.concat(kinds, " | ") or "words"
end

--- "yes", "one of: a | b", or "no".
local function required(r, name)
  local one_of
  for _, need in ipairs(r.def.need or {}) do
    if need == name then return "yes" end
    for role in need:gmatch "[^%s|]+" do
      if role == name then one_of = "one of: " .. need end
    end
  end
  return one_of or "no"
end

--- The side of the dyad that a role is.
local function side_of(dyad, name)
  for _, side in ipairs { "source", "target", "mutual" } do
    for _, role in ipairs(dyad and dyad[side] or {}) do
      if role == name then return side end
    end
  end
  return nil
end

local function captures(r, add)
  for _, tree in ipairs(r.trees) do
    pattern.walk(tree, function(node)
      if node.k == "role" and node[1] ~= "trigger" and node[1] ~= "verb" then
        add(node[1], "in the pattern", node[2])
      end
    end)
  end
end

local function clauses(roles, add, behind)
  for _, role in ipairs(roles) do
    add(role.name, role.text .. behind)
    for _, clause in ipairs(role.clauses) do
      while clause do
        add(role.name, nil, clause.value)
        clause = clause.also
      end
    end
  end
end

--- The roles of a rule by name: { name, trees, found }.
local function roles_of(r)
  local list, by_name = {}, {}
  local function add(name, found, tree)
    local role = by_name[name]
    if not role then
      role = { name = name, trees = {}, found = {}, known = {} }
      by_name[name], list[#list + 1] = role, role
    end
    role.trees[#role.trees + 1] = tree
    if found and not role.known[found] then
      role.known[found] = true
      table.insert(role.found, found)
    end
  end
  captures(r, add)
  clauses(r.roles, add, "")
  for _, also in ipairs(r.also) do
    clauses(also.roles, add, " of " .. also.text)
  end
  for name in pairs(r.declared) do add(name, "by the rule's functions") end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

--- The roles of a rule as rows of the table have them.
local function rows_of(r)
  local dyad, rows = define.types[r.name].dyad, {}
  for i, role in ipairs(roles_of(r)) do
    local by_function = r.declared[role.name] and #role.trees == 0
    rows[i] = { role = role.name, required = required(r, role.name),
      kind = by_function and "any" or kind_of(role.trees),
      dyad = side_of(dyad, role.name), found = table.concat(role.found, "; ") }
  end
  return rows
end

local function events(fn)
  for _, r in ipairs(define.rules) do if r.kind == "event" then fn(r) end end
end

-- --------------------------------------------------------------------- CSV

--- A row for each role of each rule, in the order of the rules.
---@param book table  of codebook.build
---@return string
function M.csv(book)
  local about, out = {}, { csv_row.row(COLUMNS, #COLUMNS) }
  for _, t in ipairs(book.types) do about[t.name] = t.about end
  events(function(r)
    for _, x in ipairs(rows_of(r)) do
      out[#out + 1] = csv_row.row({ r.name, r.def.subtype, x.role, x.required,
        x.kind, r.def.about or about[r.name], x.dyad, x.found, r.where.file,
        r.where.line }, #COLUMNS)
    end
  end)
  return table.concat(out)
end

-- -------------------------------------------------------------------- JSON

--- A list that is left out where it is empty: core.json writes {} for one.
local function some(list) return list and list[1] ~= nil and list or nil end

local function rule_of(r)
  local fires, functions = {}, {}
  for i, text in ipairs(r.find) do
    fires[i] = r.kinds[i] .. " " .. (type(text) == "string" and text
      or format(text))
  end
  for _, key in ipairs { "when", "check", "make", "modality" } do
    if type(r.def[key]) == "function" then functions[#functions + 1] = key end
  end
  return { file = r.where.file, line = r.where.line, subtype = r.def.subtype,
    about = r.def.about, fires = some(fires), need = some(r.def.need),
    functions = some(functions), roles = some(rows_of(r)) }
end

local function type_of(t, declared)
  local def, rules, subtypes, seen = define.types[t.name], {}, {}, {}
  events(function(r)
    if r.name ~= t.name then return end
    rules[#rules + 1] = rule_of(r)
    local subtype = r.def.subtype
    if type(subtype) == "string" and not seen[subtype] then
      seen[subtype], subtypes[#subtypes + 1] = true, subtype
    end
  end)
  table.sort(subtypes)
  local numbers = {}
  for _, role in ipairs(declared.roles) do
    if declared.numbers[role] then numbers[#numbers + 1] = role end
  end
  return { type = t.name, about = t.about, subtypes = some(subtypes),
    roles = some(declared.roles), numbers = some(numbers), dyad = def.dyad,
    open = def.open or nil, rules = rules,
    examples = (some(t.yes) or some(t.no) or some(t.same)) and
      { yes = some(t.yes), no = some(t.no), same = some(t.same) } or nil }
end

--- The field of the record that a column shows, or nil.
local function field_of(column)
  local object, field = column.object, nil
  for name in (column.path or ""):gmatch "[^.]+" do
    for _, f in ipairs(schema.by_name[object].fields) do
      if f[1] == name then field = f end
    end
    object = field and field.of
  end
  return field
end

local KINDS = { integer = "integer", offset = "integer", number = "number" }

--- What columns are: their own words and kind, or those of the record's field.
local function told(list)
  local out = {}
  for i, column in ipairs(list) do
    local field = field_of(column)
    local kind = field and (field.pattern == schema.DAY and "date"
      or KINDS[field[2]])
    out[i] = { name = column.name, about = column.about or field and field.about,
      kind = column.kind or kind or "text" }
  end
  return out
end

--- All that the rules declare, and the columns that --format csv, csv-args and
--- dyads write of their events, in one line of JSON.
---@param book table  of codebook.build
---@return string
function M.json(book)
  local packs, types, by_type = {}, {}, {}
  local schemas = type_schema.types()
  for _, s in ipairs(schemas) do by_type[s.type] = s end
  for i, p in ipairs(book.packs) do
    packs[i] = { file = p.file, name = p.pack.name, version = p.pack.version,
      license = p.pack.license, about = p.pack.about }
  end
  for i, t in ipairs(book.types) do types[i] = type_of(t, by_type[t.name]) end
  return core.json { schema = "geoeng-codebook-1", packs = some(packs),
    types = some(types), columns = told(columns.events(schemas)),
    argument_columns = told(columns.args),
    dyad_columns = told(columns.dyads) } .. "\n"
end

return M
