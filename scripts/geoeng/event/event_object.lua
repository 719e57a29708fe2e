--- What `check` and `make` of a rule see of a candidate: its event object.
---
---   ev.attacker          the first argument of the role, a span, or nil
---   ev:all "attacker"    all of them
---   ev.attacker = span   set the role; nil empties it
---   ev:add("killed", ev:number "kill ~3 <number>")
---   ev:add("source", span, { code = "GOV" })  with attributes of its own
---   ev:another()         one more event of the same trigger
---   ev.type .subtype .code .modality .basis .trigger .sentence .doc
--- Of these subtype, code, modality and basis can be set.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local modality = require "geoeng.event.modality"
local pattern = require "geoeng.language.pattern"
local schema = require "geoeng.event.schema"
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

--- What can be read and called.
M.fields, M.methods = READABLE, Event

local function roles_of(ev) return rawget(ev, "roles") end

--- All arguments of a role, in text order.
---@param role string
---@return table[] spans
function Event:all(role)
  local list = roles_of(self)[role] or {}
  return table.move(list, 1, #list, 1, {})
end

local compiled = {}

local function pattern_id(text)
  if compiled[text] then return compiled[text] end
  local tree, why = pattern.parse(text)
  local ok, id = true, nil
  if tree then
    ok, id = pcall(core.pattern, tree)
  end
  if not tree or not ok then
    why = why or id
    if type(why) ~= "table" then error(why, 3) end
    error(("pattern \"%s\", column %d: %s"):format(text,
      why.column or why.at or 1, why.message), 3)
  end
  compiled[text] = id
  return id
end

--- The first match of a pattern in the event's sentence, or nil.
---@param text string
---@return table|nil match
function Event:find(text)
  if type(text) ~= "string" then error("ev:find needs a pattern", 2) end
  return rawget(self, "fields").sentence:find(pattern_id(text))
end

--- The first <number> inside of the first match of a pattern.
---@param text string  a pattern with a number in it
---@return table|nil span  its value is { min=, max=, exact= }
---Example: `ev.killed = ev:number "kill ~3 <number>"`
function Event:number(text)
  if type(text) ~= "string" then error("ev:number needs a pattern", 2) end
  local sentence = rawget(self, "fields").sentence
  local m = sentence:find(pattern_id(text))
  if not m then return nil end
  for _, s in ipairs(sentence:layer "number") do
    if s.first >= m.first and s.last <= m.last then return s end
  end
  return nil
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
    error("a role is a name of letters, digits and _", 3)
  end
  local kind = kind_of(value)
  if kind ~= "span" then
    local more = MORE[kind] or "other fields that can be set are basis, code, "
      .. "modality and subtype" .. errors.hint(role, SETTABLE)
    error(("ev.%s: an argument is a span, not a %s; %s"):format(role, kind, more),
      3)
  end
end

local function check_given(given)
  if type(given) ~= "table" then
    error("ev:add takes attributes as a table", 3)
  end
  local copy = {} -- since the rule may have given a table that does more
  for key, value in pairs(given) do
    copy[key] = value
    if type(value) == "string" and #value > 1024 then
      error("ev:add: an attribute may have 1024 bytes", 3)
    end
    if not GIVEN[key] or type(value) ~= "string" then
      error(("ev:add: an argument can be given code, country, id and sector, "
        .. "as strings, not '%s'%s"):format(tostring(key),
        errors.hint(tostring(key), GIVEN)), 3)
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
    error(("ev.%s may have %d bytes, not %d"):format(key, LONGEST, #value), 3)
  end
  if value ~= nil and type(value) ~= "string" then
    error(("ev.%s must be a string, not a %s"):format(key, type(value)), 3)
  end
  if key == "modality" and value and not schema.is_modality[value] then
    error(("ev.modality must be one of %s, not '%s'"):format(
      table.concat(schema.MODALITIES, ", "), value), 3)
  end
  rawget(self, "fields")[key] = value
end

--- What the rule says, else what the words around the trigger do.
local function modality_of(self)
  local fields = rawget(self, "fields")
  return (modality.of({ trigger = fields.trigger,
    modality = fields.modality }, fields.sentence, fields.doc))
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
      error(("ev.%s cannot be set"):format(key), 2)
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
  return setmetatable({ candidate = c, given = {}, more = {},
    fields = { type = def.type, subtype = def.subtype, code = def.code,
      modality = def.modality, trigger = c.trigger, sentence = c.sentence,
      doc = c.sentence.doc },
    roles = c.roles,
  }, meta)
end

return M
