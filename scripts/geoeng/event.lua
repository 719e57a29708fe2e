--- From matches to events. One event for each rule and trigger: of several
--- matches the one that fills most needed roles, then most roles, then the
--- earlier pattern; of several rules of one type on one trigger the same,
--- after priority, then the earlier line.

local core = require "geoeng.core"
local define = require "geoeng.define"
local modality = require "geoeng.modality"
local out = require "geoeng.out"
local pattern = require "geoeng.pattern"

local M = {}

-- ------------------------------------------------------------- arguments

local JOINERS = { [","] = true, ["and"] = true, ["or"] = true, ["&"] = true }

--- Spans of the layer by their first token.
local function by_first(sentence, layer)
  local map = {}
  for _, s in ipairs(sentence:layer(layer)) do
    if not map[s.first] then map[s.first] = s end
  end
  return map
end

--- A coordination behind a span: "A, B and C". Adds B and C.
local function coordinated(list, doc, sentence, span, taken)
  local layer = span.layer
  if not layer then return end
  local starts, last = nil, span.last
  while last < sentence.last - 1 do
    if not JOINERS[doc:token(last + 1).norm] then return end
    local at = last + 2
    if doc:token(last + 1).norm == "," and at < sentence.last
      and JOINERS[doc:token(at).norm] then
      at = at + 1
    end
    starts = starts or by_first(sentence, layer)
    local nxt = starts[at]
    if not nxt or taken[at] then return end
    list[#list + 1] = nxt
    last = nxt.last
  end
end

--- Whether any token of the span is taken.
local function overlaps(span, taken)
  for i = span.first, span.last do if taken[i] then return true end end
  return false
end

local function take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

--- The free match of a role's clause that is nearest to the trigger; what
--- stands behind it goes before what stands in front.
local function nearest(sentence, clause, trigger, taken)
  local best, least = nil, math.huge
  for _, m in ipairs(sentence:findall(clause.pattern)) do
    for _, c in ipairs(m:captures()) do
      if c.role == "value" and not overlaps(c, taken) then
        local far = c.first > trigger.last and c.first - trigger.last
          or (trigger.first - c.last) * 2 + 1
        if far < least then best, least = c, far end
      end
    end
  end
  return best
end

--- roles -> list of spans, from the captures of one match.
local function captured(match)
  local roles, names, trigger = {}, {}, nil
  for _, c in ipairs(match:captures()) do
    local role = c.role
    if role == "trigger" or role == "verb" then
      trigger = trigger or c
    else
      if not roles[role] then
        roles[role] = {}
        names[#names + 1] = role
      end
      table.insert(roles[role], c)
    end
  end
  return roles, names, trigger
end

--- Fill roles: coordinations of captures, then the role strings.
local function fill(c)
  local def, doc, sentence = c.def, c.sentence.doc, c.sentence
  local taken = {}
  take(c.trigger, taken)
  for _, role in ipairs(c.names) do
    for _, s in ipairs(c.roles[role]) do take(s, taken) end
  end
  for _, role in ipairs(c.names) do
    local list = c.roles[role]
    for i = 1, #list do coordinated(list, doc, sentence, list[i], taken) end
    for _, s in ipairs(list) do take(s, taken) end
  end
  for _, r in ipairs(def.roles) do
    if not c.roles[r.name] then
      for _, clause in ipairs(r.clauses) do
        local s = nearest(sentence, clause, c.trigger, taken)
        if s then
          local list = { s }
          coordinated(list, doc, sentence, s, taken)
          for _, x in ipairs(list) do take(x, taken) end
          c.roles[r.name] = list
          break
        end
      end
    end
  end
end

--- How many entries of need are filled.
local function filled(def, roles)
  local n = 0
  for _, names in ipairs(def.needs) do
    for _, role in ipairs(names) do
      if roles[role] then
        n = n + 1
        break
      end
    end
  end
  return n
end

-- ------------------------------------------------------------- the event

--- What check and make see: ev.attacker is the first argument of that role,
--- ev:all "attacker" all of them.
---@class Event
local Event = {}

local SETTABLE = { subtype = true, code = true, modality = true }
local READABLE = { type = true, subtype = true, code = true, modality = true,
  trigger = true, sentence = true, doc = true }

--- All arguments of a role, in text order.
---@param role string
---@return table[] spans
function Event:all(role) return rawget(self, "roles")[role] or {} end

local compiled = {}

local function pattern_id(text)
  if not compiled[text] then
    local tree, why = pattern.parse(text)
    if not tree then
      error(("pattern '%s', column %d: %s"):format(text, why.column,
        why.message), 3)
    end
    compiled[text] = core.pattern(tree)
  end
  return compiled[text]
end

--- The first match of a pattern in the event's sentence, or nil.
---@param text string
function Event:find(text) return self.sentence:find(pattern_id(text)) end

--- The value of the first <number> that the pattern matches, or nil.
---@param text string  a pattern with a number in it
---@return table|nil value  { min=, max=, exact= }
---@return table|nil span
function Event:number(text)
  local m = self.sentence:find(pattern_id(text))
  if not m then return nil end
  for _, s in ipairs(self.sentence:layer "number") do
    if s.first >= m.first and s.last <= m.last then return s.value, s end
  end
  return nil
end

--- Add an argument of a role: a span.
function Event:add(role, span)
  local roles = rawget(self, "roles")
  roles[role] = roles[role] or {}
  table.insert(roles[role], span)
end

local event_meta = {
  __metatable = false,
  __index = function(self, key)
    if Event[key] then return Event[key] end
    if READABLE[key] then return rawget(self, "fields")[key] end
    local list = rawget(self, "roles")[key]
    return list and list[1]
  end,
  __newindex = function(self, key, value)
    if SETTABLE[key] then
      rawget(self, "fields")[key] = value
    elseif type(value) == "userdata" then
      rawget(self, "roles")[key] = { value }
    elseif value == nil then
      rawget(self, "roles")[key] = nil
    else
      error(("ev.%s: an argument is a span; of other fields subtype, code and "
        .. "modality can be set"):format(tostring(key)), 2)
    end
  end,
}

local function event_of(c)
  return setmetatable({
    fields = { type = c.def.type, subtype = c.def.subtype, code = c.def.code,
      modality = c.def.modality, trigger = c.trigger, sentence = c.sentence,
      doc = c.sentence.doc },
    roles = c.roles,
  }, event_meta)
end

-- ------------------------------------------------------------ the record

local function span_record(s)
  return { text = s.text, start = s.start, stop = s.stop }
end

--- The value of a span as an event carries it: times by their TIMEX3 value.
local function plain_value(s)
  local v = s.value
  if type(v) == "table" then
    if s.layer == "time" or s.layer == "date" or s.layer == "day" then
      return v.value
    end
    return v
  end
  if type(v) == "string" or type(v) == "number" or type(v) == "boolean" then
    return v
  end
  return nil
end

--- Attribute of the span, else of the first of its captures that has it:
--- in "Israeli jets" the country is the adjective's, the sector the noun's.
local function attribute(s, key)
  local v = s:attr(key)
  if v then return v end
  for _, c in ipairs(s:captures()) do
    v = c:attr(key)
    if v then return v end
  end
  return nil
end

local function argument(role, s)
  return { role = role, text = s.text, start = s.start, stop = s.stop,
    head = s.doc:token(s.last).text, country = s:attr "country",
    code = s:attr "code", sector = not s.expired and attribute(s, "sector") or nil,
    id = s:attr "id", value = plain_value(s) }
end

local DATED = { DATE = true, TIME = true }
local VAGUE = { PRESENT_REF = true, PAST_REF = true, FUTURE_REF = true }

local function time_record(s)
  local v = s.value
  return { text = s.text, start = s.start, stop = s.stop, value = v.value,
    from = v.from, to = v.to, grain = v.grain, basis = v.basis or "read" }
end

--- The time expression of the sentence nearest to the trigger.
local function nearest_time(sentence, trigger, taken)
  local best, least = nil, math.huge
  for _, s in ipairs(sentence:layer "time") do
    local v = s.value
    if v and DATED[v.type] and not VAGUE[v.value] and not overlaps(s, taken) then
      local far = s.first > trigger.last and s.first - trigger.last
        or trigger.first - s.last
      if far < least then best, least = s, far end
    end
  end
  return best
end

--- The event's time: its role, else the nearest in the sentence (added as
--- argument), else the day of publication as a default.
local function time_of(c, taken)
  local list = c.roles.time
  local s = list and list[1]
  if not s then
    s = nearest_time(c.sentence, c.trigger, taken)
    if s then c.roles.time = { s } end
  end
  if s and type(s.value) == "table" and s.value.value then
    return time_record(s)
  end
  local date = c.sentence.doc.date
  if not date then return nil end
  return { value = date, from = date, to = date, grain = "day",
    basis = "default" }
end

local function place_of(c)
  local s = c.roles.place and c.roles.place[1]
  if not s then return nil end
  return { text = s.text, start = s.start, stop = s.stop,
    name = s:attr "name" or s.text, country = s:attr "country",
    lat = tonumber(s:attr "lat"), lon = tonumber(s:attr "lon"),
    grain = s:attr "grain", basis = "read" }
end

local function arguments(roles)
  local args = {}
  for role, list in pairs(roles) do
    for _, s in ipairs(list) do args[#args + 1] = argument(role, s) end
  end
  table.sort(args, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    if a.stop ~= b.stop then return a.stop < b.stop end
    return a.role < b.role
  end)
  return args
end

local function record(c, ev)
  local fields, taken = rawget(ev, "fields"), {}
  take(c.trigger, taken)
  for _, list in pairs(c.roles) do
    for _, s in ipairs(list) do take(s, taken) end
  end
  local mode, cue = modality.of({ trigger = c.trigger,
    modality = fields.modality }, c.sentence, fields.doc)
  local time = time_of(c, taken)
  local s = c.sentence
  return {
    type = fields.type, subtype = fields.subtype, code = fields.code,
    modality = mode, cue = cue and span_record(cue) or nil,
    trigger = span_record(c.trigger), args = arguments(c.roles), time = time,
    place = place_of(c),
    sentence = { index = s.index, start = s.start, stop = s.stop,
      text = s.text },
    prov = { rule = c.def.name, file = c.def.file, line = c.def.line,
      engine = "geoeng " .. core.version,
      rules_sha256 = define.rules_sha256 },
  }
end

-- ------------------------------------------------------------ candidates

--- Whether candidate a goes before b, both on one trigger.
local function better(a, b)
  if a.def.priority ~= b.def.priority then
    return a.def.priority > b.def.priority
  end
  if a.needed ~= b.needed then return a.needed > b.needed end
  if a.nroles ~= b.nroles then return a.nroles > b.nroles end
  if a.def.order ~= b.def.order then return a.def.order < b.def.order end
  return a.pattern < b.pattern
end

local function candidate(match)
  local def = define.events[match.rule]
  local roles, names, trigger = captured(match)
  local sentence = match.sentence
  if not trigger then
    trigger = sentence.doc:range(match.first, match.last)
  end
  return { def = def, roles = roles, names = names, trigger = trigger,
    sentence = trigger.sentence, pattern = match.pattern,
    needed = filled(def, roles), nroles = #names }
end

--- The best candidate of every rule and trigger, by rule.
local function candidates(doc)
  local best, list = {}, {}
  for _, match in ipairs(doc:matches()) do
    local c = candidate(match)
    local key = c.def.order * 0x1000000 + c.trigger.first
    local old = best[key]
    if not old then
      list[#list + 1] = key
      best[key] = c
    elseif better(c, old) then
      best[key] = c
    end
  end
  local out_list = {}
  for i, key in ipairs(list) do out_list[i] = best[key] end
  return out_list
end

--- What hears of matches that are no events: fn(def, trigger, reason).
M.on_reject = nil

local function reject(c, reason)
  if M.on_reject then M.on_reject(c.def, c.trigger, reason) end
  return nil
end

--- The first need that no role fills, in words.
local function unfilled(c)
  for _, names in ipairs(c.def.needs) do
    local has = false
    for _, role in ipairs(names) do has = has or c.roles[role] ~= nil end
    if not has then
      return ("nothing fills '%s'"):format(table.concat(names, " | "))
    end
  end
end

--- Roles, needs and the author's check; nil when it is no event.
local function examine(c)
  fill(c)
  c.needed = filled(c.def, c.roles)
  c.nroles = 0
  for _ in pairs(c.roles) do c.nroles = c.nroles + 1 end
  if c.needed < #c.def.needs then return reject(c, unfilled(c)) end
  local ev = event_of(c)
  if c.def.check then
    local ok, reason = core.guarded(c.def.check, ev)
    if not ok then return reject(c, "check: " .. tostring(reason)) end
  end
  return ev
end

--- Of one type on one trigger one event stands.
local function rivals(found)
  local best, list = {}, {}
  for _, f in ipairs(found) do
    local key = f.c.def.type .. ":" .. f.c.trigger.first
    if not best[key] then
      best[key] = f
      list[#list + 1] = key
    elseif better(f.c, best[key].c) then
      best[key] = f
    end
  end
  local kept = {}
  for i, key in ipairs(list) do kept[i] = best[key] end
  table.sort(kept, function(a, b)
    local x, y = a.c.trigger.first, b.c.trigger.first
    if x ~= y then return x < y end
    return a.c.def.order < b.c.def.order
  end)
  return kept
end

--- Build and emit the events of a document that was run.
---@param doc table  the document
function M.assemble(doc)
  local found = {}
  for _, c in ipairs(candidates(doc)) do
    local ev = examine(c)
    if ev then found[#found + 1] = { c = c, ev = ev } end
  end
  for _, f in ipairs(rivals(found)) do
    if f.c.def.make then core.guarded(f.c.def.make, f.ev) end
    local rec = record(f.c, f.ev)
    if out.wants(rec) then core.emit(doc, rec) end
  end
end

return M
