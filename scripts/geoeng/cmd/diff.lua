--- geoeng diff: what a change of rules does to the events of a corpus.

local arguments = require "geoeng.tool.arguments"
local difference = require "geoeng.test.difference"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng diff OLD NEW INPUT... [--date YYYY-MM-DD] [--summary]

Run two sets of rules, each a rule file or a directory of them, over the same
documents, and tell which events were gained (+), lost (-) and changed (~), by
which rule lines, and why the other set has none where its rule fired. At the
end the rule lines with most differences first. Events are the same when type
and trigger are.

options:
{options}

exit: 0 no difference, 1 some, or some documents failed, 2 usage,
      3 rule error, 4 input unreadable

example: geoeng diff rules/attack.lua draft.lua news.jsonl
]]

local DIFFERENT = 1

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
    terminal.row(("%5d gained %5d lost %5d changed  "):format(r["+"], r["-"],
      r["~"]), terminal.paint("path", r.rule))
  end
  terminal.write(("%d gained, %d lost, %d changed, %d the same in %d "
    .. "documents\n"):format(sums["+"], sums["-"], sums["~"], nsame, ndocs))
end

--- A second engine with the rules that a name stands for.
local function peer_of(name)
  return difference.peer(arguments.rule_files { name })
end

return function(args)
  local o, code = arguments.parse("diff", USAGE, args)
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
      local a, b = difference.digest(old, doc), difference.digest(new, doc)
      if not a or not b then
        nfailed = nfailed + 1
        return
      end
      local list, ngained = difference.compare(a, b), 0
      for _, d in ipairs(list) do
        count(rules, d)
        if d.sign == "+" then ngained = ngained + 1 end
        if not o.summary then difference.write(doc.id, d) end
      end
      ndocs, nsame = ndocs + 1, nsame + #a.keys - (#list - ngained)
    end)
  write_summary(rules, ndocs, nsame)
  if code == 0 and (next(rules) or nfailed > 0) then code = DIFFERENT end
  return code
end
