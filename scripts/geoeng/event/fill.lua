--- Filled candidates: the arguments that a rule asks for.
---
--- In:   a candidate with what its match captured.
--- Out:  the same one, with all of its roles that anything fills; with slots
---       also the verbs that tell of it (`tells`).
--- What fills roles, in this order: the rest of coordinations ("Iran, Russia
--- and China"), what role strings find in the slots of the tree or, in rules
--- without slots, by the words alone, and what verbs of `also` add. It refuses
--- nothing, and may not change a role that the match captured but by adding.
---
--- The core does it (engine/fill.h), by the plan of the rule.

local core = require "geoeng.core"
local plan = require "geoeng.event.fill_plan"
local pronouns = require "geoeng.event.fill_pronoun"

local M = {}

--- Fill the roles of a candidate: the role strings of its rule stand with
--- needed ones first, then by name.
---@param c geoeng.Candidate
function M.fill(c)
  local tells = core.fill(plan.of(c.def), c.trigger, c.roles, c.names,
    pronouns.means)
  if c.def.syntax then c.tells = tells end
end

return M
