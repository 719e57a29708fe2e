-- Terrorist and military incidents: who did what to whom with what, one event
-- a mention; the types (in capitals, apart from those of attack.lua) and roles
-- of the fourth Message Understanding Conference (MUC-4, 1992). Works in mixed
-- case and in capitals.

require "geoeng.actor"
local person = require "geoeng.person"
local phrase = require "geoeng.phrase"

pack { name = "incidents", version = "0.1", license = "MIT",
  about = "Attacks, bombings, kidnappings, arson, robbery, hijacking",
  tags = { "conflict" } }

-- ------------------------------------------------------------------- lists

-- People who do such things, and may be named by nothing else.
words "incident_culprit" { "guerrilla", "terrorist", "rebel", "gunman",
  "hitman", "narcoterrorist", "subversive", "commando", "troop", "people",
  "subject", "cell", "death squad", "patrol", "group", "gang", "band",
  "paramilitary", "militiaman", "element", "unit", "squad", "police",
  "mafia", "ultrarightist", "ultraleftist", "army", "air force" }
-- Bodies of the state that act under their name.
words "incident_body" { "army", "armed forces", "air force", "navy",
  "military", "national guard", "national police", "high command",
  "treasury police", "secret police", "security forces" }
-- Those who fight each other: their fights are war, no incidents.
words "incident_fighter" { "guerrilla", "rebel", "soldier", "troop",
  "insurgent", "subversive", "terrorist", "extremist", "combatant",
  "guerrilla fighter", "marine", "contra", "commando", "battalion",
  "brigade", "patrol", "garrison", "convoy", "detachment", "army", "unit",
  "barracks", "regiment", "military position", "helicopter", "outpost" }
words "incident_bomb_n" { "bomb", "car bomb", "explosive", "dynamite", "grenade",
  "explosive device", "explosive charge", "dynamite charge", "mine", "device",
  "rocket", "mortar", "dynamite stick", "truck bomb", "letter bomb",
  "molotov cocktail", "land mine", "time bomb", "charge", "stick of dynamite" }
-- What makes an attack a bombing.
words "incident_explosive" { "bomb", "car bomb", "explosive", "dynamite",
  "explosive device", "explosive charge", "dynamite charge", "truck bomb",
  "letter bomb", "molotov cocktail", "time bomb", "stick of dynamite" }
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
  "oil pipeline", "pylon", "power line", "power station",
  "substation", "station", "police station", "gas station", "barracks",
  "garrison", "base", "post", "outpost", "headquarter", "church", "school",
  "university", "hospital", "airport", "port", "newspaper", "radio station",
  "television station", "farm", "ranch", "estate", "factory", "plant",
  "cinema", "theater", "library", "tank truck", "ambulance",
  "installation", "facility", "complex", "center", "centre", "company",
  "business", "court", "palace", "dam", "railroad", "railway",
  "highway", "road", "town", "village", "market", "supermarket", "club",
  "post office", "exchange", "telephone exchange", "property", "convoy",
  "patrol car", "motorcycle", "boat", "ship", "mill", "municipality",
  "city hall", "ministry", "union", "guardhouse", "checkpoint", "camp", "pole", "transformer",
  "transmission line", "tension line", "voltage line", "electrical system",
  "electricity system", "electric system", "power grid", "campus", "cabin",
  "villa", "clinic", "monastery", "temple", "cathedral", "mosque",
  "synagogue", "convent", "pharmacy", "drugstore", "mall", "shopping center",
  "nightclub", "bar", "discotheque", "oil well", "refinery", "tanker", "jeep",
  "minibus", "van", "taxi", "trailer", "track", "tunnel", "airfield",
  "airstrip", "hangar", "dock", "pier", "terminal", "locomotive", "antenna",
  "studio", "courthouse", "prison", "jail", "precinct", "monument", "statue",
  "cemetery", "laboratory", "plantation", "workshop", "garage",
  "parking lot", "apartment", "mansion", "establishment", "firm", "agency",
  "institute", "corporation", "structure", "premises", "warehouse", "depot",
  "automobile", "tower", "locale", "enterprise", "cooperative", "theatre",
  "consulate general", "mission", "wall", "gate", "railroad line", "well",
  "storage tank", "fuel tank", "freighter", "ferry", "cable car" }
