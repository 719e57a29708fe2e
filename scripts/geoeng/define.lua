--- Definitions: what rule files and library modules say with words, span,
--- text, event and test is checked here, kept, and compiled when all files
--- are loaded, so that the order of definitions does not matter.

local core = require "geoeng.core"
local errors = require "geoeng.errors"
local lexicon = require "geoeng.lexicon"
local pattern = require "geoeng.pattern"

local M = {
  lists = {},   -- name -> { file, line, source, used }
  layers = {},  -- name -> { file, line }: the first rule that writes it
  events = {},  -- rule id + 1 -> event definition, see compile_event
  types = {},   -- event type -> true
  tests = {},   -- { event=, date=, items=, file=, line= }
  packs = {},   -- file -> pack header
}

--- Layers of the standard library and the module that writes them. A rule
--- that mentions one need not require it.
M.STANDARD = {
  actor = "geoeng.actor", place = "geoeng.place", weapon = "geoeng.weapon",
  target = "geoeng.target", time = "geoeng.date", date = "geoeng.date",
  day = "geoeng.date", number = "geoeng.number", ordinal = "geoeng.number",
  money = "geoeng.money",
}

local pending = { words = {}, rules = {} }
local warnings = {}

-- ------------------------------------------------------------- checking

local KEYS = {
  pack = { name = "string", version = "string", about = "string",
    author = "string", license = "string", tags = "table" },
  words = { how = "string", tsv = "string", about = "string" },
  span = { find = "any", take = "string", set = "table", value = "function",
    priority = "number", policy = "string", about = "string" },
  text = { peg = "any", kind = "string", set = "table", priority = "number",
    policy = "string", about = "string" },
  event = { about = "string", find = "any", roles = "table", need = "table",
    check = "function", make = "function", subtype = "string", code = "string",
    priority = "number", within = "string", skip = "any",
    modality = "string" },
  test = { date = "string" },
}

local SYNTAX = { verb = true, noun = true }

local VALUES = {
  how = { "lemma", "fold", "exact" },
  policy = { "longest", "first", "all", "inner" },
  within = { "sentence", "paragraph", "document" },
  modality = { "asserted", "planned", "hypothetical", "alleged", "negated" },
}

