--- Coordinations of spans, read from the words alone: "Iran, Russia and China".

local spans = require "geoeng.event.spans"

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
    if not nxt or not spans.is_free(nxt, taken) then break end
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
    if not prev or not spans.is_free(prev, taken) then break end
    if comma then commas = commas + 1 end
    found[#found + 1] = prev
    first = prev.first
  end
  if #found == 1 and commas > 0 then return {} end
  return found
end

--- Add the free other members of a span's coordination to the list, and take
--- their tokens.
---@param c geoeng.Candidate|geoeng.SlotSearch
---@param list table[] spans
---@param span table   one of them
---@param taken table<integer, integer>
function M.add(c, list, span, taken)
  local layer = span.layer
  if not layer then return end
  local doc, s = c.sentence.doc, c.sentence
  local next_norm = span.last < s.last and doc:norm(span.last + 1)
  if next_norm == "," or AND[next_norm] then
    local starts = spans_by(s, layer, "first")
    for _, x in ipairs(after(c, span, starts, taken)) do
      list[#list + 1] = x
      spans.take(x, taken)
    end
  end
  local at = span.first - 1
  if at > s.first and DETERMINER[doc:norm(at)] then at = at - 1 end
  if at > s.first and AND[doc:norm(at)] then
    for _, x in ipairs(before(c, span, spans_by(s, layer, "last"), taken)) do
      list[#list + 1] = x
      spans.take(x, taken)
    end
  end
end

return M