-- Names that end so are no persons.
words "incident_no_person" { "neighborhood", "department", "province",
  "battalion", "brigade", "council", "police", "municipality", "city", "town",
  "army", "party", "front", "movement", "government", "street", "avenue",
  "county", "canton", "hill", "regiment", "company", "bodyguard", "cartel",
  "missionary", "priest", "policeman", "area", "zone", "country" }

-- What armies have, and where nothing stands.
words "incident_no_target" { "garrison", "convoy", "helicopter", "brigade",
  "battalion", "regiment", "detachment", "town", "village", "road", "highway",
  "patrol", "outpost", "camp", "unit", "warplane", "troop carrier" }

words "incident_kill_verb" { "kill", "murder", "assassinate", "slay", "gun down",
  "shoot", "execute", "massacre", "machinegun", "riddle", "finish off",
  "wound", "injure", "stab", "behead", "torture" }
words "incident_attack_verb" { "attack", "ambush", "raid", "storm", "strafe", "shell",
  "assault", "open fire", "fire", "hit", "strike", "take over", "shoot at" }
words "incident_destroy_verb" { "destroy", "damage", "shatter", "blow out" }
words "incident_bomb_verb" { "bomb", "dynamite", "blow up", "explode", "go off",
  "set off", "plant", "place", "hurl", "throw", "detonate", "toss", "blast" }
words "incident_kidnap_verb" { "kidnap", "abduct", "take hostage", "hold hostage",
  "hold captive", "disappear" }
words "incident_burn_verb" { "burn", "set fire", "set afire", "torch", "set on fire",
  "burn down" }
words "incident_rob_verb" { "rob", "steal", "loot", "hold up", "hijack a truck" }
words "incident_hijack_verb" { "hijack", "commandeer" }

words "incident_kill_noun" { "murder", "assassination", "killing", "massacre",
  "slaying", "death", "execution", "crime" }
words "incident_attack_noun" { "attack", "ambush", "raid", "assault", "terrorist attack",
  "shooting", "incursion" }
words "incident_bomb_noun" { "bombing", "explosion", "dynamite attack", "bomb attack",
  "blast", "dynamiting", "bombing attack" }
-- Bombs from above are war.
words "incident_from_air" { "air force", "aircraft", "airplane", "warplane",
  "aerial", "air raid", "air attack", "air strike", "bomber", "artillery",
  "civilian population", "gunship", "indiscriminate", "bombardment" }
words "incident_kidnap_noun" { "kidnapping", "abduction", "kidnap" }
words "incident_deed_light" { "claim", "carry", "perpetrate", "stage", "suffer",
  "sustain", "cause", "commit", "resume", "blame", "accuse", "attribute",
  "plan", "order", "charge", "admit", "result", "intensify" }

-- Wars, sports and laws that read like incidents.
words "incident_no_incident" { "heart attack", "world cup", "championship",
  "death penalty", "earthquake", "plane crash", "traffic accident",
  "hurricane", "accident" }

-- ------------------------------------------------------------------- roles

local CULPRIT = "subj ([sense=person] | $incident_culprit)"
  .. " | by ([sense=person] | $incident_culprit)"
local ORGANIZATION = "subj/by/of ($organization | $incident_body)"
  .. " | any <actor sector=REB | sector=CRM>"
-- Whom it hits, if that is no name; `settle` takes it away again.
local WHOM = "obj ([sense=person] | $incident_fighter)"
  .. " | of ([sense=person] | $incident_fighter)"
  .. " | on/against/with ([sense=person] | $incident_fighter)"
local WEAPON = "with/by/using ($incident_bomb_n | $incident_arms_n)"

local function roles(more)
  local r = { perpetrator = CULPRIT, organization = ORGANIZATION,
    weapon = WEAPON, whom = WHOM }
  for name, text in pairs(more) do r[name] = text end
  return r
