-- Terrorist and military incidents: who did what to whom with what, one event
-- a mention; the types (in capitals, apart from those of attack.lua) and roles
-- of the fourth Message Understanding Conference (MUC-4, 1992). Works in mixed
-- case and in capitals.

require "geoeng.actor"

pack { name = "incidents", version = "0.1", license = "MIT",
  about = "Attacks, bombings, kidnappings, arson, robbery, hijacking",
  tags = { "conflict" } }

-- ------------------------------------------------------------------- lists

-- People who do such things, and may be named by nothing else.
words "incident_culprit" { "hitman", "narcoterrorist", "subversive",
  "commando", "troop", "people", "subject", "cell", "patrol", "group", "gang",
  "band", "paramilitary", "element", "unit", "squad", "police", "mafia",
  "ultrarightist", "ultraleftist" }
-- Bodies of the state that act under their name.
words "incident_body" { "army", "armed forces", "air force", "navy",
  "military", "national guard", "national police", "high command",
  "treasury police", "secret police", "security forces" }
-- Those who fight each other: their fights are war, no incidents.
words "incident_fighter" { "guerrilla", "rebel", "soldier", "troop",
  "insurgent", "subversive", "terrorist", "extremist", "combatant", "marine",
  "contra", "commando", "battalion", "brigade", "patrol", "detachment", "army",
  "unit", "regiment", "military position" }
words "incident_bomb_n" { "bomb", "explosive", "dynamite", "grenade", "mine",
  "device", "rocket", "mortar", "dynamite stick", "molotov cocktail", "charge" }
-- What makes an attack a bombing.
words "incident_explosive" { "bomb", "explosive", "dynamite",
  "molotov cocktail" }
words "incident_arms_n" { "rifle", "machinegun", "submachinegun", "pistol",
  "revolver", "gun", "shotgun", "machete", "knife", "firearm", "weapon",
  "bullet", "bazooka", "rocket launcher", "grenade launcher", "m-16", "ak-47",
  "uzi" }
-- Things that are attacked, burned, or taken.
words "incident_thing_n" {
  "building", "house", "home", "residence", "office", "embassy", "consulate",
  "bank", "branch", "store", "shop", "hotel", "restaurant", "car", "vehicle",
  "bus", "truck", "pickup", "plane", "aircraft", "airplane", "train",
  "bridge", "pipeline", "pylon", "power line", "substation", "station",
  "barracks", "base", "post", "headquarter", "church", "school", "university",
  "hospital", "airport", "port", "newspaper", "farm", "ranch", "estate",
  "factory", "plant", "cinema", "theater", "library", "ambulance",
  "installation", "facility", "complex", "center", "centre", "company",
  "business", "court", "palace", "dam", "railroad", "railway", "market",
  "supermarket", "club", "exchange", "property", "motorcycle", "boat", "ship",
  "mill", "municipality", "city hall", "ministry", "union", "guardhouse",
  "checkpoint", "pole", "transformer", "transmission line", "tension line",
  "voltage line", "electrical system", "electricity system",
  "electric system", "power grid", "campus", "cabin", "villa", "clinic",
  "monastery", "temple", "cathedral", "mosque", "synagogue", "convent",
  "pharmacy", "drugstore", "mall", "nightclub", "bar", "discotheque",
  "refinery", "tanker", "jeep", "minibus", "van", "taxi", "trailer", "track",
  "tunnel", "airfield", "airstrip", "hangar", "dock", "pier", "terminal",
  "locomotive", "antenna", "studio", "courthouse", "prison", "jail",
  "precinct", "monument", "statue", "cemetery", "laboratory", "plantation",
  "workshop", "garage", "parking lot", "apartment", "mansion",
  "establishment", "firm", "agency", "institute", "corporation", "structure",
  "premises", "warehouse", "depot", "automobile", "tower", "locale",
  "enterprise", "cooperative", "theatre", "consulate general", "mission",
  "wall", "gate", "railroad line", "storage tank", "fuel tank", "freighter",
  "ferry" }
-- What armies have, and where nothing stands: attacks there hit nobody's thing.
words "incident_site_n" { "garrison", "convoy", "helicopter", "town",
  "village", "road", "highway", "outpost", "camp" }

words "incident_kill_verb" { "kill", "murder", "assassinate", "slay", "gun down",
  "shoot", "execute", "massacre", "machinegun", "riddle", "finish off",
  "wound", "injure", "stab", "behead", "torture" }
words "incident_attack_verb" { "attack", "ambush", "raid", "storm", "strafe", "shell",
  "assault", "open fire", "fire", "hit", "strike", "shoot at" }
words "incident_destroy_verb" { "destroy", "damage", "shatter", "blow out" }
words "incident_bomb_verb" { "bomb", "dynamite", "blow up", "explode", "go off",
  "set off", "plant", "place", "hurl", "throw", "detonate", "toss", "blast" }
words "incident_kidnap_verb" { "kidnap", "abduct", "take hostage", "hold hostage",
  "hold captive" }
words "incident_burn_verb" { "burn", "set fire", "set afire", "torch", "set on fire",
  "burn down" }
words "incident_rob_verb" { "rob", "steal", "loot", "hold up" }
words "incident_hijack_verb" { "hijack", "commandeer" }

words "incident_kill_noun" { "murder", "assassination", "killing", "massacre",
  "slaying", "death", "execution", "crime" }
words "incident_killer_noun" { "murderer", "assassin", "killer", "slayer" }
words "incident_attack_noun" { "attack", "ambush", "raid", "assault", "terrorist attack",
  "shooting", "incursion" }
words "incident_bomb_noun" { "bombing", "explosion", "blast", "dynamiting" }
-- Bombs from above are war.
words "incident_from_air" { "air force", "aircraft", "airplane", "warplane",
  "aerial", "air raid", "air attack", "air strike", "bomber", "artillery",
  "civilian population", "gunship", "indiscriminate", "bombardment" }
words "incident_kidnap_noun" { "kidnapping", "abduction", "kidnap" }
words "incident_deed_light" { "claim", "carry", "perpetrate", "stage",
  "cause", "commit", "resume", "attribute", "plan", "order", "admit",
  "result", "intensify", "mastermind" }
words "incident_suffer_verb" { "suffer", "sustain" }
words "incident_accuse_verb" { "blame", "accuse", "charge", "suspect",
  "hold responsible", "link", "implicate", "sentence", "convict", "arrest",
  "indict", "try" }

-- Wars, sports and laws that read like incidents.
words "incident_no_incident" { "heart attack", "world cup", "championship",
  "death penalty", "earthquake", "plane crash", "hurricane", "accident" }

-- ------------------------------------------------------------------ groups

-- Who acts under a name: armed groups, bodies of the state.
span "incident_named" { find = "x:$organization", take = "x" }
span "incident_named" { find = "$incident_body", set = { sector = "MIL" } }
-- Groups that no list knows, by the last word of their name.
words "incident_group_n" { "front", "movement", "commando",
  "cartel", "column", "liberation army", "people's army", "vanguard", "mafia",
  "revolutionary army", "guerrilla army" }
words "incident_unit_n" { "battalion", "brigade", "regiment" }
span "incident_named" {
  find = "x:([pos=PROPN]{1,4} $incident_group_n)", take = "x",
  set = { sector = "REB" } }
