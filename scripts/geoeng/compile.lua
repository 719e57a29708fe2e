--- From definitions to the engine: parses and checks patterns, finds lists,
--- layers and roles that they name, and hands everything to the core.

local core = require "geoeng.core"
local define = require "geoeng.define"
local errors = require "geoeng.errors"
local lexicon = require "geoeng.lexicon"
local names = require "geoeng.names"
local pattern = require "geoeng.pattern"
local trigger = require "geoeng.trigger"

local M = {}

local attributes, pattern_error = names.attributes, names.pattern_error

-- -------------------------------------------------------------- patterns

--- A pattern string or tree as a tree whose names exist.
local function parse(where, text)
  local tree = text
  if type(text) == "string" then
    local why
    tree, why = pattern.parse(text)
    if not tree then pattern_error(where, text, why.column, why.message) end
  end
  names.check_names(where, text, tree)
  return tree
end

local function compile(where, text, tree)
  names.check_tests(where, text, tree)
  local ok, result = pcall(core.pattern, tree)
  if ok then return result end
  if type(result) ~= "table" then error(result, 0) end
  pattern_error(where, text, result.at, result.message)
end

local function compile_all_of(r)
  local ids = {}
  for i, tree in ipairs(r.trees) do
    ids[i] = compile(r.where, r.find[i], tree)
  end
  return ids
end

--- Add the roles that a tree captures.
local function add_roles(tree, roles)
  pattern.walk(tree, function(node)
    if node.k == "role" then roles[node[1]] = true end
  end)
end

-- ----------------------------------------------------- spans, characters

local function parse_span(r)
  local take, roles = r.def.take, {}
  r.trees = {}
  for i, text in ipairs(r.find) do
    r.trees[i] = parse(r.where, text)
    add_roles(r.trees[i], roles)
  end
  if take and not roles[take] then
    errors.raise(errors.at_name(r.where, "take"), ("span: no pattern captures "
      .. "'%s', which 'take' names%s"):format(take, errors.hint(take, roles)))
  end
end

