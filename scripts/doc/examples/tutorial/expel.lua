pack { name = "expel", version = "0.1", about = "Expulsions of diplomats" }

words "expel_v"  { "expel", "throw out" }
words "expel_n"  { "expulsion" }
words "diplomat" { "diplomat", "ambassador", "envoy", "embassy staff" }

event "expulsion" {
  about = "A state sends diplomats of another one home",
  verb  = "$expel_v",
  noun  = "$expel_n",
  roles = {
    host   = "subj <actor>",
    sender = "obj <actor>",
    count  = "obj <number>",
  },
  need  = { "host", "sender" },
  check = function(ev)
    if ev:find "$diplomat" then return true end
    return false, "no diplomats"
  end,
}

event "expulsion" {
  about = "Diplomats are declared unwelcome",
  find  = "host:<actor> trigger:declare count:<number>? sender:<actor> "
    .. "persona non grata",
}

test "expulsion" {
  date = "2024-05-08",
  yes "[host:Poland] [trigger:expelled] [count:five] [sender:Russian diplomats] on Monday."
    { host = "POL", sender = "RUS", count = 5, time = "2024-05-06" },
  yes "[host:Russia]'s [trigger:expulsion] of [count:12] [sender:German diplomats] drew protests." {},
  yes "[host:Hungary] denied that it will [trigger:expel] [sender:Ukrainian diplomats]."
    { modality = "negated" },
  no  "Turkey expelled Syrian fighters from a border town.",
  yes "[host:Moscow] [trigger:declared] [count:two] [sender:Norwegian diplomats] persona non grata." {},
}
