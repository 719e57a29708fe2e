--- Spans of one sentence: which of its tokens are taken, and their order.
--- `taken` is a set of token indexes.

local M = {}

--- Whether no token of a span is taken.
---@param span table
---@param taken table<integer, boolean>
---@return boolean
function M.is_free(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

--- Take the tokens of a span.
---@param span table
---@param taken table<integer, boolean>
function M.take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

--- The order of the text, for table.sort.
---@param a table
---@param b table
---@return boolean
function M.in_text_order(a, b) return a.first < b.first end

return M
