--- The tokens of annotated words: code points to a range of tokens.

local M = {}

--- The first token that ends behind a code point; one more than there are
--- when none does.
local function first_behind(doc, point)
  local low, high = 1, doc.ntokens + 1
  while low < high do
    local middle = (low + high) // 2
    if doc:token(middle).stop > point then high = middle else low = middle + 1 end
  end
  return low
end

--- The tokens that have characters of a trigger or an argument, as a span.
---@param doc geoeng.Doc
---@param s table  { start=, stop= }, code points
---@return geoeng.Span|nil  nil: there are only spaces
function M.of(doc, s)
  local first = first_behind(doc, s.start)
  local last = first_behind(doc, s.stop - 1)
  if last > doc.ntokens or doc:token(last).start >= s.stop then
    last = last - 1
  end
  if first > last then return nil end
  return doc:range(first, last)
end

return M
