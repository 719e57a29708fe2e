-- Deployments, exercises and weapons tests. Used by military.lua.

pack { name = "forces", version = "0.3", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Forces moved, drills held, weapons tested",
  tags = { "default", "conflict" } }

require "areas"
local phrase = require "geoeng.phrase"

-- ------------------------------------------------------------ what is moved

words "soldiers" { "troop", "soldier", "peacekeeper", "marine", "paratrooper",
  "force", "serviceman", "military personnel", "army personnel",
  "naval personnel", "security personnel", "air force personnel", "sailor",
  "reservist", "commando", "infantryman", "infantry", "conscript", "gendarme",
  "militiaman", "reinforcement", "blue helmet", "legionnaire", "airman",
  "ranger", "cavalry", "combat engineer", "military engineer", "sapper",
  "military adviser", "military advisor", "military trainer",
  "military instructor", "military observer", "military expert",
  "police officer", "army officer", "air force officer", "naval officer",
  "military officer", "police trainer", "border guard", "guardsman" }
words "units" { "battalion", "brigade", "regiment", "division", "contingent",
  "squadron", "unit", "garrison", "convoy", "platoon", "detachment",
  "battlegroup", "battle group", "strike group", "armada",
  "flotilla", "fleet", "advance party", "armed forces", "mission" }
words "warships" { "warship", "aircraft carrier", "destroyer", "frigate",
  "submarine", "navy ship", "naval ship", "naval vessel", "navy vessel",
  "minesweeper", "minehunter", "corvette", "gunboat", "cruiser", "battleship",
  "patrol ship", "amphibious ship", "landing ship", "assault ship",
  "naval group", "military ship" }
words "warplanes" { "fighter jet", "warplane", "bomber", "helicopter",
  "fighter plane", "fighter aircraft", "military aircraft", "combat aircraft",
  "reconnaissance plane", "reconnaissance aircraft", "surveillance plane",
  "surveillance aircraft", "spy plane", "military plane", "gunship",
  "transport plane", "tanker aircraft",
  "stealth fighter", "combat plane" }
words "arms_units" { "tank", "missile", "artillery", "heavy weapon",
  "armor", "armour", "armoured vehicle", "armored vehicle",
  "air defence system", "air defense system", "howitzer",
  "missile launcher", "rocket launcher", "missile system", "personnel carrier",
  "military vehicle", "drone", "missile defense system", "battery" }
words "standing" { "army", "navy", "military", "police", "policeman",
  "national guard" }
words "fighters" { "fighter", "rebel", "militant", "insurgent", "guerrilla",
  "gunman", "militia", "mercenary", "islamist" }
-- Those who watch a peace, and people that only a number tells: "35 monitors".
words "monitors" { "monitor", "observer", "trainer",
  "instructor", "officer", "engineer", "military team" }
words "people_n" { "man", "woman", "personnel", "officer", "monitor",
  "observer", "instructor", "trainer", "engineer" }
words "vehicles" { "plane", "ship", "vessel", "boat", "jet", "aircraft" }
words "level_n" { "troop level", "force level", "troop strength",
  "troop number", "troop presence", "military presence" }
words "no_force" { "election observer", "election monitor", "poll observer",
  "human rights monitor", "labor force", "labour force", "sales force",
  "work force" }
words "base_n" { "military base", "air base", "naval base", "airbase",
  "army base", "military outpost" }

-- "six hundred men", "5,000 army and police personnel".
local COUNT = "<number> [pos=ADJ | pos=NOUN | pos=PROPN]{0,3}"
local COUNTED = "(" .. COUNT .. " $people_n)"
local PLAIN = "$soldiers | $units | $warships | $warplanes"
local TROOPS = "(" .. PLAIN .. " | $arms_units | $standing | $monitors | "
  .. COUNTED .. " | (" .. COUNT .. " $vehicles))"
-- Of verbs that civilians do, too: those who are soldiers by their word.
local MOVERS = "(" .. PLAIN .. ")"
local ARMED = "(" .. PLAIN .. " | $standing | $fighters"
  .. " | <actor sector=MIL>)"

words "deploy_v" { "deploy", "send", "dispatch", "station", "withdraw",
  "redeploy", "mobilize", "mobilise", "pull out", "pull", "move", "relocate",
  "beef up", "mass", "amass", "base", "transfer", "bring home", "contribute",
  "commit", "rush", "pull back", "send in", "send out", "move in", "call in",
  "call out", "recall", "bring back", "rotate", "airlift", "position",
  "garrison", "concentrate", "reposition", "ferry", "fly in", "pour",
  "call up", "pledge", "throw", "house", "assemble", "get out",
  "land", "repatriate", "muster", "bring in", "billet",
  "fly" }
words "size_v" { "increase", "reduce", "boost", "cut", "double", "triple",
  "scale down", "scale back", "draw down", "bolster", "expand", "trim",
  "halve", "step up", "slash", "augment", "strengthen", "reinforce",
  "build up", "raise", "lower", "thin out", "cut back" }
