--- Colours of a terminal.

local host = require "geoeng.host"

local M = {}

local on = false

local CODES = { bad = "31", good = "32", head = "1", dim = "2" }

--- Whether colours are wanted: auto is on a terminal, unless NO_COLOR says no.
---@param when "auto"|"always"|"never"
function M.choose(when)
  local none, term = host.env "NO_COLOR", host.env "TERM"
  on = when == "always" or when == "auto" and host.isatty()
    and (none or "") == "" and term ~= "dumb"
  host.color(on)
end

--- A text in a colour, when M.choose wants any.
---@param kind "bad"|"good"|"head"|"dim"
---@param s string
---@return string
function M.paint(kind, s)
  return on and ("\27[%sm%s\27[0m"):format(CODES[kind], s) or s
end

return M
