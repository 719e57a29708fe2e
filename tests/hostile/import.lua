-- Dictionaries that were damaged on the way: lua5.4 tests/hostile/import.lua
-- The dictionaries of the golden cases, with bytes changed, taken out, doubled
-- and swapped, are imported; whatever the importer makes of them must load and
-- run, and every line must be carried over or told. Seeded: the same in every
-- run.

local suite = dofile "tests/suite.lua"
local read, write = suite.read, suite.write
local GEOENG = arg and arg[1] or "./geoeng"
local DIR = "build/hostile-import"
local ROUNDS = 15

local FORMATS = {
  { name = "petrarch", from = "tests/golden/import-petrarch/",
    files = { "actors.txt", "agents.txt", "discards.txt", "issues.txt",
      "verbs.txt" }, rules = { "x.lua", "x_issues.lua" } },
  { name = "gate", from = "tests/golden/import-gate/",
    files = { "lists.def", "port.lst", "ship.lst", "town.lst", "unit.lst",
      "when.lst" }, rules = { "x.lua" }, named = "*.def" },
  { name = "spacy", from = "tests/golden/import-spacy/",
    files = { "patterns.jsonl" }, rules = { "x.lua" } },
}

local seed = 20240508

--- A number from 1 to n.
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 1024 % n + 1
end

local ODD = { "\0", "\26", "\27[31m", "\127", "\128", "\255", "\xC3", "\xED\xA0\x80",
  "\r", "\t", "\n", " ", "_", "[", "]", "{", "}", "(", ")", "*", "+", "~", "&",
  "$", "%", "^", "#", "!", "|", "\"", "\\", "<!--", "-->", "---", "]]", "'" }

--- Change a text in a few places.
local function damage(text)
  for _ = 1, random(12) do
    local at, n = random(#text + 1), random(8) - 1
    local what = random(4)
    local piece = text:sub(at, at + n)
    if what == 1 then piece = ODD[random(#ODD)]
    elseif what == 2 then piece = ""
    elseif what == 3 then piece = piece .. piece
    else piece = ODD[random(#ODD)] .. piece:reverse() end
    text = text:sub(1, at - 1) .. piece .. text:sub(at + n + 1)
  end
  return text
end

local function run(command)
  local _, how, code = os.execute(("timeout 60 %s >%s/out 2>%s/err")
    :format(command, DIR, DIR))
  return how == "signal" and -code or code
end

local function check(what, code, allowed)
  suite.expect(("%s: exit code %d"):format(what, code), allowed[code],
    read(DIR .. "/err"))
end

local IMPORTED, RAN = { [0] = true, [4] = true }, { [0] = true }

local function round(format, number)
  local out = DIR .. "/out.d"
  os.execute(("rm -rf %s && mkdir -p %s/in %s"):format(DIR, DIR, out))
  for _, name in ipairs(format.files) do
    write(DIR .. "/in/" .. name, damage(read(format.from .. name)))
  end
  local what = ("%s, round %d"):format(format.name, number)
  check(what, run(("%s import %s %s/in/%s --out %s --name x"):format(GEOENG,
    format.name, DIR, format.named or "*", out)), IMPORTED)
  for _, name in ipairs(format.rules) do
    if read(out .. "/" .. name) then
      check(what .. ", " .. name, run(("%s %s/%s tests/data/sample.txt"
        .. " --format jsonl"):format(GEOENG, out, name)), RAN)
    end
  end
end

for number = 1, ROUNDS do
  for _, format in ipairs(FORMATS) do round(format, number) end
end

os.execute("rm -rf " .. DIR)
suite.finish()
