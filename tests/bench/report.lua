-- The table of tests/bench/run: lua5.4 report.lua CORPUS.jsonl RUNS
-- Each row is measured RUNS times, all rows in turn, and its median told.
local corpus, runs, accept = arg[1], tonumber(arg[2]), arg[3] == "--accept"
local DIR = "build/bench/"
local TEXT = DIR .. "corpus.txt"
local PACKS = "rules/military.lua rules/diplomacy.lua"
local ALL = (function()
  local p = assert(io.popen "ls rules/*.lua")
  local files = p:read "a":gsub("\n", " ")
  p:close()
  return files
end)()
local MODEL = "scripts/model/english.model"
local BASELINE = "tests/bench/BASELINE.tsv"
local PIECE = 40    -- documents whose instructions are counted
local PEERS = DIR .. "peers/"
local SPACY = DIR .. "spacy/"
local REPEAT = 5    -- times the corpus, for one run of the command
local FEW = 200     -- documents that spaCy's matchers read, which are slow
local FEWER = 60    -- that compromise reads

local function write(name, text)
  local f = assert(io.open(DIR .. name, "wb"))
  f:write(text)
  f:close()
end

local function read(path)
  local f = io.open(path, "rb")
  if not f then return nil end
  local s = f:read "a"
  f:close()
  return s
end