--- Attributes as the array that core.entry takes, in sorted order.
local function entry_of(set)
  local keys, flat = {}, {}
  for k in pairs(set or {}) do keys[#keys + 1] = k end
  table.sort(keys)
  for _, k in ipairs(keys) do
    flat[#flat + 1] = k
    flat[#flat + 1] = tostring(set[k])
  end
  return #flat > 0 and core.entry(flat) or nil
end

--- What every rule tells the core.
local function spec_of(r, kind)
  return { kind = kind, name = r.name, file = r.where.file,
    line = r.where.line, priority = r.def.priority, policy = r.def.policy }
end

local function compile_span(r)
  local spec = spec_of(r, "span")
  spec.patterns = compile_all_of(r)
  spec.take = r.def.take
  spec.set = entry_of(r.def.set)
  spec.value = r.def.value
  core.rule(spec)
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

--- The attributes of a text rule: those of `set`, and `kind`.
local function text_set(def)
  local set = {}
  for k, v in pairs(def.set or {}) do set[k] = v end
  set.kind = set.kind or def.kind
  return set
end

local function compile_text(r)
  local ok, find = pcall(finder, r.def.peg)
  if not ok then
    errors.raise(errors.at_name(r.where, "peg"), "text: 'peg' is no LPeg "
      .. "pattern that can be searched for: " .. tostring(find))
  end
  local spec = spec_of(r, "text")
  spec.set = entry_of(text_set(r.def))
  spec.find = find
  core.rule(spec)
end

-- ---------------------------------------------------------------- events

--- Words that may stand between a preposition and its argument.
local DETERMINER = pattern.parse "(the/a/an/this/that/its/his/her/their)?"

local function captured(tree)
  return { k = "role", "value", tree, at = tree.at }
end

--- The alternatives of a slot's pattern, each of its own: a layer, noun
--- phrases, or a tree that is compiled later.
local function alternatives_of(value)
  local list = {}
  for i, tree in ipairs(value.k == "alt" and value or { value }) do
    if tree.k == "layer" and not tree.test then
      list[i] = { layer = tree[1], phrase = tree[1] == "np" }
    else
      list[i] = { tree = captured(tree) }
    end
  end
  return list
end

--- A role string as clauses; the argument is the capture `value`.
local function parse_role(where, text)
  local clauses, why = pattern.parse_role(text)
  if not clauses then pattern_error(where, text, why.column, why.message) end
  return clauses
end

--- Call fn for every clause of roles, sums included.
local function each_clause(roles, fn)
  for _, role in ipairs(roles) do
    for _, clause in ipairs(role.clauses) do
      while clause do
        fn(clause, role)
        clause = clause.also
      end
    end
  end
end

--- How clauses find their arguments: by slots when the rule uses any, else by
--- the words alone.
local function prepare_clauses(r)
  each_clause(r.roles, function(c, role)
    names.check_names(r.where, role.text, c.value)
    if r.syntax and c.slots then
      c.alternatives = alternatives_of(c.value)
    else
      local value = captured(c.value)
      c.tree = c.prep and { k = "seq", c.prep, DETERMINER, value } or value
    end
  end)
end

--- Whether the trigger's tree is needed.
local function uses_slots(r)
  local uses = r.def.verb ~= nil or r.def.noun ~= nil
  each_clause(r.roles, function(c) uses = uses or c.syntax end)
  return uses
end

--- The roles of role strings, in sorted order.
local function parse_roles(r, known)
  r.roles = {}
  for name, text in pairs(r.def.roles or {}) do
    if type(name) ~= "string" or type(text) ~= "string"
      or not name:match "^[%a_][%w_]*$" then
      errors.raise(errors.at_name(r.where, "roles"),
        "event: 'roles' holds role = \"prepositions <layer>\"")
    end
    r.roles[#r.roles + 1] = { name = name, text = text }
  end
  table.sort(r.roles, function(a, b) return a.name < b.name end)
  for _, role in ipairs(r.roles) do
    role.clauses = parse_role(r.where, role.text)
    known[role.name] = true
  end
  r.syntax = uses_slots(r)
  prepare_clauses(r)
end

--- `need` as a list of lists of roles, one of which must be filled.
local function needs_of(r, known)
  local needs = {}
  for i, need in ipairs(r.def.need or {}) do
    local roles = {}
    for role in (type(need) == "string" and need or ""):gmatch "[^%s|]+" do
      if not known[role] then
        errors.raise(errors.at_name(r.where, role), ("event: the needed role "
          .. "'%s' is never filled%s"):format(role, errors.hint(role, known)))
      end
      roles[#roles + 1] = role
    end
    if #roles == 0 then
      errors.raise(errors.at_name(r.where, "need"),
        "event: 'need' holds role names, alternatives joined by |")
    end
    needs[i] = roles
  end
  return needs
end

--- `skip` or `light` as names of layers.
local function layers_of(r, key)
  local layers = {}
  if r.def[key] == nil then return layers end
  for i, text in ipairs(define.strings(r.where, "event", key, r.def[key])) do
    local tree = parse(r.where, text)
    if tree.k ~= "list" and tree.k ~= "layer" or tree.test then
      pattern_error(r.where, text, 1,
        ("event: '%s' holds lists ($name) and layers (<name>)"):format(key))
    end
    layers[i] = (tree.k == "list" and "$" or "") .. tree[1]
  end
  return layers
end

--- The layers of light verbs of an event noun: those of the library and the
--- rule's own.
local function lights_of(r)
  if not r.syntax then return {} end
  local layers = layers_of(r, "light")
  table.move(require "geoeng.light", 1, 2, #layers + 1, layers)
  return layers
end

--- The tree of what fires an event, its trigger marked.
local function parse_trigger(r, i)
  local tree = parse(r.where, r.find[i])
  if r.kinds[i] == "find" then return trigger.mark(tree) end
  return trigger.mark_all(tree)
end

--- Parse everything that an event mentions; may load library modules.
local function parse_event(r)
  local known, type_of = {}, define.types[r.name]
  r.trees = {}
  for i in ipairs(r.find) do
    r.trees[i] = parse_trigger(r, i)
    add_roles(r.trees[i], known)
  end
  known.trigger, known.verb = nil, nil
  parse_roles(r, known)
  r.needs = needs_of(r, known)
  r.skip, r.light = layers_of(r, "skip"), lights_of(r)
  for role in pairs(known) do type_of.roles[role] = true end
  type_of.open = type_of.open or r.def.make ~= nil
end

local function compile_clauses(r)
  each_clause(r.roles, function(clause, role)
    if clause.tree then
      clause.pattern = compile(r.where, role.text, clause.tree)
    end
    for _, a in ipairs(clause.alternatives or {}) do
      if a.tree then a.pattern = compile(r.where, role.text, a.tree) end
    end
  end)
end

local function compile_event(r)
  local def, spec = r.def, spec_of(r, "event")
  spec.patterns = compile_all_of(r)
  compile_clauses(r)
  spec.within, spec.skip = def.within, r.skip
  local id = core.rule(spec)
  define.events[id] = { type = r.name, subtype = def.subtype, code = def.code,
    name = def.subtype and r.name .. "/" .. def.subtype or r.name,
    file = r.where.file, line = r.where.line, priority = def.priority or 0,
    roles = r.roles, needs = r.needs, check = def.check, make = def.make,
    modality = def.modality, order = id, kinds = r.kinds, syntax = r.syntax,
    light = r.light }
end

-- --------------------------------------------------------------- sealing

local function add_tsv(w, how)
  local text, file, sha256 = lexicon.find(w.def.tsv, w.where.dir)
  if not text then
    errors.raise(errors.in_string(w.where, w.def.tsv), ("words '%s': there is "
      .. "no lexicon '%s'; searched %s"):format(w.name, w.def.tsv, file))
  end
  for _, name in ipairs(lexicon.columns(text)) do attributes[name] = true end
  local ok, why = pcall(core.list_read, core.list(w.name), file, w.def.tsv,
    text, how)
  if not ok then error(why, 0) end
  table.insert(define.sources, sha256 or core.sha256(text))
end

local function add_words(w)
  local def, how = w.def, w.def.how or "lemma"
  if def.tsv then add_tsv(w, how) end
  local list = core.list(w.name)
  for i, phrase in ipairs(def) do
    local ok, why = pcall(core.list_add, list, phrase, how)
    if not ok then
      errors.raise(w.where, ("words '%s': item %d: %s"):format(w.name, i, why))
    end
  end
end

local PARSE = { span = parse_span, event = parse_event,
  text = function() end }
local COMPILE = { span = compile_span, event = compile_event,
  text = compile_text }

--- Compile what is pending. Parsing can load library modules, which define
--- more, so it goes on until nothing is new.
local function compile_pending()
  local rules, words = define.pending.rules, define.pending.words
  if next(define.types) then
    require "geoeng.date"
    require "geoeng.modality"
  end
  local i = 1
  while i <= #rules do
    PARSE[rules[i].kind](rules[i])
    i = i + 1
  end
  for _, w in ipairs(words) do add_words(w) end
  for _, r in ipairs(rules) do
    for key in pairs(r.def.set or {}) do attributes[key] = true end
    if r.def.kind then attributes.kind = true end
    if r.kind ~= "event" then core.declare_layer(r.name) end
  end
  for _, r in ipairs(rules) do COMPILE[r.kind](r) end
end

local function check_test_events()
  for _, test in ipairs(define.tests) do
    if not define.types[test.event] then
      errors.raise(test.where, ("test: there is no event '%s'%s")
        :format(test.event, errors.hint(test.event, define.types)))
    end
  end
end

--- Warnings about lists that no rule mentions.
local function unused_lists()
  local unused, warnings = {}, {}
  for name, list in pairs(define.lists) do
    if not list.used and not list.library then unused[#unused + 1] = name end
  end
  table.sort(unused)
  for i, name in ipairs(unused) do
    local where = define.lists[name]
    warnings[i] = errors.format({ file = where.file, line = where.line,
      source = where.source }, ("the list '%s' is never used"):format(name),
      "warning")
  end
  return warnings
end

--- End of loading. Returns the warnings.
---@return string[]
function M.seal()
  compile_pending()
  check_test_events()
  core.seal()
  table.sort(define.sources)
  define.rules_sha256 = core.sha256(table.concat(define.sources, "\n"))
  define.pending = { words = {}, rules = {} }
  return unused_lists()
end

return M