span "incident_named" {
  find = "x:([pos=PROPN]{1,3} $incident_unit_n)", take = "x",
  set = { sector = "MIL" } }
span "incident_group" {
  find = "x:<incident_named sector=REB | sector=CRM>", take = "x" }
span "incident_armed" { find = "$incident_fighter" }
-- What makes it a bombing where it is told of.
span "incident_bomb" { find = { "$incident_explosive", "$incident_bomb_noun" } }

-- ------------------------------------------------------------------- roles

local IRREGULAR = "<actor sector=REB | sector=CRM>"
local CULPRIT = "([sense=person] | $incident_culprit)"
local WEAPON = "($incident_bomb_n | $incident_arms_n)"
local NAMED = "<incident_named sector=REB | sector=CRM | sector=MIL | sector=SPY>"
local NONE = "$incident_no_incident"
local ANYTHING = "($incident_thing_n | $incident_site_n)"
local SITE = "obj $incident_site_n | on/at/against $incident_site_n"

-- What `form` makes of them; hidden ones only decide whether it is an incident.
local FORM = { perpetrator = "people", weapon = "first", target = "core",
  victim = "name", site = "hidden", fighter = "hidden", person = "hidden" }

local FIGHTER = "obj/of/on/against <incident_armed>"
local PERSON = "obj/of/on/against [sense=person]"

-- Who does it to whom.
local function dyad(target)
  return { source = "organization | perpetrator", target = target }
end

-- Whose words are that several roles want.
local CULPRITS = { "organization", "perpetrator" }
local ARMED = { "organization", "perpetrator", "fighter" }
local PERSONS = { "organization", "perpetrator", "victim", "fighter" }
local TARGETS = { "organization", "perpetrator", "target", "victim",
  "fighter" }

-- Verbs around nouns whose subjects suffer the deed, whose objects did it.
local SUFFERED = { verb = "$incident_suffer_verb",
  roles = { target = "subj $incident_thing_n" } }
local ACCUSED = { verb = "$incident_accuse_verb",
  roles = { perpetrator = "obj " .. CULPRIT, organization = "obj " .. NAMED,
    weapon = "with " .. WEAPON } }

-- ------------------------------------------------------------------ checks

--- One deed, of sides that are not at war: not "kidnappings and murders", not
--- soldiers killed by rebels.
local function is_incident(ev)
  local hit = ev.victim or ev.target or ev.site
  if not (hit or ev.weapon) and ev:holds("trigger", "[tag=NNS]") then
    return false, "it tells of no single one"
  end
  if ev.fighter and not hit then return false, "armed sides fight" end
  return true
end

local function is_attack(ev)
  if ev:near "<incident_bomb>" then return false, "it is a bombing" end
  return is_incident(ev)
end

--- An attack by a verb that is also said of words and games.
local function hits(ev)
  local armed = "$incident_culprit | " .. IRREGULAR
  if ev.victim or ev.target or ev.site or ev.person or ev.fighter
    or ev:holds("perpetrator", armed) or ev:holds("organization", armed) then
    return is_attack(ev)
  end
  return false, "nobody and nothing is hit"
end

--- Those that a bomb makes bombings, told of in so many sentences before.
local function with_bomb(before)
  return function(ev)
    if ev:near("<incident_bomb>", before) then return is_incident(ev) end
    return false, "no bomb is told of"
  end
end

--- A bombing told by a noun: one with a bomb, or of something.
local function is_bombing(ev)
  if ev.weapon or ev.target or ev.site or ev:near("$incident_bomb_n", 3, 1) then
    return is_incident(ev)
  end
  return false, "no bomb is told of"
end

--- Rebels without a name are those that the document names alone.
local function name_group(ev)
  if not ev.organization and ev:holds("perpetrator", IRREGULAR) then
    ev:add("organization", ev:only "incident_group")
  end
end

--- What all incidents share: who does it with what, which verbs carry out what
--- a noun names, how mentions are put. An event says what is its own: its words,
--- whom or what it hits, what it needs, its check.
local function incident(own)
  local roles = {
    perpetrator = "subj/by " .. CULPRIT
      .. " | any (" .. IRREGULAR .. " ![pos=NOUN])",
    organization = "subj/by " .. NAMED
      .. " | any (<incident_group> ![pos=NOUN])",
    weapon = "with/by " .. WEAPON .. " | any (<&(using [pos=DET]?) "
      .. WEAPON .. ")" }
  for name, text in pairs(own.roles) do roles[name] = text end
  own.roles = roles
  own.light = own.light or own.noun and "$incident_deed_light"
  own.form, own.make = own.form or FORM, own.make or name_group
  return own
end

event "ATTACK" (incident {
  about = "Killing, shooting, ambush, assault on persons or places by those who are not at war with them; not fights of armed sides, not killings told of in general",
  dyad = dyad "victim | target",
  verb = "$incident_kill_verb", order = TARGETS,
  roles = { fighter = "obj/at <incident_armed>",
    victim = "obj <name>", target = "obj $incident_thing_n",
    site = SITE },
  need = { "victim | target | site | perpetrator | organization" },
  unless = NONE, check = is_attack,
})
event "ATTACK" (incident {
  about = "Assault told by a verb that is said of words and games, too",
  verb = "$incident_attack_verb", order = TARGETS,
  roles = {
    fighter = "obj/on <incident_armed>", person = "obj/on [sense=person]",
    victim = "obj <name>", site = SITE,
    target = "obj $incident_thing_n | on/at/against $incident_thing_n" },
  need = { "victim | target | site | perpetrator | organization" },
  unless = NONE, check = hits,
})
event "ATTACK" (incident {
  about = "Killing told by a noun: the murder of a judge",
  noun = "$incident_kill_noun",
  also = { ACCUSED }, order = PERSONS,
  roles = { fighter = FIGHTER, person = PERSON,
    victim = "obj <name> | of <name> | poss <name>" },
  need = { "victim | perpetrator | organization" },
  unless = NONE, check = is_attack,
})
-- Who attempts it is not told by these nouns.
event "ATTACK" {
  about = "Attempts on a life, and the killers of somebody named",
  noun = "$incident_killer_noun | attempt",
  roles = { victim = "of <name>"
    .. " | any (<&(life of [pos=DET]? [pos=NOUN]{0,3} [pos=PROPN]?) <name>)" },
  need = { "victim" },
  unless = NONE, check = is_attack, form = FORM, make = name_group,
}
event "ATTACK" (incident {
  about = "Assault told by a noun: an attack on a bank",
  noun = "$incident_attack_noun",
  also = { ACCUSED, SUFFERED }, order = ARMED,
  roles = { fighter = FIGHTER,
    victim = "on/against <name>", site = SITE,
    target = "on/against/at $incident_thing_n | obj $incident_thing_n" },
  need = { "target | site | perpetrator | organization | victim" },
  unless = NONE, check = is_attack,
})
event "ATTACK" (incident {
  about = "Things destroyed by those who are told of",
  verb = "$incident_destroy_verb", order = CULPRITS,
  roles = {
    target = "obj $incident_thing_n", site = "obj $incident_site_n" },
  need = { "target | site", "perpetrator | organization" },
  unless = NONE, check = is_attack,
})

