--- PETRARCH, PETRARCH2 and TABARI dictionaries as a rule file with its
--- lexicons: geoeng import petrarch.

local nouns = require "geoeng.import.petrarch_nouns"
local source = require "geoeng.import.source"
local text = require "geoeng.import.petrarch_text"
local verbs = require "geoeng.import.petrarch_verbs"

local M = {}

M.about = "PETRARCH, TABARI: actors, agents, verbs, discards, issues"

--- Lexicons: kind -> file and columns.
local LEXICONS = {
  actors = { "actors.tsv", { "phrase", "alt", "code", "from", "to" } },
  agents = { "agents.tsv", { "phrase", "alt", "code", "side" } },
  discards = { "discards.tsv", { "phrase", "alt", "scope" } },
  issues = { "issues.tsv", { "phrase", "alt", "kind", "code", "category" } },
}

local READ = { actors = nouns.actors, agents = nouns.agents,
  discards = nouns.discards, issues = nouns.issues,
  verbs = function(_, lines, _, reader) verbs.read(reader, lines) end }

-- ----------------------------------------------------------- rule files

local CODER = [[
-- Who does what to whom, by dictionaries for PETRARCH or TABARI. Written by
-- geoeng import petrarch from:
--   @FILES@
-- The codes stand in the .tsv files beside this one: actors and role nouns
-- with their codes, verbs with their forms, patterns in the order in which
-- they were written. geoeng.cameo says how they are read.

pack { name = "@NAME@", version = "1.0",
  about = "Dyads coded by imported dictionaries" }

local cameo = require "geoeng.cameo"

words "dyad_actor" { tsv = "actors.tsv", how = "fold" }
words "dyad_agent" { tsv = "agents.tsv", how = "fold" }
words "dyad_verb" { tsv = "verbs.tsv", how = "fold" }
@DISCARDS@
local coder = cameo.coder { actors = "$dyad_actor", agents = "$dyad_agent",
  verbs = "$dyad_verb", patterns = "patterns.tsv", sets = "sets.tsv"@DISCARD@ }

event "dyad" {
  about = "A source does something to a target; code says what",
  find = "trigger:$dyad_verb",
  roles = { source = true, target = true },
  when = coder.when, make = coder.make,
}
]]

local DISCARDS = [[
words "dyad_discard" { tsv = "discards.tsv", how = "fold" }
]]

local ISSUES = [[
-- Issues that a text is about. Written by geoeng import petrarch from:
--   @FILES@
-- A phrase of the kind exception silences its sentence, a silent one the text.

pack { name = "@NAME@_issues", version = "1.0",
  about = "Issues by an imported dictionary" }

words "issue_phrase" { tsv = "issues.tsv", how = "fold" }

span "issue" { find = "phrase:$issue_phrase", take = "phrase" }

-- Whether a phrase that is no issue forbids the sentence.
local function is_silenced(sentence)
  for span in sentence.doc:layer "issue" do
    if span:attr "kind" == "silent" then return true end
  end
  for _, span in ipairs(sentence:layer "issue") do
    if span:attr "kind" == "exception" then return true end
  end
  return false
end

event "issue" {
  about = "The text is about an issue; code says which",
  find = "trigger:<issue kind=issue>",
  when = function(trigger)
    return not is_silenced(trigger.sentence), "an exception stands there"
  end,
  make = function(ev)
    ev.code, ev.subtype = ev.trigger:attr "code", ev.trigger:attr "category"
  end,
}
]]

--- Fill in a template.
local function filled(template, values)
  return (template:gsub("@(%u+)@", values))
end

-- --------------------------------------------------------------- reading

--- Read all files: rows by kind, the files of each kind, the verbs' reader.
local function read_all(files, report)
  local rows, of = {}, {}
  local reader = verbs.reader(report)
  for _, file in ipairs(files) do
    local lines, why = source.lines(report, file)
    if not lines then return nil, why end
    lines = text.strip(lines)
    local kind = text.kind(file, lines)
    if kind then
      of[kind] = of[kind] or {}
      table.insert(of[kind], file)
      rows[kind] = rows[kind] or {}
      READ[kind](report, lines, rows[kind], reader)
    else
      source.lose(report, { file = file, line = 1 }, "the file: neither its "
        .. "name nor its lines tell which dictionary it is")
    end
  end
  return rows, of, reader
end

--- Rows of one phrase that say different things: the first counts.
local function note_twice(report, rows)
  local seen = {}
  for _, row in ipairs(rows) do
    for phrase in (row.phrase .. "|" .. (row.alt or "")):gmatch "[^|]+" do
      local old = seen[phrase]
      if old and old.at ~= row.at and old.code ~= row.code and row.at then
        source.change(report, row.at, ("'%s' is %s already (%s:%d), which "
          .. "counts before %s"):format(phrase, old.code,
          old.at.file:match "[^/]*$", old.at.line, row.code))
      end
      seen[phrase] = old or row
    end
  end
end

local function from(files)
  return "From " .. source.listed(files):gsub("\n%-%-  ", ",")
end

--- The lexicons of nouns as files.
local function noun_files(rows, of, files)
  for kind, lexicon in pairs(LEXICONS) do
    if rows[kind] then
      files[lexicon[1]] = source.tsv({ from(of[kind]) }, lexicon[2], rows[kind])
    end
  end
end

local function coder_files(rows, of, reader, name, files)
  local all = {}
  for _, kind in ipairs { "actors", "agents", "verbs", "discards" } do
    table.move(of[kind] or {}, 1, #(of[kind] or {}), #all + 1, all)
  end
  files["verbs.tsv"] = source.tsv({ from(of.verbs) },
    { "phrase", "alt", "verb", "code", "head" }, verbs.verb_rows(reader))
  files["patterns.tsv"] = source.tsv({},
    { "verb", "pattern", "code", "basis" }, verbs.pattern_rows(reader))
  files["sets.tsv"] = source.tsv({}, { "set", "member", "plural" }, verbs.set_rows(reader))
  files[name .. ".lua"] = filled(CODER, { FILES = source.listed(all), NAME = name,
    DISCARDS = rows.discards and DISCARDS or "",
    DISCARD = rows.discards and ",\n  discards = \"$dyad_discard\"" or "" })
end

--- Read dictionaries into files: name -> text.
---@param files string[]
---@param report geoeng.Import
---@param name string  of the rules
---@return table<string, string>|nil out
---@return string|nil why
function M.read(files, report, name)
  local rows, of, reader = read_all(files, report)
  if not rows then return nil, of end
  local out = {}
  note_twice(report, rows.actors or {})
  noun_files(rows, of, out)
  if rows.verbs and rows.actors and rows.agents then
    coder_files(rows, of, reader, name, out)
  elseif rows.verbs then
    return nil, "verbs need dictionaries of actors and of agents beside them"
  end
  if rows.issues then
    out[name .. "_issues.lua"] = filled(ISSUES, { FILES = source.listed(of.issues),
      NAME = name })
  end
  return out
end

return M
