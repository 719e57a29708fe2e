-- Armed attacks: strikes from afar, bombs, fighting on the ground. Used by
-- military.lua.

pack { name = "attack", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Armed attacks and who and what they hit",
  tags = { "default", "conflict" } }

require "areas"
require "fighting"
require "off_war"

-- Violent, whoever does it.
words "assault_v" { "ambush", "bomb", "bombard", "shell", "strafe", "torpedo",
  "invade", "abduct", "kidnap", "firebomb", "besiege", "open fire", "clash",
  "exchange fire", "trade fire", "overrun", "shoot", "do battle", "skirmish",
  "take hostage", "hold hostage", "lynch", "carpet-bomb", "carpet bomb",
  "dive-bomb", "fire-bomb", "petrol-bomb", "car-bomb", "booby-trap",
  "cannonade", "exchange gunfire", "trade gunfire", "exchange shot",
  "trade shot", "trade blow", "return fire", "take captive", "hold captive",
  "lay siege to", "hijack", "burn alive" }
-- What these are done to is dead.
words "slay_v" { "assassinate", "gun down", "shoot dead", "behead", "massacre",
  "murder", "slay", "shoot to death", "hack to death", "beat to death",
  "stone to death", "stab to death", "burn to death", "mow down", "decapitate",
  "cut down" }
-- Violent when an armed side does it, or with a weapon.
words "hit_v" { "strike", "hit", "pound", "attack", "target", "storm", "raid",
  "assault", "fight", "battle", "pelt", "destroy", "stone", "torch", "ransack",
  "set ablaze", "sabotage", "ram", "vandalize", "vandalise", "set on fire",
  "set alight", "set fire to", "burn down", "raze", "dynamite", "loot",
  "pillage", "plunder", "flatten", "demolish", "pepper", "rake", "batter",
  "hammer", "blitz" }
-- What armed sides do to places, and to each other.
words "take_v" { "capture", "recapture", "retake", "seize", "liberate",
  "overrun", "conquer", "reconquer", "occupy", "reoccupy", "win back",
  "take back", "reclaim", "recover" }
words "grab_v" { "seize", "take", "gain", "wrest", "regain" }
words "advance_v" { "advance", "close in", "bear down", "swoop", "swoop down",
  "push" }
-- What a crowd or a side with arms may do to anything.
words "mob_v" { "attack", "storm", "raid", "assault", "pelt", "stone", "torch",
  "ransack", "set ablaze", "sabotage", "ram", "vandalize", "vandalise",
  "set on fire", "set alight", "set fire to", "burn down", "burn", "loot",
  "pillage", "plunder", "dynamite", "raze" }
words "rout_v" { "rout", "drive back", "flush out", "crush", "overpower",
  "wipe out", "eliminate", "overthrow", "repulse", "neutralize", "neutralise",
  "engage", "subdue", "annihilate", "decimate", "overwhelm", "liquidate",
  "exterminate", "beat back", "push back", "force back", "dislodge", "smash",
  "pin down", "finish off", "kill off", "fend off", "fight off", "beat off",
  "hunt down", "pick off", "confront", "slaughter", "execute", "butcher",
  "maul" }
-- Thrown or fired, though no armoury has them.
words "crude_n" { "stone", "rock", "brick", "petrol bomb", "gasoline bomb",
  "fire bomb", "firebomb", "molotov cocktail", "tear gas", "teargas",
  "rubber bullet", "plastic bullet", "bullet", "gunshot", "live ammunition",
  "bottle", "stun grenade", "water cannon", "flare", "smoke bomb", "machete",
  "knife", "sword", "axe", "spear", "arrow", "live round", "live bullet",
  "warning shot", "shot", "slingshot", "pepper spray", "pellet", "petrol" }
-- Bombs of which only that is told.
words "device_n" { "device", "charge" }
words "launch_v" { "fire", "launch", "throw", "hurl", "lob", "rain", "drop",
  "plant", "detonate", "set off", "unleash", "fling", "toss", "shoot", "spray",
  "loose", "sling", "bury", "lay", "shower", "pump" }
words "explode_v" { "explode", "go off", "blow up", "detonate", "rip through",
  "tear through" }

words "strike_n" { "strike", "air strike", "airstrike", "air raid",
  "bombardment", "shelling", "air attack", "barrage", "artillery fire",
  "rocket fire", "bombing raid", "shellfire", "salvo", "fusillade", "cannonade",
  "crossfire", "blitz", "blitzkrieg", "bombing run", "bombing campaign",
  "air campaign", "strafing", "air war", "counterstrike", "sortie" }
words "bombing_n" { "bombing", "car bombing", "suicide bombing", "blast",
  "explosion", "bomb attack", "suicide attack", "bomb blast", "car bomb attack",
  "roadside bombing", "firebombing", "fire-bombing", "detonation" }
words "ground_n" { "raid", "ambush", "clash", "fighting", "gun battle",
  "firefight", "invasion", "incursion", "offensive", "attack", "shooting",
  "massacre", "gunfight", "assassination", "siege", "battle", "assault",
  "skirmish", "shootout", "exchange of fire", "killing", "murder", "kidnapping",
  "abduction", "hostage-taking", "rioting", "riot", "bloodshed",
  "military operation", "counterattack", "terrorist attack", "gunfire",
  "slaying", "gunbattle", "street fighting", "streetfighting", "street battle",
  "terror attack", "assassination attempt", "ethnic cleansing", "reprisal",
  "atrocity", "ground operation", "military action", "onslaught", "foray",
  "counteroffensive", "counter-offensive", "counter-attack", "beheading",
  "lynching", "pogrom", "hijacking", "hijack", "stabbing", "hostage crisis",
  "hostage taking", "stone-throwing", "rock-throwing", "stoning", "shoot-out",
  "drive-by shooting", "storming", "killing spree", "dogfight", "bloodletting",
  "carnage", "slaughter" }
words "stop_v" { "stop", "end", "halt", "curb", "stem", "quell", "reduce",
  "renounce", "control", "contain", "curtail", "suspension", "level", "year",
  "prevent", "avoid", "condemn", "forswear" }
words "burst_v" { "begin", "erupt", "break out", "flare", "flare up", "start",
  "follow", "sweep", "spread", "come", "trigger", "leave", "kill" }
words "fresh_a" { "fresh", "latest", "political", "renewed", "pre-election",
  "post-election", "deadly" }
-- Violence where both sides are told: who rises, and against whom.
words "rising_n" { "uprising", "revolt", "rebellion", "mutiny", "insurrection",
  "retaliation", "arson", "looting", "sabotage", "duel", "scuffle", "melee",
  "brawl", "infighting", "hostilities", "combat", "confrontation", "standoff",
  "capture", "seizure", "takeover", "destruction", "elimination", "conquest",
  "disturbance", "rampage" }
-- Of what a side with arms fires.
words "land_v" { "land", "fall", "slam", "rain", "rain down", "smash", "plow",
  "plough", "crash", "impact" }
-- What those who are attacked do in return, and who rises in arms.
words "return_v" { "retaliate", "strike back", "hit back", "fight back",
  "fire back", "counterattack", "mutiny", "riot", "rampage", "run amok",
  "rise up", "take up arms", "revolt", "rebel" }
words "unrest_n" { "violence", "unrest", "crackdown", "strife", "mayhem",
  "lawlessness" }
words "operation_n" { "operation", "aggression", "military intervention" }
words "fire_n" { "fire", "firing", "volley" }
words "die_v" { "die", "perish", "succumb" }
words "wound_v" { "wound", "injure", "hurt", "maim" }
words "blame_v" { "blame", "pin", "attribute" }
words "claim_v" { "claim responsibility", "take responsibility",
  "admit responsibility" }
words "lend_v" { "kill", "wound", "injure", "claim", "target", "hit",
  "intensify", "step up" }
-- What their subjects meet is done to them.
words "reproach_v" { "blame", "criticise", "criticize", "condemn", "denounce",
  "rebuke", "slam", "censure", "punish", "berate", "castigate", "lambast" }
words "suffer_v" { "suffer", "repel", "come under", "sustain", "survive",
  "withstand", "repulse", "fend off", "beat back", "foil", "thwart", "escape" }

local WEAPON = "($crude_n | <weapon>)"
local ARMED = "<actor sector=MIL | sector=REB | sector=COP>"
local PLACE = "in/near/at/outside/across (<place> | <name> | $areas.area_n)"
  .. " | any (<&(in/near/at/outside/across) <place>)"
local NEAR = "in/near (<place> | $areas.area_n)"
-- Who was killed or hurt, and who is said to have done it, told by other verbs
-- of the sentence.
local TOLD = {
  { verb = "$blame_v",
    roles = { attacker = "on/to (<actor> | <np>) | obj <actor>" } },
  { verb = "$claim_v", roles = { attacker = "subj (<actor> | <np>)" } },
  { verb = "kill | $slay_v",
    roles = { killed = "obj <number>", target = "obj (<target> | <np>)" } },
  { verb = "$die_v",
    roles = { killed = "subj <number>", target = "subj (<target> | <np>)" } },
  { verb = "$wound_v",
    roles = { wounded = "obj <number>", target = "obj (<target> | <np>)" } },
}

