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
{options}

exit: 0 done, 1 a document is missing, twice there, or damaged

example: geoeng merge shard-1/ shard-2/ > events.jsonl
]]

local OTHER = "%s: error: this run has other %s than that in %s; they cannot be "
  .. "merged"

--- A run without the number of its shard.
local function family(key) return (key:gsub(" shard %d+/(%d+)$", " shard /%1")) end

--- All runs, opened; nil and what is wrong: they must be shards of one.
local function open(dirs)
  local runs = {}
  for i, dir in ipairs(dirs) do
    local run, why = host.open_run(dir)
    if not run then return nil, why end
    runs[i] = run
    if family(run:key()) ~= family(runs[1]:key()) then
      return nil, OTHER:format(dir, "rules or options", dirs[1])
    end
  end
  return runs
end

--- What is wrong with a run that came to its end, or nil.
local function unfinished(m, i)
  local inputs = m.runs[i]:inputs()
  if not inputs then
    return m.dirs[i] .. ": error: the run was stopped before the end of its "
      .. "input; go on with --resume"
  end
  m.inputs, m.first = m.inputs or inputs, m.first or m.dirs[i]
  if inputs ~= m.inputs then
    return OTHER:format(m.dirs[i], "documents in their input", m.first)
  end
end

--- Reads the next document of the i-th run; what is wrong, or nil.
local function advance(m, i)
  local records, ordinal = m.runs[i]:next()
  if records == false then return ordinal end
  if not records then return unfinished(m, i) end
  local other = m.at[ordinal]
  if other then
    local names = { m.dirs[i], m.dirs[other] }
    table.sort(names)
    return ("geoeng: merge: document %d is in %s and in %s"):format(ordinal,
      names[1], names[2])
  end
  m.at[ordinal], m.records[i] = i, records
end

--- Why a document may be in no directory: what a run tells at its end, or nil.
local function told_at_end(m)
  for i, run in ipairs(m.runs) do
    local records, why
    repeat records, why = run:next() until not records
    if records ~= false then why = unfinished(m, i) end
    if why then return why end
  end
end

--- Calls `each` with the records of every document in the order of the input;
--- what is wrong, or nil. Of each run it holds one document, since runs may have
--- more of them than memory has room for.
local function walk(dirs, each)
  local runs, why = open(dirs)
  if not runs then return why end
  local m = { dirs = dirs, runs = runs, records = {},
    at = {} } -- ordinal of a document that was read -> its run
  for i in ipairs(runs) do
    why = advance(m, i)
    if why then return why end
  end
  local ordinal = 0
  while next(m.at) do
    local i = m.at[ordinal]
    if not i then break end
    each(m.records[i])
    m.at[ordinal] = nil
    why = advance(m, i)
    if why then return why end
    ordinal = ordinal + 1
  end
  if next(m.at) or ordinal < m.inputs then
    return told_at_end(m) or ("geoeng: merge: document %d is in no directory: a shard is missing, "
      .. "or was stopped"):format(ordinal)
  end
end

return function(args)
  local o, code = arguments.parse("merge", USAGE, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("merge", "no directory")) end
  local dirs = {}
  for i, name in ipairs(o.names) do
    dirs[i] = #name > 1 and name:gsub("/+$", "") or name
  end
  -- Twice: nothing is written unless all of it is right.
  local why = walk(dirs, function() end)
  if not why then
    why = walk(dirs, host.write)
    if why then why = why .. "; it was altered while it was read" end
  end
  if why then core.log(why .. "\n") end
  return why and 1 or 0
end
