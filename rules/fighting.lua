-- Who fights, with what craft, and what is fought over.

pack { name = "fighting", version = "0.1", license = "MIT",
  about = "Nouns of fighting, for rules of attacks", tags = { "default" } }

-- Those of a riot.
words "crowd_n" { "mob", "crowd", "people", "villager", "peasant", "farmer",
  "youth", "hooligan", "supporter", "student", "resident", "activist", "rioter",
  "looter", "arsonist", "man", "demonstrator", "protester", "protestor",
  "pirate", "bandit", "robber", "gunman", "attacker", "assailant", "hijacker",
  "kidnapper", "thug", "vigilante", "herder", "herdsman", "tribesman", "raider",
  "gang", "fan", "prisoner", "inmate" }
-- Who fights, also where the actor is told by a country: "Israeli soldiers".
words "fighter_n" { "soldier", "troop", "militant", "rebel", "guerrilla",
  "insurgent", "policeman", "police officer", "militiaman", "settler",
  "security forces", "marine", "fighter", "terrorist", "jihadist",
  "paratrooper", "paramilitary", "mutineer", "extremist", "suicide bomber",
  "bomber", "sniper", "border guard", "guardsman", "serviceman", "conscript",
  "reservist", "cadet", "militia", "infantryman", "separatist", "mercenary",
  "islamist" }
words "civilian_n" { "civilian", "hostage", "peacekeeper", "gunman",
  "bodyguard", "commando", "combatant" }
words "stronghold_n" { "stronghold", "outpost", "base", "airport", "hill",
  "position", "garrison", "hideout", "barracks", "bastion", "fort", "fortress",
  "airfield", "air base", "airbase", "crossing", "bridge", "headquarters",
  "compound", "hilltop", "heights", "bunker", "bridgehead", "trench",
  "oilfield", "oil field", "dam", "seaport", "palace", "parliament",
  "checkpoint" }
words "craft_n" { "plane", "aircraft", "helicopter", "jet" }
