--- Lists that do nothing, phrases that stand twice, and entries that stand for
--- one form only.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local particles = require "geoeng.language.particle"
local pattern = require "geoeng.language.pattern"
local word_set = require "geoeng.language.word_set"

local M = {}

local function check_unused(found)
  for _, w in ipairs(define.unused) do
    if not define.lists[w.whole].used then -- by a pattern in a function
      finding.add(found, errors.in_string(w.where, w.name), "unused-list",
        ("the list '%s' is never used"):format(w.name))
    end
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

--- Nouns that mean this in the plural only, which WordNet has under the
--- singular or as part of phrases: "armed forces", "human rights".
local PLURAL_ONLY = word_set.set "noun_form.plural_only"

--- What makes a verb of the word before it: "broke out", "agreed to".
local BEHIND_VERBS = word_set.set "particle.preposition"
for particle in pairs(particles.known) do BEHIND_VERBS[particle] = true end

--- The lemma of a word that is a form of another word only.
local function lemma_of(word)
  local doc <close> = core.analyze(word)
  local token = doc.ntokens == 1 and doc:token(1)
  if not token or token.listed or token.lemmas[1] == token.norm then
    return nil
  end
  return not PLURAL_ONLY[word] and token.lemmas[1] or nil
end

--- "bombing" may be a noun of its own, though WordNet does not list it.
local function is_gerund(word) return word:find "ing$" ~= nil end

--- A past form in front of its particle, or a plural at the end of a phrase
--- that is none of a verb: "join forces" has no other form.
local function base_of_phrase(phrase, of_verbs)
  local first, second, rest = phrase:match "^(%l+) (%l+)(.*)$"
  local lemma = BEHIND_VERBS[second] and not first:find "s$"
    and not is_gerund(first) and lemma_of(first)
  if lemma then return lemma .. " " .. second .. rest end
  local front, last = phrase:match "^(%l[%l ]* )(%l+s)$"
  lemma = last and not of_verbs and lemma_of(last)
  return lemma and front .. lemma or nil
end

--- What stands for all forms of an entry that stands for one, nil: it does.
local function base_of(phrase, of_verbs)
  if phrase:find "^%l+$" then
    return (of_verbs or not is_gerund(phrase)) and lemma_of(phrase) or nil
  end
  return phrase:find "^%l+ %l[%l ]*$" and base_of_phrase(phrase, of_verbs)
    or nil
end

local function check_inflected(found, w, verbs)
  if (w.def.how or "lemma") ~= "lemma" then return end
  for _, phrase in ipairs(w.def) do
    local base = base_of(phrase, verbs["$" .. w.whole])
    if base then
      finding.add(found, errors.in_string(w.where, phrase), "inflected-entry",
        ("'%s' finds only that form of '%s'; write '%s' for all, or how = "
        .. "\"fold\""):format(phrase, base, base))
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