--- Sides of a fight: the first-named attacks; of "soldiers killed in clashes
--- with rebels" the rebels.
local function part_sides(ev)
  local sides, opponent = ev:all "attacker", ev.opponent
  ev.opponent = nil
  if opponent and ev.target and not ev.attacker then
    ev.attacker = opponent
  elseif opponent and not ev.target then
    ev.target = opponent
  end
  if ev.target or #sides < 2 then return end
  ev.attacker = sides[1]
  for i = 2, #sides do ev:add("target", sides[i]) end
end

local FROM_AFAR = { missile = true, aircraft = true, drone = true,
  artillery = true }

local ARMED_SECTORS = { MIL = true, REB = true, COP = true, OPP = true }

-- Verbs of weapons that reach far.
local AFAR_V = { strike = true, shell = true, bombard = true, strafe = true,
  pound = true, torpedo = true }

--- The kind of attack, told by its weapon or verb.
local function set_subtype(ev)
  local kind = ev.weapon and ev.weapon.category
  local lemma = ev.trigger.doc:token(ev.trigger.head).lemma
  if FROM_AFAR[kind] or AFAR_V[lemma] then ev.subtype = "strike" end
  if kind == "bomb" then ev.subtype = "bombing" end
end

--- Whether a side with arms, or a crowd, attacks.
local function is_armed(ev)
  for _, side in ipairs(ev:all "attacker") do
    if ARMED_SECTORS[side.sector] then return true end
  end
  return ev:holds("attacker", "$fighting.crowd_n")
    or ev:holds("attacker", "$fighting.fighter_n")
end

--- Whether those who shoot or rise are armed.
local function is_shooter(ev)
  return is_armed(ev), "no side with arms does it"
end

--- Whether what comes down hits land: tests end in the sea.
local function ashore(ev)
  if ev:holds("place", "sea/ocean/waters/gulf") then
    return false, "it comes down in the sea"
  end
  return true
end

--- Whether a side with arms, or a state, acts.
local function by_force(ev)
  for _, side in ipairs(ev:all "attacker") do
    if ARMED_SECTORS[side.sector] or side.country then return true end
  end
  return false, "neither a state nor a side with arms acts"
end

--- Whether nothing says that it was an accident.
local function no_mishap(ev)
  if ev:find "$off_war.mishap_n" then return false, "a mishap did it" end
  return true
end

--- Whether fighters, or people of a war, died, and not by an accident.
local function fell(ev)
  if ev:holds("target", "$fighting.fighter_n")
    or ev:holds("target", "$fighting.civilian_n")
    or ARMED_SECTORS[ev.target.sector] then
    return no_mishap(ev)
  end
  return false, "it may be no war"
end

--- Whether the text around tells of war, not of games, beasts or crimes. Sides
--- with arms and their weapons need no such proof.
local function off_war(ev)
  if ev.weapon or is_armed(ev) then return true end
  if ev:holds("trigger", "$off_war.game_n")
    and ev:near("$off_war.sport_n", 2, 1) then
    return false, "the text is of sports"
  end
  if ev:near "$off_war.beast_n" then return false, "beasts or programs do it" end
  if ev:near("$off_war.crime_n", 2, 1) then
    return false, "the text is of crimes"
  end
  return true
end

--- Whether violence is told of that had sides or a course.
local function is_course(ev)
  if ev.attacker or ev:find("$unrest_n ~3 " .. "$burst_v")
    or ev:find("$fresh_a" .. " []{0,1} $unrest_n") then
    return true
  end
  return false, "neither a side nor a course is told"
end

--- Battles may be over anything where no side, place or toll is told.
local function is_fought(ev)
  if ev:holds("trigger", "$off_war.figure_n") and not ev.killed and not ev.place
    and not ev.attacker and not (ev.target and ev.target.layer) then
    return false, "it may be a figure of speech"
  end
  return off_war(ev)
end

--- Explosions of a text of industry are accidents.
local function no_industry(ev)
  if not ev.weapon and not ev.attacker and ev:near("$off_war.industry_n", 4) then
    return false, "the text is of an accident"
  end
  return off_war(ev)
end

--- The number in a pattern.
local function number_in(ev, text)
  local match = ev:find(text)
  return match and match:captures()[1]
end

--- Tolls that other words tell: "left three dead and 12 injured", "the death
--- toll rose to 31".
local function count_toll(ev)
  if not ev.killed then
    ev:add("killed", number_in(ev, "leave/leaving ~3 n:<number> []{0,2} dead")
      or number_in(ev, "toll ~6 to/at/of n:<number>")
      or number_in(ev, "claim (the? life of)? n:<number>"))
  end
  if not ev.wounded then
    ev:add("wounded", number_in(ev,
      "leave/leaving ~8 n:<number> []{0,2} injured/wounded/hurt"))
  end
end

--- "blamed the attack on rebels": they are those who attack.
local function turn_blame(ev)
  local match = ev:find "$blame_v ~12 on who:<np>"
  local who = match and match:captures()[1]
  if who and ev.target and ev.target.first >= who.first
    and ev.target.last <= who.last then
    ev.attacker, ev.target = ev.attacker or ev.target, nil
  end
end

--- "this was agreed before the raid": what only points is no target.
local function drop_pointer(ev)
  local what = ev.target
  if what and what.first == what.last and ev:holds("target", "this/that") then
    ev.target = nil
  end
end

--- "a raid by rebels on the port": what is hit hangs on who hits it.
local function add_behind_side(ev)
  local match = ev:find "by <actor> on/against what:(<target> | <actor>)"
  if not match or match.first ~= ev.trigger.last + 1 then return end
  local what = match:captures()[1]
  for _, target in ipairs(ev:all "target") do
    if target.first == what.first then return end
  end
  ev:add("target", what)
end

local function finish(ev)
  turn_blame(ev)
  drop_pointer(ev)
  add_behind_side(ev)
  part_sides(ev)
  set_subtype(ev)
  count_toll(ev)
end

event "attack" {
  subtype = "ground",
  about = "An armed or violent attack of a political or military kind: strikes from afar, bombs, shooting, raids, ambushes, clashes, invasions, killings, hostage-taking. Not: crime without such a side, words, strikes of workers",
  dyad = { source = "attacker", target = "target" },
  verb = "$assault_v",
  roles = {
    attacker = "subj (<actor> | <np>)",
    target = "obj (<target> | <np>) | with/on/at/against (<target> | <np>)",
    weapon = "with/by " .. WEAPON .. " | obj <weapon>",
    place = PLACE,
  },
  need = { "attacker | target" }, check = off_war,
  also = TOLD, unless = "$off_war.no_attack", make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Killing that is an attack by its verb: assassination, massacre",
  verb = "$slay_v",
  roles = {
    attacker = "subj (<actor> | <np>)",
    killed = "obj <number>",
    target = "obj (<target> | <np>)",
    weapon = "with/by " .. WEAPON,
    place = PLACE,
  },
  need = { "attacker | target" }, check = off_war,
  also = TOLD, unless = "$off_war.no_attack", make = finish,
}

-- Killing and wounding by an armed side or a weapon, with their numbers.
local function harm(verb, role)
  event "attack" {
    subtype = "ground",
    about = "Killing or wounding by an armed side, or with a weapon",
    verb = verb,
    roles = {
      attacker = "subj <actor>",
      [role] = "obj <number>",
      target = "obj (<target> | <actor> | <place> | <np>)",
      weapon = "with/by " .. WEAPON .. " | subj " .. WEAPON,
      place = PLACE,
    },
    need = { "attacker | weapon", "target | " .. role },
    check = function(ev)
      if ev.attacker and not ev.weapon and not ev[role] and ev.target
        and not ev.target.layer then
        return false, "nothing that attacks hit"
      end
      return is_armed(ev) and not ev:holds("attacker", "$fighting.craft_n")
        or no_mishap(ev)
    end,
    also = TOLD, make = finish, order = { "attacker", "weapon" },
  }
end
harm("kill", "killed")
harm("$wound_v", "wounded")

event "attack" {
  subtype = "ground",
  verb = "$hit_v",
  roles = {
    attacker = "subj (<actor> | $fighting.crowd_n)",
    target = "obj (<target> | <actor> | <place> | <np>)"
      .. " | with/at/against (<target> | <actor>)",
    weapon = "with/by " .. WEAPON .. " | subj " .. WEAPON,
    place = PLACE,
  },
  need = { "attacker | weapon", "target" }, order = { "attacker", "weapon" },
  check = function(ev)
    if ev.attacker and not ev.weapon and not ev.target.layer
      and not (is_armed(ev) and ev:holds("trigger", "$mob_v")) then
      return false, "nothing that attacks hit"
    end
    return off_war(ev)
  end,
  also = TOLD, make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Places that armed sides take, and rivals that they beat",
  verb = "$take_v",
  roles = {
    attacker = "subj <actor>",
    target = "obj (<place> | $areas.area_n | $fighting.stronghold_n)",
    place = NEAR,
  },
  need = { "attacker", "target" }, check = by_force, make = finish,
}

event "attack" {
  subtype = "ground",
  find = "trigger:($grab_v []{0,1} control) of []{0,2}?"
    .. " target:(<place> | $areas.area_n | $fighting.stronghold_n)",
  roles = { attacker = "subj <actor>", place = NEAR },
  need = { "attacker" }, check = by_force, make = finish,
}

event "attack" {
  subtype = "ground",
  verb = "$advance_v",
  roles = {
    attacker = "subj <actor>",
    target = "on (<place> | $areas.area_n | $fighting.stronghold_n | "
      .. ARMED .. ")",
    place = NEAR,
  },
  need = { "attacker", "target" }, check = by_force, make = finish,
}

