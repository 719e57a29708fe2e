--- The database of events: the one place that says which tables, columns and
--- views `--format sql` and `--format sqlite` write, of which
--- scripts/build/gen_database.lua makes the statements of the command (`c`).
--- Plain data that any Lua loads.
---
--- A column is { name, type, path }: `path` leads to its value in the record,
--- "trigger.start"; one without is filled by who writes the row. Strings are
--- TEXT, objects and arrays JSON (`of`: a list of objects with these fields), true
--- and false 1 and 0.

local M = {}

--- Of the file, for programs that ask: PRAGMA application_id ("GEOE") and
--- user_version, which changes when a column changes its meaning.
M.APPLICATION = 0x47454F45
M.VERSION = 1

local NAME = { "id", "TEXT NOT NULL UNIQUE", "id" }

M.tables = {
  { name = "docs", columns = {
    { "id", "TEXT PRIMARY KEY", "id" }, { "date", "TEXT", "date" },
    { "title", "TEXT", "title" }, { "meta", "TEXT", "meta" },
    { "events", "INTEGER NOT NULL" } } },

  { name = "rules", columns = {
    { "file", "TEXT NOT NULL", "prov.file" },
    { "line", "INTEGER NOT NULL", "prov.line" },
    { "name", "TEXT NOT NULL", "prov.rule" },
    { "rules_sha256", "TEXT NOT NULL", "prov.rules_sha256" },
    { "engine", "TEXT NOT NULL", "prov.engine" } },
    more = "PRIMARY KEY(rules_sha256, file, line, name)" },

  -- Which roles are the sides of a dyad: source, target, or mutual. Of several
  -- of a side that with the lowest rank counts that an event has.
  { name = "sides", columns = {
    { "type", "TEXT NOT NULL", "type" }, { "role", "TEXT NOT NULL", "role" },
    { "side", "TEXT NOT NULL", "side" }, { "rank", "INTEGER NOT NULL", "rank" } },
    more = "PRIMARY KEY(type, role, side)" },

  { name = "events", columns = {
    { "n", "INTEGER PRIMARY KEY" }, NAME,
    { "doc", "TEXT NOT NULL REFERENCES docs(id)" },
    { "type", "TEXT NOT NULL", "type" }, { "subtype", "TEXT", "subtype" },
    { "code", "TEXT", "code" }, { "modality", "TEXT NOT NULL", "modality" },
    { "cue", "TEXT", "cue.text" },
    { "trigger", "TEXT NOT NULL", "trigger.text" },
    { "trigger_start", "INTEGER NOT NULL", "trigger.start" },
    { "trigger_end", "INTEGER NOT NULL", "trigger.end" },
    { "time", "TEXT", "time.value" }, { "time_from", "TEXT", "time.from" },
    { "time_to", "TEXT", "time.to" }, { "time_grain", "TEXT", "time.grain" },
    { "time_basis", "TEXT", "time.basis" }, { "place", "TEXT", "place.name" },
    { "place_country", "TEXT", "place.country" },
    { "place_admin1", "TEXT", "place.admin1" }, { "lat", "REAL", "place.lat" },
    { "lon", "REAL", "place.lon" }, { "place_grain", "TEXT", "place.grain" },
    { "place_basis", "TEXT", "place.basis" },
    { "speaker", "TEXT", "claim.speaker.text" },
    { "speaker_country", "TEXT", "claim.speaker.country" },
    { "speaker_sector", "TEXT", "claim.speaker.sector" },
    { "claim_verb", "TEXT", "claim.verb.text" },
    { "cluster", "TEXT", "link.cluster" },
    { "cluster_reason", "TEXT", "link.reason" },
    { "mentions", "INTEGER", "link.mentions" },
    { "sentence_index", "INTEGER NOT NULL", "sentence.index" },
    { "sentence_start", "INTEGER NOT NULL", "sentence.start" },
    { "sentence_end", "INTEGER NOT NULL", "sentence.end" },
    { "sentence", "TEXT NOT NULL", "sentence.text" },
    { "rule", "TEXT NOT NULL", "prov.rule" },
    { "rule_file", "TEXT NOT NULL", "prov.file" },
    { "rule_line", "INTEGER NOT NULL", "prov.line" },
    { "rule_basis", "TEXT", "prov.basis" },
    { "rules_sha256", "TEXT NOT NULL", "prov.rules_sha256" } } },

  -- linked: 1 for what another mention of the occurrence tells, whose id is in
  -- `resolved` with --count cluster.
  { name = "args", columns = {
    { "event", "TEXT NOT NULL REFERENCES events(id)" },
    { "number", "INTEGER NOT NULL" }, { "linked", "INTEGER NOT NULL" },
    { "role", "TEXT NOT NULL", "role" }, { "text", "TEXT NOT NULL", "text" },
    { "start", "INTEGER NOT NULL", "start" },
    { "end", "INTEGER NOT NULL", "end" }, { "head", "TEXT", "head" },
    { "country", "TEXT", "country" }, { "code", "TEXT", "code" },
    { "sector", "TEXT", "sector" }, { "id", "TEXT", "id" },
    { "resolved", "TEXT", "resolved" }, { "antecedents", "TEXT", "antecedents",
      of = { "text", "start", "end" } },
    { "value", "TEXT", "value" }, { "value_min", "NUMERIC", "value.min" },
    { "value_max", "NUMERIC", "value.max" },
    { "value_exact", "INTEGER", "value.exact" },
    { "amount", "NUMERIC", "value.amount" },
    { "currency", "TEXT", "value.currency" }, { "basis", "TEXT", "basis" },
    { "lent", "TEXT", "lent" } }, more = "PRIMARY KEY(event, number)" },
}

