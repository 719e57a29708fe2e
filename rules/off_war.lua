-- Words by which a text tells of no war: games, crimes, beasts, accidents,
-- strikes of workers.

pack { name = "off_war", version = "0.1", license = "MIT",
  about = "Words of games, crimes and accidents, for rules of attacks",
  tags = { "default" } }

-- Attacks of other kinds: a sentence that holds one of these tells of none.
words "no_attack" { "union", "labor", "labour", "walkout", "wage",
  "heart attack", "goal", "inning", "strike price", "hunger strike",
  "general strike", "league", "coach", "tournament", "midfielder",
  "panic attack", "wildcat", "mass strike", "nationwide strike",
  "verbal attack", "earthquake", "hurricane", "typhoon", "virus", "share price",
  "striker", "teammate" }
-- What happened to them was no attack.
words "mishap_n" { "crash", "accident", "earthquake", "quake", "avalanche",
  "mudslide", "landslide", "flood", "hurricane", "typhoon", "cyclone",
  "tsunami", "collision", "mishap", "epidemic", "capsize", "derail", "overturn",
  "stampede", "heatwave", "lightning", "wreck", "blaze", "storm", "derailment",
  "shipwreck" }
words "peaceful_n" { "rescue", "relief", "peacekeeping", "peace-keeping", "aid",
  "humanitarian", "evacuation", "search", "oil", "company", "airline",
  "demining", "mine-clearing", "crisis management", "recovery", "helicopter",
  "airdrop", "flight" }
-- What texts of other matters are told by.
words "sport_n" { "wicket", "batsman", "bowler", "innings", "relegation",
  "midfield", "goalkeeper", "championship", "semi-final", "quarter-final",
  "semifinal", "quarterfinal", "hockey", "cricket", "rugby", "tennis",
  "scoreless", "penalty kick", "world cup", "premiership" }
words "game_n" { "attack", "battle", "clash", "assault", "shootout", "fight" }
words "beast_n" { "boar", "shark", "crocodile", "elephant", "bear", "locust",
  "jellyfish", "wolf", "lion", "tiger", "dog", "malware", "computer",
  "software", "hacker", "ransomware" }
words "industry_n" { "gas explosion", "gas leak", "coal mine", "methane",
  "boiler", "chemical plant", "firework", "mine accident", "workshop" }
words "crime_n" { "serial killer", "prostitute", "mafia", "crime boss",
  "gangland", "rapist", "robbery" }
-- Figures of speech, too.
words "figure_n" { "battle", "siege" }
