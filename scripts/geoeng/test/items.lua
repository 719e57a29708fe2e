--- Items of tests against what the rules find.
---
--- An item is a sentence with marks (test_marks.lua), a verdict and values. `yes`
--- passes when one event of the type has them all, `no` when none has. Of a
--- role that is marked in a `yes`, every argument has to be marked.

local byte_offset = require "geoeng.language.byte_offset"
local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local listen = require "geoeng.event.listen"
local marks = require "geoeng.language.test_marks"
local pipeline = require "geoeng.event.pipeline"
local why = require "geoeng.test.why"

local M = {}

--- What hears of every document that a test ran: fn(doc, events).
M.on_document = nil

local FIELDS = { subtype = true, code = true, modality = true }

--- What a sentence of a test says, its marks taken apart.
local function item_of(test, item, text)
  local plain, found = marks.parse(text)
  if not plain then return nil, found end
  local roles, trigger = {}, nil
  for _, mark in ipairs(found) do
    if mark.role == "trigger" or mark.role == "verb" then trigger = mark
    else roles[#roles + 1] = mark end
  end
  return { event = test.event, verdict = item.verdict, text = plain,
    source_text = item.text, marks = roles, trigger = trigger, all = found,
    values = item.values or {}, date = test.date, file = test.file,
    line = item.line }
end

local function add_items(items, test, item)
  local texts, what = marks.variants(item.text)
  for _, text in ipairs(texts or {}) do
    items[#items + 1], what = item_of(test, item, text)
    if what then break end
  end
  if what then
    errors.raise({ file = test.file, line = item.line,
      source = test.where.source }, ("%s: %s"):format(item.verdict, what))
  end
end

--- The items of test blocks, marks taken apart, one for each alternative; a
--- wrong mark is an error.
---@param tests table[]  define.tests
---@return table[] items { event=, verdict=, text=, marks=, trigger=, values=,
---                        date=, file=, line= }
function M.items(tests)
  local items = {}
  for _, test in ipairs(tests) do
    for _, item in ipairs(test.items) do add_items(items, test, item) end
  end
  return items
end

-- ---------------------------------------------------------------- values

--- A value of the output for reading.
local function show(v)
  if type(v) == "string" then return '"' .. v .. '"' end
  if type(v) ~= "table" then return v == nil and "nothing" or tostring(v) end
  local parts, keys = {}, {}
  for i, x in ipairs(v) do parts[i] = show(x) end
  for k in pairs(v) do
    if type(k) == "string" then keys[#keys + 1] = k end
  end
  table.sort(keys)
  for _, k in ipairs(keys) do parts[#parts + 1] = k .. " = " .. show(v[k]) end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

--- Every field of `want` is in `got`.
local function contains(got, want)
  if type(got) ~= "table" then return false end
  for k, v in pairs(want) do if got[k] ~= v then return false end end
  return true
end

local function actor_code(arg)
  if not arg.country then return arg.sector end
  return arg.sector and arg.country .. " " .. arg.sector or arg.country
end

--- One argument against one expected value.
local function fits(arg, want)
  local value = arg.value
  if type(want) == "number" then
    return value == want or type(value) == "table"
      and (value.min == want and value.max == want or value.amount == want)
  elseif type(want) == "table" then
    return contains(value, want) or contains(arg, want)
  end
  return want == arg.country or want == actor_code(arg) or want == arg.code
    or want == arg.id or want == value or want == arg.name or want == arg.text
end

local function args_of(ev, role)
  local list = {}
  for _, arg in ipairs(ev.args) do
    if arg.role == role then list[#list + 1] = arg end
  end
  return list
end

--- A list of expected values is that of all arguments, in text order.
local function list_fits(list, want)
  if type(want) == "table" and #want > 0 then
    if #want ~= #list then return false end
    for i, w in ipairs(want) do
      if not fits(list[i], w) then return false end
    end
    return true
  end
  for _, arg in ipairs(list) do if fits(arg, want) then return true end end
  return false
end

--- What of an argument a report shows: its code, its value, or its words.
local function shown(arg)
  return actor_code(arg) or arg.code or arg.value or arg.text
end

--- What the event has for a key of the values, and whether that is right.
local function compare(ev, key, want)
  if FIELDS[key] then return ev[key], (ev[key] or false) == want end
  if key == "cue" then
    local cue = ev.cue and ev.cue.text
    return cue, (cue or false) == want
  end
  if key == "claim" then
    local speaker = ev.claim and ev.claim.speaker
    if want == false then return speaker and speaker.text, speaker == nil end
    return speaker and shown(speaker), speaker ~= nil and fits(speaker, want)
  end
  if key == "time" or key == "place" then
    local t = ev[key]
    if want == false then return t and (t.value or t.name), t == nil end
    if type(want) == "table" and #want == 0 then return t, contains(t, want) end
    if t and (want == t.value or want == t.name or want == t.country) then
      return want, true
    end
    if t and t.basis == "default" then return t.value, false end
  end
  local list, got = args_of(ev, key), {}
  for i, arg in ipairs(list) do got[i] = shown(arg) end
  if #got <= 1 then got = got[1] end
  if want == false then return got, #list == 0 end
  return got, list_fits(list, want)
end

local function sorted_keys(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

-- ----------------------------------------------------------------- marks

--- Marks as a set of "role start stop", offsets in code points.
local function mark_set(list, doc)
  local set = {}
  for _, m in ipairs(list) do
    set[("%s %d %d"):format(m.role, doc:cp(m.start), doc:cp(m.stop))] = true
  end
  return set
end

--- How many marks the event misses, and how many arguments it has too many.
local function wrong_marks(item, ev, doc)
  local want, marked, missing, extra = mark_set(item.marks, doc), {}, 0, 0
  for _, m in ipairs(item.marks) do marked[m.role] = true end
  for _, arg in ipairs(ev.args) do
    local key = ("%s %d %d"):format(arg.role, arg.start, arg.stop)
    if want[key] then want[key] = nil
    elseif marked[arg.role] then extra = extra + 1 end
  end
  for _ in pairs(want) do missing = missing + 1 end
  local t = item.trigger
  if t and (doc:cp(t.start) ~= ev.trigger.start
    or doc:cp(t.stop) ~= ev.trigger.stop) then
    missing = missing + 1
  end
  return missing, extra
end

--- What is wrong with the event: number of faults, lines about values.
local function faults_of(item, ev, doc)
  local faults, extra = wrong_marks(item, ev, doc)
  if item.verdict == "yes" then faults = faults + extra end
  local lines, nmarks = {}, faults
  for _, key in ipairs(sorted_keys(item.values)) do
    local got, right = compare(ev, key, item.values[key])
    if not right then
      faults = faults + 1
      lines[#lines + 1] = ("%s: expected %s, got %s"):format(key,
        show(item.values[key]), show(got))
    end
  end
  return faults, lines, nmarks
end

-- ------------------------------------------------------------------- run

--- The event as brackets in the sentence.
local function brackets(item, ev, doc)
  local list, n = {}, #item.text
  local function add(role, s)
    list[#list + 1] = { role = role, start = byte_offset.of(doc, s.start, n),
      stop = byte_offset.of(doc, s.stop, n) }
  end
  add("trigger", ev.trigger)
  for _, arg in ipairs(ev.args) do add(arg.role, arg) end
  return marks.format(item.text, list)
end

local function expected(item)
  local list = {}
  for i, mark in ipairs(item.all) do
    list[i] = { role = mark == item.trigger and "trigger" or mark.role,
      start = mark.start, stop = mark.stop }
  end
  return marks.format(item.text, list)
end

--- Events of the item's type in its text, and why others are none.
local function events_of(item, doc)
  local found, rejected = {}, {}
  core.collect(function(ev)
    if ev.type == item.event then found[#found + 1] = ev end
    return nil
  end)
  listen.on_reject = function(def, trigger, reason)
    if def.type ~= item.event then return end
    rejected[#rejected + 1] = ("the rule at %s:%d found '%s', but %s")
      :format(def.file, def.line, trigger.text, reason)
  end
  local ok, message = pcall(function()
    doc:run()
    pipeline.assemble(doc)
  end)
  listen.on_reject = nil
  core.collect(nil)
  if not ok then return nil, tostring(message) end
  return found, rejected
end

--- The rule that came nearest to an event that is not there.
local function nearest(item, doc)
  local best
  for _, sentence in ipairs(why.explain(doc, item.event)) do
    local r = sentence.rules[1]
    if r and (not best or r.rank > best.rank) then best = r end
  end
  return best and ("nearest: the rule at %s:%d\n%s"):format(best.file, best.line,
    table.concat(best.lines, "\n"))
end

local function report_yes(item, found, rejected, doc)
  local best, least, lines, nmarks
  for _, ev in ipairs(found) do
    local n, l, m = faults_of(item, ev, doc)
    if n == 0 then
      return true, nil, #item.all == 0 and brackets(item, ev, doc) or nil
    end
    if not least or n < least then best, least, lines, nmarks = ev, n, l, m end
  end
  local out = { "expected: " .. expected(item) }
  if not best then
    out[2] = "got:      no event of type '" .. item.event .. "'"
    for _, reason in ipairs(rejected) do out[#out + 1] = reason end
    if #rejected == 0 then out[3] = nearest(item, doc) end
  else
    if nmarks > 0 then out[2] = "got:      " .. brackets(item, best, doc) end
    for _, line in ipairs(lines) do out[#out + 1] = line end
  end
  return false, table.concat(out, "\n"), best and brackets(item, best, doc)
end

local function report_no(item, found, doc)
  for _, ev in ipairs(found) do
    if faults_of(item, ev, doc) == 0 then
      return false, ("expected: no such event\ngot:      %s\n"
        .. "by the rule at %s:%d"):format(brackets(item, ev, doc),
        ev.prov.file, ev.prov.line)
    end
  end
  return true
end

--- All events of the text, two at least, have to be in one cluster.
local function report_same(item, found, doc)
  local lines, apart = { "expected: one occurrence, told twice or more" }, false
  for _, ev in ipairs(found) do
    local link = ev.link
    apart = apart or not link or link.cluster ~= found[1].link.cluster
    lines[#lines + 1] = ("got:      %s\n  %s"):format(brackets(item, ev, doc),
      link and ("cluster %s: %s"):format(link.cluster, link.reason)
        or "linked to none")
  end
  return #found > 1 and not apart, table.concat(lines, "\n")
end

--- Run one item.
---@param item table  of M.items
---@return boolean passed
---@return string? report  lines, when it failed
---@return string? got     the sentence with the marks of what was found, when
---                         it failed or has none
function M.run(item)
  local doc = core.analyze(item.text,
    { id = item.file .. ":" .. item.line, date = item.date })
  local found, rejected = events_of(item, doc)
  local passed, report, got
  if M.on_document then M.on_document(doc, found or {}) end
  if not found then
    passed, report = false, "error: " .. rejected
  elseif item.verdict == "same" then
    passed, report = report_same(item, found, doc)
  elseif item.verdict == "yes" then
    passed, report, got = report_yes(item, found, rejected, doc)
  else
    passed, report = report_no(item, found, doc)
  end
  doc:close()
  return passed, report, got
end

return M