--- Tables by name.
M.by_name = {}
for _, t in ipairs(M.tables) do M.by_name[t.name] = t end

--- Behind the tables: what finds rows, and the views.
M.REST = [[
CREATE INDEX IF NOT EXISTS events_doc ON events(doc);
CREATE INDEX IF NOT EXISTS events_type ON events(type, time_from);
CREATE INDEX IF NOT EXISTS events_cluster ON events(cluster);
CREATE INDEX IF NOT EXISTS events_place ON events(place_country);
CREATE INDEX IF NOT EXISTS args_role ON args(role, country);
CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(sentence, id UNINDEXED,
  content = 'events', content_rowid = 'n');
CREATE VIEW IF NOT EXISTS dyads AS
WITH filled AS (
  SELECT a.*, s.side, s.rank,
    min(s.rank) OVER (PARTITION BY a.event, s.side) AS best
  FROM args a JOIN events e ON e.id = a.event
  JOIN sides s ON s.type = e.type AND s.role = a.role
  WHERE NOT a.linked),
taking AS (
  SELECT *, count(*) OVER (PARTITION BY event) AS takers FROM filled
  WHERE rank = best),
pairs AS (
  SELECT s.event, s.number AS source, t.number AS target FROM taking s
    LEFT JOIN taking t ON t.event = s.event AND t.side = 'target'
    WHERE s.side = 'source'
  UNION ALL
  SELECT t.event, NULL, t.number FROM taking t WHERE t.side = 'target'
    AND NOT EXISTS (SELECT 1 FROM taking s
                    WHERE s.event = t.event AND s.side = 'source')
  UNION ALL
  SELECT a.event, a.number, b.number FROM taking a
    JOIN taking b ON b.event = a.event AND b.number > a.number
    WHERE a.side = 'mutual' AND b.side = 'mutual'
  UNION ALL
  SELECT event, number, NULL FROM taking WHERE side = 'mutual' AND takers = 1)
SELECT e.id, e.doc, e.time, e.type, e.subtype, e.code,
  e.modality, s.text AS source, s.country AS source_country,
  CASE WHEN s.country IS NOT NULL THEN coalesce(s.basis, 'read') END
    AS source_country_basis, s.sector AS source_sector,
  t.text AS target, t.country AS target_country,
  CASE WHEN t.country IS NOT NULL THEN coalesce(t.basis, 'read') END
    AS target_country_basis, t.sector AS target_sector,
  e.place, e.place_country, e.lat, e.lon, e.sentence
FROM pairs p JOIN events e ON e.id = p.event
LEFT JOIN args s ON s.event = p.event AND s.number = p.source
LEFT JOIN args t ON t.event = p.event AND t.number = p.target
ORDER BY e.n, p.source, p.target;
CREATE VIEW IF NOT EXISTS occurrences AS
WITH told AS (
  SELECT coalesce(cluster, id) AS occurrence,
    coalesce(max(mentions), count(*)) AS mentions, count(DISTINCT doc) AS docs
  FROM events GROUP BY 1),
filled AS (SELECT event, count(*) AS args FROM args WHERE NOT linked GROUP BY 1),
ranked AS (
  SELECT e.*, coalesce(e.cluster, e.id) AS occurrence,
    coalesce(f.args, 0) AS args, row_number() OVER (
      PARTITION BY coalesce(e.cluster, e.id)
      ORDER BY coalesce(f.args, 0) DESC, e.n) AS rank
  FROM events e LEFT JOIN filled f ON f.event = e.id)
SELECT occurrence, told.mentions, told.docs, id AS event, doc, type, subtype,
  code, modality, "trigger", args, time, time_from, time_to, place,
  place_country, lat, lon, sentence
FROM ranked JOIN told USING (occurrence)
WHERE rank = 1 ORDER BY n;
]]

