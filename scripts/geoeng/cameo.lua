--- Dyads by dictionaries, as TABARI and PETRARCH code them: who does what to
--- whom. What `geoeng import petrarch` writes asks for this module.
---
---   local cameo = require "geoeng.cameo"
---   local coder = cameo.coder { actors = "$actor_name", agents = "$role_noun",
---     verbs = "$coded_verb", patterns = "patterns.tsv", sets = "sets.tsv" }
---   event "cameo" { find = "trigger:$coded_verb", check = coder.check,
---     make = coder.make }
---
--- A verb's code is that of the first of its patterns that matches, the one
--- with most words first, else its own; [---] codes nothing. The source is
--- what the pattern marks with $, else the first actor before the verb; the
--- target what + marks, else the first actor behind the verb, else the nearest
--- before it. With "by" behind a passive they change places. What stands below
--- a coded verb is part of its event. A code a:b gives a second event with
--- sides changed.

local clause = require "geoeng.cameo_clause"
local np = require "geoeng.cameo_np"
local pattern = require "geoeng.cameo_pattern"
local rule = require "geoeng.init"

local M = {}

local NULL = "---"

-- ---------------------------------------------------------- dictionaries

--- Members of all sets: name -> lists of tokens; sets in sets are followed.
local function read_sets(text)
  local raw, done = {}, {}
  for name, member in text:gmatch "\n([^\t\n]+)\t([^\t\n]+)" do
    raw[name] = raw[name] or {}
    table.insert(raw[name], member)
  end
  local function members(name, depth)
    if done[name] then return done[name] end
    local list = {}
    for _, m in ipairs(depth < 8 and raw[name] or {}) do
      local inner = m:match "^&(.+)$"
      if inner then
        local more = members(inner:upper(), depth + 1)
        table.move(more, 1, #more, #list + 1, list)
      else
        list[#list + 1] = pattern.pieces(m)
      end
    end
    done[name] = list
    return list
  end
  return raw, function(name) return members(name, 0) end
end

--- Patterns of one block of verbs, most words first.
local function read_block(coder, name)
  local list = {}
  local key = "\n" .. name .. "\t"
  local at = coder.text:find(key, 1, true)
  while at do
    local verb, text, code, basis, stop =
      coder.text:match("^\n([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t?([^\t\n]*)()", at)
    if verb ~= name then break end
    local p = pattern.parse(text, coder.known)
    p.code, p.basis = code, basis
    p.order = #list
    list[#list + 1] = p
    at = stop
  end
  return list
end

local function by_rank(a, b)
  if a.rank ~= b.rank then return a.rank > b.rank end
  return a.order < b.order
end

--- Patterns of the blocks that a verb belongs to; read when first needed.
local function patterns_of(coder, names)
  local list = coder.blocks[names]
  if list then return list end
  if not coder.sets then
    coder.known, coder.sets = read_sets("\n" .. coder.set_text)
  end
  list = {}
  for name in names:gmatch "%S+" do
    for _, p in ipairs(read_block(coder, name)) do
      p.order = #list
      list[#list + 1] = p
    end
  end
  table.sort(list, by_rank)
  coder.blocks[names] = list
  return list
end

-- -------------------------------------------------------- source, target

--- Codes of a unit in one string, to compare.
local function key_of(unit)
  local codes = {}
  for _, m in ipairs(np.members(unit)) do
    for _, c in ipairs(m.codes) do codes[#codes + 1] = c end
  end
  return table.concat(codes, " ")
end

--- The first of units that passes, those with a name before those without.
local function first_of(units, from, to, step, passes)
  for _, null in ipairs { false, true } do
    for i = from, to, step do
      local u = units[i]
      if u.null == null and passes(u) then return u end
    end
  end
  return nil
end

--- The units of a row before and behind elements.
local function around(s, first, last)
  local before, behind = 0, #s.units + 1
  for i, u in ipairs(s.units) do
    if u.start and u.stop and u.stop < first then before = i end
    if u.start and u.start > last and i < behind then behind = i end
  end
  return before, behind
end

local function in_row(u) return u.start ~= nil and u.stop ~= nil end

local function source_of(s, v)
  return first_of(s.units, 1, v.before, 1, in_row)
end

local function target_of(s, v, source)
  local key = key_of(source)
  local function other(u)
    return in_row(u) and u ~= source
      and (u.members or source.members or key_of(u) ~= key)
  end
  return first_of(s.units, v.behind, #s.units, 1, other)
    or first_of(s.units, v.before, 1, -1, other)
end

--- Whether "by" and an actor stand behind a passive: source and target are
--- then the other way round.
local function agent_of(s, v)
  local span = s.doc:range(v.token, v.token)
  if not span:clause().passive then return nil end
  for _, f in ipairs(span:slots()) do
    if f.slot == "subj" and f.first > v.token then
      for _, u in ipairs(s.units) do
        if in_row(u) and u.first <= f.last and u.last >= f.first then
          return u
        end
      end
    end
  end
  return nil
end

-- ---------------------------------------------------------------- coding

--- Whether all words that a pattern needs stand in the sentence.
local function has_words(p, present)
  if p.inflected then return true end
  for _, word in ipairs(p.words) do
    if not present[word] then return false end
  end
  return true
end

--- What a verb's code is and which actors its pattern marks.
local function code_of(coder, s, v)
  for _, p in ipairs(patterns_of(coder, v.names)) do
    local found = has_words(p, s.present)
      and pattern.match(p, s.row, v.first, v.last, coder.sets)
    if found then return p.code, found, p.basis end
  end
  return v.code, {}, nil
end

--- Sides of what a pattern marks with %: the members of one compound, each
--- with the others; or a source before the verb with each.
local function compound_sides(s, v, found)
  local unit = found.compound
  local source = found.side == 1 and source_of(s, v)
  if source and source ~= unit then return { { { source }, { unit } } } end
  local sides = {}
  for i, m in ipairs(unit.members) do
    local others = {}
    for k, other in ipairs(unit.members) do
      if k ~= i then others[#others + 1] = other end
    end
    sides[i] = { { m }, others }
  end
  return sides
end

local function sides_of(s, v, found)
  if found.compound then return compound_sides(s, v, found) end
  local source, target = found.source, found.target
  local agent = not (source or target) and agent_of(s, v)
  if agent then
    source, target = agent, source_of(s, v)
    if target == agent then target = nil end
  end
  source = source or source_of(s, v)
  if not source then return nil end
  if source == target then return nil end
  target = target or target_of(s, v, source)
  return target and { { { source }, { target } } }
end

--- Events of a verb: { code=, source=, target= units, basis= }.
local function code_verb(coder, s, v)
  local code, found, basis = code_of(coder, s, v)
  if code == NULL then return nil, "its code is [---]" end
  local sides = sides_of(s, v, found)
  if not sides then return nil, "there is no source and target" end
  local events = {}
  local one, two = code:match "^(.-):(.+)$"
  for _, side in ipairs(sides) do
    events[#events + 1] = { code = one or code, source = side[1],
      target = side[2], basis = basis }
  end
  for _, side in ipairs(two and not found.compound and sides or {}) do
    events[#events + 1] = { code = two, source = side[2], target = side[1],
      basis = basis }
  end
  return events
end

-- ------------------------------------------------------------- sentences

--- The verbs of a sentence that patterns may code.
local function verbs_of(coder, s)
  local list = {}
  for _, span in ipairs(s.sentence:layer(coder.verbs)) do
    local token = span.first + (tonumber(span:attr "head") or 1) - 1
    local first, last = s.at[span.first], s.at[span.last]
    if first and last and s.words.pos[token] == "VERB" then
      local v = { token = token, first = first, last = last,
        code = span:attr "code" or NULL, names = span:attr "verb" or "",
        key = span.first }
      v.before, v.behind = around(s, first, last)
      list[#list + 1] = v
    end
  end
  return list
end

local function is_discarded(coder, doc, sentence)
  if not coder.discards then return false end
  for span in doc:layer(coder.discards) do
    if span:attr "scope" == "story"
      or span.first >= sentence.first and span.last <= sentence.last then
      return true
    end
  end
  return false
end

--- Code the verbs of a sentence from left to right: first token of the verb ->
--- events, or why there are none.
local function code_sentence(coder, doc, sentence)
  local found, why = {}, {}
  if is_discarded(coder, doc, sentence) then return found, why, "discarded" end
  if not np.can_code(sentence, coder.lists) then
    return found, why, "fewer than two actors"
  end
  local units, words = np.units(sentence, coder.lists)
  local s = { sentence = sentence, doc = doc, units = units, words = words,
    present = {} }
  s.row, s.at = clause.row(words, units)
  for _, el in ipairs(s.row) do s.present[el.norm] = true end
  local coded = {}
  for _, v in ipairs(verbs_of(coder, s)) do
    for _, earlier in ipairs(coded) do
      if clause.is_part(doc, s.row, v, earlier) then
        why[v.key] = "it is part of another event"
      end
    end
    if not why[v.key] then
      found[v.key], why[v.key] = code_verb(coder, s, v)
      if found[v.key] then coded[#coded + 1] = v end
    end
  end
  return found, why, "it is no verb here"
end

-- ---------------------------------------------------------------- events

--- The arguments of one side: one span for each code.
local function add_side(ev, role, units)
  for _, unit in ipairs(units) do
    for _, m in ipairs(np.members(unit)) do
      for _, code in ipairs(m.codes) do
        ev:add(role, ev.doc:range(m.first, m.last), { code = code })
      end
    end
  end
end

local function fill(ev, e)
  ev.code = e.code
  ev.basis = e.basis
  add_side(ev, "source", e.source)
  add_side(ev, "target", e.target)
end

--- What the sentence of an event codes; the last one is kept.
local function coded(coder, ev)
  local doc, sentence = ev.doc, ev.sentence
  local key = ("%s\0%s\0%d\0%s"):format(doc.id, doc.date or "", sentence.index,
    sentence.text)
  if coder.key ~= key then
    coder.key = key
    coder.found, coder.why, coder.else_why =
      code_sentence(coder, doc, sentence)
  end
  return coder.found[ev.trigger.first],
    coder.why[ev.trigger.first] or coder.else_why
end

---@class geoeng.CoderDef
---@field actors string    list of names, with the attribute code
---@field agents string    list of role nouns, with code and side
---@field verbs string     list of verb forms, with verb, code and head
---@field discards string|nil  list of phrases that code nothing, with scope
---@field patterns string  file of patterns: verb, pattern, code, basis
---@field sets string      file of sets: set, member

local KEYS = { actors = true, agents = true, verbs = true, discards = false,
  patterns = true, sets = true }

--- A coder; its check and make are those of an event rule that its list of
--- verbs fires.
---@param def geoeng.CoderDef
---@return { check: fun(ev: geoeng.Event), make: fun(ev: geoeng.Event) }
function M.coder(def)
  for key, needed in pairs(KEYS) do
    if type(def[key]) ~= "string" and (needed or def[key] ~= nil) then
      error(("cameo.coder needs %s = \"name\""):format(key), 2)
    end
  end
  local coder = { verbs = def.verbs, discards = def.discards,
    lists = { def.actors, def.agents }, blocks = {},
    text = "\n" .. rule.data(def.patterns), set_text = rule.data(def.sets) }
  return {
    check = function(ev)
      local events, why = coded(coder, ev)
      if not events then return false, why end
      fill(ev, events[1])
      return true
    end,
    make = function(ev)
      local events = coded(coder, ev)
      for i = 2, #events do fill(ev:another(), events[i]) end
    end,
  }
end

return M
