-- What an argument is coded by: its country, or the sector of what no state has.
local sides = require "geoeng.actor.sides"

return {
  layer = "actor",
  of = sides.given,
  show = function(given) return given.code or given.country end,

  "[Norway => NOR] helped the [United Nations => IGO].",
  "[Norwegian troops => NOR] left.",
  -- Of those that name no country their phrase does, or the sentence.
  "The town feared [rebels => TCD] in [Chad => TCD].",
  "The [rebels => PER] left when [Peru => PER] won.",
  "The rebels left.",
}