words "go_v" { "arrive", "leave", "patrol",
  "return", "serve", "head", "sail", "land", "move", "enter", "reach",
  "quit", "move in", "come", "dock", "fly",
  "operate", "remain", "stay", "drive", "advance", "pour", "march",
  "settle in", "visit", "anchor", "moor", "go", "roll",
  "evacuate", "vacate", "push", "converge", "gather", "transit" }
words "retreat_v" { "withdraw", "pull out", "pull back", "retreat", "deploy",
  "redeploy", "fan out", "come home", "return home", "go home",
  "depart", "fall back", "mass" }
words "quit_v" { "withdraw", "pull out", "pull back", "retreat",
  "disengage" }
words "base_v" { "open", "close", "set up", "establish", "vacate", "reduce",
  "relocate", "slash", "shut", "shut down", "dismantle", "hand back",
  "consolidate", "create", "close down", "expand" }
words "deploy_n" { "deployment", "withdrawal", "pullout", "pull-out",
  "redeployment", "mobilization", "mobilisation", "dispatch",
  "pullback", "pull-back", "drawdown", "build-up", "buildup", "retreat" }
words "move_n" { "arrival", "departure", "return", "reduction",
  "increase", "rotation", "stationing", "exit", "movement", "surge",
  "sending", "evacuation", "reinforcement", "relocation", "transfer", "cut" }

local WHERE = "to/in/from/into/at/off/on/along/around/near/across"
  .. "/out of/through/toward/towards (<place> | <name> | $areas.area_n)"

--- Whose forces they are: "Italian troops sent by NATO" are Italy's.
local function finish(ev)
  local force = ev.force
  if not force then return end
  local whose = phrase.covered(force, "actor")
  if not whose then return end
  if not ev.actor and (whose.country or whose.name) then
    ev:add("actor", whose)
  end
end

--- Men, officers or ships that a number tells are forces if a side sends them
--- or if forces are told of nearby.
local function armed(ev)
  if ev.actor or ev:holds("force", "<actor>")
    or not ev:holds("force", "$people_n | $vehicles")
    or ev:holds("force", MOVERS .. " | $standing")
    or ev:near(MOVERS .. " | $standing | <actor sector=MIL>", 3, 3) then
    return true
  end
  return false, "no forces are told of"
end

-- ------------------------------------------------------------- deployments

event "deployment" {
  prefer = "verb",
  dyad = { source = "actor | force" }, -- a place is nobody
  about = "Troops, ships, aircraft or peacekeepers sent, deployed, mobilised, stationed or withdrawn; of withdrawals the place is where from. Not: police on routine duty",
  verb = "$deploy_v",
  roles = {
    actor = "subj (<actor> | <name>)",
    force = "obj " .. TROOPS .. "",
    place = WHERE,
  },
  need = { "force" }, check = armed, make = finish,
  unless = "$no_force | [lemma=be] committed to",
}

event "deployment" {
  about = "More or fewer troops somewhere, bases opened or closed",
  verb = "$size_v",
  roles = {
    actor = "subj <actor>",
    force = "obj (" .. PLAIN .. " | $level_n)",
    place = "in/at/on/near (<place> | $areas.area_n)",
  },
  need = { "force" }, make = finish, priority = -1,
  unless = "$no_force",
}

event "deployment" {
  about = "Troops that a side has or keeps somewhere",
  verb = "have/keep/maintain/leave",
  roles = {
    actor = "subj <actor>",
    force = "obj (" .. PLAIN .. ")",
    place = "in/at/on/near/inside (<place> | $areas.area_n)",
  },
  need = { "actor", "force", "place" },
  -- That clause tells of it.
  unless = "$soldiers [tag=VBN | tag=VBG | tag=TO]",
  priority = -2, make = finish,
}

event "deployment" {
  about = "Forces that go, come, leave, stay or patrol somewhere",
  verb = "$go_v",
  roles = {
    force = "subj (" .. MOVERS .. " | " .. COUNTED .. ")",
    place = "obj (<place> | $areas.area_n) | " .. WHERE,
  },
  need = { "force", "place" }, check = armed,
  priority = -1, make = finish, unless = "$no_force",
}

event "deployment" {
  about = "Forces that retreat, pull out or take up their positions",
  verb = "$retreat_v",
  roles = { force = "subj " .. ARMED,
    place = "obj (<place> | $areas.area_n) | " .. WHERE },
  need = { "force" },
  priority = -2, make = finish,
  check = function(ev) -- "retreating fighters opened fire"
    if ev.trigger.doc:token(ev.trigger.head).dep ~= "amod" then return true end
    return false, "it only describes the force"
  end,
}

