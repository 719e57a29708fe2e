--- Layer `target`: what attacks hit. Places, facilities, vehicles, people.
---
---   <target>  Damascus · an arms depot · the US embassy in Baghdad · three
---             soldiers · a bus

local library = require "geoeng.language.library"
local word_set = require "geoeng.language.word_set"
require "geoeng.actor.actor"

local words, span = library.words, library.span

words "target_noun" { tsv = "lexicons/targets.tsv" }
words "target_adj" (word_set.list("target.adjective", "fold"))

span "target" {
  find = {
    "(of:$demonym | of:$country | of:$organization) ('''s' | '’s')?"
      .. " $target_adj{0,2} $target_noun",
    "$target_adj{1,3} $target_noun",
  },
  take = "of",
}
span "target" { find = { "x:$target_noun" }, take = "x" }
span "target" { find = { "x:<place>" }, take = "x", priority = 1 }
span "target" { find = { "x:<actor>" }, take = "x" }
