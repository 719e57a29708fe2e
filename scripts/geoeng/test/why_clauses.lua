--- Role strings as words, for the modules that explain: their clauses, and the
--- slots that these name.

local memo = require "geoeng.event.sentence_memo"
local pattern_text = require "geoeng.language.pattern_format"
local scope = require "geoeng.language.scope"
local word_set = require "geoeng.language.word_set"

local M = {}

--- Fillers that cost more are none that the tree tells plainly.
M.SURE = 1

--- The tokens that light verbs of a rule cover.
local function light_tokens(def, sentence)
  local tokens = {}
  for _, layer in ipairs(def.light) do
    for _, s in ipairs(sentence:layer(layer)) do
      for i = s.first, s.last do tokens[i] = true end
    end
  end
  return tokens
end

--- The fillers of a word's slots that a rule can use: what a verb around an
--- event noun lends counts when the verb is light ("carry out a strike"), by
--- light_verb_words.lua and the rule's `light`.
---@param c geoeng.Candidate
---@param word table  the trigger, or a verb of `also`
---@return table[] fillers
function M.usable(c, word)
  local light, list = nil, {}
  for _, f in ipairs(memo.slots(word)) do
    if f.via and not light then light = light_tokens(c.def, c.sentence) end
    if not f.via or light[f.via] then list[#list + 1] = f end
  end
  return list
end

--- Words of the text in one line.
function M.plain(text) return (text:gsub("%s+", " ")) end

function M.quoted(span) return "'" .. M.plain(span.text) .. "'" end

--- The keys of a set in order.
function M.sorted(set)
  local list = {}
  for key in pairs(set) do list[#list + 1] = key end
  table.sort(list)
  return list
end

--- The clauses of a role string, those of sums too: { clause=, text= }.
function M.clauses_of(role)
  local list = {}
  for _, clause in ipairs(role.clauses) do
    while clause do
      list[#list + 1] = { clause = clause }
      clause = clause.also
    end
  end
  for i, x in ipairs(list) do
    local behind = list[i + 1]
    x.text = role.text:sub(x.clause.at, behind and behind.clause.at - 1 or -1)
    if behind then x.text = x.text:gsub("%s*[|+]%s*$", "") end
  end
  return list
end

local WHERE = word_set.set "noun_phrase.where"

--- Whether a filler stands in one of the slots of a clause.
function M.fits(f, clause)
  for _, name in ipairs(clause.slots or {}) do
    if f.slot == name or f.prep == name or f.prep == "where" and WHERE[name] then
      return true
    end
  end
  return false
end

--- What an alternative wants: "<place>", "$list", or a pattern.
function M.want_of(a)
  if not a.layer then return pattern_text(a.tree[2]) end
  local shown = scope.shown(a.layer)
  return a.list and shown or "<" .. shown .. ">"
end

--- The slot of a filler as a role string names it.
function M.slot_name(doc, f)
  local name = f.prep == "where" and "in, at, near or on" or f.prep or f.slot
  if not f.via then return name end
  return ("%s, lent by '%s',"):format(name, doc:token(f.via).text)
end

return M
