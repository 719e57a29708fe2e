--- What of a layer shares words with a span.

local core = require "geoeng.core"

local M = {}

--- The first span of a layer of the sentence that shares a token with a span.
---@param span table
---@param layer string
---@return table|nil span
---Example: `covered.by(ev.target, "place")`
function M.by(span, layer)
  return (core.word.covered(span.doc, span.first, span.last, layer))
end

return M
