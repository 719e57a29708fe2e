--- Event rules: what fires them, roles, needs; see compile.lua.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local dyad = require "geoeng.rule.dyad"
local errors = require "geoeng.language.errors"
local later = require "geoeng.rule.later"
local needs_of_rules = require "geoeng.event.needs"
local weights = require "geoeng.rule.weights"
local names = require "geoeng.rule.pattern_names"
local pattern = require "geoeng.language.pattern"
local preposition = require "geoeng.language.preposition"
local role_order = require "geoeng.rule.role_order"
local source = require "geoeng.rule.compile_pattern"
local split_verb = require "geoeng.rule.split_verb"
local subtype = require "geoeng.event.subtype"
local trigger = require "geoeng.rule.trigger_mark"

local M = {}

local parse, compile = source.parse, source.compile
local pattern_error = names.pattern_error

--- Words that may stand between a preposition and its argument.
local DETERMINER = pattern.parse "(the/a/an/this/that/its/his/her/their)?"

local function captured(tree)
  return { k = "role", "value", tree, at = tree.at }
end

--- Layers that stand for the slot's own phrase.
local PHRASES = { np = "np", name = "name" }

--- The alternatives of a slot's pattern, each of its own: a layer, noun
--- phrases, or a tree that is compiled later.
local function alternatives_of(value)
  local list = {}
  for i, tree in ipairs(value.k == "alt" and value or { value }) do
    if tree.k == "layer" and not tree.test then
      list[i] = { layer = tree.whole, phrase = PHRASES[tree[1]] }
    elseif tree.k == "list" then
      list[i] = { layer = tree.whole, list = true }
    else
      list[i] = { tree = captured(tree) }
    end
  end
  return list
end

--- What a role string may start with.
local SLOTS = { subj = true, obj = true, iobj = true, poss = true, comp = true,
  any = true }
for name in pairs(preposition.known) do SLOTS[name] = true end

