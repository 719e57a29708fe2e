--- Plants single faults in core (C) and library (Lua), one at a time, and tells
--- which no test notices: `make mutate MUTANTS=300 SEED=1 ONLY=core/text`.
--- It works in a copy, build/mutate/tree. A fault in C is one compilation and
--- one linking (build.mk), one in Lua is read in the place of the embedded file
--- (guard.c). Faults that do not compile, or give the same object, are replaced
--- by others. A test that takes ten times as long, or longer, notices. A test
--- has to notice twice: on a busy machine one may fail by itself.
--- Of the environment: MUTANTS SEED ONLY; GOLDEN=30 is how many golden cases are
--- tried for a fault; QUICK=1 leaves out those and what takes long; TESTS=a,b
--- are the only ones;
--- FLOOR=percent: fail when fewer are noticed. FAULTS=FILE plants none but those
--- of a table: path, a text that is once in that file, what stands in its place.
--- RESUME=1 goes on with a run that was stopped: what its report has stands.
--- build/mutate/report.tsv: file, line, operator, the two texts, how it ended,
--- by which test, seconds.

package.path = "tests/mutate/?.lua;" .. package.path
local operators = require "operators"
local sample = require "sample"
local suite = require "suite"
local touch = require "touch"

local TREE = "build/mutate/tree"
local LIB, GOOD = TREE .. "/build/mutate/libmutated.so", TREE .. "/build/mutate/good"
local COMMAND = TREE .. "/build/mutate/command"
local COPIED = "Makefile README.md CHANGELOG.md CONTRIBUTING.md LICENSE core "
  .. "include rules scripts tests"

local function env(name, default)
  local value = os.getenv(name)
  return value and value ~= "" and value or default
end

local function run(command, ...)
  local ok, _, code = os.execute(command:format(...))
  return ok == true, code
end

local function must(command, ...)
  if not run(command, ...) then
    error("mutate: failed: " .. command:format(...), 0)
  end
end

local function write(path, text)
  local f = assert(io.open(path, "wb"))
  f:write(text)
  f:close()
end

--- Seconds since some day, by the clock on the wall.
local function now()
  local f = io.open "/proc/uptime"
  if not f then return os.time() end
  local seconds = f:read "n"
  f:close()
  return seconds
end

local root -- the absolute path of the copy
local alone = "" -- what a test is started by, so that it meets nobody

