--- What functions of rules name and there is not: fields of events, spans and
--- documents, and roles. Calls are followed into the local functions of a file.

local compile_pattern = require "geoeng.rule.compile_pattern"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local event_object = require "geoeng.event.event_object"
local finding = require "geoeng.rule.finding"
local frozen = require "geoeng.rule.frozen"
local name_place = require "geoeng.rule.name_place"
local names = require "geoeng.rule.pattern_names"
local rule_files = require "geoeng.language.rule_files"

local M = {}

-- ---------------------------------------------------------------- classes

local API = "geoeng/meta/rules.lua"

--- The class that a type of the manual names, nil: several, a list, no class.
local function class_of(type_name)
  return type_name:gsub("|nil$", ""):match "^geoeng%.(%a+)$"
end

--- Names and types of the classes that rules see, as the manual says:
--- class -> name -> class of its value or true.
local function read_classes(text)
  local classes, class, result = {}, nil, nil
  for line in text:gmatch "[^\n]*" do
    local begun = line:match "^%-%-%-@class geoeng%.(%a+)"
    local name, kind = line:match "^%-%-%-@field ([%a_]+) (%S+)"
    local owner, method = line:match "^function (%a+):([%a_]+)"
    if begun then
      class = {}
      classes[begun] = class
    elseif name and class then
      class[name] = class_of(kind) or true
    elseif method and classes[owner] then
      classes[owner][method] = result or true
    end
    result = line:match "^%-%-%-" and (class_of(
      line:match "^%-%-%-@return (%S+)" or "") or result) or nil
  end
  return classes
end

--- Roles that every event can have.
local EVERY = { time = true, place = true }

local KINDS = { Event = "event", Span = "span", Doc = "document" }

--- Names of a class besides its fields: roles, attributes.
local function others_of(class, type_name)
  if class == "Event" then return define.types[type_name].roles end
  return class == "Span" and names.attributes or {}
end

--- All names of a class, for hints.
local function names_of(class, classes, type_name)
  local known = {}
  for name in pairs(classes[class]) do known[name] = true end
  for name in pairs(others_of(class, type_name)) do known[name] = true end
  return known
end

-- ------------------------------------------------------------------ walks

--- Where functions of a rule file stand; nil: the library's.
local function file_of(fn)
  local file = debug.getinfo(fn, "S").source:match "^@(.*)$"
  return file and rule_files.texts[file] and file or nil
end

--- What is known of a value: its class, text (and where that stands), the
--- object itself, or the method that it is.
local UNKNOWN = {}

