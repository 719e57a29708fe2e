--- geoeng merge: the records of several shards in the order of their input.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"

local USAGE = [[
usage: geoeng merge DIR...

Write the events of directories that runs with --shard I/N and --out DIR/ wrote
to standard output, in the order of the documents in the input: the bytes of one
run over all of them. Every document of the input must be there once, whole and
as it was signed; otherwise nothing is written.

options:
  -h, --help  this text

exit: 0 done, 1 a document is missing, twice there, or damaged

example: geoeng merge shard-1/ shard-2/ > events.jsonl
]]

--- A run without the number of its shard.
local function family(key) return (key:gsub(" shard %d+/(%d+)$", " shard /%1")) end

--- Adds the ordinals of a folder, checked to its end; its number of inputs and
--- its key, or nil and what is wrong.
local function add(all, dir)
  local run <close>, why = host.open_run(dir)
  if not run then return nil, why end
  local records
  repeat
    records, why = run:next()
    if records == false then return nil, why end
    if records then all[#all + 1] = { dir = dir, ordinal = why } end
  until not records
  if not run:inputs() then
    return nil, dir .. ": error: the run was stopped before the end of its "
      .. "input; go on with --resume"
  end
  return run:inputs(), run:key()
end

--- What the ordinals lack, or nil.
local function gap(all, inputs)
  for i = 1, math.max(#all, inputs) do
    local line, before = all[i], all[i - 1]
    if not line or line.ordinal ~= i - 1 then
      local twice = line and before and before.ordinal == line.ordinal
      return ("geoeng: merge: document %d %s"):format(
        twice and line.ordinal or i - 1,
        twice and ("is in %s and in %s"):format(before.dir, line.dir)
        or "is in no directory: a shard is missing, or was stopped")
    end
  end
end

--- The documents of all folders in order, or nil and what is wrong.
local function collect(dirs)
  local all, first, first_key = {}, nil, nil
  for _, dir in ipairs(dirs) do
    local inputs, key = add(all, dir)
    if not inputs then return nil, key end
    first, first_key = first or inputs, first_key or key
    local what = family(key) ~= family(first_key) and "rules or options"
      or inputs ~= first and "documents in their input"
    if what then
      return nil, ("%s: error: this run has other %s than that in %s; they "
        .. "cannot be merged"):format(dir, what, dirs[1])
    end
  end
  table.sort(all, function(a, b)
    if a.ordinal ~= b.ordinal then return a.ordinal < b.ordinal end
    return a.dir < b.dir
  end)
  local why = gap(all, first)
  if why then return nil, why end
  return all
end

return function(args)
  local o, code = arguments.parse("merge", USAGE, {}, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("merge", "no directory")) end
  local dirs = {}
  for i, name in ipairs(o.names) do
    dirs[i] = #name > 1 and name:gsub("/+$", "") or name
  end
  local all, why = collect(dirs)
  if not all then
    core.log(why .. "\n")
    return 1
  end
  local runs = {}
  for _, dir in ipairs(dirs) do runs[dir] = host.open_run(dir) end
  for _, line in ipairs(all) do
    local run = runs[line.dir]
    local records, ordinal = nil, nil
    if run then records, ordinal = run:next() end
    if not records or ordinal ~= line.ordinal then
      core.log(line.dir .. ": error: it was altered while it was read\n")
      return 1
    end
    host.write(records)
  end
  return 0
end
