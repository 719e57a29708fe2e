--- Misspelt names inside of functions: globals that there are not, and fields
--- of events, spans and documents that are never set.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local environment = require "geoeng.rule.environment"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local pattern_names = require "geoeng.rule.pattern_names"
local rule_files = require "geoeng.language.rule_files"
local sandbox = require "geoeng.rule.sandbox"

local M = {}

--- Accesses of the chunks of all rule files, by file.
local function accesses_of_files()
  local list = {}
  for file, text in pairs(rule_files.texts) do
    local chunk = load(text, "@" .. file, "t", {})
    if chunk then list[file] = core.accesses(chunk) end
  end
  return list
end

--- The place of a name in a line, with its column when it stands there once,
--- as a global or as a field.
local function place_in(file, line, name, is_field)
  local source = rule_files.texts[file]
  local where = { file = file, line = line, source = source }
  local text = errors.line_of(source, line) or ""
  local plain = "%f[%w_]()" .. name:gsub("%W", "%%%0") .. "()%f[^%w_]"
  local at, stop = text:match(plain)
  local dotted = at and text:sub(1, at - 1):find "[.:]%s*$" ~= nil
  if at and dotted == is_field and not text:find(plain, stop) then
    where.column = at
  end
  return where
end

--- A repair when one known name alone is within one edit.
local function repair_of(where, name, known)
  local only = where.column and errors.only_near(name, known)
  return only and { from = name, to = only } or nil
end

-- ---------------------------------------------------------------- globals

local function check_globals(found, accesses)
  local known = sandbox.environment(environment.vocabulary, rule_files.here)
  rawset(known, "require", true)
  for file, list in pairs(accesses) do
    for _, a in ipairs(list) do
      if a.kind == "global" and rawget(known, a.name) == nil then
        local where = place_in(file, a.line, a.name, false)
        finding.add(found, where, "unknown-global", ("there is no global '%s'%s")
          :format(a.name, errors.hint(a.name, known)),
          repair_of(where, a.name, known))
      end
    end
  end
end

-- ----------------------------------------------------------------- fields

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

--- How often the values of tests set a name.
local function tested_names()
  local times = {}
  for _, test in ipairs(define.tests) do
    for _, item in ipairs(test.items) do
      for key in pairs(item.values or {}) do
        times[key] = (times[key] or 0) + 1
      end
    end
  end
  return times
end

--- Names that rule files may give to roles: of fields that are set, but not by
--- the values of tests, and all strings that are loaded.
local function names_in(accesses)
  local names, outside = {}, {}
  for _, list in pairs(accesses) do
    for _, a in ipairs(list) do
      if a.kind == "string" or a.kind == "set" and a.inner then
        names[a.name] = true
      elseif a.kind == "set" then
        outside[a.name] = (outside[a.name] or 0) + 1
      end
    end
  end
  local tested = tested_names()
  for name, times in pairs(outside) do
    if times > (tested[name] or 0) then names[name] = true end
  end
  -- What the coder of CAMEO sets.
  if names["geoeng.cameo"] then names.source, names.target = true, true end
  return names
end

--- The classes of what the functions of definitions are given.
local GIVEN = { check = { "Event" }, make = { "Event" }, when = { "Span" },
  value = { "Span", "Doc" } }

--- What a class has besides its fields: roles, attributes.
local function others_of(class, r)
  if class == "Event" then return define.types[r.name].roles end
  return class == "Span" and pattern_names.attributes or {}
end

local KINDS = { Event = "event", Span = "span", Doc = "document" }

local function about(class, r)
  if class == "Event" then return ("the event '%s' has"):format(r.name) end
  return ("a %s has"):format(KINDS[class] or class:lower())
end

--- Names of a class for hints.
local function known_of(class, classes, r)
  local known = {}
  for name in pairs(classes[class]) do known[name] = true end
  for name in pairs(others_of(class, r)) do known[name] = true end
  return known
end

--- Where functions of a rule file stand; nil: the library's.
local function file_of(fn)
  local file = debug.getinfo(fn, "S").source:match "^@(.*)$"
  return file and rule_files.texts[file] and file or nil
end

--- The class of a field, false: there is none of that name, nil: not known.
local function field_class(class, name, classes, r, named)
  local field = classes[class][name]
  if field then return field ~= true and field or nil end
  if class == "Event" then
    if others_of(class, r)[name] or named[name] or name == "time"
      or name == "place" then return "Span" end
    return false
  end
  if others_of(class, r)[name] then return nil end
  return false
end

local READS = { get = true, method = true }

--- The findings of one function. `types`: class of what an access gives.
local function check_function(found, r, key, context)
  local fn, classes, types = r.def[key], context.classes, {}
  local file = file_of(fn)
  for i, a in ipairs(file and core.accesses(fn) or {}) do
    local class = types[a.of] or a.of < 0 and GIVEN[key][-a.of] or nil
    if a.kind == "call" then
      types[i] = types[a.of]
    elseif class and classes[class] and READS[a.kind] then
      local of = field_class(class, a.name, classes, r, context.named)
      types[i] = of or nil
      if of == false then
        local known = known_of(class, classes, r)
        local where = place_in(file, a.line, a.name, true)
        finding.add(found, where, "unknown-field", ("%s no %s '%s'%s"):format(
          about(class, r), a.kind == "method" and "method"
          or class == "Event" and "role or field" or "attribute or field",
          a.name, errors.hint(a.name, known)), repair_of(where, a.name, known))
      end
    end
  end
end

local function check_fields(found, named)
  local text = core.embedded(API)
  if not text then return end
  local context = { classes = read_classes(text), named = named }
  local seen = {}
  for _, r in ipairs(define.rules) do
    for key in pairs(r.where.library and {} or GIVEN) do
      local fn = r.def[key]
      if fn and not seen[fn] then
        seen[fn] = true
        check_function(found, r, key, context)
      end
    end
  end
end

--- Add what is misspelt in functions.
---@param found table[]
---@return table<string, true> named  what functions may call their roles
function M.run(found)
  local accesses = accesses_of_files()
  local named = names_in(accesses)
  check_globals(found, accesses)
  check_fields(found, named)
  return named
end

return M
