--- Spans of one sentence: which of its tokens are taken, and their order.
---
--- `taken` tells of tokens whose they are. The same words fill one role; but
--- what stands within a phrase and is not its head may fill another, as the
--- number in "killed 20 people" and the people. `taken.role` is the role that is
--- filled now, `taken.by` tells of tokens what role has them.

local M = {}

--- Whose a token is. A trigger's is nobody else's; one of a span is that of no
--- other span, but may stand within a phrase; one of a phrase that is not its
--- head may be that of a span.
M.TRIGGER, M.SPAN, M.PHRASE = 1, 2, 3

--- A set that is empty.
function M.new() return { by = {} } end

--- Whether no token of a span is taken, in whatever way.
---@param span table
---@param taken table<integer, integer>
---@return boolean
function M.is_untouched(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

--- Numbers and names: what may fill a role of its own within a phrase.
local INNER = { NUM = true, PROPN = true }

--- Whether a span may be taken.
---@param span table
---@param taken table<integer, integer>
---@return boolean
function M.is_free(span, taken)
  if not M.is_untouched(span, taken) and not INNER[span.pos] then return false end
  for i = span.first, span.last do
    if taken[i] and (taken[i] ~= M.PHRASE or taken.by[i] == taken.role) then
      return false
    end
  end
  return true
end

--- Take the tokens of a span.
---@param span table
---@param taken table<integer, integer>
---@param whose integer|nil  M.TRIGGER; M.SPAN
function M.take(span, taken, whose)
  for i = span.first, span.last do
    taken[i], taken.by[i] = whose or M.SPAN, taken.role
  end
end

--- The order of the text, for table.sort.
---@param a table
---@param b table
---@return boolean
function M.in_text_order(a, b) return a.first < b.first end

return M