event "deployment" {
  about = "A side withdraws from a place",
  verb = "$quit_v",
  roles = { actor = "subj <actor>",
    place = "from/out of (<place> | $areas.area_n)" },
  need = { "actor", "place" },
  priority = -3,
}

event "deployment" {
  about = "The deployment, withdrawal or mobilisation of forces",
  noun = "$deploy_n", light = "$deploy_light",
  roles = {
    actor = "subj <actor> | by <actor>",
    force = "of " .. TROOPS .. " | comp (" .. PLAIN .. " | $standing)"
      .. " | poss (" .. PLAIN .. " | $standing)",
    place = WHERE .. " | of <place>",
  },
  need = { "force | place" }, order = { "force", "actor" }, make = finish,
}

event "deployment" {
  about = "Bases that are opened, closed, moved or made smaller",
  verb = "$base_v",
  roles = { actor = "subj <actor>", force = "obj $base_n",
    place = "in/at/on/near (<place> | $areas.area_n)" },
  need = { "force" }, make = finish,
}

event "deployment" {
  about = "The arrival, return or number of forces",
  noun = "$move_n", light = "$deploy_light",
  roles = {
    actor = "by <actor>",
    force = "of/in (" .. PLAIN .. " | $standing) | comp (" .. PLAIN
      .. ") | poss (" .. PLAIN .. " | <actor sector=MIL>)",
    place = "to/in/from/into/at/on (<place> | $areas.area_n)",
  },
  need = { "force" }, make = finish,
}

words "bare_n" { "pullout", "pull-out", "redeployment", "withdrawal",
  "deployment", "pullback", "retreat", "drawdown" }
words "deploy_light" { "order", "plan", "announce", "demand", "reject",
  "approve", "suspend", "postpone", "delay", "halt", "finish", "rule out",
  "cancel", "consider", "oppose", "seek", "request", "propose", "extend",
  "speed up", "accelerate", "set", "back", "want" }

event "deployment" {
  about = "A withdrawal or deployment that names neither force nor place, near words that tell of forces",
  noun = "$bare_n", light = "$deploy_light",
  roles = { actor = "subj <actor> | by <actor>" },
  unless = "$bare_n of/from",
  check = function(ev)
    if ev:near("$soldiers | $warships", 3, 3) then return true end
    return false, "no forces are told of"
  end,
  priority = -4,
}

-- --------------------------------------------------------------- exercises

words "exercise_n" { "military exercise", "joint exercise", "naval exercise",
  "war game", "military drill", "joint drill", "naval drill", "wargame",
  "military maneuver", "joint military exercise", "joint maneuver",
  "live-fire exercise", "joint naval exercise", "military manoeuvre",
  "joint manoeuvre", "naval manoeuvre", "naval maneuver",
  "maneuver", "manoeuvre", "drill", "live-fire drill", "air exercise",
  "training exercise", "joint military drill", "army exercise",
  "field exercise", "combat exercise", "combat drill", "air drill",
  "military training", "joint training", "artillery drill", "landing drill",
  "amphibious exercise", "missile drill", "readiness drill", "sea exercise",
  "command post exercise", "staff exercise", "troop exercise" }
-- Where soldiers or sides are told of it is theirs.
words "bare_exercise_n" { "exercise" }
words "exercise_light" { "plan", "cancel", "begin", "start", "stage", "launch",
  "conclude", "finish", "end", "postpone", "suspend", "resume", "organize",
  "host", "join", "observe", "announce", "schedule", "rehearse", "expand",
  "call off", "scale down", "scale back", "halt", "watch", "attend" }
words "no_exercise" { "fire drill", "evacuation drill", "earthquake drill",
  "oil", "school", "voter", "registration", "election", "census",
  "tax", "physical exercise", "breathing", "aerobic", "budget" }

local MEMBERS = "subj (<actor> | $soldiers | $units | $warships)"
  .. " + with/of/by/between/among (<actor> | $soldiers | $warships)"
local SEAS = "in/off/near/at/on/over (<place> | <name>)"

event "exercise" {
  prefer = "verb",
  about = "Military drills and manoeuvres, alone or with others. Not: sport, fire drills",
  dyad = { mutual = "participant" },
  noun = "$exercise_n", light = "$exercise_light",
  unless = "<!('-') $no_exercise", -- not the end of "live-fire drill"
  roles = { participant = MEMBERS, place = SEAS },
}

event "exercise" {
  about = "Exercises of a side, near words that tell of forces",
  noun = "$bare_exercise_n", light = "$exercise_light",
  unless = "<!('-') $no_exercise | exercise in/of [pos=NOUN]",
  roles = { participant = MEMBERS, place = SEAS },
  check = function(ev)
    if #ev:all "participant" > 1 then return true end
    if ev:near("$soldiers | $units | $warships | $standing | $warplanes"
      .. " | $exercise_n | <actor sector=MIL>", 2, 2) then return true end
    return false, "no forces are told of"
  end,
}