event "attack" {
  subtype = "ground",
  verb = "$rout_v",
  roles = { attacker = "subj (<actor> | <np>)", target = "obj " .. ARMED,
    weapon = "with/by " .. WEAPON, place = NEAR },
  need = { "attacker", "target" }, make = finish,
}

-- "fired on the crowd": the weapon goes without saying.
event "attack" {
  subtype = "ground",
  about = "Shots at somebody, with whatever weapon",
  verb = "fire",
  roles = {
    attacker = "subj (<actor> | <np>)",
    target = "on/upon/at/into/towards/toward (<target> | <actor>"
      .. " | $fighting.crowd_n | $fighting.fighter_n)",
    place = PLACE,
  },
  need = { "attacker", "target" }, check = is_shooter,
  unless = "$off_war.no_attack", also = TOLD, make = finish, priority = -1,
}

event "attack" {
  subtype = "ground",
  about = "A place that falls to a side with arms",
  verb = "fall",
  roles = {
    target = "subj (<place> | $areas.area_n | $fighting.stronghold_n)",
    attacker = "to " .. ARMED,
  },
  need = { "attacker", "target" }, also = TOLD, make = finish,
}

-- "rockets landed in Sderot"
event "attack" {
  subtype = "strike",
  about = "Rockets and shells that come down somewhere",
  verb = "$land_v",
  roles = {
    weapon = "subj <weapon category=missile | category=artillery"
      .. " | category=bomb | category=drone>",
    target = "in/on/into/at/near <target>",
    place = "in/on/into/at/near (<place> | $areas.area_n)",
  },
  need = { "weapon", "target | place" }, check = ashore,
  also = TOLD, make = finish,
}

-- "the army retaliated", "prisoners rioted"
event "attack" {
  subtype = "ground",
  about = "Sides with arms, or a crowd, that rise or strike back",
  verb = "$return_v",
  roles = {
    attacker = "subj (<actor> | $fighting.crowd_n | $fighting.fighter_n)",
    target = "against/at/on (<target> | <actor>)",
    weapon = "with/by " .. WEAPON, place = PLACE,
  },
  need = { "attacker" }, check = is_shooter,
  also = TOLD, make = finish,
}

-- "police used tear gas against the crowd"
event "attack" {
  subtype = "ground",
  about = "Weapons that a side uses against others",
  verb = "use",
  roles = {
    attacker = "subj (<actor> | $fighting.fighter_n)", weapon = "obj " .. WEAPON,
    target = "against/on (<target> | <actor> | <np>)", place = PLACE,
  },
  need = { "attacker", "weapon", "target" }, check = is_shooter,
  also = TOLD, make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Fighters, or people of a war, killed by nobody who is told",
  verb = "kill",
  roles = {
    killed = "obj <number>",
    target = "obj (" .. ARMED .. " | <target> | $fighting.civilian_n)",
    place = NEAR,
  },
  need = { "target" },
  check = fell, make = finish, priority = -2,
}

event "attack" {
  subtype = "strike", narrows = "ground",
  about = "A weapon delivered from afar: aircraft, missile, rocket, drone, artillery",
  verb = "$launch_v",
  roles = {
    attacker = "subj (<actor> | <np>)",
    weapon = "obj " .. WEAPON,
    target = "at/on/into/onto/toward/towards/against/inside (<target> | <np>)",
    place = "in/near (<place> | <name>)",
  },
  need = { "weapon" },
  also = TOLD, unless = "$off_war.no_attack", make = finish,
}

event "attack" {
  subtype = "bombing", narrows = "ground",
  about = "A planted, suicide or car bomb",
  verb = "$explode_v",
  roles = {
    attacker = "subj (<actor> | [sense=person])",
    weapon = "subj (<weapon> | $device_n)"
      .. " | obj (<weapon category=bomb> | $device_n)",
    target = "in/at/near (<target>)",
    place = PLACE,
  },
  order = { "place", "target" },
  need = { "weapon | attacker" },
  also = TOLD, unless = "$off_war.no_attack", make = finish,
}

local SUFFERED = { verb = "$suffer_v",
  roles = { target = "subj (<actor> | <np>)" } }
local NOUN_TOLD = { SUFFERED, table.unpack(TOLD) }

local NOUN_ROLES = {
  attacker = "between (<actor> | <np>) | subj <actor> | by (<actor> | <np>)"
    .. " | from <actor>",
  target = "obj (<target> | <np>) | on/against (<target> | <actor> | <place>)"
    .. " | at/in <target>",
  opponent = "with (<actor> | [sense=person])",
  weapon = "comp <weapon> | with <weapon>",
  place = PLACE,
}

event "attack" {
  subtype = "strike", narrows = "ground",
  noun = "$strike_n", light = "$lend_v", check = off_war,
  roles = NOUN_ROLES, also = NOUN_TOLD,
  need = { "attacker | target | weapon | place" },
  unless = "$off_war.no_attack", make = finish,
}

event "attack" {
  subtype = "bombing", narrows = "ground",
  noun = "$bombing_n", light = "$lend_v", check = no_industry,
  roles = NOUN_ROLES, also = NOUN_TOLD,
  unless = "$off_war.no_attack", make = finish,
}

event "attack" {
  subtype = "ground",
  noun = "$ground_n", light = "$lend_v", check = is_fought,
  roles = NOUN_ROLES, also = NOUN_TOLD,
  unless = "$off_war.no_attack", priority = -1, make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Risings, fights and captures of which both sides are told",
  noun = "$rising_n", light = "$lend_v",
  roles = NOUN_ROLES, also = NOUN_TOLD, check = is_fought,
  need = { "attacker", "target" },
  unless = "$off_war.no_attack", priority = -1, make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Violence between sides, or that has a toll or a course",
  noun = "$unrest_n", light = "$lend_v",
  roles = NOUN_ROLES, also = NOUN_TOLD,
  check = is_course,
  unless = "$off_war.no_attack | $stop_v []{0,4} $unrest_n", priority = -1,
  make = finish,
}

event "attack" {
  subtype = "ground",
  about = "Operations of forces",
  noun = "$operation_n", light = "$lend_v",
  roles = {
    attacker = "subj <actor> | by " .. ARMED,
    target = "against (<target> | " .. ARMED .. ") | at <target>",
    place = NEAR,
  },
  need = { "attacker" }, check = by_force,
  unless = "$off_war.peaceful_n | in/military operation",
  priority = -1, make = finish,
}

event "attack" {
  subtype = "strike",
  about = "Fire of a weapon, or of a side",
  noun = "$fire_n",
  roles = {
    attacker = "subj " .. ARMED .. " | by (<actor> | <np>) | from " .. ARMED,
    weapon = "comp " .. WEAPON .. " | subj <weapon> | of " .. WEAPON,
    target = "on/at/into/against (<target> | <actor> | <place>)",
    place = NEAR,
  },
  also = { SUFFERED },
  need = { "weapon | attacker" }, unless = "$off_war.no_attack",
  priority = -1, make = finish,
}

-- "criticised them for bombing a bridge": read as a noun as often as a verb.
event "attack" {
  subtype = "bombing",
  about = "What a side is said to have done, or reproached with",
  find = "$reproach_v []{0,2}? attacker:<actor> for/over trigger:$bombing_n"
    .. " (of? (the | a | an)?) target:(<target> | <np>)",
  roles = { place = PLACE }, priority = 1, make = finish,
}

test "attack" {
  date = "2024-05-08",
  yes "[attacker:Israeli jets] [trigger:struck] an [target:arms depot] near [place:Damascus] on [time:Monday]."
    { attacker = "ISR MIL", place = "SYR", time = "2024-05-06", modality = "asserted" },
  yes "[attacker:Israel] did not [trigger:strike] [target:Damascus]." { modality = "negated" },
  yes "The attack followed [attacker:Iran]'s [weapon:missile] [trigger:strikes] on [target:Haifa]."
    { attacker = "IRN" },
  yes "An [target:oil refinery] was [trigger:hit] by [weapon:drones] on [time:Sunday]." { time = "2024-05-05" },
  yes "Two [target:soldiers] were [trigger:ambushed] by [attacker:rebels] near [place:Mosul]." { place = "IRQ" },
  yes "A [weapon:car bomb] [trigger:exploded] in [place:Kabul], killing [killed:six] [target:people]." {},
  yes "[attacker:Gunmen] [trigger:opened fire] at a [target:bus] in [place:Karachi]." { place = "PAK" },
  yes "[attacker:Turkey] carried out [trigger:air strikes] on [target:Kurdish rebels]." { attacker = "TUR" },
  no "Teachers struck in Paris for a second day.",
  no "Transport unions plan a strike on Friday.",
  no "Oil prices hit a record on Monday.",
  yes "[attacker:Rebels] [trigger:attacked] a [target:convoy] in the [place:border region]." {},
  yes "Officials blamed the [trigger:attack] on [attacker:Islamic militants]." { target = false },
}

