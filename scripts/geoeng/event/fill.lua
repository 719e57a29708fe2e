--- Filled candidates: the arguments that a rule asks for.
---
--- In:   a candidate with what its match captured.
--- Out:  the same one, with all of its roles that anything fills; with slots
---       also the verbs that tell of it (`tells`).
--- What fills roles, in this order: the rest of coordinations ("Iran, Russia
--- and China"), what role strings find in the slots of the tree or, in rules
--- without slots, by the words alone, and what verbs of `also` add. It refuses
--- nothing, and may not change a role that the match captured but by adding.

local also = require "geoeng.event.fill_also"
local coordination = require "geoeng.event.fill_coordination"
local slots = require "geoeng.event.fill_slots"
local spans = require "geoeng.event.spans"
local words = require "geoeng.event.fill_words"

local M = {}

--- The tokens of the trigger and of what was captured.
local function taken_by(c)
  local taken = spans.new()
  spans.take(c.trigger, taken, spans.TRIGGER)
  for _, name in ipairs(c.names) do
    for _, span in ipairs(c.roles[name]) do spans.take(span, taken) end
  end
  return taken
end

--- Complete the coordinations of what was captured.
local function complete(c, taken)
  for _, name in ipairs(c.names) do
    local list = c.roles[name]
    local n = #list
    for i = 1, n do coordination.add(c, list, list[i], taken) end
    if #list > n then table.sort(list, spans.in_text_order) end
  end
end

--- Fill the roles of a candidate: the role strings of its rule stand with
--- needed ones first, then by name.
---@param c geoeng.Candidate
function M.fill(c)
  local taken = taken_by(c)
  complete(c, taken)
  if not c.def.syntax then return words.fill(c, taken) end
  slots.fill(c, taken)
  also.fill(c)
end

return M
