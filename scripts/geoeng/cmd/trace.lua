--- geoeng trace: what rules do in a text, sentence by sentence.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local listen = require "geoeng.event.listen"
local pattern = require "geoeng.language.pattern"
local pipeline = require "geoeng.event.pipeline"
local roles = require "geoeng.test.why_roles"
local rule = require "geoeng.rule.environment"
local scope = require "geoeng.language.scope"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng trace RULES.lua... INPUT... [options]
       geoeng trace RULES.lua... --text "..." [options]

Tell for every sentence which layers and lists have spans in it, first those
that the rules define, then those of the library that they read; which event
rules were tried (the words that a pattern cannot do without are there), which
triggers fired, and what became of them: an event, or why none. A rule that is
not named was not tried. Behind a document stand the steps of the matcher.

options:
{options}

exit: 0 done, 1 some documents failed, 2 usage, 3 rule error, 4 input
      unreadable

example: geoeng trace rules/attack.lua --text "Jets pounded the town."
]]

local function plain(text) return core.clean((text:gsub("%s+", " "))) end

local paint = terminal.paint

--- Run a document: what became of triggers, by sentence and rule.
local function watch(doc)
  local fates, events = {}, {}
  local function add(sentence, id, trigger, what)
    local key = sentence.index .. " " .. id
    fates[key] = fates[key] or {}
    table.insert(fates[key], ("%s fires: %s"):format(
      paint("trigger", "'" .. plain(trigger.text) .. "'"), what))
  end
  listen.on_reject = function(def, trigger, reason)
    add(trigger.sentence, def.order, trigger, paint("bad", "no event")
      .. ", " .. plain(reason))
  end
  core.collect(function(ev)
    events[#events + 1] = ev
    return nil
  end)
  local ok, why = pcall(function()
    doc:run()
    fates.steps = doc.steps
    pipeline.assemble(doc)
  end)
  listen.on_reject = nil
  core.collect(nil)
  if not ok then error(why, 0) end
  for _, ev in ipairs(events) do
    for id, def in pairs(define.events) do
      if roles.is_of(ev, def, doc) then
        add(ev.sentence, id, ev.trigger, paint("good", "event")
          .. ", " .. ev.modality)
      end
    end
  end
  return fates
end

--- Call fn for every tree that a rule reads.
local function each_tree(r, fn)
  for _, tree in ipairs(r.trees or {}) do fn(tree) end
  local function of_roles(list)
    for _, role in ipairs(list or {}) do
      for _, clause in ipairs(role.clauses) do
        while clause do
          fn(clause.value)
          clause = clause.also
        end
      end
    end
  end
  of_roles(r.roles)
  for _, also in ipairs(r.also or {}) do
    fn(also.tree)
    of_roles(also.roles)
  end
end

--- Names of layers, and of lists as $name, that rule files read.
local function names_read()
  local names = {}
  for _, r in ipairs(define.rules) do
    if not r.where.library then
      each_tree(r, function(tree)
        pattern.walk(tree, function(node)
          if node.whole then names[node.whole] = true end
        end)
      end)
      for _, veto in ipairs(r.unless or {}) do
        if veto.layer then names[veto.layer] = true end
      end
    end
  end
  return names
end

--- Layers and lists in the order in which they are told of: those of rule
--- files, those of the library that these read, with `all` the others.
local function layer_names(all)
  local read, own, library, inner = names_read(), {}, {}, {}
  local function add(name, where)
    local list = not where.library and own or read[name] and library or inner
    list[#list + 1] = name
  end
  for name, where in pairs(define.layers) do add(name, where) end
  for name, where in pairs(define.lists) do add("$" .. name, where) end
  local names = {}
  for _, list in ipairs { own, library, all and inner or {} } do
    table.sort(list)
    table.move(list, 1, #list, #names + 1, names)
  end
  return names
end

local function add_layers(lines, sentence, names)
  for _, name in ipairs(names) do
    local texts = {}
    for i, s in ipairs(sentence:layer(name)) do
      texts[i] = paint("value", "'" .. plain(s.text) .. "'")
    end
    if #texts > 0 then
      local shown = scope.shown(name)
      lines[#lines + 1] = ("  %s %s"):format(paint("role",
        shown:sub(1, 1) == "$" and shown or "<" .. shown .. ">"),
        table.concat(texts, " "))
    end
  end
end

--- The rules to tell of, in order of their ids.
local function rules_of(event_type)
  local ids = {}
  for id, def in pairs(define.events) do
    if not event_type or def.type == event_type then ids[#ids + 1] = id end
  end
  table.sort(ids)
  return ids
end

--- Add the rules of a sentence; how many were tried.
local function add_rules(lines, sentence, ids, fates)
  local ntried = 0
  for _, id in ipairs(ids) do
    local def = define.events[id]
    local list = fates[sentence.index .. " " .. id]
    if list or sentence.doc:tries(id, sentence.index) then
      ntried = ntried + 1
      lines[#lines + 1] = ("  tried %s %s"):format(paint("head",
        def.name), terminal.place(def.file, def.line))
      for _, line in ipairs(list or { "nothing fires" }) do
        lines[#lines + 1] = "    " .. line
      end
    end
  end
  return ntried
end

--- The lines about a document.
local function trace(doc, names, ids)
  local lines, fates, ntried, n = {}, watch(doc), 0, 0
  local steps = doc.steps
  for s in doc:sentences() do
    n = n + 1
    lines[#lines + 1] = ("%s %s"):format(paint("head", ("%s %d:"):format(
      core.clean(doc.id), s.index)), plain(s.text))
    add_layers(lines, s, names)
    ntried = ntried + add_rules(lines, s, ids, fates)
  end
  lines[#lines + 1] = ("%s: %d sentences, %d rules, tried %d times; steps: %d "
    .. "to find triggers, %d for the rest\n\n"):format(core.clean(doc.id), n,
    #ids, ntried, fates.steps, steps - fates.steps)
  return table.concat(lines, "\n")
end

return function(args)
  local o, code = arguments.parse("trace", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or (#o.inputs > 0) == (o.text ~= nil) then
    return select(2, arguments.bad("trace", "give rules, and inputs or --text"))
  end
  rule.load_all(o.rules)
  if o.event and not define.types[o.event] then
    return select(2, arguments.bad("trace", ("no rule makes the event '%s'%s")
      :format(o.event, errors.hint(o.event, define.types))))
  end
  local names, ids, nfailed = layer_names(o.all), rules_of(o.event), 0
  code = arguments.each_input(o, function(doc)
    local ok, text = pcall(trace, doc, names, ids)
    if ok then return terminal.write(text) end -- its failure ends the command
    nfailed = nfailed + 1
    core.log(("%s: error: %s\n"):format(core.clean(doc.id), text))
  end)
  return code == 0 and nfailed > 0 and 1 or code
end
