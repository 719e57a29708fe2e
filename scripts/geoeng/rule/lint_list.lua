--- Lists that do nothing, phrases that stand twice, and entries that stand for
--- one form only.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local pattern = require "geoeng.language.pattern"

local M = {}

local function check_unused(found)
  for _, name in ipairs(define.unused) do
    finding.add(found, errors.in_string(define.lists[name], name), "unused-list",
      ("the list '%s' is never used"):format(name))
  end
end

--- The place of the n-th time that a phrase stands in a list, as it does.
local function place_of(w, phrase, n)
  local where = errors.in_string(w.where, phrase)
  local source = where.source
  local at = source and where.column and errors.offset(source, where.line)
    + where.column - 1
  if not at then return where end
  local quote = source:sub(at - 1, at - 1)
  for _ = 2, n do
    local _, stop = source:find(quote .. phrase .. quote, at, true)
    at = stop and stop - #phrase
    if not at then return where end
  end
  local line, column = errors.position(source, at)
  return { file = where.file, source = source, line = line, column = column }
end

--- What two phrases have in common that find the same.
local function key_of(w, phrase)
  local key = phrase:gsub("%s+", " ")
  return w.def.how == "exact" and key or key:lower()
end

local function check_double(found, w)
  local seen, times = {}, {}
  for _, phrase in ipairs(w.def) do
    local key = key_of(w, phrase)
    times[phrase] = (times[phrase] or 0) + 1
    if seen[key] then
      local where = place_of(w, phrase, times[phrase])
      local same = seen[key] == phrase
      finding.add(found, where, "double-phrase", same
        and ("the list '%s' holds '%s' twice"):format(w.name, key)
        or ("the list '%s' holds '%s' twice: '%s' finds it"):format(w.name,
          phrase, seen[key]), where.column and { cut = true, from = phrase }
          or nil)
    end
    seen[key] = seen[key] or phrase
  end
end

--- The lists that patterns of verbs name.
local function lists_of_verbs()
  local lists = {}
  for _, r in ipairs(define.rules) do
    for i, tree in ipairs(r.trees or {}) do
      pattern.walk(r.kinds and r.kinds[i] == "verb" and tree or { k = "any" },
        function(node)
          if node.k == "list" then lists[node[1]] = true end
        end)
    end
  end
  return lists
end

--- The lemma of a phrase that is one word, and a form of another word only.
local function lemma_of(phrase)
  local doc <close> = core.analyze(phrase)
  local token = doc.ntokens == 1 and doc:token(1)
  if not token or token.listed or token.lemmas[1] == token.norm then
    return nil
  end
  return token.lemmas[1]
end

--- "goods" and "bombing" may be nouns of their own, though WordNet lists others.
local function may_be_noun(phrase)
  return phrase:find "ing$" ~= nil or phrase:find "s$" ~= nil
end

local function check_inflected(found, w, verbs)
  if (w.def.how or "lemma") ~= "lemma" then return end
  for _, phrase in ipairs(w.def) do
    local lemma = phrase:find "^%l+$" and (verbs[w.name] or not may_be_noun(phrase))
      and lemma_of(phrase)
    if lemma then
      finding.add(found, errors.in_string(w.where, phrase), "inflected-entry",
        ("'%s' finds only that form of '%s'; write '%s' for all, or how = "
        .. "\"fold\""):format(phrase, lemma, lemma))
    end
  end
end

--- Add what is wrong with lists.
---@param found table[]
function M.run(found)
  check_unused(found)
  local verbs = lists_of_verbs()
  for _, w in ipairs(define.words_defined) do
    if not w.where.library then
      check_double(found, w)
      check_inflected(found, w, verbs)
    end
  end
end

return M