words "test_v" { "test", "test-fire", "test fire", "test-launch", "try out" }
words "test_n" { "test", "test launch", "test-launch", "test-firing",
  "test firing" }

event "weapons_test" {
  prefer = "verb",
  dyad = { source = "actor" },
  about = "The test of a missile, nuclear device or other weapon. Not: tests of drugs, pupils or goods",
  verb = "$test_v",
  roles = { actor = "subj (<actor> | <name>)", weapon = "obj <weapon>",
    place = "in/at/off/over/near <place>" },
  need = { "weapon" },
}

event "weapons_test" {
  about = "The test or test launch of a weapon, by its noun",
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
  yes "[actor:Sudan] [trigger:withdrew] [force:its troops] from [place:Libya] [time:last year]." { actor = "SDN", place = "LBY" },
  yes "[force:Peacekeepers] were [trigger:sent] to [place:Mali] by the [actor:United Nations]." { place = "MLI" },
  yes "[actor:Britain]'s [trigger:deployment] of [force:warships] to the [place:Gulf] was criticised." { actor = "GBR" },
  yes "[actor:Turkey] did not [trigger:send] [force:soldiers] to [place:Niger]." { modality = "negated" },
  yes "[actor:Poland] threatened to [trigger:move] a [force:brigade] to [place:Belarus]." { modality = "hypothetical" },
  no "The police patrolled the market.",
  no "The bank moved its offices to Frankfurt.",
}
test "exercise" {
  yes "[participant:India] and [participant:Japan] held a [trigger:naval exercise] in the [place:Bay of Bengal]."
    { participant = "IND" },
  yes "[participant:Greece] began [trigger:military exercises] with [participant:Egypt] near [place:Crete]." { participant = "GRC" },
  yes "The [trigger:naval drill] by [participant:Thailand] and [participant:Laos] ended." { participant = "THA" },
  yes "[participant:Norway] plans a [trigger:live-fire exercise] off [place:Iceland]." { modality = "planned" },
  yes "[participant:Brazil] cancelled its [trigger:joint exercise] with [participant:Peru]." {},
  no "Doctors say that daily exercise helps.",
  no "Schools in Japan hold a fire drill twice a year.",
}
test "weapons_test" {
  yes "[actor:Pakistan] [trigger:tested] a [weapon:ballistic missile]." { actor = "PAK" },
  yes "[actor:India] [trigger:test-fired] a [weapon:cruise missile] off [place:Odisha] on [time:Friday]." { actor = "IND" },
  yes "A [trigger:test] of [weapon:rockets] by [actor:Iran] failed." { actor = "IRN" },
  yes "[actor:North Korea]'s [weapon:nuclear] [trigger:test] was condemned." { actor = "PRK" },
  yes "[actor:France] may [trigger:test] a new [weapon:torpedo] this year." { modality = "hypothetical" },
  yes "[actor:Israel] denied that it had [trigger:tested] a [weapon:drone]." {},
  no "Students passed the test.",
  no "The doctors tested the drug on mice.",
}

test "deployment" {
  date = "2024-05-08",
  yes "[force:Warships] were [trigger:dispatched] to the [place:Red Sea] by [actor:Italy]." { actor = "ITA" },
  yes "[actor:Kenya]'s [trigger:withdrawal] of [force:troops] from [place:Somalia] will begin in June." { actor = "KEN", place = "SOM" },
  yes "[actor:Ethiopia] has [trigger:massed] [force:tanks] along the border with Eritrea." { actor = "ETH" },
  yes "[actor:Denmark] may [trigger:send] a [force:frigate] to the [place:Gulf]." { modality = "hypothetical" },
  yes "[force:Nearly 900 American soldiers] are [trigger:stationed] in [place:Syria]." { place = "SYR" },
  yes "[actor:Spain] plans to [trigger:pull out] [force:its soldiers] from [place:Iraq]." { modality = "planned" },
  yes "The [trigger:deployment] of [force:peacekeepers] in [place:Haiti] was delayed." { place = "HTI" },
  yes "[actor:Jordan] denied that it had [trigger:deployed] [force:troops] in [place:Syria]." { modality = "negated" },
  yes "[actor:Chad] [trigger:sent] [force:thousands of troops] to [place:Niger]." { actor = "TCD" },
  yes "The soldiers in Iraq knew of the [trigger:pullout] on [time:Monday]." { time = "2024-05-06" },
  no "The company deployed new software in Spain.",
  no "She was sent to a school in Peru.",
}
test "exercise" {
  date = "2024-05-08",
  yes "[trigger:War games] were staged by [participant:China] near [place:Taiwan] on [time:Monday]." { participant = "CHN", time = "2024-05-06" },
  yes "[participant:Ukraine] and [participant:Poland] will conduct [trigger:joint drills] next month." { modality = "planned" },
  yes "[participant:Sweden] did not join the [trigger:military exercise]." {},
  yes "A [trigger:military exercise] between [participant:Russia] and [participant:Belarus] began near [place:Minsk]." { participant = "RUS" },
  yes "[participant:NATO] may hold [trigger:manoeuvres] in the [place:Baltic Sea]." { modality = "hypothetical" },
  yes "The [trigger:live-fire exercise] of [participant:Vietnam] lasted three days." { participant = "VNM" },
  yes "[participant:Mongolia], which hosts an annual [trigger:military drill], invited observers." {},
  no "Students had to exercise patience at the airport.",
  no "The drill bit broke in the mine.",
}
test "weapons_test" {
  date = "2024-05-08",
  yes "A [weapon:hypersonic missile] was [trigger:tested] by [actor:China] in [time:August]." { actor = "CHN" },
  yes "[actor:Turkey] plans to [trigger:test] a [weapon:drone] over the [place:Black Sea]." { modality = "planned" },
  yes "[actor:North Korea] has not [trigger:tested] a [weapon:nuclear bomb] since 2017." { modality = "negated" },
  yes "The [weapon:missile] [trigger:test] by [actor:Iran] drew protests." { actor = "IRN" },
  yes "[actor:Russia] allegedly [trigger:tested] a [weapon:torpedo] in the Arctic." { modality = "alleged" },
  yes "Two [weapon:cruise missiles] were [trigger:tested] by [actor:India]." { actor = "IND" },
  yes "The [trigger:test launch] of a [weapon:ballistic missile] was postponed." {},
  no "Engineers tested the bridge in Norway.",
  no "A blood test showed that the minister was well.",
}