event "BOMBING" (incident {
  about = "Bombs set, thrown or gone off; things blown up",
  dyad = dyad "victim | target",
  verb = "$incident_bomb_verb", prefer = "noun", order = CULPRITS,
  roles = { victim = "obj <name>", site = SITE,
    weapon = "obj/subj $incident_bomb_n | with/by $incident_bomb_n",
    target = "obj $incident_thing_n | in/at/near/outside/against/under/inside/into/on $incident_thing_n" },
  need = { "weapon | target | site" },
  unless = { NONE, "$incident_from_air" },
})
event "BOMBING" (incident {
  about = "Things destroyed where a bomb is told of a little before",
  verb = "$incident_destroy_verb", order = CULPRITS,
  roles = {
    target = "obj $incident_thing_n", site = "obj $incident_site_n",
    weapon = "subj $incident_bomb_n | with/by $incident_bomb_n" },
  need = { "target | site" },
  unless = NONE, check = with_bomb(3),
})
event "BOMBING" (incident {
  about = "Harm that a bomb does",
  verb = "$incident_kill_verb | $incident_attack_verb",
  order = ARMED,
  roles = { fighter = "obj/on <incident_armed>",
    victim = "obj <name>", site = SITE,
    weapon = "subj $incident_bomb_n | with/by $incident_bomb_n",
    target = "obj $incident_thing_n | on/at/against $incident_thing_n" },
  need = { "weapon | target | site | victim" },
  unless = { NONE, "$incident_from_air" }, check = with_bomb(0),
})
event "BOMBING" (incident {
  about = "Attacks told by a noun in whose sentence a bomb is told of",
  noun = "$incident_attack_noun",
  also = { ACCUSED, SUFFERED }, order = ARMED,
  roles = { fighter = FIGHTER,
    victim = "on/against <name>", site = SITE,
    weapon = "with $incident_bomb_n | comp $incident_bomb_n",
    target = "on/against/at $incident_thing_n" },
  need = { "weapon | target | site | victim" },
  unless = { NONE, "$incident_from_air" }, check = with_bomb(0),
})
event "BOMBING" (incident {
  about = "Explosions, told by a noun",
  noun = "$incident_bomb_noun",
  also = { ACCUSED, SUFFERED }, order = ARMED,
  roles = { fighter = FIGHTER,
    site = SITE, weapon = "of/comp $incident_bomb_n",
    target = "of/in/at/near/outside/against/on $incident_thing_n | obj $incident_thing_n" },
  unless = { NONE, "$incident_from_air" }, check = is_bombing,
})

event "KIDNAPPING" (incident {
  about = "Persons taken or held by force",
  dyad = dyad "victim",
  verb = "$incident_kidnap_verb", order = PERSONS,
  roles = { fighter = "obj <incident_armed>",
    victim = "obj <name> | iobj <name>" }, -- "was taken hostage"
  need = { "victim | perpetrator | organization" },
  check = is_incident,
})
event "KIDNAPPING" (incident {
  about = "The taking of persons, told by a noun",
  noun = "$incident_kidnap_noun | kidnapper/abductor",
  also = { ACCUSED }, order = PERSONS,
  roles = { fighter = FIGHTER, person = PERSON,
    victim = "obj <name> | of <name> | poss <name>" },
  check = is_incident,
})

event "ARSON" (incident {
  about = "Things set on fire",
  dyad = dyad "target",
  verb = "$incident_burn_verb", order = CULPRITS,
  roles = { target = "obj/to/on " .. ANYTHING },
  need = { "target" }, unless = NONE,
})

event "ROBBERY" (incident {
  about = "Things taken by force",
  dyad = dyad "target",
  verb = "$incident_rob_verb", order = CULPRITS,
  roles = { target = "obj/from " .. ANYTHING },
  need = { "target" },
})

event "HIJACKING" (incident {
  about = "Vehicles taken by force",
  dyad = dyad "target",
  verb = "$incident_hijack_verb", order = CULPRITS,
  roles = { target = "obj " .. ANYTHING },
  need = { "target" },
})

-- -------------------------------------------------------------------- tests

