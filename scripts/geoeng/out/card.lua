--- Cards for people: one event as a few lines, its sentence with the words
--- marked, and the rule that found it.

local palette = require "geoeng.format.palette"
local plain_text = require "geoeng.format.plain_text"
local wrap = require "geoeng.format.wrap"

local M = {}

local paint = palette.paint

--- Of the terminal; the command knows, since a worker has none.
local columns = 80

local clean = plain_text.line

function M.begin(options)
  palette.use(options.color or false)
  columns = options.columns or columns
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
    marks[#marks + 1] = { a.start, a.stop, "value" }
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
      out[#out + 1] = palette.is_used() and paint(m[3], text)
        or "[" .. text .. "]"
      at = to
    end
  end
  out[#out + 1] = clean(s:sub(byte_at(s, at) + 1))
  return table.concat(out)
end

-- ------------------------------------------------------------------- lines

--- A line, broken when it is wider than the terminal; what goes on stands
--- below the text.
local function fitted(head, text, hang)
  return wrap.line(head .. text, columns, hang or #head)
end

local function row(label, text)
  return fitted(("  %-12s "):format(label), text)
end

-- ------------------------------------------------------------------ values

local function value_text(v)
  if type(v) ~= "table" then return tostring(v) end
  if v.amount then return ("%s %s"):format(v.amount, v.currency or "") end
  if v.min or v.max then
    if v.min == v.max then return tostring(v.min) end
    return ("%s..%s"):format(v.min or "", v.max or "")
  end
  return ""
end

--- The time of the event, or nil, if an argument tells it.
local function tells_time(a, ev)
  return a.role == "time" and ev.time and a.value == ev.time.value and ev.time
end

local function tells_place(a, ev)
  local place = ev.place
  return a.role == "place" and place and a.country == place.country
    and (a.text == place.name or a.name == place.name)
end

local function arg_line(a, basis)
  local notes = {}
  if a.country then notes[#notes + 1] = clean(a.country) end
  if a.sector then notes[#notes + 1] = clean(a.sector) end
  if a.value ~= nil then notes[#notes + 1] = clean(value_text(a.value)) end
  local note = #notes > 0 and "  (" .. table.concat(notes, " ")
    .. (basis and ", " .. basis or "") .. ")" or ""
  return a.role, paint("value", clean(a.text)) .. paint("dim", note)
end

--- The arguments, and time and place where none tells them.
local function add_arguments(ev, lines)
  local time, place = ev.time, ev.place
  for _, a in ipairs(ev.args) do
    local told = tells_time(a, ev)
    if told then time = nil end
    if tells_place(a, ev) then place = nil end
    lines[#lines + 1] = row(arg_line(a, told and told.basis))
  end
  if time then
    lines[#lines + 1] = row("when", time.value .. "  "
      .. paint("dim", "(" .. time.basis .. ")"))
  end
  if place then
    lines[#lines + 1] = row("where", clean(place.name)
      .. (place.country and "  (" .. clean(place.country) .. ")" or ""))
  end
end

--- That the occurrence is told elsewhere, too, or nil: with --count cluster how
--- often, else which mention is the first.
local function told(ev, link)
  local n, cluster, parts = link.mentions, clean(link.cluster), {}
  if n and n > 1 then parts[1] = ("%d times in this document"):format(n) end
  if link.cluster ~= ev.id then
    parts[#parts + 1] = ("before, as %s  "):format(cluster)
      .. paint("dim", "(" .. clean(link.reason) .. ")")
  elseif not n then
    parts[1] = "first here, as " .. cluster
  end
  return parts[1] and table.concat(parts, "; ")
end

--- Who says it, and what other mentions tell.
local function add_context(ev, lines)
  local claim, link = ev.claim, ev.link
  if claim then
    lines[#lines + 1] = row("says", clean(claim.speaker.text) .. "  "
      .. paint("dim", "(" .. clean(claim.verb.text) .. ")"))
  end
  local elsewhere = link and told(ev, link)
  if not elsewhere then return end
  lines[#lines + 1] = row("told", elsewhere)
  for _, a in ipairs(link.args or {}) do
    local role, text = arg_line(a)
    lines[#lines + 1] = fitted(("    %-12s "):format(role), text)
  end
end

function M.event(ev)
  local lines = {}
  local name = ev.subtype and ev.type .. " / " .. clean(ev.subtype) or ev.type
  local cue = ev.cue and (' ("%s")'):format(clean(ev.cue.text)) or ""
  lines[1] = fitted("", paint("head", name) .. "  " .. ev.modality .. cue
    .. paint("dim", "  " .. clean(ev.doc)), 4)
  lines[2] = row("trigger", paint("trigger", clean(ev.trigger.text)))
  add_arguments(ev, lines)
  add_context(ev, lines)
  lines[#lines + 1] = fitted("    ", (marked(ev):gsub("%s+", " ")))
  lines[#lines + 1] = fitted("", paint("dim", ("  %s  %s:%d"):format(
    ev.prov.rule, ev.prov.file, ev.prov.line)), 4)
  return table.concat(lines, "\n") .. "\n\n"
end

return M
