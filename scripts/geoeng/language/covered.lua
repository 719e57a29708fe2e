--- What of a layer shares words with a span.

local M = {}

--- The first span of a layer of the sentence that shares a token with a span.
---@param span table
---@param layer string
---@return table|nil span
---Example: `covered.by(ev.target, "place")`
function M.by(span, layer)
  for _, s in ipairs(span.doc:token(span.first).sentence:layer(layer)) do
    if s.first <= span.last and s.last >= span.first then return s end
  end
  return nil
end

return M
