--- Spans of one sentence: which of its tokens are taken, and their order.
---
--- `taken` is a set of tokens: no two arguments that are found here share one.
--- What the core fills (engine/fill_taken.c) lets a number stand in a phrase.

local M = {}

--- A set that is empty.
---@return table<integer, true>
function M.new() return {} end

--- Whether a span may be taken.
---@param span table
---@param taken table<integer, true>
---@return boolean
function M.is_free(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

--- Take the tokens of a span.
---@param span table
---@param taken table<integer, true>
function M.take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

--- The order of the text, for table.sort.
---@param a table
---@param b table
---@return boolean
function M.in_text_order(a, b) return a.first < b.first end

return M
