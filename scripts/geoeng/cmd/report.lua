--- geoeng report: a page to look at, with text, map, timeline and cards.

local arguments = require "geoeng.tool.arguments"
local choice = require "geoeng.event.choice"
local core = require "geoeng.core"
local host = require "geoeng.host"
local json = require "geoeng.format.json"
local link = require "geoeng.link.occurrence"
local page = require "geoeng.report.page"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local rule_files = require "geoeng.language.rule_files"
local stored = require "geoeng.event.stored"
local type_schema = require "geoeng.event.type_schema"

local USAGE = [[
usage: geoeng report RULES.lua... INPUT... --out FILE.html [options]
       geoeng report EVENTS.jsonl... --out FILE.html [options]

Write events as one HTML file that needs no network and no other file: the texts
with their triggers and arguments marked, occurrences as cards with who says what
and how sure it is, a map, a timeline and a table of who acts on whom. Each
filters the others; what is shown can be saved as CSV and GeoJSON. Of several
documents the events are linked across them, as `geoeng link` does.

Without rules the inputs are events that a run wrote, also packed, in a folder, or
- for standard input. They hold no texts, but the sentences of the events; --texts
gives the documents again.

options:
{options}

exit: 0 done, 1 some documents failed or lines are no events, 2 usage, 3 rule
      error, 4 input unreadable, 6 the page cannot be written

example: geoeng report military.lua news.jsonl --out report.html
]]

local SOME, UNREADABLE, UNWRITABLE = 1, 4, 6
local WINDOW = 500 -- events of its type that one is compared with

local function new() return { docs = {}, doc_of = {}, events = {} } end

--- Add a document; of two with one id the first counts.
local function add_document(r, doc)
  if r.doc_of[doc.id] then return false end
  r.doc_of[doc.id] = doc
  table.insert(r.docs, doc)
  return true
end