test "ATTACK" {
  yes "[perpetrator:Gunmen] [trigger:murdered] Senator [victim:Julio Mendez] with a [weapon:rifle]." {},
  yes "[perpetrator:REBELS] [trigger:ATTACKED] THE [target:POLICE STATION] IN TACNA." {},
  yes "The [trigger:assassination] of Judge [victim:Rosa Ibarra] shocked the city." {},
  yes "Two nuns were [trigger:murdered] by [perpetrator:paramilitaries] in the hills." {},
  yes "[perpetrator:Guerrillas] [trigger:ambushed] a [target:bus] near the river." {},
  no "Guerrillas ambushed an army patrol near the river.",
  no "Soldiers killed six rebels in the hills.",
  no "The film tells of murders and attacks.",
  yes "Union leader [victim:Carlos Vega] was [trigger:shot] in his office." {},
  yes "[perpetrator:Soldiers] [trigger:killed] three students at the university." {},
  yes "The mayor denied that [perpetrator:rebels] had [trigger:attacked] the [target:barracks]." {},
  yes "[perpetrator:Death squads] are accused of [trigger:killing] a lawyer." {},
  yes "Senator [victim:Pablo Rueda] was [trigger:killed] by [perpetrator:gunmen] on Sunday." {},
  yes "[perpetrator:Rebels] [trigger:attacked] a [target:police post] and fled." {},
  yes "A [target:power plant] was [trigger:attacked] by [perpetrator:guerrillas]." {},
  yes "The [trigger:attack] on the [target:barracks] lasted two hours." {},
  yes "[perpetrator:Guerrillas] [trigger:murdered] Mayor [victim:Luis Ortega]." {},
  no "He died of a heart attack at home.",
  no "The minister attacked the budget in his speech.",
  no "The team attacked from the left in the second half.",
  no "The bill was killed in committee.",
  no "The patient was attacked by a rare disease.",
}
test "BOMBING" {
  yes "A [weapon:bomb] [trigger:destroyed] the [target:warehouse]." {},
  yes "A [weapon:car bomb] [trigger:exploded] outside the [target:bank]." {},
  yes "[perpetrator:GUERRILLAS] [trigger:BLEW UP] A [target:BRIDGE]." {},
  yes "[perpetrator:Terrorists] [trigger:dynamited] a [target:power pylon]." {},
  yes "A [weapon:bomb] was [trigger:thrown] at the [target:embassy]." {},
  yes "The [target:pipeline] was [trigger:blown up] by [perpetrator:guerrillas]." {},
  yes "The [trigger:bombing] of a [target:newspaper] wounded four people." {},
  yes "A [weapon:grenade] [trigger:exploded] near a [target:school]." {},
  yes "[perpetrator:Rebels] [trigger:bombed] a [target:radio station] on Sunday." {},
  yes "[perpetrator:Unknown men] [trigger:planted] a [weapon:bomb] in a [target:bus]." {},
  yes "A [weapon:car bomb] [trigger:went off] in front of the ministry." {},
  yes "The group did not [trigger:bomb] the [target:bridge], it said." {},
  yes "An explosion [trigger:damaged] a [target:hotel]." {},
  yes "Six people were killed when a [weapon:bomb] [trigger:exploded] near the [target:mosque]." {},
  yes "[weapon:Dynamite] [trigger:exploded] in a [target:bank] on Monday." {},
  yes "Two [weapon:bombs] [trigger:exploded] near the [target:bridge]." {},
  yes "[perpetrator:Rebels] [trigger:blew up] a [target:high-voltage pylon]." {},
  yes "[perpetrator:Members of a gang] [trigger:bombed] the [target:mayor's house]." {},
  no "Planes bombed the hills near the border.",
  no "Sales exploded last year.",
  no "The population exploded in the last century.",
  no "Interest in the game exploded overnight.",
}
test "KIDNAPPING" {
  yes "Senator [victim:Rosa Ibarra] was [trigger:kidnapped] by [perpetrator:armed men]." {},
  yes "[perpetrator:Rebels] [trigger:kidnapped] engineer [victim:Pablo Rios]." {},
  yes "The [trigger:kidnapping] of [victim:Ana Duarte] lasted a year." {},
  yes "Two journalists were [trigger:kidnapped] by [perpetrator:gunmen]." {},
  yes "The [perpetrator:guerrillas] [trigger:abducted] a rancher on [time:Friday]." {},
  yes "The [trigger:abduction] of a banker by [perpetrator:rebels] was reported." {},
  yes "[perpetrator:Drug traffickers] [trigger:kidnapped] the mayor's son." {},
  yes "The army denied the [trigger:kidnapping] of two peasants." {},
  yes "Engineer [victim:Rosa Campos] was [trigger:kidnapped] in the capital." {},
  yes "[perpetrator:Armed men] [trigger:abducted] Judge [victim:Hugo Salas]." {},
  yes "The [trigger:abduction] of Senator [victim:Ines Rivas] was planned for months." {},
  yes "[perpetrator:Guerrillas] are suspected of [trigger:kidnapping] the businessman [victim:Raul Mora]." {},
  yes "The [perpetrator:rebels] did not [trigger:kidnap] Father [victim:Tomas Leon], they said." {},
  yes "Farmer [victim:Jorge Silva], who was [trigger:kidnapped] in May, is free." {},
  no "The film is about a lost child.",
  no "He was taken to the hospital by his brother.",
  no "The museum seized the chance to buy the painting.",
  no "The boy hid in the garage for a day.",
}
test "ARSON" {
  yes "[perpetrator:Students] [trigger:burned] two [target:buses]." {},
  yes "Six [target:buses] were [trigger:burned] by [perpetrator:guerrillas]." {},
  yes "Rioters [trigger:torched] a [target:police station]." {},
  yes "The [perpetrator:attackers] [trigger:burned] the [target:offices of the party]." {},
  yes "A [target:warehouse] was [trigger:torched] [time:overnight]." {},
  yes "[perpetrator:Soldiers] [trigger:burned] several [target:houses] in the village." {},
  yes "The governor denied that police had [trigger:burned] the [target:market]." {},
  yes "A [target:gas station] was [trigger:burned] on Tuesday." {},
  yes "Protesters [trigger:torched] three [target:cars] near the university." {},
  yes "Masked men [trigger:burned] a [target:newspaper office]." {},
  yes "[perpetrator:Guerrillas] [trigger:burned] a [target:truck] on the highway." {},
  no "He burned the toast.",
  no "Calories are burned by walking.",
  no "The candle burned all night.",
  no "Firewood was burned in the stove.",
  no "The soup burned his tongue.",
}
test "ROBBERY" {
  yes "[perpetrator:Armed men] [trigger:robbed] a [target:bank] in the capital." {},
  yes "[perpetrator:Four men] [trigger:robbed] a [target:jewellery store]." {},
  yes "A [target:bank] was [trigger:robbed] by [perpetrator:guerrillas]." {},
  yes "[perpetrator:Rebels] [trigger:looted] a [target:supermarket]." {},
  yes "[perpetrator:Gunmen] [trigger:robbed] an [target:armoured car] on the highway." {},
  yes "The [perpetrator:guerrillas] [trigger:held up] a [target:bus]." {},
  yes "Police accused the [perpetrator:rebels] of [trigger:robbing] a [target:bank]." {},
  yes "[perpetrator:Guerrillas] [trigger:robbed] a [target:bank] in the south." {},
  yes "[perpetrator:Two youths] [trigger:robbed] a [target:pharmacy]." {},
  yes "[perpetrator:Soldiers] [trigger:looted] the [target:village] at [time:dawn]." {},
  yes "A [target:supermarket] was [trigger:looted] by [perpetrator:masked men]." {},
  yes "[perpetrator:Rebels] planned to [trigger:rob] a [target:train]." {},
  no "The rain robbed them of the win.",
  no "The late goal robbed the visitors of a point.",
  no "Traffic was held up by the snow.",
  no "She banked the money the next day.",
  no "The disease robbed her of her sight.",
}
test "HIJACKING" {
  yes "[perpetrator:Two men] [trigger:hijacked] a [target:plane]." {},
  yes "[perpetrator:Rebels] [trigger:hijacked] a [target:bus] near the bridge." {},
  yes "A deserter [trigger:hijacked] a [target:helicopter]." {},
  yes "[perpetrator:Guerrillas] [trigger:hijacked] two [target:trucks]." {},
  yes "[perpetrator:Four students] tried to [trigger:hijack] an [target:aircraft]." {},
  yes "A [target:train] was [trigger:hijacked] by miners." {},
  yes "A [perpetrator:man] [trigger:hijacked] a [target:plane] with a [weapon:knife]." {},
  yes "A [target:helicopter] was [trigger:hijacked] by [perpetrator:rebels]." {},
  yes "Three prisoners [trigger:hijacked] a [target:truck]." {},
  yes "[perpetrator:Guerrillas] did not [trigger:hijack] the [target:plane], the army said." {},
  yes "[perpetrator:Two gunmen] [trigger:hijacked] a [target:ship] in [time:March]." {},
  no "The meeting was hijacked by a debate on fees.",
  no "His account was hijacked by spammers.",
  no "The debate was hijacked by a small party.",
  no "The plane landed safely in the capital.",
  no "The meeting was taken over by students.",
}

