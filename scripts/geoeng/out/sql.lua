--- SQL for SQLite: `geoeng RULES.lua INPUT --format sql | sqlite3 events.db`.
---
--- Tables docs, rules, events, args, and the full-text index `sentences` (FTS5).
--- Each document is one transaction, which first takes away what an earlier run
--- told of it: the same input twice gives the same rows. Lossy: of the trigger,
--- the arguments and the speaker the text, of links cluster and reason.

local core = require "geoeng.core"
local plain_text = require "geoeng.format.plain_text"

local M = {}

local SCHEMA = [[
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS docs(id TEXT PRIMARY KEY, date TEXT, title TEXT,
  events INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS rules(file TEXT NOT NULL, line INTEGER NOT NULL,
  name TEXT NOT NULL, rules_sha256 TEXT NOT NULL, engine TEXT NOT NULL,
  PRIMARY KEY(rules_sha256, file, line));
CREATE TABLE IF NOT EXISTS events(id TEXT PRIMARY KEY,
  doc TEXT NOT NULL REFERENCES docs(id), type TEXT NOT NULL, subtype TEXT,
  code TEXT, modality TEXT NOT NULL, "trigger" TEXT NOT NULL,
  trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, time TEXT,
  time_from TEXT, time_to TEXT, time_basis TEXT, place TEXT, country TEXT,
  admin1 TEXT, lat REAL, lon REAL, place_basis TEXT, speaker TEXT,
  cluster TEXT, cluster_reason TEXT, sentence_index INTEGER NOT NULL,
  sentence TEXT NOT NULL, rules_sha256 TEXT NOT NULL, rule_file TEXT NOT NULL,
  rule_line INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS args(event TEXT NOT NULL REFERENCES events(id),
  number INTEGER NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, head TEXT, country TEXT,
  sector TEXT, name TEXT, value TEXT, PRIMARY KEY(event, number));
CREATE INDEX IF NOT EXISTS events_doc ON events(doc);
CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(sentence,
  event UNINDEXED);
]]

local function literal(v)
  if v == nil then return "NULL" end
  if math.type(v) == "integer" then return ("%d"):format(v) end
  if type(v) == "number" then return ("%.17g"):format(v) end
  if type(v) == "table" then v = core.json(v) end
  -- U+0000 would end a statement for sqlite3, too.
  return "'" .. plain_text.of(tostring(v)):gsub("'", "''") .. "'"
end

--- "INSERT OR REPLACE INTO name VALUES(...);" of n values.
local function insert(name, values, n)
  local out = {}
  for i = 1, n do out[i] = literal(values[i]) end
  return ("INSERT OR REPLACE INTO %s VALUES(%s);\n"):format(name,
    table.concat(out, ","))
end

local function event_rows(ev, add)
  local time, place, link = ev.time or {}, ev.place or {}, ev.link or {}
  local prov = ev.prov
  add(insert("rules", { prov.file, prov.line, prov.rule, prov.rules_sha256,
    prov.engine }, 5))
  add(insert("events", { ev.id, ev.doc, ev.type, ev.subtype, ev.code,
    ev.modality, ev.trigger.text, ev.trigger.start, ev.trigger.stop,
    time.value, time.from, time.to, time.basis, place.name, place.country,
    place.admin1, place.lat, place.lon, place.basis,
    ev.claim and ev.claim.speaker.text, link.cluster, link.reason,
    ev.sentence.index, ev.sentence.text, prov.rules_sha256, prov.file,
    prov.line }, 27))
  for i, a in ipairs(ev.args) do
    add(insert("args", { ev.id, i, a.role, a.text, a.start, a.stop, a.head,
      a.country, a.sector, a.name, a.value }, 11))
  end
  add(insert("sentences", { ev.sentence.text, ev.id }, 2))
end

function M.begin() return SCHEMA end

function M.document(events, doc)
  local id, out = literal(doc.id), {}
  local function add(s) out[#out + 1] = s end
  local mine = "(SELECT id FROM events WHERE doc = " .. id .. ")"
  add "BEGIN;\n"
  for _, name in ipairs { "args", "sentences" } do
    add(("DELETE FROM %s WHERE event IN %s;\n"):format(name, mine))
  end
  add(("DELETE FROM events WHERE doc = %s;\n"):format(id))
  add(insert("docs", { doc.id, doc.date, doc.title ~= "" and doc.title or nil,
    #events }, 4))
  for _, ev in ipairs(events) do event_rows(ev, add) end
  add "COMMIT;\n"
  return table.concat(out)
end

return M