end

-- Whose words are that several roles want.
local CULPRITS = { "organization", "perpetrator" }
local PERSONS = { "organization", "perpetrator", "victim" }
local TARGETS = { "organization", "perpetrator", "target", "victim" }

-- ------------------------------------------------------------------ phrases

local function is_thing(span)
  local head = span.doc:range(span.last, span.last)
  local actor = phrase.covered(head, "actor")
  return phrase.covered(span, "$incident_thing_n")
    or phrase.covered(head, "place")
    or phrase.covered(head, "$incident_culprit")
    or phrase.covered(head, "$incident_no_person")
    or actor and not actor:attr "kind"
end

--- Add a culprit by what he is; a title only stands for the name behind it.
local function add_culprit(ev, span)
  if phrase.modifies(span) then return end
  local core = phrase.core(span, true)
  local last = ev.doc:token(core.last)
  local name = last.head
  if (last.dep == "nmod:desc" or last.dep == "flat") and name
    and name.pos == "PROPN" and name.index > core.last then
    core = phrase.core(ev.doc:range(core.first, name.index))
  end
  ev:add("perpetrator", core)
end

local IRREGULAR = { REB = true, CRM = true }
local ARMED = { REB = true, CRM = true, MIL = true, SPY = true }

--- The only armed group that the document names, for rebels and gangsters
--- whom their sentence gives no name.
local function only_group(ev)
  local found
  for s in ev.doc:layer "$organization" do
    local name = IRREGULAR[s:attr "sector"] and s:attr "name"
    if name and found and found:attr "name" ~= name then return nil end
    if name and not found then found = s end
  end
  return found
end

--- Whether those who do it fight for a group.
local function irregular(spans)
  for _, span in ipairs(spans) do
    local actor = phrase.covered(span, "actor")
    if actor and IRREGULAR[actor:attr "sector"] then return true end
  end
  return false
end

--- Culprits by what they are, their group by its name: "FMLN [rebels]".
local function part_culprits(ev)
  local culprits, groups = ev:all "perpetrator", ev:all "organization"
  ev.perpetrator, ev.organization, ev.whom = nil, nil, nil
  for _, span in ipairs(culprits) do add_culprit(ev, span) end
  local taken = {}
  for _, span in ipairs(groups) do
    local name = phrase.covered(span, "$organization")
    local armed = name and ARMED[name.sector]
      or phrase.covered(span, "$incident_body")
    if armed and not taken[span.first] then
      taken[span.first] = true
      ev:add("organization", armed == true and name or armed)
    elseif not name and (phrase.covered(span, "$incident_culprit")
      or ev.doc:token(phrase.core(span).last).sense == "person") then
      add_culprit(ev, span)
    end
  end
  if not ev.organization and irregular(ev:all "perpetrator") then
    ev:add("organization", only_group(ev))
  end
end

--- Names of victims, in full; a thing that was taken for one is none.
local function finish(ev)
  part_culprits(ev)
  local victims, targets = ev:all "victim", ev:all "target"
  local weapons = ev:all "weapon"
  ev.victim, ev.target, ev.weapon = nil, nil, nil
  for _, span in ipairs(weapons) do
    ev:add("weapon", phrase.first_told(phrase.core(span), "$incident_bomb_n"))
  end
  for _, span in ipairs(victims) do
    local name = person.name(span)
    if name and not is_thing(name) then
      ev:add("victim", person.full(name))
    end
  end
  for _, span in ipairs(targets) do
    local core = phrase.core(span)
    local fought = ev.type == "ATTACK" or ev.type == "BOMBING"
    if not (fought and phrase.covered(core, "$incident_no_target")) then
      ev:add("target", core)
    end
  end
end

local NEAR = 3 -- sentences

local function bomb_in(sentence)
  return sentence:layer "$incident_explosive"[1]
    or sentence:layer "$incident_bomb_noun"[1]
end

