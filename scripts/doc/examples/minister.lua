words "minister" { tsv = "ministers.tsv" }
span "minister" { find = "x:$minister", take = "x" }

event "statement" {
  find  = "speaker:<minister> trigger:say",
  check = function(ev) return not ev.speaker.expired, "not in office" end,
}

test "statement" {
  date = "2020-01-31",
  yes "[speaker:Minister Berg] [trigger:said] no." { speaker = "NOR" },
}
test "statement" {
  date = "2023-01-31",
  yes "[speaker:Minister Berg] [trigger:said] no." { speaker = "SWE" },
  no  "Ana Berg said no.",
}