-- What `unless` is needed for, and the same words in names.
test "ATTACK" {
  yes "[perpetrator:Gunmen] [trigger:killed] Senator [victim:Julio Mendez] of the Hurricane Party." {},
  yes "[perpetrator:Rebels] [trigger:attacked] a [target:bank] near the Hurricane Hotel." {},
  yes "The [trigger:murder] of Judge [victim:Julio Mendez] of the Hurricane Party shocked the city." {},
  yes "The [trigger:attack] on the [target:bank] near the Hurricane Hotel lasted an hour." {},
  yes "[perpetrator:Soldiers] [trigger:destroyed] a [target:house] near the Hurricane Hotel." {},
  no "Senator Julio Mendez was killed in an accident.",
  no "The hurricane hit a hospital.",
  no "The death of Senator Julio Mendez in an accident shocked the city.",
  no "The assault of the hurricane on the hospital lasted an hour.",
  no "Two drivers damaged a house in an accident.",
}
test "BOMBING" {
  yes "A [weapon:bomb] [trigger:exploded] in a [target:bank] near the Hurricane Hotel." {},
  yes "[perpetrator:Rebels] [trigger:bombed] a [target:bridge] near the Air Force Hotel." {},
  yes "A bomb was found. Fire [trigger:damaged] a [target:bank] near the Hurricane Hotel." {},
  yes "A [weapon:bomb] [trigger:hit] a [target:school] near the Hurricane Hotel." {},
  yes "A [weapon:bomb] [trigger:hit] a [target:school] near the Air Force Hotel." {},
  yes "The [trigger:attack] with a [weapon:bomb] on a [target:school] near the Hurricane Hotel was brief." {},
  yes "The [trigger:attack] with a [weapon:bomb] on a [target:school] near the Air Force Hotel was brief." {},
  yes "The [trigger:bombing] of a [target:bank] near the Hurricane Hotel was brief." {},
  yes "The [trigger:bombing] of a [target:bank] near the Air Force Hotel was brief." {},
  no "A grenade exploded in a bank by accident.",
  no "Two aircraft bombed a bridge.",
  no "A bomb was found. The earthquake damaged a bank.",
  no "A bomb hit a school by accident.",
  no "A bomb of the air force hit a school.",
  no "The attack with a bomb on a school was an accident.",
  no "The attack with a bomb of the air force on a school was brief.",
  no "The explosion in a bank was an accident.",
  no "The bombing of a bank by two aircraft was brief.",
}
test "ARSON" {
  yes "[perpetrator:Rebels] [trigger:burned] a [target:bus] near the Hurricane Hotel." {},
  no "A bus was burned in the accident.",
}
-- Whom a document names alone, and in full; who fights whom.
test "ATTACK" {
  yes "The [organization:FMLN] spoke of peace. The [perpetrator:guerrillas] [trigger:attacked] a [target:bank]." {},
  yes "Judge [victim:Rosa Ibarra] lived here. [perpetrator:Gunmen] [trigger:killed] Ibarra on [time:Monday]." {},
  yes "[perpetrator:Two masked men] [trigger:killed] Judge [victim:Rosa Ibarra]." {},
  no "The battalion attacked two rebels in the hills.",
  yes "[perpetrator:Rebels] [trigger:attacked] a town." { site = false, target = false },
  yes "[perpetrator:Rebels] [trigger:killed] a soldier and Mayor [victim:Luis Ortega]." { fighter = false },
  yes "[perpetrator:Gunmen] [trigger:killed] a farmer." { person = false },
  yes "A [target:bank] was [trigger:attacked] on Monday, and the mayor blamed the [organization:FMLN], not Hamas." {},
  no "The rebels committed murders.",
  no "Rebels attacked a bank with a bomb.",
}
test "BOMBING" {
  yes "A [weapon:powerful bomb] was found. The bomb [trigger:exploded] near a [target:bank]." {},
  no "Fire damaged a bank.",
}

-- Things that are attacked, burned, robbed, taken.
test "ATTACK" {
  yes "[perpetrator:Gunmen] [trigger:attacked] a [target:building|house|home|residence|office|headquarters|embassy|consulate|consulate general|bank|branch|store|shop|hotel|restaurant|car|vehicle|bus|truck|pickup|plane|aircraft|airplane|train|bridge|pipeline]." {},
  yes "[perpetrator:Gunmen] [trigger:raided] a [target:oil pipeline|pylon|power line|power station|substation|station|police station|gas station|barracks|base|post|headquarter|church|school|university|hospital|airport|port|newspaper|radio station|television station|farm|ranch|estate|factory]." {},
  yes "[perpetrator:Gunmen] [trigger:stormed] a [target:plant|cinema|theater|library|tank truck|ambulance|installation|facility|complex|center|centre|company|business|court|palace|dam|railroad|railway|market|supermarket|club|post office|exchange|telephone exchange|property]." {},
  yes "[perpetrator:Gunmen] [trigger:assaulted] a [target:patrol car|motorcycle|boat|ship|mill|municipality|city hall|ministry|union|guardhouse|checkpoint|pole|transformer|transmission line|tension line|voltage line|electrical system|electricity system|electric system|power grid|campus|cabin|villa|clinic|monastery]." {},
  yes "[perpetrator:Gunmen] [trigger:hit] a [target:temple|cathedral|mosque|synagogue|convent|pharmacy|drugstore|mall|shopping center|nightclub|bar|discotheque|refinery|tanker|jeep|minibus|van|taxi|trailer|track|tunnel|airfield|airstrip|hangar]." {},
  yes "[perpetrator:Gunmen] [trigger:struck] a [target:dock|pier|terminal|locomotive|antenna|studio|courthouse|prison|jail|precinct|monument|statue|cemetery|laboratory|plantation|workshop|garage|parking lot|apartment|mansion|establishment|firm|agency|institute|corporation]." {},
  yes "[perpetrator:Gunmen] [trigger:destroyed] a [target:structure|premises|warehouse|depot|automobile|tower|locale|enterprise|cooperative|theatre|mission|wall|gate|railroad line|storage tank|fuel tank|freighter|ferry|cable car]." {},
}

-- Who does it, and under which name.
test "ATTACK" {
  yes "The [perpetrator:guerrillas|terrorists|rebels|gunmen|hitmen|narcoterrorists|subversives|commandos|troops|people|subjects|militiamen|police|ultrarightists|ultraleftists|elements|paramilitaries] had [trigger:attacked] on [time:Monday]." {},
  yes "A [perpetrator:cell|death squad|patrol|group|gang|band|unit|squad|mafia] had [trigger:attacked] on [time:Monday]." {},
  yes "The [organization:army|armed forces|air force|navy|military|national guard|national police|high command|treasury police|secret police|security forces] [trigger:killed] three students." {},
  yes "The students were [trigger:killed] by the [organization:army|navy]." {},
  no "Soldiers killed six [guerrillas|rebels|soldiers|troops|insurgents|subversives|terrorists|extremists|combatants|guerrilla fighters|marines|contras|commandos].",
  no "Rebels killed a [battalion|brigade|patrol|detachment|unit|regiment].",
  no "Rebels [shot at|fired on|attacked|raided] a [patrol|battalion|military position].",
  no "Rebels [attacked|fired on] the army.",
  yes "[perpetrator:Rebels] [trigger:shot at|attacked] an army [helicopter|convoy|outpost]." { site = false },
}

-- With what.
test "ATTACK" {
  yes "[perpetrator:Gunmen] [trigger:killed] a judge with [weapon:rifles|machineguns|machine guns|submachineguns|pistols|revolvers|guns|shotguns|machetes|knives|firearms|automatic weapons|weapons|bullets|bazookas|rocket launchers|grenade launchers|m-16s|ak-47s|uzis]." {},
  yes "[perpetrator:Gunmen] [trigger:attacked] a [target:bank] with [weapon:grenades|mines|rockets|mortars|land mines]." {},
  no "Gunmen attacked a bank with [bombs|car bombs|explosives|dynamite|explosive devices|explosive charges|dynamite charges|a truck bomb|letter bombs|molotov cocktails|time bombs|sticks of dynamite].",
}
test "BOMBING" {
  yes "A [weapon:bomb|car bomb|grenade|explosive device|explosive charge|dynamite charge|device|rocket|mortar|dynamite stick|truck bomb|molotov cocktail|time bomb|charge] [trigger:exploded] in the [target:bank]." {},
  yes "Two [weapon:mines|land mines] [trigger:exploded] in the [target:bank]." {},
  yes "A [weapon:letter bomb] [trigger:went off] in the [target:bank]." {},
  yes "[weapon:Explosives|Dynamite] [trigger:destroyed] the [target:bank]." {},
  yes "[perpetrator:Rebels] [trigger:attacked] a [target:bank] with [weapon:bombs|car bombs|explosives|dynamite|explosive devices|explosive charges|dynamite charges|truck bombs|letter bombs|molotov cocktails|time bombs]." {},
}

