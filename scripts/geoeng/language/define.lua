--- Definitions: what rule files and library modules say with words, span,
--- text, event and test is checked here and kept. compile.lua does the rest
--- when all files are loaded, so that the order of definitions is free.
---
--- `where` is always the place of a definition: { file=, line=, source=, dir= },
--- `library` set for modules of the library.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local scope = require "geoeng.language.scope"

local M = {
  lists = {},   -- whole name, of scope.lua, without its $ -> where
  layers = {},  -- whole name -> where of the first rule that writes it
  events = {},  -- rule id -> event definition, made by compile.lua
  types = {},   -- event type -> { roles it can have, open = any }
  tests = {},   -- { event=, date=, items=, file=, line=, where= }
  packs = {},   -- file -> pack header
  pending = { words = {}, rules = {} },
  rules = {},   -- when all is loaded: { kind=, name=, where=, def=, find=, ... }
  unused = {},  -- names of lists that no rule mentions
  words_defined = {}, -- { name=, whole=, def=, where= }
  sealed = false, -- whether all is loaded: nothing can be defined then
  plain = nil,    -- fun(def, too_deep): a copy; rule/frozen.lua's
}

--- What a rule file defines, as the library keeps it: what the file does to
--- its own table later changes nothing, nor do metatables.
local function taken(where, kind, def)
  if M.sealed then
    error({ rule_error = ("%s: definitions stand at the top of a rule file; "
      .. "there are none while documents run"):format(kind), token = kind,
      where = where }, 0)
  end
  if where.library or not M.plain then return def end
  return M.plain(def, function()
    errors.raise(where, kind .. ": a table is nested too deep")
  end)
end

-- ------------------------------------------------------------- checking

local KEYS = {
  pack = { name = "string", version = "string", about = "string",
    author = "string", license = "string", tags = "table", weights = "string" },
  words = { how = "string", tsv = "string", about = "string" },
  span = { find = "any", take = "string", set = "table", value = "function",
    priority = "number", policy = "string", about = "string" },
  text = { peg = "any", kind = "string", set = "table", priority = "number",
    policy = "string", about = "string" },
  event = { about = "string", find = "any", verb = "any", noun = "any",
    light = "any", also = "table", order = "table", roles = "table", need = "table",
    form = "table", when = "function", check = "function", prefer = "string",
    make = "function", dyad = "table", subtype = "string", narrows = "string", code = "string",
    priority = "number", within = "string", unless = "any",
    modality = "string" },
  test = { date = "string" },
}

--- The keys of definitions: kind -> key -> type.
M.keys = KEYS

local VALUES = {
  how = { "lemma", "fold", "exact" },
  prefer = { "noun", "verb" },
  policy = { "longest", "first", "all", "inner" },
  within = { "sentence", "paragraph", "document" },
  modality = { "asserted", "planned", "hypothetical", "alleged", "negated" },
}

local function one_of(value, list)
  for _, v in ipairs(list) do if v == value then return true end end
  return false
end

local function check_value(where, kind, key, value)
  local want = KEYS[kind][key]
  if want ~= "any" and type(value) ~= want then
    errors.raise(errors.at_name(where, key), ("%s: '%s' must be a %s, not a %s")
      :format(kind, key, want, type(value)))
  end
  if key == "priority" and not math.tointeger(value) then
    errors.raise(errors.at_name(where, key),
      ("%s: 'priority' must be a whole number"):format(kind))
  end
  if VALUES[key] and not one_of(value, VALUES[key]) then
    errors.raise(errors.in_string(where, value),
      ("%s: '%s' must be one of %s%s"):format(kind, key,
        table.concat(VALUES[key], ", "), errors.hint(value, VALUES[key])))
  end
end

