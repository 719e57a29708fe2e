-- Who visits whom: the first rule file of the README, whole.

pack { name = "visit", version = "0.1", about = "Visits of officials" }

-- A list, used as $visit_v, in any form of its words.
words "visit_v" { "visit", "tour", "travel to" }

event "visit" {
  about = "Somebody goes to a place for talks",
  find = { "visitor:<actor> ~4 $visit_v ~2 place:<place>" },
  need = { "visitor" },
}

test "visit" {
  date = "2024-10-12",
  yes "The [visitor:French president] [trigger:visited] [place:Cairo]."
    { visitor = "FRA", place = "EGY" },
  yes "[visitor:Japan's foreign minister] will [trigger:travel to] [place:Seoul]."
    { modality = "planned" },
  yes "[visitor:Norwegian diplomats] did not [trigger:tour] [place:Baghdad]."
    { modality = "negated" },
  no "Tourists visited the old town.",
  no "The French president spoke about Cairo.",
}