-- What `unless` is needed for, and the same word in a name.
test "exercise" {
  yes "[participant:Norway] held a [trigger:military exercise] near [place:Westpoint School] in June." {},
  no "Norway held a fire drill near the border.",
}

-- The list entries of deployments.
test "deployment" {
  yes "[actor:Chad|Hungary] [trigger:deployed|sent|dispatched|stationed|withdrew|redeployed|mobilized|mobilised|pulled out|pulled|moved|relocated|beefed up|massed|amassed|based|transferred|brought home|contributed] its [troops|infantry battalion|navy ships]." {},
  yes "[force:Soldiers|Peacekeepers] [trigger:withdrew|pulled out|deployed|arrived|returned|served|sailed|landed|moved] [from|to|in|into] [place:Niger|Mosul]." {},
  yes "Hungary sent [force:soldiers|forces|warships|peacekeepers|marines|fighter jets|warplanes|tanks|paratroopers|helicopters|destroyers|frigates|submarines|bombers|reinforcements|missiles|military observers|military personnel|armed forces|policemen|units|navy ships|aircraft carriers|brigades|divisions|battalions|regiments|squadrons|militiamen|convoys|garrisons|missions|contingents|fleets|police|troops|armies] to Niger." {},
  yes "The [trigger:deployment|withdrawal|pullout|redeployment|mobilization|mobilisation|dispatch] of [force:soldiers|troops] took weeks." {},
  yes "The [force:troop] [trigger:withdrawal|deployment|reduction|increase|rotation|movement|surge|buildup|build-up|drawdown|pullback] took weeks." {},
  yes "[force:Soldiers] [trigger:patrolled|left] [place:Mosul|Niger]." {},
}

-- Whose forces, and where.
test "deployment" {
  yes "[force:Soldiers] were [trigger:sent] by [actor:Chad|Hungary]." {},
  yes "[force:Tanks] were [trigger:massed] [to|in|from|into|at|on|along|around] [place:Kosovo]." {},
  yes "[actor:Chad] [trigger:moved] [force:tanks] to [place:Kirobwe|Mosul] and the [place:border region]." {},
  yes "The [force:troop] [trigger:mobilization] by [actor:Chad] began." {},
  yes "The [trigger:deployment] [to|in|from|into|at|on|along|around] [place:Niger] began." {},
  yes "The [trigger:deployment] to the [place:border|Gulf] began." {},
  yes "The [trigger:deployment] to [place:Kirobwe] began." {},
  yes "The [force:troop] [trigger:reduction] by [actor:Chad] began." {},
  yes "The [force:troop] [trigger:reduction] [in|from|at|on|to|into] [place:Niger] began." {},
}

-- Drills: names, verbs, sides and places.
test "exercise" {
  yes "The [trigger:military exercise|joint exercise|naval exercise|war game|military drill|joint drill|naval drill|wargame|military maneuver|joint military exercise|joint maneuver|live-fire exercise|joint naval exercise|military manoeuvre|maneuver|manoeuvre|drill|live-fire drill|air exercise|training exercise] [with|of|by] [participant:Oman] went well." {},
  yes "[participant:Oman] [planned|cancelled|began|started|staged|launched|concluded|finished|ended|postponed|suspended|resumed|organized|hosted|joined|observed|announced] the [trigger:manoeuvres]." {},
  yes "[trigger:Manoeuvres] between [participant:Oman] and [participant:Qatar] went well." {},
  yes "The [trigger:manoeuvres] [in|off|near|at] [place:Oman|Kirobwe] went well." {},
  no "The [fire|evacuation|earthquake] drill of Japan went well.",
  no "The drill for [oil] off Norway went well.",
  no "The [school] drill in Norway went well.",
}

