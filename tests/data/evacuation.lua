-- For tests/golden: a pack that knows one verb and one noun: where it evacuates, others flee.
pack { name = "evacuation", version = "1", about = "Evacuations" }

words "evacuate_v" { "evacuate" }
words "resident" { "resident", "villager", "family" }
words "helper" { "soldier", "troops" }

event "evacuation" {
  verb = "$evacuate_v",
  noun = "evacuation",
  roles = { who = "subj $helper", whom = "obj $resident | of $resident",
    from = "from <np>" },
}
