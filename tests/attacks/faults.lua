-- What a machine does to a run: calls that fail (fault.c), disks that are full,
-- readers that have gone.
--   lua5.4 tests/attacks/faults.lua calls|full|pipe...
-- prints "N passed, N failed". A run that cannot write ends with exit code 6 and
-- a line that says what failed; the folder that it leaves is never one that
-- looks whole and is not; and --resume makes of it the bytes of a run that
-- nothing disturbed.

local suite = dofile "tests/suite.lua"
local sh, read, expect = suite.sh, suite.read, suite.expect
local WORK = "build/faults_" .. (arg[1] or "a"):sub(1, 1) -- they run together
local GEOENG = os.getenv "GEOENG" or "./geoeng"
local SHIM = "build/fault.so"
--- Exit code of a shell's command, which may name "geoeng", and what it said on
--- standard error.
local function run(fmt, ...)
  local command = fmt:format(...):gsub("%f[%w]geoeng ", GEOENG .. " ")
  local _, how, code = os.execute(("{ %s\n} 2>%s/err"):format(command, WORK))
  return how == "signal" and -code or code, read(WORK .. "/err")
end

local TEXT = '{"id":"%d","date":"2024-05-08","text":"France sold %d jets to '
  .. 'Egypt. Israel struck a depot in Damascus, killing %d soldiers."}\n'
local function corpus(name, n)
  local f = assert(io.open(WORK .. "/" .. name, "wb"))
  for i = 1, n do
    f:write(i % 10 == 5 and "not a document\n" or TEXT:format(i, i, i))
  end
  f:close()
end

local function store(dir, options)
  return ("geoeng -q --no-cache rules/military.lua %s/corpus.jsonl --out %s/%s/"
    .. " --part-bytes 9000 --resume %s"):format(WORK, WORK, dir, options or "")
end

