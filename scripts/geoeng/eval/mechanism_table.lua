--- Tables of why events and arguments are missed or wrong: counts of what
--- mechanism.lua says, each with one example.

local arguments = require "geoeng.eval.mechanism_argument"
local core = require "geoeng.core"
local events = require "geoeng.eval.mechanism"
local modality = require "geoeng.eval.mechanism_modality"
local paint = require("geoeng.format.palette").paint

local M = {}

--- The tables in their order: key, title, kinds.
local TABLES = {
  { "events_missing", "missing events", events.MISSING },
  { "events_invented", "invented events", events.INVENTED },
  { "modality", "wrong modality, annotated > found", modality.KINDS },
  { "arguments_missing", "missing arguments", arguments.MISSING },
  { "arguments_unfilled", "missing arguments of events that a rule refused",
    arguments.UNFILLED },
  { "arguments_wrong", "right arguments with something wrong",
    arguments.WRONG },
  { "arguments_invented", "invented arguments of annotated events",
    arguments.INVENTED },
  { "arguments_of_invented", "arguments of invented events",
    arguments.INVENTED },
}

local MOST = 8        -- rows below a mechanism
local MOST_PATHS = 40 -- rows of the table of paths
local LONGEST = 40    -- characters of words that are shown

--- What a kind is: key of a table -> kind -> words.
local ABOUT = {}
for _, t in ipairs(TABLES) do
  ABOUT[t[1]] = {}
  for _, kind in ipairs(t[3]) do ABOUT[t[1]][kind[1]] = kind[2] end
end

--- What a case line says behind an event or argument of its mechanism.
---@param x table  event or argument
---@param name string  the key of its table
---@return string  "" when nothing is told of it
function M.line(x, name)
  local why = name == "arguments_unfilled" and x.unfilled or x.why
  if not why or why.kind == "event" then return "" end
  return (": %s%s"):format(ABOUT[name][why.kind], why.detail ~= "-" and ", "
    .. core.clean(why.detail) or "")
end

-- ----------------------------------------------------------------- counting

local function example(doc, ev, arg)
  return { doc = doc.id, trigger = ev.trigger.text, text = arg and arg.text }
end

--- Count under a key; the first example stays.
local function bump(map, key, shown)
  local c = map[key] or { n = 0, example = shown }
  map[key] = c
  c.n = c.n + 1
  return c
end

--- Count what is said of an event or argument, by kind and below that by type
--- or role with the detail.
local function add(tables, name, group, why, shown)
  if not why then return end
  local kind = bump(tables[name], why.kind, shown)
  kind.details, kind.groups = kind.details or {}, kind.groups or {}
  bump(kind.details, why.detail == "-" and group
    or group .. ": " .. why.detail, shown)
  bump(kind.groups, group, shown)
end

local function add_path(paths, arg, field, shown)
  if not arg.path then return end
  local key = arg.role .. " " .. arg.path
  local c = paths[key] or { role = arg.role, path = arg.path, missing = 0,
    of_missing = 0, right = 0 }
  paths[key] = c
  c[field] = c[field] + 1
  if field ~= "right" then c.example = c.example or shown end
end

local function add_pair(counts, d, p)
  add(counts, "modality", p.gold.type, p.why_modality, example(d, p.found))
  for _, arg in ipairs(p.missing) do
    local shown = example(d, p.found, arg)
    add(counts, "arguments_missing", arg.role, arg.why, shown)
    add_path(counts.paths, arg, "missing", shown)
  end
  for _, r in ipairs(p.right) do
    add(counts, "arguments_wrong", r[1].role, r[1].why,
      example(d, p.found, r[1]))
    add_path(counts.paths, r[1], "right")
  end
  for _, arg in ipairs(p.invented) do
    add(counts, "arguments_invented", arg.role, arg.why,
      example(d, p.found, arg))
  end
end

local function add_document(counts, d)
  for _, p in ipairs(d.result.pairs) do add_pair(counts, d, p) end
  for _, ev in ipairs(d.result.missing) do
    add(counts, "events_missing", ev.type, ev.why, example(d, ev))
    for _, arg in ipairs(ev.args) do
      local shown = example(d, ev, arg)
      add(counts, "arguments_missing", arg.role, arg.why, shown)
      add(counts, "arguments_unfilled", arg.role, arg.unfilled, shown)
      add_path(counts.paths, arg, "of_missing", shown)
    end
  end
  for _, ev in ipairs(d.result.invented) do
    add(counts, "events_invented", ev.type, ev.why, example(d, ev))
    for _, arg in ipairs(ev.args) do
      add(counts, "arguments_of_invented", arg.role, arg.why,
        example(d, ev, arg))
    end
  end