-- Tests of weapons: verbs, nouns, places.
test "weapons_test" {
  yes "[actor:Iran] [trigger:tested|test-fired|test-launched|tried out] a [weapon:missile|rocket] [in|at|off|over|near] [place:Oman]." {},
  yes "[actor:Hezbollah] [trigger:tested|test-launched|tried out] a [weapon:missile|rocket] [in|at|off|over|near] [place:Oman]." {},
  yes "[actor:Borduria] [trigger:tested] a [weapon:missile]." {},
  yes "The [trigger:test|test launch] of a [weapon:missile|rocket] [in|at|over|near] [place:Oman] went well." {},
  yes "The [weapon:nuclear|rocket] [trigger:test] by [actor:Iran] went well." {},
}

-- What is moved: people and equipment of a military kind.
test "deployment" {
  date = "2024-05-08",
  yes "[actor:Hungary] [trigger:sent] [force:servicemen|army personnel|naval personnel|security personnel|air force personnel|sailors|reservists|commandos|infantry|infantrymen|conscripts|gendarmes|blue helmets|airmen|rangers|sappers|military advisers|military advisors|military trainers|military instructors|military experts|police officers|army officers|air force officers|naval officers|military officers|police trainers|border guards|military engineers|combat engineers|cavalry] to [place:Niger]." {},
  yes "[actor:Hungary] [trigger:sent] a [force:platoon|detachment|battlegroup|battle group|strike group|flotilla|armada|advance party] to [place:Niger]." {},
  yes "[actor:Hungary] [trigger:sent] a [force:naval ship|naval vessel|navy vessel|minesweeper|minehunter|corvette|gunboat|cruiser|battleship|patrol ship|amphibious ship|landing ship|assault ship|naval group|military ship] to [place:Niger]." {},
  yes "[actor:Hungary] [trigger:sent] [force:fighter planes|fighter aircraft|military aircraft|combat aircraft|reconnaissance planes|reconnaissance aircraft|surveillance planes|surveillance aircraft|spy planes|military planes|gunships|attack helicopters|transport planes|tanker aircraft|stealth fighters|combat planes] to [place:Niger]." {},
  yes "[actor:Hungary] [trigger:deployed] [force:artillery|heavy weapons|heavy artillery|armor|armour|armoured vehicles|armored vehicles|missile batteries|air defence systems|air defense systems|howitzers|missile launchers|rocket launchers|missile systems|personnel carriers|military vehicles|drones|batteries|missile defense systems] in [place:Niger]." {},
  yes "[actor:Hungary] [trigger:deployed] [force:its army|its navy|riot police|security forces|its air force] in [place:Niger]." {},
  yes "[actor:Hungary] [trigger:sent] [force:observers|monitors|instructors|trainers|officers|engineers|ceasefire monitors|truce monitors|military teams] to [place:Niger]." {},
  yes "[force:Six hundred men|Some 300 women|About 500 personnel|Forty officers|35 monitors|Two observers|Ten instructors|Ten trainers|Ten engineers] [trigger:arrived] in [place:Niger] on [time:Monday]. An army convoy followed." {},
  yes "[actor:Germany] will [trigger:send] [force:six reconnaissance planes|four boats|five jets|two vessels|three ships|eight aircraft] to [place:Niger]." {},
  yes "[force:44 [actor:Greek air force] officers] will be [trigger:sent] to [place:Kabul]." { actor = "GRC", modality = "planned" },
  yes "[force:Eight [actor:UN] observers] were [trigger:sent] to [place:Darfur]." {},
  no "The club sent two men to Paris for a match in [court|a hotel].",
  no "Russia sent [election observers|election monitors|poll observers|human rights monitors] to Chad.",
  no "The president increased the [labor force|labour force|sales force|work force].",
  no "Six hundred people moved to Paris.",
}


