-- Rule files of a stranger: lua5.4 tests/attacks/run.lua [GEOENG [LIBRARY]]
-- Each of rules/*.lua runs beside a shipped pack, by the command with -j 0, 1
-- and 2 and by LIBRARY, a program that embeds geoeng (library.c): it must end
-- soon, be harmless or tell its error in lines that begin with file:line, print
-- no control character, give the same bytes and exit code each way, and leave
-- the pack's events as they are, those of another session of the same process,
-- too. Those of ../shared/eval/attacks, where they are, must too, but for the
-- places of what is no error of a rule.

local suite = dofile "tests/suite.lua"
local read = suite.read
local GEOENG = arg and arg[1] or "./geoeng"
local LIBRARY = arg and arg[2] or "build/release/attacks/library"
local DIR = "build/attacks"
local SECONDS = 300 -- what takes longer hangs
-- A build that checks memory is slow, and -j 0 and 2 run the same code.
local WAYS = GEOENG:find "/asan/" and { "-j1", "library" }
  or { "-j0", "-j1", "-j2", "library" }
os.execute("rm -rf " .. DIR .. " && mkdir -p " .. DIR)

local TEXTS = { "Israel struck a depot in Damascus on Sunday.",
  "Rebels shelled Homs and struck 12 bases near Aleppo on Monday.",
  "Iran strikes a ship; Israel struck a port." }

local function write_docs(name, form)
  local f = assert(io.open(DIR .. "/" .. name, "wb"))
  for i = 1, 4 do f:write(form:format(i, TEXTS[i % 3 + 1])) end
  f:close()
end
write_docs("docs.jsonl", '{"id":"d%d","date":"2024-05-08","text":"%s"}\n')
write_docs("docs.tsv", "d%d\t2024-05-08\t%s\n") -- for the library

-- Starts a run of the pack and perhaps a file; way: -j with its number, or
-- "library".
local function start(file, way)
  local command = ("%s %s military.lua %s/docs.jsonl %s --format jsonl"):format(
    GEOENG, file, DIR, way)
  if way == "library" then
    command = ("%s %s %s/docs.tsv %s/beside"):format(LIBRARY, file, DIR, DIR)
  end
  return assert(io.popen(("timeout %d %s >%s/out%s 2>%s/err%s </dev/null")
    :format(SECONDS, command, DIR, way, DIR, way)))
end

-- Exit code, output, messages of a run that was started.
local function finish(pipe, way)
  local _, how, code = pipe:close()
  if how == "signal" then code = -code end
  return code, read(DIR .. "/out" .. way), read(DIR .. "/err" .. way)
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

local _, control = finish(start("", "-j0"), "-j0")
local good = pack_events(control)
assert(next(good), "the pack has events")

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
  local first, first_code
  local library = start(file, "library") -- two at a time
  for _, way in ipairs(WAYS) do
    local pipe = way == "library" and library or start(file, way)
    local code, out, err = finish(pipe, way)
    local why = wrong(file, own, code, out, err)
    first, first_code = first or out, first_code or code
    if not why and out ~= first then why = "other bytes than with " .. WAYS[1] end
    if not why and code ~= first_code then
      why = ("exit code %d, with %s %d"):format(code, WAYS[1], first_code)
    end
    if not why and way == "library" and read(DIR .. "/beside") ~= control then
      why = "other events of the session beside it"
    end
    if why then
      suite.expect(("%s %s: %s"):format(file, way, why), false,
        code == 9 and err)
      if way ~= "library" then library:close() end
      return
    end
  end
  suite.expect(file, true)
end

for _, file in ipairs(suite.lines_of "ls tests/attacks/rules/*.lua") do
  attack(file, true)
end

local SHARED = "../shared/eval/attacks"
local theirs = suite.lines_of("ls -d " .. SHARED .. "/*/*.lua 2>/dev/null")
if #theirs == 0 then print("skipped " .. SHARED .. ": it is not here") end
for _, file in ipairs(theirs) do attack(file, false) end

os.execute("rm -rf " .. DIR)
suite.finish()
