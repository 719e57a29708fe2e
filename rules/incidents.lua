-- Terrorist and military incidents: who did what to whom with what, one event
-- a mention; the types (in capitals, apart from those of attack.lua) and roles
-- of the fourth Message Understanding Conference (MUC-4, 1992). Works in mixed
-- case and in capitals.

pack { name = "incidents", version = "0.1", license = "MIT",
  about = "Attacks, bombings, kidnappings, arson, robbery, hijacking",
  tags = { "conflict" } }

-- ------------------------------------------------------------------- lists

-- People who do such things, and may be named by nothing else.
words "incident_culprit" { "guerrilla", "terrorist", "rebel", "gunman", "assassin",
  "murderer", "kidnapper", "attacker", "assailant", "criminal", "bandit",
  "hitman", "hired assassin", "drug trafficker", "narcoterrorist", "trafficker",
  "extremist", "subversive", "insurgent", "commando", "soldier", "troop",
  "policeman", "officer", "man", "individual", "person", "subject", "youth",
  "student", "member", "cell", "death squad", "patrol", "group", "sniper",
  "paramilitary", "mercenary", "militiaman", "militant", "hijacker", "robber",
  "urban guerrilla", "element", "delinquent", "civilian", "woman" }
words "incident_bomb_n" { "bomb", "car bomb", "explosive", "dynamite", "grenade",
  "explosive device", "explosive charge", "dynamite charge", "mine", "device",
  "rocket", "mortar", "dynamite stick", "truck bomb", "letter bomb",
  "molotov cocktail", "land mine", "time bomb", "charge", "stick of dynamite" }
words "incident_arms_n" { "rifle", "machinegun", "machine gun", "submachinegun",
  "pistol", "revolver", "gun", "shotgun", "machete", "knife", "firearm",
  "automatic weapon", "weapon", "bullet", "bazooka", "rocket launcher",
  "grenade launcher", "mortar", "rocket", "grenade", "bomb", "dynamite",
  "m-16", "ak-47", "uzi" }
-- Things that are attacked, burned, or taken.
words "incident_thing_n" { "building", "house", "home", "residence", "office",
  "headquarters", "embassy", "consulate", "bank", "branch", "store", "shop",
  "hotel", "restaurant", "car", "vehicle", "bus", "truck", "pickup", "plane",
  "aircraft", "airplane", "helicopter", "train", "bridge", "pipeline",
  "oil pipeline", "tower", "pylon", "power line", "power station",
  "substation", "station", "police station", "gas station", "barracks",
  "garrison", "base", "post", "outpost", "headquarter", "church", "school",
  "university", "hospital", "airport", "port", "newspaper", "radio station",
  "television station", "farm", "ranch", "estate", "factory", "plant",
  "warehouse", "cinema", "theater", "library", "tank truck", "ambulance",
  "installation", "facility", "complex", "center", "centre", "company",
  "business", "court", "palace", "monument", "dam", "railroad", "railway",
  "highway", "road", "town", "village", "market", "supermarket", "club",
  "post office", "exchange", "telephone exchange", "property", "convoy",
  "patrol car", "motorcycle", "boat", "ship", "mill", "municipality",
  "city hall", "ministry", "union", "guardhouse", "checkpoint", "camp" }
-- Titles that are no part of a name.
words "incident_title" { "president", "senator", "minister", "colonel", "general",
  "captain", "lieutenant", "major", "sergeant", "judge", "mayor", "governor",
  "doctor", "dr.", "father", "priest", "archbishop", "bishop", "monsignor",
  "ambassador", "attorney", "lawyer", "journalist", "candidate", "leader",
  "congressman", "deputy", "mr.", "mrs.", "miss", "col.", "gen.", "capt.",
  "lt.", "maj.", "sgt.", "col", "gen", "capt", "lt", "maj", "dr", "mr",
  "businessman", "engineer", "professor", "rector", "presidential",
  "citizen", "secretary", "vice", "director", "chief", "commander", "sister",
  "peasant", "former", "late", "u.s.", "american", "jesuit", "magistrate",
  "councilman", "rancher", "industrialist", "reverend", "nun", "cardinal" }

-- Names that end so are no persons.
words "incident_no_person" { "neighborhood", "department", "province",
  "battalion", "brigade", "council", "police", "municipality", "city", "town",
  "army", "party", "front", "movement", "government", "street", "avenue",
  "county", "canton", "hill", "regiment", "company", "bodyguard", "cartel",
  "missionary", "priest", "policeman", "area", "zone", "country" }