--- What is told of a use of a name. Functions of several types may share it: it
--- is wrong when it is for none of them right.
local function note(walk, use)
  local file, line = use.file or walk.rule.where.file, use.line or 0
  local key = table.concat({ file, line, use.class, use.kind, use.name }, ":")
  local uses = walk.context.uses
  if not uses[key] then
    uses[key] = {}
    uses[#uses + 1] = uses[key]
  end
  use.rule = walk.rule
  table.insert(uses[key], use)
end

--- Roles that functions of a type fill.
local function note_role(walk, role, place, kind)
  if kind ~= "read" then
    local sets = walk.context.sets
    local name = walk.rule.name
    sets[name] = sets[name] or {}
    sets[name][role] = true
  end
  note(walk, { kind = kind, class = "Event", name = role, file = place.file,
    line = place.line, how = place.how })
end

local ROLE_METHODS = { all = "read", add = "fill" }

--- A call of a method of an event that is given a role.
local function read_role(walk, called, args)
  local kind = called.class_of_method == "Event" and ROLE_METHODS[called.method]
  local role = args[2] or UNKNOWN
  if kind and role.text then
    note_role(walk, role.text, { file = role.file, line = role.line,
      how = "string" }, kind)
  end
end

--- Which argument of a method is a pattern, or the name of a layer.
local TEXT_METHODS = {
  Event = { find = { 2, "pattern" }, number = { 2, "pattern" },
    near = { 2, "pattern" }, holds = { 3, "pattern" }, only = { 2, "layer" } },
  Doc = { layer = { 2, "layer" } }, Sentence = { layer = { 2, "layer" } },
}

--- What is wrong with a pattern or the name of a layer: column, message; nil.
local FAULT = {}

function FAULT.pattern(where, text)
  local ok, why = pcall(function()
    compile_pattern.compile(where, text, compile_pattern.parse(where, text))
  end)
  if ok then return nil end
  if type(why) ~= "table" then return 1, tostring(why) end
  return why.column or 1, why.message
end

function FAULT.layer(where, text)
  local message = names.wrong_layer(where, text)
  return message and 1, message
end

--- A call of a method that is given a pattern or the name of a layer: what is
--- wrong with it is wrong for all types. Names are those of the file that asks.
local function read_text(walk, called, args)
  local method = (TEXT_METHODS[called.class_of_method] or {})[called.method]
  local arg = method and args[method[1]] or UNKNOWN
  if not (arg.text and arg.file and walk.file) then return end
  local faults = walk.context.faults
  local key = ("%s:%s:%d:%s"):format(walk.file, arg.file, arg.line, arg.text)
  if faults[key] then return end
  faults[key] = true
  local column, message = FAULT[method[2]]({ file = walk.file, bare = true },
    arg.text)
  if not column then return end
  faults[#faults + 1] = { message = message,
    where = name_place.in_string(arg.file, arg.line, arg.text, column) }
end

local walk_function

local STEP = {}

function STEP.string(walk, a)
  return { text = a.name, file = walk.file, line = a.line }
end

function STEP.upvalue(walk, a)
  return { object = select(2, debug.getupvalue(walk.fn, a.index)) }
end

function STEP.get(walk, a, of)
  if type(of.object) == "table" then
    return { object = rawget(frozen.source(of.object), a.name) }
  end
  local class = walk.context.classes[of.class]
  if not class then return UNKNOWN end
  note(walk, { kind = "read", class = of.class, name = a.name,
    file = walk.file, line = a.line, how = "field" })
  local field = class[a.name]
  if field then return { class = field ~= true and field or nil } end
  return { class = of.class == "Event" and "Span" or nil }
end

function STEP.method(walk, a, of)
  local class = walk.context.classes[of.class]
  if not class then return UNKNOWN end
  note(walk, { kind = "method", class = of.class, name = a.name,
    file = walk.file, line = a.line, how = "field" })
  local result = class[a.name]
  return { class = result ~= true and result or nil, method = a.name,
    class_of_method = of.class }
end

function STEP.set(walk, a, of)
  if of.class == "Event" and not walk.context.classes.Event[a.name] then
    note_role(walk, a.name, { file = walk.file, line = a.line, how = "field" },
      "fill")
  end
end

function STEP.call(walk, a, of)
  local args = {}
  for i, arg in ipairs(a.args) do args[i] = walk.value(arg) end
  if of.method then
    read_role(walk, of, args)
    read_text(walk, of, args)
  elseif type(of.object) == "function" then
    walk_function(walk.context, walk.rule, of.object, args)
  end
  return { class = of.class }
end

--- What a function is given, in words: it is looked at once for each.
local function signature(rule, args)
  local list = { rule.name }
  for i, arg in ipairs(args) do
    list[i + 1] = arg.class or arg.text and ("%q %s:%d"):format(arg.text,
      arg.file or "", arg.line or 0) or tostring(arg.object)
  end
  return table.concat(list, "\0")
end

--- Note what a function does with its arguments.
function walk_function(context, rule, fn, args)
  local key = signature(rule, args)
  context.seen[fn] = context.seen[fn] or {}
  if context.seen[fn][key] then return end
  context.seen[fn][key] = true
  local values = {}
  local walk = { context = context, rule = rule, fn = fn, file = file_of(fn),
    value = function(of) return values[of] or args[-of] or UNKNOWN end }
  for i, a in ipairs(core.accesses(fn)) do
    local step = STEP[a.kind]
    values[i] = step and step(walk, a, walk.value(a.of))
  end
end

-- --------------------------------------------------------------- findings

local function about(class, rule)
  if class == "Event" then return ("the event '%s' has"):format(rule.name) end
  return ("a %s has"):format(KINDS[class] or class:lower())
end

--- Whether a name is right in functions of a rule.
local function is_known(context, use)
  local class, name, rule = use.class, use.name, use.rule
  local is_role = use.how == "string"
  if not is_role and context.classes[class][name] then return true end
  if others_of(class, rule.name)[name] then return true end
  if class ~= "Event" or use.kind == "method" then return false end
  if EVERY[name] then return true end
  return use.kind == "read" and (context.sets[rule.name] or {})[name]
end

local WHAT = { read = "attribute or field", method = "method" }

local function tell_read(found, context, use, where)
  local known = use.how == "string" and define.types[use.rule.name].roles
    or names_of(use.class, context.classes, use.rule.name)
  local what = use.how == "string" and "role"
    or use.class == "Event" and use.kind == "read" and "role or field"
    or WHAT[use.kind]
  finding.add(found, where, "unknown-field", ("%s no %s '%s'%s"):format(
    about(use.class, use.rule), what, use.name, errors.hint(use.name, known)),
    name_place.repair(where, use.name, known))
end

--- What a function can set or fill.
local function fillable(use)
  local known = {}
  for name in pairs(define.types[use.rule.name].roles) do known[name] = true end
  for name in pairs(use.how == "string" and {} or event_object.settable) do
    known[name] = true
  end
  return known
end

local function tell_fill(found, use, where)
  local known = fillable(use)
  local hint = errors.hint(use.name, known)
  finding.add(found, where, "undeclared-role", ("no rule of '%s' declares the "
    .. "role '%s' that this fills%s%s"):format(use.rule.name, use.name, hint,
    (hint == "" and "; write" or " else write") .. (" %s = true into 'roles'")
      :format(use.name)))
end

--- Add one finding for uses of a name at one place, unless one is right.
local function tell(found, context, uses)
  for _, use in ipairs(uses) do
    if is_known(context, use) then return end
  end
  local use = uses[1]
  local where = use.file and name_place.find(use.file, use.line, use.name,
    use.how) or errors.at_name(use.rule.where, "make")
  if use.kind == "fill" then return tell_fill(found, use, where) end
  if use.file then tell_read(found, context, use, where) end
end

--- The classes of what the functions of definitions are given.
local GIVEN = { check = { { class = "Event" } }, make = { { class = "Event" } },
  when = { { class = "Span" } },
  value = { { class = "Span" }, { class = "Doc" } } }

--- Add what is misspelt in functions, and roles that they fill and nothing
--- declares.
---@param found table[]
---@return table<string, table<string, true>> sets  roles that functions fill,
---        by event type
function M.run(found)
  local context = { classes = read_classes(core.embedded(API) or ""),
    seen = {}, sets = {}, uses = {}, faults = {} }
  for _, r in ipairs(define.rules) do
    for key, args in pairs(r.where.library and {} or GIVEN) do
      if r.def[key] then walk_function(context, r, r.def[key], args) end
    end
  end
  for _, uses in ipairs(context.uses) do tell(found, context, uses) end
  for _, fault in ipairs(context.faults) do
    finding.add(found, fault.where, "wrong-pattern", fault.message)
  end
  return context.sets
end

return M