-- Lines about documents that cannot be read are no news.
local function news(err)
  local lines = {}
  for line in err:gmatch "[^\n]+" do
    if line:find "error:" and not line:find "corpus%.jsonl" then
      lines[#lines + 1] = line
    end
  end
  return lines
end

local function same(dir, as)
  return (os.execute(("diff -rq %s/%s %s/%s >%s/diff 2>&1"):format(WORK,
    as or "whole", WORK, dir, WORK)))
end

-- A folder after a run that failed, and after another one that goes on. It may
-- be as whole as that from which it came.
local function check_folder(what, dir, from)
  local code = run("geoeng verify %s/%s >%s/said 2>&1", WORK, dir, WORK)
  if read(("%s/%s/complete"):format(WORK, dir)) then
    expect(what .. ": it is whole as it says", code == 0 and
      (same(dir) or from and same(dir, from)), read(WORK .. "/said"))
  else
    expect(what .. ": it does not look whole", code ~= 0)
  end
  local err
  code, err = run(store(dir))
  expect(what .. ": --resume goes on", code <= 1 and #news(err) == 0, err)
  expect(what .. ": --resume mends", same(dir), read(WORK .. "/diff"))
end

local function check_failure(what, code, err)
  local lines = news(err)
  expect(what .. ": exit code 6, not " .. code, code == 6, err)
  expect(what .. ": one line tells", #lines == 1, err)
end

-- -------------------------------------------------------- calls that fail

-- Calls whose failure a run may bear: then it must end as one without it.
local BORNE = { rename = true, unlink = true }

--- Every call of a kind, one a run, that begins with a copy of `from`.
local function fail_each(call, from, options)
  local n = 0
  repeat
    n = n + 1
    sh("rm -rf %s/x", WORK)
    if from then sh("cp -r %s/%s %s/x", WORK, from, WORK) end
    local what = ("%s %d%s"):format(call, n, from and " of " .. from or "")
    local code, err = run("GEOENG_FAULT='%s %d' LD_PRELOAD=$PWD/%s %s", call, n,
      SHIM, store("x", options))
    local hit = err:find("fault: ", 1, true)
    if not hit or (BORNE[call] and code <= 1) then
      expect(what .. ": the run ends", code <= 1 and same "x", err)
    else
      check_failure(what, code, err)
      check_folder(what, "x", from)
    end
  until not hit or n == 500
  expect(call .. ": some calls failed", n > 1 or from or call == "unlink")
  return n - 1
end

local CALLS = { "write", "short", "fsync", "truncate", "rename", "unlink",
  "open" }
local parts = {}

function parts.calls()
  local counts = {}
  for _, call in ipairs(CALLS) do
    counts[#counts + 1] = call .. " " .. fail_each(call)
  end
  print("of a new run: " .. table.concat(counts, ", "))
  -- Folders that runs go on with: one that ended within a part, one whose full
  -- part has not got its name, one that was whole before its input grew.
  sh("cp -r %s/whole %s/within && rm %s/within/complete", WORK, WORK, WORK)
  sh("cd %s && cp -r within unnamed && cd unnamed && f=$(ls part-* | tail -n 1) "
    .. "&& mv $f $f.open", WORK)
  sh("mkdir %s/full", WORK)
  run("GEOENG_FAULT='rename 2' LD_PRELOAD=$PWD/%s %s", SHIM, store "full")
  expect("a full part without its name",
    read(WORK .. "/full/part-00000.jsonl.open"))
  corpus("short.jsonl", 20)
  sh("cd %s && cp corpus.jsonl all.jsonl && cp short.jsonl corpus.jsonl", WORK)
  run(store "grown")
  sh("cd %s && cp all.jsonl corpus.jsonl", WORK)
  for _, from in ipairs { "within", "unnamed", "full", "grown" } do
    counts = {}
    for _, call in ipairs(CALLS) do
      counts[#counts + 1] = call .. " " .. fail_each(call, from)
    end
    print("of " .. from .. ": " .. table.concat(counts, ", "))
  end
end

-- ------------------------------------------------------------- full disks

function parts.full()
  for _, format in ipairs { "jsonl", "json", "csv", "geojson" } do
    for _, out in ipairs { ">/dev/full", "--out /dev/full" } do
      for jobs = 0, 2, 2 do
        local what = ("%s %s -j%d"):format(format, out, jobs)
        local code, err = run("geoeng -q rules/military.lua %s/corpus.jsonl "
          .. "--format %s -j%d %s", WORK, format, jobs, out)
        expect(what .. ": exit code 6, not " .. code, code == 6, err)
        expect(what .. ": a line tells", err:find "No space left on device",
          err)
      end
    end
  end
  for _, command in ipairs { "tokens tests/data/sample.txt", "packs", "help",
    "spans tests/data/sample.txt", "help output", "verify " .. WORK .. "/whole", "merge " .. WORK
    .. "/whole", "help schema", "filter rules/military.lua <" .. WORK
    .. "/corpus.jsonl" } do
    local code, err = run("geoeng %s >/dev/full", command)
    expect(command .. ": exit code 6, not " .. code, code == 6, err)
    expect(command .. ": a line tells", err:find "No space left on device", err)
  end
  -- A folder on a file system that fills up, or, where none can be mounted,
  -- files that may not grow.
  local size = 0
  local mounted = os.execute(("mkdir -p %s/small && mount -t tmpfs -o size=%dk "
    .. "none %s/small 2>/dev/null"):format(WORK, 16, WORK))
  if not mounted then print "no tmpfs: only limits of files" end
  repeat
    size = size + 12
    if not mounted then break end
    sh("rm -rf %s/small/*; mount -o remount,size=%dk %s/small", WORK, size, WORK)
    local what = ("a disk of %d kB"):format(size)
    local code, err = run(store "small/x")
    if code ~= 1 then
      check_failure(what, code, err)
      sh("rm -rf %s/x && cp -r %s/small/x %s/x", WORK, WORK, WORK)
      check_folder(what, "x")
    else
      expect(what .. ": the run ends", same "small/x", err)
    end
  until code == 1 or size > 400
  if mounted then sh("umount %s/small", WORK) end
  for blocks = 0, 24, 2 do -- of 512 bytes
    local what = ("files of %d bytes"):format(blocks * 512)
    sh("rm -rf %s/x", WORK)
    local _, err = run("(trap '' XFSZ; ulimit -f %d; %s) 2>&1 | cat >&2",
      blocks, store "x" .. "; echo code $?")
    local code = math.tointeger(err:match "code (%d+)")
    if code ~= 1 then check_failure(what, code, err) end
    check_folder(what, "x")
  end
end

-- ----------------------------------------------------------- broken pipes

function parts.pipe()
  corpus("many.jsonl", 400)
  local commands = { "merge " .. WORK .. "/many", "filter rules/military.lua <"
    .. WORK .. "/many.jsonl", "spans " .. WORK .. "/many.jsonl" }
  run("geoeng -q rules/military.lua %s/many.jsonl --out %s/many/", WORK, WORK)
  for _, format in ipairs { "jsonl", "json", "csv", "geojson" } do
    for jobs = 0, 2 do
      commands[#commands + 1] = ("-q rules/military.lua %s/many.jsonl -j%d "
        .. "--format %s"):format(WORK, jobs, format)
    end
  end
  for _, command in ipairs(commands) do
    for _, reader in ipairs { "head -c 1", "true" } do
      -- The corpus has lines that are no document.
      local _, err = run("(geoeng %s; echo code $? >&2) | %s >/dev/null",
        command, reader)
      local what = command .. " | " .. reader
      local code = err:match "code (%d+)"
      expect(what .. ": exit code 141, not " .. code, code == "141", err)
      expect(what .. ": nothing is said", not err:lower():find "pipe" and
        not err:find "writing failed", err)
    end
  end
end

sh("rm -rf %s && mkdir -p %s", WORK, WORK)
corpus("corpus.jsonl", 30)
run(store "whole")
sh("%s verify %s/whole >/dev/null", GEOENG, WORK)
for _, name in ipairs(#arg > 0 and arg or { "calls", "full", "pipe" }) do
  assert(parts[name], name)()
end
sh("rm -rf %s", WORK)
suite.finish()
