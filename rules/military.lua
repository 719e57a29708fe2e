-- Strikes, arms transfers, deployments, exercises and weapons tests; with
-- meeting.lua also the meetings that go with them.

pack { name = "military", version = "0.1", license = "MIT",
  about = "Armed attacks, arms transfers, deployments, exercises, weapons tests",
  tags = { "default", "conflict" } }

require "meeting"

-- ------------------------------------------------------------------ attacks

words "strike_v" { "strike", "bomb", "shell", "bombard", "hit", "pound",
  "attack", "target" }
-- Nouns in both numbers, as their forms are also those of verbs: "struck" is
-- no noun.
words "strike_n" { "strike", "strikes", "air strike", "air strikes",
  "airstrike", "airstrikes", "air raid", "air raids", "bombardment",
  "shelling", "missile attack", "missile attacks", "rocket attack",
  "rocket attacks", "air attack", "air attacks", "barrage", "missile strike",
  "drone strike", "drone strikes", how = "fold" }
words "bombing_n" { "bombing", "bombings", "car bombing", "car bombings",
  "suicide bombing", "suicide bombings", "blast", "blasts", "explosion",
  "explosions", "bomb attack", "bomb attacks", "suicide attack",
  "suicide attacks", "bomb blast", "bomb blasts", how = "fold" }
words "explode_v" { "explode", "go off", "blow up", "detonate" }
words "ground_n" { "raid", "raids", "ambush", "ambushes", "clash", "clashes",
  "fighting", "gun battle", "gun battles", "firefight", "invasion",
  "incursion", "incursions", "offensive", "attack", "attacks", "shooting",
  "military operation", "military operations", "massacre", "massacres",
  "gunfight", "assassination", "siege", "fierce fighting", how = "fold" }
words "ground_v" { "ambush", "storm", "raid", "invade", "clash with",
  "open fire on", "assassinate", "kidnap", "abduct", "attack", "gun down",
  "shoot dead", "seize" }
words "kill_v" { "kill", "shoot dead", "massacre" }
-- Strikes and attacks of other kinds.
words "no_attack" { "union", "labor", "labour", "walkout", "wage",
  "heart attack", "striker", "goal", "inning", "strike price", "hunger strike",
  "general strike", "league", "coach" }

event "attack" {
  subtype = "strike",
  about = "A weapon delivered from afar: aircraft, missile, rocket, drone, artillery",
  find = {
    "attacker:<actor> ('''s' | '’s')? ~1 weapon:<weapon>? trigger:$strike_n (~1 on/against/at/in/near ~3 target:<target>)?",
    "weapon:<weapon> trigger:$strike_n (~1 on/against/at/in/near ~3 target:<target>)?",
    "trigger:$strike_n ~1 on/against/at/in/near ~3 target:<target> (~3 by attacker:<actor>)?",
    "attacker:<actor> ~3 trigger:$strike_v ~3 target:<target>",
    "weapon:<weapon> ~3 trigger:$strike_v ~3 target:<target>",
    "target:<target> ~2 be ~1 trigger:$strike_v by ~3 (weapon:<weapon> | attacker:<actor>)",
    "attacker:<actor> ~3 trigger:(fire/launch) ~3 weapon:<weapon> ~3 at/on/into/toward/towards/against ~3 target:<target>",
  },
  roles = { weapon = "with <weapon>", place = "in/near/at <place>" },
  need = { "attacker | weapon | target" },
  skip = "$no_attack",
}

event "attack" {
  subtype = "bombing",
  about = "A planted, suicide or car bomb",
  find = {
    "attacker:<actor> ~4 trigger:$bombing_n",
    "trigger:$bombing_n (~2 on/against/at/in/near ~3 target:<target>)?",
    "weapon:<weapon category=bomb> ~3 trigger:$explode_v",
    "attacker:<actor> ~3 trigger:$explode_v",
  },
  roles = { place = "in/near/at <place>" },
  skip = "$no_attack",
}

