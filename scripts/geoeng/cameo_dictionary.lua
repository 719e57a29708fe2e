--- Patterns and sets of an imported verb dictionary, for cameo.lua. They are
--- read block by block when a verb of the block is first met, and indexed by
--- one word each, so that a verb costs what its sentence holds.

local pattern = require "geoeng.cameo_pattern"

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

--- Call fn for a word and for what may stand for it in a text.
local function each_form(word, inflected, fn)
  fn(word)
  if not inflected then return end
  fn(word .. "s")
  fn(word .. "es")
  if word:sub(-1) == "y" then fn(word:sub(1, -2) .. "ies") end
  if word:sub(-1) == "s" then fn(word:sub(1, -2)) end
  if word:sub(-2) == "es" then fn(word:sub(1, -3)) end
end

--- A set's members by the forms of their first and of their last word.
local function set_of(d, name)
  local set = { first = {}, last = {} }
  for _, member in ipairs(members_of(d, name, {}, 0)) do
    if #member > 0 then
      each_form(member[1], true, function(f) push(set.first, f, member) end)
      each_form(member[#member], true, function(f) push(set.last, f, member) end)
    end
  end
  return set
end

--- Read the sets, and which of them a word can begin.
local function read_sets(d)
  d.raw = raw_sets("\n" .. d.set_text)
  local names = {}
  for name in pairs(d.raw) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    d.sets[name] = set_of(d, name)
    for form in pairs(d.sets[name].first) do push(d.set_by_word, form, name) end
  end
end

-- -------------------------------------------------------------- patterns

local ROW = "^\n([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t?([^\t\n]*)()"

--- Add the patterns of one block, whose rows stand together.
local function read_block(d, name, list)
  local at = d.text:find("\n" .. name .. "\t", 1, true)
  while at do
    local verb, text, code, basis, stop = d.text:match(ROW, at)
    if verb ~= name then break end
    local p, why = pattern.parse(text, d.raw)
    if not p then
      error(("%s: pattern '%s': %s"):format(d.file, text, why), 0)
    end
    p.code, p.basis, p.order = code, basis, #list
    list[#list + 1] = p
    at = stop
  end
end

local function by_rank(a, b)
  if a.rank ~= b.rank then return a.rank > b.rank end
  return a.order < b.order
end

--- The longest word of a pattern, else one of its sets: it must be there for
--- the pattern to match.
local function key_of(p)
  local word, set
  for _, side in ipairs { p.upper, p.lower } do
    for _, item in ipairs(side) do
      if item.kind == "set" then set = set or item.name end
      for _, piece in ipairs(item.pieces or {}) do
        if not word or #piece > #word then word = piece end
      end
    end
  end
  return word, set
end

--- Whether all words that a pattern names stand in the sentence.
local function has_words(p, present)
  for _, forms in ipairs(p.needs) do
    local has = false
    for _, form in ipairs(forms) do has = has or present[form] end
    if not has then return false end
  end
  return true
end

--- The words that a pattern names, each with its forms.
local function needs_of(p)
  local needs = {}
  for _, side in ipairs { p.upper, p.lower } do
    for _, item in ipairs(side) do
      for _, piece in ipairs(item.pieces or {}) do
        local forms = {}
        each_form(piece, p.inflected, function(f) forms[#forms + 1] = f end)
        needs[#needs + 1] = forms
      end
    end
  end
  return needs
end

--- Patterns by the word or set that they need; `free` need none.
local function index_of(list)
  local index = { word = {}, nwords = 0, set = {}, free = {} }
  for i, p in ipairs(list) do
    local word, set = key_of(p)
    p.order, p.needs = i, needs_of(p)
    if word then
      each_form(word, p.inflected, function(f) push(index.word, f, p) end)
    elseif set then
      push(index.set, set, p)
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

local function collect(found, seen, list, present)
  for _, p in ipairs(list) do
    if not seen[p] then
      seen[p] = true
      if has_words(p, present) then found[#found + 1] = p end
    end
  end
end

--- The sets that words of a sentence begin; kept with it.
local function sets_in(d, s)
  if not s.sets then
    s.sets = {}
    for word in pairs(s.present) do
      for _, set in ipairs(d.set_by_word[word] or {}) do s.sets[set] = true end
    end
  end
  return s.sets
end

--- Patterns of a verb that may match in a sentence, most words first.
local function candidates(d, names, s)
  local index, found, seen = d.blocks[names], {}, {}
  if not index then
    index = blocks_of(d, names)
    d.blocks[names] = index
  end
  local present, words = s.present, index.word
  collect(found, seen, index.free, present)
  if index.nwords < #s.row.norm then
    for word, list in pairs(words) do
      if present[word] then collect(found, seen, list, present) end
    end
  else
    for _, word in ipairs(s.row.norm) do
      local list = words[word]
      if list then collect(found, seen, list, present) end
    end
  end
  for set in pairs(index.set) do
    if sets_in(d, s)[set] then collect(found, seen, index.set[set], present) end
  end
  if #found > 1 then table.sort(found, by_order) end
  return found
end

--- The code of a verb, what its pattern marks, and where the pattern stands.
---@param v table  { names=, code=, first=, last= elements }
---@param s table  { row=, present= words as a set }
---@return string code
---@return table found  { source=, target=, compound=, side= }
---@return string|nil basis
local function code_of(d, v, s)
  for _, p in ipairs(candidates(d, v.names, s)) do
    local found = pattern.match(p, s.row, v.first, v.last, d.sets)
    if found then return p.code, found, p.basis end
  end
  return v.code, {}, nil
end

--- A dictionary of the texts of two files.
---@param file string      name of the patterns' file, for messages
---@param patterns string  rows: verb, pattern, code, basis
---@param sets string      rows: set, member, plural
---@return table  { code = fun(self, v, s) }
function M.new(file, patterns, sets)
  return { file = file, text = "\n" .. patterns, set_text = sets,
    blocks = {}, sets = {}, set_by_word = {}, code = code_of }
end

return M
