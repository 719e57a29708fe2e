--- Verb dictionaries of TABARI and PETRARCH: verbs, their patterns, sets.

local inflect = require "geoeng.import.inflect"
local pattern = require "geoeng.cameo.verb_pattern"
local source = require "geoeng.import.source"
local text = require "geoeng.import.petrarch_text"

local M = {}

--- A reader of verb dictionaries; several files go through one.
---@param report geoeng.Import
function M.reader(report)
  return { report = report, blocks = {}, names = {}, sets = {}, order = {},
    verbs = {} }
end

-- ---------------------------------------------------------------- blocks

--- A block's name, made one of its own when it comes again.
local function own_name(r, name)
  local n = (r.names[name] or 0) + 1
  r.names[name] = n
  return n == 1 and name or ("%s#%d"):format(name, n)
end

--- "--- NAME [CODE] ---"
local function open_block(r, line)
  local codes, before = text.codes(r.report, line)
  local name = source.trim(before:gsub("^%-+", ""):gsub("%-+%s*$", ""))
  name = name:gsub("[_%s]+$", ""):gsub("%s+", "_")
  if #codes > 1 then
    source.lose(r.report, line, ("[%s]: a block has one code")
      :format(codes[2].code))
  end
  r.block = { name = own_name(r, name), code = (codes[1] or {}).code or "---",
    patterns = {}, at = line }
  table.insert(r.blocks, r.block)
  source.count(r.report, "verb blocks")
end

-- ----------------------------------------------------------------- verbs

--- A verb's form: its words, and which of them is the verb.
local function form_of(word)
  local head, words, n = 1, {}, 0
  for part in word:gsub("_", " "):gmatch "%S+" do
    n = n + 1
    if part:sub(1, 1) == "+" then head = n end
    words[n] = part:gsub("^%+", ""):lower()
  end
  return { phrase = table.concat(words, " "), head = head, words = words }
end

