--- From definitions to the engine: parses and checks patterns, finds lists,
--- layers and roles that they name, and hands everything to the core. Events
--- are compile_event.lua's.

local author_code = require "geoeng.event.author_code"
local compile_event = require "geoeng.rule.compile_event"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local frozen = require "geoeng.rule.frozen"
local kept_rules = require "geoeng.rule.kept"
local later = require "geoeng.rule.later"
local lexicon = require "geoeng.language.lexicon"
local names = require "geoeng.rule.pattern_names"
local pattern = require "geoeng.language.pattern"
local rule_files = require "geoeng.language.rule_files"
local rules_hash = require "geoeng.language.rules_hash"
local scope = require "geoeng.language.scope"
local source = require "geoeng.rule.compile_pattern"

--- `M.where`: the last rule that was compiled, while rules are.
local M = {}

define.plain = frozen.plain

local attributes = names.attributes

-- ----------------------------------------------------- spans, characters

--- A layer cannot be made of itself.
local function refuse_own(r, text, tree)
  pattern.walk(tree, function(node)
    if node.k ~= "layer" or node.whole ~= r.layer then return end
    names.pattern_error(r.where, text, node.at, ("<%s> would be made of itself; give "
      .. "this span another name, and write (<%s> | <other>) where both are "
      .. "meant, or leave <%s> out of its pattern"):format(node[1], node[1],
      node[1]))
  end)
end

local function parse_span(r)
  local take, roles = r.def.take, {}
  r.trees = {}
  for i, text in ipairs(r.find) do
    r.trees[i] = source.parse(r.where, text)
    refuse_own(r, text, r.trees[i])
    source.add_roles(r.trees[i], roles)
  end
  if take and not roles[take] then
    errors.raise(errors.at_name(r.where, "take"), ("span: no pattern captures "
      .. "'%s', which 'take' names%s"):format(take, errors.hint(take, roles)))
  end
end