local function prepare()
  must("mkdir -p %s && cd %s && rm -rf %s", TREE, TREE, COPIED)
  must("cp -rp %s %s", COPIED, TREE)
  must("cd %s && rm -f build/mutate/libmutated.so build/mutate/command && "
    .. "make -s -j2 -f tests/mutate/build.mk BUILD=build/mutate", TREE)
  must("cp %s %s.so && cp %s %s.command", LIB, GOOD, COMMAND, GOOD)
  touch.read_functions("build/mutate/libmutated.so", TREE)
  local p = assert(io.popen("cd " .. TREE .. " && pwd"))
  root = p:read "l"
  p:close()
  for _, way in ipairs { "unshare --pid --fork --kill-child",
    "unshare --user --map-current-user --pid --fork --kill-child" } do
    if alone == "" and run("%s true 2>/dev/null", way) then alone = way end
  end
  local commands = {}
  for line in io.lines(TREE .. "/build/mutate/commands") do
    commands[#commands + 1] = line
  end
  return commands
end

-- ---------------------------------------------------------------- planting

local M = { commands = nil }

local planted -- the file that a fault is in, nil: none

local function put_good()
  must("cp %s.so %s && cp %s.command %s", GOOD, LIB, GOOD, COMMAND)
end

--- Compiles a source under one name, so that equal code gives equal objects.
local function object_of(text, name)
  write(TREE .. "/build/mutate/mutant.c", text)
  return run("cd %s && %s build/mutate/%s.o build/mutate/mutant.c 2>/dev/null",
    TREE, M.commands[1], name)
end

--- Links the object of a fault; false when it does not link or changes nothing.
local function compile(commands, file, changed)
  local object = "build/mutate/" .. file.path:gsub("%.c$", ".o")
  if not object_of(changed, "mutant") then return false end
  if not object_of(file.text, "clean") or run(
    "cmp -s %s/build/mutate/mutant.o %s/build/mutate/clean.o", TREE, TREE) then
    return false
  end
  local line = file.path == "core/cli/main.c" and 3 or 2
  local from, to = commands[line]:find(object, 1, true)
  return run("cd %s && %s build/mutate/mutant.o %s 2>/dev/null", TREE,
    commands[line]:sub(1, from - 1), commands[line]:sub(to + 1))
end

local function is_other_lua(file, changed)
  local chunk = load(changed, "=x", "t")
  return chunk and string.dump(chunk, true)
    ~= string.dump(assert(load(file.text, "=x", "t")), true)
end

--- Puts the fault in; false when it is none.
function M.plant(file, changed)
  if file.language == "lua" then
    if not is_other_lua(file, changed) then return false end
    write(TREE .. "/" .. file.path, changed)
  else
    must("rm -f %s", LIB)
    if not compile(M.commands, file, changed) then
      put_good()
      return false
    end
    if file.path == "core/cli/main.c" then must("cp %s.so %s", GOOD, LIB) end
    must("cp %s %s.mutant && cp %s %s.mutant", LIB, LIB, COMMAND, COMMAND)
  end
  planted = { file = file, changed = changed }
  return true
end

function M.lift()
  if planted.file.language == "lua" then
    write(TREE .. "/" .. planted.file.path, planted.file.text)
  else
    put_good()
  end
end

local function put_back()
  if planted.file.language == "lua" then
    write(TREE .. "/" .. planted.file.path, planted.changed)
  else
    must("cp %s.mutant %s && cp %s.mutant %s", LIB, LIB, COMMAND, COMMAND)
  end
end

-- ----------------------------------------------------------------- testing

--- Whether a test passes within so many seconds, and whether it was too slow.
local function passes(test, seconds, has_fault)
  local mutant = ""
  if not has_fault then
    mutant = ("GEOENG_TOUCHED=%s/build/mutate/touched "):format(root)
  elseif planted.file.language == "lua" then
    mutant = ("GEOENG_MUTANT=%s/%s "):format(root, planted.file.path)
  end
  must("rm -rf %s/build/cache", TREE) -- compiled by another fault, perhaps
  local ok, code = run("cd %s && mkdir -p build && ulimit -v 8000000 && %s"
    .. "GEOENG_CACHE=%s/build/cache %s timeout -k 5 %d %s "
    .. ">build/mutate/test.log 2>&1 </dev/null",
    TREE, mutant, root, alone, math.ceil(seconds), test.command)
  return ok, code == 124 or code == 137
end

--- Runs a test without a fault, once.
local function measure(test)
  M.lift()
  touch.clear(TREE .. "/build/mutate/touched")
  local start = now()
  test.is_broken = not passes(test, 600, false)
  test.cost = now() - start + .01
  test.limit = 10 + 10 * test.cost
  test.touched = sample.read(TREE .. "/build/mutate/touched")
  if test.is_broken then
    print(("mutate: not used, fails without a fault: %s"):format(test.name))
  end
  put_back()
end

--- The test that notices the fault, nil: none.
local function noticed_by(tests, file, m, ngolden)
  local function is_useful(test)
    return not test.limit or not test.is_broken
      and (test.is_plain or touch.reaches(test.touched, file, m.line))
  end
  for _, test in ipairs(suite.order(tests, file, is_useful, ngolden)) do
    if not test.limit then measure(test) end
    if is_useful(test) then
      local ok, is_slow = passes(test, test.limit, true)
      if not ok and (is_slow or not passes(test, test.limit, true)) then
        suite.noticed(test, file)
        return test.name, is_slow
      end
    end
  end
end

-- ------------------------------------------------------------- equivalents

--- Faults argued to change nothing: file, the two texts, reason.
local function equivalents()
  local set, stale = {}, 0
  for line in io.lines "tests/mutate/equivalent.tsv" do
    local path, before, after = line:match "^([^#\t][^\t]*)\t([^\t]+)\t([^\t]+)\t[^\t]+$"
    if path then
      set[path .. "\t" .. before .. "\t" .. after] = true
      local f = io.open(path, "rb")
      local text = f and f:read("a"):gsub("%s+", " ") or ""
      if f then f:close() end
      if not text:find(before, 1, true) then
        stale = stale + 1
        print(("tests/mutate/equivalent.tsv: error: not in %s any more, remove "
          .. "it: %s"):format(path, before))
      end
    elseif line ~= "" and line:sub(1, 1) ~= "#" then
      error("tests/mutate/equivalent.tsv: four columns, not: " .. line, 0)
    end
  end
  return set, stale
end

-- --------------------------------------------------------------------- run

local HEADER = "file\tline\toperator\tbefore\tafter\tended\ttest\tseconds"

--- What the report of a run that was stopped says: key -> line.
local function told_before(path)
  local told = {}
  if env("RESUME", "") == "" then return told end
  for line in io.lines(path) do
    local file, before, after = line:match "^(%S+)\t%d+\t%S+\t([^\t]*)\t([^\t]*)\t"
    if file then told[file .. "\t" .. before .. "\t" .. after] = line end
  end
  return told
end

--- Calls visit(file, mutant) for the faults of a table.
local function visit_faults(table_path, visit)
  for line in io.lines(table_path) do
    local path, old, new = line:match "^([^\t]+)\t([^\t]+)\t([^\t]*)$"
    if not path then error(table_path .. ": three columns, not: " .. line, 0) end
    local text = sample.read(path)
    local from, to = text:find(old, 1, true)
    if not from or text:find(old, to + 1, true) then
      error(("%s: not once in %s: %s"):format(table_path, path, old), 0)
    end
    local _, above = text:sub(1, from):gsub("\n", "")
    local language = path:find "%.c$" and "c" or "lua"
    if not visit({ path = path, text = text, language = language },
      { operator = "given", line = above + 1, from = from, to = to, new = new }) then
      error(("%s: no fault in %s: %s"):format(table_path, path, new), 0)
    end
  end
end

--- The results, in the report as they come.
local function new_results(path)
  local r = { count = 0, killed = 0, argued = 0, survivors = {} }
  r.told = told_before(path)
  r.file = assert(io.open(path, "w"))
  r.file:write(HEADER, "\n")
  return r
end

local function add(r, line)
  r.file:write(line, "\n")
  r.file:flush()
  r.count = r.count + 1
  if line:find "\tkilled" then r.killed = r.killed + 1
  else r.survivors[#r.survivors + 1] = line end
end

--- Plants a fault and tests; false when it is none.
local function try(r, tests, file, m)
  local changed, before, after = operators.apply(file.text, m)
  if before == after then return false end
  local key = file.path .. "\t" .. before .. "\t" .. after
  if r.equivalent[key] then
    r.argued = r.argued + 1
    return false
  end
  if r.told[key] then
    add(r, r.told[key])
    return true
  end
  if not M.plant(file, changed) then return false end
  local start = now()
  local test, is_slow = noticed_by(tests, file, m, tonumber(env("GOLDEN", "30")))
  M.lift()
  local ended = test and (is_slow and "killed by time" or "killed") or "survived"
  add(r, ("%s\t%d\t%s\t%s\t%s\t%s\t%s\t%.1f"):format(file.path, m.line,
    m.operator, before, after, ended, test or "", now() - start))
  return true
end

local function main()
  local n, seed = tonumber(env("MUTANTS", "300")), tonumber(env("SEED", "1"))
  local equivalent, stale = equivalents()
  M.commands = prepare()
  local tests = suite.tests(env("QUICK", "") ~= "", env "TESTS")
  local r = new_results "build/mutate/report.tsv"
  r.equivalent = equivalent
  local function visit(file, m) return try(r, tests, file, m) end
  local faults = env "FAULTS"
  if faults then visit_faults(faults, visit)
  else sample.visit(sample.files(env("ONLY", "")), n, seed, visit) end
  r.file:close()
  for _, line in ipairs(r.survivors) do
    print(("survived %s:%s: %s: %s => %s"):format(line:match(
      "^(%S+)\t(%d+)\t(%S+)\t([^\t]*)\t([^\t]*)")))
  end
  local share = r.count > 0 and r.killed * 100 / r.count or 0
  print(("equivalent, passed over: %d"):format(r.argued))
  print(("mutants: %d, killed: %d (%.1f %%)"):format(r.count, r.killed, share))
  os.exit(r.count > 0 and stale == 0 and share >= tonumber(env("FLOOR", "0")))
end

main()