--- A name that is no word of SQL, or in quotation marks.
local function name_of(column)
  local word = column[1] == "trigger" or column[1] == "end"
  return word and ('"%s"'):format(column[1]) or column[1]
end

--- "a, b" of a table's columns.
function M.names(columns)
  local list = {}
  for i, c in ipairs(columns) do list[i] = name_of(c) end
  return table.concat(list, ", ")
end

--- The statements that make all of it where it is not.
---@return string[]
function M.create()
  local out = {}
  for i, t in ipairs(M.tables) do
    local parts = {}
    for k, c in ipairs(t.columns) do parts[k] = name_of(c) .. " " .. c[2] end
    parts[#parts + 1] = t.more
    out[i] = ("CREATE TABLE IF NOT EXISTS %s(\n  %s)"):format(t.name,
      table.concat(parts, ",\n  "))
  end
  for statement in M.REST:gmatch "(.-);\n" do out[#out + 1] = statement end
  return out
end

--- Before the first document: which documents this run has told of.
M.TOLD = {
  "CREATE TEMP TABLE IF NOT EXISTS told(doc TEXT PRIMARY KEY)",
  "DELETE FROM told",
}

--- Whether an earlier run has told of the document in a column.
local function before(column)
  return column .. " = %s AND " .. column .. " NOT IN (SELECT doc FROM told)"
end

--- What takes away the rows of a document that an earlier run wrote, and notes
--- that this one tells of it; %s is its id.
M.FORGET = {
  "INSERT INTO sentences(sentences, rowid, sentence, id) SELECT 'delete', n, "
    .. "sentence, id FROM events WHERE " .. before "doc",
  "DELETE FROM args WHERE event IN (SELECT id FROM events WHERE "
    .. before "doc" .. ")",
  "DELETE FROM events WHERE " .. before "doc",
  "DELETE FROM docs WHERE " .. before "id",
  "INSERT OR IGNORE INTO told VALUES(%s)",
}

--- What puts the sentence of an event into the index; %s is its id.
M.INDEX = "INSERT INTO sentences(rowid, sentence, id) SELECT n, sentence, id "
  .. "FROM events WHERE id = %s"

--- Of two documents with one id the first has the row.
M.DOC_AGAIN = "ON CONFLICT(id) DO NOTHING"

--- Behind the events of a document; %s is its id.
M.COUNT = "UPDATE docs SET events = (SELECT count(*) FROM events WHERE doc = %s)"
  .. " WHERE id = %s"

--- The value at a path of a record in Lua, or nil.
function M.value(record, path)
  for key in path:gmatch "[^.]+" do
    if type(record) ~= "table" then return nil end
    record = record[key == "end" and "stop" or key]
  end
  return record
end

return M