--- Attributes as the array that core.entry takes, in sorted order.
local function entry_of(set)
  local keys, flat = {}, {}
  for k in pairs(set or {}) do keys[#keys + 1] = k end
  table.sort(keys)
  for _, k in ipairs(keys) do
    flat[#flat + 1] = k
    flat[#flat + 1] = tostring(set[k])
  end
  return #flat > 0 and core.entry(flat) or nil
end

local function compile_span(r, kept)
  local spec = source.spec_of(r, "span")
  spec.patterns = kept and source.ids(kept) or source.compile_all(r)
  if kept then later.defer(r, nil, parse_span) end
  spec.take = r.def.take
  spec.set = entry_of(r.def.set)
  spec.value = author_code.wrapped(r, r.def.value)
  spec.strange = not r.where.library
  core.rule(spec)
end

--- A finder over raw text: every place where the LPeg pattern matches, left
--- to right, not inside a word.
local function finder(peg)
  local lpeg = require "lpeg"
  local one = lpeg.Ct(lpeg.Cp() * lpeg.P(peg) * lpeg.Cp())
  local word = lpeg.R("az", "AZ", "09", "\128\255") ^ 1
  local all = lpeg.Ct((one + word + 1) ^ 0)
  local function find(text)
    local found = {}
    for i, hit in ipairs(all:match(text)) do
      local value = #hit > 2 and hit[2] or nil
      found[i] = { hit[1], hit[#hit], value }
    end
    return found
  end
  return find, all
end

--- The attributes of a text rule: those of `set`, and `kind`.
local function text_set(def)
  local set = {}
  for k, v in pairs(def.set or {}) do set[k] = v end
  set.kind = set.kind or def.kind
  return set
end

local function compile_text(r)
  local ok, find, all = pcall(finder, r.def.peg)
  if not ok then
    errors.raise(errors.at_name(r.where, "peg"), "text: 'peg' is no LPeg "
      .. "pattern that can be searched for: " .. tostring(find))
  end
  local spec = source.spec_of(r, "text")
  spec.set = entry_of(text_set(r.def))
  spec.find = author_code.wrapped(r, find)
  r.peg = all
  core.rule(spec)
end

-- --------------------------------------------------------------- sealing

--- The lexicon of a list: found, its columns known, not yet read.
local function find_tsv(w)
  local text, file, sha256 = lexicon.find(w.def.tsv, w.where.dir)
  if not text then
    errors.raise(errors.in_string(w.where, w.def.tsv), ("words '%s': the "
      .. "lexicon '%s' %s"):format(w.name, w.def.tsv, file))
  end
  for _, name in ipairs(lexicon.columns(text)) do attributes[name] = true end
  sha256 = rules_hash.add(text, sha256)
  return { words = w, how = w.def.how or "lemma", text = text, file = file,
    sha256 = sha256 }
end

--- The name under which the phrases of all lists are kept: whatever goes into
--- them, and the executable, which splits them into words.
local function key_of(lexicons, words)
  local parts = { core.version, core.build() }
  for _, x in ipairs(lexicons) do
    table.move({ x.words.whole, x.words.def.tsv, x.how, x.sha256 }, 1, 4,
      #parts + 1, parts)
  end
  for _, w in ipairs(words) do
    table.move({ w.whole, w.def.how or "lemma", core.digest(w.def) }, 1, 3,
      #parts + 1, parts)
  end
  return core.digest(parts)
end

local function read_tsv(x)
  local w = x.words
  local ok, why = pcall(core.list_read, core.list(w.whole), x.file, w.def.tsv,
    x.text, x.how)
  if not ok then error(why, 0) end
end

local function add_words(w)
  local def, list = w.def, core.list(w.whole)
  for i, phrase in ipairs(def) do
    local ok, why = pcall(core.list_add, list, phrase, def.how or "lemma")
    if not ok then
      errors.raise(w.where, ("words '%s': item %d: %s"):format(w.name, i, why))
    end
  end
end

--- Tell what is wrong with the cache: of a folder once, not of each file.
local function warn(warning, before)
  local function what(text) return text and text:match "^(.*); the " end
  if warning and what(warning) ~= what(before) then
    core.warn("geoeng: warning: " .. warning)
  end
end

--- The phrases of all lists: with lexicons from the cache, where they are kept.
---@param words table[]
---@param before string|nil  a warning that was told
---@return string|nil key  of them
local function add_phrases(words, before)
  local lexicons = {}
  for _, w in ipairs(words) do
    core.list(w.whole)
    if w.def.tsv then lexicons[#lexicons + 1] = find_tsv(w) end
  end
  local key = #lexicons > 0 and core.build() and key_of(lexicons, words)
  local loaded, warning
  if key then loaded, warning = core.lists_load(key) end
  warn(warning, before)
  if loaded then return key end
  for _, x in ipairs(lexicons) do read_tsv(x) end
  for _, w in ipairs(words) do add_words(w) end
  if key then core.lists_save(key) end
  return key
end

local PARSE = { span = parse_span, event = compile_event.parse,
  text = function() end }
local COMPILE = { span = compile_span, event = compile_event.compile,
  text = compile_text }

--- Parse what is pending. It can load library modules, which define more, so it
--- goes on until nothing is new.
local function parse_all(rules)
  local i = 1
  while i <= #rules do
    M.where = rules[i].where
    PARSE[rules[i].kind](rules[i])
    i = i + 1
  end
  M.where = nil
  kept_rules.begin()
end

--- Layers and attributes of rules are declared before any is compiled.
local function declare(rules)
  for _, r in ipairs(rules) do
    for key in pairs(r.def.set or {}) do attributes[key] = true end
    if r.def.kind then attributes.kind = true end
    if r.layer then core.declare_layer(r.layer) end
  end
end

local function compile_all(rules)
  for _, r in ipairs(rules) do
    M.where = r.where
    local before = source.made
    COMPILE[r.kind](r)
    kept_rules.add(r, source.made - before, r.find and #r.find or 0)
  end
end

--- The same of rules whose patterns are there.
local function recall_all(rules, kept)
  for i, r in ipairs(rules) do
    M.where = r.where
    if r.kind == "event" then compile_event.recall(r, kept.rules[i]) end
  end
  for i, r in ipairs(rules) do
    M.where = r.where
    COMPILE[r.kind](r, kept.rules[i])
  end
end

--- Compile what is pending, or take what an earlier run compiled of the same.
---@return string|nil lists  key of the phrases of all lists
local function compile_pending()
  local rules, words = define.pending.rules, define.pending.words
  if next(define.types) then
    require "geoeng.time.date"
    -- All that documents need: a worker may open no files.
    require "geoeng.event.pipeline"
  end
  local kept, warning = kept_rules.load(rules, words)
  warn(warning)
  if not kept then parse_all(rules) end
  local lists = add_phrases(words, warning)
  declare(rules)
  if kept and kept_rules.take(kept, lists, rules) then
    recall_all(rules, kept)
  else
    if kept then parse_all(rules) end
    compile_all(rules)
  end
  return lists
end

local function check_test_events()
  for _, test in ipairs(define.tests) do
    if not define.types[test.event] then
      errors.raise(test.where, ("test: there is no event '%s'%s")
        :format(test.event, errors.hint(test.event, define.types)))
    end
  end
end

--- Whether a rule or a string of a rule file mentions a list.
local function is_used(w, where)
  if where.used or where.library then return true end
  if where.source:find('"$' .. w.name .. '"', 1, true) then return true end
  local behind = "." .. w.name .. '"'
  for _, text in pairs(rule_files.texts) do
    if text:find(behind, 1, true) then return true end
  end
  return false
end

--- Warnings about lists that no rule mentions.
local function unused_lists()
  local unused, warnings = {}, {}
  for _, w in ipairs(define.words_defined) do
    if not w.hidden and not is_used(w, define.lists[w.whole]) then unused[#unused + 1] = w end
  end
  table.sort(unused, function(a, b) return a.whole < b.whole end)
  define.unused = unused
  for i, w in ipairs(unused) do
    warnings[i] = errors.format({ file = w.where.file, line = w.where.line,
      source = w.where.source }, ("the list '%s' is never used"):format(w.name),
      "warning")
  end
  return warnings
end

--- Settle what functions of rule files reach.
local function settle()
  local roots = {}
  for _, r in ipairs(define.rules) do
    local def = r.def
    for _, key in ipairs { "when", "check", "make", "value" } do
      if not r.where.library then roots[#roots + 1] = def[key] end
    end
    if r.peg and not r.where.library then roots[#roots + 1] = r.peg end
  end
  frozen.settle(roots)
end

--- End of loading. Returns the warnings.
---@return string[]
function M.seal()
  local lists = compile_pending()
  check_test_events()
  core.scopes(scope.tables(), scope.contested(), function(name)
    return scope.hint({ file = core.rule_file() or "" }, name)
  end)
  core.seal()
  M.where = nil
  rules_hash.seal()
  define.rules, define.words_defined = define.pending.rules, define.pending.words
  define.pending = { words = {}, rules = {} }
  settle()
  kept_rules.save(lists)
  define.sealed = true
  return unused_lists()
end

return M
