--- geoeng gaps: what a corpus holds that rules do not code.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local gap = require "geoeng.corpus.gap"
local host = require "geoeng.host"
local pipeline = require "geoeng.event.pipeline"
local report = require "geoeng.corpus.report"
local rule = require "geoeng.rule.environment"
local words = require "geoeng.corpus.words"

local USAGE = [[
usage: geoeng gaps RULES.lua... INPUT... [options]
       geoeng gaps RULES.lua... --text "..." [options]

Tell which verbs and event nouns that neither a list nor a pattern of the rules
holds stand where the rules find events: in the same documents, in the same
sentences, with the same words in their slots. Each has its number, a score and
an example, the most surprising first. The score is the sum of three
log-likelihood ratios (Dunning 1993), one for each of these places against the
rest of the corpus; those of a place where the word is rarer count nothing.
Above 3.84 one is hardly chance (p < 0.05). Then the actors that have neither
country nor sector, the most frequent first. What is printed can be pasted into
a rule file.

options:
{options}

example: geoeng gaps military.lua news.jsonl
]]

--- The events of a document.
local function events_of(doc)
  local events = {}
  core.collect(function(ev)
    events[#events + 1] = ev
    return nil
  end)
  local ok, why = pcall(function()
    doc:run()
    pipeline.assemble(doc)
  end)
  core.collect(nil)
  if not ok then core.log(("%s: error: %s\n"):format(doc.id, tostring(why))) end
  return events
end

local function add_actors(names, doc)
  for a in doc:layer "actor" do
    if not a:attr "country" and not a:attr "sector" then
      local word = core.clean(a.text):gsub("%s+", " ")
      local x = names[word] or { key = word, word = word, n = 0,
        example = words.example(doc:token(a.first)) }
      x.n = x.n + 1
      names[word] = x
    end
  end
end

local function actors_of(names, least)
  local frequent = {}
  for name, x in pairs(names) do
    if x.n >= least then frequent[name] = x end
  end
  return words.ranked(frequent)
end

--- Without events there is nothing to rank words by: only actors are told of.
local NO_EVENT = "the rules find no event in these documents: words are ranked "
  .. "by the events that they stand near; `geoeng why` tells of a sentence what "
  .. "rules lack"

local function write_words(found, top)
  local verbs, nouns = {}, {}
  for _, x in ipairs(found) do
    table.insert(x.pos == "VERB" and verbs or nouns, x)
  end
  report.section("verbs that no rule knows, where the rules find events: "
    .. "number, score, example", verbs, top)
  report.new_list(verbs, "_v", top)
  report.section("event nouns that no rule knows, where the rules find events",
    nouns, top)
  report.new_list(nouns, "_n", top)
end

local function write_text(found, actors, top, nevents)
  if nevents == 0 then report.note(NO_EVENT) else write_words(found, top) end
  report.section("actors without country and sector", actors, top)
  report.new_list(actors, "_actor", top)
end

local function write_json(found, actors)
  host.write(('{"words":%s,"actors":%s}\n'):format(report.json(found),
    report.json(actors)))
end

return function(args)
  local o, code = arguments.parse("gaps", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or (#o.inputs > 0) == (o.text ~= nil) then
    return select(2, arguments.bad("gaps", "give rules, and inputs or --text"))
  end
  rule.load_all(o.rules)
  local counts, names, nevents = gap.new(), {}, 0
  code = arguments.each_input(o, function(doc)
    local events = events_of(doc)
    nevents = nevents + #events
    gap.add(counts, doc, events)
    add_actors(names, doc)
  end)
  local least = o.least or o.text and 1 or 2
  local found, actors = gap.ranked(counts, least), actors_of(names, least)
  if o.format == "text" then write_text(found, actors, o.top, nevents)
  else write_json(found, actors) end
  return code
end
