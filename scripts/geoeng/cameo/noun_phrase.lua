--- Actors of a sentence for coder.lua: names and role nouns of dictionaries,
--- put together by noun phrase.
---
---   Arnor's foreign minister       ARN + GOV
---   soldiers from Gondor           GON + MIL
---   the ambassadors of A, B and C  each + GOV
---   Danish media and government    DNK + MED, DNK + GOV
---
--- A unit is what one noun phrase or a coordination of them codes:
--- { first=, last= tokens, codes=, null= no name in it, members= of a
--- coordination }.

local word_set = require "geoeng.language.word_set"

local M = {}

-- ----------------------------------------------------------------- words

local INSIDE = { ADJ = true, NOUN = true, PROPN = true, NUM = true, X = true,
  SYM = true }
local MARK = { ["'s"] = true, ["’s"] = true, ["'"] = true, ["’"] = true,
  ["-"] = true }
local AND = word_set.set "conjunction.phrase"
local OF = { of = true, from = true }

--- The words of a sentence: norms by token, and parts of speech, which are
--- found when asked for.
local function words_of(sentence)
  local doc, norm = sentence.doc, {}
  local w = { first = sentence.first, last = sentence.last, norm = norm }
  local norm_of, token_of = doc.norm, doc.token -- looked up once
  for i = w.first, w.last do norm[i] = norm_of(doc, i) end
  w.pos = setmetatable({}, { __index = function(pos, i)
    if not norm[i] then return nil end
    local p = token_of(doc, i).pos
    pos[i] = p
    return p
  end })
  w.tag = function(i) return token_of(doc, i).tag end
  return w
end

--- A comma or "and" between two adjectives.
local function joins_adjectives(w, i)
  return (w.norm[i] == "," or AND[w.norm[i]]) and w.pos[i - 1] == "ADJ"
    and w.pos[i + 1] == "ADJ"
end

--- Whether tokens from a to b belong to one noun phrase.
local function is_inside(w, a, b)
  for i = a, b do
    if not (INSIDE[w.pos[i]] or MARK[w.norm[i]] or joins_adjectives(w, i)) then
      return false
    end
  end
  return true
end

--- The first token from i on that is not of a noun phrase's front.
local function skip_front(w, i, last)
  while i < last and (w.pos[i] == "DET" or w.pos[i] == "ADV"
    or INSIDE[w.pos[i]] or w.norm[i] == "both" or MARK[w.norm[i]]) do
    i = i + 1
  end
  return i
end

-- ----------------------------------------------------------------- codes

local NULL = "---"

