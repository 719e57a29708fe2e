--- Lists that do nothing, phrases that stand twice, and entries that stand for
--- one form only.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local pattern = require "geoeng.language.pattern"

local M = {}

local function check_unused(found)
  for _, w in ipairs(define.unused) do
    finding.add(found, errors.in_string(w.where, w.name), "unused-list",
      ("the list '%s' is never used"):format(w.name))
  end
end

--- The bytes of a source where a phrase stands as an item of a list, in a part.
local function items_in(source, phrase, from, stop)
  local items, at = {}, from
  while true do
    local s, e = source:find(phrase, at, true)
    if not s or e >= stop then return items end
    local quote = source:sub(s - 1, s - 1)
    if quote:find "[\"']" and source:sub(e + 1, e + 1) == quote
      and source:sub(from, s - 2):find "[{,;]%s*$"
      and source:find("^%s*[,;}]", e + 2)
      and not source:sub(1, s):match("[^\n]*$"):find("--", 1, true) then
      items[#items + 1] = s
    end
    at = e + 1
  end
end

--- The bytes between which the braces of a list stand, nil: not found.
local function braces_of(w)
  local name = errors.in_string(w.where, w.name)
  if not name.source then return nil end
  local at = errors.offset(name.source, name.line) + name.column - 1
  return name.source:match("^[^{\n]*()%b{}()", at)
end

--- The place of the n-th time that a phrase stands in a list, true when that is
--- certain.
local function place_of(w, phrase, n, all)
  local source, from, stop = w.where.source, braces_of(w)
  if from then
    local items = items_in(source, phrase, from, stop)
    if #items == all then
      local line, column = errors.position(source, items[n])
      return { file = w.where.file, source = source, line = line,
        column = column }, true
    end
  end
  return errors.in_string(w.where, phrase), false
end

local function times_of(list)
  local times = {}
  for _, x in ipairs(list) do times[x] = (times[x] or 0) + 1 end
  return times
end

--- What two phrases have in common that find the same.
local function key_of(w, phrase)
  local key = phrase:gsub("%s+", " ")
  return w.def.how == "exact" and key or key:lower()
end

local function check_double(found, w)
  local seen, times, all = {}, {}, times_of(w.def)
  for _, phrase in ipairs(w.def) do
    local key = key_of(w, phrase)
    times[phrase] = (times[phrase] or 0) + 1
    if seen[key] then
      local where, certain = place_of(w, phrase, times[phrase], all[phrase])
      local same = seen[key] == phrase
      finding.add(found, where, "double-phrase", same
        and ("the list '%s' holds '%s' twice"):format(w.name, key)
        or ("the list '%s' holds '%s' twice: '%s' finds it"):format(w.name,
          phrase, seen[key]), certain and { cut = true, from = phrase } or nil)
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
          if node.k == "list" then lists[node.whole] = true end
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
    local lemma = phrase:find "^%l+$" and (verbs["$" .. w.whole] or not may_be_noun(phrase))
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
