--- What `check` and `make` of a rule see of a candidate: its event object.
---
---   ev.attacker          the first argument of the role, a span, or nil
---   ev:all "attacker"    all of them
---   ev:holds("target", "$vehicle")  whether a pattern matches in an argument
---   ev:near("$bomb", 3)  whether one does here, or in 3 sentences before
---   ev:only "group"      what the document names when it names one only
---   ev.attacker = span   set the role; nil empties it
---   ev:add("killed", ev:number "kill ~3 <number>")
---   ev:add("source", span, { code = "GOV" })  with attributes of its own
---   ev:another()         one more event of the same trigger
---   ev.type .subtype .code .modality .basis .trigger .sentence .doc
--- Of these subtype, code, modality and basis can be set.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local memo = require "geoeng.event.sentence_memo"
local modality = require "geoeng.event.modality"
local pattern = require "geoeng.language.pattern"
local schema = require "geoeng.event.schema"
local scope = require "geoeng.language.scope"
local spans = require "geoeng.event.spans"

local M = {}

---@class Event
local Event = {}

local SETTABLE = { subtype = true, code = true, modality = true,
  basis = true }
local READABLE = { type = true, subtype = true, code = true, modality = true,
  basis = true, trigger = true, sentence = true, doc = true }
--- Attributes that an argument can be given instead of its span's.
local GIVEN = { code = true, country = true, sector = true, id = true }

--- What can be read, called and set.
M.fields, M.methods, M.settable = READABLE, Event, SETTABLE

local function roles_of(ev) return rawget(ev, "roles") end

--- An error at the place of the rule that asks.
local function refuse(what, ...)
  error(core.place() .. what:format(...), 0)
end