--- Run the rules over the inputs; exit code.
local function run(o, r)
  local failed, list = false, nil
  core.collect(function(ev)
    list[#list + 1] = ev
    return nil
  end)
  local code = arguments.each_document(o.inputs, o.date, function(doc, text, x)
    list = {}
    local ok, why = pcall(function()
      doc:run()
      pipeline.assemble(doc)
    end)
    local meta = x.meta and json.parse(x.meta)
    if ok and not add_document(r, { id = doc.id, title = x.title, text = text,
        date = x.day and core.date(x.day), meta = meta }) then
      ok, why = false, "another document has this id"
    end
    for _, ev in ipairs(list) do ev.meta = meta end
    if ok then
      table.move(list, 1, #list, #r.events + 1, r.events)
    else
      failed = true
      core.log(("%s: error: %s\n"):format(core.clean(doc.id), why))
    end
  end)
  core.collect(nil)
  return code == 0 and failed and SOME or code
end

local function add_record(r, rec)
  table.insert(r.events, rec)
  add_document(r, { id = rec.doc, title = rec.doc_title, date = rec.doc_date,
    meta = rec.meta })
end

--- Give documents their texts; exit code.
local function read_texts(o, r)
  if not o.texts then return 0 end
  return arguments.each_document({ o.texts }, o.date, function(doc, text, x)
    local known = r.doc_of[doc.id]
    if known and not known.text then
      known.text, known.title = text, x.title ~= "" and x.title or known.title
      known.date = x.day and core.date(x.day) or known.date
    end
  end)
end

--- Whether the sentences of a document's events are where its text has them; in
--- one walk through the text.
local function fits(text, events)
  local at, byte = 0, 1
  table.sort(events, function(a, b)
    return a.sentence.start < b.sentence.start
  end)
  for _, ev in ipairs(events) do
    local s = ev.sentence
    byte = utf8.offset(text, s.start - at + 1, byte)
    local stop = byte and utf8.offset(text, s.stop - s.start + 1, byte)
    if not stop or text:sub(byte, stop - 1) ~= s.text then return false end
    at = s.start
  end
  return true
end

--- Texts that are others than the run read are told of and left out; exit code.
local function drop_misfits(r)
  local by_doc, code = {}, 0
  for _, ev in ipairs(r.events) do
    by_doc[ev.doc] = by_doc[ev.doc] or {}
    table.insert(by_doc[ev.doc], ev)
  end
  for _, doc in ipairs(r.docs) do
    if doc.text and by_doc[doc.id] and not fits(doc.text, by_doc[doc.id]) then
      core.log(("%s: error: the text of --texts is another than that of the "
        .. "events and is left out; give the document that the run read\n")
        :format(core.clean(doc.id)))
      doc.text, code = nil, SOME
    end
  end
  return code
end

--- The events that --only and --type let pass, each once.
local function choose(o, r)
  local only, types, seen, kept = choice.set(o.only), choice.set(o.type), {}, {}
  for _, ev in ipairs(r.events) do
    if not seen[ev.id] and choice.has(ev, only, types) then kept[#kept + 1] = ev end
    seen[ev.id] = true
  end
  r.events = kept
end

--- Occurrences of several documents; events in the order of their days, as
--- only near ones are compared.
local function relink(r)
  local list = {}
  for _, ev in ipairs(r.events) do
    -- Of --count cluster: the other mentions are gone, and what they told stays.
    if ev.link and ev.link.mentions then return end
  end
  if #r.docs < 2 then return end
  for i, ev in ipairs(r.events) do
    ev.link = nil
    list[i] = { ev = ev, i = i, day = ev.time and ev.time.from or "" }
  end
  table.sort(list, function(a, b)
    if a.day ~= b.day then return a.day < b.day end
    return a.i < b.i
  end)
  for i, x in ipairs(list) do list[i] = x.ev end
  link.link(list, WINDOW)
end

--- Load the shipped rules that stored events name, of which nothing else is
--- known. They are loaded before the events are read, which takes its time.
local function load_shipped(texts)
  local seen = {}
  for _, x in ipairs(texts) do
    for file in x.text:gmatch '"prov":{"rule":"[^"]*","file":"([^"]*)"' do
      local rules = not seen[file] and rule_files.shipped(file)
      if rules then rule.load_text(file, rules) end
      seen[file] = true
    end
  end
end

--- Read stored events and the documents that they are of; exit code. What the
--- records are made of is read when the rules are sealed.
local function read(o, r)
  local texts, nbad = {}, 0
  local code = stored.texts(o.inputs, function(text, id)
    texts[#texts + 1] = { text = text, id = id }
  end)
  if code == UNREADABLE then return code end
  if #o.rules == 0 then load_shipped(texts) end
  rule.seal(true)
  for i, x in ipairs(texts) do
    nbad = nbad + stored.each_line(x.text, x.id, function(rec)
      add_record(r, rec)
    end)
    texts[i] = false -- no longer needed
  end
  return math.max(code, nbad > 0 and SOME or 0, read_texts(o, r))
end

--- The events of a run, or stored ones; exit code.
local function collect(o, r)
  for _, file in ipairs(o.rules) do rule.load(file) end
  local is_run = #o.rules > 0 and not o.events
  if is_run then rule.seal(true) end
  local code = (is_run and run or read)(o, r)
  -- What sides are left out the page itself counts.
  r.options = { schema = type_schema.types(), left_out = function() end }
  return code
end

return function(args)
  local o, code = arguments.parse("report", USAGE, args)
  if not o then return code end
  if #o.inputs == 0 or not o.out then
    return select(2, arguments.bad("report", "give an input and --out FILE.html"))
  end
  local r = new()
  code = collect(o, r)
  if code == UNREADABLE then return code end
  choose(o, r)
  code = math.max(code, drop_misfits(r))
  relink(r)
  r.title = o.title
  local html = page.page(r)
  if o.out == "-" then
    host.write(html)
    return code
  end
  local ok, why = host.writefile(o.out, html)
  if not ok then
    core.log(("geoeng: report: %s\n"):format(why))
    return UNWRITABLE
  end
  return code
end
