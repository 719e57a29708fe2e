--- geoeng brat: documents with their events, for people to correct in brat.

local arguments = require "geoeng.tool.arguments"
local brat = require "geoeng.eval.brat"
local core = require "geoeng.core"
local gold = require "geoeng.eval.gold"
local host = require "geoeng.host"
local plain_text = require "geoeng.format.plain_text"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng brat RULES.lua... INPUT... --out DIR [options]

Write each document into a directory, as NAME.txt and NAME.ann, the standoff
format of the annotation tool brat, with the annotation.conf of the rules. There
people correct the events; `geoeng eval RULES.lua INPUT DIR` then compares.
Lossy: of an argument role and words, of the event type, subtype, modality and
as a note the rule's file and line.

options:
{options}

exit: 0 done, 1 some documents failed, 2 usage, 3 rule error, 4 input
      unreadable, 5 a file cannot be written

example: geoeng brat visit.lua texts/ --out annotations
]]

local UNWRITABLE = 5

--- The name of a document's files; letters that paths may not have are "_".
local function name_of(id)
  return (gold.stem(id):gsub("[^%w._-]", "_"))
end

--- Write a file, or say that it cannot be.
local function put(dir, name, text)
  local ok, why = host.writefile(dir .. "/" .. name, plain_text.of(text))
  if not ok then core.log(("geoeng: brat: %s\n"):format(why)) end
  return ok
end

--- Write the documents; exit code.
local function write(o, dir)
  local list, taken, failed, broken = {}, {}, false, false
  core.collect(function(ev)
    list[#list + 1] = ev
    return nil
  end)
  local code = arguments.each_document(o.inputs, o.date, function(doc)
    local name = name_of(doc.id)
    list = {}
    local ok, why = pcall(function()
      doc:run()
      pipeline.assemble(doc)
    end)
    if ok and taken[name] then
      ok, why = false, "its files would be those of " .. taken[name]
    end
    if not ok then
      failed = true
      core.log(("%s: error: %s\n"):format(core.clean(doc.id), why))
      return
    end
    taken[name] = core.clean(doc.id)
    broken = broken or not (put(dir, name .. ".txt", doc.text)
      and put(dir, name .. ".ann", brat.ann(list)))
  end)
  core.collect(nil)
  if broken then return UNWRITABLE end
  return code == 0 and failed and 1 or code
end

return function(args)
  local o, code = arguments.parse("brat", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs == 0 or not o.out then
    return select(2, arguments.bad("brat", "give rules, documents and --out"))
  end
  rule.load_all(o.rules)
  local dir = o.out:gsub("(.)/+$", "%1")
  if not put(dir, "annotation.conf", brat.configuration()) then
    return UNWRITABLE
  end
  return write(o, dir)
end
