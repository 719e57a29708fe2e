--- geoeng eval: what rules find against what people annotated.

local arguments = require "geoeng.tool.arguments"
local compare = require "geoeng.eval.compare"
local core = require "geoeng.core"
local gold_events = require "geoeng.eval.gold"
local host = require "geoeng.host"
local listen = require "geoeng.event.listen"
local mechanism = require "geoeng.eval.mechanism"
local pipeline = require "geoeng.event.pipeline"
local report = require "geoeng.eval.report"
local rule = require "geoeng.rule.environment"
local split = require "geoeng.eval.split"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng eval RULES.lua... DOCS... GOLD [options]

Compare the events that rules find in documents with annotated ones: precision,
recall and F1 by type and role, what modality, subtype, country and value are
right, which types are taken for which, and every wrong case with its text.

GOLD is JSON Lines, with one event a line as geoeng writes it (needed: doc,
type, trigger with start and end), or one document a line with its "events";
"doc" is the "id" of a document in JSON Lines, of a text its path as given;
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
missed and how many are right; and which modality is taken for which, with the
word above the trigger and the cue.

options:
{options}

exit: 0 done, 1 some documents failed or are missing, 2 usage, 3 rule error,
      or wrong annotations, 4 input unreadable

example: geoeng eval visit.lua texts/ annotations/
]]

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

--- Run over the inputs: the compared documents, those that were seen, exit
--- code.
local function run(inputs, date, gold, brat, why)
  local docs, seen, types = {}, {}, compare.types_of(gold)
  local take, failed = compare.collector(), false
  local code = arguments.each_document(inputs, date, function(doc)
    local key = brat and gold_events.stem(doc.id) or doc.id
    if not gold[key] then return end
    local refused, ok, message = refusals(function()
      doc:run()
      pipeline.assemble(doc)
    end)
    local found = take()
    if ok then
      local d = compare.document(doc, gold[key], found, types)
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

return function(args)
  local o, code = arguments.parse("eval", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs < 2 then
    return select(2, arguments.bad("eval", "give rules, documents, and the "
      .. "annotations last"))
  end
  local parts, wrong = nil, nil
  if o.split then parts, wrong = split.parse(o.split) end
  if wrong then return select(2, arguments.bad("eval", wrong)) end
  rule.load_all(o.rules)
  local path = table.remove(o.inputs)
  local gold, brat = gold_events.read(path)
  if parts then split.keep(parts, gold) end
  local docs, seen
  docs, seen, code = run(o.inputs, o.date, gold, brat, o.why)
  if compare.tell_missing(gold, seen, path) and code == 0 then code = 1 end
  if o.format == "json" then
    terminal.choose "never"
    host.write(report.json(docs, not o.summary, o.why))
  else
    terminal.write(report.text(docs, not o.summary, o.why))
  end
  return code
end
