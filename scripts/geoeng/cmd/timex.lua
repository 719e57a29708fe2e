--- geoeng timex: the time expressions of documents.

local arguments = require "geoeng.tool.arguments"
local byte_offset = require "geoeng.language.byte_offset"
local core = require "geoeng.core"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"
local xml = require "geoeng.format.xml"
require "geoeng.time.date"

local USAGE = [[
usage: geoeng timex INPUT... [options]

Find time expressions and normalise them (TIMEX3). Relative expressions count
from the document's date.

options:
{options}

example: geoeng timex article.txt --date 2024-10-12
]]

--- The TIMEX3s of a span: TimeML marks the ends of a range one by one.
local function timexes(span)
  local value = span.value
  if not value then return {} end
  return value.parts or { { start = span.start, stop = span.stop,
    text = span.text, value = value } }
end

-- ---------------------------------------------------------------- formats

--- Each format writes the time expressions of one document.
local WRITE = {}

function WRITE.jsonl(doc, list)
  for _, t in ipairs(list) do
    local v, more = t.value, {}
    for i, key in ipairs { "mod", "from", "to", "grain", "basis" } do
      more[i] = v[key] and (',"%s":%s'):format(key, core.json(v[key])) or ""
    end
    host.write(('{"doc":%s,"text":%s,"start":%d,"end":%d,"type":%s,"value":%s%s}\n')
      :format(core.json(doc.id), core.json(t.text), t.start, t.stop, core.json(v.type),
        core.json(v.value), table.concat(more)))
  end
end

function WRITE.text(doc, list)
  for _, t in ipairs(list) do
    local v = t.value
    host.write(table.concat({ doc.id, t.start, t.stop, v.type, v.value,
      v.mod or "", (t.text:gsub("%s+", " ")) }, "\t") .. "\n")
  end
end

local function timex3(tid, v, text)
  local mod = v.mod and (' mod="%s"'):format(v.mod) or ""
  return ('<TIMEX3 tid="t%d" type="%s" value="%s"%s>%s</TIMEX3>')
    :format(tid, v.type, v.value, mod, xml(text))
end

--- TimeML 1.2.1: the text with a TIMEX3 element around each expression; t0
--- is the day of publication.
function WRITE.timeml(doc, list)
  local text = doc.text
  local out, at = { "<TimeML>\n<DOCID>" .. xml(doc.id) .. "</DOCID>\n" }, 0
  if doc.date then
    out[#out + 1] = ('<DCT><TIMEX3 tid="t0" type="DATE" value="%s" '
      .. 'functionInDocument="CREATION_TIME">%s</TIMEX3></DCT>\n')
      :format(doc.date, doc.date)
  end
  out[#out + 1] = "<TEXT>"
  for i, t in ipairs(list) do
    local first = byte_offset.of(doc, t.start, #text)
    local last = byte_offset.of(doc, t.stop, #text)
    if first >= at then
      out[#out + 1] = xml(text:sub(at + 1, first))
      out[#out + 1] = timex3(i, t.value, text:sub(first + 1, last))
      at = last
    end
  end
  host.write(table.concat(out) .. xml(text:sub(at + 1))
    .. "</TEXT>\n</TimeML>\n")
end

local function expressions(doc)
  local list = {}
  for span in doc:layer "time" do
    for _, part in ipairs(timexes(span)) do list[#list + 1] = part end
  end
  return list
end

return function(args)
  local o, code = arguments.parse("timex", USAGE, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("timex", "no input")) end
  rule.seal(true)
  local write = WRITE[o.format]
  return arguments.each_document(o.names, o.date, function(doc)
    write(doc, expressions(doc))
  end)
end
