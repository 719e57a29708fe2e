--- geoeng learn: weights of what may be lent to roles, from annotated documents.

local arguments = require "geoeng.tool.arguments"
local compare = require "geoeng.eval.compare"
local core = require "geoeng.core"
local fit = require "geoeng.eval.fit"
local gold_events = require "geoeng.eval.gold"
local host = require "geoeng.host"
local lend = require "geoeng.event.lend"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local score = require "geoeng.eval.score"
local split = require "geoeng.eval.split"
local weights = require "geoeng.rule.weights"

local USAGE = [[
usage: geoeng learn RULES.lua... DOCS... GOLD [options]

Learn which words of a sentence belong to an event though no slot of its rule
reaches them. Prints a table: role, what is true of a span and the event, and
a weight. A pack that names the table lends by it: pack { weights = "FILE" }.

GOLD is as for geoeng eval: its documents are named by the "id" in JSON Lines,
or by the path of a text as given here. Examples come from events that the rules
find, of the types that GOLD has. Of each role everything in the sentence is one
that its role string's patterns match, and for a role of actors or of any noun
phrase every actor, place and noun phrase. Those of the annotated event are good
ones; the others are bad, and all of an event that is not annotated. What the
rules put into a role themselves is no example, but for the time, which the
weights choose.
A role with fewer than 10 good examples gets no weights. The table that a pack
names already is not read.

options:
{options}

exit: 0 done, 1 some documents failed or are missing, or nothing was learned,
      2 usage, 3 rule error, or wrong annotations, 4 input unreadable

example: geoeng learn visit.lua texts/ annotations/ > visit.weights.tsv
]]

local LEAST = 5      -- examples that a feature needs
local GOOD = 10      -- good examples that a role needs
local UNIT = 10      -- weights are whole numbers of tenths

-- ----------------------------------------------------------------- examples

local function key_of(type_, start) return type_ .. " " .. start end

--- Share of the characters that two spans have together.
local function likeness(a, b)
  local both = math.min(a.stop, b.stop) - math.max(a.start, b.start)
  return both / (a.stop - a.start + b.stop - b.start - both)
end

--- The span of a role's fillers that is most like an argument.
local function best_of(list, arg)
  local best, most
  for _, x in ipairs(list) do
    if score.same_span(arg, x) then
      local share = likeness(arg, x)
      if not best or share > most then best, most = x, share end
    end
  end
  return best
end

--- Mark the good ones among fillers of one event and role; those that overlap
--- with what is good or was found are neither.
local function mark(list, pair, role)
  for _, a in ipairs(pair and pair.missing or {}) do
    local best = a.role == role and best_of(list, a)
    for _, x in ipairs(best and list or {}) do
      if x ~= best and score.same_span(a, x) then x.unclear = true end
    end
    if best then best.yes, best.unclear = true, nil end
  end
  for _, r in ipairs(pair and pair.right or {}) do
    local best = r[1].role == role and best_of(list, r[1])
    for _, x in ipairs(best and list or {}) do
      if score.same_span(r[1], x) then x.unclear = true end
    end
    -- No rule found the time: the weights choose it among others.
    if best and role == "time" then best.yes, best.unclear = true, nil end
  end
end

