-- Deployments, exercises and weapons tests. Used by military.lua.

pack { name = "forces", version = "0.2", license = "MIT",
  about = "Forces moved, drills held, weapons tested",
  tags = { "default", "conflict" } }

words "troops" { "troop", "soldier", "force", "warship", "peacekeeper",
  "marine", "battalion", "brigade", "regiment", "division", "aircraft carrier",
  "fighter jet", "warplane", "police", "policeman", "unit", "contingent",
  "navy ship", "fleet", "tank", "army", "paratrooper", "militiaman", "convoy",
  "military personnel", "helicopter", "squadron", "destroyer", "frigate",
  "submarine", "bomber", "armed forces", "reinforcement", "garrison",
  "mission", "military observer", "missile" }
words "deploy_v" { "deploy", "send", "dispatch", "station", "withdraw",
  "redeploy", "mobilize", "mobilise", "pull out", "pull", "move", "relocate",
  "beef up", "mass", "amass", "base", "transfer", "bring home", "contribute" }
words "go_v" { "withdraw", "pull out", "deploy", "arrive", "leave", "patrol",
  "return", "serve", "head", "sail", "land", "move" }
words "deploy_n" { "deployment", "withdrawal", "pullout", "pull-out",
  "redeployment", "mobilization", "mobilisation", "dispatch",
  "troop withdrawal", "troop deployment" }

local WHERE = "to/in/from/into/at/off/on/along/around (<place> | <name>)"

event "deployment" {
  about = "Forces sent, stationed, mobilised or withdrawn",
  verb = "$deploy_v",
  roles = {
    actor = "subj <actor>",
    force = "obj $troops",
    place = WHERE,
  },
  need = { "force" },
}

event "deployment" {
  verb = "$go_v",
  roles = { force = "subj $troops", place = "obj <place> | " .. WHERE },
  need = { "force", "place" },
  priority = -1,
}

event "deployment" {
  noun = "$deploy_n",
  roles = {
    actor = "subj <actor> | by <actor>",
    force = "of $troops | comp $troops",
    place = WHERE,
  },
  need = { "force | place" },
}

words "exercise_n" { "military exercise", "joint exercise", "naval exercise",
  "war game", "military drill", "joint drill", "naval drill", "wargame",
  "military maneuver", "joint military exercise", "joint maneuver",
  "live-fire exercise", "joint naval exercise", "military manoeuvre",
  "maneuver", "manoeuvre", "drill", "live-fire drill", "air exercise",
  "training exercise" }

event "exercise" {
  about = "Military drills and manoeuvres",
  noun = "$exercise_n",
  roles = {
    participant = "subj <actor> + with/of/by/between <actor>",
    place = "in/off/near/at (<place> | <name>)",
  },
}

words "test_v" { "test", "test-fire", "test fire", "test-launch", "try out" }
words "test_n" { "nuclear test", "missile test", "test launch", "test-launch",
  "test-firing", "nuclear weapons test", "rocket test", "test", "test firing" }

event "weapons_test" {
  about = "Test of a missile, nuclear device or other weapon",
  verb = "$test_v",
  roles = { actor = "subj (<actor> | <name>)", weapon = "obj <weapon>",
    place = "in/at/off/over/near <place>" },
  need = { "weapon" },
}

event "weapons_test" {
  noun = "$test_n",
  roles = {
    actor = "subj <actor> | by <actor>",
    weapon = "of <weapon> | comp (<weapon> | nuclear)",
    place = "in/at/off/over/near <place>",
  },
  need = { "weapon" },
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