-- Sides that stand away from the word of the attack.
test "attack" {
  date = "2024-05-08",
  yes "Norway criticised [attacker:Chad] for [trigger:bombing] a [target:bridge]."
    { attacker = "TCD" },
  yes "Norway condemned [attacker:rebels] for [trigger:bombing] [target:Goma]." {},
  yes "Norway accused [attacker:rebels] of [trigger:shelling] a [target:clinic]."
    { modality = "alleged" },
  yes "The [target:convoy] came under [trigger:fire] from [attacker:gunmen]." {},
  yes "A [trigger:raid] by [attacker:Chad] on [target:Goma] killed [killed:nine] [target:people]."
    { attacker = "TCD" },
  yes "A [trigger:strike] by [attacker:Chad] on [target:Mali] left [killed:two] dead."
    { attacker = "TCD", target = "MLI" },
}

-- Who says it, and which mentions are one.
test "attack" {
  date = "2024-05-08",
  yes "Rebels [trigger:shelled] a village near Goma, officials said." { claim = "officials" },
  yes "The French president said on Monday that [attacker:militants] had [trigger:attacked] a [target:convoy]." { claim = "FRA" },
  yes "Kyiv accused [attacker:Moscow] of [trigger:shelling] a [target:hospital]." { claim = "UKR" },
  yes "According to witnesses, a bus was [trigger:hit] by a [weapon:rocket]." { claim = "witnesses" },
  yes "Rebels, the governor said, [trigger:shelled] a [target:camp] on Monday." { claim = "governor" },
  yes "\"Gunmen [trigger:attacked] the [target:village]. We buried the dead,\" a farmer said." { claim = "farmer" },
  yes "Jets [trigger:struck] [target:Damascus] on Monday, the fourth day of the war." { claim = false },
  yes "According to the plan, troops [trigger:stormed] the [target:bridge] at dawn." { claim = false },
  same "A car bomb killed six people in Kabul on Monday. The attack was claimed by the Taliban.",
  same "Israeli jets bombed Gaza City on Sunday. Witnesses said the air strike on Gaza City lasted minutes.",
}

-- What `unless` is needed for, and the same words in names.
test "attack" {
  yes "[attacker:Rebels] [trigger:fired] [weapon:rockets] at the [target:base] in a clash with troops." { opponent = false },
  yes "[attacker:Israeli jets] [trigger:struck] [target:Homs] in an attack by [attacker:Israel]." {},
  yes "[attacker:Rebels] [trigger:attacked] a [target:village] and shelled the town of Goma." {},
  yes "The [attacker:European Union] [trigger:bombed] [target:Homs]." {},
  yes "[attacker:Gunmen] [trigger:assassinated] an [target:African Union official]." {},
  yes "An [attacker:African Union soldier] [trigger:fired] a [weapon:missile] at the [target:port]." {},
  yes "A [weapon:bomb] [trigger:exploded] near the [target:African Union base] in [place:Mogadishu]." {},
  yes "The [trigger:bombing] of the [target:African Union base] in [place:Homs] went on." {},
  yes "[attacker:Israeli jets] [trigger:struck] [target:Damascus], the Arab League said." {},
  no "France bombed in the league against Italy.",
  no "The union assassinated two rivals with words.",
  no "Peru launched missiles at the goal.",
  no "A bomb exploded on the union's stage in Leeds.",
  no "The strike of the union in Paris began.",
  no "The bombing of the goal went on.",
  no "The attack by the Italian midfielder in Rome was strong.",
}

-- The list entries of verbs, each with who does what to whom.
test "attack" {
  yes "[attacker:Rebels] [trigger:bombarded|strafed|torpedoed|invaded|firebombed|besieged|overran|ambushed|bombed|shelled] the [target:port] on Sunday." {},
  yes "[attacker:Gunmen] [trigger:abducted|kidnapped] a [target:journalist|priest] who had left the [court|airport] on foot." {},
  yes "[attacker:Troops] [trigger:clashed|skirmished|did battle|exchanged fire|traded fire] with [target:guerrillas|smugglers] in the [place:valley|north]." {},
  yes "[attacker:Militants|Robbers] [trigger:gunned down|beheaded|massacred|murdered|slew|assassinated] the [target:pilgrims|mayor] after dark." {},
  yes "[attacker:Colombian troops|Rebels] [trigger:pounded|targeted|raided|assaulted|fought|battled|pelted|destroyed|struck|hit|attacked|stormed] the [target:guerrillas|outpost|stronghold] again." {},
  yes "[attacker:Soldiers|Two students] [trigger:launched|threw|hurled|lobbed|rained|dropped|detonated|unleashed|fired] [weapon:grenades|bombs] [at|into|onto|toward|towards|against|inside|on] the [target:embassy|crowd]." {},
  yes "[attacker:Separatists] [trigger:planted|set off] a [weapon:bomb] in the hotel." {},
  yes "A [weapon:landmine|car bomb] [trigger:exploded|went off|blew up|detonated] near the [target:checkpoint|barracks]." {},
}

-- The list entries of nouns.
test "attack" {
  yes "The [trigger:airstrike|air raid|bombardment|shelling|air attack|barrage|bombing raid|strike|air strike] on the [target:port|refinery] lasted an hour." {},
  yes "[trigger:Artillery fire|Rocket fire] from [attacker:Syrian forces|Lebanon] went on." {},
  yes "The [trigger:car bombing|suicide bombing|blast|explosion|bomb attack|suicide attack|bomb blast|car bomb attack|roadside bombing|bombing] in [place:Quetta|Basra] shook the shops." {},
  yes "The [trigger:raid|gun battle|firefight|shooting|massacre|gunfight|siege|battle|skirmish|shootout|murder|kidnapping|abduction|riot|slaying|clash|ambush] in the [place:village|suburb] alarmed the church." {},
  yes "The [trigger:invasion|incursion|offensive|counterattack|military operation|terrorist attack|exchange of fire|assault|assassination] was condemned by the bishops." {},
  yes "The [trigger:fighting|rioting|bloodshed|gunfire] [in|near] [place:Karachi|Beirut] kept the schools shut." {},
}

-- Where: nouns for places, prepositions, places that stand elsewhere.
test "attack" {
  yes "[attacker:Rebels] [trigger:shelled] a convoy near the [place:country|province|district|town|village|city|area|capital|border|suburb|neighborhood|neighbourhood|valley|island|coast|peninsula|territory|enclave|refugee camp|camp|street|square|market|mountains|desert|sea|strait|gulf|waters|strip|port|harbor|harbour|county|hamlet|outskirts|highway|frontier|region]." {},
  yes "[attacker:Rebels] [trigger:shelled] a convoy in the [place:north|south|east|west]." {},
}

-- What `unless` holds.
test "attack" {
  no "The [labor|labour|wage|general|hunger] strike in Rome entered a second day.",
  no "A strike and a walkout in Rome shut the museums.",
  no "The minister had a [heart|panic] attack in Rome.",
  no "The attack by the Italian [striker|coach|teammate] in Rome was too slow.",
  no "The assault of the [virus|hurricane|typhoon] on Taiwan began.",
  no "The [earthquake|typhoon] in Peru felt like an explosion.",
  no "The Italian raid in the [tournament|inning] was over at once.",
  no "The raid on the [share price|strike price] in London began at noon.",
}

-- Other verbs of the sentence tell who attacked, and whom it cost.
test "attack" {
  yes "A convoy was [trigger:ambushed|shelled|besieged] at night, and the ministry blamed [attacker:Iran|Kurdish rebels|Hezbollah]." {},
  yes "A trader was [trigger:assassinated|kidnapped|ambushed] and police pinned it on [attacker:Al Qaeda|loggers]." {},
  yes "The [trigger:shelling|bombing|raid|blast|ambush|airstrike] was [blamed on|pinned on|attributed to] [attacker:Al Qaeda|Iranian forces|smugglers]." {},
  yes "[attacker:Al Qaeda|Hezbollah|Loggers] claimed responsibility for the [trigger:airstrike|car bombing|ambush]." {},
  yes "[attacker:Al Qaeda|Loggers] [took|admitted] responsibility for [trigger:shelling|assassinating|ambushing] the mayor." {},
  yes "The [trigger:airstrike|blast|raid] killed [killed:six] [target:villagers] at dawn." {},
  yes "The [trigger:airstrike|blast|raid] [wounded|injured|hurt|maimed] [wounded:nine] [target:villagers]." {},
  yes "[killed:Six] [target:villagers] died in the [trigger:airstrike|blast|raid] at dawn." {},
  yes "The [trigger:airstrike|blast|raid] [killed|wounded] the [target:organist]." {},
  yes "The [target:organist] [died|perished] in the [trigger:airstrike|blast|raid]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|bombed] the [target:guards], killing [killed:six] [target:soldiers]." {},
  yes "[attacker:Rebels] [trigger:ambushed|bombed|stormed] a [target:convoy], wounding [wounded:six] [target:soldiers]." {},
  yes "[attacker:Rebels] [trigger:ambushed|stormed] a [target:bus], slaying the [target:driver|organist]." {},
  yes "[attacker:Rebels] [trigger:fired] [weapon:mortars] at a [target:camp], killing [killed:six] [target:pilgrims]." {},
  yes "[attacker:Rebels] [trigger:fired] [weapon:mortars] at a [target:camp], wounding [wounded:six] [target:pilgrims]." {},
  yes "[killed:Six] [target:people] died when [attacker:rebels] [trigger:shelled|stormed|ambushed] the [target:camp]." {},
  yes "A [weapon:landmine] [trigger:exploded] on the road, wounding [wounded:two] [target:soldiers]." {},
  yes "[killed:Two] [target:soldiers] died when a [weapon:landmine] [trigger:exploded]." {},
  yes "A [target:singer] died when a [weapon:landmine] [trigger:exploded]." {},
  yes "A [weapon:landmine] [trigger:exploded], killing a [target:singer]." {},
}

