--- Events as annotations of brat (Stenetorp et al. 2012): the standoff format
--- of its .ann files, and the configuration that shows them.

local define = require "geoeng.language.define"
local schema = require "geoeng.event.schema"

local M = {}

--- What ends a line, or a field of one, for who reads the .ann file: brat's
--- own reader takes all that Unicode calls a line end.
local BREAKS = { ["\t"] = true, ["\n"] = true, ["\v"] = true, ["\f"] = true,
  ["\r"] = true, ["\u{85}"] = true, ["\u{2028}"] = true, ["\u{2029}"] = true }

--- Blanks with such an end among them are a gap; others are words of the span.
local function is_gap(blanks)
  for _, c in utf8.codes(blanks, true) do
    if BREAKS[utf8.char(c)] then return true end
  end
  return false
end

--- The text as words and the blanks behind them: { word, blanks, ... }.
local function words_and_blanks(text)
  local list, word, blanks = {}, {}, {}
  for c in text:gmatch "[%z\1-\127\194-\253]?[\128-\191]*" do
    if c == " " or c == "\u{A0}" or BREAKS[c] then
      blanks[#blanks + 1] = c
    elseif c ~= "" then
      if #blanks > 0 then
        list[#list + 1], list[#list + 2] = table.concat(word),
          table.concat(blanks)
        word, blanks = {}, {}
      end
      word[#word + 1] = c
    end
  end
  list[#list + 1], list[#list + 2] = table.concat(word), table.concat(blanks)
  return list
end

local function length(s) return utf8.len(s, 1, -1, true) or #s end

--- brat takes no line end within a span: one that has some is written in
--- pieces, "0 5;8 11", without the blanks around its line ends, nor tabs.
local function pieces(span, text)
  local list, parts, at, piece = {}, {}, span.start, ""
  local words = words_and_blanks(text)
  for i = 1, #words, 2 do
    local word, blanks = words[i], words[i + 1]
    piece = piece .. word
    if i + 1 < #words and not is_gap(blanks) then
      piece = piece .. blanks
    else
      local n = length(piece)
      if n > 0 then
        list[#list + 1] = ("%d %d"):format(at, at + n)
        parts[#parts + 1] = piece
      end
      at, piece = at + n + length(blanks), ""
    end
  end
  return table.concat(list, ";"), table.concat(parts, " ")
end

--- Lines of a document: spans numbered T, events E, attributes A, notes #.
local function writer()
  local lines, count, known = {}, { T = 0, E = 0, A = 0, ["#"] = 0 }, {}
  local w = {}
  function w.line(kind, text)
    count[kind] = count[kind] + 1
    local id = kind .. count[kind]
    lines[#lines + 1] = id .. "\t" .. text .. "\n"
    return id
  end
  function w.span(label, span)
    local key = ("%s %d %d"):format(label, span.start, span.stop)
    known[key] = known[key] or w.line("T", ("%s %s\t%s"):format(label,
      pieces(span, span.text)))
    return known[key]
  end
  function w.text() return table.concat(lines) end
  return w
end

--- "attacker:T2 target:T3 target2:T4"
local function arguments_of(ev, w)
  local parts, times = {}, {}
  for i, a in ipairs(ev.args) do
    local n = (times[a.role] or 0) + 1
    times[a.role] = n
    parts[i] = (" %s%s:%s"):format(a.role, n > 1 and n or "",
      w.span(a.role, a))
  end
  return table.concat(parts)
end

--- The .ann file of a document.
---@param events table[]  records in text order
---@return string
---Example: a line `E1	attack:T1 attacker:T2`
function M.ann(events)
  local w = writer()
  for _, ev in ipairs(events) do
    local trigger = w.span(ev.type, ev.trigger)
    local id = w.line("E", ("%s:%s%s"):format(ev.type, trigger,
      arguments_of(ev, w)))
    w.line("A", ("Modality %s %s"):format(id, ev.modality))
    if ev.subtype then w.line("A", ("Subtype %s %s"):format(id, ev.subtype)) end
    w.line("#", ("AnnotatorNotes %s\t%s:%d"):format(id, ev.prov.file,
      ev.prov.line))
  end
  return w.text()
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

--- Event types with their roles and subtypes, of all rules.
local function types_of_rules()
  local types, roles, subtypes = {}, { time = true }, {}
  for _, def in pairs(define.events) do
    types[def.type] = types[def.type] or { time = true }
    if def.subtype then subtypes[def.subtype] = true end
    for _, r in ipairs(def.roles) do
      types[def.type][r.name], roles[r.name] = true, true
    end
    for name in pairs(def.declared) do
      types[def.type][name], roles[name] = true, true
    end
  end
  return types, sorted(roles), sorted(subtypes)
end

--- brat's annotation.conf for the rules that are loaded.
---@return string
function M.configuration()
  local types, roles, subtypes = types_of_rules()
  local out = { "[entities]" }
  for _, role in ipairs(roles) do out[#out + 1] = role end
  out[#out + 1] = "[relations]\n[events]"
  for _, name in ipairs(sorted(types)) do
    local list = sorted(types[name])
    for i, role in ipairs(list) do list[i] = role .. "*:" .. role end
    out[#out + 1] = name .. "\t" .. table.concat(list, ", ")
  end
  out[#out + 1] = "[attributes]\nModality\tArg:<EVENT>, Value:"
    .. table.concat(schema.MODALITIES, "|")
  if #subtypes > 0 then
    out[#out + 1] = "Subtype\tArg:<EVENT>, Value:" .. table.concat(subtypes, "|")
  end
  return table.concat(out, "\n") .. "\n"
end

return M
