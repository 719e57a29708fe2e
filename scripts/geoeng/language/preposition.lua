--- The prepositions that role strings may name.

local core = require "geoeng.core"

local M = {}

--- Where they stand.
M.FILE = "rules/lexicons/english/prepositions.tsv"

--- Prepositions of one and of several words -> true.
---@type table<string, true>
M.known = {}

local header
for line in core.embedded(M.FILE):gmatch "[^\r\n]+" do
  if header then M.known[line] = true end
  header = header or line:sub(1, 1) ~= "#"
end

return M