-- Deeds told by verbs.
test "ATTACK" {
  yes "[perpetrator:Gunmen] had [trigger:killed|murdered|assassinated|gunned down|executed|massacred|wounded|injured|stabbed|tortured] Judge [victim:Rosa Ibarra]." {},
  yes "[perpetrator:Two men] [trigger:shot] [victim:Rosa Ibarra] on [time:Monday]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:killed|murdered|assassinated|gunned down|shot|executed|wounded|injured|stabbed|beheaded|tortured] by [perpetrator:gunmen] on [time:Monday]." {},
  yes "[perpetrator:Gunmen] [trigger:slew] Judge [victim:Rosa Ibarra] on [time:Monday]." {},
  yes "[perpetrator:Guerrillas] [trigger:attacked|ambushed|raided|stormed|strafed|shelled|assaulted|hit|struck] a [target:school]." {},
  yes "[perpetrator:Guerrillas] had [trigger:opened fire|fired] [on|at] a [target:school]." {},
  yes "The [perpetrator:gunmen] [trigger:riddled|finished off] [victim:Rosa Ibarra] with [weapon:bullets]." {},
  yes "The judge was [trigger:beheaded] by [perpetrator:rebels]." {},
  yes "[perpetrator:Guerrillas] had [trigger:shot at] a [target:school|bus]." {},
  yes "[perpetrator:Guerrillas] [trigger:destroyed|damaged|shattered] a [target:school]." {},
}
test "BOMBING" {
  yes "[perpetrator:Guerrillas] [trigger:bombed|dynamited|blew up|blasted] a [target:school]." {},
  yes "A [weapon:bomb] [trigger:exploded|went off|detonated] [in|at|near|outside|inside|under] the [target:school|bank|church|hotel|bus|bridge]." {},
  yes "[perpetrator:Guerrillas] [trigger:set off|planted|placed|hurled|threw|detonated|tossed] a [weapon:bomb] [in|near|under|at|against|at|inside|outside|on|into] the [target:school]." {},
}
test "KIDNAPPING" {
  yes "[perpetrator:Guerrillas] [trigger:kidnapped|abducted] Judge [victim:Rosa Ibarra]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:taken hostage|held hostage|held captive] by [perpetrator:guerrillas]." {},
  yes "The [perpetrator:guerrillas] [trigger:took hostage|held hostage] two engineers." {},
}
test "ARSON" {
  yes "[perpetrator:Guerrillas] [trigger:burned|torched|burned down] a [target:school|village]." {},
  yes "The [perpetrator:guerrillas] had [trigger:set fire] to a [target:school|village]." {},
  yes "A [target:school|village] was [trigger:set on fire|set afire|burned down] by [perpetrator:guerrillas]." {},
}
test "ROBBERY" {
  yes "[perpetrator:Guerrillas] [trigger:robbed|looted|held up] a [target:store|village]." {},
  yes "[perpetrator:Armed men] [trigger:stole] money from a [target:store|village]." {},
}
test "HIJACKING" {
  yes "[perpetrator:Guerrillas] [trigger:hijacked|commandeered] a [target:bus|helicopter]." {},
}

-- Deeds told by nouns, and the verbs around them.
test "ATTACK" {
  yes "The [trigger:murder|assassination|killing|massacre|slaying|death|execution] of Judge [victim:Rosa Ibarra] by [perpetrator:gunmen] shocked the city." {},
  yes "[victim:Rosa Ibarra]'s [trigger:murder|assassination|massacre|death|execution] shocked the city." {},
  yes "The [trigger:attack|ambush|raid|assault|terrorist attack|shooting|incursion] [on|against|at] the [target:school] shocked the city." {},
  yes "[perpetrator:Rebels] [claimed|perpetrated|staged|committed|resumed|planned|ordered|admitted|intensified] the [trigger:attack] on the [target:school]." {},
  yes "[perpetrator:Rebels] carried out the [trigger:attack] on the [target:school]." {},
  yes "[perpetrator:Rebels] were [blamed for|accused of|charged with] the [trigger:attack] on the [target:school]." {},
  yes "The [trigger:attack] on the [target:school] was attributed to [perpetrator:rebels]." {},
  yes "The [target:school] had [suffered|sustained] an [trigger:attack]." {},
}
test "BOMBING" {
  yes "The [trigger:bombing|dynamiting] [of|in|at|near|outside|against|on] the [target:school] shocked the city." {},
  yes "An [trigger:explosion|blast] [in|at|near|outside] the [target:school] shocked the city." {},
  yes "[perpetrator:Rebels] [claimed|perpetrated|staged|committed|resumed|planned|ordered|admitted] the [trigger:bombing] of the [target:school]." {},
}
test "KIDNAPPING" {
  yes "The [trigger:kidnapping|abduction|kidnap] of Judge [victim:Rosa Ibarra] by [perpetrator:gunmen] shocked the city." {},
  yes "[victim:Rosa Ibarra]'s [trigger:abduction] shocked the city." {},
  yes "[perpetrator:Rebels] [claimed|planned|ordered|admitted] the [trigger:kidnapping] of Judge [victim:Rosa Ibarra]." {},
}

-- Where there is no thing, and what is no incident.
test "ATTACK" {
  yes "A [garrison|convoy|helicopter|town|village|road|highway|outpost|camp] was [trigger:attacked] on [time:Monday]." {},
  no "Judge Rosa Ibarra was killed in [a plane crash|a hurricane|an earthquake|an accident].",
  no "The judge died of a heart attack in an assault on the bank.",
  no "Rebels hit the judge's house after the [world cup|championship].",
  no "The murder of Judge Rosa Ibarra brought the killer the death penalty.",
}
test "BOMBING" {
  no "The [air force|aircraft|airplane|warplanes|bombers|gunships] bombed a school.",
  no "The [aerial|indiscriminate|artillery] bombing of a school shocked the city.",
  no "A bomb exploded in a school in the [air raid|air attack|air strike|bombardment].",
  no "The army bombed the civilian population in a school.",
}

