--- What fills the roles of an event, and by which part of a role string; what is
--- told of the others is why_empty.lua's.
---
--- A candidate that was refused may not have been filled, so the roles of a
--- trigger are filled here once more, by the stage that fills them.

local claim = require "geoeng.event.claim"
local clauses = require "geoeng.test.why_clauses"
local core = require "geoeng.core"
local countries = require "geoeng.actor.argument_country"
local empty = require "geoeng.test.why_empty"
local fill = require "geoeng.event.fill"
local memo = require "geoeng.event.sentence_memo"
local needs = require "geoeng.event.needs"
local paint = require("geoeng.format.palette").paint
local pronouns = require "geoeng.event.fill_pronoun"
local source = require "geoeng.rule.compile_pattern"

local M = {}

local clauses_of, fits, matches = clauses.clauses_of, clauses.fits, memo.matches
local plain, quoted = clauses.plain, clauses.quoted
local slot_name, want_of = clauses.slot_name, clauses.want_of

-- ----------------------------------------------------------------- the event

--- The trigger of a match, as the stage of candidates has it.
local function trigger_of(match)
  for _, c in ipairs(match:captures()) do
    if c.role == "trigger" or c.role == "verb" then return c end
  end
  return match.sentence.doc:range(match.first, match.last)
end