--- Add the fillers of a document to the examples of their roles. Of types that
--- nobody annotated nothing is known.
local function add_examples(roles, fillers, result, types)
  local by_event = {}
  for _, p in ipairs(result.pairs) do
    by_event[key_of(p.found.type, p.found.trigger.start)] = p
  end
  for _, group in ipairs(fillers) do
    if not types[group.type] then goto next end
    mark(group, by_event[group.event], group.role)
    local list = roles[group.role] or { good = 0 }
    roles[group.role] = list
    for _, x in ipairs(group) do
      if not x.unclear then
        list[#list + 1] = x
        if x.yes then list.good = list.good + 1 end
      end
    end
    ::next::
  end
end

--- Hear of fillers: in groups of an event and role.
local function listen()
  local groups, last = {}, nil
  lend.on_filler = function(c, x)
    local event, role = key_of(c.def.type, c.trigger.start), x.role
    if not last or last.event ~= event or last.role ~= role then
      last = { event = event, type = c.def.type, role = role }
      groups[#groups + 1] = last
    end
    last[#last + 1] = { start = x.span.start, stop = x.span.stop,
      features = x.features }
  end
  return function()
    local list = groups
    groups, last = {}, nil
    return list
  end
end

-- ------------------------------------------------------------------ weights

local function rows_of(role, list, o)
  local fitted, bias = fit.fit(list, { penalty = o.penalty, least = LEAST })
  local sure = o.sure / 100
  local rows = { { "(start)", bias - math.log(sure / (1 - sure)) } }
  for f, w in pairs(fitted) do rows[#rows + 1] = { f, w } end
  local kept = {}
  for _, r in ipairs(rows) do
    local w = math.floor(r[2] * UNIT + .5)
    if w ~= 0 then kept[#kept + 1] = { role, r[1], w } end
  end
  table.sort(kept, function(a, b)
    if math.abs(a[3]) ~= math.abs(b[3]) then
      return math.abs(a[3]) > math.abs(b[3])
    end
    return a[2] < b[2]
  end)
  return kept
end

local function sorted(map)
  local names = {}
  for name in pairs(map) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- Write the table; whether there is something in it.
local function write(roles, o)
  host.write "role\tfeature\tweight\n"
  local learned = false
  for _, role in ipairs(sorted(roles)) do
    local list = roles[role]
    local enough = list.good >= GOOD
    core.log(("%s: %d examples, %d good%s\n"):format(role, #list, list.good,
      enough and "" or ("; no weights: fewer than %d"):format(GOOD)))
    for _, r in ipairs(enough and rows_of(role, list, o) or {}) do
      host.write(("%s\t%s\t%d\n"):format(table.unpack(r)))
    end
    learned = learned or enough
  end
  if not learned then
    core.log(("geoeng: learn: nothing was learned: no role has %d good "
      .. "examples; annotate more documents, with the types and roles of the "
      .. "rules\n"):format(GOOD))
  end
  return learned
end

-- ---------------------------------------------------------------------- run

--- What the options lack, or nil; numbers are read, parts are looked up.
local function wrong(o)
  if #o.rules == 0 or #o.inputs < 2 then
    return "give rules, documents, and the annotations last"
  end
  local given = o.sure or "40"
  o.sure = tonumber(given)
  if not o.sure or o.sure <= 0 or o.sure >= 100 then
    return ("--sure: '%s' is no percentage between 0 and 100"):format(given)
  end
  given = o.penalty or "2"
  o.penalty = tonumber(given)
  if not o.penalty or o.penalty < 0 then
    return ("--penalty: '%s' is no number from 0 on"):format(given)
  end
  local why
  if o.split then o.parts, why = split.parse(o.split) end
  return why
end

--- The examples of the documents, those that were seen, exit code.
local function examples_of(o, gold, brat)
  local roles, seen, types = {}, {}, compare.types_of(gold)
  local take, fillers, failed = compare.collector(), listen(), false
  local code = arguments.each_document(o.inputs, o.date, function(doc)
    local key = brat and gold_events.stem(doc.id) or doc.id
    if not gold[key] then return end
    seen[key] = true
    local ok, why = pcall(function()
      doc:run()
      pipeline.assemble(doc)
    end)
    local found, near = take(), fillers()
    if ok then
      add_examples(roles, near,
        compare.document(doc, gold[key], found, types).result, types)
    else
      failed = true
      core.log(("%s: error: %s\n"):format(core.clean(doc.id), why))
    end
  end)
  lend.on_filler = nil
  core.collect(nil)
  return roles, seen, code == 0 and failed and 1 or code
end

return function(args)
  local o, code = arguments.parse("learn", USAGE, args)
  if not o then return code end
  local why = wrong(o)
  if why then return select(2, arguments.bad("learn", why)) end
  core.declare_layer "np"
  weights.unread = true
  rule.load_all(o.rules)
  local path = table.remove(o.inputs)
  local gold, brat = gold_events.read(path)
  if o.parts then split.keep(o.parts, gold) end
  local roles, seen
  roles, seen, code = examples_of(o, gold, brat)
  local missing = compare.tell_missing(gold, seen, path)
  local learned = write(roles, o)
  return code == 0 and (missing or not learned) and 1 or code
end
