-- A draft of visit.lua, for `geoeng diff old.lua visit.lua news.jsonl`: it
-- knows one verb, and has the place stand right behind it.

pack { name = "visit", version = "0.0", about = "Visits of officials" }

event "visit" {
  about = "Somebody goes to a place for talks",
  find = { "visitor:<actor> ~4 trigger:visit place:<place>" },
}

test "visit" {
  yes "The [visitor:French president] [trigger:visited] [place:Cairo]." {},
  no "The French president spoke about Cairo.",
}
