--- The coding of one sentence for coder.lua: which verbs have which codes, who
--- is the source, who the target.

local clause = require "geoeng.cameo.clause"
local np = require "geoeng.cameo.noun_phrase"
local pattern = require "geoeng.cameo.verb_pattern"

local M = {}

local BY = pattern.stem "by"
local NULL = "---"

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

--- The first unit that overlaps a filler.
local function unit_at(s, f)
  for _, u in ipairs(s.units) do
    if in_row(u) and u.first <= f.last and u.last >= f.first then return u end
  end
  return nil
end

--- The actor that the tree says is the verb's subject; asked for when several
--- stand before an active verb that is no adjective.
local function subject_of(s, v)
  if v.before < 2 then return nil end
  local span = s.doc:range(v.token, v.token)
  if span.dep == "amod" or span:clause().passive then return nil end
  for _, f in ipairs(span:slots()) do
    local unit = f.slot == "subj" and f.last < v.token and unit_at(s, f)
    if unit then return unit end
  end
  return nil
end

local function source_of(s, v)
  return subject_of(s, v) or first_of(s.units, 1, v.before, 1, in_row)
end

local NOMINAL = { NOUN = true, PROPN = true, PRON = true }

--- The first noun behind a verb.
local function noun_behind(s, v)
  for i = v.token + 1, s.words.last do
    if s.at[i] and s.at[i] > v.last and NOMINAL[s.words.pos[i]] then return i end
  end
  return nil
end

--- The first name behind the verb; else the first noun phrase there when it is
--- a role noun's; when no noun stands there, the nearest actor before the verb.
local function target_of(s, v, source)
  local key = key_of(source)
  local function other(u)
    return in_row(u) and u ~= source
      and (u.members or source.members or key_of(u) ~= key)
  end
  local behind = first_of(s.units, v.behind, #s.units, 1, other)
  if behind and not behind.null then return behind end
  local noun = noun_behind(s, v)
  if not noun then return first_of(s.units, v.before, 1, -1, other) end
  return behind and behind.first <= noun and behind.last >= noun and behind
    or nil
end

--- Whether "by" and an actor stand behind a passive: source and target are
--- then the other way round.
local function agent_of(s, v)
  if not s.present[BY] then return nil end
  local span = s.doc:range(v.token, v.token)
  if not span:clause().passive then return nil end
  for _, f in ipairs(span:slots()) do
    local unit = f.slot == "subj" and f.first > v.token and unit_at(s, f)
    if unit then return unit end
  end
  return nil
end

-- ---------------------------------------------------------------- coding

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

--- Whether any code of units says more than that there is none.
local function says(units)
  for _, unit in ipairs(units) do
    for _, m in ipairs(np.members(unit)) do
      for _, c in ipairs(m.codes) do
        if c ~= NULL then return true end
      end
    end
  end
  return false
end

--- Events of a verb: { code=, source=, target= units, basis= }.
local function code_verb(coder, s, v)
  local code, found, basis = coder.dictionary:code(v, s)
  if code == NULL then return nil, "its code is [---]" end
  local sides = sides_of(s, v, found)
  if not sides or not (says(sides[1][1]) and says(sides[1][2])) then
    return nil, "there is no source and target"
  end
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

--- The token of a phrase of the list of verbs that is the verb: its head, or
--- another one that the tree takes for it ("fire bombed"); nil: it is none.
local function verb_token(s, span)
  local head = span.first + (tonumber(span:attr "head") or 1) - 1
  if s.words.pos[head] == "VERB" then return head end
  for i = span.first, span.last do
    if s.words.pos[i] == "VERB" then return i end
  end
  return nil
end

--- The verbs of a sentence that patterns may code.
local function verbs_of(coder, s)
  local list = {}
  for _, span in ipairs(s.sentence:layer(coder.verbs)) do
    local token = verb_token(s, span)
    local first, last = s.at[span.first], s.at[span.last]
    if first and last and token then
      local v = { token = token, first = first, last = last,
        code = span:attr "code" or NULL, names = span:attr "verb" or "",
        key = span.first }
      v.before, v.behind = around(s, first, last)
      list[#list + 1] = v
    end
  end
  return list
end

--- Sentences that discards silence: true for all, or a set of their numbers.
local function silenced(coder, doc)
  local set = {}
  for span in doc:layer(coder.discards) do
    if span:attr "scope" == "story" then return true end
    set[span.sentence.index] = true
  end
  return set
end

local PART = "it is part of another event"

--- Whether a verb is part of an event that is coded already.
local function is_part(s, v, coded)
  for _, earlier in ipairs(coded) do
    if clause.is_part(s.doc, s.row, v, earlier) then return true end
  end
  return false
end

--- Whether the row holds two actors, or a coordination of them.
local function has_sides(s)
  local n = 0
  for _, u in ipairs(s.units) do
    if in_row(u) then n = n + (u.members and 2 or 1) end
  end
  return n > 1
end

--- Code the verbs of a sentence from left to right: first token of the verb ->
--- events, or why there are none; and why the others have none.
local function code_sentence(coder, doc, sentence)
  local found, why = {}, {}
  local units, words = np.units(sentence, coder.lists)
  if not units then return found, why, words end
  local s = { sentence = sentence, doc = doc, units = units, words = words,
    present = {} }
  s.row, s.at = clause.row(words, units)
  for _, stem in ipairs(s.row.stem) do s.present[stem] = true end
  if not has_sides(s) then return found, why, "fewer than two actors" end
  local coded = {}
  for _, v in ipairs(verbs_of(coder, s)) do
    local events, reason = code_verb(coder, s, v)
    if events and is_part(s, v, coded) then events, reason = nil, PART end
    found[v.key], why[v.key] = events, reason
    if events then coded[#coded + 1] = v end
  end
  return found, why, "it is no verb here"
end

--- What the verbs of a sentence code.
---@param coder table
---@param doc geoeng.Doc
---@param sentence geoeng.Sentence
---@return table<integer, table[]> found  first token of the verb -> events, {
---       code=, source=, target= units, basis= }
---@return table<integer, string> why  why there are none
---@return string other  the same for all other words
function M.sentence(coder, doc, sentence)
  local docs = coder.docs
  local known = docs[doc]
  if not known then
    known = { silent = coder.discards and silenced(coder, doc) or {} }
    docs[doc] = known
  end
  if known.silent == true or known.silent[sentence.index] then
    return {}, {}, "a discard stands in the text"
  end
  return code_sentence(coder, doc, sentence)
end

return M
