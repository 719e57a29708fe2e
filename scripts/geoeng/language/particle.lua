--- Particles of verbs: "hand over", "shoot down".

local M = {}

--- What the particle of a split verb is captured as; no name of a role has a
--- space.
M.ROLE = "trigger particle"

--- Words that can be one: word -> true.
M.known = {}
for w in ([[up down over out off away back in on through around apart aside
  free]]):gmatch "%S+" do
  M.known[w] = true
end

return M