--- Whether a bomb is told of here or a little before.
local function bombed(ev)
  local index = ev.sentence.index
  for k = math.max(1, index - NEAR), index do
    if bomb_in(ev.doc:sentence(k)) then return true end
  end
  return false, "no bomb is told of"
end

--- Whether it is told of as what happens at times: "kidnappings and murders".
local function is_general(ev)
  return ev.doc:token(ev.trigger.head).tag == "NNS"
    and not (ev.victim or ev.target or ev.time or ev.weapon)
end

--- Whether those whom it hits are armed: then it is war.
local function is_war(ev)
  local whom = ev.whom
  return whom and not ev.victim and not ev.target
    and phrase.covered(whom, "$incident_fighter")
end

local function is_incident(ev)
  if is_general(ev) then return false, "it tells of no single one" end
  if is_war(ev) then return false, "armed sides fight" end
  return true
end

--- An attack that is none with a bomb.
local function without_bomb(ev)
  local ok, why = is_incident(ev)
  if not ok then return ok, why end
  if bomb_in(ev.sentence) then return false, "it is a bombing" end
  return true
end

--- An attack by a verb that is also said of words and games.
local function hits(ev)
  local ok, why = without_bomb(ev)
  if not ok then return ok, why end
  local who = ev.perpetrator or ev.organization
  if ev.victim or ev.target or ev.whom
    or phrase.covered(who, "$incident_culprit") or irregular { who } then
    return true
  end
  return false, "nobody and nothing is hit"
end

--- A bombing told by a noun: one with a bomb, or of something.
local function is_bombing(ev)
  local ok, why = is_incident(ev)
  if not ok then return ok, why end
  if ev.weapon or ev.target then return true end
  for k = math.max(1, ev.sentence.index - NEAR), ev.sentence.index + 1 do
    if k <= ev.doc.nsentences
      and ev.doc:sentence(k):layer "$incident_bomb_n"[1] then
      return true
    end
  end
  return false, "no bomb is told of"
end

local function with_bomb(ev)
  local ok, why = is_incident(ev)
  if not ok then return ok, why end
  return bombed(ev)
end

local function with_bomb_here(ev)
  local ok, why = is_incident(ev)
  if not ok then return ok, why end
  return bomb_in(ev.sentence) ~= nil, "no bomb is told of"
end

local SKIP = "$incident_no_incident"

event "ATTACK" {
  about = "Killing, shooting, ambush, assault on persons or places by those who are not at war with them; not fights of armed sides, not killings told of in general",
  verb = "$incident_kill_verb",
  order = TARGETS,
  roles = roles { victim = "obj <name>", target = "obj $incident_thing_n" },
  need = { "victim | target | perpetrator | organization" },
  unless = SKIP, check = without_bomb, make = finish,
}
event "ATTACK" {
  verb = "$incident_attack_verb",
  order = TARGETS,
  roles = roles { victim = "obj <name>",
    target = "obj $incident_thing_n | on/at/against/with $incident_thing_n" },
  need = { "victim | target | perpetrator | organization" },
  unless = SKIP, check = hits, make = finish,
}
event "ATTACK" {
  noun = "$incident_kill_noun", light = "$incident_deed_light",
  order = PERSONS,
  roles = roles { victim = "obj <name> | of <name> | poss <name>" },
  need = { "victim | perpetrator | organization" },
  unless = SKIP, check = without_bomb, make = finish,
}
event "ATTACK" {
  noun = "$incident_attack_noun", light = "$incident_deed_light",
  order = CULPRITS,
  roles = roles { target = "on/against/at $incident_thing_n | obj $incident_thing_n",
    victim = "on/against <name>" },
  need = { "target | perpetrator | organization | victim" },
  unless = SKIP, check = without_bomb, make = finish,
}
event "ATTACK" {
  verb = "$incident_destroy_verb",
  order = CULPRITS,
  roles = roles { target = "obj $incident_thing_n" },
  need = { "target", "perpetrator | organization" },
  unless = SKIP, check = without_bomb, make = finish,
}

