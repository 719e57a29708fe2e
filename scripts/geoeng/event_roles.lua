--- Roles of an event: what the match captured, the rest of coordinations
--- ("Iran, Russia and China"), and what role strings find near the trigger.

local slots = require "geoeng.event_slots"

local M = {}

local AND = { ["and"] = true, ["or"] = true, ["&"] = true }
local DETERMINER = { the = true, a = true, an = true }
--- Behind a noun these start its clause, so "A and B said" does not join A and
--- B when A is an object.
local FINITE = {}
for w in ([[said says say told tells tell will would can could may might must
  should has have had is are was were did does do]]):gmatch "%S+" do
  FINITE[w] = true
end

-- ----------------------------------------------------------- coordinations

--- The longest span of a layer by its first, or last, token.
local function spans_by(sentence, layer, edge)
  local map = {}
  for _, s in ipairs(sentence:layer(layer)) do
    local old = map[s[edge]]
    if not old or s.last - s.first > old.last - old.first then
      map[s[edge]] = s
    end
  end
  return map
end

local function is_free(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

local function take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

--- One step over comma and "and": the token behind them or nil, whether there
--- was an "and", whether a comma.
local function joiner_after(doc, at, limit)
  local comma = doc:norm(at) == ","
  if comma then at = at + 1 end
  local final = AND[doc:norm(at)] or false
  if final then at = at + 1 end
  if not (comma or final) then return nil, false, false end
  if at < limit and DETERMINER[doc:norm(at)] then at = at + 1 end
  return at, final, comma
end

--- What follows "A": ", B and C". Spans up to the last "and". Two joined by
--- comma and "and" are two clauses, not a list.
local function after(c, span, starts, taken)
  local doc, limit = c.sentence.doc, c.sentence.last
  local found, kept, commas, last = {}, 0, 0, span.last
  while last < limit - 1 do
    local at, final, comma = joiner_after(doc, last + 1, limit)
    local nxt = at and starts[at]
    if not nxt or not is_free(nxt, taken) then break end
    found[#found + 1] = nxt
    last = nxt.last
    if comma then commas = commas + 1 end
    if final then kept = #found end
  end
  if kept > 0 and kept == #found and span.first > c.trigger.last
    and last < limit and FINITE[doc:norm(last + 1)] then
    kept = kept - 1
  end
  if kept == 1 and commas > 0 then kept = 0 end
  return table.move(found, 1, kept, 1, {})
end

--- One step back over "and" and comma: the token before them, whether there
--- was an "and", whether a comma.
local function joiner_before(doc, at, limit)
  if DETERMINER[doc:norm(at)] and at > limit + 1 then at = at - 1 end
  local final = AND[doc:norm(at)] or false
  if final then at = at - 1 end
  local comma = doc:norm(at) == ","
  if comma then at = at - 1 end
  return at, final, comma
end

--- What precedes "C": "A, B and".
local function before(c, span, ends, taken)
  local doc, limit = c.sentence.doc, c.sentence.first
  local found, commas, first = {}, 0, span.first
  while first > limit + 1 do
    local at, final, comma = joiner_before(doc, first - 1, limit)
    if not (final or comma and #found > 0) then break end
    local prev = ends[at]
    if not prev or not is_free(prev, taken) then break end
    if comma then commas = commas + 1 end
    found[#found + 1] = prev
    first = prev.first
  end
  if #found == 1 and commas > 0 then return {} end
  return found
end

--- Add the other members of a span's coordination to the list.
local function coordinate(c, list, span, taken)
  local layer = span.layer
  if not layer then return end
  local doc, s = c.sentence.doc, c.sentence
  local next_norm = span.last < s.last and doc:norm(span.last + 1)
  if next_norm == "," or AND[next_norm] then
    local starts = spans_by(s, layer, "first")
    for _, x in ipairs(after(c, span, starts, taken)) do
      list[#list + 1] = x
      take(x, taken)
    end
  end
  local at = span.first - 1
  if at > s.first and DETERMINER[doc:norm(at)] then at = at - 1 end
  if at > s.first and AND[doc:norm(at)] then
    for _, x in ipairs(before(c, span, spans_by(s, layer, "last"), taken)) do
      list[#list + 1] = x
      take(x, taken)
    end
  end
end

-- ------------------------------------------------------------------ filling

--- Roles, their names in order of capture, and the trigger of a match.
---@param match table
---@return table<string, table[]> roles
---@return string[] names
---@return table|nil trigger
function M.captured(match)
  local roles, names, trigger = {}, {}, nil
  for _, c in ipairs(match:captures()) do
    local role = c.role
    if role == "trigger" or role == "verb" then
      trigger = trigger or c
    else
      local list = roles[role]
      if not list then
        list = {}
        roles[role] = list
        names[#names + 1] = role
      end
      list[#list + 1] = c
    end
  end
  return roles, names, trigger
end

--- The free match of a clause that is nearest to the trigger. What stands in
--- front of it counts as twice as far, since English puts more behind.
local function nearest(sentence, clause, trigger, taken)
  local best, least = nil, math.huge
  local first, last = trigger.first, trigger.last
  for _, m in ipairs(sentence:findall(clause.pattern)) do
    for _, c in ipairs(m:captures()) do
      if c.role == "value" and is_free(c, taken) then
        local from = c.first
        local far = from > last and from - last or (first - c.last) * 2 + 1
        if far < least then best, least = c, far end
      end
    end
  end
  return best
end

--- The span that a clause finds by the words alone, and its coordination.
local function from_clause(c, clause, taken)
  local span = nearest(c.sentence, clause, c.trigger, taken)
  if not span then return nil end
  local list = { span }
  take(span, taken)
  coordinate(c, list, span, taken)
  return list
end

--- What the first of alternatives finds; a sum is all of its clauses.
local function from_clauses(c, clauses, taken)
  for _, clause in ipairs(clauses) do
    local all
    while clause do
      local list = from_clause(c, clause, taken)
      if list then all = table.move(list, 1, #list, #(all or {}) + 1, all or {}) end
      clause = clause.also
    end
    if all then return all end
  end
  return nil
end

local function in_text_order(a, b) return a.first < b.first end

--- Fill the roles of a candidate: coordinations of what was captured, then the
--- role strings of its rule, in the order of their names.
---@param c table  { def=, sentence=, trigger=, roles=, names= }
function M.fill(c)
  local taken, roles = {}, c.roles
  take(c.trigger, taken)
  for _, name in ipairs(c.names) do
    for _, span in ipairs(roles[name]) do take(span, taken) end
  end
  for _, name in ipairs(c.names) do
    local list = roles[name]
    local n = #list
    for i = 1, n do coordinate(c, list, list[i], taken) end
    if #list > n then table.sort(list, in_text_order) end
  end
  if c.def.syntax then return slots.fill(c, taken, from_clause) end
  for _, r in ipairs(c.def.roles) do
    if not roles[r.name] then
      local list = from_clauses(c, r.clauses, taken)
      if list and #list > 1 then table.sort(list, in_text_order) end
      roles[r.name] = list
    end
  end
end

return M