-- What is done with them, and what they do.
test "deployment" {
  date = "2024-05-08",
  yes "[actor:Hungary] [trigger:committed|rushed|pulled back|sent in|sent out|called in|called out|recalled|brought back|rotated|airlifted|positioned|concentrated|repositioned|ferried|flew in|called up|pledged|housed|assembled|landed|repatriated|mustered|brought in|billeted|flew|garrisoned|moved in|poured|threw|got out] [force:its troops]." {},
  yes "[actor:Hungary] will [trigger:increase|reduce|boost|cut|double|triple|scale down|scale back|draw down|bolster|expand|trim|halve|step up|slash|augment|strengthen|reinforce|build up|raise|lower|thin out|cut back] the [force:number of its troops] in [place:Niger]." { modality = "planned" },
  yes "[actor:Hungary] wants to [trigger:increase|reduce] [force:its troop levels|its force levels|its troop strength|its military presence|its troop presence|its troop numbers] in [place:Niger]." {},
  yes "[actor:Hungary] [trigger:has|keeps|maintains] [force:some 800 soldiers] [in|at|on|near|inside] [place:Niger]." {},
  no "Hungary has soldiers.",
  yes "[force:Marines|Warships|Paratroopers] [trigger:headed|entered|came|docked|flew|operate|remained|stayed|drove|advanced|poured|departed|marched|anchored|moored|went|rolled|pushed|converged|gathered|settled in] [in|to|at] [place:Oran]." {},
  yes "[force:Marines|Warships] [trigger:entered|reached|visited|quit|evacuated|vacated|transited] [place:Oran]." {},
  yes "[force:Warships|Marines] [trigger:patrol|enter] the [place:coast|border]." {},
  no "Tourists reached Oran.",
  yes "The [force:army|soldiers|rebels|fighters|militants|insurgents|guerrillas|militia|mercenaries] [trigger:withdrew|pulled out|pulled back|retreated|redeployed|fanned out|fell back]." {},
  yes "The [force:soldiers|marines] [trigger:came home|returned home|went home|deployed|departed|massed]." {},
  no "The retreating soldiers were hungry.",
  no "The bank retreated from its promise.",
  yes "[actor:Ethiopia] [trigger:withdrew|pulled out|pulled back|retreated|disengaged] [from] [place:Somalia]." {},
  no "Norway withdrew from the [treaty|talks|contest].",
  yes "[actor:Chad]'s [trigger:pullback|retreat|withdrawal|redeployment] from [place:Niger] began." {},
  yes "The [trigger:withdrawal|deployment|build-up|buildup|drawdown|retreat|pull-out|pull-back|pullback] of [force:soldiers] began." {},
  yes "The [trigger:arrival|departure|return|reduction|rotation|stationing|movement|sending|evacuation|relocation|transfer|exit|cut|increase|surge|reinforcement] of [force:Dutch troops] in [place:Mali] was debated." {},
  yes "The [force:troops]' [trigger:return|departure|arrival] was debated." {},
  no "The [arrival|return] of the tourists was debated.",
  yes "[actor:Chad] [ordered|planned|announced|demanded|rejected|approved|suspended|postponed|delayed|halted|finished|ruled out|cancelled|considered|opposed|sought|requested|proposed|extended|sped up|accelerated|set|backed|wanted] the [trigger:withdrawal] of [force:soldiers]." {},
  yes "[actor:Chad] [trigger:opened|closed|set up|established|vacated|reduced|relocated|slashed|shut|shut down|dismantled|handed back|consolidated|created|closed down|expanded] a [force:military base|naval base|air base|airbase|army base|military outpost] in [place:Niger]." {},
  no "The bank opened an office in Niger.",
  no "The army is committed to peace.",
  yes "Thousands of soldiers are in Iraq. [actor:Chad] ordered the [trigger:pullout|pull-out|redeployment|withdrawal|deployment|pullback|retreat|drawdown]." {},
  no "The bank limits the withdrawal.",
  no "Soldiers heard of the withdrawal of the bill.",
}

-- Drills where forces are told of.
test "exercise" {
  yes "[participant:British troops] held an [trigger:exercise] [in|off|near|at|on|over] [place:Cyprus]." {},
  yes "[participant:Norway] took part in an [trigger:exercise] with [participant:Sweden]." {},
  yes "The [trigger:joint manoeuvre|naval manoeuvre|naval maneuver|joint military drill|army exercise|field exercise|combat exercise|combat drill|air drill|military training|joint training|artillery drill|landing drill|amphibious exercise|missile drill|readiness drill|sea exercise|command post exercise|staff exercise|troop exercise] [between|among|by|of|with] [participant:Oman] went well." {},
  yes "[participant:Oman] [scheduled|rehearsed|expanded|called off|scaled down|scaled back|halted|watched|attended] the [trigger:manoeuvres]." {},
  yes "[participant:Warships|Soldiers] held an [trigger:exercise]." {},
  no "Norway's army said that the exercise of power is hard.",
  no "The [voter|registration|election|census|tax|budget] exercise in Nigeria went well for the army.",
  no "Soldiers did a [breathing|physical|aerobic] exercise.",
  no "Norway held an exercise.",
}