--- The regular forms of a verb of one or more words.
local function regular(form)
  local list = {}
  for i, w in ipairs(inflect.verb(form.words[form.head] or "")) do
    local words = table.move(form.words, 1, #form.words, 1, {})
    words[form.head] = w
    list[i] = { phrase = table.concat(words, " "), head = form.head }
  end
  return list
end

--- "VERB {FORMS} [CODE]"
local function add_verb(r, line)
  local codes, before = text.codes(r.report, line)
  local word, braces = before:match "^([^{]*)", before:match "{([^}]*)}"
  local base = form_of(source.trim(word):gsub("%s+", "_"))
  if not r.block then
    r.block = { name = own_name(r, base.phrase:upper()), code = "---",
      patterns = {}, at = line }
    table.insert(r.blocks, r.block)
  end
  if not source.fits(r.report, line, base.phrase) then return end
  text.note_gaps(r.report, line, word)
  local forms, others = { base }, braces and {} or regular(base)
  for f in (braces or ""):gmatch "%S+" do others[#others + 1] = form_of(f) end
  for _, form in ipairs(others) do
    if source.fits(r.report, line, form.phrase) then forms[#forms + 1] = form end
  end
  table.insert(r.verbs, { forms = forms, block = r.block, at = line,
    code = (codes[1] or r.block).code })
  source.count(r.report, "verbs")
end

-- -------------------------------------------------------- sets, patterns

local function open_set(r, line)
  local name = line.text:match("^&(%S*)"):gsub("_+$", ""):upper()
  r.set = r.sets[name] or { name = name, members = {},
    plurals = not line.text:find "^&%S*_%s*$" }
  if not r.sets[name] then table.insert(r.order, r.set) end
  r.sets[name] = r.set
  source.count(r.report, "sets")
end

local function add_member(r, line)
  local member = text.phrase(line.text:gsub("^%s*%+", ""))
  if member == "" then return end
  table.insert(r.set.members, { text = member, at = line,
    plural = r.set.plurals and not line.text:find "_%s*$" })
  source.count(r.report, "members of sets")
end

local function lose_pattern(r, at, text_of, why)
  source.lose(r.report, at, ("pattern '%s': %s"):format(text_of, why))
end

--- "- PATTERN [CODE]"
local function add_pattern(r, line)
  local codes, before = text.codes(r.report, line)
  local words = source.trim(before:gsub("^%-%s*", "")):gsub("%s+", " ")
  local why = not r.block and "it stands before the first verb"
    or #codes ~= 1 and "it needs one code"
  if why then return lose_pattern(r, line, words, why) end
  table.insert(r.block.patterns, { text = words, code = codes[1].code,
    at = line })
end

--- What kind of line it is, and what reads it.
local READERS = {
  { "^%-%-%-", open_block },
  { "^%-", add_pattern },
  { "^&", open_set },
}

local function read_line(r, line)
  if r.set and line.text:find "^%s*%+" then return add_member(r, line) end
  if line.text:find "^%s*~" then
    return source.lose(r.report, line,
      ("combination of verbs '%s'"):format(source.trim(line.text)))
  end
  for _, reader in ipairs(READERS) do
    if line.text:find(reader[1]) then
      if reader[2] ~= open_set then r.set = nil end
      return reader[2](r, line)
    end
  end
  r.set = nil
  add_verb(r, line)
end

--- Read one file.
---@param r table        of reader
---@param lines table[]  stripped
function M.read(r, lines)
  r.block, r.set = nil, nil
  for _, line in ipairs(lines) do read_line(r, line) end
end

-- ------------------------------------------------------------------ rows

--- Forms with the verbs that have them, in order of first sight.
local function owners_of(r)
  local owners, order = {}, {}
  for _, verb in ipairs(r.verbs) do
    for _, form in ipairs(verb.forms) do
      local o = owners[form.phrase]
      if not o then
        o = { form = form, verbs = {} }
        owners[form.phrase] = o
        order[#order + 1] = o
      end
      if o.verbs[#o.verbs] ~= verb then table.insert(o.verbs, verb) end
    end
  end
  return order
end

--- A row of forms that belong to the same verbs.
local function row_of(o)
  local names, seen, code = {}, {}, "---"
  for _, verb in ipairs(o.verbs) do
    if not seen[verb.block] then names[#names + 1] = verb.block.name end
    seen[verb.block] = true
    if verb.code ~= "---" then code = verb.code end
  end
  return { phrase = o.form.phrase, alt = {}, code = code,
    verb = table.concat(names, " "),
    head = o.form.head > 1 and o.form.head or nil }
end

--- Rows of verbs: the forms of one verb stand in one row; those that several
--- blocks claim in rows of their own.
---@param r table
---@return table[]
function M.verb_rows(r)
  local rows, index = {}, {}
  for _, o in ipairs(owners_of(r)) do
    local last = o.verbs[#o.verbs]
    index[last] = index[last] or {}
    local row = #o.verbs == 1 and index[last][o.form.head]
    if row then
      table.insert(row.alt, o.form.phrase)
    else
      row = row_of(o)
      rows[#rows + 1] = row
      if #o.verbs == 1 then index[last][o.form.head] = row end
      if row.verb:find " " then
        source.change(r.report, last.at, ("'%s' belongs to several blocks, %s")
          :format(o.form.phrase, row.verb))
      end
    end
  end
  for _, row in ipairs(rows) do row.alt = table.concat(row.alt, "|") end
  return rows
end

--- The first set that a pattern names and no line defines.
local function unknown_set(r, p)
  for _, side in ipairs { p.upper, p.lower } do
    for _, item in ipairs(side) do
      if item.kind == "set" and not r.sets[item.name] then return item.name end
    end
  end
  return nil
end

--- Why a pattern cannot be carried over, or nil.
local function why_not(r, text_of)
  local p, why = pattern.parse(text_of, r.sets)
  local unknown = p and unknown_set(r, p)
  return unknown and ("there is no set &%s"):format(unknown) or why
end

--- Rows of patterns, block by block.
---@param r table
---@return table[]
function M.pattern_rows(r)
  local rows = {}
  for _, block in ipairs(r.blocks) do
    for _, p in ipairs(block.patterns) do
      local why = why_not(r, p.text)
      if why then
        lose_pattern(r, p.at, p.text, why)
      else
        source.count(r.report, "verb patterns")
        rows[#rows + 1] = { verb = block.name, pattern = p.text, code = p.code,
          basis = ("%s:%d"):format(p.at.file:match "[^/]*$", p.at.line) }
      end
    end
  end
  return rows
end

--- Rows of sets; sets in sets must exist.
function M.set_rows(r)
  local rows = {}
  for _, set in ipairs(r.order) do
    for _, m in ipairs(set.members) do
      local name = m.text:match "^&(.+)$"
      if name and not r.sets[name:upper()] then
        source.lose(r.report, m.at, ("there is no set %s"):format(m.text))
      else
        rows[#rows + 1] = { set = set.name, member = m.text,
          plural = not name and m.plural and inflect.plural(m.text) or nil }
      end
    end
  end
  return rows
end

return M
