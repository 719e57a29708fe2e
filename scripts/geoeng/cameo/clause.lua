--- A sentence as coder.lua's patterns see it: its words in a row without the
--- short insertions between commas, and actors as units in it.

local np = require "geoeng.cameo.noun_phrase"
local pattern = require "geoeng.cameo.verb_pattern"
local word_set = require "geoeng.language.word_set"

local M = {}

--- Words of an insertion that is left out, from and to: between two commas,
--- and behind the last.
local SHORT = { 2, 10 }
local SHORT_END = { 2, 8 }

--- Tokens that commas of lists and of adjectives do not split.
local function inside_units(units)
  local set = {}
  for _, u in ipairs(units) do
    for i = u.first, u.last do set[i] = true end
  end
  return set
end

--- Tokens of commas that part the sentence.
local function commas_of(w, units)
  local inside, list = nil, {}
  for i = w.first, w.last do
    local comma = w.norm[i] == ","
    inside = inside or comma and inside_units(units)
    if comma and not inside[i] and not np.joins_adjectives(w, i) then
      list[#list + 1] = i
    end
  end
  return list
end

local function count_words(w, from, to)
  local n = 0
  for i = from, to do
    if w.norm[i]:find "[%w\128-\255]" then n = n + 1 end
  end
  return n
end

local FINITE = { VBD = true, VBZ = true, VBP = true, MD = true }
local VERBAL = { VERB = true, AUX = true }

--- Whether a finite verb stands at the start: the main clause goes on.
local function goes_on(w, i) return FINITE[w.tag(i)] end

--- Whether what is left before a token holds a verb.
local function has_verb(w, out, token)
  for i = w.first, token - 1 do
    if not out[i] and VERBAL[w.pos[i]] then return true end
  end
  return false
end

--- Tokens of insertions: what stands between two commas, or behind the last,
--- when it is short and no main clause. What stands before the first never is
--- one.
local function insertions(w, units)
  local out, commas = {}, commas_of(w, units)
  for k, comma in ipairs(commas) do
    local stop = (commas[k + 1] or w.last + 1) - 1
    local n = count_words(w, comma + 1, stop)
    local short = commas[k + 1] and SHORT or SHORT_END
    if n >= short[1] and n <= short[2] and not goes_on(w, comma + 1)
      and (commas[k + 1] or has_verb(w, out, comma)) then
      for i = comma, stop do out[i] = true end
    end
  end
  return out
end

--- The row of a sentence, by element: words, and the units that start and end
--- there or are there; the element of each token.
---@param w table        of cameo_np.units
---@param units table[]  get start and stop, their elements
---@return table row     { norm=, stem=, first=, last=, inside= }
---@return table<integer, integer> at
function M.row(w, units)
  local norm, stem, at, out, n = {}, {}, {}, insertions(w, units), 0
  for i = w.first, w.last do
    if not out[i] then
      n = n + 1
      norm[n], stem[n], at[i] = w.norm[i], pattern.stem(w.norm[i]), n
    end
  end
  local row = { norm = norm, stem = stem, first = {}, last = {}, inside = {} }
  for _, u in ipairs(units) do
    u.start, u.stop = at[u.first], at[u.last]
    if u.start and u.stop then
      row.first[u.start], row.last[u.stop] = u, u
      for i = u.start, u.stop do row.inside[i] = true end
    end
  end
  return row, at
end

local HOPS = 100
local LINKS = word_set.set "conjunction.clause"

--- Whether words that link clauses stand between two elements of a row, other
--- than inside of actors.
local function is_linked(row, from, to)
  for i = from + 1, to - 1 do
    if LINKS[row.norm[i]] and not row.inside[i] then return true end
  end
  return false
end

--- The way from a token up to the root, and the tokens on it.
local function way_up(doc, token)
  local way, on, t = {}, {}, doc:token(token)
  for _ = 1, HOPS do
    if not t then break end
    way[#way + 1] = { token = t.index, dep = t.dep }
    on[t.index] = true
    t = t.head
  end
  return way, on
end

--- Whether a clause that describes a noun stands on the way to a token.
local function describes(way, top)
  for _, step in ipairs(way) do
    if step.token == top then return false end
    if step.dep:find "^acl" then return true end
  end
  return false
end

--- What starts a clause of its own.
local APART = { conj = true, parataxis = true }

--- Whether a verb belongs to what another verb before it tells: nothing links
--- the two, and the earlier one does not describe a noun ("the army that shelled
--- Gaza withdrew"); or it hangs below the earlier one, or below what stands
--- before that, other than as one more of a coordination.
---@param doc geoeng.Doc
---@param row table    of M.row
---@param verb table   { token=, first= element }
---@param earlier table
---@return boolean
function M.is_part(doc, row, verb, earlier)
  local up, above = way_up(doc, earlier.token)
  local linked = is_linked(row, earlier.last, verb.first)
  if above[verb.token] then
    return not linked and not describes(up, verb.token)
  end
  if not linked then return true end
  local way = way_up(doc, verb.token)
  if way[1].dep == "amod" then -- no verb to the tree: the words decide
    return not LINKS[row.norm[verb.first - 1]]
  end
  for i = 2, #way do
    if above[way[i].token] then
      return way[i].token <= earlier.token and not APART[way[i - 1].dep]
    end
  end
  return false
end

return M
