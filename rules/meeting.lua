-- Meetings of political, military and diplomatic actors: summits, visits,
-- talks, calls. Used by diplomacy.lua and military.lua.

pack { name = "meeting", version = "0.1", license = "MIT",
  about = "Leaders, ministers and envoys meet",
  tags = { "default", "diplomacy" } }

words "meet_v" { "meet", "confer", "receive", "host", "phone",
  "telephone", "sit down with" }
words "visit_v" { "visit", "tour", "travel to", "fly to", "arrive in",
  "arrive at" }
words "meeting_n" { "meeting", "talks", "summit", "summit meeting",
  "negotiation", "consultation", "discussion", "peace talks",
  "bilateral talks", "six-party talks", "conference", "session" }
words "summit_n" { "summit", "peace conference", "ministerial meeting",
  "six-party talks", "peace talks" }
words "visit_n" { "visit", "tour", "trip", "stopover", "state visit",
  "official visit" }
words "hold_v" { "hold", "have", "begin", "start", "open", "resume",
  "conclude", "end", "attend", "join", "host", "continue", "convene", "start",
  "arrange", "wrap up" }
words "sport" { "athletics", "swim meet", "championship", "tournament",
  "league", "match", "Olympic", "Olympics", "world record", "medal", "coach",
  "shareholder", "board meeting" }

-- "A met (with) B", "A and B met"
event "meeting" {
  about = "Two or more actors meet in person or talk to each other",
  find = {
    "participant:<actor> ~4 $meet_v with? ~3 participant:<actor>",
    "participant:<actor> and participant:<actor> ~4 $meet_v",
    "participant:<actor> ~3 trigger:meet",
  },
  roles = { place = "in/at <place>" },
  need = { "participant" },
  skip = "$sport",
}

-- "talks between A and B", "A held talks with B", "the Kazan summit"
event "meeting" {
  find = {
    "trigger:$meeting_n ~2 between ~3 participant:<actor> and ~3 participant:<actor>",
    "participant:<actor> and ~2 participant:<actor> ~6 $hold_v ~4 trigger:$meeting_n",
    "participant:<actor> ~6 $hold_v ~4 trigger:$meeting_n (~2 with ~3 participant:<actor>)?",
    "trigger:$meeting_n ~2 with ~3 participant:<actor>",
    "during/after/before/in their trigger:$meeting_n ',' participant:<actor> and participant:<actor>",
    "trigger:$meeting_n ~2 of ~2 participant:<actor>",
    "participant:<actor> and participant:<actor> ~1 trigger:$meeting_n",
    "trigger:$summit_n",
  },
  roles = { place = "in/at <place>" },
  skip = "$sport",
}

-- "A visited B", "A's visit to B", "a visit by A"
event "meeting" {
  find = {
    "participant:<actor> ~5 trigger:$visit_v ~2 place:<place>",
    "participant:<actor> ('''s' | '’s') ~3 trigger:$visit_n ~1 to ~2 place:<place>",
    "participant:<actor> ~8 trigger:$visit_n ~1 to ~2 place:<place>",
    "trigger:$visit_n ~1 to ~2 place:<place> ~2 by ~2 participant:<actor>",
    "trigger:$visit_n ~1 by ~2 participant:<actor> (~1 to place:<place>)?",
    "participant:<actor> ('''s' | '’s') ~2 trigger:$visit_n",
  },
  roles = { place = "to/in <place>" },
  skip = "$sport",
}

test "meeting" {
  date = "2024-05-08",
  yes "[participant:President Emmanuel Macron] [trigger:met] [participant:Chinese leader Xi Jinping] in [place:Paris] on [time:Monday]."
    { participant = "FRA", place = "FRA", time = "2024-05-06", modality = "asserted" },
  yes "[participant:Japan] and [participant:South Korea] will hold [trigger:talks] in [place:Geneva]."
    { participant = "JPN", place = "CHE", modality = "planned" },
  yes "[trigger:Talks] between [participant:Armenia] and [participant:Azerbaijan] collapsed."
    { participant = "ARM" },
  yes "The [participant:Turkish foreign minister] [trigger:visited] [place:Baghdad]."
    { participant = "TUR", place = "IRQ" },
  no "The company will meet its targets this year.",
  no "She set a world record at the athletics meet in Zurich.",
}
