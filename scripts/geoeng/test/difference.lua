--- Events of documents under two sets of rules, or two versions of anything:
--- which were gained, lost and changed. Each set has an engine of its own.

local core = require "geoeng.core"
local host = require "geoeng.host"
local terminal = require "geoeng.format.terminal"

local M = {}

local function split(line)
  local parts = {}
  for part in (line .. "\t"):gmatch "(.-)\t" do parts[#parts + 1] = part end
  return parts
end

--- The lines of geoeng.test.event_lines as events and refusals by type and trigger.
local function parse(text)
  local events, keys, refused = {}, {}, {}
  for line in text:gmatch "[^\n]+" do
    local p = split(line)
    local key = table.concat(p, " ", 2, 4)
    if p[1] == "event" then
      events[key] = { type = p[2], start = tonumber(p[3]), rule = p[5],
        trigger = p[6], sentence = p[7], fields = table.move(p, 8, #p, 1, {}) }
      keys[#keys + 1] = key
    else
      refused[key] = refused[key] or ("%s: %s"):format(p[5], p[6])
    end
  end
  return { events = events, keys = keys, refused = refused }
end

--- Fields of a that b has not, as often as a has them.
local function missing(a, b)
  local counts, list = {}, {}
  for _, f in ipairs(b.fields) do counts[f] = (counts[f] or 0) + 1 end
  for _, f in ipairs(a.fields) do
    if (counts[f] or 0) > 0 then counts[f] = counts[f] - 1
    else list[#list + 1] = f end
  end
  return list
end

--- The differences of two digests, in text order: { sign=, ev=, rule=, ... }
---@param old table  of M.digest
---@param new table
function M.compare(old, new)
  local list = {}
  for _, key in ipairs(old.keys) do
    local a, b = old.events[key], new.events[key]
    local less = b and missing(a, b)
    local more = b and missing(b, a)
    if not b then
      list[#list + 1] = { sign = "-", ev = a, rule = a.rule,
        why = new.refused[key] }
    elseif #less + #more > 0 then
      list[#list + 1] = { sign = "~", ev = b, rule = b.rule, less = less,
        more = more, before = a.rule ~= b.rule and a.rule or nil }
    end
  end
  for _, key in ipairs(new.keys) do
    if not old.events[key] then
      local b = new.events[key]
      list[#list + 1] = { sign = "+", ev = b, rule = b.rule,
        why = old.refused[key] }
    end
  end
  table.sort(list, function(a, b)
    if a.ev.start ~= b.ev.start then return a.ev.start < b.ev.start end
    if a.ev.type ~= b.ev.type then return a.ev.type < b.ev.type end
    return a.sign < b.sign
  end)
  return list
end

local SIGNS = { ["+"] = "good", ["-"] = "bad", ["~"] = "warning" }

local paint = terminal.paint

--- The lines below a difference: what tells of the event, or why it is none.
local function details(d)
  local out = {}
  if d.before then out[1] = "    before by " .. paint("path", d.before) end
  for _, f in ipairs(d.less or {}) do
    out[#out + 1] = "    " .. paint("bad", "- " .. f)
  end
  for _, f in ipairs(d.more or {}) do
    out[#out + 1] = "    " .. paint("good", "+ " .. f)
  end
  for _, f in ipairs(d.sign ~= "~" and d.ev.fields or {}) do
    local name, value = f:match "^([^=]*=)(.*)$"
    out[#out + 1] = "      " .. paint("role", name or "")
      .. (value or f)
  end
  if d.why then
    out[#out + 1] = ("    %s: %s"):format(d.sign == "-" and "now" or "before",
      d.why)
  end
  return out
end

--- Write a difference in a document to standard output.
---@param id string  of the document
---@param d table    of M.compare
function M.write(id, d)
  terminal.write(("%s %s  %s %s  %s\n"):format(paint(SIGNS[d.sign], d.sign),
    core.clean(id), paint("head", d.ev.type),
    paint("trigger", "'" .. d.ev.trigger .. "'"), paint("path", d.rule)))
  terminal.write("    " .. d.ev.sentence .. "\n", 4)
  for _, line in ipairs(details(d)) do terminal.write(line .. "\n") end
  terminal.write "\n"
end

--- An engine with rules of its own.
---@param files string[]
---@return table peer
function M.peer(files)
  local peer = host.peer()
  peer:call("geoeng.test.event_lines", "load", table.concat(files, "\n"))
  return peer
end

--- What a peer finds in a document, or nil when that failed.
---@return table|nil digest  for M.compare
function M.digest(peer, doc)
  local ok, text = pcall(peer.call, peer, "geoeng.test.event_lines", "events", doc.text,
    doc.id, doc.title, doc.day)
  if ok then return parse(text) end
  core.log(("%s: error: %s\n"):format(core.clean(doc.id), text))
  return nil
end

return M
