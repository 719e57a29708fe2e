--- geoeng profile: which rules and documents take the time.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local listen = require "geoeng.event.listen"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng profile RULES.lua... INPUT... [options]

Run rules over documents and tell where the time goes: reading and tokens,
looking for matches, and the making of events for every rule, with how often
it matched, was refused, and found an event; then the documents that took
longest, with the steps of the matcher. Parsing a sentence counts for the rule
that asks for it first.

options:
  --top N            rules and documents to show (20)
  --format FORMAT    text (default), or folded: stacks with microseconds, as
                     flame graph tools read them
  --date YYYY-MM-DD  date of inputs that have none
  -h, --help         this text
]]

--- Times are nanoseconds.
local function new_profile()
  return { read = 0, match = 0, make = 0, bytes = 0, rules = {}, docs = {} }
end

local function rule_of(p, file, line, name)
  local place = ("%s:%d"):format(file, line)
  local r = p.rules[place] or { place = place, name = name, time = 0,
    matches = 0, refused = 0, events = 0 }
  p.rules[place] = r
  return r
end

--- Hear what event/listen.lua tells; undone by `ignore`.
local function hear(p)
  listen.on_time = function(def, time)
    local r = rule_of(p, def.file, def.line, def.name)
    r.time = r.time + time
  end
  listen.on_reject = function(def)
    local r = rule_of(p, def.file, def.line, def.name)
    r.refused = r.refused + 1
  end
  core.collect(function(ev)
    local r = rule_of(p, ev.prov.file, ev.prov.line, ev.prov.rule)
    r.events = r.events + 1
    p.nevents = p.nevents + 1
    return nil
  end)
end

local function ignore()
  listen.on_time, listen.on_reject = nil, nil
  core.collect(nil)
end

local function count_matches(p, doc)
  for _, m in ipairs(doc:matches()) do
    local def = define.events[m.rule]
    local r = rule_of(p, def.file, def.line, def.name)
    r.matches = r.matches + 1
  end
end

--- Run a document; `since` is when its reading began.
local function measure(p, doc, since)
  local start = core.clock()
  p.nevents = 0
  doc:run()
  local found = core.clock()
  pipeline.assemble(doc)
  local done = core.clock()
  count_matches(p, doc)
  p.read, p.match = p.read + start - since, p.match + found - start
  p.make, p.bytes = p.make + done - found, p.bytes + #doc.text
  p.docs[#p.docs + 1] = { id = core.clean(doc.id), time = done - since,
    steps = doc.steps, events = p.nevents }
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

local WRITE = {}

function WRITE.text(p, top)
  local total = p.read + p.match + p.make
  local function share(time) return 100 * time / math.max(total, 1) end
  terminal.write(("%d documents, %d bytes, %.1f ms: %.0f %% reading, %.0f %% "
    .. "matching, %.0f %% events\n\n"):format(#p.docs, p.bytes, total / 1e6,
    share(p.read), share(p.match), share(p.make)))
  terminal.write(terminal.paint("head",
    "        ms     %  matches  refused   events  rule") .. "\n")
  for i, r in ipairs(slowest(p.rules, "place")) do
    if i > top then break end
    terminal.row(("%10.2f %5.1f %8d %8d %8d  "):format(r.time / 1e6,
      share(r.time), r.matches, r.refused, r.events), r.name .. " "
      .. terminal.paint("path", r.place))
  end
  terminal.write("\n" .. terminal.paint("head",
    "        ms     %    steps   events  document") .. "\n")
  for i, d in ipairs(slowest(p.docs, "id")) do
    if i > top then break end
    terminal.row(("%10.2f %5.1f %8d %8d  "):format(d.time / 1e6,
      share(d.time), d.steps, d.events), d.id)
  end
end

function WRITE.folded(p)
  local rest = p.make
  local function line(stack, time)
    host.write(("geoeng;%s %d\n"):format(stack, time // 1000))
  end
  line("reading", p.read)
  line("matching", p.match)
  for _, r in ipairs(slowest(p.rules, "place")) do
    line(("events;%s;%s"):format(r.name, r.place), r.time)
    rest = rest - r.time
  end
  line("events", math.max(rest, 0))
end

return function(args)
  local o, code = arguments.parse("profile", USAGE, { top = "count",
    date = "day", format = { "text", "folded" } }, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs == 0 then
    return select(2, arguments.bad("profile", "give rules and inputs"))
  end
  for _, file in ipairs(o.rules) do rule.load(file) end
  rule.seal(true)
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
  p.samples = core.sample(false)
  ignore()
  do
    local self, total, line, n = {}, {}, {}, 0
    for stack, count in pairs(p.samples) do
      n = n + count
      local seen = {}
      local first = true
      for frame in stack:gmatch "[^;]+" do
        local f = frame:match "^[^@]+"
        if first then
          self[f] = (self[f] or 0) + count
          line[frame] = (line[frame] or 0) + count
          first = false
        end
        if not seen[f] then seen[f] = true; total[f] = (total[f] or 0) + count end
      end
    end
    local function show(t, k)
      local l = {}
      for f, c in pairs(t) do l[#l+1] = {f, c} end
      table.sort(l, function(a, b) return a[2] > b[2] end)
      for i = 1, math.min(k, #l) do host.write(("%6.2f %s\n"):format(100*l[i][2]/n, l[i][1])) end
      host.write("----\n")
    end
    show(self, 60) show(line, 60) show(total, 130)
  end
  WRITE[o.format](p, o.top or 20)
  return code == 0 and nfailed > 0 and 1 or code
end