end

--- Counts of documents of which mechanism.lua said why.
---@param docs table[]
---@return table counts  by key of a table: kind -> { n=, example=, details=,
---                      groups= }; `paths`: a list, the most missed first
function M.count(docs)
  local counts = { paths = {} }
  for _, t in ipairs(TABLES) do counts[t[1]] = {} end
  for _, d in ipairs(docs) do add_document(counts, d) end
  local list = {}
  for _, c in pairs(counts.paths) do
    if c.example then list[#list + 1] = c end
  end
  table.sort(list, function(a, b)
    for _, key in ipairs { "missing", "of_missing" } do
      if a[key] ~= b[key] then return a[key] > b[key] end
    end
    if a.role ~= b.role then return a.role < b.role end
    return a.path < b.path
  end)
  counts.paths = list
  return counts
end

--- Keys of counts, the most first.
local function by_number(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if map[a].n ~= map[b].n then return map[a].n > map[b].n end
    return a < b
  end)
  return keys
end

-- ---------------------------------------------------------------------- text

local function words(text)
  text = core.clean((text or ""):gsub("%s+", " "))
  local cut = utf8.offset(text, LONGEST + 1)
  return ("'%s'"):format(cut and text:sub(1, cut - 1) .. "..." or text)
end

local function shown_example(e)
  return core.clean(e.doc) .. " " .. paint("trigger", words(e.trigger))
    .. (e.text and " " .. paint("value", words(e.text)) or "")
end

--- "target 12, place 3": a kind by role or type.
local function by_group(groups)
  local out = {}
  for _, name in ipairs(by_number(groups)) do
    out[#out + 1] = ("%s %d"):format(name, groups[name].n)
  end
  return table.concat(out, ", ")
end

local function add_details(out, details)
  local keys = by_number(details)
  for i, key in ipairs(keys) do
    if i > MOST then
      out[#out + 1] = ("           ... %d more\n"):format(#keys - MOST)
      break
    end
    out[#out + 1] = ("    %6d  %s  %s\n"):format(details[key].n,
      core.clean(key), shown_example(details[key].example))
  end
end

local function table_text(title, kinds, counted)
  local sum, out = 0, {}
  for _, c in pairs(counted) do sum = sum + c.n end
  if sum == 0 then return "" end
  out[1] = ("\n%s\n"):format(paint("head", ("%s  %d"):format(title, sum)))
  for _, kind in ipairs(kinds) do
    local c = counted[kind[1]]
    if c then
      out[#out + 1] = ("%6d %4.1f %%  %s: %s\n"):format(c.n, 100 * c.n / sum,
        kind[2], by_group(c.groups))
      add_details(out, c.details)
    end
  end
  return table.concat(out)
end

local PATH = "%6s %8s %6s  %-12s %-32s %s\n"

local function paths_text(paths)
  if #paths == 0 then return "" end
  local out = { ("\n%s\n"):format(paint("head",
    "paths from trigger to missing argument")),
    PATH:format("missed", "no event", "right", "role", "path", "example") }
  for i, c in ipairs(paths) do
    if i > MOST_PATHS then
      out[#out + 1] = ("... %d more; --format json has all\n"):format(
        #paths - MOST_PATHS)
      break
    end
    out[#out + 1] = PATH:format(c.missing, c.of_missing, c.right, c.role,
      c.path, shown_example(c.example))
  end
  return table.concat(out)
end

--- The tables for reading.
---@param counts table  of M.count
---@return string
function M.text(counts)
  local out = {}
  for _, t in ipairs(TABLES) do
    out[#out + 1] = table_text(t[2], t[3], counts[t[1]])
  end
  out[#out + 1] = paths_text(counts.paths)
  return table.concat(out)
end

-- ---------------------------------------------------------------------- JSON

local function details_json(details)
  local list = {}
  for i, key in ipairs(by_number(details)) do
    list[i] = { what = key, n = details[key].n,
      example = details[key].example }
  end
  return list
end

--- The tables as plain values; what is empty is left out.
---@param counts table  of M.count
---@return table
function M.json(counts)
  local result = { paths = #counts.paths > 0 and counts.paths or nil }
  for _, t in ipairs(TABLES) do
    local list = {}
    for _, kind in ipairs(t[3]) do
      local c = counts[t[1]][kind[1]]
      if c then
        list[#list + 1] = { kind = kind[1], about = kind[2], n = c.n,
          details = details_json(c.details) }
      end
    end
    result[t[1]] = #list > 0 and list or nil
  end
  return result
end

return M