words "incident_kill_verb" { "kill", "murder", "assassinate", "slay", "gun down",
  "shoot", "execute", "massacre", "machinegun", "riddle", "finish off",
  "wound", "injure", "stab", "behead", "torture" }
words "incident_attack_verb" { "attack", "ambush", "raid", "storm", "strafe", "shell",
  "assault", "open fire", "fire", "harass", "clash", "occupy", "destroy",
  "hit", "strike", "launch", "seize", "take over", "shoot at", "damage" }
words "incident_bomb_verb" { "bomb", "dynamite", "blow up", "explode", "go off",
  "set off", "plant", "place", "hurl", "throw", "detonate", "toss", "blast" }
words "incident_kidnap_verb" { "kidnap", "abduct", "take hostage", "hold hostage",
  "capture", "hold captive", "disappear" }
words "incident_burn_verb" { "burn", "set fire", "set afire", "torch", "set on fire",
  "burn down" }
words "incident_rob_verb" { "rob", "steal", "loot", "hold up", "hijack a truck" }
words "incident_hijack_verb" { "hijack", "commandeer" }

words "incident_kill_noun" { "murder", "assassination", "killing", "massacre",
  "slaying", "death", "execution", "crime" }
words "incident_attack_noun" { "attack", "ambush", "raid", "assault", "terrorist attack",
  "clash", "harassment", "shooting", "offensive", "incursion", "attempt" }
words "incident_bomb_noun" { "bombing", "explosion", "dynamite attack", "bomb attack",
  "blast", "dynamiting", "bombing attack" }
words "incident_kidnap_noun" { "kidnapping", "abduction", "kidnap" }
words "incident_deed_light" { "claim", "carry", "perpetrate", "stage", "suffer",
  "sustain", "cause", "commit", "resume", "blame", "accuse", "attribute",
  "plan", "order", "charge", "admit", "result", "intensify" }

-- Wars, sports and laws that read like incidents.
words "incident_no_incident" { "heart attack", "world cup", "championship",
  "death penalty", "earthquake", "plane crash", "traffic accident",
  "hurricane", "accident" }

-- ------------------------------------------------------------------- roles

local CULPRIT = "subj $incident_culprit | by $incident_culprit"
local ORGANIZATION = "subj <actor sector=REB> | by <actor sector=REB>"
  .. " | subj <actor sector=MIL> | by <actor sector=MIL>"
  .. " | of <actor sector=REB>"
local WEAPON = "with/by/using ($incident_bomb_n | $incident_arms_n)"

local function roles(more)
  local r = { perpetrator = CULPRIT, organization = ORGANIZATION,
    weapon = WEAPON }
  for name, text in pairs(more) do r[name] = text end
  return r
end

--- A victim is a name: without titles, and more than a word of the list.
local function without_titles(ev, span)
  local titles = {}
  for _, s in ipairs(ev.sentence:layer "$incident_title") do
    for i = s.first, s.last do titles[i] = true end
  end
  local first = span.first
  while first <= span.last do
    local t = ev.doc:token(first)
    if not (titles[first] or t.pos == "DET" or t.pos == "ADJ"
      or t.pos == "PUNCT" or t.pos == "NUM") then break end
    first = first + 1
  end
  local last = first
  while last < span.last and ev.doc:token(last + 1).pos == "PROPN"
    and not titles[last + 1] do
    last = last + 1
  end
  if first > span.last or ev.doc:token(first).pos ~= "PROPN" then return nil end
  return ev.doc:range(first, last)
end

local function is_thing(ev, span)
  for _, s in ipairs(ev.sentence:layer "$incident_thing_n") do
    if s.first <= span.last and s.last >= span.first then return true end
  end
  for _, layer in ipairs { "place", "$incident_culprit",
    "$incident_no_person" } do
    for _, s in ipairs(ev.sentence:layer(layer)) do
      if s.first <= span.last and s.last >= span.last then return true end
    end
  end
  return false
end

--- "Guerrillas" and "troops" are persons, not the name of an organization.
local function part_culprits(ev)
  local names = ev:all "organization"
  ev.organization = nil
  for _, span in ipairs(names) do
    local generic = false
    for _, s in ipairs(ev.sentence:layer "$incident_culprit") do
      generic = generic or s.first <= span.last and s.last >= span.last
    end
    ev:add(generic and "perpetrator" or "organization", span)
  end
