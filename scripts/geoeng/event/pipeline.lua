--- From matches to events.
---
--- One event for each rule and trigger: of several matches the one that fills
--- most needed roles, then most roles, then the earlier pattern; when it fails
--- need or check, the next. Of rules of one type whose triggers overlap one
--- stands, by priority, needed roles, roles, longer trigger, line.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local link = require "geoeng.link.occurrence"
local object = require "geoeng.event.object"
local out = require "geoeng.event.write"
local record = require "geoeng.event.record"
local roles = require "geoeng.event.roles"

local M = {}

--- What hears of matches that are no events: fn(def, trigger, reason).
M.on_reject = nil

--- What hears of the time that a rule takes: fn(def, nanoseconds).
M.on_time = nil

local function timed(def, fn, x)
  if not M.on_time then return fn(x) end
  local start = core.clock()
  local result = fn(x)
  M.on_time(def, core.clock() - start)
  return result
end

local function reject(c, reason)
  if M.on_reject then M.on_reject(c.def, c.trigger, reason) end
  return nil
end

-- ------------------------------------------------------------ candidates

--- How many entries of need are filled; the first that is not.
local function count_needs(def, filled)
  local n, missing = 0, nil
  for _, names in ipairs(def.needs) do
    local has = false
    for _, role in ipairs(names) do has = has or filled[role] ~= nil end
    if has then n = n + 1 else missing = missing or names end
  end
  return n, missing
end

--- Parts of speech of triggers: whether a word fires as verb or noun.
local FIRES = { verb = { VERB = true }, noun = { NOUN = true, PROPN = true } }

--- Modifiers are no events of their own: "the captured soldiers", "peace
--- talks venue".
local MODIFIES = { amod = true, compound = true }

--- Why a word does not fire, or nil.
local function misfit(kind, trigger)
  local parts = FIRES[kind]
  if not parts then return nil end
  if not parts[trigger.pos] then
    return ("it is no %s here (%s)"):format(kind, trigger.pos)
  end
  return MODIFIES[trigger.dep] and "it only describes another word" or nil
end

local function unfilled(names)
  return ("nothing fills '%s'"):format(table.concat(names, " | "))
end

--- Call the author's code; errors name the rule.
local function call(def, what, ...)
  local ok, result, reason = pcall(core.guarded, def[what], ...)
  if ok then return result, reason end
  local why = result
  if type(why) == "table" and why.rule_error then
    why = ("%s:%d: %s"):format(why.where.file, why.where.line, why.rule_error)
  elseif type(why) ~= "string" then
    why = ("%s raised an error that is a %s"):format(what, type(why))
  end
  if not why:find "^[^\n]-:%d+: " then
    why = ("%s:%d: %s of event '%s': %s"):format(def.file, def.line, what,
      def.type, why)
  end
  error(why, 0)
end

--- Whether the author wants to hear of a trigger, and why not.
local function is_wanted(def, trigger)
  if not def.when then return true end
  local ok, reason = call(def, "when", trigger)
  return ok, ok or "when refused it: " .. tostring(reason or "no reason")
end

