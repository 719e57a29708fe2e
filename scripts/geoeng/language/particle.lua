--- Particles of verbs: "hand over", "shoot down".

local word_set = require "geoeng.language.word_set"

local M = {}

--- What the particle of a split verb is captured as; no name of a role has a
--- space.
M.ROLE = "trigger particle"

--- Words that can be one: word -> true.
M.known = word_set.set "particle.particle"

return M
