-- What the words above a noun and the participle behind it say of it.
local told_by = require "geoeng.event.told_by"

local SAYS = told_by.lemmas { eased = "ease easing", lifted = "lift removal",
  imposed = "impose" }

return {
  judge = function(span)
    return (told_by.governor(span, SAYS) or "-") .. " "
      .. (told_by.participle(span, SAYS) or "-")
  end,

  "Peru lifted the [ban => lifted -].",
  "Peru welcomed the easing of the [ban => eased -].",
  "Peru welcomed the [ban => - -].",
  -- The nearest first.
  "Peru eased the removal of the [ban => lifted -].",
  "Peru welcomed the [ban => - imposed] imposed on Chile.",
  "Peru lifted the [ban => lifted imposed] imposed on Chile.",
  -- A participle of the present says who, not what was done.
  "Peru welcomed the [ban => - -] easing the war.",
}
