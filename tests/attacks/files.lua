-- Faults of the folder that a run writes: each alters a file of a finished or
-- stopped run, and says what verify, merge and --resume answer. Whatever
-- --resume mends has then the bytes of a run that was not stopped.
--   lua5.4 tests/attacks/files.lua     prints "N passed, N failed"
--
-- What is tried, and where (names of rules/*.lua without load_ and doc_):
--   bytecode, ways out     bytecode names outside; modules and links here
--   limits that are caught backtrack_caught endless nested_calls handler
--   searches               backtrack iterate peg_exponential peg_search peg
--   loops of C             repeat_nothing move sort unpack metamethods
--                          lying_length closers finalizer finalizer_set
--   memory                 memory growth lists strings peg_captures large
--   LPeg                   peg_long peg_number peg_repeat peg_deep peg_stack
--                          peg_cmt
--   depth                  recursion recursion_c stack parentheses source ring
--                          cycle; patterns and 60 MB of text here
--   errors                 error_object error_lines error_long error reason
--   what others see        poison string_table library global counter closure
--                          table insert capture iterator pairs keep metatable
--                          value; documents alone and in reverse here
--   chance                 addresses order random
--   files                  lexicon cameo read; FIFOs, devices, links here
--   the core               indices stale words event given many
--                          endless_events bytes; texts: tests/hostile
--   terminal, output       print escape bytes; cells of CSV here
--   commands               here; signals: signals.sh; caches: tests/cache.sh

local suite = dofile "tests/suite.lua"
local sh, read, write, expect = suite.sh, suite.read, suite.write, suite.expect
local WORK = "build/files"
local GEOENG = os.getenv "GEOENG" or "./geoeng"
--- Exit code and what was said on both streams.
local function run(fmt, ...)
  local out = WORK .. "/said"
  local command = fmt:format(...):gsub("^geoeng", GEOENG)
  local _, _, code = os.execute(command .. " >" .. out .. " 2>&1")
  return code, read(out)
end

-- ------------------------------------------------------------------ the runs

local TEXT = '{"id":"%d","date":"2024-05-08","text":"France sold %d jets to '
  .. 'Egypt. Israel struck a depot in Damascus, killing %d soldiers."}\n'

local function corpus(path, n, change)
  local lines = {}
  for i = 1, n do
    lines[i] = i % 10 == 5 and "not a document\n" or TEXT:format(i, i, i)
    lines[i] = change and change(i, lines[i]) or lines[i]
  end
  write(WORK .. "/" .. path, table.concat(lines))
end

local function run_to(dir, options, input, rules)
  return run("geoeng -q rules/%s.lua %s/%s --out %s/%s/ --part-bytes 9000 %s",
    rules or "military", WORK, input or "corpus.jsonl", WORK, dir,
    options or "")
end

sh("rm -rf %s && mkdir -p %s", WORK, WORK)
-- Messages tell the name of a file: it is one for all.
corpus("corpus.jsonl", 20)
run_to("stopped")
os.remove(WORK .. "/stopped/complete")
run_to("t2", "--shard 2/3")
corpus("corpus.jsonl", 30)
corpus("other.jsonl", 30, function(_, l) return (l:gsub("Egypt", "Italy")) end)
run_to("whole")
run_to("other", nil, "other.jsonl")
run_to("diplomacy", nil, nil, "diplomacy")
sh("%s verify %s/whole %s/other %s/diplomacy >/dev/null", GEOENG, WORK, WORK,
  WORK)

local function same_as(dir, whole)
  return (os.execute(("diff -r %s/%s %s/%s >%s/diff 2>&1"):format(WORK, whole,
    WORK, dir, WORK)))
end

-- ---------------------------------------------------------------- the faults

--- Changes the text of a file.
local function edit(name, fn)
  return function(dir)
    local path = dir .. "/" .. name
    write(path, (fn(assert(read(path), path))))
  end
end
local function empty(name) return edit(name, function() return "" end) end
local function append(name, what)
  return edit(name, function(s) return s .. what end)
end
local function from(run_name, ...)
  local names = { ... }
  return function(dir)
    for _, name in ipairs(names) do
      sh("cp %s/%s/%s %s/", WORK, run_name, name, dir)
    end
  end
end
local function gone(name) return function(dir) os.remove(dir .. "/" .. name) end end
--- Of lines, those that fn gives from a list of them.
local function lines(name, fn)
  return edit(name, function(s)
    local list = {}
    for line in s:gmatch "[^\n]*\n" do list[#list + 1] = line end
    fn(list)
    return table.concat(list)
  end)
end
local function link(name)
  return function(dir)
    write(WORK .. "/victim", "precious")
    sh("rm -f %s/%s && ln -s ../victim %s/%s", dir, name, dir, name)
  end
end
local function swap(i, j)
  return function(l) l[i], l[j] = l[j], l[i] end
end
local RECORD = '{"schema":"geoeng-event-1","doc":"x"}\n'

-- name, of which run, the fault, what verify says, what --resume says: false:
-- it refuses, with verify's words; "": it has nothing to say; both by default
-- as verify. The message of verify always begins with the file.
local FAULTS = {
  { "an emptied journal", "whole", empty "journal", "journal: error: it is empty" },
  { "a missing journal", "whole", gone "journal", "journal: error: .*missing" },
  { "a journal of the header alone", "whole",
    lines("journal", function(l) for i = #l, 2, -1 do l[i] = nil end end),
    "journal: error: it has lines of 0 documents, and 30 were written" },
  { "a journal cut at a line", "whole",
    lines("journal", function(l) for i = #l, 12, -1 do l[i] = nil end end),
    "journal: error: it has lines of 10 documents, and 30" },
  { "a journal cut by its last line", "whole",
    lines("journal", function(l) l[#l] = nil end), "lines of 29 documents" },
  { "a journal cut within a line", "whole",
    edit("journal", function(s) return s:sub(1, -20) end),
    "journal:31: error: this is no line" },
  { "a line that is left out", "whole",
    lines("journal", function(l) table.remove(l, 9) end), "journal:9: error: " },
  { "the first line left out", "whole",
    lines("journal", function(l) table.remove(l, 2) end), "error: " },
  { "two lines swapped", "whole", lines("journal", swap(9, 10)), "error: " },
  { "a line twice", "whole",
    lines("journal", function(l) table.insert(l, 9, l[9]) end),
    "journal:10: error: document 7 comes twice" },
  { "all lines in reverse", "whole", lines("journal", function(l)
    for i = 2, 15 do l[i], l[33 - i] = l[33 - i], l[i] end
  end), "error: " },
  { "garbage behind the journal", "whole", append("journal", "\0\1garbage"),
    "journal:32: error: this is no line" },
  { "an empty line in the journal", "whole", append("journal", "\n"),
    "journal:32: error: this is no line" },
  { "a changed content hash", "whole", lines("journal", function(l)
    l[9] = l[9]:gsub("%x(%x* %x*\n)$", "0%1")
    l[9] = l[9]:gsub(" (%x)(%x+) (%x+\n)$", function(a, b, c)
      return " " .. (a == "0" and "1" or "0") .. b .. " " .. c
    end)
  end), "journal:9: error: the line does not follow" },
  { "a changed id hash", "whole", lines("journal", function(l)
    l[9] = l[9]:gsub("^(%d+) %x", function(a) return a .. " x" end)
  end), "journal:9: error: this is no line" },
  { "an ordinal that jumps", "whole", lines("journal", function(l)
    l[31] = l[31]:gsub("^29 ", "99 ")
  end), "journal:31: error: the line does not follow" },
  { "a number that overflows", "whole", lines("journal", function(l)
    l[9] = l[9]:gsub("^7 ", "99999999999999999999999 ")
  end), "journal:9: error: " },
  { "the journal of other rules", "whole", from("diplomacy", "journal"),
    "journal: error: it belongs to another run", false },
  { "the journal of another input", "whole", from("other", "journal"),
    "error: " },
  { "journal and sign of another input", "whole",
    from("other", "journal", "complete"), "error: the records of document 0" },
  { "the sign of other rules", "whole", from("diplomacy", "complete"),
    "complete: error: it belongs to another run", false },
  { "the sign of another input", "whole", from("other", "complete"),
    "complete: error: its `records` are not" },
  { "an emptied sign", "whole", empty "complete",
    "complete: error: it is not what the end of a run writes" },
  { "a sign with another number", "whole", edit("complete", function(s)
    return (s:gsub("inputs 30", "inputs 31"))
  end), "complete: error: it was altered" },
  { "garbage behind the sign", "whole", append("complete", "x\n"),
    "complete: error: it was altered" },
  { "a record behind the last part", "whole", function(dir)
    sh("f=$(ls %s/part-* | tail -n 1); printf '%%s\\n' '{}' >>$f", dir)
  end, "part%-%d+.jsonl: error: it has 3 bytes " },
  { "a record behind a full part", "whole", append("part-00000.jsonl", RECORD),
    "part%-00000.jsonl: error: it has %d+ bytes behind" },
  { "an emptied part", "whole", empty "part-00001.jsonl",
    "part%-00001.jsonl: error: it is cut" },
  { "a missing part", "whole", gone "part-00001.jsonl",
    "part%-00001.jsonl: error: the file is missing" },
  { "a part cut by a record", "whole",
    lines("part-00001.jsonl", function(l) l[#l] = nil end),
    "part%-00001.jsonl: error: it is cut" },
  { "a byte of a part", "whole", edit("part-00001.jsonl", function(s)
    return s:sub(1, 99) .. "#" .. s:sub(101)
  end), "part%-00001.jsonl: error: the records of document" },
  { "two records swapped", "whole", lines("part-00000.jsonl", swap(1, 2)),
    "part%-00000.jsonl: error: the records of document 0 .* are not" },
  { "two parts swapped", "whole", function(dir)
    sh("cd %s && mv part-00000.jsonl x && mv part-00001.jsonl part-00000.jsonl "
      .. "&& mv x part-00001.jsonl", dir)
  end, "part%-00000.jsonl: error: " },
  { "a part of another run", "whole", from("other", "part-00001.jsonl"),
    "part%-00001.jsonl: error: " },
  { "a part too many", "whole", function(dir)
    sh("cp %s/part-00000.jsonl %s/part-00099.jsonl", dir, dir)
  end, "part%-00099.jsonl: error: the journal does not know" },
  { "an open part too many", "whole", function(dir)
    sh("cp %s/part-00000.jsonl %s/part-00000.jsonl.open", dir, dir)
  end, "part%-00000.jsonl.open: error: the journal does not know" },
  { "an emptied failed.jsonl", "whole", empty "failed.jsonl",
    "failed.jsonl: error: it is cut: the error of document 4" },
  { "a missing failed.jsonl", "whole", gone "failed.jsonl",
    "failed.jsonl: error: the file is missing" },
  { "a changed failure", "whole", edit("failed.jsonl", function(s)
    return (s:gsub("JSON", "XSON", 1))
  end), "failed.jsonl: error: the error of document 4 is not" },
  { "a failure too many", "whole", append("failed.jsonl", "{}\n"),
    "failed.jsonl: error: it has 3 bytes that the journal" },
  { "an altered key", "whole", edit("run", function(s)
    return (s:gsub("offsets %d", "offsets 9"))
  end), "error: it belongs to another run", "other rules, options" },
  { "an emptied run file", "whole", empty "run",
    "run: error: this folder was written by an older geoeng", false },
  { "no run file", "whole", gone "run", "run: error: the file is missing",
    "run has not made it", true },
  { "a folder of the former format", "whole", function(dir)
    sh("rm %s/*", dir)
    write(dir .. "/run", "geoeng 0.1.0 rules 77 shard 0/0\n")
    write(dir .. "/journal", "0 6b86b273ff34fce1 0 0 e3b0c44298fc1c14 0\n")
    write(dir .. "/part-00000.jsonl", "")
    write(dir .. "/failed.jsonl", "")
    write(dir .. "/complete", "")
  end, "run: error: this folder was written by an older geoeng", false },
  -- Links.
  { "a link for a part", "whole", link "part-00001.jsonl",
    "part%-00001.jsonl: error: it is a symbolic link", false },
  { "a link for the journal", "whole", link "journal",
    "journal: error: it is a symbolic link", false },
  { "a link for the failures", "whole", link "failed.jsonl",
    "failed.jsonl: error: it is a symbolic link", false },
  { "a link for the sign", "whole", link "complete",
    "complete: error: it is a symbolic link", false },
  { "a link for the run file", "whole", link "run",
    "run: error: it is a symbolic link", false },
  { "a FIFO for the journal", "whole", function(dir)
    sh("rm %s/journal && mkfifo %s/journal", dir, dir)
  end, "journal: error: it is no ordinary file", false },
  { "a folder for a part", "whole", function(dir)
    sh("rm %s/part-00001.jsonl && mkdir %s/part-00001.jsonl", dir, dir)
  end, "part%-00001.jsonl: error: it is no ordinary file", false },
  -- Runs that were stopped.
  { "a run that was stopped", "stopped", function() end,
    ": 20 documents, stopped before the end", "" },
  { "half a line behind the journal", "stopped", append("journal", "20 abcd"),
    ": 20 documents, stopped", "" },
  { "half a record behind the last part", "stopped", function(dir)
    sh("f=$(ls %s/part-* | tail -n 1); printf '{' >>$f", dir)
  end, ": 20 documents, stopped", "" },
  { "a sign that is half written", "stopped", function(dir)
    write(dir .. "/complete.new", "run 12")
  end, ": 20 documents, stopped", "" },
  { "the sign was lost", "whole", gone "complete", ": 30 documents, stopped",
    "" },
  { "stopped: the journal emptied", "stopped", empty "journal",
    "part%-%d+.jsonl: error: the journal does not know" },
  { "stopped: garbage in the journal", "stopped",
    append("journal", "garbage\n"), "journal:22: error: this is no line" },
  { "stopped: swapped lines", "stopped", lines("journal", swap(5, 6)),
    "error: " },
  { "stopped: an emptied failed.jsonl", "stopped", empty "failed.jsonl",
    "failed.jsonl: error: it is cut" },
  { "stopped: a part appended to", "stopped",
    append("part-00000.jsonl", RECORD), "part%-00000.jsonl: error: it has" },
  { "stopped: a sign of another run", "stopped", from("other", "complete"),
    "error: " },
}

for _, x in ipairs(FAULTS) do
  local name, of, fault, said, resumed, silent = table.unpack(x)
  local dir = WORK .. "/x"
  sh("rm -rf %s && cp -r %s/%s %s", dir, WORK, of, dir)
  fault(dir)
  local code, text = run("timeout 5 %s verify %s", GEOENG, dir)
  local lead = text:sub(1, #dir) == dir
  expect(name .. ": verify", code == 1 and lead and text:find(said)
    and select(2, text:gsub("\n", "")) == 1, text)
  code, text = run("timeout 5 %s merge %s", GEOENG, dir)
  expect(name .. ": merge", code == 1 and not text:find '"schema"' and
    (text:find(said) or text:find "was stopped before the end"), text)
  code, text = run_to("x", "--resume")
  text = text:gsub("[^\n]-not a JSON document.-\n.-\n.-\n", "")
  if silent or resumed == false or resumed == "other rules, options" then
    expect(name .. ": resume refuses", code == 6 and
      text:find(resumed or said), text)
  else
    local told = said:gsub("error:", "warning:")
    expect(name .. ": resume", code == 1 or code == 0, text)
    expect(name .. ": resume tells", resumed == "" and
      not text:find "warning" or resumed ~= "" and text:find(told), text)
    expect(name .. ": resume mends", same_as("x", "whole"),
      read(WORK .. "/diff"))
  end
  local victim = read(WORK .. "/victim")
  if victim then
    expect(name .. ": the link is not followed", victim == "precious")
  end
end

-- ------------------------------------------------------ links of a new run

for _, name in ipairs { "lock", "run.new", "journal", "failed.jsonl",
  "part-00000.jsonl.open", "complete.new", "part-00001.jsonl.open" } do
  local dir = WORK .. "/x"
  sh("rm -rf %s && mkdir %s", dir, dir)
  link(name)(dir)
  local code, text = run_to "x"
  expect("a planted link: " .. name, code == 6 and
    text:find(name .. ": error: it is a symbolic link", 1, true), text)
  expect("a planted link is not followed: " .. name,
    read(WORK .. "/victim") == "precious")
end
do
  sh("rm -rf %s/x && mkdir %s/x", WORK, WORK)
  link "events.jsonl" (WORK .. "/x")
  local code = run("geoeng -q rules/military.lua %s/corpus.jsonl --out "
    .. "%s/x/events.jsonl", WORK, WORK)
  expect("a link that the user named is followed", code == 1 and
    read(WORK .. "/victim"):find "schema")
end

-- What commands write beside a file first.
for _, new in ipairs { "a link", "a file" } do
  local path = WORK .. "/x/pack.lua"
  sh("rm -rf %s/x && mkdir %s/x", WORK, WORK)
  if new == "a link" then link "pack.lua.new" (WORK .. "/x")
  else write(path .. ".new", "precious") end
  local code, text = run("geoeng new %s", path)
  expect(new .. " in the way of a new file is told", code ~= 0 and
    text:find("pack.lua.new: it is in the way", 1, true), text)
  expect(new .. " in the way stays", not read(path) and
    read(path .. ".new") == "precious")
end

-- ------------------------------------------------- documents that changed

local function changed(what, change, n, says, from_n)
  sh("rm -rf %s/x %s/y && cp -r %s/whole %s/x", WORK, WORK, WORK, WORK)
  corpus("corpus.jsonl", n or 30, change)
  run_to("y")
  local code, text = run_to("x", "--resume --stats=json")
  expect(what .. ": it goes on", code <= 1, text)
  expect(what .. ": it is told", not says and
    not text:find "have changed" or says and
    text:find(says .. " documents have changed") ~= nil
    and text:find(('"changed":%d'):format(says)) ~= nil, text)
  if from_n then
    expect(what .. ": no more than needed", text:find('"documents":' .. from_n,
      1, true), text)
  end
  expect(what .. ": the bytes of a new run", same_as("x", "y"),
    read(WORK .. "/diff"))
end
local function at(i, old, new)
  return function(k, line)
    return k == i and assert(line:gsub(old, new)) or line
  end
end
changed("nothing", nil, 30, nil, 0)
changed("a text", at(7, "Egypt", "Italy"), 30, 1, 22)
changed("the last text", at(30, "Egypt", "Italy"), 30, 1, 1)
changed("a date", at(7, "05%-08", "05-09"), 30, 1)
changed("a title", at(7, '"text"', '"title":"Jets","text"'), 30, 1)
changed("a member", at(7, '"text"', '"source":"x","text"'), 30, 1)
changed("a line that can be read now", function(i, l)
  return i == 5 and TEXT:format(5, 5, 5) or l
end, 30, 1)
changed("a line that cannot be read now", function(i, l)
  return i == 7 and "not a document\n" or l
end, 30, 1)
changed("two texts", function(i, l)
  return (i == 3 or i == 29) and l:gsub("jets", "ships") or l
end, 30, 2)
changed("the first text and more documents", at(1, "jets", "ships"), 40, 1)
changed("more documents", nil, 40, nil, 9)

local function refused(what, n, change)
  sh("rm -rf %s/x && cp -r %s/whole %s/x", WORK, WORK, WORK)
  corpus("corpus.jsonl", n, change)
  local code, text = run_to("x", "--resume")
  expect(what, code == 4 and text:find "not the one that the run was begun",
    text)
  expect(what .. ": the run stays as it is", same_as("x", "whole"))
end
refused("fewer documents", 20)
refused("a document in front", 31, function(i)
  return TEXT:format(i - 1, i - 1, i - 1)
end)

-- ----------------------------------------------------------------- shards

corpus("corpus.jsonl", 30)
for i = 1, 3 do run_to("s" .. i, ("--shard %d/3"):format(i)) end
local function merged(what, dirs, says)
  local list = dirs:gsub("%S+", WORK .. "/%0")
  local code, text = run("%s merge %s", GEOENG, list)
  if says then expect(what, code == 1 and text:find(says), text)
  else
    local parts = {}
    for p in io.popen("cat " .. WORK .. "/whole/part-*"):lines "L" do
      parts[#parts + 1] = p
    end
    expect(what, code == 0 and text == table.concat(parts), text)
  end
end
merged("shards", "s3 s1 s2")
merged("a missing shard", "s1 s3", "is in no directory")
merged("a shard twice", "s1 s2 s3 s3", "is in .*s3 and in .*s3")
merged("a shard of another input", "s1 t2 s3", "other documents in their input")
merged("a shard of other rules", "s1 s2 s3 diplomacy", "other rules or options")
os.remove(WORK .. "/s2/complete")
merged("a stopped shard", "s1 s2 s3", "s2: error: the run was stopped")

-- ------------------------------------------ what rules name, and who asks

local R = WORK .. "/rules"
local BINARY = GEOENG -- from any folder
if not GEOENG:find "^/" then
  local pipe = io.popen "pwd"
  BINARY = pipe:read "l" .. "/" .. GEOENG
  pipe:close()
end

--- Makes a folder of a stranger's pack, beside a file that is none of it.
local function stranger(text)
  sh("rm -rf %s && mkdir -p %s/pack", R, R)
  write(R .. "/secret.tsv", "phrase\nmarzipan\n")
  write(R .. "/secret.lua", "return { word = 'marzipan' }\n")
  write(R .. "/pack/a.lua", text)
end

local LEXICON = 'words "p" { tsv = "%s" }\nevent "x" { find = "$p" }\n'
local MODULE = 'local m = require "%s"\nevent "x" { find = m.word }\n'

-- How a name leads out of the folder: what is made there, the rule file.
for what, x in pairs {
  ["a lexicon by .."] = { "true", LEXICON:format "../secret.tsv" },
  ["a lexicon by a link"] = { "ln -s ../secret.tsv l.tsv", LEXICON:format "l.tsv" },
  ["a lexicon below a link"] = { "ln -s .. l", LEXICON:format "l/secret.tsv" },
  ["a lexicon that is a FIFO"] = { "mkfifo l.tsv", LEXICON:format "l.tsv" },
  ["a lexicon that is a folder"] = { "mkdir l.tsv", LEXICON:format "l.tsv" },
  ["a lexicon that is a device"] = { "ln -s /dev/zero l.tsv", LEXICON:format "l.tsv" },
  ["a module by a link"] = { "ln -s ../secret.lua m.lua", MODULE:format "m" },
  ["a module below a link"] = { "ln -s .. l", MODULE:format "l.secret" },
  ["a module that is a FIFO"] = { "mkfifo m.lua", MODULE:format "m" },
  ["a module that is a folder"] = { "mkdir m.lua", MODULE:format "m" },
} do
  stranger(x[2])
  sh("cd %s/pack && %s", R, x[1])
  write(R .. "/text.txt", "The marzipan.")
  local code, text = run("timeout 5 %s %s/pack/a.lua %s/text.txt --format jsonl",
    GEOENG, R, R)
  expect(what .. ": its line is told", code == 3 and
    text:find("^" .. R .. "/pack/a.lua:1:"), text)
  expect(what .. ": nothing of it", not text:find "marzipan", text)
end

-- Ways that are open, so that the above does not pass by a wrong name.
for what, text in pairs { lexicon = LEXICON:format "in/l.tsv",
  module = MODULE:format "in.m" } do
  stranger(text)
  sh("cd %s && mkdir pack/in && cp secret.tsv pack/in/l.tsv && cp secret.lua "
    .. "pack/in/m.lua", R)
  write(R .. "/text.txt", "The marzipan.")
  local code, said = run("timeout 5 %s %s/pack/a.lua %s/text.txt --format jsonl",
    GEOENG, R, R)
  expect("a " .. what .. " of the pack is read", code == 0 and
    said:find '"type":"x"', said)
end

-- A folder that calls itself the library.
stranger 'local d = require "geoeng.date"\nevent "x" { find = "depot" }\n'
sh("mkdir -p %s/pack/geoeng/time %s/pack/geoeng/cmd", R, R)
for _, name in ipairs { "date", "time/date", "core", "cmd/check" } do
  write(("%s/pack/geoeng/%s.lua"):format(R, name), ([[
    require("geoeng.core").writefile(%q, "taken")
    return {}]]):format(R .. "/taken"))
end
for _, from_where in ipairs { "GEOENG_PATH=" .. R .. "/pack " .. GEOENG .. " check "
  .. R .. "/pack/a.lua", ("(cd %s/pack && GEOENG_PATH=. %s check a.lua)")
  :format(R, BINARY) } do
  local code, text = run("%s", from_where)
  expect("a folder geoeng/ is no library", code == 0 and
    not read(R .. "/taken"), text)
end

-- Rules that have no end, by whatever calls them.
local SPIN = "while true do pcall(function() while true do end end) end"
for when, rules in pairs { load = SPIN,
  documents = 'event "x" { find = "trigger:strike", when = function() ' .. SPIN
  .. ' end }\ntest "x" { yes "Israel [trigger:struck] a depot." {} }' } do
  stranger(rules)
  write(R .. "/one.jsonl", TEXT:format(1, 1, 1))
  for _, command in ipairs { "run A D -j0", "run A D -j1", "check A", "test A",
    "trace A D", "diff A A D", "gaps A D", "why A x D", "profile A D",
    "filter A <D", "doc A", "spans A D", "brat A D --out " .. R } do
    local line = command:gsub("%f[%w]A%f[%W]", R .. "/pack/a.lua")
      :gsub("%f[%w]D%f[%W]", R .. "/one.jsonl")
    local code, text = run("timeout 10 %s %s", GEOENG, line)
    expect(("no end at %s: %s"):format(when, command), code <= 3, text)
    if code ~= 0 or text:find "error:" then
      expect(("no end at %s: %s tells the line"):format(when, command),
        text:find(R .. "/pack/a.lua:1:"), text)
    end
  end
end

-- A text that no machine reads to its end.
stranger(("{"):rep(60 << 20))
do
  local code, text = run("timeout 10 %s check %s/pack/a.lua", GEOENG, R)
  expect("a rule file of 60 MB", code > 0 and code <= 3 and #text < 4096 and
    text:find "a.lua:1:", text)
end

-- Definitions that the core compiles: nested deep, long, repeated often.
local DEEP = 'p = ("%s"):rep(%d) .. "a" .. ("%s"):rep(%d)'
for _, p in ipairs { DEEP:format("(", 100000, "", 0),
  DEEP:format("(", 100000, ")", 100000), DEEP:format("!", 100000, "", 0),
  DEEP:format("(a / ", 5000, ")", 5000), DEEP:format("(a ", 500, ")*", 500),
  DEEP:format("x:", 100000, "", 0), DEEP:format("[", 100000, "", 0),
  DEEP:format("a{1,64} ", 5000, "", 0), 'p = "a{1,1000000}"' } do
  for _, where in ipairs { 'span "s" { find = p }',
    'event "e" { find = p }', 'event "e" { verb = p }',
    'event "e" { find = "trigger:a", roles = { r = p } }' } do
    stranger("local " .. p .. " " .. where)
    local code, text = run("timeout 10 %s check %s/pack/a.lua", GEOENG, R)
    expect(("%s, %s"):format(p, where), code == 0 or code <= 3 and #text < 4096
      and text:find "a.lua:1[: ]", text)
  end
end

-- ------------------------------------- what an event depends on, and tells

-- A document alone, and among others, in another order.
sh("rm -rf %s && mkdir -p %s", R, R)
write(R .. "/state.lua", [[
local box, class = { list = {} }, { __index = {} }
local object = setmetatable({}, class)
event "x" { find = "trigger:strike", make = function(ev)
  for _, try in ipairs { function() box[#box + 1] = 1 end,
    function() box.list[#box.list + 1] = 1 end,
    function() table.insert(box.list, 1) end, function() object[1] = 1 end,
    function() class.__index[#class.__index + 1] = 1 end,
    function() require("geoeng.numeral").ONES.one = 9 end } do pcall(try) end
  ev.code = ("%d %d %d"):format(#box, #box.list, #class.__index)
end }
]])
corpus("corpus.jsonl", 9, function(i) return TEXT:format(i, i, i) end)
local function events_of(input)
  local _, text = run("%s -q rules/military.lua %s/state.lua %s --format jsonl -j0",
    GEOENG, R, input)
  return text
end
--- The lines of a text, sorted.
local function sorted(text)
  local list = {}
  for line in text:gmatch "[^\n]+" do list[#list + 1] = line end
  table.sort(list)
  return table.concat(list, "\n"), #list
end
do
  local all, list, alone = {}, {}, {}
  for line in io.lines(WORK .. "/corpus.jsonl") do all[#all + 1] = line end
  for i, line in ipairs(all) do
    write(R .. "/d.jsonl", line .. "\n")
    alone[i] = events_of(R .. "/d.jsonl")
    table.insert(list, 1, line)
  end
  local each, n = sorted(table.concat(alone))
  write(R .. "/all.jsonl", table.concat(all, "\n") .. "\n")
  local together = sorted(events_of(R .. "/all.jsonl"))
  expect("documents alone and together", n > 17 and together == each, together)
  write(R .. "/all.jsonl", table.concat(list, "\n") .. "\n")
  expect("documents in reverse", together == sorted(events_of(R
    .. "/all.jsonl")))
end

-- However the path of the rules is typed.
do
  local first
  for _, path in ipairs { "state.lua", "./state.lua", "../rules/state.lua",
    "$PWD/state.lua", ".//state.lua" } do
    local _, text = run("(cd %s && %s %s ../corpus.jsonl --format jsonl)",
      R, BINARY, path)
    first = first or text
    expect("a path of rules: " .. path, text:find '"file":"state.lua"' and
      text == first, text)
  end
end

-- Cells that a spreadsheet would compute.
write(R .. "/d.jsonl", [[{"id":"=1+1","date":"2024-05-08","text":"Israel ]]
  .. [[struck a depot in Damascus."}]] .. "\n")
do
  local _, text = run("%s rules/military.lua %s/d.jsonl --format csv", GEOENG, R)
  expect("a cell that is a formula", text:find "'=1%+1" and
    not text:find "[,\n]=1", text)
end

suite.finish()
