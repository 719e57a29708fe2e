--- The report of an evaluation, for reading or as JSON.

local core = require "geoeng.core"
local mechanisms = require "geoeng.eval.mechanism_table"
local paint = require("geoeng.format.palette").paint
local score = require "geoeng.eval.score"

local M = {}

local NSAMPLES = 1000

local FIELDS = { "trigger", "modality", "subtype", "country", "value" }
local ABOUT = { trigger = "triggers of pairs that overlap",
  modality = "modality of pairs", subtype = "subtype of pairs",
  country = "country of right arguments",
  value = "value of right arguments" }

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function prf(c) return score.prf(c.right, c.found, c.gold) end

-- ------------------------------------------------------------------- text

local ROW = "%-16s %6d %6d %6d  %6.3f  %6.3f  %6.3f\n"

local function row(name, c)
  local x = prf(c)
  return ROW:format(name, x.gold, x.found, x.right, x.p, x.r, x.f1)
end

--- Rows by number of annotated ones, then by name, and the sum.
local function table_of(title, map, sum)
  local names = sorted_keys(map)
  table.sort(names, function(a, b)
    if map[a].gold ~= map[b].gold then return map[a].gold > map[b].gold end
    return a < b
  end)
  local head = "%-16s   gold  found  right       P       R      F1"
  local out = { paint("head", head:format(title)) .. "\n" }
  for _, name in ipairs(names) do out[#out + 1] = row(name, map[name]) end
  out[#out + 1] = row("all", sum)
  return table.concat(out)
end

local function interval(low_high)
  return ("95 %% interval of F1  %.3f to %.3f\n"):format(low_high[1] or 0,
    low_high[2] or 0)
end

local function figures(docs, counts, spread)
  local out = { ("%d documents\n\n"):format(#docs),
    table_of("type", counts.types, counts.events), interval(spread.events),
    "\n", table_of("role", counts.roles, counts.args), interval(spread.args),
    "\n" }
  for _, name in ipairs(FIELDS) do
    local c = counts.fields[name]
    if c then
      out[#out + 1] = ("%-32s %.3f of %d\n"):format(ABOUT[name], c.right / c.n,
        c.n)
    end
  end
  local links = score.links(docs)
  if links then
    out[#out + 1] = ("links of pairs (B-cubed)         P %.3f  R %.3f  F1 %.3f "
      .. "of %d\n"):format(links.p, links.r, links.f1, links.n)
  end
  for _, gold in ipairs(sorted_keys(counts.confusion)) do
    for _, found in ipairs(sorted_keys(counts.confusion[gold])) do
      out[#out + 1] = ("%s taken for %s  %d\n"):format(gold, found,
        counts.confusion[gold][found])
    end
  end
  return table.concat(out)
end

--- The sentence of an event with its trigger in brackets.
local function marked(ev)
  if not ev.shown then return "" end
  local text, from = ev.shown.text, ev.trigger.start - ev.shown.start
  local first = utf8.offset(text, from + 1)
  local last = first and utf8.offset(text, ev.trigger.stop - ev.trigger.start + 1,
    first)
  if last then
    text = text:sub(1, first - 1) .. "[" .. text:sub(first, last - 1) .. "]"
      .. text:sub(last)
  end
  return core.clean((text:gsub("%s+", " ")))
end

local function arg_text(a)
  return ("%s %s"):format(paint("role", a.role),
    paint("value", "'" .. core.clean(a.text or "") .. "'"))
end

--- What is wrong in a pair, as lines.
local function faults(p)
  local lines = {}
  for _, field in ipairs { "modality", "subtype" } do
    local want, got = p.gold[field], p.found[field]
    if want and want ~= got then
      local why = field == "modality" and p.why_modality
      lines[#lines + 1] = ("%s %s, not %s%s"):format(field, want, got or "none",
        why and ": " .. core.clean(why.detail) or "")
    end
  end
  for _, a in ipairs(p.missing) do
    lines[#lines + 1] = "missing " .. arg_text(a)
      .. mechanisms.line(a, "arguments_missing")
  end
  for _, a in ipairs(p.invented) do
    lines[#lines + 1] = "invented " .. arg_text(a)
      .. mechanisms.line(a, "arguments_invented")
  end
  return lines
end

local function case(what, id, ev, lines)
  local out = { ("%s %s  %s  (%s)%s"):format(paint("bad", what),
    paint("head", ev.type), core.clean(id), paint("path", ev.where),
    mechanisms.line(ev, "events_" .. what)),
    "    " .. marked(ev) }
  for _, line in ipairs(lines) do out[#out + 1] = "      " .. line end
  return table.concat(out, "\n") .. "\n"
end

--- The wrong cases of a document in text order: { start=, text= }.
local function cases_of(d)
  local list = {}
  local function add(ev, text)
    list[#list + 1] = { start = ev.trigger.start, text = text }
  end
  for _, what in ipairs { "missing", "invented" } do
    for _, ev in ipairs(d.result[what]) do
      local lines = {}
      for i, a in ipairs(ev.args) do
        lines[i] = arg_text(a) .. mechanisms.line(a, what == "missing"
          and "arguments_unfilled" or "arguments_of_invented")
      end
      add(ev, case(what, d.id, ev, lines))
    end
  end
  for _, p in ipairs(d.result.pairs) do
    local lines = faults(p)
    if #lines > 0 then
      add(p.gold, case("wrong", d.id, { type = p.gold.type, shown = p.gold.shown,
        trigger = p.gold.trigger,
        where = p.gold.where .. ", " .. p.found.where }, lines))
    end
  end
  table.sort(list, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.text < b.text
  end)
  return list
end

--- The report for reading.
---@param docs table[]       compared documents
---@param with_cases boolean
---@param why boolean|nil  the tables of mechanisms
---@return string
function M.text(docs, with_cases, why)
  local counts = score.count(docs)
  local out = { figures(docs, counts, score.bootstrap(docs, NSAMPLES)) }
  local nother = 0
  for _, d in ipairs(docs) do nother = nother + d.nother end
  if nother > 0 then
    out[#out + 1] = ("%d events of types that are not annotated count for "
      .. "nothing\n"):format(nother)
  end
  if why then out[#out + 1] = mechanisms.text(mechanisms.count(docs)) end
  for _, d in ipairs(with_cases and docs or {}) do
    for _, c in ipairs(cases_of(d)) do out[#out + 1] = "\n" .. c.text end
  end
  return table.concat(out)
end

-- ------------------------------------------------------------------- JSON

local function all_prf(map)
  local result = {}
  for name, c in pairs(map) do result[name] = prf(c) end
  return result
end

--- An object of the report; what is empty is left out, since JSON could not
--- tell an empty list from an empty object.
local function plain_case(what, id, ev, lines)
  local args = {}
  for i, a in ipairs(ev.args) do
    args[i] = { role = a.role, text = a.text, start = a.start,
      ["end"] = a.stop, why = a.why, unfilled = a.unfilled, path = a.path }
  end
  return { what = what, doc = id, type = ev.type, where = ev.where,
    args = #args > 0 and args or nil, faults = lines, why = ev.why,
    sentence = ev.shown and ev.shown.text or "",
    trigger = { text = ev.trigger.text, start = ev.trigger.start,
      ["end"] = ev.trigger.stop } }
end

local function add_cases(list, d)
  for _, what in ipairs { "missing", "invented" } do
    for _, ev in ipairs(d.result[what]) do
      list[#list + 1] = plain_case(what, d.id, ev)
    end
  end
  for _, p in ipairs(d.result.pairs) do
    local lines = faults(p)
    if #lines > 0 then
      list[#list + 1] = plain_case("wrong", d.id, p.gold, lines)
    end
  end
end

--- The report as one JSON object.
---@param docs table[]
---@param with_cases boolean
---@param why boolean|nil  the mechanisms
---@return string
function M.json(docs, with_cases, why)
  local counts = score.count(docs)
  local spread = score.bootstrap(docs, NSAMPLES)
  local result = { documents = #docs, types = all_prf(counts.types),
    roles = all_prf(counts.roles), events = prf(counts.events),
    arguments = prf(counts.args), fields = counts.fields,
    confusion = counts.confusion, links = score.links(docs) }
  result.events.interval = spread.events
  result.arguments.interval = spread.args
  local cases = {}
  for _, d in ipairs(with_cases and docs or {}) do add_cases(cases, d) end
  result.cases = #cases > 0 and cases or nil
  result.why = why and mechanisms.json(mechanisms.count(docs)) or nil
  return core.json(result) .. "\n"
end

return M
