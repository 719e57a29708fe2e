--- What the page of a report knows: events, documents, texts, rules and the files
--- that it offers, as JSON. scripts/report/data.js reads it.

local columns = require "geoeng.table.columns"
local core = require "geoeng.core"
local csv = require "geoeng.out.csv"
local geojson = require "geoeng.out.geojson"
local record_json = require "geoeng.event.json"
local rule_lines = require "geoeng.report.rule_lines"
local sides = require "geoeng.table.sides"

local M = {}

--- What of a record the page does not show, or has elsewhere.
local LEFT_OUT = { schema = true, engine = true, rules_sha256 = true,
  meta = true, doc = true, doc_title = true, doc_date = true }

--- JSON within a script element: nothing in it ends the element.
local function safe(text) return (text:gsub("<", "\\u003c")) end

local function array(parts) return "[" .. table.concat(parts, ",") .. "]" end

--- Pairs of an event as numbers of its arguments; 0 is nobody.
local function dyads_of(ev, pairs_of)
  local number, parts = {}, {}
  for i, a in ipairs(ev.args) do number[a] = i end
  for i, pair in ipairs(pairs_of(ev, columns.row(ev).roles)) do
    parts[i] = ("[%d,%d]"):format(number[pair.source] or 0,
      number[pair.target] or 0)
  end
  return array(parts)
end

--- The event, with the number of its document from 0 and its pairs. The words of
--- a sentence are cut out of the text where there is one.
local function event_json(ev, doc, pairs_of)
  local sentence = ev.sentence
  if doc.text then
    ev.sentence = { index = sentence.index, start = sentence.start,
      stop = sentence.stop }
  end
  local parts = record_json.fields(ev, "event", LEFT_OUT)
  ev.sentence = sentence
  parts[#parts + 1] = ('"doc":%d'):format(doc.number)
  parts[#parts + 1] = '"dyads":' .. dyads_of(ev, pairs_of)
  return "{" .. table.concat(parts, ",") .. "}"
end

local function document_json(doc)
  return core.json { id = doc.id, title = doc.title ~= "" and doc.title or nil,
    date = doc.date, meta = doc.meta }
end

--- The events, documents and rules.
---@param r geoeng.Report
---@return string json
function M.data(r)
  local pairs_of, events, docs = sides.finder(r.options), {}, {}
  for i, doc in ipairs(r.docs) do
    doc.number = i - 1
    docs[i] = document_json(doc)
  end
  for i, ev in ipairs(r.events) do
    events[i] = event_json(ev, r.doc_of[ev.doc], pairs_of)
  end
  return safe(('{"docs":%s,"events":%s,"files":%s}'):format(array(docs),
    array(events), core.json(rule_lines.of(r.events))))
end

--- The texts of the documents, null where one is not known.
---@param r geoeng.Report
---@return string json
function M.texts(r)
  local texts = {}
  for i, doc in ipairs(r.docs) do
    texts[i] = doc.text and core.json(doc.text) or "null"
  end
  return safe(array(texts))
end

--- Rows and features, as `--format csv` and `--format geojson` write them.
---@param r geoeng.Report
---@return string json
function M.files(r)
  local rows, features = {}, {}
  local header = csv.begin(r.options)
  geojson.begin(r.options)
  for i, ev in ipairs(r.events) do
    rows[i] = core.json(csv.event(ev, r.doc_of[ev.doc]))
    features[i] = core.json(geojson.event(ev, r.doc_of[ev.doc]))
  end
  return safe(('{"csv":{"header":%s,"rows":%s},"geojson":{"open":%s,"close":%s,'
    .. '"features":%s}}'):format(core.json(header), array(rows),
    core.json(geojson.open), core.json(geojson.close), array(features)))
end

return M
