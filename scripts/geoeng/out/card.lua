--- Cards for people: one event as a few lines, its sentence with the words
--- marked, and the rule that found it.

local M = {}

local color = false

local CODES = { head = "1", trigger = "1;33", arg = "36", dim = "2" }

local function paint(kind, s)
  if not color then return s end
  return "\27[" .. CODES[kind] .. "m" .. s .. "\27[0m"
end

--- Of the terminal; the command knows, since a worker has none.
local columns = 80

--- Text from outside without what a terminal would obey.
local function clean(s)
  return (s:gsub("[%z\1-\31\127]", " "):gsub("\194[\128-\159]", " "))
end

function M.begin(options)
  color, columns = options.color, options.columns or columns
  return nil
end

--- Byte position of a code point offset in s, both from 0.
local function byte_at(s, cp) return utf8.offset(s, cp + 1) - 1 end

--- The sentence with trigger and arguments in brackets or colours.
local function marked(ev)
  local s, base = ev.sentence.text, ev.sentence.start
  local ok = utf8.len(s)
  if not ok then return clean(s) end
  local marks = { { ev.trigger.start, ev.trigger.stop, "trigger" } }
  for _, a in ipairs(ev.args) do
    marks[#marks + 1] = { a.start, a.stop, "arg" }
  end
  table.sort(marks, function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    return a[2] > b[2]
  end)
  local out, at = {}, 0
  for _, m in ipairs(marks) do
    local from, to = m[1] - base, m[2] - base
    if from >= at and to <= ok then
      out[#out + 1] = clean(s:sub(byte_at(s, at) + 1, byte_at(s, from)))
      local text = clean(s:sub(byte_at(s, from) + 1, byte_at(s, to)))
      out[#out + 1] = color and paint(m[3], text) or "[" .. text .. "]"
      at = to
    end
  end
  out[#out + 1] = clean(s:sub(byte_at(s, at) + 1))
  return table.concat(out)
end

--- Break a text at spaces to the width, every line indented.
local function wrap(text, indent, width)
  local lines, line, n = {}, "", 0
  for word in text:gmatch "%S+" do
    local w = utf8.len((word:gsub("\27%[[%d;]*m", ""))) or #word
    if n > 0 and n + 1 + w > width - #indent then
      lines[#lines + 1] = indent .. line
      line, n = "", 0
    end
    line = n > 0 and line .. " " .. word or word
    n = n + w + (n > 0 and 1 or 0)
  end
  if n > 0 then lines[#lines + 1] = indent .. line end
  return table.concat(lines, "\n")
end

local function value_text(v)
  if type(v) ~= "table" then return tostring(v) end
  if v.amount then return ("%s %s"):format(v.amount, v.currency or "") end
  if v.min or v.max then
    if v.min == v.max then return tostring(v.min) end
    return ("%s..%s"):format(v.min or "", v.max or "")
  end
  return ""
end

local function arg_line(a)
  local notes = {}
  if a.country then notes[#notes + 1] = a.country end
  if a.sector then notes[#notes + 1] = a.sector end
  if a.value ~= nil then notes[#notes + 1] = value_text(a.value) end
  local note = #notes > 0 and "  (" .. table.concat(notes, " ") .. ")" or ""
  return ("  %-12s %s%s"):format(a.role, paint("arg", clean(a.text)),
    paint("dim", note))
end

--- Who says it, and what other mentions tell.
local function add_context(ev, lines)
  local claim, link = ev.claim, ev.link
  if claim then
    lines[#lines + 1] = ("  %-12s %s  %s"):format("says", clean(
      claim.speaker.text), paint("dim", "(" .. clean(claim.verb.text) .. ")"))
  end
  if not link then return end
  local n = link.mentions and link.mentions .. " mentions, " or ""
  lines[#lines + 1] = ("  %-12s %s  %s"):format("one with", link.cluster,
    paint("dim", "(" .. n .. clean(link.reason) .. ")"))
  for _, a in ipairs(link.args or {}) do
    lines[#lines + 1] = "  " .. arg_line(a)
  end
end

function M.event(ev)
  local lines = {}
  local name = ev.subtype and ev.type .. " / " .. ev.subtype or ev.type
  local cue = ev.cue and (' ("%s")'):format(clean(ev.cue.text)) or ""
  lines[#lines + 1] = paint("head", name) .. "  " .. ev.modality .. cue
    .. paint("dim", "  " .. clean(ev.doc))
  lines[#lines + 1] = ("  %-12s %s"):format("trigger",
    paint("trigger", clean(ev.trigger.text)))
  for _, a in ipairs(ev.args) do lines[#lines + 1] = arg_line(a) end
  if ev.time then
    lines[#lines + 1] = ("  %-12s %s  %s"):format("when", ev.time.value,
      paint("dim", "(" .. ev.time.basis .. ")"))
  end
  if ev.place then
    lines[#lines + 1] = ("  %-12s %s%s"):format("where", clean(ev.place.name),
      ev.place.country and "  (" .. ev.place.country .. ")" or "")
  end
  add_context(ev, lines)
  lines[#lines + 1] = wrap(marked(ev), "    ", columns)
  lines[#lines + 1] = paint("dim", ("  %s  %s:%d"):format(ev.prov.rule,
    ev.prov.file, ev.prov.line))
  return table.concat(lines, "\n") .. "\n\n"
end

return M