-- Who did it, under which name and with what: killings and assaults.
test "ATTACK" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:murdered|wounded] Judge [victim:Rosa Ibarra] with a [weapon:pistol|mine]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:shot] by a [perpetrator:gang|patrol|soldier] using a [weapon:pistol|mine]." {},
  yes "The [organization:Shining Path|army] [trigger:murdered] Judge [victim:Rosa Ibarra]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:murdered] by the [organization:Shining Path|army]." {},
  yes "The [target:school] was [trigger:raided] by the [organization:Shining Path|army]." {},
  yes "The [target:school] was [trigger:raided] by a [perpetrator:gang|patrol|soldier] using [weapon:pistols|mines]." {},
  yes "The [organization:Shining Path|army] [trigger:raided|destroyed] the [target:school]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:hit] by a [weapon:bullet|rocket]." {},
  yes "The [organization:Shining Path] said that a [target:school] had been [trigger:attacked|destroyed]." {},
  yes "The [target:school] was [trigger:destroyed] by a [perpetrator:gang|patrol|soldier] using [weapon:rockets|machetes]." {},
  yes "A [perpetrator:gang|soldier] [trigger:destroyed] a [target:school] with [weapon:rockets|machetes]." {},
}
-- The same of killings and assaults told by nouns.
test "ATTACK" {
  yes "The [trigger:murder|massacre] of Judge [victim:Rosa Ibarra] by the [perpetrator:soldiers|gang|patrol] with [weapon:pistols|mines] shocked the city." {},
  yes "The [trigger:murder] of Judge [victim:Rosa Ibarra] by the [organization:Shining Path|army] shocked the city." {},
  yes "The [perpetrator:soldiers|gang|patrol] [committed|planned|ordered|admitted] the [trigger:murder] of Judge [victim:Rosa Ibarra]." {},
  yes "The [perpetrator:soldiers|gang|patrol] were [accused of|blamed for|charged with] the [trigger:murder] of Judge [victim:Rosa Ibarra]." {},
  yes "The [trigger:raid|attack] on the [target:school] by the [perpetrator:soldiers|gang|patrol] with [weapon:pistols|mines] shocked the city." {},
  yes "The [trigger:raid] on the [target:school] by the [organization:Shining Path|army] shocked the city." {},
  yes "The [perpetrator:soldiers|gang|patrol] [claimed|perpetrated|staged|committed|resumed|planned|ordered|admitted|intensified] the [trigger:attack] on the [target:school]." {},
  yes "The [organization:army] [claimed|planned] the [trigger:raid|murder] of Judge Rosa Ibarra." {},
  yes "The [perpetrator:soldiers|gang|patrol] were [accused of|blamed for|charged with] the [trigger:attack] on the [target:school]." {},
  yes "The [organization:army] was [accused of|blamed for] the [trigger:attack] on the [target:school]." {},
  yes "The [trigger:attack] [on|against] [victim:Rosa Ibarra] shocked the city." {},
  yes "The [trigger:raid|attack] [on|against|at] the [town|village|camp] shocked the city." {},
}
-- Bombings.
test "BOMBING" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:bombed|blew up] a [target:school] with [weapon:dynamite|explosives]." {},
  yes "The [organization:Shining Path|army] [trigger:dynamited] a [target:school]." {},
  yes "A [target:school] was [trigger:dynamited] by the [organization:Shining Path|army]." {},
  yes "A [target:school] was [trigger:blown up|destroyed|damaged] by a [weapon:bomb|car bomb]." {},
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:destroyed] a [target:school] with [weapon:dynamite|explosives]." {},
  yes "The [organization:Shining Path|army] [trigger:destroyed] a [target:school] with a [weapon:bomb]." {},
  yes "A [weapon:bomb] has [trigger:killed|wounded] Judge [victim:Rosa Ibarra]." {},
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:killed] Judge [victim:Rosa Ibarra] with a [weapon:bomb]." {},
  yes "The [organization:Shining Path|army] [trigger:killed] Judge [victim:Rosa Ibarra] with a [weapon:bomb]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:killed] by a [weapon:bomb]." {},
  yes "The [trigger:attack] on the [target:school] by the [perpetrator:soldiers|gang|patrol] with a [weapon:bomb] shocked the city." {},
  yes "The [trigger:attack] [on|against|at] the [target:school] with a [weapon:bomb] shocked the city." {},
  yes "The [perpetrator:soldiers|gang|patrol] [claimed|planned|admitted] the [trigger:attack] on the [target:school] with a [weapon:bomb]." {},
  yes "The [organization:Shining Path|army] [claimed|planned] the [trigger:attack] on the [target:school] with a [weapon:bomb]." {},
  yes "The [perpetrator:soldiers|gang|patrol] were [accused of|blamed for] the [trigger:attack] on the [target:school] with a [weapon:bomb]." {},
  yes "The [weapon:bomb|dynamite] [trigger:attack] on the [target:school] shocked the city." {},
  yes "The [trigger:bombing] of the [target:school] by the [perpetrator:soldiers|gang|patrol] shocked the city." {},
  yes "The [perpetrator:soldiers|gang|patrol] [claimed|planned|admitted] the [trigger:bombing] of the [target:school]." {},
  yes "The [organization:Shining Path|army] [claimed|planned] the [trigger:bombing] of the [target:school]." {},
  yes "The [perpetrator:soldiers|gang|patrol] were [accused of|blamed for] the [trigger:bombing] of the [target:school]." {},
  yes "The [trigger:explosion] of a [weapon:bomb|mine] near the [target:school] shocked the city." {},
  yes "A [weapon:grenade|bomb] [trigger:explosion|blast] shocked the city." {},
  yes "The [target:school] had suffered a [trigger:bombing|blast]." {},
}
-- Persons taken, things burned, robbed and taken.
test "KIDNAPPING" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:kidnapped] Judge [victim:Rosa Ibarra] with [weapon:pistols|grenades]." {},
  yes "Judge [victim:Rosa Ibarra] was [trigger:abducted] by a [perpetrator:gang|patrol|soldier] using [weapon:pistols|grenades]." {},
  yes "The [organization:Shining Path|army] [trigger:kidnapped] Judge [victim:Rosa Ibarra]." {},
  yes "The [trigger:abduction] of Judge [victim:Rosa Ibarra] by the [perpetrator:soldiers|gang|patrol] shocked the city." {},
  yes "The [trigger:abduction] of Judge [victim:Rosa Ibarra] by the [organization:Shining Path|army] shocked the city." {},
  yes "The [perpetrator:soldiers|gang|patrol] [planned|ordered|admitted] the [trigger:abduction] of Judge [victim:Rosa Ibarra]." {},
  yes "The [perpetrator:soldiers|gang|patrol] were [accused of|blamed for] the [trigger:abduction] of Judge [victim:Rosa Ibarra]." {},
  no "Rebels kidnapped six [soldiers|marines].",
}
test "ARSON" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:burned] a [target:school] with [weapon:molotov cocktails|grenades|rifles]." {},
  yes "The [organization:Shining Path|army] [trigger:burned] a [target:school]." {},
  yes "A [target:school] was [trigger:burned] by a [perpetrator:gang|patrol|soldier] using [weapon:grenades|rifles]." {},
}
test "ROBBERY" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:robbed] a [target:bank] with [weapon:pistols|grenades]." {},
  yes "The [organization:Shining Path|army] [trigger:robbed] a [target:bank]." {},
  yes "A [target:bank] was [trigger:robbed] by a [perpetrator:gang|patrol|soldier] using [weapon:pistols|grenades]." {},
}
test "HIJACKING" {
  yes "The [perpetrator:soldiers|gang|patrol] [trigger:hijacked] a [target:bus] with [weapon:pistols|grenades]." {},
  yes "The [organization:Shining Path|army] [trigger:hijacked] a [target:bus]." {},
  yes "A [target:bus] was [trigger:hijacked] by a [perpetrator:gang|patrol|soldier] using [weapon:pistols|grenades]." {},
}

