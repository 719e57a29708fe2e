--- geoeng merge: the records of several shards in the order of their input.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local run_folder = require "geoeng.tool.run_folder"

local USAGE = [[
usage: geoeng merge DIR...

Write the events of directories that runs with --shard I/N and --out DIR/ wrote
to standard output, in the order of the documents in the input: the bytes of one
run over all of them. Every document must be there once, and whole.

options:
  -h, --help  this text

exit: 0 done, 1 a document is missing, twice there, or damaged

example: geoeng merge shard-1/ shard-2/ > events.jsonl
]]

--- The lines of all journals by ordinal, or nil and what is wrong.
local function collect(names)
  local all = {}
  for _, name in ipairs(names) do
    local lines, why = run_folder.journal((name:gsub("/+$", "")))
    if not lines then return nil, why end
    table.move(lines, 1, #lines, #all + 1, all)
  end
  table.sort(all, function(a, b)
    if a.ordinal ~= b.ordinal then return a.ordinal < b.ordinal end
    return a.dir < b.dir
  end)
  for i, line in ipairs(all) do
    if line.ordinal ~= i - 1 then
      local twice = i > 1 and all[i - 1].ordinal == line.ordinal
      return nil, ("geoeng: merge: document %d %s"):format(
        twice and line.ordinal or i - 1,
        twice and ("is in %s and in %s"):format(all[i - 1].dir, line.dir)
        or "is in no directory: a shard is missing, or was stopped")
    end
  end
  return all
end

return function(args)
  local o, code = arguments.parse("merge", USAGE, {}, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("merge", "no directory")) end
  local all, why = collect(o.names)
  if not all then
    core.log(why .. "\n")
    return 1
  end
  local read = run_folder.reader()
  for _, line in ipairs(all) do
    local records, what = read(line)
    if not records then
      core.log(what .. "\n")
      return 1
    end
    host.write(records)
  end
  return 0
end
