-- The runs of tests/bench/run: lua5.4 report.lua CORPUS.jsonl CORPUS.txt RUNS
local corpus, text, runs = arg[1], arg[2], tonumber(arg[3])
local PACKS = "rules/military.lua rules/diplomacy.lua"

local function size(path)
  local f = assert(io.open(path, "rb"))
  local n = f:seek "end"
  f:close()
  return n
end

local function output(command)
  local p = assert(io.popen(command))
  local s = p:read "a"
  assert(p:close(), "failed: " .. command)
  return s
end

-- User and system seconds, and peak KiB, of one whole process.
local function timed(command)
  local s = output("{ /usr/bin/time -f '%U %S %M' " .. command
    .. " >/dev/null; } 2>&1 | tail -n 1")
  local user, sys, peak = s:match "([%d.]+) ([%d.]+) (%d+)"
  return tonumber(user) + tonumber(sys), tonumber(peak)
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

-- Start-up is near the clock's resolution: many starts in one process count.
local function start_up()
  os.execute "echo x >build/bench/empty.txt"
  local n = 20
  local loop = ("sh -c 'i=0; while [ $i -lt %d ]; do ./geoeng %s "
    .. "build/bench/empty.txt; i=$((i+1)); done'"):format(n, PACKS)
  return timed(loop) / n
end

local bytes = size(text)
local t = { ours = {}, cold = {}, lpeg = {}, wc = {}, job = {}, start = {},
  peak = {} }
local ntokens, nlpeg
local repeats = math.max(1, 20000000 // bytes) -- for wc's coarse clock
local wc = ("sh -c 'for i in $(seq %d); do LC_ALL=C.UTF-8 wc -w %s; done'")
  :format(repeats, text)
for i = 1, runs do
  local a, b, c = output(("build/bench/bench_text %s 3"):format(text))
    :match "(%d+) (%d+) (%d+)"
  ntokens, t.ours[i], t.cold[i] = tonumber(a), tonumber(b), tonumber(c)
  a, b = output(("lua5.4 tests/bench/lpeg_tokens.lua %s 3"):format(text))
    :match "(%d+)%s+([%d.e+]+)"
  nlpeg, t.lpeg[i] = tonumber(a), tonumber(b)
  t.wc[i] = repeats * bytes / timed(wc)
  t.start[i] = start_up()
  local seconds, peak = timed(("./geoeng %s %s --format jsonl")
    :format(PACKS, corpus))
  t.job[i], t.peak[i] = seconds, peak / 1024
end

local function row(name, speed, tokens)
  print(("%-44s %8.1f MB/s %s"):format(name, speed / 1e6,
    tokens and ("%8.2f Mtokens/s"):format(speed / bytes * tokens / 1e6) or ""))
end

local ours, lpeg, words = median(t.ours), median(t.lpeg), median(t.wc)
local start, job = median(t.start), median(t.job)
print(("%s: %.1f MB of text, medians of %d"):format(corpus, bytes / 1e6, runs))
row("text, tokens, sentences", ours, ntokens)
row("  the same, first megabytes (cold)", median(t.cold), ntokens)
row("LPeg tokenizer, stock Lua", lpeg, nlpeg)
row("wc -w (C.UTF-8)", words)
row("whole job, both packs, with start-up", bytes / job, ntokens)
row("whole job, both packs, start-up taken off", bytes / (job - start), ntokens)
print(("%-44s %8.1f ms"):format("start-up, both packs", start * 1000))
print(("%-44s %8.1f MiB"):format("peak memory, whole job", median(t.peak)))
print(("tokens: %.1f x LPeg, %.2f x wc -w; whole job: %.2f x LPeg's tokens")
  :format(ours / lpeg, ours / words, bytes / job / lpeg))
print "rules, matching alone (rules, tokens, matches, ns/token text, ns/token rules):"
for _, n in ipairs { 1, 300, 1000, 3000 } do
  local last
  for line in output(("build/bench/bench_rules %s %d 3"):format(corpus, n))
    :gmatch "[^\n]+" do last = line end
  print("  " .. last)
end
