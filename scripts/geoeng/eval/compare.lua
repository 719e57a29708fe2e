--- The events that rules find in a document beside the annotated ones.

local core = require "geoeng.core"
local score = require "geoeng.eval.score"

local M = {}

--- The sentence of every code point offset that is asked for.
local function sentence_finder(doc)
  local starts, texts = {}, {}
  for s in doc:sentences() do
    starts[#starts + 1] = s.start
    texts[#texts + 1] = s
  end
  return function(offset)
    local low, high = 1, #starts + 1
    while low + 1 < high do
      local middle = (low + high) // 2
      if starts[middle] <= offset then low = middle else high = middle end
    end
    return texts[low]
  end
end

local function squeezed(text) return (text:gsub("%s+", " ")) end

--- The text between two code point offsets, nil when the text is shorter.
local function text_of(text, start, stop)
  local first, last = utf8.offset(text, start + 1), utf8.offset(text, stop + 1)
  return first and last and text:sub(first, last - 1)
end

--- Annotations whose words are not at their offsets are an error: they count
--- bytes, or belong to another text.
local function check_text(doc, ev)
  local list = table.move(ev.args, 1, #ev.args, 2, { ev.trigger })
  for _, s in ipairs(list) do
    local words = text_of(doc.text, s.start, s.stop)
    if not words then
      error(("%s:1: error: %d to %d is not in the text of %s"):format(ev.where,
        s.start, s.stop, doc.id), 0)
    elseif s.text and squeezed(s.text) ~= squeezed(words) then
      error(("%s:1: error: '%s' is not at %d to %d of %s; there is '%s'")
        :format(ev.where, s.text, s.start, s.stop, doc.id, core.clean(words)),
        0)
    end
    s.text = words
  end
end

--- Collect the events that are written from now on, as the scorer wants them.
---@return fun(): table[] take  those since it was called last
function M.collector()
  local list = {}
  core.collect(function(ev)
    local found = { type = ev.type, subtype = ev.subtype, args = {},
      modality = ev.modality, trigger = ev.trigger,
      cluster = ev.link and ev.link.cluster, record = ev,
      where = ev.prov.file .. ":" .. ev.prov.line }
    for i, a in ipairs(ev.args) do
      found.args[i] = { role = a.role, start = a.start, stop = a.stop,
        text = a.text, country = a.country, lent = a.lent,
        value = type(a.value) == "string" and a.value or nil }
    end
    list[#list + 1] = found
    return nil
  end)
  return function()
    local taken = list
    list = {}
    return taken
  end
end

--- Annotated and found events of a document, of annotated types only.
---@param doc geoeng.Doc
---@param gold table[]  its annotated events
---@param found table[]  of M.collector
---@param types table<string, true>  that are annotated
---@return table  { id=, gold=, found=, nother=, result= of score.align }
function M.document(doc, gold, found, types)
  local sentence_of, known, nother = sentence_finder(doc), {}, 0
  for _, ev in ipairs(gold) do check_text(doc, ev) end
  for _, ev in ipairs(found) do
    if types[ev.type] then known[#known + 1] = ev else nother = nother + 1 end
  end
  for _, list in ipairs { gold, known } do
    for _, ev in ipairs(list) do
      local s = sentence_of(ev.trigger.start)
      ev.sentence = s and s.index or 0
      ev.shown = s and { text = s.text, start = s.start }
    end
  end
  return { id = doc.id, gold = gold, found = known, nother = nother,
    result = score.align(gold, known) }
end

--- Tell of documents that the annotations name and no input is.
---@param gold table<string, table[]>  by document
---@param seen table<string, true>
---@param path string  of the annotations
---@return boolean  there are some
function M.tell_missing(gold, seen, path)
  local names = {}
  for name in pairs(gold) do
    if not seen[name] then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    core.log(("%s: error: no document '%s' among the inputs; its events count "
      .. "for nothing\n"):format(path, core.clean(name)))
  end
  return #names > 0
end

--- The types of annotated events.
---@param gold table<string, table[]>  by document
---@return table<string, true>
function M.types_of(gold)
  local types = {}
  for _, list in pairs(gold) do
    for _, ev in ipairs(list) do types[ev.type] = true end
  end
  return types
end

return M
