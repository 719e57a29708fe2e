--- How surprising it is that a word stands more often here than there: the
--- log-likelihood ratio of Dunning, Accurate Methods for the Statistics of
--- Surprise and Coincidence (1993).

local M = {}

local function part(k, expected)
  return k > 0 and k * math.log(k / expected) or 0
end

--- The ratio of a table of two rows and two columns; less than 0 where the word
--- stands less often here than there, 0 where one of the sums is 0.
---
---            here  there
---     word      a      b
---     others    c      d
---@param a number
---@param b number
---@param c number
---@param d number
---@return number
---Example:
---```lua
---assert(math.abs(likelihood.ratio(10, 10, 10, 10)) < 1e-9)
---```
function M.ratio(a, b, c, d)
  local n = a + b + c + d
  local word, others, here, there = a + b, c + d, a + c, b + d
  if word * others * here * there == 0 then return 0 end
  local sum = part(a, word * here / n) + part(b, word * there / n)
    + part(c, others * here / n) + part(d, others * there / n)
  local ratio = math.max(0, 2 * sum) -- rounding can give -1e-15
  return a * d < b * c and -ratio or ratio
end

return M