-- Who, whom, with what: actors and others, before and after prepositions.
test "attack" {
  yes "The [target:convoy|village] was [trigger:shelled|hit|attacked] by [attacker:Chinese troops|guerrillas] at night." {},
  yes "The [target:soldiers|herdsmen] were [trigger:murdered] by [attacker:Chinese troops|poachers] at night." {},
  yes "[attacker:Guerrillas] [trigger:shelled|attacked|killed] [target:villagers] with [weapon:mortars|rockets]." {},
  yes "[attacker:Guerrillas] [trigger:killed] [killed:two] [target:Danish soldiers] with [weapon:rifles]." {},
  yes "[attacker:Guerrillas] [trigger:wounded] [wounded:two] [target:Danish soldiers] with [weapon:rifles]." {},
}

-- The prepositions of places, of all kinds of attacks: known places, names,
-- nouns; at the verb and elsewhere in the sentence.
test "attack" {
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] in the [place:valley]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] near the [place:border]." {},
  yes "[attacker:Rebels] [trigger:bombed|murdered|attacked|killed|wounded] the [target:soldiers] at the [place:harbor]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] outside the [place:enclave]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] across the [place:region]." {},
  yes "A [weapon:bomb] [trigger:exploded] [in|near|at|outside|across] the [place:street]." {},
  yes "The [trigger:airstrike|blast|raid] in the [place:valley] went on." {},
  yes "The [trigger:airstrike|blast|raid] near the [place:border] went on." {},
  yes "The [trigger:airstrike|blast|raid] at the [place:harbor] went on." {},
  yes "The [trigger:airstrike|blast|raid] outside the [place:enclave] went on." {},
  yes "The [trigger:airstrike|blast|raid] across the [place:frontier] went on." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] near [place:Kirobwe|Homs]." {},
  yes "A [weapon:bomb] [trigger:exploded] in [place:Kirobwe]." {},
  yes "The [trigger:airstrike|blast|raid] near [place:Kirobwe] went on." {},
  yes "On a road in [place:Mali] on Monday, [attacker:rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers]." {},
  yes "On a road near [place:Homs] on Monday, [attacker:rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers]." {},
  yes "On a road at [place:Homs] on Monday, [attacker:rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers]." {},
  yes "On a road outside [place:Homs] on Monday, [attacker:rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers]." {},
  yes "On roads across [place:Mali] on Monday, [attacker:rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers]." {},
  yes "On a road [in|near|at|outside|across] [place:Mali] on Monday, the [weapon:bomb] [trigger:exploded]." {},
  yes "The [trigger:airstrike|blast|raid] ended a truce in [place:Mali]." {},
  yes "The [trigger:airstrike|blast|raid] ended a truce near [place:Homs]." {},
  yes "The [trigger:airstrike|blast|raid] ended a truce at [place:Homs]." {},
  yes "The [trigger:airstrike|blast|raid] ended a truce outside [place:Homs]." {},
  yes "The [trigger:airstrike|blast|raid] ended a truce across [place:Mali]." {},
  yes "[attacker:Rebels] [trigger:fired] a [weapon:missile] [in|near] [place:Homs|Kirobwe] on Monday." {},
}

-- The roles of nouns: sides, targets, weapons.
test "attack" {
  yes "The [trigger:airstrike|blast|raid] by [attacker:Serbian jets|Hezbollah|poachers] went on." {},
  yes "The [trigger:airstrike|bombing|raid] on a [target:convoy] by [attacker:poachers|Serbia] was brief." {},
  yes "An [trigger:airstrike|explosion|incursion] from [attacker:Lebanon] was reported." {},
  yes "[attacker:Serbia|Hezbollah]'s [trigger:airstrike|bombing|raid] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] [on|against] [target:Serbia|Hezbollah] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] against the [target:Kurdish guerrillas] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] on the [target:checkpoint] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] at a [target:checkpoint] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] in a [target:mosque] was brief." {},
  yes "The [trigger:airstrike|raid] hit a [target:bakery|mosque]." {},
  yes "The bombing [trigger:hit] a [target:checkpoint]." { weapon = false },
  yes "The [weapon:drone] [trigger:airstrike|blast|raid] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] with [weapon:drones] was brief." {},
  yes "[trigger:Airstrikes|Bombings|Clashes|Battles] between [attacker:Serbia] and [target:Croatia] went on." {},
  yes "[trigger:Airstrikes|Bombings|Clashes] between [attacker:loggers] and [target:herdsmen] went on." {},
  yes "[attacker:Serbia]'s [trigger:airstrikes|bombings|clashes|battles] with [target:Croatia] went on." {},
  yes "Two [target:soldiers] died in [trigger:airstrikes|bombings|clashes] with [attacker:rebels]." {},
  yes "[attacker:Rebels] [intensified|stepped up] [trigger:airstrikes|bombings|raids]." {},
  yes "[target:Troops|Croatia] [suffered|repelled] an [trigger:airstrike|explosion|attack]." { attacker = false },
}

-- Verbs: more of sides, targets and weapons.
test "attack" {
  yes "[attacker:Gunmen] [trigger:opened fire] [on|at|against] a [target:bus|wedding]." {},
  yes "[attacker:Troops] [trigger:clashed|skirmished] with the [target:guerrillas|herdsmen]." {},
  yes "[attacker:Troops] [trigger:fought|battled] [with|against] the [target:guerrillas|Serbian army]." {},
  yes "[attacker:Rebels] [trigger:fought] against the [target:Serbian army]." {},
  yes "[attacker:Jets] [trigger:hit|struck|destroyed] [target:Serbian troops|Damascus|rebels]." {},
  yes "The [target:convoy|barracks] was [trigger:hit] by [weapon:rockets]." {},
  yes "[weapon:Rockets] [trigger:struck|killed|wounded] the [target:organist|guards]." {},
  yes "[weapon:Rockets] [trigger:hit|killed|wounded] a [target:bakery|villager]." {},
  yes "[attacker:Chadian troops] [trigger:killed|wounded] [target:rebels]." {},
  yes "[attacker:Terrorists] [trigger:blew up|detonated] a [weapon:car bomb] at the [target:embassy]." {},
  yes "[attacker:Loggers] [trigger:fired] a [weapon:mortar] [into|toward|inside] a [target:sawmill|mosque]." {},
}

-- More violence: crowds and their weapons, arson, places taken, sides beaten.
test "attack" {
  yes "The nuns were [trigger:taken hostage|held hostage] by [attacker:rebels] on Sunday." {},
  yes "A [attacker:mob|crowd] [trigger:lynched|stoned|pelted|rammed] the [target:trader|convoy] on Sunday." {},
  yes "[attacker:Rebels|Looters|Arsonists|Rioters] [trigger:torched|ransacked|sabotaged|vandalized|vandalised|stormed] the [target:mill|sawmill] on Sunday." {},
  yes "[attacker:Rebels] [trigger:set ablaze] the [target:mill]." {},
  yes "A [attacker:mob|crowd] [trigger:attacked|stormed] the [target:sawmill]." {},
  yes "[attacker:Villagers|Peasants|Farmers|Youths|Hooligans|Supporters|Students|Residents|Activists|People|Men] [trigger:attacked] the [target:sawmill]." {},
  no "The minister [attacked|stormed] the proposal.",
  no "A mob destroyed its own hopes.",
  yes "[attacker:Villagers|Students] [trigger:threw|hurled] [weapon:stones|rocks|bricks|petrol bombs|gasoline bombs|firebombs|Molotov cocktails] at the [target:police]." {},
  yes "[attacker:Police] [trigger:fired] [weapon:tear gas|teargas|rubber bullets|plastic bullets|live ammunition|bullets] at the [target:students]." {},
  yes "A [target:farmer|guard] was [trigger:killed|wounded] by a [weapon:rubber bullet|bullet|stone|gunshot|brick]." {},
  yes "The [target:convoy] was [trigger:pelted|hit] with [weapon:stones|rocks|firebombs]." {},
  yes "The [weapon:device|charge] [trigger:exploded|went off|detonated] near the [target:embassy]." {},
  yes "The [attacker:passenger] [trigger:blew up] a [weapon:device|charge] at the [target:checkpoint]." {},
  yes "[attacker:Rebels|Colombian troops] [trigger:captured|recaptured|retook|seized|liberated] the [target:town|airport|garrison|outpost|stronghold|hill|base|position] on Sunday." {},
  yes "[attacker:Rebels|Serbia] [trigger:captured|seized] [target:Homs]." {},
  yes "[attacker:Rebels] [trigger:seized control|took control|gained full control|regained control|wrested control] of the [target:town|stronghold]." {},
  yes "[attacker:Troops] will [trigger:advance] on [target:Homs|Basra]." {},
  no "The tenor captured the town with his songs.",
  no "The tenor took control of the airport.",
  yes "[attacker:Troops] [trigger:routed|crushed|overpowered|repulsed|eliminated|wiped out|overthrew|neutralized|neutralised|flushed out|drove back] the [target:rebels|guerrillas] again." {},
  no "The company crushed its rivals.",
  no "The tiger routed the boars in the north.",
}