end

--- Names of victims alone; a thing that was taken for one is none.
local function finish(ev)
  part_culprits(ev)
  local names = ev:all "victim"
  ev.victim = nil
  for _, span in ipairs(names) do
    if not is_thing(ev, span) then ev:add("victim", without_titles(ev, span)) end
  end
end

local SKIP = "$incident_no_incident"

event "ATTACK" {
  about = "Killing, shooting, ambush, assault on persons or places",
  verb = "$incident_kill_verb",
  roles = roles { victim = "obj <name>", target = "obj $incident_thing_n" },
  need = { "victim | target | perpetrator | organization" },
  skip = SKIP, make = finish,
}
event "ATTACK" {
  verb = "$incident_attack_verb",
  roles = roles { victim = "obj <name>",
    target = "obj $incident_thing_n | on/at/against/with $incident_thing_n" },
  need = { "victim | target | perpetrator | organization" },
  skip = SKIP, make = finish,
}
event "ATTACK" {
  noun = "$incident_kill_noun", light = "$incident_deed_light",
  roles = roles { victim = "obj <name> | of <name> | poss <name>" },
  need = { "victim | perpetrator | organization" },
  skip = SKIP, make = finish,
}
event "ATTACK" {
  noun = "$incident_attack_noun", light = "$incident_deed_light",
  roles = roles { target = "on/against/at $incident_thing_n | obj $incident_thing_n",
    victim = "on/against <name>" },
  need = { "target | perpetrator | organization | victim" },
  skip = SKIP, make = finish,
}

event "BOMBING" {
  about = "Bombs set, thrown or gone off; things blown up",
  verb = "$incident_bomb_verb",
  roles = roles { weapon = "obj $incident_bomb_n | subj $incident_bomb_n | with/by $incident_bomb_n",
    target = "obj $incident_thing_n"
      .. " | in/at/near/outside/against/under/inside/into/on $incident_thing_n",
    victim = "obj <name>" },
  need = { "weapon | target" },
  skip = SKIP, make = finish,
}
event "BOMBING" {
  noun = "$incident_bomb_noun", light = "$incident_deed_light",
  roles = roles { weapon = "of $incident_bomb_n | comp $incident_bomb_n",
    target = "of/in/at/near/outside/against/on $incident_thing_n | obj $incident_thing_n" },
  skip = SKIP, make = finish,
}

event "KIDNAPPING" {
  about = "Persons taken or held by force",
  verb = "$incident_kidnap_verb",
  roles = roles { victim = "obj <name>" },
  need = { "victim | perpetrator | organization" },
  skip = SKIP, make = finish,
}
event "KIDNAPPING" {
  noun = "$incident_kidnap_noun", light = "$incident_deed_light",
  roles = roles { victim = "obj <name> | of <name> | poss <name>" },
  skip = SKIP, make = finish,
}

event "ARSON" {
  about = "Things set on fire",
  verb = "$incident_burn_verb",
  roles = roles { target = "obj $incident_thing_n | to/on $incident_thing_n" },
  need = { "target" }, skip = SKIP,
}

event "ROBBERY" {
  about = "Things taken by force",
  verb = "$incident_rob_verb",
  roles = roles { target = "obj $incident_thing_n | from $incident_thing_n" },
  need = { "perpetrator | organization" }, skip = SKIP,
}

event "HIJACKING" {
  about = "Vehicles taken by force",
  verb = "$incident_hijack_verb",
  roles = roles { target = "obj $incident_thing_n" },
  need = { "target" }, skip = SKIP,
}

-- -------------------------------------------------------------------- tests

