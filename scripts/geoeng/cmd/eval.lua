--- geoeng eval: what rules find against what people annotated.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local gold_events = require "geoeng.eval.gold"
local host = require "geoeng.host"
local listen = require "geoeng.event.listen"
local mechanism = require "geoeng.eval.mechanism"
local pipeline = require "geoeng.event.pipeline"
local report = require "geoeng.eval.report"
local rule = require "geoeng.rule.environment"
local score = require "geoeng.eval.score"
local split = require "geoeng.eval.split"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng eval RULES.lua... DOCS... GOLD [options]

Compare the events that rules find in documents with annotated ones: precision,
recall and F1 by type and role, what modality, subtype, country and value are
right, which types are taken for which, and every wrong case with its text.

GOLD is JSON Lines, with one event a line as geoeng writes it (needed: doc,
type, trigger with start and end), or one document a line with its "events";
or a .ann file of brat, or a directory of them, named like the texts. An
event may name the occurrence that it tells of ("cluster"). Offsets are code
points. Documents without an annotated event count when GOLD names
them: {"doc": "...", "events": []}, or an empty .ann file.

A found and an annotated event are a pair when document, type and sentence are
the same, of several the ones whose triggers overlap. An argument is right when
its role is, and it shares half of the shorter one's characters. The interval
is that of 1000 samples of the documents.

With --why every miss is told by its mechanism: events whose word no rule has,
those that a veto, a need or a form refused, and which; arguments that no layer
sees, that stand in a slot which the role does not read, or in no slot, and
where; the way of invented ones; and the paths in the tree from trigger to
argument, "^obj nsubj" for up over obj and down over nsubj, with how many are
missed and how many are right.

options:
  --split PARTS      only documents of some parts: 1/3 is the first third, 2,3/3
                     the others, 2-5/5 all but a fifth. The part of a document
                     is FNV-1a (32 bits) of its id, modulo the number of
                     parts, and 1: the same everywhere
  --why              tables of why events and arguments are missed or wrong
  --date YYYY-MM-DD  date of inputs that have none
  --summary          figures only, no cases
  --format FORMAT    text (default), json
  -h, --help         this text

exit: 0 done, 1 some documents failed or are missing, 2 usage, 3 rule error,
      or wrong annotations, 4 input unreadable

example: geoeng eval visit.lua texts/ annotations/
]]