--- The place of a key in the definition that starts at where.line.
local function place_of(where, text, plain_end)
  if not where.source then return where end
  local from, line = 1, 1
  while line < where.line do
    from = (where.source:find("\n", from, true) or #where.source) + 1
    line = line + 1
  end
  local at = where.source:find(text, from, true)
  if not at or at > from + 20000 then return where end
  local _, lines = where.source:sub(from, at - 1):gsub("\n", "")
  local start = where.source:sub(1, at):match ".*\n()" or 1
  return { file = where.file, source = where.source, line = line + lines,
    column = at - start + 1 + (plain_end or 0) }
end

local function one_of(value, list)
  for _, v in ipairs(list) do if v == value then return true end end
  return false
end

local function check_value(where, kind, key, value)
  local want = KEYS[kind][key]
  if want ~= "any" and type(value) ~= want then
    errors.raise(place_of(where, key), ("%s: '%s' must be a %s, not a %s")
      :format(kind, key, want, type(value)))
  end
  if VALUES[key] and type(value) == "string"
    and not one_of(value, VALUES[key]) then
    errors.raise(place_of(where, value), ("%s: '%s' must be one of %s%s")
      :format(kind, key, table.concat(VALUES[key], ", "),
        errors.hint(value, VALUES[key])))
  end
end

--- Unknown keys and wrong types are errors; list items are the caller's.
local function check_keys(where, kind, def)
  if type(def) ~= "table" then
    errors.raise(where, ("%s needs a table { ... }"):format(kind))
  end
  local names = {}
  for key in pairs(def) do
    if type(key) ~= "number" then names[#names + 1] = tostring(key) end
  end
  table.sort(names)
  for _, key in ipairs(names) do
    if kind == "event" and SYNTAX[key] then
      errors.raise(place_of(where, key), ("event: '%s' needs the syntax "
        .. "layer, which this version has not; say it with find"):format(key))
    end
    if not KEYS[kind][key] then
      errors.raise(place_of(where, key), ("%s has no key '%s'%s")
        :format(kind, key, errors.hint(key, KEYS[kind])))
    end
    check_value(where, kind, key, def[key])
  end
end

local function check_name(where, kind, name)
  if type(name) ~= "string" or not name:match "^[%a_][%w_]*$" then
    errors.raise(where, ("%s: a name of letters, digits and _ is expected")
      :format(kind))
  end
end

local function strings(where, kind, key, value)
  local list = type(value) == "string" and { value } or value
  if type(list) ~= "table" or (list.k and true) then list = { value } end
  for _, s in ipairs(list) do
    if type(s) ~= "string" and not (type(s) == "table" and s.k) then
      errors.raise(place_of(where, key), ("%s: '%s' must hold strings")
        :format(kind, key))
    end
  end
  return list
end

-- ---------------------------------------------------------- definitions

--- Define a list. where: { file=, line=, source=, dir= } of the definition.
function M.words(where, name, def)
  check_name(where, "words", name)
  check_keys(where, "words", def)
  local old = M.lists[name]
  if old then
    errors.raise(where, ("the list '%s' is defined already at %s:%d")
      :format(name, old.file, old.line))
  end
  if #def == 0 and not def.tsv then
    errors.raise(where, ("the list '%s' is empty"):format(name))
  end
  for i, phrase in ipairs(def) do
    if type(phrase) ~= "string" then
      errors.raise(where, ("words '%s': item %d is not a string")
        :format(name, i))
    end
  end
  M.lists[name] = where
  table.insert(pending.words, { name = name, def = def, where = where })
end

function M.span(where, name, def)
  check_name(where, "span", name)
  check_keys(where, "span", def)
  if not def.find then errors.raise(where, "span: 'find' is missing") end
  M.layers[name] = M.layers[name] or where
  table.insert(pending.rules, { kind = "span", name = name, where = where,
    def = def, find = strings(where, "span", "find", def.find) })
end

function M.text(where, name, def)
  check_name(where, "text", name)
  check_keys(where, "text", def)
  if not def.peg then errors.raise(where, "text: 'peg' is missing") end
  M.layers[name] = M.layers[name] or where
  table.insert(pending.rules, { kind = "text", name = name, where = where,
    def = def })
end

function M.event(where, name, def)
  check_name(where, "event", name)
  check_keys(where, "event", def)
  if not def.find then errors.raise(where, "event: 'find' is missing") end
  M.types[name] = true
  table.insert(pending.rules, { kind = "event", name = name, where = where,
    def = def, find = strings(where, "event", "find", def.find) })
end

function M.pack(where, def)
  check_keys(where, "pack", def)
  M.packs[where.file] = def
end

function M.test(where, name, def)
  check_name(where, "test", name)
  local items, keys = {}, {}
  for k, v in pairs(def) do
    if math.type(k) then items[k] = v else keys[k] = v end
  end
  check_keys(where, "test", keys)
  for _, item in ipairs(items) do
    if type(item) ~= "table" or not item.verdict then
      errors.raise(where, "test: items are yes \"...\" and no \"...\"")
    end
  end
  if def.date and not core.day(def.date) then
    errors.raise(place_of(where, def.date), "test: date must be YYYY-MM-DD")
  end
  table.insert(M.tests, { event = name, date = def.date, items = items,
    file = where.file, line = where.line, where = where })
end

-- ---------------------------------------------------------- compilation

local function pattern_error(where, text, column, message)
  local at = type(text) == "string" and place_of(where, text) or where
  if at ~= where and at.column then at.column = at.column + (column or 1) - 1 end
  errors.raise(at, message)
end

local load_standard -- below

--- Every list and layer that the tree mentions must exist.
local function check_names(where, text, tree)
  pattern.walk(tree, function(node)
    if node.k == "list" then
      local list = M.lists[node[1]]
      if not list then
        pattern_error(where, text, node.at, ("there is no list '$%s'%s")
          :format(node[1], errors.hint(node[1], M.lists)))
      end
      list.used = true
    elseif node.k == "layer" and not M.layers[node[1]] then
      if not load_standard(node[1]) then
        local known = {}
        for k in pairs(M.layers) do known[k] = true end
        for k in pairs(M.STANDARD) do known[k] = true end
        pattern_error(where, text, node.at, ("there is no layer '<%s>'%s")
          :format(node[1], errors.hint(node[1], known)))
      end
    end
  end)
end

local function parse(where, text)
  if type(text) == "table" then
    check_names(where, text, text)
    return text
  end
  local tree, why = pattern.parse(text)
  if not tree then pattern_error(where, text, why.column, why.message) end
  check_names(where, text, tree)
  return tree
end

local function compile(where, text, tree)
  local ok, result = pcall(core.pattern, tree)
  if ok then return result end
  if type(result) ~= "table" then error(result, 0) end
  pattern_error(where, text, result.at, result.message)
end

--- Attributes as the array that core.entry takes, in sorted order.
local function entry_of(set)
  if not set then return nil end
  local keys, flat = {}, {}
  for k in pairs(set) do keys[#keys + 1] = k end
  table.sort(keys)
  for _, k in ipairs(keys) do
    flat[#flat + 1] = k
    flat[#flat + 1] = tostring(set[k])
  end
  return #flat > 0 and core.entry(flat) or nil
end

local function compile_span(r)
  local ids = {}
  for i, tree in ipairs(r.trees) do
    ids[i] = compile(r.where, r.find[i], tree)
  end
  core.rule { kind = "span", name = r.name, file = r.where.file,
    line = r.where.line, priority = r.def.priority, policy = r.def.policy,
    patterns = ids, take = r.def.take, set = entry_of(r.def.set),
    value = r.def.value }
end

--- A finder over raw text: every place where the LPeg pattern matches, left
--- to right, not inside a word.
local function finder(peg)
  local lpeg = require "lpeg"
  local one = lpeg.Ct(lpeg.Cp() * lpeg.P(peg) * lpeg.Cp())
  local word = lpeg.R("az", "AZ", "09", "\128\255") ^ 1
  local all = lpeg.Ct((one + word + 1) ^ 0)
  return function(text)
    local found = {}
    for i, hit in ipairs(all:match(text)) do
      local value = #hit > 2 and hit[2] or nil
      found[i] = { hit[1], hit[#hit], value }
    end
    return found
  end
end

local function compile_text(r)
  local ok, find = pcall(finder, r.def.peg)
  if not ok then
    errors.raise(r.where, "text: 'peg' is no LPeg pattern that can be "
      .. "searched for: " .. tostring(find))
  end
  local set = {}
  for k, v in pairs(r.def.set or {}) do set[k] = v end
  set.kind = set.kind or r.def.kind
  core.rule { kind = "text", name = r.name, file = r.where.file,
    line = r.where.line, priority = r.def.priority, policy = r.def.policy,
    set = entry_of(set), find = find }
end

-- --------------------------------------------------------------- events

--- Call fn for the nodes that stand in no capture.
local function walk_outside(node, fn)
  if node.k == "role" then return end
  fn(node)
  for _, kid in ipairs(node) do
    if type(kid) == "table" and node.k ~= "token" then
      walk_outside(kid, fn)
    end
  end
end

--- Mark what the event hangs on: the capture `trigger`, else the first list
--- outside other captures, else the first word there.
local function with_trigger(tree)
  local has, first_list, first_word = false, nil, nil
  pattern.walk(tree, function(node)
    has = has or node.k == "role"
      and (node[1] == "trigger" or node[1] == "verb")
  end)
  walk_outside(tree, function(node)
    if node.k == "list" then
      first_list = first_list or node
    elseif node.k == "word" or node.k == "exact" then
      first_word = first_word or node
    end
  end)
  local target = not has and (first_list or first_word)
  if not target then return tree end
  local function copy(node)
    if node == target then
      return { k = "role", "trigger", node, at = node.at }
    end
    local c = {}
    for k, v in pairs(node) do
      c[k] = type(k) == "number" and type(v) == "table" and copy(v) or v
    end
    return c
  end
  return copy(tree)
end

--- Roles that the tree can fill.
local function add_roles(tree, roles)
  pattern.walk(tree, function(node)
    if node.k == "role" then roles[node[1]] = true end
  end)
end

--- A role string as searchable patterns: { pattern=, prep=bool }.
local function compile_role(where, text)
  local clauses, why = pattern.parse_role(text)
  if not clauses then pattern_error(where, text, why.column, why.message) end
  local list = {}
  for i, c in ipairs(clauses) do
    check_names(where, text, c.value)
    local value = { k = "role", "value", c.value, at = c.at }
    local tree = value
    if c.prep then
      tree = { k = "seq", c.prep,
        { k = "rep", { k = "word", "the" }, min = 0, max = 1 }, value }
    end
    list[i] = { tree = tree, prep = c.prep ~= nil }
  end
  return list
end

local function check_need(r, known)
  for _, need in ipairs(r.def.need or {}) do
    if type(need) ~= "string" then
      errors.raise(place_of(r.where, "need"), "event: 'need' holds role names")
    end
    for role in need:gmatch "[^%s|]+" do
      if not known[role] then
        errors.raise(place_of(r.where, role), ("event: the needed role '%s' "
          .. "is never filled%s"):format(role, errors.hint(role, known)))
      end
    end
  end
end

--- Parse everything that an event mentions; may load library modules.
local function parse_event(r)
  local known = {}
  r.trees, r.role_trees, r.role_names = {}, {}, {}
  for i, text in ipairs(r.find) do
    r.trees[i] = with_trigger(parse(r.where, text))
    add_roles(r.trees[i], known)
  end
  for name, text in pairs(r.def.roles or {}) do
    if type(name) ~= "string" or type(text) ~= "string" then
      errors.raise(place_of(r.where, "roles"),
        "event: 'roles' holds role = \"prepositions <layer>\"")
    end
    r.role_names[#r.role_names + 1] = name
    known[name] = true
  end
  table.sort(r.role_names)
  for _, name in ipairs(r.role_names) do
    r.role_trees[name] = compile_role(r.where, r.def.roles[name])
  end
  check_need(r, known)
end

local function skip_layers(r)
  local names = {}
  for _, name in ipairs(r.def.skip and strings(r.where, "event", "skip",
    r.def.skip) or {}) do
    local bare = name:match "^%$([%w_]+)$" or name:match "^<([%w_]+)>$"
    local list = name:sub(1, 1) == "$"
    if not bare or (list and not M.lists[bare])
      or (not list and not M.layers[bare]) then
      errors.raise(place_of(r.where, name), ("event: skip: there is no '%s'%s")
        :format(name, errors.hint(bare or name, list and M.lists or M.layers)))
    end
    if list then M.lists[bare].used = true end
    names[#names + 1] = list and name or bare
  end
  return names
end

local function needs_of(def)
  local needs = {}
  for i, need in ipairs(def.need or {}) do
    needs[i] = {}
    for role in need:gmatch "[^%s|]+" do table.insert(needs[i], role) end
  end
  return needs
end

local function compile_event(r)
  local ids, def = {}, r.def
  for i, tree in ipairs(r.trees) do
    ids[i] = compile(r.where, r.find[i], tree)
  end
  local roles = {}
  for _, name in ipairs(r.role_names) do
    for _, clause in ipairs(r.role_trees[name]) do
      clause.pattern = compile(r.where, def.roles[name], clause.tree)
      clause.tree = nil
    end
    roles[#roles + 1] = { name = name, clauses = r.role_trees[name] }
  end
  local id = core.rule { kind = "event", name = r.name, file = r.where.file,
    line = r.where.line, priority = def.priority, within = def.within,
    patterns = ids, skip = skip_layers(r) }
  M.events[id] = { type = r.name, subtype = def.subtype, code = def.code,
    name = def.subtype and r.name .. "/" .. def.subtype or r.name,
    file = r.where.file, line = r.where.line, priority = def.priority or 0,
    roles = roles, needs = needs_of(def), check = def.check, make = def.make,
    modality = def.modality, order = id }
end

-- -------------------------------------------------------------- sealing

--- Require the module that writes a layer of the standard library.
function load_standard(name)
  local module = M.STANDARD[name]
  if not module then return false end
  require(module)
  return M.layers[name] ~= nil
end

local function add_words(w)
  local def, how = w.def, w.def.how or "lemma"
  if def.tsv then
    local text, file = lexicon.find(def.tsv, w.where.dir)
    if not text then
      errors.raise(place_of(w.where, def.tsv), ("words '%s': no lexicon '%s'; "
        .. "searched %s"):format(w.name, def.tsv, file))
    end
    lexicon.add(w.name, lexicon.read_tsv(text, file), how, def.tsv)
    M.sources[#M.sources + 1] = text
  end
  local list = core.list(w.name)
  for i, phrase in ipairs(def) do
    local ok, why = pcall(core.list_add, list, phrase, how)
    if not ok then
      errors.raise(w.where, ("words '%s': item %d: %s"):format(w.name, i, why))
    end
  end
end

--- Texts of all rule files and lexicons, for the hash of the rules.
M.sources = {}

--- Compile what is pending. Parsing can load library modules, which define
--- more, so it goes on until nothing is new.
local function compile_all()
  if next(M.types) then
    require "geoeng.date"
    require "geoeng.modality"
  end
  local i = 1
  while i <= #pending.rules do
    local r = pending.rules[i]
    if r.kind == "event" then
      parse_event(r)
    elseif r.kind == "span" then
      r.trees = {}
      for k, text in ipairs(r.find) do r.trees[k] = parse(r.where, text) end
    end
    i = i + 1
  end
  for _, w in ipairs(pending.words) do add_words(w) end
  local names = {}
  for name in pairs(M.layers) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do core.declare_layer(name) end
  for _, r in ipairs(pending.rules) do
    if r.kind == "span" then compile_span(r)
    elseif r.kind == "text" then compile_text(r)
    else compile_event(r) end
  end
end

local function warn_unused()
  local names = {}
  for name, list in pairs(M.lists) do
    if not list.used and not list.library then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local where = M.lists[name]
    warnings[#warnings + 1] = errors.format({ file = where.file,
      line = where.line, source = where.source },
      ("the list '%s' is never used"):format(name), "warning")
  end
end

--- End of loading. Returns the warnings.
---@return string[]
function M.seal()
  compile_all()
  warn_unused()
  core.seal()
  table.sort(M.sources)
  M.rules_sha256 = core.sha256(table.concat(M.sources, "\0"))
  pending = { words = {}, rules = {} }
  return warnings
end

return M
