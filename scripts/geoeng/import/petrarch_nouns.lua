--- Actors, role nouns, discards and issues of PETRARCH dictionaries as rows of
--- lexicons.

local inflect = require "geoeng.import.inflect"
local source = require "geoeng.import.source"
local text = require "geoeng.import.petrarch_text"

local M = {}

-- ---------------------------------------------------------------- actors

--- Add a phrase to an actor or role noun.
local function add_phrase(report, line, entry, before)
  text.note_gaps(report, line, before)
  for _, phrase in ipairs(text.with_and_without_brackets(before)) do
    if source.fits(report, line, phrase) then
      table.insert(entry.phrases, phrase)
      table.insert(entry.lines, line)
    end
  end
end

local NULL = "---"

--- The code of an actor on days on which none of its codes holds.
local function add_null(report, entry, ordered)
  local last = ordered[#ordered]
  if last and not (last.from or last.to) then return end
  ordered[#ordered + 1] = { code = NULL }
  if not last then
    source.change(report, entry.at, ("'%s' has no code; it is [---]")
      :format(entry.phrases[1]))
  end
end

--- Rows of an entry: dated codes in their order, then those that always hold.
local function actor_rows(report, entry, rows)
  if #entry.phrases == 0 then return end
  local ordered = {}
  for _, dated in ipairs { true, false } do
    for _, c in ipairs(entry.codes) do
      if (c.from ~= nil or c.to ~= nil) == dated then
        ordered[#ordered + 1] = c
      end
    end
  end
  source.count(report, "actor phrases", #entry.phrases)
  add_null(report, entry, ordered)
  for _, c in ipairs(ordered) do
    local dated = c.from or c.to
    source.count(report, dated and "actor codes with dates"
      or "actor codes that always hold")
    rows[#rows + 1] = { phrase = entry.phrases[1],
      alt = table.concat(entry.phrases, "|", 2), code = c.code, from = c.from,
      to = c.to, at = entry.at }
  end
end

--- Read actors.
---@param report geoeng.Import
---@param lines table[]  stripped
---@param rows table[]   to add to
function M.actors(report, lines, rows)
  local entry
  for _, line in ipairs(lines) do
    local codes, before = text.codes(report, line)
    before = source.trim((before:gsub(";.*$", "")))
    if before:sub(1, 1) == "+" and entry then
      add_phrase(report, line, entry, before:sub(2))
    elseif before ~= "" then
      if entry then actor_rows(report, entry, rows) end
      entry = { at = line, phrases = {}, lines = {}, codes = {} }
      add_phrase(report, line, entry, before:gsub("^%+", ""))
    elseif not entry then
      source.lose(report, line, "a code before the first actor")
    end
    for _, c in ipairs(entry and codes or {}) do
      table.insert(entry.codes, c)
    end
  end
  if entry then actor_rows(report, entry, rows) end
end

-- ------------------------------------------------------------ role nouns

--- The members of a substitution list: "!PERSON! = MAN, MEN".
local function members_of(list)
  local members = {}
  for m in list:gmatch "[^,]+" do members[#members + 1] = source.trim(m) end
  return members
end

--- A phrase with each member of its first substitution list in its place.
local function expand(report, line, phrase, lists)
  local before, name, after = phrase:match "^(.-)!([^!]+)!(.*)$"
  if not before then return { phrase } end
  local members, all = lists[name:upper()], {}
  if not members then
    source.lose(report, line, ("there is no list !%s!"):format(name))
    return {}
  end
  for _, m in ipairs(members) do
    for _, p in ipairs(expand(report, line, before .. m .. after, lists)) do
      all[#all + 1] = p
    end
  end
  return all
end

--- Plurals of a phrase: those in braces, none for {}, else the regular one.
local function plurals_of(phrase, braces, listed)
  if listed then return {} end
  if not braces then return { inflect.plural(phrase) } end
  local list = {}
  for p in braces:gmatch "[^,%s]+" do list[#list + 1] = text.phrase(p) end
  return list
end

local SIDES = { { "^~(.+)$", "after" }, { "^(.+)~$", "before" } }

--- Where a role noun's code goes, and the code without its mark.
local function side_of(report, line, code)
  for _, side in ipairs(SIDES) do
    local bare = code:match(side[1])
    if bare then return side[2], bare end
  end
  source.change(report, line, ("[%s] has no ~; the code is appended")
    :format(code))
  return "after", code
end

--- Rows of one line of role nouns.
local function agent_rows(report, line, before, code, lists, rows)
  local phrase, braces = before:match "^([^{]*)", before:match "{([^}]*)}"
  local side, bare = side_of(report, line, code)
  local listed = phrase:find("!", 1, true) ~= nil
  text.note_gaps(report, line, phrase)
  for _, p in ipairs(expand(report, line, source.trim(phrase), lists)) do
    p = text.phrase(p)
    if source.fits(report, line, p) then
      source.count(report, "role nouns")
      rows[#rows + 1] = { phrase = p, code = bare, side = side,
        alt = source.alternatives(report, line,
          plurals_of(p, braces, listed)) }
    end
  end
end

--- Read role nouns: officials, soldiers, media.
function M.agents(report, lines, rows)
  local lists = {}
  for _, line in ipairs(lines) do
    local name, list = line.text:match "^%s*!([^!]+)!%s*=%s*(.*)$"
    if name then
      lists[name:upper()] = members_of(list)
    else
      local codes, before = text.codes(report, line)
      if #codes == 0 then
        source.lose(report, line, ("'%s' has no code")
          :format(source.trim(line.text)))
      else
        agent_rows(report, line, before:gsub("^%s*%+", ""), codes[1].code,
          lists, rows)
        if #codes > 1 then
          source.lose(report, line, "the second code of a role noun")
        end
      end
    end
  end
end

-- -------------------------------------------------------------- discards

--- Read phrases that discard a sentence, or with + the story. One without _ at
--- its end is a stem: its plural is added.
function M.discards(report, lines, rows)
  for _, line in ipairs(lines) do
    local before = line.text:gsub("[;%[].*$", "")
    local story = before:match "^%s*%+(.*)$"
    local phrase = text.phrase(story or before)
    if phrase ~= "" and source.fits(report, line, phrase) then
      source.count(report, "discards")
      rows[#rows + 1] = { phrase = phrase,
        alt = not before:find "_%s*$"
          and source.alternatives(report, line, { inflect.plural(phrase) }),
        scope = story and "story" or "sentence" }
    end
  end
end

-- ---------------------------------------------------------------- issues

--- Forms of one issue phrase: n: and v: before a word ask for its forms, +
--- between two for a blank and for a hyphen.
local issue_forms
issue_forms = function(phrase)
  local first, rest = phrase:match "^(.-)%+(.*)$"
  if first then
    local forms = issue_forms(first .. " " .. rest)
    local more = issue_forms(first .. "-" .. rest)
    return table.move(more, 1, #more, #forms + 1, forms)
  end
  local forms = { "" }
  for word in phrase:gmatch "%S+" do
    local kind, bare = word:match "^([nv]):(.+)$"
    local variants = { bare or word }
    if kind == "n" then variants[2] = inflect.plural(bare) end
    if kind == "v" then
      local more = inflect.verb(bare)
      table.move(more, 1, #more, 2, variants)
    end
    local longer = {}
    for _, head in ipairs(forms) do
      for _, v in ipairs(variants) do
        longer[#longer + 1] = head == "" and v or head .. " " .. v
      end
    end
    forms = longer
  end
  return forms
end

--- Read issues. A phrase with ~ is none and silences its sentence, one with ~~
--- the text.
function M.issues(report, lines, rows)
  local category
  for _, line in ipairs(lines) do
    local name = line.text:match "^%s*<ISSUE.-CATEGORY%s*=%s*\"([^\"]*)\""
    local codes, before = text.codes(report, line)
    local tildes, apart = before:match "^%s*(~+)(.*)$"
    local forms = issue_forms(text.phrase(apart or before))
    if name or line.text:find "^%s*</" then
      category = name
    elseif #codes == 0 and not apart then
      source.lose(report, line, ("'%s' has no code")
        :format(source.trim(line.text)))
    elseif source.fits(report, line, forms[1]) then
      source.count(report, apart and "issue exceptions" or "issue phrases")
      rows[#rows + 1] = { phrase = forms[1],
        alt = source.alternatives(report, line,
          table.move(forms, 2, #forms, 1, {})),
        kind = apart and (#tildes > 1 and "silent" or "exception") or "issue",
        code = not apart and codes[1].code or nil,
        category = not apart and category or nil }
    end
  end
end

return M
