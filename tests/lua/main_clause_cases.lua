-- Whether a trigger is what its sentence tells first: "happened", "announced",
-- "tells" of what is neither, else the reason why not.
local main_clause = require "geoeng.event.main_clause"

local BESIDE = "its clause does not lead the sentence"

return {
  judge = function(span)
    local ev = { trigger = span }
    local tells, why = main_clause.tells(ev)
    local happened = main_clause.happened(ev)
    local announced = main_clause.announced(ev)
    if happened then return tells and not announced and "happened" or "both" end
    if announced then return tells and "announced" or "both" end
    return tells and "tells" or why
  end,

  "Norway [expelled => happened] two envoys.",
  "Norway has [expelled => happened] two envoys.",
  "Norway will [expel => announced] two envoys.",
  "Norway may [expel => tells] two envoys.",
  -- What is reported leads, and what others join.
  "Officials said that Norway had [expelled => happened] two envoys.",
  "Norway [expelled => happened] two envoys and [closed => happened] a port.",
  "Norway began to [withdraw => happened] its troops.",
  "Norway tried to [withdraw => happened] its troops.",
  "Norway was forced to [withdraw => happened] its troops.",
  "Norway is believed to have [expelled => happened] two envoys.",
  "Norway will not [expel => tells] two envoys.",
  -- What stands beside does not.
  "Norway wept after Peru had [expelled => " .. BESIDE .. "] two envoys.",
  "Norway feared that Peru had [expelled => " .. BESIDE .. "] two envoys.",
  "The envoys whom Peru [expelled => " .. BESIDE .. "] came home.",
  -- Nouns go by their verb.
  "Norway held [talks => happened] with Peru.",
  "Norway will hold [talks => announced] with Peru.",
  "Norway missed the [talks => its verb 'missed' does not carry it out].",
  "Norway wept after Peru held [talks => " .. BESIDE .. "] with Chile.",
}