--- Names of a table in sorted order; list items are left out.
local function names_of(def)
  local names = {}
  for key in pairs(def) do
    if type(key) ~= "number" then names[#names + 1] = key end
  end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  return names
end

local function check_key(where, kind, key, def)
  if not KEYS[kind][key] then
    key = tostring(key)
    errors.raise(errors.at_name(where, key), ("%s has no key '%s'%s")
      :format(kind, key, errors.hint(key, KEYS[kind])))
  end
  check_value(where, kind, key, def[key])
end

--- Unknown keys and wrong types are errors. Items of the list are allowed
--- when `items` says so.
local function check_keys(where, kind, def, items)
  if type(def) ~= "table" then
    errors.raise(where, ("%s needs a table { ... }"):format(kind))
  end
  for _, key in ipairs(names_of(def)) do check_key(where, kind, key, def) end
  if not items and next(def) and #def > 0 then
    errors.raise(where, ("%s takes key = value only; item 1 has no key")
      :format(kind))
  end
end

local function check_name(where, kind, name)
  if type(name) ~= "string" or not name:match "^[%a_][%w_]*$" then
    errors.raise(where, ("%s: a name of letters, digits and _ is expected")
      :format(kind))
  end
end

--- Layers that no rule can write.
local BUILT_IN = { s = "the edge of a sentence", np = "a noun phrase",
  name = "a proper name" }

local function check_layer(where, kind, name)
  if BUILT_IN[name] then
    errors.raise(where, ("%s: <%s> is %s; take another name"):format(kind, name,
      BUILT_IN[name]))
  end
end

--- One string or tree, or a list of them, as a list.
local function strings(where, kind, key, value)
  local list = value
  if type(value) ~= "table" or value.k then list = { value } end
  for i, s in ipairs(list) do
    if type(s) ~= "string" and not (type(s) == "table" and s.k) then
      errors.raise(errors.at_name(where, key), ("%s: '%s' must hold strings; "
        .. "item %d is a %s"):format(kind, key, i, type(s)))
    end
  end
  if #list == 0 then
    errors.raise(errors.at_name(where, key), ("%s: '%s' is empty")
      :format(kind, key))
  end
  return list
end

local SCALAR = { string = true, number = true, boolean = true }

--- Attributes: names to scalars.
local function check_set(where, kind, set)
  for _, key in ipairs(names_of(set or {})) do
    if type(key) ~= "string" or not SCALAR[type(set[key])] then
      errors.raise(errors.at_name(where, "set"), ("%s: 'set' holds attributes:"
        .. " name = \"value\""):format(kind))
    end
  end
  if set and #set > 0 then
    errors.raise(errors.at_name(where, "set"), ("%s: 'set' holds attributes: "
      .. "name = \"value\""):format(kind))
  end
end

-- ---------------------------------------------------------- definitions

--- Define a list.
---@param where table  place of the definition
---@param name string
---@param def table    phrases, and how=, tsv=, about=
function M.words(where, name, def)
  def = taken(where, "words", def)
  check_name(where, "words", name)
  check_keys(where, "words", def, true)
  local whole = scope.define(where, "$" .. name):sub(2)
  local old = M.lists[whole]
  if old then
    errors.raise(where, ("the list '%s' is defined already at %s:%d")
      :format(name, old.file, old.line))
  end
  if #def == 0 and not def.tsv then
    errors.raise(where, ("the list '%s' is empty"):format(name))
  end
  for i, phrase in ipairs(def) do
    if type(phrase) ~= "string" or not phrase:find "%S" then
      errors.raise(where, ("words '%s': item %d is %s"):format(name, i,
        type(phrase) == "string" and "empty" or "not a string"))
    end
  end
  M.lists[whole] = where
  table.insert(M.pending.words, { name = name, whole = whole, def = def,
    where = where })
end

--- A list of the library that no rule can name, and no command shows: its name
--- has a space.
function M.hidden_words(where, name, def)
  table.insert(M.pending.words, { name = name, whole = name, def = def,
    where = where, hidden = true })
end

local function add_rule(kind, where, name, def, find)
  local rule = { kind = kind, name = name, where = where, def = def,
    find = find }
  table.insert(M.pending.rules, rule)
  return rule
end

--- A rule that writes a layer.
local function add_layer(kind, where, name, def, find)
  local whole = scope.define(where, name)
  M.layers[whole] = M.layers[whole] or where
  add_rule(kind, where, name, def, find).layer = whole
end

--- Define a pattern whose matches become a layer.
function M.span(where, name, def)
  def = taken(where, "span", def)
  check_name(where, "span", name)
  check_layer(where, "span", name)
  check_keys(where, "span", def)
  if def.find == nil then errors.raise(where, "span: 'find' is missing") end
  check_set(where, "span", def.set)
  add_layer("span", where, name, def, strings(where, "span", "find", def.find))
end

--- Define an LPeg pattern over characters whose matches become a layer.
function M.text(where, name, def)
  def = taken(where, "text", def)
  check_name(where, "text", name)
  check_layer(where, "text", name)
  check_keys(where, "text", def)
  if def.peg == nil then errors.raise(where, "text: 'peg' is missing") end
  check_set(where, "text", def.set)
  add_layer("text", where, name, def)
end

--- What fires an event: by word order (find), by a word as verb or as noun.
local FIRES = { "find", "verb", "noun" }

--- Define an event.
function M.event(where, name, def)
  def = taken(where, "event", def)
  check_name(where, "event", name)
  check_keys(where, "event", def)
  local find, kinds = {}, {}
  for _, key in ipairs(FIRES) do
    local list = def[key] == nil and {} or strings(where, "event", key, def[key])
    for _, s in ipairs(list) do
      find[#find + 1], kinds[#kinds + 1] = s, key
    end
  end
  if #find == 0 then
    errors.raise(where, "event: 'find', 'verb' or 'noun' is missing")
  end
  local type_of = M.types[name]
    or { roles = {}, forms = {}, subtypes = {}, narrows = {}, open = false }
  M.types[name] = type_of
  if def.subtype then type_of.subtypes[def.subtype] = true end
  add_rule("event", where, name, def, find).kinds = kinds
end

--- Keep the header of a rule file.
function M.pack(where, def)
  def = taken(where, "pack", def)
  check_keys(where, "pack", def)
  if M.packs[where.file] then
    errors.raise(where, "pack: a file has one header")
  end
  M.packs[where.file] = def
end

--- Keep tests of an event.
function M.test(where, name, def)
  def = taken(where, "test", def)
  check_name(where, "test", name)
  check_keys(where, "test", def, true)
  for i, item in ipairs(def) do
    if type(item) ~= "table" or not item.verdict then
      errors.raise(where, ("test: item %d is neither yes \"...\" nor no "
        .. "\"...\""):format(i))
    end
  end
  if def.date and not core.day(def.date) then
    errors.raise(errors.in_string(where, def.date),
      ("test: date must be YYYY-MM-DD, not '%s'"):format(def.date))
  end
  table.insert(M.tests, { event = name, date = def.date, items = def,
    file = where.file, line = where.line, where = where })
end

--- What a `find`, `light` or the like holds, as a list; errors at `key`.
M.strings = strings

return M
