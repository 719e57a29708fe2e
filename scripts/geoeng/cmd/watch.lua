--- geoeng watch: runs rules again whenever they or the texts change.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local difference = require "geoeng.test.difference"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"
local terminal = require "geoeng.format.terminal"
local watched = require "geoeng.tool.watched_files"

local USAGE = [[
usage: geoeng watch RULES.lua... INPUT... [options]

Run rules over documents, and again whenever a file changes: the rules, rules
and lexicons that they name, or the inputs. The first run counts the events;
each later one tells, as `geoeng diff` does, which were gained (+), lost (-)
and changed (~) since the run before. While the rules have an error it is
shown, and the last run without one stays what is compared with. Ctrl-C ends.

options:
{options}

exit: 0 after --runs, 2 usage

example: geoeng watch visit.lua news.jsonl
]]

-- ------------------------------------------------------------------ files

--- Files under the inputs; - is none.
local function add_files(path, list)
  local names = host.listdir(path)
  for _, name in ipairs(names or {}) do
    add_files(path:gsub("/+$", "") .. "/" .. name, list)
  end
  if not names then list[#list + 1] = path end
end

--- The rules' files, then those of the inputs.
local function files_of(o, rules)
  local files = table.move(rules, 1, #rules, 1, {})
  for _, path in ipairs(o.inputs) do add_files(path, files) end
  return files
end

--- The files that the rules of a peer come from.
local function rule_files(o, peer)
  local list = table.move(o.rules, 1, #o.rules, 1, {})
  for name in peer:call("geoeng.test.event_lines", "files"):gmatch "[^\n]+" do
    list[#list + 1] = name
  end
  return list
end

-- ------------------------------------------------------------------- runs

--- The events of all documents: digests by id, ids in order.
local function run(o, peer)
  local result = { ids = {}, digests = {}, n = 0 }
  arguments.each_document(o.inputs, o.date, function(doc)
    local digest = difference.digest(peer, doc)
    if not digest then return end
    if not result.digests[doc.id] then
      result.ids[#result.ids + 1] = doc.id
    end
    result.digests[doc.id] = digest
    result.n = result.n + #digest.keys
  end)
  return result
end

local NOTHING = { events = {}, keys = {}, refused = {} }

--- Write the differences of two runs.
local function tell(old, new)
  local sums, ids = { ["+"] = 0, ["-"] = 0, ["~"] = 0 }, {}
  for _, id in ipairs(new.ids) do ids[#ids + 1] = id end
  for _, id in ipairs(old.ids) do
    if not new.digests[id] then ids[#ids + 1] = id end
  end
  for _, id in ipairs(ids) do
    for _, d in ipairs(difference.compare(old.digests[id] or NOTHING,
      new.digests[id] or NOTHING)) do
      sums[d.sign] = sums[d.sign] + 1
      difference.write(id, d)
    end
  end
  terminal.write(("%d gained, %d lost, %d changed, %d events in %d documents\n")
    :format(sums["+"], sums["-"], sums["~"], new.n, #new.ids))
end

--- The states of before for the files that matter now. Files of rules that this
--- run met first are no change; new inputs are.
local function kept(o, rules, before)
  local states = {}
  for i, path in ipairs(files_of(o, rules)) do
    states[path] = before[path] or i <= #rules and watched.state(path)
      or nil
  end
  return states
end

--- One run; what the next one is compared with, and the files of the rules.
local function again(o, last, rules)
  local peer <close> = host.peer()
  local ok, why = pcall(peer.call, peer, "geoeng.test.event_lines", "load",
    table.concat(o.rules, "\n"))
  local files = rule_files(o, peer)
  if not ok then
    terminal.finding(tostring(why))
    -- It broke off before it came to all that was there.
    return last, table.move(rules, 1, #rules, #files + 1, files)
  end
  local new = run(o, peer)
  if last then
    tell(last, new)
  else
    terminal.write(("%d events in %d documents\n"):format(new.n, #new.ids))
  end
  return new, files
end

return function(args)
  local o, code = arguments.parse("watch", USAGE, args)
  if not o then return code end
  if #o.rules == 0 or #o.inputs == 0 then
    return select(2, arguments.bad("watch", "give rules and inputs"))
  end
  for _, name in ipairs(o.inputs) do
    if name == "-" then
      return select(2, arguments.bad("watch", "standard input does not change"))
    end
  end
  rule.seal(true)
  local rules, last = o.rules, nil
  local states, changed, nruns = watched.look(files_of(o, rules), {}),
    "start", 0
  while true do
    if changed then
      nruns = nruns + 1
      terminal.write(terminal.paint("head", ("run %d:"):format(nruns)) .. " "
        .. core.clean(changed) .. "\n")
      last, rules = again(o, last, rules)
      states = kept(o, rules, states)
    end
    if nruns == o.runs then return 0 end
    host.sleep(o.interval)
    states, changed = watched.look(files_of(o, rules), states)
  end
end