event "attack" {
  subtype = "ground",
  about = "Shooting, raid, ambush, clash, invasion",
  find = {
    "attacker:<actor> ~3 trigger:$ground_v ~3 target:<target>",
    "target:<target> ~2 be ~1 trigger:$ground_v by ~2 attacker:<actor>",
    "attacker:<actor> ('''s' | '’s')? ~1 trigger:$ground_n (~1 on/against/of/in ~3 target:<target>)?",
    "trigger:$ground_n ~1 on/against/of ~3 target:<target> (~2 by attacker:<actor>)?",
    "trigger:$ground_n ~1 between ~2 attacker:<actor> and ~2 target:<actor>",
    "attacker:<actor> ~3 trigger:$kill_v ~4 target:<target>",
    "target:<target> ~3 be ~1 trigger:$kill_v",
    "trigger:$ground_n ~2 in/near place:<place>",
  },
  roles = { place = "in/near/at <place>" },
  skip = "$no_attack",
  priority = -1,
}

test "attack" {
  date = "2024-05-08",
  yes "[attacker:Israeli jets] [trigger:struck] an [target:arms depot] near [place:Damascus] on [time:Monday]."
    { attacker = "ISR MIL", place = "SYR", time = "2024-05-06", modality = "asserted" },
  yes "[attacker:Israel] did not [trigger:strike] [target:Damascus]." { modality = "negated" },
  yes "The attack followed [attacker:Iran]'s [weapon:missile] [trigger:strikes] on [target:Haifa]."
    { attacker = "IRN" },
  yes "An [target:oil refinery] was [trigger:hit] by [weapon:drones] on [time:Sunday]." { time = "2024-05-05" },
  no "Teachers struck in Paris for a second day.",
  no "Transport unions plan a strike on Friday.",
}

-- ------------------------------------------------------------ arms transfers

words "supply_v" { "supply", "deliver", "sell", "ship", "provide", "transfer",
  "donate", "export", "send", "hand over", "offer", "smuggle", "give" }
words "acquire_v" { "buy", "purchase", "acquire", "order", "obtain", "receive",
  "import", "procure" }
words "seek_v" { "seek", "eye", "want", "request" }
words "supply_n" { "supply", "delivery", "sale", "transfer", "export",
  "shipment", "purchase", "acquisition" }
words "arms_n" { "arms deal", "arms sale", "arms embargo", "arms shipment",
  "weapons deal", "weapons sale", "arms transfer", "arms contract" }

local GOODS = "(quantity:<number> ('units'/'unit')? of?)? ~4 weapon:<weapon>"
  .. " (~6 value:<money>)?"

event "arms_transfer" {
  about = "Weapons sold, supplied, donated, offered or sought between actors",
  find = {
    "supplier:<actor> ~5 $supply_v recipient:<actor> with? ~1 " .. GOODS,
    "supplier:<actor> ~5 $supply_v ~2 " .. GOODS .. " ~3 to ~3 recipient:<actor>",
    "supplier:<actor> ~5 $supply_v ~2 " .. GOODS,
    "supplier:(it/he/they) ~1 $supply_v ~1 " .. GOODS,
    GOODS .. " ~3 be ~1 trigger:$supply_v to ~2 recipient:<actor> (~2 by supplier:<actor>)?",
  },
  need = { "weapon", "supplier | recipient" },
}

event "arms_transfer" {
  find = {
    "recipient:<actor> ~6 $acquire_v ~4 weapon:<weapon> ~2 from supplier:<actor> ',' including the? weapon:<weapon> and weapon:<weapon>",
    "recipient:<actor> ~6 $acquire_v ~2 " .. GOODS .. " ~2 from ~2 supplier:<actor>",
    "recipient:<actor> ~6 $acquire_v ~2 supplier:<actor> ~1 " .. GOODS,
    "recipient:<actor> ~6 $acquire_v ~2 " .. GOODS,
    "recipient:<actor> ~10 $seek_v ~4 supplier:<actor> ('''s' | '’s')? ~1 weapon:<weapon>",
  },
  need = { "weapon", "recipient" },
}

event "arms_transfer" {
  find = {
    "supplier:<actor> ('''s' | '’s')? ~1 trigger:$supply_n of ~2 " .. GOODS .. " (~2 to ~2 recipient:<actor>)?",
    "recipient:<actor> ~5 trigger:'acquisition'/'purchase' of ~2 " .. GOODS,
    "trigger:$supply_n of ~2 " .. GOODS .. " ~2 to ~2 recipient:<actor> (~2 by ~1 supplier:<actor>)?",
    "supplier:<actor> ~1 trigger:$arms_n ~1 to/with ~2 recipient:<actor>",
    "trigger:$arms_n ~1 to/with/on/against ~2 recipient:<actor>",
  },
}