test "ATTACK" {
  yes "[perpetrator:Gunmen] [trigger:murdered] Senator [victim:Julio Mendez] with a [weapon:rifle]." {},
  yes "[perpetrator:REBELS] [trigger:ATTACKED] THE [target:POLICE STATION] IN TACNA." {},
  yes "The [trigger:assassination] of Judge [victim:Rosa Ibarra] shocked the city." {},
  yes "Two nuns were [trigger:murdered] by [perpetrator:paramilitaries] in the hills." {},
  yes "[perpetrator:Guerrillas] [trigger:ambushed] an army patrol near the river." {},
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
  yes "An [trigger:explosion] damaged a hotel." {},
  yes "[weapon:Dynamite] [trigger:exploded] in a [target:bank] on Monday." {},
  yes "[weapon:Two bombs] [trigger:exploded] near the [target:bridge]." {},
  no "Sales exploded last year.",
  no "The population exploded in the last century.",
  no "Interest in the game exploded overnight.",
}
test "KIDNAPPING" {
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
  yes "[perpetrator:Guerrillas] are suspected of [trigger:kidnapping] businessman [victim:Raul Mora]." {},
  yes "The [perpetrator:rebels] did not [trigger:kidnap] Father [victim:Tomas Leon], they said." {},
  yes "Rancher [victim:Jorge Silva], who was [trigger:kidnapped] in May, is free." {},
  no "The film is about a lost child.",
  no "He was taken to the hospital by his brother.",
  no "The museum seized the chance to buy the painting.",
  no "The boy hid in the garage for a day.",
}
test "ARSON" {
  yes "[perpetrator:Students] [trigger:burned] [target:two buses]." {},
  yes "[target:Six buses] were [trigger:burned] by [organization:guerrillas]." {},
  yes "Rioters [trigger:torched] a [target:police station]." {},
  yes "The [organization:attackers] [trigger:burned] the [target:offices of the party]." {},
  yes "A [target:warehouse] was [trigger:torched] [time:overnight]." {},
  yes "[organization:Soldiers] [trigger:burned] [target:several houses] in the village." {},
  yes "The governor denied that police had [trigger:burned] the [target:market]." {},
  yes "A [target:gas station] was [trigger:burned] on Tuesday." {},
  yes "Protesters [trigger:torched] [target:three cars] near the university." {},
  yes "Masked men [trigger:burned] a [target:newspaper office]." {},
  yes "[organization:Guerrillas] [trigger:burned] a [target:truck] on the highway." {},
  no "He burned the toast.",
  no "Calories are burned by walking.",
  no "The candle burned all night.",
  no "Firewood was burned in the stove.",
  no "The soup burned his tongue.",
}
test "ROBBERY" {
  yes "[perpetrator:Armed men] [trigger:robbed] a [target:bank] in the capital." {},
  yes "[perpetrator:Four men] [trigger:robbed] a [target:jewellery store]." {},
  yes "A [target:bank] was [trigger:robbed] by [organization:guerrillas]." {},
  yes "[organization:Rebels] [trigger:looted] a [target:supermarket]." {},
  yes "[organization:Gunmen] [trigger:robbed] an [target:armoured car] on the highway." {},
  yes "The [organization:guerrillas] [trigger:held up] a train." {},
  yes "Police accused the [organization:rebels] of [trigger:robbing] a [target:bank]." {},
  yes "[organization:Guerrillas] [trigger:robbed] a [target:bank] in the south." {},
  yes "[perpetrator:Two youths] [trigger:robbed] a pharmacy." {},
  yes "[organization:Soldiers] [trigger:looted] the [target:village] at dawn." {},
  yes "A [target:supermarket] was [trigger:looted] by [perpetrator:masked men]." {},
  yes "[organization:Rebels] planned to [trigger:rob] a [target:train]." {},
  no "The rain robbed them of the win.",
  no "The late goal robbed the visitors of a point.",
  no "Traffic was held up by the snow.",
  no "She banked the money the next day.",
  no "The disease robbed her of her sight.",
}
test "HIJACKING" {
  yes "[perpetrator:Two men] [trigger:hijacked] a [target:plane]." {},
  yes "[organization:Rebels] [trigger:hijacked] a [target:bus] near the bridge." {},
  yes "A deserter [trigger:hijacked] a [target:helicopter]." {},
  yes "[organization:Guerrillas] [trigger:hijacked] [target:two trucks]." {},
  yes "[perpetrator:Four students] tried to [trigger:hijack] an [target:aircraft]." {},
  yes "A [target:train] was [trigger:hijacked] by miners." {},
  yes "A [perpetrator:man] [trigger:hijacked] a [target:plane] with a [weapon:knife]." {},
  yes "A [target:helicopter] was [trigger:hijacked] by [organization:rebels]." {},
  yes "Three prisoners [trigger:hijacked] a [target:truck]." {},
  yes "[organization:Guerrillas] did not [trigger:hijack] the [target:plane], the army said." {},
  yes "Two [organization:gunmen] [trigger:hijacked] a [target:ship] in [time:March]." {},
  no "The meeting was hijacked by a debate on fees.",
  no "His account was hijacked by spammers.",
  no "The debate was hijacked by a small party.",
  no "The plane landed safely in the capital.",
  no "The meeting was taken over by students.",
}