--- The preposition whose end the words at a place are: "exchange for".
local function ended_by(words)
  local best = ""
  for slot in pairs(words and SLOTS or {}) do
    if slot:sub(-#words - 1) == " " .. words and (best == "" or slot < best) then
      best = slot
    end
  end
  return best
end

--- The slot that was meant: one that is written much alike, or short for it, or
--- one whose end stands there.
local function slot_hint(name, behind)
  local near = ended_by(behind:match "^%a+ %a+")
  if near == "" then near = errors.hint(name, SLOTS) end
  for slot in pairs(near == "" and SLOTS or {}) do
    if #slot > 2 and name:sub(1, #slot) == slot and (near == "" or slot < near)
      then near = slot end
  end
  if near == "" or near:find "'" then return near end
  return ("; did you mean '%s'?"):format(near)
end

--- A role string as clauses; the argument is the capture `value`.
local function parse_role(where, text)
  local clauses, why = pattern.parse_role(text, preposition.known)
  if clauses then return clauses end
  pattern_error(where, text, why.column,
    why.message .. (why.slot and slot_hint(why.slot, text:sub(why.column)) or ""))
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
local function prepare_clauses(r, roles)
  each_clause(roles, function(c, role)
    names.check_names(r.where, role.text, c.value)
    if r.syntax and c.slots then
      c.alternatives = alternatives_of(c.value)
    end
    local prep = c.prep
    if c.alternatives then prep = c.longer end
    if prep or not c.alternatives then
      local value = captured(c.value)
      c.tree = prep and { k = "seq", prep, DETERMINER, value } or value
    end
  end)
end

--- Whether the trigger's tree is needed.
local function uses_slots(r)
  local uses = r.def.verb ~= nil or r.def.noun ~= nil or #r.also > 0
  each_clause(r.roles, function(c) uses = uses or c.syntax end)
  return uses
end

--- The roles of role strings, in sorted order. Roles that are `true` are added
--- to `declared`, where that is allowed.
local function roles_of(r, def, known, declared)
  local list = {}
  for name, text in pairs(def or {}) do
    local is_declared = declared and text == true
    if type(name) ~= "string" or not name:match "^[%a_][%w_]*$"
      or type(text) ~= "string" and not is_declared then
      errors.raise(errors.at_name(r.where, "roles"),
        "event: 'roles' holds role = \"slots or prepositions <layer>\""
        .. (declared and ", or role = true for one that only its functions fill"
        or ""))
    end
    if is_declared then
      declared[name] = true
    else
      list[#list + 1] = { name = name, text = text }
    end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  for _, role in ipairs(list) do
    role.clauses = parse_role(r.where, role.text)
    known[role.name] = true
  end
  return list
end

--- One item of `also`: verbs, and the roles that their slots fill.
local function parse_also(r, item, known)
  local ok = type(item) == "table" and type(item.verb) == "string"
    and type(item.roles) == "table"
  for key in pairs(ok and item or {}) do
    ok = ok and (key == "verb" or key == "roles")
  end
  if not ok then
    errors.raise(errors.at_name(r.where, "also"), "event: 'also' holds "
      .. "{ verb = \"$list\", roles = { ... } }")
  end
  local tree = parse(r.where, item.verb)
  return { text = item.verb, layer = tree.k == "list" and tree.whole or nil,
    tree = captured(tree), roles = roles_of(r, item.roles, known) }
end

local function parse_roles(r, known)
  r.declared = {}
  r.roles = roles_of(r, r.def.roles, known, r.declared)
  r.also = {}
  for i, item in ipairs(r.def.also or {}) do
    r.also[i] = parse_also(r, item, known)
  end
  r.syntax = uses_slots(r)
  prepare_clauses(r, r.roles)
  for _, also in ipairs(r.also) do prepare_clauses(r, also.roles) end
end

--- `need` as a list of lists of roles, one of which must be filled.
local function needs_of(r, known)
  local needs = {}
  for i, need in ipairs(r.def.need or {}) do
    local roles = {}
    for role in (type(need) == "string" and need or ""):gmatch "[^%s|]+" do
      if r.declared[role] and not known[role] then
        errors.raise(errors.at_name(r.where, "need"), ("event: the role '%s' "
          .. "is filled by functions alone, which run after 'need' is looked "
          .. "at; let 'check' refuse events that lack it"):format(role))
      elseif not known[role] then
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

--- `light` as names of layers.
local function layers_of(r)
  local layers = {}
  if r.def.light == nil then return layers end
  for i, text in ipairs(define.strings(r.where, "event", "light", r.def.light)) do
    local tree = parse(r.where, text)
    if tree.k ~= "list" and tree.k ~= "layer" or tree.test then
      pattern_error(r.where, text, 1,
        "event: 'light' holds lists ($name) and layers (<name>)")
    end
    layers[i] = tree.whole
  end
  return layers
end

--- `unless`: patterns, as alternatives of a clause are.
local function vetoes_of(r)
  local list, value = {}, r.def.unless
  if value == nil then return list end
  names.load "geoeng.actor.actor" -- words in names do not count
  names.load "geoeng.place.place"
  local within = type(value) == "table" and value.within or "clause"
  if within ~= "clause" and within ~= "sentence" then
    errors.raise(errors.at_name(r.where, "unless"), "event: 'within' of "
      .. "'unless' is \"clause\" or \"sentence\"")
  end
  if type(value) == "table" then
    value = table.move(value, 1, #value, 1, {})
  end
  for i, text in ipairs(define.strings(r.where, "event", "unless", value)) do
    local tree = parse(r.where, text)
    local plain = tree.k == "list" or tree.k == "layer" and not tree.test
    local layer = plain and tree.whole or nil
    list[i] = { text = text, layer = layer, wide = within == "sentence",
      tree = not layer and captured(tree) or nil }
  end
  return list
end

--- The layers of light verbs of an event noun: those of the library and the
--- rule's own.
local function lights_of(r)
  if not r.syntax then return {} end
  local layers = layers_of(r)
  table.move(names.load "geoeng.event.light_verb_words", 1, 2, #layers + 1,
    layers)
  return layers
end

--- The tree of what fires an event, its trigger marked.
local function parse_trigger(r, i)
  local tree = parse(r.where, r.find[i])
  if r.kinds[i] == "find" then return trigger.mark(tree) end
  return trigger.mark_all(tree)
end

--- Which trigger stands of those that tell one occurrence: of the whole type.
local function prefer(r, type_of)
  local value = r.def.prefer
  if value and type_of.prefer and value ~= type_of.prefer then
    errors.raise(errors.at_name(r.where, "prefer"), ("event: another rule of "
      .. "'%s' prefers the %s"):format(r.name, type_of.prefer))
  end
  type_of.prefer = type_of.prefer or value
end

--- Roles that `form` tells of, in sorted order.
local function formed(r)
  local list = {}
  for role, name in pairs(r.def.form or {}) do
    if type(role) ~= "string" or type(name) ~= "string" then
      errors.raise(errors.at_name(r.where, "form"),
        "event: 'form' holds role = \"form\"")
    end
    list[#list + 1] = role
  end
  table.sort(list)
  return list
end

--- The forms that roles are told in: of the whole type.
local function add_forms(r, type_of)
  local forms = r.def.form and names.load("geoeng.event.form").forms
  for _, role in ipairs(formed(r)) do
    local name, old = r.def.form[role], type_of.forms[role]
    if not forms[name] then
      errors.raise(errors.in_string(r.where, name), ("event: there is no form "
        .. "'%s'%s"):format(name, errors.hint(name, forms)))
    end
    if old and old ~= name then
      errors.raise(errors.at_name(r.where, "form"), ("event: another rule of "
        .. "'%s' has the form '%s' for '%s'"):format(r.name, old, role))
    end
    type_of.forms[role] = name
  end
end

--- One table of forms often serves several types: its roles are those of any.
local function check_forms(r)
  local known = {}
  for _, type_of in pairs(r.def.form and define.types or {}) do
    for role in pairs(type_of.roles) do known[role] = true end
  end
  for _, role in ipairs(formed(r)) do
    if not known[role] then
      errors.raise(errors.at_name(r.where, "form"), ("event: nothing fills the "
        .. "role '%s' of 'form'%s"):format(role, errors.hint(role, known)))
    end
  end
end

--- The subtype that is a kind of another: that of some rule of the type.
local function narrows(r, type_of)
  local value, known = r.def.narrows, type_of.subtypes
  if not value then return end
  local what
  local back = r.def.subtype and subtype.way(type_of, value, r.def.subtype)
  if not r.def.subtype then
    what = "'narrows' is of a rule with a subtype, and this one has none"
  elseif value == r.def.subtype then
    what = ("'narrows' names another subtype than the rule's own, '%s'")
      :format(value)
  elseif not known[value] then
    what = ("no rule of '%s' has the subtype '%s' that this one narrows%s")
      :format(r.name, value, errors.hint(value, known))
  elseif back then
    what = ("'narrows' goes in a circle: '%s' narrows '%s'"):format(
      r.def.subtype, table.concat(back, "', which narrows '"))
  end
  if what then
    errors.raise(errors.at_name(r.where, "narrows"), "event: " .. what)
  end
  if not subtype.way(type_of, r.def.subtype, value) then
    local list = type_of.narrows[r.def.subtype] or {}
    type_of.narrows[r.def.subtype] = list
    list[#list + 1] = value
  end
end

--- Fields and methods of the event object hide a role of their name.
local function check_readable(r, roles)
  local object = names.load "geoeng.event.event_object"
  local list = {}
  for role in pairs(roles) do
    if object.fields[role] or object.methods[role] then list[#list + 1] = role end
  end
  table.sort(list)
  if list[1] then
    errors.raise(errors.at_name(r.where, list[1]), ("event: a role cannot be "
      .. "called '%s': ev.%s is something else; take another name")
      :format(list[1], list[1]))
  end
end

--- What a rule says of its type; `known` are the roles that it can fill.
local function add_to_type(r, type_of)
  prefer(r, type_of)
  add_forms(r, type_of)
  narrows(r, type_of)
  dyad.add(r, type_of)
  for role in pairs(r.known) do type_of.roles[role] = true end
  type_of.open = type_of.open or r.def.make ~= nil
end

--- Parse everything that an event mentions; may load library modules.
function M.parse(r)
  local known, type_of = {}, define.types[r.name]
  r.trees = {}
  for i in ipairs(r.find) do
    r.trees[i] = parse_trigger(r, i)
    source.add_roles(r.trees[i], known)
  end
  known.trigger, known.verb = nil, nil
  parse_roles(r, known)
  check_readable(r, known)
  check_readable(r, r.declared)
  if r.syntax then names.load "geoeng.event.claim" end
  r.needs = needs_of(r, known)
  role_order.sort(r)
  r.light, r.unless = lights_of(r), vetoes_of(r)
  for role in pairs(r.declared) do known[role] = true end
  r.known = known
  add_to_type(r, type_of)
end

--- The same without parsing, of a rule that an earlier run compiled.
---@param r table
---@param kept table  of rule/kept.lua
function M.recall(r, kept)
  r.known = {}
  for role in kept.roles:gmatch "%S+" do r.known[role] = true end
  add_to_type(r, define.types[r.name])
end

local function compile_clauses(r, roles, make)
  each_clause(roles, function(clause, role)
    if clause.tree then
      clause.pattern = make(r.where, role.text, clause.tree)
    end
    for _, a in ipairs(clause.alternatives or {}) do
      if a.tree then a.pattern = make(r.where, role.text, a.tree) end
    end
  end)
end

--- `make` gives the ids of patterns: compile, unless they have some.
local function compile_roles(r, make)
  compile_clauses(r, r.roles, make)
  for _, veto in ipairs(r.unless) do
    if veto.tree then veto.pattern = make(r.where, veto.text, veto.tree) end
  end
  for _, also in ipairs(r.also) do
    if not also.layer then also.pattern = make(r.where, also.text, also.tree) end
    compile_clauses(r, also.roles, make)
  end
end

--- What a rule says of its roles now, which the core knows nothing of: for a
--- rule that was compiled and has been changed.
---@param r table  a copy of the rule
---@return table r  its roles, also, needs, light and syntax made anew
function M.recompile(r)
  M.parse(r)
  compile_roles(r, compile)
  return r
end

--- What the core looks for: the trees, and verbs whose particle is split off.
local function compile_triggers(r)
  local trees = {}
  for i, tree in ipairs(r.trees) do
    trees[i] = r.kinds[i] == "verb" and split_verb.add(tree) or tree
  end
  return source.compile_all { where = r.where, find = r.find, trees = trees }
end

--- What is parsed of a rule whose patterns are compiled.
local function parse_late(r, kept)
  local id = kept.first + kept.triggers - 1
  M.parse(r)
  compile_roles(r, function()
    id = id + 1
    return id
  end)
end

--- What stages know of a rule, in define.events.
local function event_of(r, id)
  local def = r.def
  return { type = r.name, subtype = def.subtype, code = def.code,
    name = def.subtype and r.name .. "/" .. def.subtype or r.name,
    file = r.where.file, line = r.where.line, priority = def.priority or 0,
    forms = define.types[r.name].forms, when = def.when, check = def.check,
    make = def.make, modality = def.modality, order = id, kinds = r.kinds,
    find = r.find, weights = weights.of(r.where) }
end

--- Hand an event rule to the core.
---@param r table
---@param kept table|nil  what rule/kept.lua has of it
function M.compile(r, kept)
  local spec = source.spec_of(r, "event")
  spec.within = r.def.within
  if not kept then check_forms(r) end
  if not kept then dyad.check(r) end
  spec.patterns = kept and source.ids(kept) or compile_triggers(r)
  if not kept then compile_roles(r, compile) end
  local id = core.rule(spec)
  local event = event_of(r, id)
  define.events[id], r.made = event, event
  if kept then
    later.defer(r, event, function(copy) parse_late(copy, kept) end)
  else
    for _, key in ipairs(later.EVENT) do event[key] = r[key] end
    needs_of_rules.demand(id, event)
  end
  core.rule_asks_first(id, event.when ~= nil)
end

return M