--- All arguments of a role, in text order.
---@param role string
---@return table[] spans
function Event:all(role)
  local list = roles_of(self)[role] or {}
  return table.move(list, 1, #list, 1, {})
end

local compiled = {} -- file -> pattern -> its number

local KINDS = { list = "list '$%s'", layer = "layer '<%s>'" }

--- The names of a pattern as the rule file means them whose function asks; of
--- one that means nothing the error.
local function resolve(tree, where, text)
  pattern.walk(tree, function(node)
    if not KINDS[node.k] then return end
    local name = (node.k == "list" and "$" or "") .. node[1]
    node.whole = scope.resolve(where, name)
    if not node.whole
      or scope.module_of(name) and not define.layers[name] then
      refuse("pattern \"%s\", column %d: there is no %s%s", text, node.at or 1,
        KINDS[node.k]:format(node[1]), scope.hint(where, name))
    end
  end)
end

local function compile(text, where)
  local tree, why = pattern.parse(text)
  local ok, id = tree ~= nil, why
  if tree then
    resolve(tree, where, text)
    ok, id = pcall(core.pattern, tree)
  end
  if ok then return id end
  if type(id) ~= "table" then refuse("%s", id) end
  refuse("pattern \"%s\", column %d: %s", text, id.column or id.at or 1,
    id.message)
end

local function pattern_id(text)
  local file = core.rule_file() or ""
  local known = compiled[file] or {}
  compiled[file] = known
  known[text] = known[text]
    or compile(text, { file = file, anywhere = file == "" })
  return known[text]
end

--- The first match of a pattern in the event's sentence, or nil.
---@param text string
---@return table|nil match
function Event:find(text)
  if type(text) ~= "string" then refuse "ev:find needs a pattern" end
  return rawget(self, "fields").sentence:find(pattern_id(text))
end

--- The first <number> inside of the first match of a pattern.
---@param text string  a pattern with a number in it
---@return table|nil span  its value is { min=, max=, exact= }
---Example: `ev.killed = ev:number "kill ~3 <number>"`
function Event:number(text)
  if type(text) ~= "string" then refuse "ev:number needs a pattern" end
  local sentence = rawget(self, "fields").sentence
  local m = sentence:find(pattern_id(text))
  if not m then return nil end
  for _, s in ipairs(sentence:layer "number") do
    if s.first >= m.first and s.last <= m.last then return s end
  end
  return nil
end

local function check_count(n)
  if n ~= nil and not math.tointeger(n) then
    refuse "ev:near takes numbers of sentences: ev:near(\"$bomb\", 3)"
  end
end

--- Whether a pattern matches in the event's sentence or near it: in so many
--- sentences before it, or behind it.
---@param text string
---@param before integer|nil  0
---@param after integer|nil   0
---@return boolean
---Example: `if not ev:near("$bomb", 3) then return false, "no bomb" end`
function Event:near(text, before, after)
  if type(text) ~= "string" then refuse "ev:near needs a pattern" end
  check_count(before)
  check_count(after)
  local id, fields = pattern_id(text), rawget(self, "fields")
  local doc, here = fields.doc, fields.sentence.index
  for k = math.max(1, here - (before or 0)),
    math.min(doc.nsentences, here + (after or 0)) do
    if doc:sentence(k):find(id) then return true end
  end
  return false
end

--- Whether an argument of the role, or the trigger, shares words with a match
--- of the pattern.
---@param role string  or "trigger"
---@param text string
---@return boolean
---Example: `if ev:holds("target", "$vehicle") then ev.subtype = "road" end`
function Event:holds(role, text)
  if type(text) ~= "string" then refuse "ev:holds needs a pattern" end
  local id = pattern_id(text)
  local list = role == "trigger" and { rawget(self, "fields").trigger }
    or roles_of(self)[role] or {}
  for _, span in ipairs(list) do
    for _, m in ipairs(span.sentence:findall(id)) do
      if m.first <= span.last and m.last >= span.first then return true end
    end
  end
  return false
end

--- The first span with a name, if all others with one have the same.
local function only_named(doc, layer)
  local ok, list = pcall(doc.layer, doc, layer)
  if not ok then refuse("%s", list) end
  local found
  for s in list do
    local name = s:attr "name"
    if name and found and found:attr "name" ~= name then return nil end
    if name and not found then found = s end
  end
  return found
end

--- What the document names by its layer alone: the first span with a name when
--- all of the layer that have one have the same, else nil.
---@param layer string
---@return table|nil span
---Example: `ev:add("organization", ev:only "armed_group")`
function Event:only(layer)
  if type(layer) ~= "string" then refuse "ev:only needs a layer" end
  local file = core.rule_file() or "" -- names are those of the file
  return memo.once("only " .. layer .. " " .. file, only_named,
    rawget(self, "fields").doc, layer)
end

--- What a value is: its type, of an object of the core "span", "sentence" ...
local function kind_of(value)
  local meta = type(value) == "userdata" and debug.getmetatable(value)
  return meta and meta.__name and meta.__name:match "^geoeng%.(.*)$"
    or type(value)
end

--- How an object becomes a span.
local MORE = { token = "ev.doc:range(token.index, token.index) is that of a token",
  match = "match:captures()[1] is what its pattern marks first",
  sentence = "ev.doc:range(sentence.first, sentence.last) is all of it" }

local function check_span(role, value)
  if type(role) ~= "string" or not role:match "^[%a_][%w_]*$" then
    refuse "a role is a name of letters, digits and _"
  end
  local kind = kind_of(value)
  if kind ~= "span" then
    local more = MORE[kind] or "other fields that can be set are basis, code, "
      .. "modality and subtype" .. errors.hint(role, SETTABLE)
    refuse("ev.%s: an argument is a span, not a %s; %s", role, kind, more)
  end
end

local function check_given(given)
  if type(given) ~= "table" then
    refuse "ev:add takes attributes as a table"
  end
  local copy = {} -- since the rule may have given a table that does more
  for key, value in pairs(given) do
    copy[key] = value
    if type(value) == "string" and #value > 1024 then
      refuse "ev:add: an attribute may have 1024 bytes"
    end
    if not GIVEN[key] or type(value) ~= "string" then
      refuse("ev:add: an argument can be given code, country, id and sector, "
        .. "as strings, not '%s'%s", tostring(key),
        errors.hint(tostring(key), GIVEN))
    end
  end
  return copy
end

--- Add an argument; nothing happens when the span is nil.
---@param role string
---@param span table|nil
---@param given table<string, string>|nil  attributes instead of the span's
function Event:add(role, span, given)
  if span == nil then return end
  check_span(role, span)
  if READABLE[role] or Event[role] then
    refuse("ev:add: a role cannot be called '%s'; take another name", role)
  end
  if given ~= nil then
    rawget(self, "given")[span] = check_given(given)
  end
  local roles = roles_of(self)
  local list = roles[role] or {}
  list[#list + 1] = span
  table.sort(list, spans.in_text_order)
  roles[role] = list
end

--- One more event of the same rule and trigger, without arguments; it is
--- written behind this one.
---@return Event
function Event:another()
  local c = rawget(self, "candidate")
  local first, copy = c.first_of or c, {}
  for k, v in pairs(c) do copy[k] = v end
  copy.roles, copy.first_of = {}, first
  local more = rawget(first.ev, "more")
  copy.ev = M.new(copy)
  more[#more + 1] = copy
  return copy.ev
end

local LONGEST = 1024 -- bytes of what a rule says itself

local function set_field(self, key, value)
  if type(value) == "string" and #value > LONGEST then
    refuse("ev.%s may have %d bytes, not %d", key, LONGEST, #value)
  end
  if value ~= nil and type(value) ~= "string" then
    refuse("ev.%s must be a string, not a %s", key, type(value))
  end
  if key == "modality" and value and not schema.is_modality[value] then
    refuse("ev.modality must be one of %s, not '%s'",
      table.concat(schema.MODALITIES, ", "), value)
  end
  rawget(self, "fields")[key] = value
end

--- What the rule says, else what the words around the trigger do.
local function modality_of(self)
  local fields = rawget(self, "fields")
  return (modality.of({ trigger = fields.trigger,
    modality = fields.modality, syntax = rawget(self, "syntax") },
    fields.doc))
end

-- Whoever returns what a method gives stays on the stack.
for name, method in pairs(Event) do
  Event[name] = core.framed(method, name == "only")
end

local meta = {
  __metatable = false,
  __name = "event",
  __index = function(self, key)
    if Event[key] then return Event[key] end
    if key == "modality" then return modality_of(self) end
    if READABLE[key] then return rawget(self, "fields")[key] end
    local list = roles_of(self)[key]
    return list and list[1]
  end,
  __newindex = function(self, key, value)
    if SETTABLE[key] then return set_field(self, key, value) end
    if READABLE[key] or Event[key] then
      refuse("ev.%s cannot be set", key)
    end
    if value == nil then
      roles_of(self)[key] = nil
    else
      check_span(key, value)
      roles_of(self)[key] = { value }
    end
  end,
}

--- The event object of a candidate; it shares the candidate's roles.
---@param c geoeng.Candidate
---@return Event
function M.new(c)
  local def = c.def
  return setmetatable({ candidate = c, syntax = def.syntax, given = {},
    known = {},
    more = {},
    fields = { type = def.type, subtype = def.subtype, code = def.code,
      modality = def.modality, trigger = c.trigger, sentence = c.sentence,
      doc = c.sentence.doc },
    roles = c.roles,
  }, meta)
end

return M