--- Whether a code holds another one, in steps of three letters.
local function holds(code, part)
  for at = 1, #code - #part + 1, 3 do
    if code:sub(at, at + #part - 1) == part then return true end
  end
  return false
end

--- A name's code with those of role nouns.
local function compose(code, agents)
  for _, a in ipairs(agents) do
    if a.side == "before" then
      if not holds(code, a.code) then code = a.code .. code end
    elseif not holds(code, a.code) then
      code = code .. a.code
    end
  end
  return code
end

--- The codes of a noun phrase, set on it: of several names the first counts.
local function set_codes(np)
  local code
  for _, name in ipairs(np.names) do
    if not code or code == NULL then code = name.code end
  end
  np.codes, np.null = {}, code == nil or code == NULL
  for one in (code or NULL):gmatch "[^/]+" do
    np.codes[#np.codes + 1] = compose(one, np.agents)
  end
end

-- ---------------------------------------------------------- noun phrases

--- Names and role nouns of a sentence, in text order; of two that overlap the
--- longer stands, then the name.
local function items_of(sentence, lists)
  local items, kept = {}, {}
  for rank, list in ipairs(lists) do
    for _, s in ipairs(sentence:layer(list)) do
      if not s.expired then
        items[#items + 1] = { first = s.first, last = s.last, rank = rank,
          code = s:attr "code", side = s:attr "side" }
      end
    end
  end
  table.sort(items, function(a, b)
    local la, lb = a.last - a.first, b.last - b.first
    if la ~= lb then return la > lb end
    if a.rank ~= b.rank then return a.rank < b.rank end
    return a.first < b.first
  end)
  local taken = {}
  for _, item in ipairs(items) do
    local free = true
    for i = item.first, item.last do free = free and not taken[i] end
    for i = item.first, free and item.last or -1 do taken[i] = true end
    if free then kept[#kept + 1] = item end
  end
  table.sort(kept, function(a, b) return a.first < b.first end)
  return kept
end

local function add_item(np, item)
  table.insert(item.rank == 1 and np.names or np.agents, item)
  np.last = item.last
end

--- Items as noun phrases.
local function phrases_of(items, w)
  local list, np = {}, nil
  for _, item in ipairs(items) do
    if not (np and is_inside(w, np.last + 1, item.first - 1)) then
      np = { first = item.first, names = {}, agents = {} }
      list[#list + 1] = np
    end
    add_item(np, item)
  end
  return list
end

--- Whether a noun phrase of role nouns leads to the next by "of" or "from".
local function leads_to(w, np, other)
  if #np.names > 0 or #other.names == 0 then return false end
  local i = np.last + 1
  while i < other.first and INSIDE[w.pos[i]] do i = i + 1 end
  return OF[w.norm[i]] and skip_front(w, i + 1, other.first) == other.first
end

--- "soldiers from Gondor" as one noun phrase.
local function join_of(list, w)
  local joined = {}
  for _, np in ipairs(list) do
    local before = joined[#joined]
    if before and leads_to(w, before, np) then
      np.lead = table.move(before.agents, 1, #before.agents, 1, {})
      table.move(np.agents, 1, #np.agents, #before.agents + 1, before.agents)
      np.agents, np.first = before.agents, before.first
      joined[#joined] = np
    else
      joined[#joined + 1] = np
    end
  end
  return joined
end

-- ---------------------------------------------------------- coordination

--- How a noun phrase is linked with the next: "and", "," or nil; bare when no
--- determiner stands before the next.
local function link_of(w, np, other)
  local i = np.last + 1
  while i < other.first and INSIDE[w.pos[i]] do i = i + 1 end
  local link = AND[w.norm[i]] and "and" or w.norm[i] == "," and "," or nil
  if not link then return nil end
  i = i + 1
  if link == "," and AND[w.norm[i]] then link, i = "and", i + 1 end
  if skip_front(w, i, other.first) < other.first then return nil end
  return link, i == other.first
end

--- The last noun phrase of the coordination that starts at the i-th: commas
--- count when an "and" ends the row.
local function end_of_row(list, i, w)
  local stop = i
  for k = i, #list - 1 do
    local link = link_of(w, list[k], list[k + 1])
    if not link then break end
    if link == "and" then stop = k + 1 end
  end
  return stop
end

--- What the first of a row lends to the others: role nouns in front of the
--- row; its name to role nouns alone.
local function share(row, w)
  for i = 2, #row do
    local np, before = row[i], row[i - 1]
    local _, bare = link_of(w, before, np)
    if #np.agents == 0 and row[1].lead then np.agents = row[1].lead end
    if #np.names == 0 and bare and #before.agents > 0 then
      np.names = before.names
    end
  end
end

--- Noun phrases as units: rows of them become one.
local function units_of(list, w)
  local units, i = {}, 1
  while i <= #list do
    local stop = end_of_row(list, i, w)
    local row = table.move(list, i, stop, 1, {})
    share(row, w)
    for _, np in ipairs(row) do set_codes(np) end
    local unit = row[1]
    if #row > 1 then
      unit = { first = row[1].first, last = row[#row].last, members = row,
        null = true }
      for _, np in ipairs(row) do unit.null = unit.null and np.null end
    end
    units[#units + 1] = unit
    i = stop + 1
  end
  return units
end

--- The units of a sentence.
---@param sentence geoeng.Sentence
---@param lists string[]  layers of names and of role nouns
---@return table[]|nil units  in text order, nil without two actors
---@return table|string words  { norm=, pos=, tag(i), first=, last= }, or why not
function M.units(sentence, lists)
  local items = items_of(sentence, lists)
  if #items < 2 then return nil, "fewer than two actors" end
  local w = words_of(sentence)
  return units_of(join_of(phrases_of(items, w), w), w), w
end

--- The noun phrases of a unit.
function M.members(unit) return unit.members or { unit } end

M.joins_adjectives = joins_adjectives

return M
