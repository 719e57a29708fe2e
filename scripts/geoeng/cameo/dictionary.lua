--- Patterns and sets of an imported verb dictionary, for coder.lua. They are
--- read block by block when a verb of the block is first met, and indexed by
--- one word each, so that a verb costs what its sentence holds.

local pattern = require "geoeng.cameo.verb_pattern"

local M = {}

-- ------------------------------------------------------------------ sets

local DEPTH = 8 -- of sets in sets

--- Rows of name, member and its plural: name -> members.
local function raw_sets(text)
  local raw = {}
  for name, member, plural in
    text:gmatch "\n([^\t\n]+)\t([^\t\n]+)\t?([^\t\n]*)" do
    raw[name] = raw[name] or {}
    table.insert(raw[name], member)
    if plural ~= "" then table.insert(raw[name], plural) end
  end
  return raw
end

--- Members of a set as lists of tokens, those of sets in it too.
local function members_of(d, name, list, depth)
  for _, m in ipairs(depth < DEPTH and d.raw[name] or {}) do
    local inner = m:match "^&(.+)$"
    if inner then
      members_of(d, inner:upper(), list, depth + 1)
    else
      list[#list + 1] = pattern.pieces(m)
    end
  end
  return list
end

local function push(index, key, value)
  local list = index[key]
  if not list then
    list = {}
    index[key] = list
  end
  list[#list + 1] = value
end

--- A set's members by the stems of their first and of their last word.
local function set_of(d, name)
  local set = { first = {}, last = {} }
  for _, member in ipairs(members_of(d, name, {}, 0)) do
    if #member > 0 then
      push(set.first, pattern.stem(member[1]), member)
      push(set.last, pattern.stem(member[#member]), member)
    end
  end
  return set
end

--- Read the sets, and which of them a stem can begin.
local function read_sets(d)
  d.raw = raw_sets("\n" .. d.set_text)
  local names = {}
  for name in pairs(d.raw) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    d.sets[name] = set_of(d, name)
    for stem in pairs(d.sets[name].first) do push(d.set_by_stem, stem, name) end
  end
end

-- -------------------------------------------------------------- patterns

local ROW = "^\n([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t?([^\t\n]*)()"

--- A row's pattern, read.
local function parse(d, text)
  local p, why = pattern.parse(text, d.raw)
  if not p then
    error(("%s: pattern '%s': %s"):format(d.file, text, why), 0)
  end
  return p
end

--- The stems of the words that a pattern names, the longest word first, and
--- one of its sets.
local function needs_of(p)
  local needs, longest, set = {}, 0, nil
  for _, side in ipairs { p.upper, p.lower } do
    for _, item in ipairs(side) do
      if item.kind == "set" then set = set or item.name end
      for _, piece in ipairs(item.pieces or {}) do
        local first = #piece > longest
        longest = first and #piece or longest
        table.insert(needs, first and 1 or #needs + 1, pattern.stem(piece))
      end
    end
  end
  return needs, set
end

--- Add the patterns of one block, whose rows stand together. Only what the
--- index needs is kept of a pattern until it may match.
local function read_block(d, name, list)
  local at = d.text:find("\n" .. name .. "\t", 1, true)
  while at do
    local verb, text, code, basis, stop = d.text:match(ROW, at)
    if verb ~= name then break end
    local p = parse(d, text)
    local needs, set = needs_of(p)
    list[#list + 1] = { text = text, code = code, basis = basis,
      rank = p.rank, order = #list, word = needs[1], set = set,
      needs = #needs > 1 and needs or nil }
    at = stop
  end
end

local function by_rank(a, b)
  if a.rank ~= b.rank then return a.rank > b.rank end
  return a.order < b.order
end

--- Whether all words that a pattern names may stand in the sentence.
local function has_words(p, present)
  for i = 2, p.needs and #p.needs or 0 do
    if not present[p.needs[i]] then return false end
  end
  return true
end

--- Patterns by a word or set that must be there for them to match; `free` are
--- those that have none.
local function index_of(list)
  local index = { word = {}, nwords = 0, set = {}, free = {} }
  for i, p in ipairs(list) do
    p.order = i
    if p.word then
      push(index.word, p.word, p)
    elseif p.set then
      push(index.set, p.set, p)
    else
      table.insert(index.free, p)
    end
  end
  for _ in pairs(index.word) do index.nwords = index.nwords + 1 end
  return index
end

--- The index of the blocks that a verb belongs to.
local function blocks_of(d, names)
  if not d.raw then read_sets(d) end
  local list = {}
  for name in names:gmatch "%S+" do read_block(d, name, list) end
  table.sort(list, by_rank)
  return index_of(list)
end

-- ------------------------------------------------------------- sentences

local function by_order(a, b) return a.order < b.order end

--- Add patterns that may match and were not looked at in this search.
local function collect(found, list, present, search)
  for _, p in ipairs(list) do
    if p.search ~= search then
      p.search = search
      if has_words(p, present) then found[#found + 1] = p end
    end
  end
end

--- The sets that words of a sentence may begin; kept with it.
local function sets_in(d, s)
  if not s.sets then
    s.sets = {}
    for stem in pairs(s.present) do
      for _, set in ipairs(d.set_by_stem[stem] or {}) do s.sets[set] = true end
    end
  end
  return s.sets
end

--- Patterns of a verb that may match in a sentence, most words first.
local function candidates(d, names, s)
  local index, found = d.blocks[names], {}
  if not index then
    index = blocks_of(d, names)
    d.blocks[names] = index
  end
  d.searches = d.searches + 1
  local present, words, search = s.present, index.word, d.searches
  collect(found, index.free, present, search)
  if index.nwords < #s.row.stem then
    for stem, list in pairs(words) do
      if present[stem] then collect(found, list, present, search) end
    end
  else
    for _, stem in ipairs(s.row.stem) do
      local list = words[stem]
      if list then collect(found, list, present, search) end
    end
  end
  for set in pairs(index.set) do
    if sets_in(d, s)[set] then
      collect(found, index.set[set], present, search)
    end
  end
  if #found > 1 then table.sort(found, by_order) end
  return found
end

local NOTHING = {}

--- The code of a verb, what its pattern marks, and where the pattern stands: of
--- those that match the one that matches most words, then the first.
---@param v table  { names=, code=, first=, last= elements }
---@param s table  { row=, present= stems as a set }
---@return string code
---@return table found  { source=, target=, compound=, side= }
---@return string|nil basis
local function code_of(d, v, s)
  local best, marks, most = nil, NOTHING, 0
  for _, p in ipairs(candidates(d, v.names, s)) do
    if not best or p.set then -- a member of a set may be of several words
      p.read = p.read or parse(d, p.text)
      local found, score = pattern.match(p.read, s.row, v.first, v.last, d.sets)
      if found and score > most then best, marks, most = p, found, score end
    end
  end
  if best then return best.code, marks, best.basis end
  return v.code, marks, nil
end

--- A dictionary of the texts of two files.
---@param file string      name of the patterns' file, for messages
---@param patterns string  rows: verb, pattern, code, basis
---@param sets string      rows: set, member, plural
---@return table  { code = fun(self, v, s) }
function M.new(file, patterns, sets)
  return { file = file, text = "\n" .. patterns, set_text = sets,
    blocks = {}, searches = 0, sets = {}, set_by_stem = {}, code = code_of }
end

return M
