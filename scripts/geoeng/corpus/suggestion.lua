--- Words of a corpus that stand in the slots in which the words of a list
--- stand. A slot is what fills it for a verb or noun, and what it fills for its
--- filler: "subj of kill", "obj bridge". Counts grow with the documents.

local likelihood = require "geoeng.corpus.likelihood"
local words = require "geoeng.corpus.words"

local M = {}

local COUNTED = { VERB = true, NOUN = true }

--- Empty counts for a list.
---@param list string  its name; the rule files have it
function M.new(list)
  return { list = list, lists = words.own_lists(), entries = {}, slots = {},
    found = 0, n = 0, nlisted = 0, pos = {}, senses = {} }
end

--- Whether the list holds a token, as the head of a phrase; and the other lists
--- that hold just this word.
local function holders(s, listed, token)
  local own, others = false, {}
  for _, x in ipairs(listed[token.index] or {}) do
    if x.list == s.list then
      own = own or x.span.head == token.index
    elseif x.span.first == x.span.last then
      others[#others + 1] = x.list
    end
  end
  return own, others
end

local function entry_of(s, token)
  local lemma = words.lemma(token)
  local key = lemma .. " " .. token.pos
  local x = s.entries[key]
  if not x then
    x = { key = key, word = lemma, pos = token.pos, sense = token.sense, n = 0,
      slots = {}, nslots = 0, lists = {}, example = words.example(token) }
    s.entries[key] = x
  end
  return x
end

local function count(counts, key) counts[key] = (counts[key] or 0) + 1 end

--- One filled slot of a token: of the list's, or of another word.
local function add_slot(s, owner, name)
  local slot = s.slots[name] or { n = 0, listed = 0 }
  s.slots[name] = slot
  slot.n, s.n = slot.n + 1, s.n + 1
  if owner == true then
    slot.listed, s.nlisted = slot.listed + 1, s.nlisted + 1
  elseif owner then
    count(owner.slots, name)
    owner.nslots = owner.nslots + 1
  end
end

--- Whose slots a token's are: true for the list's, an entry for a word, false
--- for names, pronouns and the like.
local function owner_of(s, listed, token)
  local own, others = holders(s, listed, token)
  if own then
    count(s.pos, token.pos)
    if token.pos == "NOUN" and token.sense then count(s.senses, token.sense) end
    s.found = s.found + 1
    return true
  end
  if not COUNTED[token.pos] or not words.is_word(token) then return false end
  local x = entry_of(s, token)
  x.n = x.n + 1
  for _, name in ipairs(others) do x.lists[name] = true end
  return x
end

local function add_sentence(s, doc, sentence, listed)
  local tokens, owners = sentence:tokens(), {}
  for _, token in ipairs(tokens) do
    owners[token.index] = owner_of(s, listed, token)
  end
  for _, token in ipairs(tokens) do
    local fillers = COUNTED[token.pos] and words.fillers(doc, token) or {}
    for _, f in ipairs(fillers) do
      add_slot(s, owners[token.index], f.slot .. " " .. words.lemma(f.token))
      add_slot(s, owners[f.token.index],
        f.slot .. " of " .. words.lemma(token))
    end
  end
end

--- Count the words of a document.
---@param doc geoeng.Doc
function M.add(s, doc)
  local listed = words.listed(doc, s.lists)
  for sentence in doc:sentences() do add_sentence(s, doc, sentence, listed) end
end

--- The keys that a tenth of the list's words have, or more.
local function common(s, counts)
  local set = {}
  for key, n in pairs(counts) do
    if n * 10 >= s.found then set[key] = true end
  end
  return set
end

--- The share of the list's words in a word's slots, summed. In the order of
--- their names: sums of fractions depend on it.
local function share(s, slots)
  local names, sum = {}, 0
  for name in pairs(slots) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local slot = s.slots[name]
    sum = sum + slots[name] * slot.listed / slot.n
  end
  return sum
end

--- How many slots other words fill, and which part of them is the list's.
local function others_of(s)
  local counts, n = {}, 0
  for name, slot in pairs(s.slots) do
    if slot.listed < slot.n then counts[name] = slot.n - slot.listed end
    n = n + slot.n - slot.listed
  end
  return n, share(s, counts)
end

local function kind_of(x, senses)
  if next(x.lists) then return "known" end
  local strange = x.pos == "NOUN" and next(senses) and not senses[x.sense or ""]
  return strange and "strange" or "new"
end

--- The words that stand in the slots of the list's, the most surprising first:
--- `known` are those of other lists of the pack, `strange` nouns whose most
--- frequent sense is not that of a tenth of the list's words. A slot counts as
--- the part of it that the list's words fill.
---@param least integer  leave out what is rarer
---@return { new: table[], strange: table[], known: table[] }
function M.ranked(s, least)
  local n, all = others_of(s)
  local pos, senses = common(s, s.pos), common(s, s.senses)
  local entries, found = {}, { new = {}, strange = {}, known = {} }
  for key, x in pairs(s.entries) do
    if pos[x.pos] and x.n >= least then
      local own = share(s, x.slots)
      x.score = likelihood.ratio(own, x.nslots - own, all - own,
        n - all - (x.nslots - own))
      if x.score > 0 then entries[key] = x end
    end
  end
  for _, x in ipairs(words.ranked(entries)) do
    table.insert(found[kind_of(x, senses)], x)
  end
  return found
end

return M
