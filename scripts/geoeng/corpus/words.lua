--- Words of documents as commands count them: their lemmas, what stands in
--- their slots, the lists of the pack that hold them, the examples that tell
--- of them, and their order.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local pattern = require "geoeng.language.pattern"

local M = {}

--- The lemma by which a list finds the token: that of its part of speech, if
--- it is one of those that lists look for.
---@param token geoeng.Token
---@return string
function M.lemma(token)
  local lemmas = token.lemmas
  for _, lemma in ipairs(lemmas) do
    if lemma == token.lemma then return lemma end
  end
  return lemmas[1] or token.norm
end

--- Whether a token is a word: no number, no mark.
function M.is_word(token) return token.norm:find "^%a[%a'-]*$" ~= nil end

--- What stands in the slots of a verb or noun as the tree says, each word once.
---@param doc geoeng.Doc
---@param token geoeng.Token
---@return { slot: string, token: geoeng.Token }[]
function M.fillers(doc, token)
  local list, seen = {}, {}
  for _, f in ipairs(doc:range(token.index, token.index):slots()) do
    if f.cost <= 1 and not f.via and not seen[f.head] then
      seen[f.head] = true
      list[#list + 1] = { slot = f.prep or f.slot, token = doc:token(f.head) }
    end
  end
  return list
end

-- --------------------------------------------------------------- the pack

--- The whole names of the lists of the rule files, without their $, in order;
--- not the library's.
---@return string[]
function M.own_lists()
  local names = {}
  for name, where in pairs(define.lists) do
    if not where.library then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

--- The words in a document that lists hold, as spans by their tokens.
---@param doc geoeng.Doc
---@param names string[]
---@return table<integer, { list: string, span: geoeng.Span }[]>
function M.listed(doc, names)
  local at = {}
  for _, name in ipairs(names) do
    for span in doc:layer("$" .. name) do
      for i = span.first, span.last do
        at[i] = at[i] or {}
        table.insert(at[i], { list = name, span = span })
      end
    end
  end
  return at
end

local EQUAL = { lemma = true, norm = true, text = true }

local function add_test(test, set)
  if test.k ~= "cmp" then
    for _, kid in ipairs(test) do add_test(kid, set) end
  elseif EQUAL[test[1]] and test[2] == "=" and type(test[3]) == "string" then
    set[test[3]:lower()] = true
  end
end

local function add_words(tree, set)
  pattern.walk(tree, function(node)
    if node.k == "word" or node.k == "exact" then
      set[node[1]:lower()] = true
    elseif node.k == "token" then
      add_test(node[1], set)
    end
  end)
end

--- The words that stand in patterns of the rule files, outside of lists.
---@return table<string, true>
function M.in_patterns()
  local set = {}
  for _, r in ipairs(define.rules) do
    if not r.where.library then
      for _, tree in ipairs(r.trees or {}) do add_words(tree, set) end
      for _, also in ipairs(r.also or {}) do add_words(also.tree, set) end
      for _, veto in ipairs(r.unless or {}) do
        if veto.tree then add_words(veto.tree, set) end
      end
    end
  end
  return set
end

-- --------------------------------------------------------------- examples

local function plain(s) return (core.clean(s):gsub("%s+", " ")) end

--- The sentence of a token: what is before it, and the rest.
---@param token geoeng.Token
---@return { doc: string, before: string, rest: string }
function M.example(token)
  local sentence = token.sentence
  local text, from = sentence.text, 1
  if utf8.len(text) then
    from = utf8.offset(text, token.start - sentence.start + 1)
  end
  return { doc = sentence.doc.id, before = plain(text:sub(1, from - 1)),
    rest = plain(text:sub(from)) }
end

--- Entries in the order of their scores, then of their numbers.
---@param entries table<string, { n: integer, score: number|nil, key: string }>
---@return table[]
function M.ranked(entries)
  local list = {}
  for _, x in pairs(entries) do list[#list + 1] = x end
  table.sort(list, function(a, b)
    if a.score ~= b.score then return a.score > b.score end
    if a.n ~= b.n then return a.n > b.n end
    return a.key < b.key
  end)
  return list
end

return M