-- Fighters killed by nobody who is told; accidents kill them, too.
test "attack" {
  yes "[killed:Two] [target:Israeli soldiers|British soldiers|militants|rebels|insurgents|militiamen|marines|guerrillas|policemen] were [trigger:killed] in [place:Lebanon]." {},
  yes "[killed:Two] [target:hostages|civilians|peacekeepers|gunmen|commandos] were [trigger:killed] near [place:Homs]." {},
  yes "A [target:bodyguard|combatant] was [trigger:killed] on Friday." {},
  yes "The [target:soldiers] were [trigger:killed] on Friday." {},
  no "Two soldiers were killed in a [crash|accident|collision|mishap|stampede|landslide|mudslide|avalanche|flood|cyclone|hurricane|typhoon|tsunami|quake|earthquake|heatwave|epidemic] in Peru.",
  no "Two soldiers were killed by lightning in Peru.",
  no "Two soldiers were killed when a bus [overturned|capsized|derailed] in Peru.",
  no "A [plane|helicopter|jet] crashed in Peru, killing two people.",
  no "An aircraft crashed in Peru, killing two people.",
  no "Two bankers were killed in Peru.",
}

-- Violence by its sides or course; operations of forces; fire.
test "attack" {
  yes "[trigger:Violence|Unrest] [erupted|began|broke out|flared|flared up|started|followed|swept|spread|came|left|triggered|killed] in the park." { place = false, attacker = false, target = false, killed = false },
  yes "The [fresh|latest|renewed|political|pre-election|post-election|deadly] [trigger:violence|unrest] alarmed the bishops." {},
  yes "The [trigger:violence|unrest] between [attacker:farmers] and [target:herdsmen] alarmed the bishops." {},
  yes "The [attacker:army]'s [trigger:crackdown|violence] alarmed the bishops." {},
  no "The bishops deplore [violence|unrest].",
  no "The minister vowed to [stop|end|halt|curb|stem|quell|reduce|renounce|control|contain|curtail|prevent|avoid|condemn|forswear] fresh violence.",
  no "The suspension of fresh violence pleased them.",
  no "The [level|year] of fresh violence worried them.",
  yes "[attacker:Israel|Serbia]'s [trigger:operation|aggression|military intervention] in [place:Gaza] went on." {},
  yes "The [trigger:operation] by [attacker:troops] against [target:rebels] in the [place:valley] went on." {},
  no "The operation of the clinic went on.",
  no "The army's [rescue|relief|peacekeeping|peace-keeping|aid|humanitarian|evacuation|search|demining|mine-clearing|recovery|crisis management|airdrop] operation in Gaza went on.",
  no "Israel's [oil|company|airline|helicopter|flight] operation in Gaza went on.",
  no "The army plane was in operation in Gaza.",
  yes "The [attacker:rebel] [trigger:fire] on the [target:convoy] went on." {},
  yes "The [weapon:mortar|rocket|tear gas] [trigger:fire] stopped at noon." {},
  yes "The [trigger:firing] of [weapon:rockets|mortars] stopped at noon." {},
  yes "A [trigger:volley] of [weapon:bullets|rubber bullets] was heard." {},
  no "The fire at the bakery was put out at noon.",
  yes "The [trigger:gunbattle|street fighting|streetfighting|street battle|terror attack|assassination attempt|ethnic cleansing|reprisal|atrocity|ground operation] in [place:Homs|Basra] alarmed the bishops." {},
  yes "The [trigger:military action] in [place:Homs] alarmed the bishops." {},
}

-- Words of war in texts of other matters.
test "attack" {
  no "The [bowler|batsman|goalkeeper] joined the attack at noon.",
  no "They won the [hockey|rugby|tennis|cricket] [clash|attack|assault|fight] at once.",
  no "The battle for the [championship|world cup|semi-final|quarter-final|semifinal|quarterfinal|premiership] was brief.",
  no "The [wicket|innings|relegation|midfield|penalty kick] and the attack were told of.",
  no "A scoreless shootout was told of.",
  no "The [boar|shark|crocodile|elephant|bear|locust|jellyfish|wolf|lion|tiger|dog] attack was told of.",
  no "The [malware|computer|software|hacker|ransomware] attack was told of.",
  no "A [serial killer|prostitute|mafia|crime boss|gangland|rapist|robbery] murder was told of.",
  no "A [gas leak|coal mine|methane|boiler|chemical plant|firework|workshop] explosion was told of.",
  no "The explosion was a mine accident.",
  no "The gas explosion was told of.",
  no "The [battle|siege] was told of.",
  no "The [wildcat|mass|nationwide] strike in Rome went on.",
  no "The verbal attack in Rome went on.",
}

-- Where, of what armed sides do to places and rivals, of deaths, operations.
test "attack" {
  yes "[attacker:Rebels] [trigger:captured|seized] the [target:airport] in the [place:valley]." {},
  yes "[attacker:Rebels] [trigger:captured|seized] the [target:airport] near [place:Homs]." {},
  yes "[attacker:Rebels] [trigger:took control] of the [target:airport] [in|near] [place:Homs]." {},
  yes "[attacker:Rebels] [trigger:took control] of [target:Homs]." {},
  yes "[attacker:Troops] will [trigger:advance] on the [target:rebels] near [place:Homs]." {},
  yes "[attacker:Troops] will [trigger:advance] on the [target:town|stronghold]." {},
  yes "[attacker:Troops|Settlers] [trigger:routed|crushed] the [target:rebels] [in|near] [place:Homs]." {},
  yes "[attacker:Troops] [trigger:routed|crushed] the [target:rebels] in the [place:valley]." {},
  yes "[attacker:Troops] [trigger:crushed] the [target:rebels] with [weapon:drones|tear gas]." {},
  yes "A [target:hostage] was [trigger:killed] in the [place:valley]." {},
  yes "The [trigger:operation] by [attacker:troops] near [place:Homs] went on." {},
  yes "The [trigger:operation] by [attacker:troops] at a [target:mosque] went on." {},
  yes "The [trigger:operation] by [attacker:troops] in the [place:valley] went on." {},
  yes "The [weapon:mortar] [trigger:fire] [in|near] [place:Homs] went on." {},
  yes "The [weapon:mortar] [trigger:fire] in the [place:valley] went on." {},
  yes "The [weapon:mortar] [trigger:fire] [at|into|against] the [target:mosque] went on." {},
  yes "The [weapon:mortar] [trigger:fire] by [attacker:rebels|Serbia|loggers] went on." {},
  yes "The [weapon:mortar] [trigger:fire] from [attacker:rebels] went on." {},
}

