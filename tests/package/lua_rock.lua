-- The module "geoeng" in the Lua that runs this file, which tests/package/lua.sh
-- starts: lua_rock.lua CORPUS.jsonl RECORDS-OF-THE-COMMAND FOLDER

local geoeng = require "geoeng"
local lpeg = require "lpeg" -- the host's own use of it

local CORPUS, RECORDS, FOLDER = arg[1], arg[2], arg[3]
local passed, failed = 0, 0

local function check(what, ok, report)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print(("FAILED: %s\n%s"):format(what, tostring(report)))
  end
end

local function has(text, part) return tostring(text):find(part, 1, true) end

--- An error is raised, and says so.
local function raises(what, part, f, ...)
  local ok, message = pcall(f, ...)
  check(what, not ok and has(message, part), message)
end

--- nil and a message that has a part.
local function fails(what, part, value, message)
  check(what, value == nil and has(message, part), message)
end

local TEXT = "Israeli jets struck a depot near Damascus on Sunday."

-- -------------------------------------------------------------- finalizers

-- A finalizer of the program that calls the engine while its events are copied;
-- now, since the fewer objects there are the sooner they are all collected.
do
  local e = assert(geoeng.engine { "military" })
  local told, stop = {}, false
  local function bait()
    setmetatable({}, { __gc = function()
      local ok, message = pcall(e.close, e)
      told[ok and "closed" or message] = true
      if not ok then ok, message = pcall(e.run, e, TEXT) end
      told[ok and "ran" or message] = true
      if not stop then bait() end
    end })
  end
  local texts = {}
  for i = 1, 200 do texts[i] = TEXT end
  local long = table.concat(texts, "\n\n")
  collectgarbage "incremental"
  collectgarbage("incremental", 10, 1000)
  local events
  bait()
  local ok, message = pcall(function() events = assert(e:run(long)) end)
  stop = true
  check("a finalizer cannot take the engine away", ok and #events == 200
    and told["the engine is at work: a finalizer called it"], message or next(told))
  collectgarbage("incremental", 200, 100)
  e:close()
end

-- -------------------------------------------------------------------- JSON

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local function unescaped(s)
  s = s:gsub("\\u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", function(a, b)
    return utf8.char(0x10000 + (tonumber(a, 16) - 0xD800) * 0x400
      + tonumber(b, 16) - 0xDC00)
  end)
  return (s:gsub("\\(.)(%x?%x?%x?%x?)", function(c, hex)
    if c == "u" then return utf8.char(tonumber(hex, 16)) end
    return (ESCAPES[c] or c) .. hex
  end))
end

local function number(s)
  return s:find "[.eE]" and tonumber(s) + 0.0 or math.tointeger(tonumber(s))
end

local P, S, R, V, C, Ct, Cc = lpeg.P, lpeg.S, lpeg.R, lpeg.V, lpeg.C, lpeg.Ct, lpeg.Cc
local blank = S " \t\r\n"^0
local function tok(p) return P(p) * blank end
local value = P { "value",
  value = V "string" + V "list" + V "object" + V "number"
    + tok "true" * Cc(true) + tok "false" * Cc(false)
    + tok "null" * Cc(geoeng.null),
  string = '"' * (C((P "\\" * 1 + (1 - S '"\\'))^0) / unescaped) * tok '"',
  number = C(P "-"^-1 * R "09"^1 * (P "." * R "09"^1)^-1
    * (S "eE" * S "+-"^-1 * R "09"^1)^-1) / number * blank,
  list = tok "[" * Ct((V "value" * (tok "," * V "value")^0)^-1) * tok "]",
  member = Ct(V "string" * tok ":" * V "value"),
  object = tok "{" * Ct((V "member" * (tok "," * V "member")^0)^-1) * tok "}"
    / function(members)
        local t = {}
        for _, m in ipairs(members) do t[m[1]] = m[2] end
        return t
      end,
} * -1

local function decode(line) return (assert(value:match(line), line)) end

--- Where two values differ, or nil; kinds of numbers count.
local function difference(a, b, at)
  if type(a) ~= "table" or type(b) ~= "table" then
    local same = a == b and math.type(a) == math.type(b)
    return not same and ("%s: %s, %s"):format(at, tostring(a), tostring(b)) or nil
  end
  for k in pairs(b) do if a[k] == nil then return at .. "." .. k .. " is missing" end end
  for k, v in pairs(a) do
    local found = difference(v, b[k], at .. "." .. k)
    if found then return found end
  end
end

-- ------------------------------------------------------------------ parity

