-- The string functions of rules, which count steps, against those of Lua:
-- random subjects and patterns must give what lua5.4 gives.
--   lua5.4 tests/attacks/strings.lua [GEOENG]    prints "N passed, N failed"

local suite = dofile "tests/suite.lua"
local GEOENG = arg and arg[1] or "./geoeng"
local DIR = "build/strings"
local SEEDS = { 1, 2, 3 }

-- Runs in lua5.4 and, as a rule file, in geoeng. Each hash is of 100 cases.
local CASES = [==[
local BLOCKS, LONGEST = 20, 50
local ATOMS = { "a", "b", ".", "%a", "%d", "%s", "%w", "%z", "%Z", "%p", "%u",
  "%x", "[ab]", "[^a]", "[a-c%d]", "%b()", "%f[%w]", "(a)", "()", "(.-)", "%.",
  "x", "%1", "[", "%" }
local QUANTIFIERS = { "", "", "", "*", "+", "-", "?" }
local BYTES = { "a", "b", "c", " ", "1", "(", ")", "x", "A", "\0", ".", "\xE9" }

local state = SEED * 7919 + 17
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local function pattern()
  local parts = { random(6) == 1 and "^" or "" }
  for _ = 1, random(5) do
    local atom = ATOMS[random(#ATOMS)]
    parts[#parts + 1] = atom
    if not atom:find "^[(]" and not atom:find "^%%[1bf]" then
      parts[#parts + 1] = QUANTIFIERS[random(#QUANTIFIERS)]
    end
  end
  if random(8) == 1 then parts[#parts + 1] = "$" end
  return table.concat(parts)
end

local function subject()
  local bytes = {}
  for i = 1, random(14) do bytes[i] = BYTES[random(#BYTES)] end
  return table.concat(bytes)
end

local function results(...)
  local list = table.pack(...)
  for i = 1, list.n do list[i] = tostring(list[i]) end
  return table.concat(list, ",")
end

local function try(f, ...)
  local list = table.pack(pcall(f, ...))
  return list[1] and results(table.unpack(list, 2, list.n)) or "error"
end

local function all_matches(s, p)
  local list = {}
  for a, b in s:gmatch(p) do
    list[#list + 1] = results(a, b)
    if #list > LONGEST then break end
  end
  return table.concat(list, ";")
end

local function replaced(a) return a and "Q" end

for block = 1, BLOCKS do
  local hash = 0
  for _ = 1, 100 do
    local p, s = pattern(), subject()
    local line = table.concat({ p, s, try(string.find, s, p),
      try(string.match, s, p, 2), try(string.find, s, p, -3),
      try(string.find, s, p, 1, true), try(all_matches, s, p),
      try(string.gsub, s, p, "<%0>"), try(string.gsub, s, p, replaced, 3),
      try(string.gsub, s, p, { a = "1", b = false }) }, "|")
    for i = 1, #line do hash = (hash * 31 + line:byte(i)) % 1000000007 end
  end
  print(("block %d: %d"):format(block, hash))
end
]==]

os.execute("mkdir -p " .. DIR)

local function output(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  pipe:close()
  return text
end

for _, seed in ipairs(SEEDS) do
  local file = DIR .. "/strings.lua"
  local f = assert(io.open(file, "wb"))
  f:write("local SEED = ", seed, "\n", CASES)
  f:close()
  local want = output("lua5.4 " .. file)
  local got = output(("%s check %s 2>&1"):format(GEOENG, file))
  local blocks = got:gmatch "block [^\n]+"
  for line in want:gmatch "[^\n]+" do
    suite.expect(("seed %d, %s"):format(seed, line), blocks() == line, got)
  end
end
os.execute("rm -f " .. DIR .. "/strings.lua")
suite.finish()
