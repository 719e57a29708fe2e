--- From code points, which records count in, back to bytes.

local M = {}

--- The byte offset of a code point of a document's text, in which bytes that
--- are no UTF-8 count one each, as in the core: doc:cp grows with its argument.
---@param doc geoeng.Doc
---@param cp integer
---@param size integer  bytes of the text
---@return integer
function M.of(doc, cp, size)
  local low, high = 0, size
  while low < high do
    local middle = (low + high) // 2
    if doc:cp(middle) < cp then low = middle + 1 else high = middle end
  end
  return low
end

return M
