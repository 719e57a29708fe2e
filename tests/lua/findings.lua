-- Kinds of errors that were found by trying it, each in both directions: what
-- was lost is found, and what is refused is refused still.
-- Prints "N passed, N failed": lua5.4 tests/lua/findings.lua

local suite = dofile "tests/suite.lua"
local expect = suite.expect
local DIR = "build/findings"
local function run(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  pipe:close()
  return text
end

local function file_of(name, text)
  local path = ("%s/%s.lua"):format(DIR, name)
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
  return path
end

--- What rules say holds: their tests pass, all of them.
local function holds(name, rules, count)
  local got = run("GEOENG_PATH=rules ./geoeng test " .. file_of(name, rules))
  expect(name, got:find(("%%f[%%d]%d passed, 0 failed"):format(count)), got)
end

--- Rules are refused, in words that tell what to write.
local function refused(name, rules, message)
  local got = run("./geoeng check " .. file_of(name, rules))
  expect(name, got:find(message, 1, true), got)
end

--- Events of a type that packs find in one sentence: a line for each, the trigger
--- and the arguments that slots reach.
local function events(packs, kind, text)
  local file = assert(io.open(DIR .. "/text.txt", "w"))
  file:write(text, "\n")
  file:close()
  return run(("./geoeng -q %s %s/text.txt --type %s --date 2024-05-08 | jq -r "
    .. "'[.trigger.text, (.args[] | select(.lent | not) "
    .. "| .role + \"=\" + .text)] | join(\" \")'")
    :format(packs, DIR, kind))
end

--- A pack finds these events in a sentence, and no others.
local function tells(packs, kind, text, ...)
  local want, got = {}, events(packs, kind, text)
  for i, line in ipairs { ... } do want[i] = line .. "\n" end
  expect(text, got == table.concat(want), got)
end

os.execute("rm -rf " .. DIR .. " && mkdir -p " .. DIR)

-- A veto looks at the clause of the trigger, and never into a name.
local FORCES, INCIDENTS = "rules/forces.lua", "rules/incidents.lua"
tells(FORCES, "exercise",
  "Norway began a military exercise, a school in Oslo said.",
  "military exercise participant=Norway")
tells(FORCES, "exercise",
  "Sweden staged a military drill near the Lagos School.",
  "military drill participant=Sweden place=Lagos")
tells(FORCES, "exercise",
  "Sweden staged a military drill with the Royal Naval School.",
  "military drill participant=Sweden")
tells(FORCES, "exercise", "The school held a drill in Malmo on Friday.")
tells(INCIDENTS, "ATTACK",
  "Rebels attacked a barracks, a survivor of the earthquake said.",
  "attacked perpetrator=Rebels target=barracks")
tells(INCIDENTS, "ATTACK",
  "Rebels attacked a barracks in the world cup.")

-- One occurrence is told once, with the arguments of both words.
local MILITARY, DIPLOMACY = "rules/military.lua", "rules/diplomacy.lua"
tells(MILITARY, "attack",
  "Rebels launched an attack on a convoy near Mosul, killing six soldiers.",
  "attack attacker=Rebels target=convoy place=Mosul killed=six target=soldiers")
tells(MILITARY, "attack", "A Turkish air strike hit a depot in Aleppo on Sunday.",
  "hit attacker=Turkish target=depot place=Aleppo time=Sunday")
tells(MILITARY, "attack", "Israel hit Homs in an air strike on Hama.",
  "hit attacker=Israel target=Homs", "air strike attacker=Israel target=Hama")
tells(MILITARY, "attack",
  "The attack, a suicide bombing, killed five guards in Herat.",
  "attack killed=five target=five guards place=Herat")
tells(MILITARY, "attack",
  "The attack in Herat, a bombing in Kabul, killed five guards.",
  "attack place=Herat killed=five target=five guards",
  "bombing place=Kabul killed=five target=five guards")
tells(MILITARY, "attack",
  "Jordan struck Homs on Monday after an attack on Irbid on Sunday.",
  "struck attacker=Jordan target=Homs time=Monday",
  "attack target=Irbid time=Sunday")
tells(DIPLOMACY, "meeting",
  "The Finnish president arrived in Riga for a state visit on Monday.",
  "arrived participant=Finnish president place=Riga time=Monday")
tells(DIPLOMACY, "meeting",
  "The Kenyan minister flew to Geneva for talks with Somali leaders.",
  "flew participant=Kenyan minister place=Geneva participant=Somali leaders")
tells(DIPLOMACY, "meeting",
  "The Danish minister met his Swedish counterpart in an encounter in Warsaw.",
  "met participant=Danish minister participant=Swedish counterpart place=Warsaw")
tells(DIPLOMACY, "meeting",
  "The Danish minister met his Swedish counterpart during a visit to Warsaw.",
  "met participant=Danish minister participant=Swedish counterpart",
  "visit participant=Danish minister place=Warsaw")

-- Two roles that want the same words: the phrase has a number in it, whatever
-- the roles are called; where nothing decides, `order` must.
for _, names in ipairs { { "count", "whom" }, { "zcount", "whom" } } do
  holds("roles_" .. names[1], (([[
    event "flight" { verb = "rescue", need = { "N", "P" },
      roles = { N = "obj <number>", P = "obj <np>" } }
    test "flight" { yes "Sailors [trigger:rescued] [P:[N:nine] children]." {},
      no "Sailors rescued children." }
  ]]):gsub("%f[%w][NP]%f[%W]", { N = names[1], P = names[2] })), 2)
end
refused("tie", [[event "e" { verb = "rescue",
  roles = { a = "obj <actor>", b = "obj <actor>" } }]], "order")

-- Misspelt slots are errors, prepositions of several words slots.
refused("subject", [[event "e" { verb = "flee", roles = { a = "subject <np>" } }]],
  "subj")
refused("objct", [[event "e" { verb = "flee", roles = { a = "objct <np>" } }]],
  "obj")
refused("form", [[event "e" { verb = "flee", roles = { a = "form <place>" } }]],
  "is no slot and no preposition")
holds("prepositions", [[
  event "flight" { verb = "flee", need = { "origin" },
    roles = { origin = "from/out of/because of <place>" } }
  test "flight" {
    yes "Families [trigger:fled] from [origin:Khartoum]." {},
    yes "Families [trigger:fled] out of [origin:Khartoum]." {},
    no "Families fled to Khartoum.",
  }
]], 3)

-- A head that only counts hands over to what follows `of`; one that does not
-- keeps its own.
holds("partitives", [[
  words "move_v" { "seize", "return" }
  words "cargo" { "crate", "barrel" }
  words "band" { "gang", "group" }
  event "goods" { verb = "$move_v", roles = { x = "obj $cargo" },
    need = { "x" } }
  event "tally" { verb = "$move_v",
    roles = { x = "obj $cargo", n = "obj <number>", who = "obj <np>" } }
  event "band" { verb = "$move_v", roles = { x = "obj $band" },
    need = { "x" } }
  event "people" { verb = "$move_v", roles = { who = "obj <actor>" } }
  test "goods" {
    yes "Customs [trigger:seized] [x:one of the crates|17 of the crates]." {},
    yes "Customs [trigger:seized] [x:some of the crates|many of the crates]." {},
    yes "Customs [trigger:seized] [x:most of the crates|all of the crates]." {},
    yes "Customs [trigger:seized] [x:both of the crates|each of the crates]." {},
    yes "Customs [trigger:seized] [x:none of the crates|several of the crates]." {},
    yes "Customs [trigger:seized] [x:another of the crates]." {},
    yes "Customs [trigger:seized] the [x:last of its barrels|rest of its barrels|majority of its barrels]." {},
    yes "[x:Two of the crates] were [trigger:returned]." {},
    yes "Customs [trigger:seized] a [x:total of 30 barrels]." {},
    no "Customs seized two of the crate factories.",
    no "Customs seized some of the makers of the crates.",
    no "Customs seized the owner of the crates.",
    no "Customs seized the blueprints of 17 crates.",
  }
  test "tally" {
    yes "Customs [trigger:seized] [x:[n:six] of the 20 crates]." { n = 6 },
    yes "Customs [trigger:seized] [x:[n:three] of its barrels]." { n = 3 },
    yes "Customs [trigger:seized] a [x:total of [n:30] barrels]." { n = 30 },
    yes "Customs [trigger:seized] [who:[n:two] of the lorries]." { n = 2 },
    yes "Customs [trigger:seized] [who:most of the lorries]." {},
  }
  test "band" {
    yes "Police [trigger:returned] the [x:group of tourists]." {},
    no "Police returned the leader of the group.",
  }
  test "people" {
    yes "Police [trigger:returned] two of the [who:Israeli] tourists." { who = "ISR" },
  }
]], 28)

-- The number of the head goes before those of its parts; a number that counts
-- a name leaves it whole, and the other way round.
holds("counted", [[
  words "move_v" { "rescue", "send" }
  words "crew" { "sailor" }
  local n = "obj <number>"
  event "toll" { verb = "$move_v", roles = { n = n } }
  event "both" { verb = "$move_v", roles = { n = n, who = "obj <np>" } }
  event "who"  { verb = "$move_v", roles = { n = n, who = "obj <np>" },
    need = { "who" } }
  event "from" { verb = "$move_v", roles = { n = n, who = "obj <actor>" } }
  event "crew" { verb = "$move_v", roles = { n = n, who = "obj $crew" } }
  event "name" { verb = "$move_v", roles = { first = "obj jean",
    who = "obj <np>" }, need = { "first" } }
  test "toll" {
    yes "Turkey [trigger:rescued] [n:17] sailors (12 Peruvians and five Cubans)." {},
    yes "Turkey [trigger:rescued] [n:17] sailors: 12 Peruvians and five Cubans." {},
    yes "Turkey [trigger:rescued] [n:17] sailors, including 12 Peruvians." {},
    yes "Turkey [trigger:rescued] [n:12] Peruvians and [n:five] Cubans." {},
  }
  test "both" {
    yes "Turkey [trigger:rescued] [who:[n:17] sailors] (12 Peruvians and five Cubans)." {},
    yes "Turkey [trigger:rescued] [who:[n:12] Peruvians]." { n = 12 },
    yes "Turkey [trigger:rescued] [who:[n:12] sailors]." { n = 12 },
    yes "[who:[n:12] Peruvians] were [trigger:rescued]." {},
    yes "Turkey [trigger:rescued] [who:Jean Dupont]." {},
  }
  test "who" {
    yes "Turkey [trigger:rescued] [who:[n:12] Peruvians]." { n = 12 },
    yes "Turkey [trigger:rescued] the captain, [who:Jean Dupont]." {},
  }
  test "from" {
    yes "Turkey [trigger:rescued] [n:12] [who:Peruvians]." { who = "PER" },
  }
  test "crew" {
    yes "Turkey [trigger:rescued] [who:[n:17] sailors] (12 Peruvians and five Cubans)." {},
  }
  test "name" { yes "Turkey [trigger:rescued] [first:Jean] Dupont." {} }
]], 14)

-- A noun and the name that it stands before are two: lists take the noun.
holds("apposition", [[
  words "move_v" { "rescue", "send" }
  words "crew" { "deckhand", "relief worker" }
  event "both" { verb = "$move_v", roles = { job = "obj $crew",
    who = "obj <np>" } }
  event "name" { verb = "$move_v", roles = { who = "obj <name>" },
    need = { "who" } }
  event "whole" { verb = "$move_v", roles = { who = "obj <np>" } }
  test "both" {
    yes "[job:Danish relief worker] [who:Karen Holm] was [trigger:rescued]." {},
    yes "The [job:relief worker] [who:Karen Holm] was [trigger:rescued]." {},
    yes "Turkey [trigger:rescued] [job:Danish relief worker] [who:Karen Holm]." {},
    yes "Turkey [trigger:rescued] [job:relief worker] [who:Karen Holm]." {},
    yes "[who:Karen Holm], a [job:Danish relief worker], was [trigger:rescued]." {},
    yes "Turkey [trigger:rescued] [who:Karen Holm]." {},
  }
  test "name" {
    yes "Danish relief worker [who:Karen Holm] was [trigger:rescued]." {},
    yes "Turkey [trigger:rescued] relief worker [who:Karen Holm]." {},
    no "Turkey rescued a Danish relief worker.",
  }
  test "whole" {
    yes "Turkey [trigger:rescued] [who:President Karen Holm]." {},
    yes "Turkey [trigger:rescued] a [who:Danish relief worker]." {},
  }
]], 11)

-- Particles of a verb in a list.
holds("particles", [[
  words "move_v" { "hand over", "turn in", "send back", "let go", "set free" }
  words "crew" { "sailor", "crew" }
  event "both" { verb = "$move_v", roles = { n = "obj <number>",
    who = "obj $crew" }, need = { "who" } }
  event "lone" { verb = "free", roles = { n = "obj <number>" } }
  test "both" {
    yes "Chad [trigger:handed over] [who:[n:three] sailors]." { n = 3 },
    yes "Chad [trigger:handed over] the [who:crew]." {},
    yes "Chad [trigger:turned in] [who:[n:two] sailors]." { n = 2 },
    yes "Chad [trigger:sent back] [who:[n:12] sailors]." { n = 12 },
    yes "Chad [trigger:let go] [who:[n:three] sailors]." { n = 3 },
    yes "[who:[n:Three] sailors] were [trigger:handed over]." { n = 3 },
    yes "Chad [trigger:handed] [who:[n:three] sailors] over." { n = 3 },
    yes "Chad [trigger:sent] the [who:[n:12] sailors] back on Monday." { n = 12 },
    yes "Chad [trigger:handed] the [who:sailors] over on Monday." {},
    no "Chad handed three sailors a map over lunch.",
    no "Chad handed three sailors a map.",
    no "The sailors handed over a map.",
    no "Chad handed over a map to three sailors.",
  }
  test "lone" {
    yes "The navy [trigger:freed] [n:over three] sailors." {},
  }
]], 14)

os.execute("rm -rf " .. DIR)
suite.finish()
