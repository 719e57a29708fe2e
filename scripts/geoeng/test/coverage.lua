--- What tests exercise of rules: which fired, which of their patterns, which
--- phrases of lists were met, which roles were filled.

local define = require "geoeng.language.define"
local pattern_text = require "geoeng.language.pattern_format"
local terminal = require "geoeng.format.terminal"
local testing = require "geoeng.test.items"

local M = {}

--- Lists of the rule files: whole name -> words of each phrase, `name`.
function M.phrases()
  local lists = {}
  for _, w in ipairs(define.words_defined) do
    if not w.where.library then
      local list = { where = w.where, name = w.name }
      for i, phrase in ipairs(w.def) do
        local words = {}
        for word in phrase:lower():gmatch "%S+" do words[#words + 1] = word end
        list[i] = { text = phrase, words = words }
      end
      lists[w.whole] = list
    end
  end
  return lists
end

--- Whether a token is a form of a word.
local function is_form(token, word)
  if token.norm == word or token.lemma == word then return true end
  for _, lemma in ipairs(token.lemmas) do
    if lemma == word then return true end
  end
  return false
end

local function is_phrase(doc, span, words)
  if span.last - span.first + 1 ~= #words then return false end
  for i, word in ipairs(words) do
    if not is_form(doc:token(span.first + i - 1), word) then return false end
  end
  return true
end

--- Call fn(name, i, is_it) for every list phrase that a span of its list may
--- be; where none is a phrase's words as they are split here, it may be any.
local function each_at(name, list, doc, span, fn)
  local known = false
  for i, phrase in ipairs(list) do
    if is_phrase(doc, span, phrase.words) then
      known = true
      fn(name, i, true)
    end
  end
  for i = 1, known and 0 or #list do fn(name, i, false) end
end

--- Call fn for every list phrase that a document holds.
---@param lists table  of M.phrases
---@param doc table
---@param fn fun(name: string, i: integer, sure: boolean)
function M.each_phrase(lists, doc, fn)
  for name, list in pairs(lists) do
    for span in doc:layer("$" .. name) do each_at(name, list, doc, span, fn) end
  end
end

local function see_lists(c, doc)
  M.each_phrase(c.lists, doc, function(name, i, sure)
    c.lists[name][i].seen = c.lists[name][i].seen or sure
  end)
end

local function see_events(c, events)
  for _, ev in ipairs(events) do
    local at = ev.prov.file .. ":" .. ev.prov.line
    c.rules[at] = c.rules[at] or {}
    for _, arg in ipairs(ev.args) do c.rules[at][arg.role] = true end
  end
end

local function see_patterns(c, doc)
  for _, match in ipairs(doc:matches()) do
    c.patterns[match.rule * 256 + match.pattern] = true
  end
end

--- Start to watch the tests.
---@return table covered  for M.report
function M.start()
  local c = { lists = M.phrases(), rules = {}, patterns = {} }
  testing.on_document = function(doc, events)
    see_lists(c, doc)
    see_events(c, events)
    see_patterns(c, doc)
  end
  return c
end

local function by_place(list)
  table.sort(list, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    if a.line ~= b.line then return a.line < b.line end
    return a.text < b.text
  end)
end

local function missed_by(c, id, def, list)
  local function miss(text)
    list[#list + 1] = { file = def.file, line = def.line, text = text }
  end
  local roles = c.rules[def.file .. ":" .. def.line]
  if not roles then return miss(("no test fires this rule of '%s'")
    :format(def.name)) end
  for _, r in ipairs(def.roles) do
    if not roles[r.name] then miss(("no test fills the role '%s'"):format(r.name)) end
  end
  for i = 1, #def.kinds do
    if #def.kinds > 1 and not c.patterns[id * 256 + i] then
      local text = def.find[i]
      miss(("no test matches the pattern '%s'"):format(
        type(text) == "string" and text or pattern_text(text)))
    end
  end
end

--- Write what no test exercised to standard output.
---@param c table  of M.start
function M.report(c)
  testing.on_document = nil
  local list, nphrases, nseen = {}, 0, 0
  for id, def in pairs(define.events) do missed_by(c, id, def, list) end
  for _, phrases in pairs(c.lists) do
    for _, phrase in ipairs(phrases) do
      nphrases = nphrases + 1
      if phrase.seen then nseen = nseen + 1
      else
        list[#list + 1] = { file = phrases.where.file,
          line = phrases.where.line,
          text = ("no test holds '%s' of $%s"):format(phrase.text, phrases.name) }
      end
    end
  end
  by_place(list)
  for _, m in ipairs(list) do
    terminal.write(("%s %s %s\n"):format(terminal.place(m.file, m.line, ":"),
      terminal.paint("warning", "uncovered:"), m.text))
  end
  terminal.write(("covered: %d of %d list phrases\n"):format(nseen, nphrases))
end

return M
