-- Deployments, exercises and weapons tests. Used by military.lua.

pack { links = "lexicons/links.tsv", name = "forces", version = "0.2", license = "MIT",
  about = "Forces moved, drills held, weapons tested",
  tags = { "default", "conflict" } }

require "areas"
local phrase = require "geoeng.phrase"

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

local WHERE = "to/in/from/into/at/off/on/along/around (<place> | <name> | $areas.area_n)"

--- Whose forces they are, if nobody else says it: "Italian troops".
local function finish(ev)
  if ev.actor or not ev.force then return end
  local whose = phrase.covered(ev.force, "actor")
  if whose and whose.country then ev:add("actor", whose) end
end

event "deployment" {
  prefer = "verb",
  about = "Troops, ships, aircraft or peacekeepers sent, deployed, mobilised, stationed or withdrawn; of withdrawals the place is where from. Not: police on routine duty",
  verb = "$deploy_v",
  roles = {
    actor = "subj <actor>",
    force = "obj $troops",
    place = WHERE,
  },
  need = { "force" }, make = finish,
}

event "deployment" {
  about = "Forces that go, come, leave or patrol somewhere",
  verb = "$go_v",
  roles = { force = "subj $troops", place = "obj <place> | " .. WHERE },
  need = { "force", "place" },
  priority = -1, make = finish,
}

event "deployment" {
  about = "The deployment, withdrawal or mobilisation of forces",
  noun = "$deploy_n",
  roles = {
    actor = "subj <actor> | by <actor>",
    force = "of $troops | comp $troops",
    place = WHERE,
  },
  need = { "force | place" }, make = finish,
}

-- These are of forces whoever is named.
words "pullout_n" { "pullout", "pull-out", "troop withdrawal",
  "troop deployment", "redeployment", "troop reduction" }

event "deployment" {
  about = "A withdrawal or deployment of forces that names neither force nor place",
  noun = "$pullout_n",
  roles = { actor = "subj <actor> | by/of <actor>", place = WHERE },
  priority = -1,
}

words "exercise_n" { "military exercise", "joint exercise", "naval exercise",
  "war game", "military drill", "joint drill", "naval drill", "wargame",
  "military maneuver", "joint military exercise", "joint maneuver",
  "live-fire exercise", "joint naval exercise", "military manoeuvre",
  "maneuver", "manoeuvre", "drill", "live-fire drill", "air exercise",
  "training exercise" }

words "exercise_light" { "plan", "cancel", "begin", "start", "stage", "launch",
  "conclude", "finish", "end", "postpone", "suspend", "resume", "organize",
  "host", "join", "observe", "announce" }
words "no_exercise" { "fire drill", "evacuation drill", "earthquake drill",
  "oil", "drill bit", "school" }

event "exercise" {
  prefer = "verb",
  about = "Military drills and manoeuvres, alone or with others. Not: sport, fire drills",
  noun = "$exercise_n", light = "$exercise_light",
  unless = "<!('-') $no_exercise", -- not the end of "live-fire drill"
  roles = {
    participant = "subj <actor> + with/of/by/between <actor>",
    place = "in/off/near/at (<place> | <name>)",
  },
}

words "test_v" { "test", "test-fire", "test fire", "test-launch", "try out" }
words "test_n" { "test", "test launch", "test-launch", "test-firing",
  "test firing" }

event "weapons_test" {
  prefer = "verb",
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
  yes "The parliament in Rome debated the [trigger:pullout] on [time:Monday]." { time = "2024-05-06" },
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
  yes "The [trigger:troop withdrawal|troop deployment|pullout|redeployment|troop reduction] took weeks." {},
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
  yes "[actor:Chad]'s [trigger:pullout|troop reduction] began." {},
  yes "The [trigger:troop reduction] [by|of] [actor:Chad] began." {},
  yes "The [trigger:troop reduction] [in|from|at|off|on|along|around|to|into] [place:Niger] began." {},
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
