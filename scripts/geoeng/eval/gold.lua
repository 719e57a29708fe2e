--- Events that people annotated: read from JSON Lines or brat.
---
--- JSON Lines: one event a line, as geoeng writes it, or one document a line
--- with its `events`. Of an event only `type` and `trigger` are needed; `doc`
--- names the document. brat: a .ann file beside each text, or a directory of
--- them. All give the same: doc -> list of { type=, subtype=, modality=,
--- trigger={start=, stop=, text=}, args={ role=, start=, stop=, ... },
--- where= "file:line" }; offsets are code points from 0, half-open.

local core = require "geoeng.core"
local host = require "geoeng.host"
local json = require "geoeng.format.json"
local schema = require "geoeng.event.schema"

local M = {}

local function fail(file, line, column, message)
  error(("%s:%d:%d: error: %s"):format(file, line, column, message), 0)
end

-- ------------------------------------------------------------- JSON Lines

local function text_or_nil(v) return type(v) == "string" and v or nil end

--- A trigger or argument: its offsets and text.
local function span_of(s, what, complain)
  if type(s) ~= "table" then complain(what .. " is no object") end
  local start, stop = math.tointeger(s.start), math.tointeger(s["end"])
  if not start or not stop or start < 0 or stop <= start then
    complain(what .. " needs start and end, code points from 0 with end behind"
      .. " the last")
  end
  return { start = start, stop = stop, text = text_or_nil(s.text) }
end

local function argument_of(a, i, complain)
  local what = ("argument %d"):format(i)
  local arg = span_of(a, what, complain)
  arg.role = text_or_nil(a.role) or complain(what .. " has no role")
  arg.country, arg.value = text_or_nil(a.country), text_or_nil(a.value)
  arg.resolved = a.resolved ~= nil and a.resolved ~= json.null
  return arg
end

--- The occurrence that an event tells of: a number or name of its own, or the
--- link that geoeng writes.
local function cluster_of(e)
  local c = e.cluster
  if c == nil and type(e.link) == "table" then c = e.link.cluster end
  return (type(c) == "string" or type(c) == "number") and tostring(c) or nil
end

--- An event as the scorer wants it, from an object of JSON.
local function event_of(e, where, complain)
  if type(e) ~= "table" then complain "an event is no object" end
  local ev = { where = where, args = {},
    type = text_or_nil(e.type) or complain "an event has no type",
    subtype = text_or_nil(e.subtype), modality = text_or_nil(e.modality),
    cluster = cluster_of(e),
    trigger = span_of(e.trigger, "trigger", complain) }
  for i, a in ipairs(type(e.args) == "table" and e.args or {}) do
    ev.args[i] = argument_of(a, i, complain)
  end
  return ev
end

--- Events of a JSON Lines text.
---@param file string  for messages
---@param text string
---@return table<string, table[]> gold  by document
function M.jsonl(file, text)
  local gold, n = {}, 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    n = n + 1
    local function complain(message) fail(file, n, 1, message) end
    if line:find "%S" then
      local object, why, at = json.parse(line)
      if object == nil then fail(file, n, at, why) end
      local doc = type(object) == "table" and text_or_nil(object.doc)
        or complain "the line names no document ('doc')"
      local where = ("%s:%d"):format(file, n)
      gold[doc] = gold[doc] or {}
      if type(object.events) == "table" then
        for _, e in ipairs(object.events) do
          table.insert(gold[doc], event_of(e, where, complain))
        end
      else
        table.insert(gold[doc], event_of(object, where, complain))
      end
    end
  end
  return gold
end

-- ------------------------------------------------------------------- brat

--- "Arms-Transfer" is the type arms_transfer, "Killed2" the role killed.
local function plain(name)
  return (name:lower():gsub("-", "_"))
end

