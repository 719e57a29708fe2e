--- geoeng suggest: words of a corpus that may belong into a list.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local host = require "geoeng.host"
local report = require "geoeng.corpus.report"
local rule = require "geoeng.rule.environment"
local scope = require "geoeng.language.scope"
local suggestion = require "geoeng.corpus.suggestion"
local terminal = require "geoeng.format.terminal"
local words = require "geoeng.corpus.words"

local USAGE = [[
usage: geoeng suggest RULES.lua... LIST INPUT... [options]
       geoeng suggest RULES.lua... LIST --text "..." [options]

Propose entries for the list LIST (with or without $): words of the documents
that stand in the slots in which the list's words stand, as subject, object or
behind a preposition of the same verbs and nouns, or with the same words in
slots of their own. Each has its number, a score and an example, the most
surprising first; the score is the log-likelihood ratio (Dunning 1993) of those
slots against all others, each slot counted by the list's share of what fills
it. Nouns of another kind (the supersense of WordNet)
than the list's stand apart, and so do words that another list of the rules
holds. The last line can be pasted into the list.

options:
{options}

example: geoeng suggest incidents.lua incident_thing_n news.jsonl
]]

--- The lists that hold a word, and where they stand.
local function stands(x)
  local places = {}
  for name in pairs(x.lists) do
    local where = define.lists[name]
    places[#places + 1] = ("%s (%s:%d)"):format(scope.shown("$" .. name),
      where.file, where.line)
  end
  table.sort(places)
  return places
end

local function sense(x)
  return x.pos == "NOUN" and x.sense and "(" .. x.sense .. ")" or nil
end

local function write_text(found, list, s, top)
  local where = define.lists[list]
  local place = ("%s:%d"):format(where.file, where.line)
  report.note(("%s (%s): its words in the documents: %d"):format(
    scope.shown("$" .. list), place, s.found))
  if s.found == 0 then
    report.note("none of its words is in these documents: there are no slots to "
      .. "look in for others")
    return
  end
  report.section("words in their slots: number, score, example", found.new, top,
    sense)
  if #found.strange > 0 then
    report.section("nouns of another kind, or of none, in their slots",
      found.strange, top, sense)
  end
  if #found.known > 0 then
    report.section("in their slots, and in another list", found.known, top,
      function(x) return "in " .. table.concat(stands(x), ", ") end)
  end
  if #found.new == 0 then return end
  report.note(("to paste behind the { of words \"%s\" at %s:"):format(
    list:match "[^:]*$", place))
  terminal.write("  " .. report.quoted(found.new, top) .. ",\n", 2)
end

--- What JSON says of a word besides.
local function said(x)
  return { sense = x.pos == "NOUN" and x.sense or nil,
    lists = next(x.lists) and stands(x) or nil }
end

local function write_json(found, list, s)
  host.write(('{"list":%s,"found":%d,"new":%s,"other_kind":%s,"listed":%s}\n')
    :format(core.json(scope.shown("$" .. list):sub(2)), s.found, report.json(found.new, said),
    report.json(found.strange, said), report.json(found.known, said)))
end

--- The names of the rules' own lists as people write them.
local function shown_lists()
  local names = {}
  for _, whole in ipairs(words.own_lists()) do
    names[#names + 1] = scope.shown("$" .. whole):sub(2)
  end
  return names
end

--- The whole name of one of the rules' own lists, without its $, or nil.
local function list_of(name)
  local whole = scope.anywhere("$" .. name)
  whole = whole and whole:sub(2)
  local where = define.lists[whole or ""]
  return where and not where.library and whole or nil
end

--- What the arguments lack, or nil.
local function lacks(o, list)
  if #o.rules == 0 or not list then
    return "give rules and the name of a list"
  end
  if (#o.inputs > 0) == (o.text ~= nil) then
    return "give inputs or --text, in which to look for words"
  end
  return nil
end

return function(args)
  local o, code = arguments.parse("suggest", USAGE, args)
  if not o then return code end
  local list = table.remove(o.inputs, 1)
  local why = lacks(o, list)
  if why then return select(2, arguments.bad("suggest", why)) end
  rule.load_all(o.rules)
  local name = list:gsub("^%$", "")
  list = list_of(name)
  if not list then
    core.log(("geoeng: suggest: the rules have no list '$%s'%s\n"):format(
      core.clean(name), errors.hint(name, shown_lists())))
    return 3
  end
  local s = suggestion.new(list)
  code = arguments.each_input(o, function(doc)
    suggestion.add(s, doc)
  end)
  local found = suggestion.ranked(s, o.least or o.text and 1 or 2)
  if o.format == "json" then write_json(found, list, s)
  else write_text(found, list, s, o.top) end
  return code
end