--- A match as a candidate whose roles are filled.
local function filled(def, match, trigger)
  local c = { def = def, roles = {}, names = {}, trigger = trigger,
    first = trigger.first, last = trigger.last, sentence = trigger.sentence,
    pattern = match.pattern, captured = {} }
  for _, cap in ipairs(match:captures()) do
    local role = cap.role
    if role ~= "trigger" and role ~= "verb" then
      if not c.roles[role] then
        c.roles[role] = {}
        c.names[#c.names + 1] = role
      end
      table.insert(c.roles[role], cap)
      c.captured[#c.captured + 1] = cap
    end
  end
  fill.fill(c)
  return c
end

--- Whether a rule has a match whose trigger starts there.
local function fires(def, doc, start)
  for _, match in ipairs(doc:matches()) do
    if match.rule == def.order and trigger_of(match).start == start then
      return true
    end
  end
  return false
end

--- Whether an event is of a rule. Records name its line, where several may be:
--- then the one that has a match there, unless `make` added the event.
---@param ev geoeng.Record
---@param def table
---@param doc geoeng.Doc
---@return boolean
function M.is_of(ev, def, doc)
  local name = ev.prov.rule
  if ev.prov.file ~= def.file or ev.prov.line ~= def.line then return false end
  return name == def.name and fires(def, doc, ev.trigger.start)
    or name:match "^(.*)/%d+$" == def.name
end

--- What a rule has at a trigger, its roles filled: of several matches the first
--- whose needs are filled. Nil: the rule has no match there.
---@param def table
---@param doc geoeng.Doc
---@param start integer  of the trigger
---@return geoeng.Candidate|nil
function M.candidate(def, doc, start)
  if def.syntax and not core.has_model() then return nil end
  local first
  for _, match in ipairs(doc:matches()) do
    local trigger = match.rule == def.order and trigger_of(match)
    if trigger and trigger.start == start then
      local c = filled(def, match, trigger)
      if not select(2, needs.count(def, c.roles)) then return c end
      first = first or c
    end
  end
  return first
end

--- The arguments of a candidate, as a record has them.
local function arguments_of(c)
  local args = {}
  for role, list in pairs(c.roles) do
    for _, s in ipairs(list) do
      args[#args + 1] = { role = role, text = s.text, start = s.start,
        stop = s.stop }
    end
  end
  table.sort(args, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    if a.stop ~= b.stop then return a.stop < b.stop end
    return a.role < b.role
  end)
  return args
end

-- --------------------------------------------------------------- what fills

local function within(s, f) return s.first >= f.first and s.last <= f.last end

--- Whether an alternative finds an argument in a filler.
local function finds(sentence, a, f, arg)
  local range = sentence.doc:range(f.first, f.last)
  local whole = range.start == arg.start and range.stop == arg.stop
  if a.phrase then return whole end
  for _, s in ipairs(matches(sentence, a)) do
    if within(s, f) and (a.list and whole
      or s.start == arg.start and s.stop == arg.stop) then
      return true
    end
  end
  return false
end

--- The part of a role string that finds an argument at a word's slots: told in
--- words, and the slot; or nil.
local function by_slot(c, word, role, arg)
  local usable, doc = clauses.usable(c, word), c.sentence.doc
  for _, limit in ipairs { clauses.SURE, math.huge } do
    for _, x in ipairs(clauses_of(role)) do
      for _, a in ipairs(x.clause.alternatives or {}) do
        for _, f in ipairs(usable) do
          if f.cost <= limit and fits(f, x.clause)
            and finds(c.sentence, a, f, arg) then
            return ("%s is %s, by \"%s\""):format(slot_name(doc, f), want_of(a),
              x.text), f.prep or f.slot
          end
        end
      end
    end
  end
  return nil
end

--- The same of what the words alone tell.
local function by_words(c, role, arg)
  for _, x in ipairs(clauses_of(role)) do
    for _, s in ipairs(x.clause.pattern and matches(c.sentence, x.clause) or {}) do
      if s.start == arg.start and s.stop == arg.stop then
        return ("near the trigger, by \"%s\""):format(x.text)
      end
    end
  end
  return nil
end

--- What a role string finds: told in words, the way, and the slot.
local function by_role(c, role, arg)
  local how, slot
  if c.def.syntax then how, slot = by_slot(c, c.trigger, role, arg) end
  if how then return how, "slot", slot end
  how = by_words(c, role, arg)
  return how, how and "words"
end

--- The same of verbs of `also`.
local function by_also(c, arg)
  for _, also in ipairs(c.def.also or {}) do
    for _, role in ipairs(also.roles) do
      for _, verb in ipairs(role.name == arg.role and matches(c.sentence, also)
        or {}) do
        local how = c.tells and c.tells[verb.head]
          and by_slot(c, verb, role, arg)
        if how then
          return ("%s, at %s of 'also'"):format(how, quoted(verb)), "also"
        end
      end
    end
  end
  return nil
end

local function same(list, arg)
  for _, s in ipairs(list or {}) do
    if s.start == arg.start and s.stop == arg.stop
      and (not s.role or s.role == arg.role) then
      return true
    end
  end
  return false
end

--- The same of what was merged into the event.
local function by_merged(merged, arg)
  for _, c in ipairs(merged) do
    if same(c.roles[arg.role], arg) then
      return ("from %s, merged into it"):format(quoted(c.trigger)), "merged"
    end
  end
  return nil
end

--- Where a clause matches at all mentions, or nil.
local function matches_at(sentence, clause, mentions)
  local list = {}
  for i, m in ipairs(mentions or {}) do
    for _, a in ipairs(clause.alternatives) do
      for _, s in ipairs(a.phrase and { a.phrase == "name" and m.span or nil }
        or matches(sentence, a)) do
        local there = s.first <= m.at and s.last >= m.at
        list[i] = list[i] or there and s or nil
      end
    end
    if not list[i] then return nil end
  end
  return list[1] and list
end

--- Whom a filler means that is a pronoun: spans, or nil.
local function meant(c, clause, f)
  if f.first ~= f.last then return nil end
  local stands, mentions = pronouns.means(c.trigger, f.first)
  local list = matches_at(c.sentence, clause, mentions)
  return list or stands and { c.sentence.doc:range(f.first, f.first) } or nil
end

--- A pronoun in the slots of a role, or whom one there means.
local function by_pronoun(c, role, arg)
  local usable, doc = clauses.usable(c, c.trigger), c.sentence.doc
  for _, x in ipairs(clauses_of(role)) do
    for _, f in ipairs(pronouns.may_fill(x.clause) and usable or {}) do
      if fits(f, x.clause) and same(meant(c, x.clause, f), arg) then
        return ("%s is '%s', by \"%s\""):format(slot_name(doc, f),
          plain(doc:range(f.first, f.last).text), x.text), f.prep or f.slot
      end
    end
  end
  return nil
end

--- What put an argument into its role.
---@param c geoeng.Candidate  its roles filled
---@param arg table           of the record
---@param merged geoeng.Candidate[]  what was merged into the event
---@return string how         in words
---@return geoeng.Way way
---@return string|nil slot    of the way "slot"
---@alias geoeng.Way "time"|"captured"|"slot"|"words"|"also"|"listed"|"merged"
---                 |"lent"|"code"
function M.origin(c, arg, merged)
  if arg.lent then return "lent, by the weights " .. arg.lent, "lent" end
  if arg.role == "time" and not c.roles.time then
    return "the time told of it", "time"
  end
  if same(c.captured, arg) then return "captured by the pattern", "captured" end
  for _, role in ipairs(c.def.roles) do
    if role.name == arg.role then
      local how, way, slot = by_role(c, role, arg)
      if how then return how, way, slot end
    end
  end
  local how, way = by_also(c, arg)
  if how then return how, way end
  for _, role in ipairs(c.def.syntax and c.def.roles or {}) do
    local said, slot
    if role.name == arg.role then said, slot = by_pronoun(c, role, arg) end
    if said then return said, "slot", slot end
  end
  for _, s in ipairs(c.roles[arg.role] or {}) do
    if s.start == arg.start and s.stop == arg.stop then
      return "listed with what fills the role", "listed"
    end
  end
  how, way = by_merged(merged, arg)
  if how then return how, way end
  return (c.def.check or c.def.make) and "set by the rule's code"
    or "by none of its role strings", "code"
end

--- What was merged into an event, as candidates: the last one first, since what
--- was merged may have others.
---@param ev geoeng.Record
---@param refused table[]  in their order: { def=, trigger=, into= }
---@param doc geoeng.Doc
---@return geoeng.Candidate[]
function M.merged(ev, refused, doc)
  local list, starts = {}, { [ev.trigger.start] = true }
  for i = #refused, 1, -1 do
    local x = refused[i]
    if x.into and x.def.type == ev.type and starts[x.into.start] then
      starts[x.trigger.start] = true
      list[#list + 1] = M.candidate(x.def, doc, x.trigger.start)
    end
  end
  return list
end

-- ----------------------------------------------------------------------- all

--- The roles that a rule can fill, in order.
local function roles_of(rule)
  local names = {}
  for _, tree in ipairs(rule.trees) do source.add_roles(tree, names) end
  for _, role in ipairs(rule.roles) do names[role.name] = true end
  for _, also in ipairs(rule.also) do
    for _, role in ipairs(also.roles) do names[role.name] = true end
  end
  for name in pairs(rule.declared) do names[name] = true end
  names.trigger, names.verb = nil, nil
  return clauses.sorted(names)
end

--- Why an argument means what it does: what spoke for it, and who was next.
local function reason_of(c, arg)
  local saying = claim.of(c.sentence, c.trigger)
  for i = c.sentence.first, c.sentence.last do
    local token = c.sentence.doc:token(i)
    if token.start >= arg.start and token.stop == arg.stop then
      local reason = countries.reason(c.sentence.doc:range(i, i),
        saying and saying.speaker)
      return reason and ": " .. reason or ""
    end
  end
  return ""
end

--- Lines about every role of a rule at a trigger.
---@param rule table      of define.rules
---@param c geoeng.Candidate|nil  of M.candidate
---@param given table[]|nil  the arguments of its record, if it is an event
---@param merged geoeng.Candidate[]|nil  what was merged into the event
---@return string[]
function M.lines(rule, c, given, merged)
  local args, lines, has = c and arguments_of(c) or {}, {}, {}
  for _, arg in ipairs(given or args) do
    has[arg.role] = true
    lines[#lines + 1] = ("    %s %s %d-%d%s%s"):format(
      paint("role", arg.role), paint("value", "'" .. plain(arg.text) .. "'"),
      arg.start, arg.stop,
      arg.country and " " .. arg.country or "",
      c and ": " .. (M.origin(c, arg, merged or {})) or "")
    if arg.resolved then
      lines[#lines + 1] = ("      means '%s'%s"):format(plain(arg.resolved),
        c and reason_of(c, arg) or "")
    end
  end
  for _, name in ipairs(c and roles_of(rule) or {}) do
    if not has[name] then
      local more = empty.lines(c, name, args)
      table.move(more, 1, #more, #lines + 1, lines)
    end
  end
  if c then empty.add_other_slots(lines, c) end
  return lines
end

return M