local function numbers(command)
  local p = assert(io.popen(command))
  local list = {}
  for n in p:read "a":gmatch "%S+" do list[#list + 1] = tonumber(n) end
  assert(p:close(), "failed: " .. command)
  return list
end

-- User and system seconds, and the peak in KiB, of one whole process.
local function timed(command)
  local p = assert(io.popen("{ /usr/bin/time -f '%U %S %M' " .. command
    .. " >/dev/null; } 2>&1 | tail -n 1"))
  local user, sys, peak = p:read "a":match "([%d.]+) ([%d.]+) (%d+)"
  p:close()
  return tonumber(user) + tonumber(sys), tonumber(peak)
end

local figures = {} -- name -> values of the runs
local function keep(name, value)
  local list = figures[name] or {}
  figures[name] = list
  list[#list + 1] = value
end

local function median(name)
  local list = figures[name]
  if not list then return nil end
  table.sort(list)
  return list[(#list + 1) // 2]
end

-- ------------------------------------------------------------- one round

local bytes = #read(TEXT)

local function texts()
  local r = numbers(("%sbench_text %s 3"):format(DIR, TEXT))
  keep("text", r[2] / 1e6)
  keep("text/hand", r[5])
  keep("hand", r[4] / 1e6)
  keep("memory", r[6])
  for _, kind in ipairs { "accents", "cyrillic" } do
    local path = DIR .. kind .. ".txt"
    local other = numbers(("%sbench_text %s 3"):format(DIR, path))
    -- By what was the same text: Cyrillic letters are two bytes each.
    keep(kind, 100 * (other[2] / #read(path)) / (r[2] / bytes))
  end
end

-- ns a token of text, lists and rules; and the raw row.
local function rules(nrules, nphrases)
  local r = numbers(("%sbench_rules %s 2 %d %sphrases200k.tsv %d"):format(DIR,
    TEXT, nrules, DIR, nphrases))
  return r[4] + r[5], r
end

local function lists_and_rules()
  local few = rules(0, 10000)
  local many, r = rules(0, 100000)
  local most = rules(0, 200000)
  keep("gazetteer", bytes / r[1] / many * 1000)
  keep("10k to 100k", 100 * (1 - few / many))
  keep("100k to 200k", 100 * (1 - many / most))
  local _, small = rules(300, 1)
  local _, large = rules(3000, 1)
  keep("1,000 rules", (large[5] - small[5]) / 2.7)
  keep("table", large[8] / 2 ^ 20)
  keep("full", large[9])
  local _, both = rules(300, 100000)
  keep("cold", 100 * both[7] / both[6])
end

local function start_up()
  local both = PACKS .. " " .. DIR .. "phrases.lua"
  for name, files in pairs { packs = PACKS, image = both,
    text = "--no-cache " .. both } do
    local n = 10
    local loop = ("sh -c 'i=0; while [ $i -lt %d ]; do ./geoeng %s %s; "
      .. "i=$((i+1)); done'"):format(n, files, DIR .. "empty.txt")
    keep("start " .. name, timed(loop) / n * 1000)
  end
end

-- Seconds above start-up of the command over the repeated corpus, or an input.
local function job(files, input)
  local idle = timed(("./geoeng %s %sempty.txt"):format(files, DIR))
  local seconds, peak = timed(
    ("./geoeng -j1 --max-events 0 %s %s%s --format jsonl"):format(files, DIR,
    input or "repeated.jsonl"))
  return seconds - idle, peak
end

-- Rule files over a text within a process of the library: MB/s when word types
-- are known, seconds of the first run, events, peak in KiB.
local function library(text, nruns, files)
  local r = numbers(("%sbench_session %s %d %s %s"):format(DIR, text, nruns,
    MODEL, files))
  return { speed = r[1] / r[6] / 1e6, first = r[5], warm = r[6], events = r[2],
    peak = r[7] }
end

local function packs()
  keep("packs, library", library(TEXT, 2, PACKS).speed)
  keep("all packs, library", library(TEXT, 2, ALL).speed)
  local some = library(TEXT, 2, DIR .. "events.lua")
  local none = library(TEXT, 2, DIR .. "no_events.lua")
  if some.events > 0 then
    keep("event, library", (some.warm - none.warm) / some.events * 1e6)
  end
  local one, peak = job(PACKS, "one")
  keep("one document", one / job(PACKS, "many"))
  keep("one document, peak", peak / 1024)
end

-- Seconds of the clock of two workers and one, over the repeated corpus.
local function workers()
  local function seconds(n)
    local p = assert(io.popen(("{ /usr/bin/time -f %%e ./geoeng -j%d %s "
      .. "%srepeated.jsonl --format jsonl >/dev/null; } 2>&1 | tail -n 1")
      :format(n, PACKS, DIR)))
    local s = tonumber(p:read "a")
    p:close()
    return s
  end
  keep("two workers", seconds(1) / seconds(2))
end

local function jobs()
  keep("pipeline", REPEAT * bytes / job(DIR .. "rules.lua") / 1e6)
  local seconds, peak = job(PACKS)
  keep("packs", REPEAT * bytes / seconds / 1e6)
  keep("peak", peak / 1024)
  seconds = job(ALL)
  keep("all packs", REPEAT * bytes / seconds / 1e6)
end

local function peers()
  if read(PEERS .. "node_modules/compromise/package.json") then
    local node = "NODE_PATH=" .. PEERS .. "node_modules node tests/bench/peers/"
    local r = numbers(("%swink.js %s 1"):format(node, TEXT))
    keep("wink", r[2] / 1e6)
    r = numbers(("%scompromise.js %s 1 %d"):format(node, TEXT, FEWER))
    keep("compromise", r[2] / 1e6)
  end
  if read(PEERS .. "venv/bin/pip") then
    local r = numbers(("%svenv/bin/python tests/bench/peers/spacy_match.py %s "
      .. "1 %srules.jsonl %sphrases.tsv %d"):format(PEERS, TEXT, DIR, DIR, FEW))
    keep("spacy", r[2] / 1e6)
    keep("spacy phrases", r[4] / 1e6)
  end
end

-- spaCy's tagger and parser alone, where tests/bench/syntax installed them.
local function parsers()
  if not (read(SPACY .. "bin/python") and read(DIR .. "piece.txt")) then return end
  local r = numbers(("env OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "
    .. "%sbin/python tests/bench/spacy_syntax.py %spiece.txt 1"):format(SPACY,
    DIR))
  keep("spacy parser", r[3] / r[1] * #read(DIR .. "piece.txt") / 1e6)
end

local function prepare()
  write("empty.txt", "x\n")
  write("repeated.jsonl", read(corpus):rep(REPEAT))
  write("phrases.lua", 'words "phrase" { tsv = "phrases.tsv", how = "fold" }\n'
    .. 'span "phrase" { find = "$phrase qqq" }\n')
  for name, parts in pairs { one = 1, many = 100 } do
    os.execute(("mkdir -p %s%s && lua5.4 tests/bench/corpus.lua events 25000 %d "
      .. "%s%s"):format(DIR, name, parts, DIR, name))
  end
  os.execute(("lua5.4 tests/bench/corpus.lua first %d %s >%spiece.txt")
    :format(PIECE, TEXT, DIR))
  for name, pattern in pairs { events = "trigger:said",
    no_events = "trigger:said qqq" } do
    write(name .. ".lua",
      ('event "said" { find = { "%s" }, about = "x" }\n'):format(pattern))
  end
end

-- ------------------------------------------------------------------ table

local function row(name, key, unit, must, aim, at_most)
  local v = median(key)
  if not v then
    print(("%-52s %10s"):format(name, "-"))
    return
  end
  local good = must and (at_most and v <= must or not at_most and v >= must)
  print(("%-52s %10.2f %-8s %8s %8s  %s"):format(name, v, unit, must or "",
    aim or "", must and (good and "holds" or "FAILS") or ""))
end

local function ratio(name, ours, theirs, must)
  local a, b = median(ours), median(theirs)
  if not (a and b) then return end
  keep(name, a / b)
  row(name, name, "x", must)
end

local function print_table()
  print(("%s: %.1f MB of text, medians of %d"):format(corpus, bytes / 1e6, runs))
  print(("%-52s %10s %-8s %8s %8s"):format("", "", "", "must", "aim"))
  row("text, tokens, sentences, types", "text", "MB/s", 120, 160)
  row("  a hand-written C tokenizer that interns", "hand", "MB/s")
  ratio("  through the hand-written one", "text", "hand", 0.75)
  row("  and a gazetteer of 100,000 phrases", "gazetteer", "MB/s", 70, 90)
  row("  slower from 10,000 to 100,000 phrases", "10k to 100k", "%", 25, nil,
    true)
  row("  slower from 100,000 to 200,000", "100k to 200k", "%", 25, nil, true)
  row("whole job, 100,000 phrases, 300 rules, JSON", "pipeline", "MB/s", 16, 25)
  row("  wink-nlp, 20 patterns", "wink", "MB/s")
  ratio("  through wink-nlp", "pipeline", "wink", 6)
  row("  compromise, 20 patterns", "compromise", "MB/s")
  ratio("  through compromise", "pipeline", "compromise")
  row("  spaCy blank, the same 300 rules", "spacy", "MB/s")
  ratio("  through spaCy", "pipeline", "spacy", 40)
  row("  spaCy blank, PhraseMatcher, the same phrases", "spacy phrases", "MB/s")
  ratio("  gazetteer through PhraseMatcher", "gazetteer", "spacy phrases")
  row("whole job, packs military and diplomacy", "packs", "MB/s", 4, 8)
  row("  spaCy en_core_web_sm, tagging and parsing alone", "spacy parser",
    "MB/s")
  ratio("  military and diplomacy through spaCy's parser", "packs",
    "spacy parser", 120)
  row("  all packs", "all packs", "MB/s", 2.5, 5)
  row("  peak memory", "peak", "MiB")
  row("  two workers against one, by the clock", "two workers", "x", 1.85, 1.95)
  row("library alone, packs military and diplomacy", "packs, library", "MB/s")
  row("  all packs", "all packs, library", "MB/s")
  row("25,000 event sentences in one document, an event,", "one document", "x",
    1.3, nil, true)
  row("  against 250 a document; its peak memory", "one document, peak", "MiB",
    1024, nil, true)
  row("1,000 more rules with gaps, a token", "1,000 rules", "ns", 30, 15, true)
  row("  tables of 3,000", "table", "MiB", 16, nil, true)
  row("  tables full (0: no)", "full", "", 0, nil, true)
  row("first megabyte, cold against warm", "cold", "%", 25)
  row("an event and its record, library alone", "event, library", "us", 15, 8,
    true)
  row("memory above the text, a token", "memory", "bytes", 20, 16, true)
  row("start-up, both packs", "start packs", "ms", 20, 10, true)
  row("start-up, packs and 100,000 phrases, from text", "start text", "ms")
  row("start-up, packs and 100,000 phrases, from image", "start image", "ms", 25,
    12, true)
  row("a word in twenty accented, against ASCII", "accents", "%", 70)
  row("all Cyrillic, against ASCII", "cyrillic", "%", 40)
end

-- --------------------------------------------------------------- baseline

-- Instructions a byte of the first documents, where valgrind is there: no noise
-- of the machine. Those of loading are taken off.
local function instructions(files)
  local function count(text)
    local p = io.popen(("valgrind --tool=callgrind --callgrind-out-file=/dev/null"
      .. " %sbench_session %s 0 %s %s 2>&1"):format(DIR, text, MODEL, files))
    local n = p:read "a":match "Collected : (%d+)"
    p:close()
    return tonumber(n)
  end
  local all, idle = count(DIR .. "piece.txt"), count(DIR .. "empty.txt")
  return all and idle and (all - idle) / #read(DIR .. "piece.txt")
end

-- What other machines can be held to: speeds through that of the hand-written
-- tokenizer in the same run, and instructions. More is better.
local function ratios()
  local list, hand = {}, median "hand"
  local function add(name, value)
    if value then list[#list + 1] = { name, value } end
  end
  add("text", median "text/hand")
  for _, key in ipairs { "gazetteer", "pipeline", "packs", "all packs",
    "packs, library", "all packs, library" } do
    add(key, median(key) and median(key) / hand)
  end
  add("events", median "event, library" and 1 / (median "event, library" * hand))
  add("start packs", 1 / (median "start packs" * hand))
  add("start image", 1 / (median "start image" * hand))
  add("one document", 1 / median "one document")
  local n = instructions(PACKS)
  add("bytes an instruction, packs", n and 1 / n)
  return list
end

local function machine()
  return (read "/proc/cpuinfo" or ""):match "model name%s*:%s*([^\n]*)" or "?"
end

local function old_ratios()
  local old, head = {}, nil
  for line in (read(BASELINE) or ""):gmatch "[^\n]+" do
    local name, value = line:match "^([^\t#]+)\t([%d.e-]+)$"
    if name then old[name] = tonumber(value) else head = head or line end
  end
  return old, head
end

-- Compare with the baseline, or write it: tests/bench/run --accept.
local function baseline()
  local head = ("# %s; %s; ratios, more is better"):format(
    corpus:match "[^/]*$", machine())
  local old, was = old_ratios()
  local lines, failed = { head, "name\tratio" }, false
  print("\nagainst " .. BASELINE .. (was and was:sub(2) or ""))
  for _, x in ipairs(ratios()) do
    local name, value = x[1], x[2]
    lines[#lines + 1] = ("%s\t%.4g"):format(name, value)
    local moved = old[name] and value / old[name] - 1
    if moved and math.abs(moved) > 0.05 then
      local fails = moved < -0.15
      failed = failed or fails
      print(("%-52s %+9.0f %%  %s"):format(name, 100 * moved,
        fails and "FAILS" or ""))
    end
  end
  if not accept then return not failed end
  local f = assert(io.open(BASELINE, "w"))
  f:write(table.concat(lines, "\n"), "\n")
  f:close()
  return true
end

prepare()
for _ = 1, runs do
  texts()
  lists_and_rules()
  start_up()
  jobs()
  packs()
  workers()
  peers()
  parsers()
end
print_table()
os.exit(baseline())