-- Violence, told like other attacks.
test "attack" {
  yes "Fresh [trigger:violence|unrest] in the [place:valley|region] went on." {},
  yes "Fresh [trigger:violence|unrest] [in|near|at|outside|across] [place:Homs] went on." {},
  yes "Fresh [trigger:violence|unrest] by [attacker:Serbian troops|Hezbollah|loggers] went on." {},
  yes "Fresh [trigger:violence|unrest] against [target:Serbia|pilgrims] went on." {},
  yes "Fresh [trigger:violence] ended a truce [in|near|at|outside|across] [place:Homs]." {},
  yes "The fresh [trigger:violence|unrest] was blamed on [attacker:Al Qaeda|smugglers]." {},
  yes "The fresh [trigger:violence|unrest] killed [killed:six] [target:villagers] at dawn." {},
  yes "The fresh [trigger:violence|unrest] wounded [wounded:six] [target:villagers] at dawn." {},
  yes "[killed:Six] [target:villagers] died in the fresh [trigger:violence|unrest] at dawn." {},
  yes "[attacker:Al Qaeda|Loggers] claimed responsibility for the fresh [trigger:violence]." {},
  yes "It said that this the deal had been concluded before [attacker:Niger]'s [trigger:military operation] in May." { target = false },
  -- Verbs that fighters and crowds share, and verbs of several words.
  yes "[attacker:Rebels] [trigger:carpet-bombed|carpet bombed|dive-bombed|fire-bombed|petrol-bombed|car-bombed|cannonaded|laid siege to|hijacked|shot|overran] the [target:convoy] on Sunday." {},
  yes "[attacker:Troops] [trigger:exchanged gunfire|traded gunfire|exchanged shots|traded shots|traded blows] with the [target:guerrillas]." {},
  yes "[attacker:Troops] [trigger:returned fire] at the [target:guerrillas]." {},
  yes "The nuns were [trigger:taken captive|held captive|burned alive] by [attacker:rebels] on Sunday." {},
  yes "[attacker:Militants] [trigger:mowed down|decapitated|cut down|shot dead] the [target:pilgrims] after dark." {},
  yes "The pilgrims were [trigger:shot to death|hacked to death|beaten to death|stabbed to death|burned to death|shot dead] by [attacker:militants]." {},
  yes "[attacker:Rebels] [trigger:set on fire|set alight|set fire to|burned down|razed|dynamited|looted|pillaged|plundered|raided|assaulted|stoned|rammed] the [target:sawmill] on Sunday." {},
  yes "[attacker:Rebels] [trigger:flattened|demolished|peppered|raked|battered|hammered|blitzed|set on fire|burned down|razed|looted] the [target:outpost] on Sunday." {},
  yes "[attacker:Rebels] [trigger:conquered|reconquered|occupied|won back|took back|reclaimed|recovered] the [target:stronghold] on Sunday." {},
  yes "[attacker:Rebels] have [trigger:taken back|won back] the [target:stronghold]." {},
  yes "[attacker:Troops] [trigger:closed in|bore down|swooped|swooped down] on [target:Homs]." {},
  yes "[attacker:Troops] were [trigger:pushing|bearing down] on [target:Homs]." {},
  yes "[attacker:Troops] [trigger:engaged|subdued|annihilated|decimated|overwhelmed|liquidated|exterminated|beat back|pushed back|forced back|dislodged|smashed|pinned down|finished off|killed off|fended off|fought off|beat off|hunted down|picked off|confronted|slaughtered|executed|butchered|mauled] the [target:rebels] again." {},
  -- What is thrown and fired, who throws it, and what is stormed.
  yes "[attacker:Students] [trigger:threw|hurled|flung|tossed] [weapon:bottles|flares|smoke bombs|knives|axes|spears|arrows|rocks] at the [target:police]." {},
  yes "[attacker:Police] [trigger:fired] [weapon:live rounds|live bullets|warning shots|shots|pepper spray|pellets|flares|water cannon] at the [target:students]." {},
  yes "[attacker:Police] [trigger:fired|lobbed] [weapon:smoke bombs|petrol bombs] at the [target:students]." {},
  yes "[attacker:Rebels] [trigger:attacked] the [target:convoy] with [weapon:machetes|swords|knives|axes|slingshots|petrol|water cannon]." {},
  yes "[attacker:Rebels] [trigger:shot|sprayed|loosed|slung|showered|pumped] [weapon:bullets] into the [target:embassy]." {},
  yes "[attacker:Rebels] [trigger:laid|buried] a [weapon:bomb|landmine] in the hotel." {},
  yes "A [weapon:bomb] [trigger:ripped through] the bakery." {},
  yes "[attacker:Demonstrators|Protesters|Protestors|Pirates|Bandits|Robbers|Gunmen|Attackers|Assailants|Hijackers|Kidnappers|Thugs|Vigilantes|Herders|Herdsmen|Tribesmen|Raiders|Fans|Prisoners|Inmates] [trigger:attacked] the [target:sawmill]." {},
  yes "A [attacker:gang] [trigger:attacked] the [target:sawmill]." {},
  yes "The [attacker:soldiers|troops|militants|rebels|guerrillas|insurgents|policemen|militiamen|settlers|security forces|marines|fighters|terrorists|jihadists|paratroopers|paramilitaries|mutineers|extremists|suicide bombers|bombers|snipers|border guards|guardsmen|servicemen|conscripts|reservists|cadets|militia|infantrymen|separatists|mercenaries|Islamists] [trigger:used] [weapon:machetes] against the [target:villagers]." {},
  yes "[attacker:Rebels] [trigger:captured] the [target:hideout|barracks|bastion|fort|fortress|airfield|air base|airbase|crossing|bridge|headquarters|compound|hilltop|heights|bunker|bridgehead|trench|oilfield|oil field|dam|seaport|palace|parliament|checkpoint] on Sunday." {},
  no "Two soldiers were killed in a [wreck|blaze|storm|derailment|shipwreck] in Peru.",
  -- More nouns: blows from afar, bombs, fighting, risings.
  yes "The [trigger:shellfire|salvo|fusillade|cannonade|crossfire|blitz|blitzkrieg|bombing run|bombing campaign|air campaign|strafing|air war|counterstrike|sortie] against the [target:checkpoint] was brief." {},
  yes "The [trigger:firebombing|fire-bombing|detonation] in [place:Quetta|Basra] shook the shops." {},
  yes "The [trigger:killing|rioting|onslaught|foray|counteroffensive|counter-offensive|counter-attack|beheading|lynching|pogrom|hijacking|hijack|stabbing|hostage crisis|stone-throwing|rock-throwing|stoning|shoot-out|drive-by shooting|storming|killing spree|dogfight|bloodletting|carnage|slaughter] in the [place:village|suburb] alarmed the church." {},
  yes "A [trigger:hostage taking] was told of." {},
  yes "A [trigger:hostage-taking] was told of." {},
  yes "The [trigger:uprising|revolt|rebellion|mutiny|insurrection|retaliation|arson|looting|sabotage|duel|scuffle|melee|brawl|infighting|hostilities|combat|confrontation|standoff|capture|seizure|takeover|destruction|elimination|conquest|disturbance|rampage] by [attacker:rebels] against [target:Serbia] went on." {},
  yes "[weapon:Rockets] [trigger:landed|fell|slammed|rained|rained down|smashed|plowed|ploughed|crashed|impacted] [in|on|into|at|near] the [place:valley]." {},
  yes "[weapon:Rockets] [trigger:landed|slammed] [in|on|into|at|near] a [target:mosque]." {},
  yes "[attacker:Troops|Prisoners] [trigger:retaliated|struck back|hit back|fought back|fired back|counterattacked|mutinied|rioted|rampaged|ran amok|rose up|took up arms|revolted|rebelled] on Sunday." {},
  yes "Fresh [trigger:strife|mayhem|lawlessness] alarmed the bishops." {},
  yes "The [trigger:firing] by [attacker:rebels] went on." {},
  -- Who is blamed, who claims it and whom it cost, of every kind of attack.
  yes "[A convoy was|A trader was|A convoy was|Two traders were|Two traders were|Rockets|Mortars were|A bomb] [trigger:shelled|murdered|attacked|killed|wounded|landed|fired|exploded] [at night|at night|at night|at night|at night|in a valley|at a mosque|in a valley], and the ministry blamed [attacker:Iran]." {},
  yes "[A convoy was|A trader was|A convoy was|Two traders were|Two traders were|Rockets|Mortars were|A bomb] [trigger:shelled|murdered|attacked|killed|wounded|landed|fired|exploded] [at night|at night|at night|at night|at night|in a valley|at a mosque|in a valley], and the ministry pinned it on [attacker:Hezbollah]." {},
  yes "[A convoy was|A trader was|A convoy was|Two traders were|Two traders were|Rockets|Mortars were|A bomb] [trigger:shelled|murdered|attacked|killed|wounded|landed|fired|exploded] [at night|at night|at night|at night|at night|in a valley|at a mosque|in a valley], and the ministry attributed it to [attacker:Hezbollah]." {},
  yes "[A convoy was|A trader was|Rockets|Mortars were|A bomb] [trigger:shelled|murdered|landed|fired|exploded] [at night|at night|in a valley|at a mosque|in a valley], and the ministry pinned it on [attacker:loggers]." {},
  yes "[attacker:Al Qaeda] claimed responsibility after [a convoy was|a trader was|a convoy was|two traders were|two traders were|rockets|mortars were|a bomb] [trigger:shelled|murdered|attacked|killed|wounded|landed|fired|exploded] [at night|at night|at night|at night|at night|in a valley|at a mosque|in a valley]." {},
  yes "[attacker:Loggers] claimed responsibility after [a convoy was|a trader was|rockets|mortars were|a bomb] [trigger:shelled|murdered|landed|fired|exploded] [at night|at night|in a valley|at a mosque|in a valley]." {},
  yes "The [trigger:uprising] against [target:Serbia] was brief, and [attacker:Al Qaeda] claimed responsibility." {},
  yes "[Rockets|Prisoners|Troops|A bomb|Rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley, killing [killed:six] [target:pilgrims]." {},
  yes "[Rockets|Prisoners|Troops|A bomb|Rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley, killing the [target:organist]." {},
  yes "[Rockets|Prisoners|Troops|A bomb|Rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley, wounding [wounded:six] [target:pilgrims]." {},
  yes "[Rockets|Prisoners|Troops|A bomb|Rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley, wounding the [target:organist]." {},
  yes "[killed:Six] [target:pilgrims] died when [rockets|prisoners|troops|a bomb|rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley." {},
  yes "The [target:organist] died when [rockets|prisoners|troops|a bomb|rockets were] [trigger:landed|rioted|retaliated|exploded|fired] in the valley." {},
  yes "[killed:Six] [target:people] died when police [trigger:fired] [on|at] the [target:crowd]." {},
  yes "[killed:Six] [target:people] died when police [trigger:used] tear gas against the [target:crowd]." {},
  yes "[killed:Six] [target:people] died when rebels [trigger:murdered|wounded] the [target:pilgrims]." {},
  yes "The [target:organist] died when police [trigger:fired] on the [target:crowd]." {},
  yes "The [target:organist] died when police [trigger:used] tear gas against the [target:crowd]." {},
  yes "Police [trigger:fired] on the [target:crowd], [killing|wounding] the [target:organist]." {},
  yes "Police [trigger:used] tear gas against the [target:crowd], [killing|wounding] the [target:organist]." {},
  yes "[Police|Police|Rebels] [trigger:fired|used|murdered] [on the crowd|tear gas against the crowd|the mayor], killing [killed:six] people." {},
  yes "[Police|Police|Rebels] [trigger:fired|used|murdered] [on the crowd|tear gas against the crowd|the mayor], wounding [wounded:six] people." {},
  -- Where, and whom, of shots, returns and weapons used.
  yes "[attacker:Police] [trigger:fired] [on|upon|at|into|towards|toward] the [target:crowd]." {},
  yes "[attacker:Police] [trigger:fired] [on|upon|at] the [target:students|Serbian troops|embassy|mosque|conscripts]." {},
  yes "[attacker:Snipers|Bandits] [trigger:fired] at the [target:embassy]." {},
  yes "[attacker:Rebels|Prisoners|Infantrymen] [trigger:retaliated|revolted|mutinied] on Sunday." {},
  yes "[attacker:Rebels] [trigger:retaliated] [against|at|on] the [target:mosque]." {},
  yes "[attacker:Rebels] [trigger:retaliated] [against|at|on] [target:Serbian troops|Hezbollah]." {},
  yes "[attacker:Rebels] [trigger:retaliated] with [weapon:rockets|stones]." {},
  yes "[attacker:Police] [trigger:used] [weapon:rockets|stones] [against|on] the [target:mosque|Serbian troops|organist]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] in the [place:valley]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] near the [place:border]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] at the [place:harbor]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] outside the [place:enclave]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] across the [place:region]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] near [place:Homs]." {},
  yes "[attacker:Troops|Police|Police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd] near [place:Kirobwe]." {},
  yes "On a road in [place:Mali] on Monday, [attacker:troops|police|police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd]." {},
  yes "On a road near [place:Homs] on Monday, [attacker:troops|police|police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd]." {},
  yes "On a road at [place:Homs] on Monday, [attacker:troops|police|police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd]." {},
  yes "On a road outside [place:Homs] on Monday, [attacker:troops|police|police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd]." {},
  yes "On roads across [place:Mali] on Monday, [attacker:troops|police|police] [trigger:retaliated|fired|used] [again|on the crowd|tear gas on the crowd]." {},
  yes "[target:Homs] [trigger:fell] to [attacker:rebels|guerrillas]." {},
  yes "The [target:town|airport|valley|hilltop|oilfield] [trigger:fell] to [attacker:rebels] on Sunday." {},
  -- Nouns of all kinds: sides, targets, weapons, blame, and what they cost.
  yes "The [trigger:airstrike|bombing|raid] by [attacker:poachers] went on." {},
  yes "The [trigger:airstrike|bombing|raid] by [attacker:Hezbollah] went on." {},
  yes "The ministry blamed [attacker:Iran] for the [trigger:airstrike|bombing|raid]." {},
  yes "The [trigger:airstrike|bombing|raid] was attributed to [attacker:smugglers]." {},
  yes "The [trigger:airstrike|bombing|raid] was blamed on [attacker:smugglers]." {},
  yes "The [trigger:airstrike|bombing|raid] was blamed on [attacker:Hezbollah]." {},
  yes "[attacker:Loggers] claimed responsibility for the [trigger:airstrike|bombing|raid]." {},
  yes "The [trigger:airstrike|bombing|raid] on the [target:mosque] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] on [target:Hezbollah] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] against the [target:mosque] was brief." {},
  yes "The [trigger:airstrike|bombing|raid] against [target:Hezbollah] was brief." {},
  yes "[target:Croatia] [came under|sustained|survived|withstood|repulsed|fended off|beat back|foiled|thwarted|escaped] an [trigger:airstrike|attack|explosion]." { attacker = false },
  yes "The [target:organist] [succumbed|died] in the [trigger:airstrike|raid] at dawn." {},
  yes "[attacker:Loggers] [took|admitted] responsibility after a [target:convoy] was [trigger:shelled|ambushed]." {},
  yes "[attacker:Hezbollah] claimed the [trigger:airstrike|bombing|raid]." {},
  yes "The [trigger:airstrike|raid] targeted the [target:organist]." {},
  yes "The [trigger:airstrike|bombing|raid] at [place:Homs] went on." {},
  yes "The [trigger:airstrike|bombing|raid] near [place:Kirobwe] went on." {},
  -- Risings: both sides are told, by whatever words.
  yes "[attacker:Serbia]'s [trigger:retaliation] against [target:Croatia] went on." {},
  yes "The [trigger:retaliation] from [attacker:Serbia] against [target:Croatia] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers|Hezbollah] against [target:Serbia] went on." {},
  yes "The [trigger:mutiny] against [target:Serbia] was blamed on [attacker:smugglers|Hezbollah]." {},
  yes "The [trigger:mutiny] against [target:Serbia] was attributed to [attacker:smugglers|Hezbollah]." {},
  yes "The ministry blamed [attacker:Iran] for the [trigger:mutiny] against [target:Serbia]." {},
  yes "[attacker:Loggers] claimed responsibility for the [trigger:mutiny] against [target:Serbia]." {},
  yes "The [trigger:destruction] of the [target:bakery|mosque] by [attacker:rebels] went on." {},
  yes "The [trigger:arson] [at|in] a [target:mosque] by [attacker:rebels] went on." {},
  yes "The [trigger:rampage] by [attacker:rebels] [on|against] the [target:mosque] went on." {},
  yes "The [trigger:rampage] by [attacker:rebels] [on|against] [target:Hezbollah] went on." {},
  yes "The [weapon:mortar|rocket] [trigger:retaliation] by [attacker:loggers] against [target:herdsmen] went on." {},
  yes "The [trigger:retaliation] with [weapon:mortars|rockets] by [attacker:loggers] against [target:herdsmen] went on." {},
  yes "The [trigger:mutiny] by [attacker:rebels] killed [killed:six] [target:villagers] at dawn." {},
  yes "The [trigger:mutiny] by [attacker:rebels] killed the [target:organist]." {},
  yes "The [trigger:mutiny] by [attacker:rebels] wounded [wounded:six] [target:villagers] at dawn." {},
  yes "The [trigger:mutiny] by [attacker:rebels] wounded the [target:organist]." {},
  yes "[killed:Six] [target:villagers] died in the [trigger:mutiny] by [attacker:rebels] at dawn." {},
  yes "The [target:organist] died in the [trigger:mutiny] by [attacker:rebels]." {},
  yes "[target:Croatia] suffered a [trigger:mutiny] by [attacker:rebels]." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] in the [place:valley] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] near the [place:border] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] at the [place:harbor] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] outside the [place:enclave] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] across the [place:frontier] went on." {},
  yes "The [trigger:mutiny] by [attacker:loggers] against [target:Serbia] near [place:Kirobwe|Homs] went on." {},
  yes "On a road [in|near|at|outside|across] [place:Mali] on Monday, the [trigger:mutiny] by [attacker:loggers] against [target:Serbia] went on." {},
  no "The union told of a mutiny by rebels against Serbia.",
  -- Violence and fire, by all their roles.
  yes "Fresh [trigger:violence] from [attacker:Serbia] went on." {},
  yes "Fresh [trigger:violence] [at|in] a [target:mosque] went on." {},
  yes "Fresh [trigger:violence] [on|against] the [target:mosque|checkpoint] went on." {},
  yes "Fresh [trigger:violence] with [weapon:rockets|drones] went on." {},
  yes "Fresh [trigger:violence] near [place:Kirobwe] went on." {},
  yes "Fresh [trigger:violence] across the [place:frontier] went on." {},
  yes "Fresh [trigger:violence] outside the [place:enclave] went on." {},
  yes "Fresh [trigger:violence] near the [place:border] went on." {},
  yes "Fresh [trigger:violence] at the [place:harbor] went on." {},
  yes "The fresh [trigger:violence] was attributed to [attacker:smugglers]." {},
  yes "The ministry blamed [attacker:Iran] for the fresh [trigger:violence]." {},
  yes "[target:Croatia] suffered fresh [trigger:violence]." {},
  yes "The [trigger:fire] from [attacker:rebels] in the [place:valley] went on." {},
  yes "The [trigger:fire] from [attacker:rebels] [in|near] [place:Homs|Mali] went on." {},
  yes "The [trigger:fire] from [attacker:rebels] on [target:Hezbollah|Serbian troops] went on." {},
  yes "The [trigger:operation] by [attacker:troops] against the [target:guerrillas|mosque] went on." {},
  no "The coach was told of the mortar fire.",
  -- Verbs: weapons, and places that stand at the verb.
  yes "[attacker:Militants] [trigger:murdered|killed|wounded|attacked|bombed] the [target:pilgrims] with [weapon:stones]." {},
  yes "[attacker:Militants] [trigger:murdered|killed|wounded|attacked|bombed] the [target:pilgrims] with [weapon:rockets]." {},
  yes "The [target:convoy|pilgrim|guard] was [trigger:hit|killed|wounded] by [weapon:stones]." {},
  yes "[weapon:Stones] [trigger:hit|killed|wounded] a [target:guard]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] at [place:Homs]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] in [place:Mali]." {},
  yes "[attacker:Rebels] [trigger:ambushed|murdered|attacked|killed|wounded] the [target:soldiers] near [place:Kirobwe]." {},
  yes "[attacker:Rebels] [trigger:took control] of the [target:airport] [in|near] the [place:valley]." {},
  yes "[attacker:Troops] will [trigger:advance] on the [target:rebels] in the [place:valley]." {},
  yes "[attacker:Rebels] [trigger:fired] a [weapon:missile] in [place:Kirobwe]." {},
  yes "A [weapon:bomb] [trigger:exploded] [in|at|near] the [target:embassy|mosque]." {},
  yes "A [weapon:bomb] [trigger:exploded] [in|at] [place:Homs]." {},
  no "Police fired on the union men.",
  no "The clash for the [championship|world cup|semi-final|quarter-final|semifinal|quarterfinal|premiership|cricket cup] in Rome went on.",
  no "The [hockey|rugby] [battle|fight] in Rome went on.",
}
