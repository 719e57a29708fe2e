--- The hash of all that a session's rules are made of, which every record has
--- as prov.rules_sha256: rule files, lexicons and data that modules read for
--- them. Their order does not matter.

local core = require "geoeng.core"

local M = {}

local parts = {} -- SHA-256 of each

--- Adds a text.
---@param text string
---@param sha256 string|nil  its hash, where that is known
---@return string sha256
function M.add(text, sha256)
  sha256 = sha256 or core.sha256(text)
  parts[#parts + 1] = sha256
  return sha256
end

--- Computes the hash; called when loading ends.
---@return string sha256  also M.value from then on
function M.seal()
  table.sort(parts)
  M.value = core.sha256(table.concat(parts, "\n"))
  return M.value
end

return M