event "BOMBING" {
  prefer = "noun",
  about = "Bombs set, thrown or gone off; things blown up",
  verb = "$incident_bomb_verb",
  order = CULPRITS,
  roles = roles { weapon = "obj $incident_bomb_n | subj $incident_bomb_n | with/by $incident_bomb_n",
    target = "obj $incident_thing_n"
      .. " | in/at/near/outside/against/under/inside/into/on $incident_thing_n",
    victim = "obj <name>" },
  need = { "weapon | target" },
  unless = { SKIP, "$incident_from_air" }, make = finish,
}
event "BOMBING" {
  verb = "$incident_destroy_verb",
  order = CULPRITS,
  roles = roles { weapon = "subj $incident_bomb_n | with/by $incident_bomb_n"
      .. " | by/in $incident_bomb_n",
    target = "obj $incident_thing_n" },
  need = { "target" },
  unless = SKIP, check = with_bomb, make = finish,
}
event "BOMBING" {
  about = "Harm that a bomb does",
  verb = "$incident_kill_verb | $incident_attack_verb",
  order = CULPRITS,
  roles = roles { weapon = "subj $incident_bomb_n | with/by/in $incident_bomb_n",
    target = "obj $incident_thing_n | on/at/against $incident_thing_n",
    victim = "obj <name>" },
  need = { "weapon | target | victim" },
  unless = { SKIP, "$incident_from_air" }, check = with_bomb_here, make = finish,
}
event "BOMBING" {
  noun = "$incident_attack_noun", light = "$incident_deed_light",
  order = CULPRITS,
  roles = roles { weapon = "with $incident_bomb_n | comp $incident_bomb_n",
    target = "on/against/at $incident_thing_n | obj $incident_thing_n",
    victim = "on/against <name>" },
  need = { "weapon | target | victim" },
  unless = { SKIP, "$incident_from_air" }, check = with_bomb_here, make = finish,
}
event "BOMBING" {
  noun = "$incident_bomb_noun", light = "$incident_deed_light",
  order = CULPRITS,
  roles = roles { weapon = "of $incident_bomb_n | comp $incident_bomb_n",
    target = "of/in/at/near/outside/against/on $incident_thing_n | obj $incident_thing_n" },
  unless = { SKIP, "$incident_from_air" }, check = is_bombing, make = finish,
}

event "KIDNAPPING" {
  about = "Persons taken or held by force",
  verb = "$incident_kidnap_verb",
  order = PERSONS,
  roles = roles { victim = "obj <name>" },
  need = { "victim | perpetrator | organization" },
  unless = SKIP, check = is_incident, make = finish,
}
event "KIDNAPPING" {
  noun = "$incident_kidnap_noun", light = "$incident_deed_light",
  order = PERSONS,
  roles = roles { victim = "obj <name> | of <name> | poss <name>" },
  unless = SKIP, check = is_incident, make = finish,
}

event "ARSON" {
  about = "Things set on fire",
  verb = "$incident_burn_verb",
  order = CULPRITS,
  roles = roles { target = "obj $incident_thing_n | to/on $incident_thing_n" },
  need = { "target" }, unless = SKIP, make = finish,
}

event "ROBBERY" {
  about = "Things taken by force",
  verb = "$incident_rob_verb",
  order = CULPRITS,
  roles = roles { target = "obj $incident_thing_n | from $incident_thing_n" },
  need = { "target" }, unless = SKIP, make = finish,
}

event "HIJACKING" {
  about = "Vehicles taken by force",
  verb = "$incident_hijack_verb",
  order = CULPRITS,
  roles = roles { target = "obj $incident_thing_n" },
  need = { "target" }, unless = SKIP, make = finish,
}

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
  yes "[perpetrator:Guerrillas] are suspected of [trigger:kidnapping] businessman [victim:Raul Mora]." {},
  yes "The [perpetrator:rebels] did not [trigger:kidnap] Father [victim:Tomas Leon], they said." {},
  yes "Rancher [victim:Jorge Silva], who was [trigger:kidnapped] in May, is free." {},
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
