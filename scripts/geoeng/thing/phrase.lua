--- Noun phrases cut to what names a thing: without articles, numbers and what
--- follows the head; and the first phrase of a document for the same thing.

local engine = require "geoeng.core"
local covered = require "geoeng.language.covered"
local home = require "geoeng.actor.country"
local word_set = require "geoeng.language.word_set"

local M = {}

--- The first span of a layer that shares a token with a span.
---@type fun(span: table, layer: string): table|nil
M.covered = covered.by

--- Relations of words that stand before their head in one name for a thing.
local BEFORE = { amod = true, compound = true, ["nmod:desc"] = true,
  flat = true, nmod = true }
--- Words of number and order, which name nothing.
local NUMBER = word_set.set "thing.number"
--- Nouns that say little without whose they are: "members of the front", "the
--- offices of a union".
local OWNED = word_set.set "thing.owned"
--- Relations of words behind the head in one name.
local AFTER = { flat = true, ["nmod:desc"] = true, compound = true }

--- Whether the head of a span only modifies another noun: "a rebel attack".
---@param span table
---@return boolean
---Example: `phrase.modifies(ev.attacker)` of "rebel" in "rebel attacks"
function M.modifies(span)
  local dep = home.head(span).dep
  return dep == "compound" or dep == "amod" or dep == "nmod:poss"
end

--- Whether a hyphen joins tokens i and i + 1: "high-voltage".
local function joined(doc, i)
  local t, after = doc:token(i), doc:token(i + 1)
  return t.stop == after.start and (t.norm == "-" or after.norm == "-")
end

--- Whether the token i before a core belongs to it; `first` is the core's
--- first token so far, `head` its head.
local function belongs(doc, i, first, head, counted)
  if joined(doc, i) then return true end
  local t = doc:token(i)
  local up = t.head
  if t.norm == "'s" and up and up.dep == "nmod:poss" then up = up.head end
  if not up or up.index < first or up.index > head then return false end
  if counted and (t.dep == "nummod" or t.norm == "several") then return true end
  if t.dep == "advmod" then return up.dep == "amod" and up.index == i + 1 end
  if t.norm == "'s" then return true end
  if t.dep == "nmod:poss" then return t.pos ~= "PRON" end
  return BEFORE[t.dep] and not NUMBER[t.norm]
    and not covered.by(doc:range(i, i), "time")
end

local function case_of(token)
  for _, kid in ipairs(token.children) do
    if kid.dep == "case" then return kid.norm end
  end
  return nil
end

--- The last token of a name, and of "of the front" behind a noun that says
--- little alone.
local function behind(token, owned)
  local last = token.index
  for _, kid in ipairs(token.children) do
    if kid.index > last then
      local of = owned and kid.dep == "nmod" and case_of(kid) == "of"
      if not (of or AFTER[kid.dep]) then break end
      last = behind(kid, of and OWNED[kid.lemma])
    end
  end
  return last
end

--- The head of a span with the words before it that say what it is: "two
--- armed [masked men] in a car", "[the mayor's house]"; of nouns that say
--- little alone also whose they are: "[members of the front]"; behind a word
--- that only counts what it counts: "two of the [masked men]".
---@param span table
---@param counted boolean|nil  keep numbers: "[two armed men]"
---@return table span
---Example: `phrase.core(ev.target)` of "the old bridge near Tacna": old bridge
function M.core(span, counted)
  local doc, top = span.doc, home.head(span).index
  local head = doc:token(engine.counted(doc, top, span.last))
  local first = head.index
  while first > head.sentence.first
    and belongs(doc, first - 1, first, head.index, counted) do
    first = first - 1
  end
  return doc:range(first, behind(head, OWNED[head.lemma]))
end

--- People by what they are, with their number: "[two masked men] in a car";
--- a title only stands for the name behind it. None where the word modifies
--- another noun.
---@param span table
---@return table|nil span
---Example: `phrase.people(ev.attacker)` of "Colonel Pablo Ruiz": all of it
function M.people(span)
  if M.modifies(span) then return nil end
  local core = M.core(span, true)
  local last = core.doc:token(core.last)
  local name = last.head
  if AFTER[last.dep] and last.dep ~= "compound" and name
    and name.pos == "PROPN" and name.index > core.last then
    return M.core(core.doc:range(core.first, name.index))
  end
  return core
end

--- The words of a core before its last.
local function words_before(span)
  local words = {}
  for i = span.first, span.last - 1 do words[span.doc:norm(i)] = true end
  return words
end

--- Document -> layer and who asks -> lemma of the last word -> spans.
local told = setmetatable({}, { __mode = "k" })

--- The spans of a layer in the document with the same last word as another.
local function told_alike(doc, layer, lemma)
  local layers = told[doc] or {}
  told[doc] = layers
  local key = layer .. " " .. (engine.rule_file() or "")
  if not layers[key] then
    layers[key] = {}
    for s in doc:layer(layer) do
      local word = doc:token(s.last).lemma
      local list = layers[key][word] or {}
      layers[key][word] = list
      list[#list + 1] = s
    end
  end
  return layers[key][lemma] or {}
end

--- The first phrase in the document for a core: one of a layer with the same
--- last word, and with all words that this one has before it.
---@param core table    span
---@param layer string  such as "$bomb"
---@return table span   the core itself when it is the first
---Example: "the bomb" of a text that told of "a powerful bomb": powerful bomb
function M.first_told(core, layer)
  local doc, lemma = core.doc, core.doc:token(core.last).lemma
  local mine = words_before(core)
  for _, s in ipairs(told_alike(doc, layer, lemma)) do
    if s.first >= core.first then break end
    local other = M.core(s)
    local theirs, all = words_before(other), true
    for word in pairs(mine) do all = all and theirs[word] end
    if all then return other end
  end
  return core
end

return M