local documents = {}
for line in io.lines(CORPUS) do documents[#documents + 1] = decode(line) end

local function info(d) return { id = d.id, date = d.date, title = d.title } end

do
  local want = {}
  for line in io.lines(RECORDS) do want[#want + 1] = line end
  local engine <close> = assert(geoeng.engine { "military", "diplomacy.lua" })
  local n, lines, odd = 0, {}, nil
  for _, d in ipairs(documents) do
    for _, event in ipairs(assert(engine:run(d.text, info(d)))) do
      n = n + 1
      odd = odd or (want[n] and difference(event, decode(want[n]), "event " .. n)
        or not want[n] and "more events than the command" or nil)
    end
    lines[#lines + 1] = assert(engine:jsonl(d.text, info(d)))
  end
  check(("events of %d documents are the command's"):format(#documents),
    n > 0 and n == #want and not odd, odd or n .. " events, not " .. #want)
  check("jsonl has the command's bytes",
    table.concat(lines) == table.concat(want, "\n") .. "\n", "other bytes")
  print(("%d events of %d documents"):format(n, #documents))
end

-- --------------------------------------------------------------- wrong use

local function write(name, text)
  local path = FOLDER .. "/" .. name
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
  return path
end

local engine = assert(geoeng.engine { "military" })
raises("no table", "table expected", geoeng.engine)
raises("a name instead of a table", "table expected", geoeng.engine, "military")
raises("no rule file", "no rule file is named", geoeng.engine, { only = "asserted" })
raises("a rule file that is none", "bad rule file #2", geoeng.engine, { "military", 5 })
raises("a hole", "bad rule file #", geoeng.engine, { [1] = "military", [2] = false })
raises("an unknown option", "unknown option 'onyl'", geoeng.engine, { "military", onyl = "x" })
raises("an option of another type", "bad option 'path' (string expected, got table)",
  geoeng.engine, { "military", path = {} })
raises("a NUL in an option", "holds a NUL", geoeng.engine, { "military", path = "a\0b" })
raises("a NUL in a name", "holds a NUL", geoeng.engine, { "mili\0tary" })
raises("a format with commas", "ask for jsonl", geoeng.engine, { "military", format = "json" })
raises("no text", "string expected", engine.run, engine)
raises("a document that is no table", "table expected", engine.run, engine, TEXT, "id")
raises("an unknown field", "unknown option 'url'", engine.run, engine, TEXT, { url = "x" })
raises("an item in a document", "unknown option '1'", engine.run, engine, TEXT, { "x" })
raises("a date that is none", "'in May' is no date", engine.run, engine, TEXT, { date = "in May" })
raises("no engine", "geoeng.engine expected", engine.run, {}, TEXT)
fails("meta that is no object", "meta must be a JSON object",
  engine:run(TEXT, { meta = "[1]" }))
fails("a missing file", "nowhere.lua: error: the rule file cannot be read",
  geoeng.engine { "nowhere.lua" })
fails("an unknown modality", "no modality 'assert'", geoeng.engine { "military", only = "assert" })
fails("an unknown format", "there is no such format", geoeng.engine { "military", format = "xml" })
fails("a missing model", "nowhere.model", geoeng.engine { "military", model = "nowhere.model" })
local wrong = write("wrong.lua", 'event "a" {\n  find = { "$nothing" },\n}\n')
fails("a mistake in a rule", wrong .. ":2:13: error: ", geoeng.engine { wrong })
local late = write("late.lua",
  'event "a" { find = "struck",\n  check = function(ev)\n    error "no good"\n  end }\n')
do
  local e <close> = assert(geoeng.engine { late })
  fails("a rule that fails in a document", late .. ":3", e:run(TEXT))
  local events = e:run "Nothing happened."
  check("and the next document runs", events and #events == 0, events)
end
check("the engine still works", #assert(engine:run(TEXT)) == 1, "no event")

engine:close()
engine:close()
for _, name in ipairs { "run", "jsonl", "output", "head", "foot", "warnings" } do
  raises("closed: " .. name, "the engine is closed", engine[name], engine, TEXT)
end
do
  local kept
  do
    local e <close> = assert(geoeng.engine { "military" })
    kept = e
  end
  raises("<close> closes", "the engine is closed", kept.run, kept, TEXT)
end

-- ------------------------------------------------------------------ values

do
  local e <close> = assert(geoeng.engine { "military" })
  local meta = '{"desk":"world","n":[1,2.5,null],"deep":{"yes":true}}'
  local event = assert(e:run(TEXT, { id = "x", date = "2024-05-08", meta = meta }))[1]
  check("meta comes through", not difference(event.meta, decode(meta), "meta"),
    difference(event.meta, decode(meta), "meta"))
  check("fields", event.doc == "x" and event.doc_date == "2024-05-08"
    and event.time.value == "2024-05-05" and math.type(event.trigger.start) == "integer"
    and math.type(event.place.lat) == "float", event.time.value)
  check("words are where they are said to be", TEXT:sub(event.trigger.start + 1,
    event.trigger["end"]) == event.trigger.text, event.trigger.text)
  check("ill-formed text", #assert(e:run("Israeli jets struck \xff a depot.")) >= 0)
  check("an empty text", #assert(e:run "") == 0)
end
do
  local e <close> = assert(geoeng.engine { "military", format = "csv", only = "asserted" })
  check("a table", has(assert(e:head()), "id,doc,type,") == 1
    and has(assert(e:output(TEXT)), ",attack,") and e:foot() == "", e:head())
  raises("events of a table", "call output", e.run, e, TEXT)
  raises("lines of a table", "call output", e.jsonl, e, TEXT)
  check("only=", e:output "Israel did not strike a depot." == "", "an event")
end
do
  local e <close> = assert(geoeng.engine { "military", types = "arms_transfer" })
  check("types=", #e:run(TEXT) == 0, "an attack")
  check("no warnings", #e:warnings() == 0, e:warnings()[1])
  local odd = write("odd.lua", 'words "unused" { "a" }\nevent "a" { find = "struck | struck" }\n')
  local w <close> = assert(geoeng.engine { odd })
  for _, line in ipairs(w:warnings()) do
    check("a warning has its place", has(line, odd .. ":") == 1, line)
  end
end
do
  local folder = FOLDER .. "/rules"
  os.execute("mkdir -p '" .. folder .. "'")
  write("rules/mine.lua", 'event "mine" { find = "struck" }\n')
  local e <close> = assert(geoeng.engine { "mine", path = folder })
  check("path=", e:run(TEXT)[1].type == "mine")
end

-- ------------------------------------------------ coroutines, many, gc, memory

do
  local e <close> = assert(geoeng.engine { "military" })
  local walk = coroutine.wrap(function()
    for i = 1, 3 do coroutine.yield(#assert(e:run(TEXT, { id = "c" .. i }))) end
  end)
  check("in a coroutine", walk() + #e:run(TEXT) + walk() + walk() == 4)
  local made = coroutine.wrap(function() return assert(geoeng.engine { "military" }) end)()
  collectgarbage()
  check("an engine outlives the coroutine that made it", #made:run(TEXT) == 1)
  made:close()
end
do
  local list, lines = {}, {}
  for i = 1, 4 do list[i] = assert(geoeng.engine { i % 2 == 1 and "military" or "diplomacy" }) end
  for i, e in ipairs(list) do lines[i] = assert(e:jsonl(TEXT)) end
  list[1]:close()
  check("engines are apart", lines[1] == lines[3] and lines[2] == lines[4]
    and lines[1] ~= lines[2] and list[3]:jsonl(TEXT) == lines[1])
end

--- Pages of memory that the process has, in KiB.
local function resident()
  return tonumber(io.open "/proc/self/statm":read "a":match "^%d+ (%d+)") * 4
end

-- Engines that nobody closed are collected.
do
  collectgarbage()
  local function round()
    for _ = 1, 4 do
      assert(geoeng.engine { "diplomacy" })
      collectgarbage()
      collectgarbage()
    end
    return resident()
  end
  local first = round()
  local last = round() and round()
  check("engines are collected", last - first < 20 * 1024, last - first .. " KiB more")
end

do
  local e <close> = assert(geoeng.engine { "military", "diplomacy" })
  local function some(from, to)
    for i = from, to do
      local d = documents[(i - 1) % #documents + 1]
      assert(e:run(d.text, info(d)))
    end
    collectgarbage()
    collectgarbage()
    return resident()
  end
  local before = some(1, 1500)
  local after = some(1501, 5000)
  print(("%d KiB after 1,500 documents, %d KiB after 5,000"):format(before, after))
  check("memory is flat over 5,000 documents", after - before < 4 * 1024,
    after - before .. " KiB more")
end

-- --------------------------------------------------------------- annotations

do
  local text = assert(io.open "scripts/lua/geoeng.d.lua"):read "a"
  local said, there = {}, {}
  for name in text:gmatch "\nfunction ([%w.:]+)%(" do said[name] = true end
  for name in text:match "%-%-%-@class geoeng\n(.-)\nlocal":gmatch "@field (%w+)" do
    said["geoeng." .. name] = true
  end
  for name in pairs(geoeng) do there["geoeng." .. name] = true end
  for name in pairs(getmetatable(engine).__index) do there["Engine:" .. name] = true end
  local odd = {}
  for name in pairs(said) do if not there[name] then odd[#odd + 1] = name end end
  for name in pairs(there) do if not said[name] then odd[#odd + 1] = name end end
  check("annotations are of what is there", #odd == 0, table.concat(odd, " "))
  local options = text:match "@class geoeng.Options\n(.-)\n\n"
  for name in options:gmatch "@field (%l+)" do
    local given = ({ count = "cluster", only = "asserted", types = "attack", format = "csv",
      model = "" })[name] or FOLDER
    local e, message = geoeng.engine { "military", [name] = given }
    check("the option " .. name, e, message)
    if e then e:close() end
  end
end

do -- nothing of the host's is touched
  local n = 0
  for name in pairs(package.loaded) do if name:find "^geoeng" then n = n + 1 end end
  check("one module is loaded", n == 1, n)
  check("no global", _G.geoeng == nil and rawget(_G, "event") == nil)
end

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and passed > 0, true)
