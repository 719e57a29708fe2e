--- SQL for SQLite: `geoeng RULES.lua INPUT --format sql | sqlite3 events.db`.
---
--- The tables and views of format/database.lua, as `--format sqlite` fills them.
--- Each document is one transaction, which first takes away what an earlier run
--- told of it: the same input twice gives the same rows. Of two events with one
--- id, which documents with one id have, the first counts. Lossy: of the speaker,
--- the cue and the claim the words, no offsets.

local core = require "geoeng.core"
local database = require "geoeng.format.database"
local plain_text = require "geoeng.format.plain_text"
local sides = require "geoeng.out.sqlite"

local M = {}

local function literal(v)
  if v == nil then return "NULL" end
  if type(v) == "boolean" then return v and "1" or "0" end
  -- As in a record, which SQLite reads a number of in its own way.
  if type(v) == "number" then return core.json(v) end
  if type(v) == "table" then v = plain_text.json(core.json(v)) end
  -- U+0000 would end a statement for sqlite3, too, which takes line ends for
  -- those of its own lines.
  local text = plain_text.of(v):gsub("'", "''"):gsub("\r\n", "'||char(13,10)||'")
  return "'" .. text .. "'"
end

--- A list of objects as JSON, their fields in the order of the record.
local function objects(list, fields)
  local out = {}
  for i, item in ipairs(list) do
    local parts = {}
    for k, f in ipairs(fields) do
      parts[k] = ('"%s":%s'):format(f, core.json(database.value(item, f)))
    end
    out[i] = "{" .. table.concat(parts, ",") .. "}"
  end
  return plain_text.json("[" .. table.concat(out, ",") .. "]")
end

--- The row of a record: what its columns lead to, or `own` by column.
---@param before string|nil  "SELECT", for the values of a condition behind
local function insert(how, name, record, own, before)
  local columns, values = database.by_name[name].columns, {}
  for i, c in ipairs(columns) do
    local v = own and own[c[1]]
    if v == nil and c[3] then v = database.value(record, c[3]) end
    if v ~= nil and c.of then v = objects(v, c.of) end
    values[i] = literal(v)
  end
  local form = before and "%s INTO %s SELECT %s" or "%s INTO %s VALUES(%s)"
  return form:format(how, name, table.concat(values, ","))
end

--- Behind an insert: only when the statement before has put a row.
local IF_NEW = " WHERE changes() > 0"

local function event_rows(ev, doc, add)
  add(insert("INSERT OR IGNORE", "rules", ev))
  add(insert("INSERT", "events", ev, { doc = doc.id })
    .. " ON CONFLICT(id) DO NOTHING")
  add(database.INDEX:format(literal(ev.id)) .. " AND changes() > 0")
  local number = 0
  local function put(args, linked)
    for _, a in ipairs(args or {}) do
      number = number + 1
      add(insert("INSERT", "args", a, { event = ev.id, number = number,
        linked = linked }, "SELECT") .. IF_NEW)
    end
  end
  put(ev.args, 0)
  put(ev.link and ev.link.args, 1)
end

local function meta_of(stored)
  local meta = core.meta()
  if stored then meta = stored.meta end
  return meta and plain_text.json(meta)
end

function M.begin(options)
  local out = { "BEGIN;\n", table.concat(database.create(), ";\n"), ";\n" }
  for _, row in ipairs(sides.rows(options)) do
    out[#out + 1] = insert("INSERT OR IGNORE", "sides", row) .. ";\n"
  end
  for _, s in ipairs(database.TOLD) do out[#out + 1] = s .. ";\n" end
  out[#out + 1] = "COMMIT;\n"
  return table.concat(out)
end

---@param stored table|nil  of a document that was read back: `meta` as JSON. It
---       may come again, so nothing is taken away
function M.document(events, doc, stored)
  local id, out = literal(doc.id), {}
  local function add(s) out[#out + 1] = s .. ";\n" end
  add "BEGIN"
  if not stored then
    for _, s in ipairs(database.FORGET) do add(s:format(id, id)) end
  end
  add(insert("INSERT", "docs", { id = doc.id, date = doc.date,
    title = doc.title ~= "" and doc.title or nil,
    meta = meta_of(stored) }, { events = 0 })
    .. " " .. database.DOC_AGAIN)
  for _, ev in ipairs(events) do event_rows(ev, doc, add) end
  add(database.COUNT:format(id, id))
  add "COMMIT"
  return table.concat(out)
end

return M
