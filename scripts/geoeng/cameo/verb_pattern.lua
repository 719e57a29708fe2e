--- Verb patterns of TABARI and PETRARCH dictionaries: read and matched.
---
---   SAID WOULD * &CURRENCY     words before and behind the verb, which is *
---   NEW_&TIES                  _ joins neighbours, a blank lets words between
---   + WAS * TO ^ FROM $        $ source, + target, % compound, ^ any actor
---   * {PASSENGER CARS} (TO +)  the words of a noun phrase, a preposition's
---
--- A matcher walks from the verb outwards, first to the left, then to the
--- right. It sees a row of elements: { norm= their words, stem=, first= and last=
--- the actors that start and end there }; actors tell their elements, { start=,
--- stop=, members= of a compound }.

local M = {}

-- --------------------------------------------------------------- reading

local MARKS = { ["$"] = "source", ["+"] = "target", ["%"] = "compound",
  ["^"] = "skip", ["*"] = "verb" }

--- The tokens of a word: "peace-keeping" is three, "won't" two.
local function pieces_of(word)
  local list = {}
  local head, tail = word:match "^(.+)(n't)$"
  for piece in (head or word):gsub("%-", " - "):gmatch "%S+" do
    list[#list + 1] = piece
  end
  if tail then list[#list + 1] = tail end
  return list
end

--- The parts of a chunk that _ joins; a set's name may hold one.
local function parts_of(chunk, known)
  local list = {}
  for part in chunk:gmatch "[^_]+" do
    local last = list[#list]
    local name = last and last:match "^&" and last .. "_" .. part
    if name and known and known[name:sub(2):upper()] then
      list[#list] = name
    else
      list[#list + 1] = part
    end
  end
  return list
end

--- One word, set or actor mark as an item.
local function item_of(text)
  if MARKS[text] then return { kind = MARKS[text] } end
  local set = text:match "^&(.+)$"
  if set then return { kind = "set", name = set:upper() } end
  if text:find "^[%$%+%%%^&{}()]" and #text > 1 then
    return nil, ("'%s' is no word"):format(text)
  end
  return { kind = "word", pieces = pieces_of(text:lower()) }
end

--- Items of a pattern in order; "*" stands for the verb. `tight`: nothing may
--- stand between the item and the one before it; `near`: a few words may.
local function items_of(text, known)
  local list, inside, opened = {}, 0, false
  for chunk in text:gsub("[{}()]", " %0 "):gmatch "%S+" do
    if chunk == "{" or chunk == "(" then
      inside, opened = inside + 1, true
    elseif chunk == "}" or chunk == ")" then
      inside = inside - 1
      if inside < 0 then return nil, "a bracket is closed that none opens" end
    else
      for i, part in ipairs(parts_of(chunk, known)) do
        local item, why = item_of(part)
        if not item then return nil, why end
        item.tight, item.near = i > 1, inside > 0 and not opened
        list[#list + 1] = item
      end
      opened = false
    end
  end
  if inside > 0 then return nil, "a bracket is not closed" end
  return list
end

local function place_of_verb(items)
  local at
  for i, item in ipairs(items) do
    if item.kind == "verb" then
      if at then return nil, "the verb * stands twice" end
      at = i
    end
  end
  return at, not at and "the verb * is missing" or nil
end

--- The items left of the verb, from it outwards: `tight` and `near` then tell
--- of the neighbour on the right.
local function outwards(items, verb)
  local list = {}
  for i = verb - 1, 1, -1 do
    local it, right = items[i], items[i + 1]
    list[#list + 1] = { kind = it.kind, name = it.name, pieces = it.pieces,
      tight = right.tight, near = right.near }
  end
  return list
end

--- How many words and marks a pattern asks for.
local function rank_of(pattern)
  local rank = 0
  for _, side in ipairs { pattern.upper, pattern.lower } do
    for _, item in ipairs(side) do
      rank = rank + (item.pieces and #item.pieces or 1)
    end
  end
  return rank
end

--- Read a pattern.
---@param text string
---@param known table<string, any>|nil  sets by name
---@return table|nil pattern  { upper=, lower=, rank=, inflected= }
---@return string|nil why
---Example: `local p = pattern.parse "SAID WOULD * TALKS"`
function M.parse(text, known)
  local items, why = items_of(text, known)
  if not items then return nil, why end
  local verb, missing = place_of_verb(items)
  if not verb then return nil, missing end
  local p = { upper = outwards(items, verb),
    lower = table.move(items, verb + 1, #items, 1, {}),
    inflected = text:find "[{(]" ~= nil }
  if #p.upper + #p.lower == 0 then
    return nil, "there is nothing but the verb"
  end
  p.rank = rank_of(p)
  return p
end

-- ----------------------------------------------------------------- stems

local KEPT = 20000 -- stems that are remembered
local stems, nstems = {}, 0

--- What a word and its plural have in common, and some others with them: words
--- are looked up by it.
---@param word string
---@return string
function M.stem(word)
  local stem = stems[word]
  if stem then return stem end
  if nstems >= KEPT then stems, nstems = {}, 0 end
  stem = word:match "^(.-)[seiy]*$"
  stems[word], nstems = stem, nstems + 1
  return stem
end

-- -------------------------------------------------------------- matching

local NEAR = 4 -- words that may stand between the words of one phrase

--- Whether tokens stand at an element, going in a direction; then the element
--- behind them.
local function pieces_at(m, at, dir, pieces)
  local from, to, norm, same = 1, #pieces, m.row.norm, m.same
  if dir < 0 then from, to = to, from end
  for i = from, to, dir do
    if not norm[at] or not same(norm[at], pieces[i]) then return nil end
    at = at + dir
  end
  return at
end

--- Where the item's words stand at an element, as the element behind them.
local function word_at(m, item, at, dir)
  if item.kind == "word" then return pieces_at(m, at, dir, item.pieces) end
  local set = m.sets[item.name]
  local members = (dir > 0 and set.first or set.last)[m.row.stem[at]]
  for _, member in ipairs(members or {}) do
    local behind = pieces_at(m, at, dir, member)
    if behind then return behind end
  end
  return nil
end

--- The next actor from an element on, and the element behind it.
local function actor_from(row, at, dir, far)
  local ends = dir > 0 and row.first or row.last
  for here = at, at + dir * far, dir do
    local actor = ends[here]
    if actor then
      return actor, dir > 0 and actor.stop + 1 or actor.start - 1
    elseif not row.norm[here] then
      return nil
    end
  end
  return nil
end

local walk

local function walk_actor(m, items, k, at, dir, far)
  local kind = items[k].kind
  local actor, behind = actor_from(m.row, at, dir, far)
  if not actor or kind == "compound" and not actor.members then return false end
  local old = m.found[kind]
  if kind ~= "skip" then
    m.found[kind] = actor
    m.found.side = kind == "compound" and dir or m.found.side
  end
  if walk(m, items, k + 1, behind, dir) then
    m.score = m.score + 1
    return true
  end
  m.found[kind] = old
  return false
end

--- Whether items from the k-th on stand at an element or behind it.
walk = function(m, items, k, at, dir)
  local item = items[k]
  if not item then return true end
  local far = item.tight and 0 or item.near and NEAR or #m.row.norm
  if item.kind ~= "word" and item.kind ~= "set" then
    return walk_actor(m, items, k, at, dir, far)
  end
  for step = 0, far do
    local here = at + dir * step
    if not m.row.norm[here] then return false end
    local behind = word_at(m, item, here, dir)
    if behind and walk(m, items, k + 1, behind, dir) then
      m.score = m.score + (behind - here) * dir
      return true
    end
  end
  return false
end

local function equal(a, b) return a == b end

--- Whether a word is the other or a plural of it, or the other way round.
local function kin(a, b)
  return a == b or a == b .. "s" or a == b .. "es" or b == a .. "s"
    or b == a .. "es" or b:sub(-1) == "y" and a == b:sub(1, -2) .. "ies"
end

--- Match a pattern around a verb.
---@param p table      of parse
---@param row table    { norm=, stem=, first=, last= } by element
---@param first integer  the verb's first element
---@param last integer   its last
---@param sets table<string, table>  name -> { first=, last= }: members as
---       lists of tokens, by stems of their first and of their last word
---@return table|nil found  { source=, target=, compound=, side= }
---@return integer|nil score  words and marks that it matched
function M.match(p, row, first, last, sets)
  local m = { row = row, sets = sets, found = {}, score = 0,
    same = p.inflected and kin or equal }
  if walk(m, p.upper, 1, first - 1, -1) and walk(m, p.lower, 1, last + 1, 1)
  then
    return m.found, m.score
  end
  return nil
end

M.pieces = pieces_of

return M
