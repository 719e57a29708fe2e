--- geoeng gaps: what a corpus holds that rules do not code.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng gaps RULES.lua... INPUT... [--least N] [--date YYYY-MM-DD]

Count the verbs whose subject and object (or prepositional phrase) are actors
in sentences in which no rule finds an event, and the actors that have
neither country nor sector; each with its number and an example, the most
frequent first. The lists can be pasted into a rule file.

options:
  --least N          leave out what is rarer (2)
  --date YYYY-MM-DD  date of inputs that have none
  -h, --help         this text
]]

--- Sentences of a document in which an event was found.
local function coded(doc)
  local set = {}
  core.collect(function(ev)
    set[ev.sentence.index] = true
    return nil
  end)
  local ok, why = pcall(function()
    doc:run()
    pipeline.assemble(doc)
  end)
  core.collect(nil)
  if not ok then core.log(("%s: error: %s\n"):format(doc.id, tostring(why))) end
  return set
end

local function count(counts, key, sentence)
  local c = counts[key] or { key = key, n = 0,
    example = sentence.text:gsub("%s+", " ") }
  c.n = c.n + 1
  counts[key] = c
end

local function is_actor(filler, actors)
  for _, a in ipairs(actors) do
    if a.first <= filler.head and a.last >= filler.head then return a end
  end
  return nil
end

--- Whether a verb has an actor as its subject and another one elsewhere.
local function joins_actors(doc, token, actors)
  local subject, other
  for _, f in ipairs(doc:range(token.index, token.index):slots()) do
    local actor = is_actor(f, actors)
    if actor and f.slot == "subj" then subject = subject or actor
    elseif actor then other = other or actor end
  end
  return subject and other and subject.first ~= other.first
end

local function look_at(doc, sentence, verbs)
  local actors = sentence:layer "actor"
  if #actors < 2 then return end
  for _, token in ipairs(sentence:tokens()) do
    if token.pos == "VERB" and joins_actors(doc, token, actors) then
      count(verbs, token.lemma, sentence)
    end
  end
end

local function unknown_actors(sentence, names)
  for _, a in ipairs(sentence:layer "actor") do
    if not a:attr "country" and not a:attr "sector" then
      count(names, a.text:gsub("%s+", " "), sentence)
    end
  end
end

local function write(title, counts, least)
  local list = {}
  for _, c in pairs(counts) do
    if c.n >= least then list[#list + 1] = c end
  end
  table.sort(list, function(a, b)
    if a.n ~= b.n then return a.n > b.n end
    return a.key < b.key
  end)
  local keys = {}
  host.write(("-- %s\n"):format(title))
  for i, c in ipairs(list) do
    keys[i] = ("%q"):format(c.key)
    host.write(("-- %6d  %-20s %s\n"):format(c.n, c.key, c.example))
  end
  if #keys == 0 then return host.write "-- none\n\n" end
  host.write(("words \"new\" { %s }\n\n"):format(table.concat(keys, ", ")))
end

return function(args)
  local o, code = arguments.parse("gaps", USAGE,
    { least = "count", date = "day" }, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs == 0 then
    return select(2, arguments.bad("gaps", "give rules and inputs"))
  end
  for _, file in ipairs(o.rules) do rule.load(file) end
  require "geoeng.actor.actor"
  rule.seal(true)
  local verbs, names = {}, {}
  code = arguments.each_document(o.inputs, o.date, function(doc)
    local done = coded(doc)
    for sentence in doc:sentences() do
      if not done[sentence.index] then look_at(doc, sentence, verbs) end
      unknown_actors(sentence, names)
    end
  end)
  write("verbs between actors that no rule codes", verbs, o.least or 2)
  write("actors without country and sector", names, o.least or 2)
  return code
end