--- The sentence of every code point offset that is asked for.
local function sentence_finder(doc)
  local starts, texts = {}, {}
  for s in doc:sentences() do
    starts[#starts + 1] = s.start
    texts[#texts + 1] = s
  end
  return function(offset)
    local low, high = 1, #starts + 1
    while low + 1 < high do
      local middle = (low + high) // 2
      if starts[middle] <= offset then low = middle else high = middle end
    end
    return texts[low]
  end
end

local function squeezed(text) return (text:gsub("%s+", " ")) end

--- The text between two code point offsets, nil when the text is shorter.
local function text_of(text, start, stop)
  local first, last = utf8.offset(text, start + 1), utf8.offset(text, stop + 1)
  return first and last and text:sub(first, last - 1)
end

--- Annotations whose words are not at their offsets are an error: they count
--- bytes, or belong to another text.
local function check_text(doc, ev)
  local list = table.move(ev.args, 1, #ev.args, 2, { ev.trigger })
  for _, s in ipairs(list) do
    local words = text_of(doc.text, s.start, s.stop)
    if not words then
      error(("%s:1: error: %d to %d is not in the text of %s"):format(ev.where,
        s.start, s.stop, doc.id), 0)
    elseif s.text and squeezed(s.text) ~= squeezed(words) then
      error(("%s:1: error: '%s' is not at %d to %d of %s; there is '%s'")
        :format(ev.where, s.text, s.start, s.stop, doc.id, core.clean(words)),
        0)
    end
    s.text = words
  end
end

--- Found events as the scorer wants them; core.collect takes them.
local function collector()
  local list = {}
  core.collect(function(ev)
    local found = { type = ev.type, subtype = ev.subtype, args = {},
      modality = ev.modality, trigger = ev.trigger,
      cluster = ev.link and ev.link.cluster, record = ev,
      where = ev.prov.file .. ":" .. ev.prov.line }
    for i, a in ipairs(ev.args) do
      found.args[i] = { role = a.role, start = a.start, stop = a.stop,
        text = a.text, country = a.country,
        value = type(a.value) == "string" and a.value or nil }
    end
    list[#list + 1] = found
    return nil
  end)
  return function()
    local taken = list
    list = {}
    return taken
  end
end

--- What is refused while a function runs: { def=, trigger=, ... }, in order.
local function refusals(fn)
  local list = {}
  listen.on_reject = function(def, trigger, reason, kind, into)
    list[#list + 1] = { def = def, trigger = trigger, reason = reason,
      kind = kind, into = into }
  end
  local ok, why = pcall(fn)
  listen.on_reject = nil
  return list, ok, why
end

--- Annotated and found events of a document, of annotated types only.
local function compare(doc, gold, found, types)
  local sentence_of, known, nother = sentence_finder(doc), {}, 0
  for _, ev in ipairs(gold) do check_text(doc, ev) end
  for _, ev in ipairs(found) do
    if types[ev.type] then known[#known + 1] = ev else nother = nother + 1 end
  end
  for _, list in ipairs { gold, known } do
    for _, ev in ipairs(list) do
      local s = sentence_of(ev.trigger.start)
      ev.sentence = s and s.index or 0
      ev.shown = s and { text = s.text, start = s.start }
    end
  end
  return { id = doc.id, gold = gold, found = known, nother = nother,
    result = score.align(gold, known) }
end

local function types_of(gold)
  local types = {}
  for _, list in pairs(gold) do
    for _, ev in ipairs(list) do types[ev.type] = true end
  end
  return types
end

--- Documents that GOLD names and no input is.
local function tell_missing(gold, seen, path)
  local names = {}
  for name in pairs(gold) do
    if not seen[name] then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    core.log(("%s: error: no document '%s' among the inputs; its events count "
      .. "for nothing\n"):format(path, core.clean(name)))
  end
  return #names > 0
end

--- Run over the inputs: the compared documents, those that were seen, exit
--- code.
local function run(inputs, date, gold, brat, why)
  local docs, seen, types = {}, {}, types_of(gold)
  local take, failed = collector(), false
  local code = arguments.each_document(inputs, date, function(doc)
    local key = brat and gold_events.stem(doc.id) or doc.id
    if not gold[key] then return end
    local refused, ok, message = refusals(function()
      doc:run()
      pipeline.assemble(doc)
    end)
    local found = take()
    if ok then
      local d = compare(doc, gold[key], found, types)
      if why then mechanism.explain(d, doc, refused) end
      docs[#docs + 1], seen[key] = d, true
    else
      failed = true
      core.log(("%s: error: %s\n"):format(core.clean(doc.id), message))
    end
  end)
  core.collect(nil)
  return docs, seen, code == 0 and failed and 1 or code
end

--- Keep the annotations of documents in some parts.
local function keep(gold, parts)
  for name in pairs(gold) do
    if not split.holds(parts, name) then gold[name] = nil end
  end
end

return function(args)
  local o, code = arguments.parse("eval", USAGE, { date = "day",
    summary = "flag", why = "flag", split = "value",
    format = { "text", "json" } }, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs < 2 then
    return select(2, arguments.bad("eval", "give rules, documents, and the "
      .. "annotations last"))
  end
  local parts, wrong = nil, nil
  if o.split then parts, wrong = split.parse(o.split) end
  if wrong then return select(2, arguments.bad("eval", wrong)) end
  for _, file in ipairs(o.rules) do rule.load(file) end
  rule.seal(true)
  local path = table.remove(o.inputs)
  local gold, brat = gold_events.read(path)
  if parts then keep(gold, parts) end
  local docs, seen
  docs, seen, code = run(o.inputs, o.date, gold, brat, o.why)
  if tell_missing(gold, seen, path) and code == 0 then code = 1 end
  if o.format == "json" then
    terminal.choose "never"
    host.write(report.json(docs, not o.summary, o.why))
  else
    terminal.write(report.text(docs, not o.summary, o.why))
  end
  return code
end