-- Where, of all rules; whose word tells that they are soldiers.
test "deployment" {
  yes "Hungary [trigger:deployed|landed] [force:tanks] [off|near|across|through|toward|towards|out of] [place:Niger]." {},
  yes "[force:Police officers|Army officers|Air force officers|Naval officers|Military officers|Police trainers|Combat engineers|Military engineers|Military trainers|Military instructors|Military observers|Legionnaires|Guardsmen|Armed forces|Battalions|Bombers] [trigger:arrived] in [place:Niger]." {},
  yes "[force:Soldiers] [trigger:marched] [off|on|along|around|near|across|through|toward|towards|out of] [place:Niger|Kirobwe]." {},
  yes "[force:Soldiers] [trigger:marched] to the [place:border|city|coast|capital|town|village|frontier|port|camp|island]." {},
  yes "[force:Rebels|Soldiers|Warships|Bombers|Battalions] [trigger:retreated] [to|in|into|from|at|on|along|around|near|across|toward|towards|out of|through] [place:Niger]." {},
  yes "[force:Rebels] [trigger:retreated] to [place:Kirobwe]." {},
  yes "The [force:PLA|army] [trigger:retreated]." {},
  yes "[force:Rebels] [trigger:retreated] to the [place:border]." {},
  yes "Hungary will [trigger:cut] [force:its troops|its warships|its units|its bombers] [in|at|on|near] [place:Niger]." {},
  yes "Hungary will [trigger:cut] its troops in the [place:region]." {},
  yes "Hungary [trigger:has|leaves] [force:warships|units|bombers] in the [place:region]." {},
  no "Hungary has troops [trained|preparing] in Niger.",
  yes "The [trigger:deployment] [near|off|across|through|toward|towards|out of] [place:Niger] began." {},
  yes "The [trigger:deployment] of [force:tanks|warships|units|bombers|observers|60 men|six planes] began." {},
  yes "The [force:warship|bomber|unit|army|police|battalion] [trigger:deployment] began." {},
  yes "The army's [trigger:withdrawal] began." {},
  yes "Chad [trigger:opened] a [force:naval base] [in|at|on|near] [place:Niger]." {},
  yes "Chad [trigger:opened] a [force:naval base] in the [place:region]." {},
  yes "The [trigger:arrival] of [force:warships|units|bombers|soldiers|police] [in|to|from|into|at|on] [place:Niger] was delayed." {},
  yes "The [trigger:arrival] of [force:soldiers] in the [place:region] was delayed." {},
  yes "The [force:unit|warship|bomber|battalion] [trigger:rotation] was delayed." {},
  yes "[actor:Chad] [trigger:withdrew] from the [place:region]." {},
  yes "[actor:Chad] [trigger:withdrew] out of [place:Niger]." {},
  yes "Soldiers spoke. The [trigger:pullout] by [actor:Chad] was late." {},
  yes "The [trigger:retreat] of [force:soldiers] by [actor:Chad] was late." {},
  yes "[actor:Borduria] [trigger:deployed] [force:soldiers]." {},
}
test "exercise" {
  yes "[participant:Warships|Soldiers|Battalions] held [trigger:manoeuvres] [off|near|on|over|in|at] [place:Cyprus|Kirobwe]." {},
  yes "Soldiers watched. The [trigger:exercise] [by|of|with] [participant:Oman] ended." {},
  yes "Soldiers watched. The [trigger:exercise] [between|among] [participant:Oman] and [participant:Qatar] ended." {},
  yes "The [trigger:manoeuvres] [with|of|by] [participant:soldiers|warships] ended." {},
}

-- Places and sides that only a rule's own words can tell.
test "deployment" {
  yes "[force:Soldiers] [trigger:entered] the [place:country|province|district|area|suburb|neighborhood|neighbourhood|valley|peninsula|territory|enclave|refugee camp|street|square|market|mountains|desert|sea|strait|gulf|waters|strip|harbor|harbour|county|hamlet|outskirts|highway|north|south|east|west|region]." {},
  yes "The [force:military|national guard|gunmen|islamists] [trigger:retreated]." {},
  yes "[force:Warships] [trigger:moved in] on [place:Niger]." {},
}
test "deployment" {
  yes "[Near|Off|Across|Through|Towards|Toward|Along|Around|At] [place:Niger], the [force:rebels] [trigger:retreated]." {},
  yes "[Near|Off|Across|Through|Towards|Toward|At] [place:Niger], [actor:Hungary] [trigger:deployed] [force:tanks]." {},
  yes "[Near|At|On|In] [place:Niger], [actor:Chad] [trigger:opened] a [force:naval base]." {},
  yes "[actor:Chad] [trigger:sent] [force:60 women] to [place:Niger]." {},
}
test "exercise" {
  yes "The [trigger:manoeuvres] were [planned|cancelled|begun|started|staged|launched|concluded|finished|ended|postponed|suspended|resumed|organized|joined|observed|announced|scheduled|rehearsed|expanded|called off|scaled down|scaled back|halted|watched|attended] by [participant:Oman]." {},
}
test "weapons_test" {
  yes "The [trigger:test-launch|test-firing|test firing] of a [weapon:missile|rocket] went well." {},
}
