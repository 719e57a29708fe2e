--- Checked candidates: those that are events.
---
--- In:   a candidate whose roles are filled.
--- Out:  whether it is an event; it then has its event object.
--- Refuses what lacks a needed role, and what `check` of the rule does not
--- want. It may not look for fillers (`check` may set roles, by the object),
--- nor know of other candidates.

local author_code = require "geoeng.event.author_code"
local event_object = require "geoeng.event.event_object"
local listen = require "geoeng.event.listen"
local needs = require "geoeng.event.needs"

local M = {}

--- Whether a candidate is an event.
---@param c geoeng.Candidate
---@return boolean
function M.passes(c)
  local def = c.def
  local needed, missing = needs.count(def, c.roles)
  if missing then
    listen.refuse(def, c.trigger, needs.reason(missing))
    return false
  end
  c.needed, c.nroles = needed, 0
  for _ in pairs(c.roles) do c.nroles = c.nroles + 1 end
  c.ev = event_object.new(c)
  local wanted, unwanted = author_code.allows(def, "check", c.ev)
  if not wanted then
    listen.refuse(def, c.trigger, unwanted)
    return false
  end
  return true
end

return M
