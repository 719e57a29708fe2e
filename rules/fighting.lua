-- Who fights and what is fought over, and what texts of other matters are told
-- by, for rules of fighting.

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
-- What happened to them was no attack.
words "mishap_n" { "crash", "accident", "earthquake", "quake", "avalanche",
  "mudslide", "landslide", "flood", "hurricane", "typhoon", "cyclone",
  "tsunami", "collision", "mishap", "epidemic", "capsize", "derail", "overturn",
  "stampede", "heatwave", "lightning", "wreck", "blaze", "storm", "derailment",
  "shipwreck" }
-- What texts of other matters are told by.
words "sport_n" { "wicket", "batsman", "bowler", "innings", "relegation",
  "midfield", "goalkeeper", "championship", "semi-final", "quarter-final",
  "semifinal", "quarterfinal", "hockey", "cricket", "rugby", "tennis",
  "scoreless", "penalty kick", "world cup", "premiership" }
words "beast_n" { "boar", "shark", "crocodile", "elephant", "bear", "locust",
  "jellyfish", "wolf", "lion", "tiger", "dog", "malware", "computer",
  "software", "hacker", "ransomware" }
words "industry_n" { "gas explosion", "gas leak", "coal mine", "methane",
  "boiler", "chemical plant", "firework", "mine accident", "workshop" }
words "crime_n" { "serial killer", "prostitute", "mafia", "crime boss",
  "gangland", "rapist", "robbery" }
words "craft_n" { "plane", "aircraft", "helicopter", "jet" }
words "game_n" { "attack", "battle", "clash", "assault", "shootout", "fight" }
words "peaceful_n" { "rescue", "relief", "peacekeeping", "peace-keeping", "aid",
  "humanitarian", "evacuation", "search", "oil", "company", "airline",
  "demining", "mine-clearing", "crisis management", "recovery", "helicopter",
  "airdrop", "flight" }
