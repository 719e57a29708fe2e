--- geoeng profile: which stages, rules, functions and documents take the time.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local listen = require "geoeng.event.listen"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local samples = require "geoeng.tool.samples"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng profile RULES.lua... INPUT... [options]

Run rules over documents and tell where the time goes: the stages from reading
to writing; how many sentences needed tags and trees, and how many matches
became candidates and events; then rules, functions of the library and of rule
files (sampled; what they call in C counts for them), and the documents that
took longest, with the steps of the matcher. Parsing a sentence counts for the
stage that asks for it first.

options:
{options}
]]

local STAGES = { "reading", "matching", "candidates", "filling", "merging",
  "lending", "records", "linking", "writing" }

--- Times are nanoseconds.
local function new_profile()
  local p = { stages = {}, bytes = 0, rules = {}, docs = {}, nsentences = 0,
    ntagged = 0, nparsed = 0, nmatches = 0, ncandidates = 0, nevents = 0 }
  for _, name in ipairs(STAGES) do p.stages[name] = 0 end
  return p
end

local function rule_of(p, file, line, name)
  local place = ("%s:%d"):format(file, line)
  local r = p.rules[place] or { place = place, name = name, time = 0,
    matches = 0, candidates = 0, events = 0 }
  p.rules[place] = r
  return r
end

--- Hear what event/listen.lua tells; undone by `ignore`.
local function hear(p)
  listen.on_stage = function(name, time)
    p.stages[name] = p.stages[name] + time
  end
  listen.on_time = function(def, time)
    local r = rule_of(p, def.file, def.line, def.name)
    r.time = r.time + time
  end
  core.collect(function(ev)
    local r = rule_of(p, ev.prov.file, ev.prov.line, ev.prov.rule)
    r.events = r.events + 1
    p.nevents = p.nevents + 1
    return nil
  end)
end

local function ignore()
  listen.on_stage, listen.on_time = nil, nil
  core.collect(nil)
end

--- Count matches of rules, or candidates, as a column.
local function count(p, list, column, def_of)
  for _, x in ipairs(list) do
    local def = def_of(x)
    local r = rule_of(p, def.file, def.line, def.name)
    r[column] = r[column] + 1
  end
  return #list
end

--- What a document that was run has cost beside time.
local function count_work(p, doc)
  local ntagged, nparsed = doc:syntax()
  p.nsentences = p.nsentences + doc.nsentences
  p.ntagged, p.nparsed = p.ntagged + ntagged, p.nparsed + nparsed
  p.nmatches = p.nmatches + count(p, doc:matches(), "matches",
    function(m) return define.events[m.rule] end)
  p.ncandidates = p.ncandidates + count(p, doc:candidates(define.events),
    "candidates", function(c) return c.def end)
end

--- Run a document; `since` is when its reading began.
local function measure(p, doc, since)
  local start, nevents = core.clock(), p.nevents
  doc:run()
  local found = core.clock()
  pipeline.assemble(doc)
  local done, stages = core.clock(), p.stages
  stages.reading = stages.reading + start - since
  stages.matching = stages.matching + found - start
  p.bytes = p.bytes + #doc.text
  p.docs[#p.docs + 1] = { id = core.clean(doc.id), time = done - since,
    steps = doc.steps, events = p.nevents - nevents }
  count_work(p, doc)
end

local function slowest(map, key)
  local list = {}
  for _, x in pairs(map) do list[#list + 1] = x end
  table.sort(list, function(a, b)
    if a.time ~= b.time then return a.time > b.time end
    return a[key] < b[key]
  end)
  return list
end

local function head(text)
  terminal.write("\n" .. terminal.paint("head", text) .. "\n")
end

local function write_stages(p, total)
  terminal.write(("%d documents, %d bytes, %.1f ms: %.2f MB/s\n"):format(#p.docs,
    p.bytes, total / 1e6, p.bytes / math.max(total, 1) * 1e3))
  terminal.write(("%d sentences, %d with tags, %d with a tree; %d matches, %d "
    .. "candidates, %d events\n"):format(p.nsentences, p.ntagged, p.nparsed,
    p.nmatches, p.ncandidates, p.nevents))
  head "        ms     %  stage"
  for _, name in ipairs(STAGES) do
    local time = p.stages[name]
    terminal.row(("%10.2f %5.1f  "):format(time / 1e6, 100 * time / total), name)
  end
end

local function write_rules(p, total, top)
  head "        ms     %  matches candidates   events  rule"
  for i, r in ipairs(slowest(p.rules, "place")) do
    if i > top then break end
    terminal.row(("%10.2f %5.1f %8d   %8d %8d  "):format(r.time / 1e6,
      100 * r.time / total, r.matches, r.candidates, r.events), r.name .. " "
      .. terminal.paint("path", r.place))
  end
end

local function write_functions(stacks, top)
  local list, n = samples.functions(stacks)
  if n == 0 then return end
  head("  itself  with calls  function, and its busiest line, of " .. n
    .. " samples")
  for i, f in ipairs(list) do
    if i > top or f.own == 0 then break end
    terminal.row(("  %5.1f %%     %5.1f %%  "):format(100 * f.own / n,
      100 * f.total / n), terminal.paint("path", f.place)
      .. (f.line and " " .. f.line or ""))
  end
end

local function write_documents(p, total, top)
  head "        ms     %    steps   events  document"
  for i, d in ipairs(slowest(p.docs, "id")) do
    if i > top then break end
    terminal.row(("%10.2f %5.1f %8d %8d  "):format(d.time / 1e6,
      100 * d.time / total, d.steps, d.events), d.id)
  end
end

local function write(p, stacks, top)
  local total = 0
  for _, time in pairs(p.stages) do total = total + time end
  total = math.max(total, 1)
  write_stages(p, total)
  write_rules(p, total, top)
  write_functions(stacks, top)
  write_documents(p, total, top)
end

return function(args)
  local o, code = arguments.parse("profile", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs == 0 then
    return select(2, arguments.bad("profile", "give rules and inputs"))
  end
  rule.load_all(o.rules)
  local p, nfailed, since = new_profile(), 0, core.clock()
  hear(p)
  core.sample(true)
  code = arguments.each_document(o.inputs, o.date, function(doc)
    local ok, why = pcall(measure, p, doc, since)
    if not ok then
      nfailed = nfailed + 1
      core.log(("%s: error: %s\n"):format(core.clean(doc.id), why))
    end
    since = core.clock()
  end)
  local stacks = core.sample(false)
  ignore()
  if o.folded then
    for _, line in ipairs(samples.folded(stacks)) do host.write(line .. "\n") end
  else
    write(p, stacks, o.top)
  end
  return code == 0 and nfailed > 0 and 1 or code
end