--- Lines of an .ann file by kind: spans by id, events, attributes by event.
local function ann_lines(file, text)
  local spans, events, attributes, n = {}, {}, {}, 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    n = n + 1
    local id, rest = line:match "^([TEA]%d+)\t(.*)$"
    local kind = id and id:sub(1, 1)
    if kind == "T" then
      local label, first, last, words = rest:match
        "^(%S+) (%d+) [%d ;]-(%d+)\t(.*)$"
      if not label then fail(file, n, 1, "T needs a type and two offsets") end
      -- Of spans in pieces the text is not that between first and last.
      spans[id] = { label = label, start = tonumber(first),
        stop = tonumber(last), text = not rest:find("^[^\t]*;") and words or nil }
    elseif kind == "E" then
      events[#events + 1] = { id = id, line = n, text = rest }
    elseif kind == "A" then
      local name, of, value = rest:match "^(%S+) (%S+) ?(%S*)$"
      if name then
        attributes[of] = attributes[of] or {}
        attributes[of][name:lower()] = value ~= "" and value or name
      end
    end
  end
  return spans, events, attributes
end

--- Triggers of events by id, so that events may be arguments.
local function with_triggers(file, spans, events)
  for _, e in ipairs(events) do
    local trigger = e.text:match "^[^:%s]+:(T%d+)"
    e.trigger = spans[trigger]
      or fail(file, e.line, 1, "the event's trigger is not in the file")
    spans[e.id] = e.trigger
  end
end

local function ann_event(file, e, spans, attributes)
  local a = attributes[e.id] or {}
  local mode = a.modality and a.modality:lower()
  if not mode then
    for name in pairs(a) do
      if name == "negation" or schema.is_modality[name] then
        mode = name == "negation" and "negated" or name
      end
    end
  end
  local ev = { where = ("%s:%d"):format(file, e.line), args = {},
    type = plain(e.text:match "^[^:%s]+"), modality = mode,
    subtype = a.subtype and plain(a.subtype), trigger = e.trigger }
  for role, id in e.text:gmatch " ([^:%s]+):([TE]%d+)" do
    local s = spans[id]
      or fail(file, e.line, 1, ("the argument %s is not in the file"):format(id))
    table.insert(ev.args, { role = plain(role):gsub("%d+$", ""),
      start = s.start, stop = s.stop, text = s.text })
  end
  return ev
end

--- Events of a brat .ann file.
---@param file string  for messages
---@param text string
---@return table[] events
function M.ann(file, text)
  local spans, events, attributes = ann_lines(file, text)
  with_triggers(file, spans, events)
  local list = {}
  for i, e in ipairs(events) do
    list[i] = ann_event(file, e, spans, attributes)
  end
  return list
end

-- ------------------------------------------------------------------ files

--- The name of a text or of its .ann without directory and extension: what
--- they share. Other dots belong to it.
---@param path string
---@return string
---Example: `gold.stem "texts/AFP_1997.0152.txt" == "AFP_1997.0152"`
function M.stem(path)
  local name = path:gsub("^.*/", ""):gsub("%.gz$", ""):gsub("%.zst$", "")
  return (name:gsub("%.txt$", ""):gsub("%.ann$", ""))
end

local function read(file)
  local text, why = core.readfile(file)
  if not text then
    error(("%s: error: the annotations cannot be read: %s"):format(file,
      (why:gsub("^.*: ", ""))), 0)
  end
  return text
end

--- Read gold events: a .ann file, a directory of them, or JSON Lines.
---@param path string
---@return table<string, table[]> gold  by document, or by stem of brat's texts
---@return boolean brat
function M.read(path)
  local names, gold = host.listdir(path), {}
  if not names and not path:match "%.ann$" then
    return M.jsonl(path, read(path)), false
  end
  for _, name in ipairs(names or { path }) do
    if name:match "%.ann$" then
      local file = names and path:gsub("/+$", "") .. "/" .. name or name
      gold[M.stem(file)] = M.ann(file, read(file))
    end
  end
  if not next(gold) then error(path .. ": error: no .ann files", 0) end
  return gold, true
end

return M
