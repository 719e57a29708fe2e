--- Checked candidates: those that are events.
---
--- In:   a candidate whose roles are filled.
--- Out:  whether it is an event; it then has its event object.
--- Refuses what `check` of the rule does not want, and tells what lacks a needed
--- role: another trigger may have it. It may not look for fillers (`check` may set roles, by the object),
--- nor know of other candidates.

local author_code = require "geoeng.event.author_code"
local event_object = require "geoeng.event.event_object"
local listen = require "geoeng.event.listen"
local needs = require "geoeng.event.needs"

local M = {}

--- The roles of which a candidate needs one and has none, or nil; it remembers
--- them.
---@param c geoeng.Candidate
---@return string[]|nil
function M.lacking(c)
  c.needed, c.lacks = needs.count(c.def, c.roles)
  return c.lacks
end

--- Whether a candidate that lacks nothing is an event.
---@param c geoeng.Candidate
---@return boolean
function M.passes(c)
  c.nroles = 0
  for _ in pairs(c.roles) do c.nroles = c.nroles + 1 end
  c.ev = event_object.new(c)
  local wanted, unwanted = author_code.allows(c.def, "check", c.ev)
  if not wanted then listen.refuse(c.def, c.trigger, unwanted, "check") end
  return wanted or false
end

return M
