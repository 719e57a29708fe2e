--- Reads JSON (RFC 8259). core.json writes it.
---
--- Objects and arrays become tables, null becomes M.null. A mistake is told
--- with the byte where it stands.

local core = require "geoeng.core"

local M = {}

--- What null is: indexing it gives nil, so that it reads as an empty value.
M.null = setmetatable({}, { __tostring = function() return "null" end })

--- The value of a JSON text.
---@param text string
---@return any value       nil when the text is wrong
---@return string|nil why
---@return integer|nil at  byte, from 1, where it is wrong
function M.parse(text) return core.read_json(text, M.null) end

return M