test "arms_transfer" {
  date = "2024-05-08",
  yes "In [time:2019], [supplier:India] [trigger:supplied] [recipient:Vietnam] with [quantity:four] [weapon:patrol boats] worth [value:$100 million]."
    { supplier = "IND", recipient = "VNM", time = "2019" },
  yes "[supplier:France] agreed to [trigger:sell] [quantity:12] [weapon:Rafale fighter jets] to [recipient:Serbia]."
    { supplier = "FRA", recipient = "SRB", modality = "planned" },
  yes "[supplier:North Korea] was accused of [trigger:supplying] [recipient:Russia] with [weapon:artillery shells]."
    { supplier = "PRK", recipient = "RUS", modality = "alleged" },
  yes "[recipient:Egypt] is seeking to [trigger:buy] [weapon:Su-35 fighters] from [supplier:Russia]."
    { recipient = "EGY", supplier = "RUS", modality = "hypothetical" },
  no "The army displayed its missiles at a parade in Pyongyang.",
  no "The shop sells toys to tourists.",
}

-- -------------------------------------------------- deployments, drills, tests

words "deploy_v" { "deploy", "send", "dispatch", "station", "withdraw",
  "redeploy", "mobilize", "mobilise", "pull out", "move" }
words "deploy_n" { "deployment", "withdrawal", "pullout", "redeployment" }

local FORCE = "force:(<number>? ~1 ($demonym | $country)? ~1 $force)"

event "deployment" {
  about = "Forces sent, stationed, mobilised or withdrawn",
  find = {
    "actor:<actor> ~5 $deploy_v ~3 " .. FORCE .. " (~3 to/in/from/into/on ~3 place:<place>)?",
    FORCE .. " ~3 be ~1 trigger:$deploy_v (~2 to/in/from/into/on ~3 place:<place>)?",
    "trigger:$deploy_n of ~3 " .. FORCE .. " (~2 to/in/from ~3 place:<place>)?",
  },
  need = { "force" },
}

words "exercise_n" { "military exercise", "joint exercise", "naval exercise",
  "war game", "military drill", "joint drill", "naval drill",
  "military maneuver", "joint military exercise", "joint maneuver",
  "live-fire exercise", "joint naval exercise" }

event "exercise" {
  about = "Military drills and manoeuvres",
  find = {
    "participant:<actor> (and ~1 participant:<actor>)? ~6 $hold_v/conduct/stage/launch ~4 trigger:$exercise_n (~2 with ~2 participant:<actor>)?",
    "trigger:$exercise_n ~2 between ~2 participant:<actor> and ~2 participant:<actor>",
    "trigger:$exercise_n ~1 with ~2 participant:<actor>",
    "trigger:$exercise_n",
  },
  roles = { place = "in/off/near <place>" },
}

words "test_v" { "test", "test-fire", "test fire", "test-launch" }
words "test_n" { "nuclear test", "missile test", "test launch", "test-launch",
  "test-firing", "nuclear weapons test", "rocket test" }

event "weapons_test" {
  about = "Test of a missile, nuclear device or other weapon",
  find = {
    "actor:<actor> ~4 $test_v ~4 weapon:<weapon>",
    "actor:<actor> ('''s' | '’s')? ~5 trigger:$test_n (~1 of ~3 weapon:<weapon>)?",
    "trigger:$test_n",
  },
}

test "deployment" {
  yes "[actor:Canada] will [trigger:deploy] [force:200 soldiers] to [place:Latvia]."
    { actor = "CAN", place = "LVA", modality = "planned" },
  no "The police patrolled the market.",
}
test "exercise" {
  yes "[participant:India] and [participant:Japan] held a [trigger:naval exercise] in the [place:Bay of Bengal]."
    { participant = "IND" },
  no "Doctors say that daily exercise helps.",
}
test "weapons_test" {
  yes "[actor:Pakistan] [trigger:tested] a [weapon:ballistic missile]." { actor = "PAK" },
  no "Students passed the test.",
}
