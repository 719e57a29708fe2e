-- Rule files of a stranger: lua5.4 tests/attacks/run.lua [GEOENG]
-- Each of rules/*.lua runs beside a shipped pack, with -j 0, 1 and 2: it must
-- end soon, be harmless or tell its error in lines that begin with file:line,
-- print no control character, give the same bytes with any -j, and leave the
-- pack's events as they are. Those of ../shared/eval/attacks, where they are,
-- must too, but for the places of what is no error of a rule.

local GEOENG = arg and arg[1] or "./geoeng"
local DIR = "build/attacks"
local SECONDS = os.getenv "GEOENG_SLOW" and 120 or 10
os.execute("rm -rf " .. DIR .. " && mkdir -p " .. DIR)

local TEXTS = { "Israel struck a depot in Damascus on Sunday.",
  "Rebels shelled Homs and struck 12 bases near Aleppo on Monday.",
  "Iran strikes a ship; Israel struck a port." }

local function read(path)
  local f = assert(io.open(path, "rb"))
  local s = f:read "a"
  f:close()
  return s
end

local f = assert(io.open(DIR .. "/docs.jsonl", "wb"))
for i = 1, 4 do
  f:write(('{"id":"d%d","date":"2024-05-08","text":"%s"}\n'):format(i,
    TEXTS[i % 3 + 1]))
end
f:close()

local function files_of(command)
  local list, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

-- Exit code, output, messages of a run of the pack and perhaps a file.
local function run(file, jobs)
  local _, how, code = os.execute(("timeout %d %s %s military.lua %s/docs.jsonl "
    .. "-j %d --format jsonl >%s/out 2>%s/err </dev/null"):format(SECONDS,
    GEOENG, file, DIR, jobs, DIR, DIR))
  if how == "signal" then code = -code end
  return code, read(DIR .. "/out"), read(DIR .. "/err")
end

-- The events of the pack alone, document by document; the hash of the rules
-- is that of all files.
local function pack_events(out)
  local by_doc = {}
  for line in out:gmatch "[^\n]+" do
    if not line:find('"type":"x"', 1, true) then
      local id = line:match '"doc":{"id":"(.-)"' or line:match '"doc":"(.-)"'
      line = line:gsub('"rules_sha256":"%x+"', "")
      by_doc[id] = (by_doc[id] or "") .. line .. "\n"
    end
  end
  return by_doc
end

local _, control = run("", 0)
local good = pack_events(control)
assert(next(good), "the pack has events")

local passed, failed = 0, 0

-- What is wrong with a run, or nil.
local function wrong(file, own, code, out, err)
  if code < 0 or code > 3 then return "exit code " .. code end
  if out:find "[\1-\8\11-\31\127]" or err:find "[%z\1-\8\11-\31\127]" then
    return "a control character"
  end
  if #err > 6 * 65536 + 65536 then return "too many messages" end
  if own and code ~= 0 and not err:find(file .. ":%d+:") then
    return "no message names file and line: " .. err:sub(1, 200)
  end
  if code > 1 then return nil end
  for id, events in pairs(pack_events(out)) do
    if events ~= good[id] then return "the pack's events changed in " .. id end
  end
  if code == 0 and out ~= "" then -- no document is lost
    local n = 0
    for _ in pairs(pack_events(out)) do n = n + 1 end
    for _ in pairs(good) do n = n - 1 end
    if n ~= 0 then return "documents are missing" end
  end
  return nil
end

local function attack(file, own)
  local first
  for jobs = 0, 2 do
    local code, out, err = run(file, jobs)
    local why = wrong(file, own, code, out, err)
    first = first or out
    if not why and out ~= first then why = "other bytes than with -j 0" end
    if why then
      failed = failed + 1
      print(("FAILED %s -j %d: %s"):format(file, jobs, why))
      return
    end
  end
  passed = passed + 1
end

for _, file in ipairs(files_of "ls tests/attacks/rules/*.lua") do
  attack(file, true)
end

local SHARED = "../shared/eval/attacks"
local theirs = files_of("ls -d " .. SHARED .. "/*/*.lua 2>/dev/null")
if #theirs == 0 then print("skipped " .. SHARED .. ": it is not here") end
for _, file in ipairs(theirs) do attack(file, false) end

os.execute("rm -rf " .. DIR)
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