-- Sides that fight each other, told by nouns; what bombs hit that is no thing.
test "ATTACK" {
  no "The [killing|massacre|murder] of six [soldiers|guerrillas|rebels] by the gang shocked the city.",
  no "The [attack|raid|ambush] [on|against] the army [patrol|battalion] by a gang shocked the city.",
  no "The rebels [fired|opened fire] on a battalion.",
  no "The critics [fired|hit] back.",
  yes "The [perpetrator:soldiers] [trigger:fired] on [two students|a farmer]." {},
  yes "[perpetrator:Soldiers] had [trigger:fired] [on|at] a [village|camp]." { site = false },
}
test "BOMBING" {
  no "The explosion of a grenade against the battalion shocked the city.",
  no "A rocket killed six soldiers.",
  yes "[perpetrator:Rebels] [trigger:bombed] a [village|camp|garrison]." { site = false },
  yes "A [weapon:bomb] was [trigger:thrown] [at|against] a [village|camp]." { site = false },
  yes "A [weapon:bomb] [trigger:blew out] a [target:wall]." {},
  yes "A [weapon:bomb] was [trigger:hurled] at Judge Rosa Ibarra." {},
}
test "KIDNAPPING" {
  yes "The [trigger:kidnapping] of six students shocked the city." {},
  no "The [kidnappings|abductions] went on.",
}
-- An armed group that is named anywhere in the sentence did it.
test "ATTACK" {
  yes "Judge [victim:Rosa Ibarra] was [trigger:murdered], and the mayor blamed the [organization:Shining Path]." {},
  yes "The [trigger:murder|attack] of Judge Rosa Ibarra was the work of the [organization:Shining Path]." {},
}
test "BOMBING" {
  yes "A [target:school] was [trigger:dynamited], and the mayor blamed the [organization:Shining Path]." {},
  yes "The [trigger:bombing] of the [target:school] was the work of the [organization:Shining Path]." {},
}
test "KIDNAPPING" {
  yes "Judge [victim:Rosa Ibarra] was [trigger:kidnapped], and the mayor blamed the [organization:Shining Path]." {},
  yes "The [trigger:abduction] of Judge [victim:Rosa Ibarra] was the work of the [organization:Shining Path]." {},
}
test "ARSON" {
  yes "A [target:school] was [trigger:burned], and the mayor blamed the [organization:Shining Path]." {},
}
test "ROBBERY" {
  yes "A [target:bank] was [trigger:robbed], and the mayor blamed the [organization:Shining Path]." {},
}
test "HIJACKING" {
  yes "A [target:bus] was [trigger:hijacked], and the mayor blamed the [organization:Shining Path]." {},
}

-- Verbs around nouns, and forms that are easily missed.
test "ATTACK" {
  yes "The [perpetrator:soldiers|patrol] committed the [trigger:crime]." {},
  yes "The [perpetrator:soldiers|patrol] carried out the [trigger:raid] on the [target:school]." {},
  yes "The [perpetrator:soldiers|patrol] [staged|resumed|ordered] a [trigger:raid] on the [target:school]." {},
  yes "Judge [victim:Rosa Ibarra], whom the [perpetrator:soldiers] had [trigger:wounded], spoke." {},
}
test "KIDNAPPING" {
  no "The judge disappeared on Monday.",
}
-- Deeds whose doer only the verb around the noun can tell.
test "ATTACK" {
  yes "The [trigger:raid] on the [target:school] was [staged|committed|resumed|ordered|carried out] by a [perpetrator:gang|patrol]." {},
  yes "The [trigger:murder] of Judge [victim:Rosa Ibarra] was [staged|committed|ordered] by a [perpetrator:gang|patrol]." {},
  yes "The [target:school] was [trigger:destroyed], and the mayor blamed the [organization:Shining Path]." {},
}
test "BOMBING" {
  yes "A [weapon:bomb] [trigger:destroyed] the [target:school], and the mayor blamed the [organization:Shining Path]." {},
  yes "A [weapon:bomb] has [trigger:killed] Judge [victim:Rosa Ibarra], and the mayor blamed the [organization:Shining Path]." {},
  yes "The [trigger:attack] with a [weapon:bomb] on the [target:school] was the work of the [organization:Shining Path]." {},
}
-- Killers, those who are accused, and groups by the last word of their name.
test "ATTACK" {
  yes "The [trigger:murderers|assassins|killers|slayers] of Judge [victim:Rosa Ibarra] fled." {},
  yes "A [perpetrator:patrol] [masterminded|intensified] the [trigger:raid] on the [target:school]." {},
  yes "A [perpetrator:patrol] was [suspected of|held responsible for|linked to|implicated in|sentenced for|convicted of|arrested for|indicted for|tried for] the [trigger:murder] of Judge [victim:Rosa Ibarra]." {},
  yes "The [organization:Zarate Front|Zarate Movement|Zarate Column|Zarate Vanguard|Zarate Revolutionary Army|Zarate Guerrilla Army|Zarate Battalion|Zarate Brigade|Zarate Regiment] [trigger:murdered] Judge [victim:Rosa Ibarra]." {},
  yes "The [trigger:attempt] on the life of Judge [victim:Rosa Ibarra] failed." {},
}
test "KIDNAPPING" {
  yes "The [trigger:kidnappers|abductors] of Judge [victim:Rosa Ibarra] fled." {},
  yes "The [organization:army] planned the [trigger:kidnapping] of Judge [victim:Rosa Ibarra]." {},
  yes "The [organization:army] was accused of the [trigger:abduction] of Judge [victim:Rosa Ibarra]." {},
  yes "The [trigger:abduction] of Judge [victim:Rosa Ibarra] with a [weapon:pistol|mine] shocked the city." {},
  yes "The [trigger:abduction] of Judge [victim:Rosa Ibarra] by soldiers using [weapon:pistols|mines] shocked the city." {},
}
-- Weapons told beside those who are accused, or behind "using".
test "ATTACK" {
  yes "A [perpetrator:patrol] was linked with a [weapon:pistol|mine] to the [trigger:raid] on the [target:school]." {},
  yes "A [perpetrator:patrol] was linked with a [weapon:pistol|mine] to the [trigger:murder] of Judge [victim:Rosa Ibarra]." {},
  yes "The [trigger:murder] of Judge [victim:Rosa Ibarra] by soldiers using [weapon:pistols|mines] shocked the city." {},
  yes "The [trigger:raid] on the [target:school] by soldiers using [weapon:pistols|mines] shocked the city." {},
}
-- Attempts, killers, and groups by the last word of their name.
test "ATTACK" {
  yes "The [trigger:murderers|assassins|killers|slayers] of [victim:Ana Ruiz] fled." {},
  yes "An [trigger:attempt] was made on the life of Mayor [victim:Luis Gil]." {},
  yes "The [organization:Liberation Front|Liberation Movement|Medellin Cartel] [trigger:killed] Mayor [victim:Luis Gil]." {},
  yes "The [organization:Condor Battalion|Condor Brigade|Condor Regiment] [trigger:killed] Mayor [victim:Luis Gil]." {},
  yes "[perpetrator:Drug traffickers] were [suspected|convicted|blamed|accused|held responsible|linked|implicated|sentenced|arrested|indicted|tried|charged] for the [trigger:murder] of [victim:Ana Ruiz]." {},
  no "He made an attempt on the record.",
}
test "KIDNAPPING" {
  yes "The [trigger:kidnapper|abductor] of [victim:Juan Mesa] was a policeman." {},
}
