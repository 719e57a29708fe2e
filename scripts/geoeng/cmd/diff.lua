--- geoeng diff: what a change of rules does to the events of a corpus.

local arguments = require "geoeng.args"
local core = require "geoeng.core"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng diff OLD NEW INPUT... [--date YYYY-MM-DD] [--summary]

Run two sets of rules, each a rule file or a directory of them, over the same
documents, and tell which events were gained (+), lost (-) and changed (~), by
which rule lines, and why the other set has none where its rule fired. At the
end the rule lines with most differences first. Events are the same when type
and trigger are.

options:
  --date YYYY-MM-DD  date of inputs that have none
  --summary          the rule lines only
  -h, --help         this text

exit: 0 no difference, 1 some, or some documents failed, 2 usage,
      3 rule error, 4 input unreadable

example: geoeng diff rules/attack.lua draft.lua news.jsonl
]]

local DIFFERENT = 1

local function split(line)
  local parts = {}
  for part in (line .. "\t"):gmatch "(.-)\t" do parts[#parts + 1] = part end
  return parts
end

--- The lines of geoeng.digest as events and refusals by type and trigger.
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
local function compare(old, new)
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

local function write(doc, d)
  local out = { ("%s %s  %s '%s'  %s"):format(d.sign, core.clean(doc.id),
    d.ev.type, d.ev.trigger, d.rule), "    " .. d.ev.sentence }
  if d.before then out[#out + 1] = "    before by " .. d.before end
  for _, f in ipairs(d.less or {}) do out[#out + 1] = "    - " .. f end
  for _, f in ipairs(d.more or {}) do out[#out + 1] = "    + " .. f end
  if d.sign ~= "~" then
    for _, f in ipairs(d.ev.fields) do out[#out + 1] = "      " .. f end
  end
  if d.why then
    out[#out + 1] = ("    %s: %s"):format(d.sign == "-" and "now" or "before",
      d.why)
  end
  core.write(table.concat(out, "\n") .. "\n\n")
end

local function count(rules, d)
  local r = rules[d.rule] or { rule = d.rule, n = 0, ["+"] = 0, ["-"] = 0,
    ["~"] = 0 }
  r.n, r[d.sign] = r.n + 1, r[d.sign] + 1
  rules[d.rule] = r
end

local function write_summary(rules, ndocs, nsame)
  local list, sums = {}, { ["+"] = 0, ["-"] = 0, ["~"] = 0 }
  for _, r in pairs(rules) do
    list[#list + 1] = r
    for sign in pairs(sums) do sums[sign] = sums[sign] + r[sign] end
  end
  table.sort(list, function(a, b)
    if a.n ~= b.n then return a.n > b.n end
    return a.rule < b.rule
  end)
  for _, r in ipairs(list) do
    core.write(("%5d gained %5d lost %5d changed  %s\n"):format(r["+"], r["-"],
      r["~"], r.rule))
  end
  core.write(("%d gained, %d lost, %d changed, %d the same in %d documents\n")
    :format(sums["+"], sums["-"], sums["~"], nsame, ndocs))
end

--- A second engine with the rules that a name stands for.
local function peer_of(name)
  local peer = core.peer()
  peer:call("geoeng.digest", "load",
    table.concat(arguments.rule_files { name }, "\n"))
  return peer
end

--- What a peer finds in a document, or nil when that failed.
local function digest(peer, doc)
  local ok, text = pcall(peer.call, peer, "geoeng.digest", "events", doc.text,
    doc.id, doc.title, doc.day)
  if ok then return parse(text) end
  core.log(("%s: error: %s\n"):format(core.clean(doc.id), text))
  return nil
end

return function(args)
  local o, code = arguments.parse("diff", USAGE,
    { date = "day", summary = "flag" }, args)
  if not o then return code end
  if #o.names < 3 then
    return select(2, arguments.bad("diff", "give old rules, new rules, inputs"))
  end
  rule.seal(true)
  local old <close> = peer_of(o.names[1])
  local new <close> = peer_of(o.names[2])
  local rules, ndocs, nsame, nfailed = {}, 0, 0, 0
  code = arguments.each_document(table.move(o.names, 3, #o.names, 1, {}),
    o.date, function(doc)
      local a, b = digest(old, doc), digest(new, doc)
      if not a or not b then
        nfailed = nfailed + 1
        return
      end
      local list, ngained = compare(a, b), 0
      for _, d in ipairs(list) do
        count(rules, d)
        if d.sign == "+" then ngained = ngained + 1 end
        if not o.summary then write(doc, d) end
      end
      ndocs, nsame = ndocs + 1, nsame + #a.keys - (#list - ngained)
    end)
  write_summary(rules, ndocs, nsame)
  if code == 0 and (next(rules) or nfailed > 0) then code = DIFFERENT end
  return code
end