--- What a match may become, or nil when its word is of another kind.
local function candidate(match)
  local def = define.events[match.rule]
  local filled, names, trigger = roles.captured(match)
  local sentence = match.sentence
  if not trigger then
    trigger = sentence.doc:range(match.first, match.last)
  else
    sentence = trigger.sentence
  end
  local wanted, unwanted = is_wanted(def, trigger)
  if not wanted then return reject({ def = def, trigger = trigger }, unwanted) end
  local c = { def = def, roles = filled, names = names, trigger = trigger,
    first = trigger.first, last = trigger.last, sentence = sentence,
    pattern = match.pattern, needed = count_needs(def, filled),
    nroles = #names }
  local missing = def.syntax and roles.hopeless(c)
  if missing then return reject(c, unfilled(missing)) end
  local why = misfit(def.kinds[match.pattern], trigger)
  if why then return reject(c, why) end
  return c
end

--- Whether candidate a goes before b: a total order.
local function better(a, b)
  local da, db = a.def, b.def
  if da.priority ~= db.priority then return da.priority > db.priority end
  if a.needed ~= b.needed then return a.needed > b.needed end
  if a.nroles ~= b.nroles then return a.nroles > b.nroles end
  local la, lb = a.last - a.first, b.last - b.first
  if la ~= lb then return la > lb end
  if da.order ~= db.order then return da.order < db.order end
  if a.pattern ~= b.pattern then return a.pattern < b.pattern end
  return a.first < b.first
end

--- Lists of candidates, one for each rule and trigger, in order of sight.
local function candidates(doc)
  local groups, list = {}, {}
  for _, match in ipairs(doc:matches()) do
    local c = timed(define.events[match.rule], candidate, match)
    local key = c and c.def.order * 0x100000000 + c.first
    local group = c and groups[key]
    if c and not group then
      group = {}
      groups[key] = group
      list[#list + 1] = group
    end
    if c then group[#group + 1] = c end
  end
  return list
end

-- --------------------------------------------------------------- choice

--- Roles, needs and the author's check; nil when it is no event.
local function examine(c)
  roles.fill(c)
  local missing
  c.needed, missing = count_needs(c.def, c.roles)
  if missing then
    return reject(c, unfilled(missing))
  end
  c.nroles = 0
  for _ in pairs(c.roles) do c.nroles = c.nroles + 1 end
  c.ev = object.new(c)
  if c.def.check then
    local ok, reason = call(c.def, "check", c.ev)
    if not ok then
      return reject(c, "check refused it: " .. tostring(reason or "no reason"))
    end
  end
  return c
end

--- The first of a group that is an event.
local function first_event(group)
  if #group > 1 then table.sort(group, better) end
  for _, c in ipairs(group) do
    if examine(c) then return c end
  end
  return nil
end

--- What tells of a trigger by `also`: type -> token -> candidates.
local function tellers(found)
  local map = {}
  for _, c in ipairs(found) do
    local tokens = map[c.def.type] or {}
    map[c.def.type] = tokens
    for token in pairs(c.tells or {}) do
      tokens[token] = tokens[token] or {}
      table.insert(tokens[token], c)
    end
  end
  return map
end

--- Of two that tell of each other the first stands.
local function is_told(c, map)
  if not c.def.syntax then return false end
  for _, other in ipairs(map[c.def.type][c.trigger.head] or {}) do
    local mutual = c.tells[other.trigger.head] and c.first < other.first
    if other ~= c and not mutual then return true end
  end
  return false
end

--- The events that no other of their type tells.
local function without_told(found)
  local kept, map = {}, tellers(found)
  for _, c in ipairs(found) do
    if not is_told(c, map) then
      kept[#kept + 1] = c
    else
      reject(c, "another event of its type tells it by 'also'")
    end
  end
  return kept
end

--- Of one type the events whose triggers do not overlap a better one's.
local function without_rivals(found)
  if #found < 2 then return found end
  table.sort(found, better)
  local held, kept = {}, {}
  for _, c in ipairs(found) do
    local tokens = held[c.def.type] or {}
    held[c.def.type] = tokens
    local free = true
    for i = c.first, c.last do free = free and not tokens[i] end
    if free then
      for i = c.first, c.last do tokens[i] = true end
      kept[#kept + 1] = c
    else
      reject(c, "another rule of its type has a better match there")
    end
  end
  table.sort(kept, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.def.order < b.def.order
  end)
  return kept
end

--- The records of a document's events, in text order; a rule may have made
--- further ones of a trigger.
local function records(doc, found)
  local list = {}
  local function add(c, number)
    local rec = record.of(c, c.ev, number)
    core.identify(doc, rec)
    list[#list + 1] = rec
  end
  for _, c in ipairs(found) do
    if c.def.make then call(c.def, "make", c.ev) end
    add(c, 1)
    for i, other in ipairs(rawget(c.ev, "more")) do add(other, i + 1) end
  end
  return list
end

--- Build and emit the events of a document that was run, in text order.
---@param doc table  the document
function M.assemble(doc)
  local found = {}
  roles.forget() -- now: the document before may have ended in an error
  for _, group in ipairs(candidates(doc)) do
    found[#found + 1] = timed(group[1].def, first_event, group)
  end
  local list = records(doc, without_rivals(without_told(found)))
  link.link(list)
  out.write(doc, list)
end

return M
