--- Tables of names, numbers and bars for a terminal of some width.

local palette = require "geoeng.format.palette"
local wrap = require "geoeng.format.wrap"

local M = {}

local EIGHTHS = { "▏", "▎", "▍", "▌", "▋", "▊", "▉" }

--- A bar of so many columns, in eighths where blocks can be shown, else whole
--- columns of '#'. What is above zero has some.
---@param part number     of `most`
---@param most number     what `columns` stand for
---@param columns integer
---@param utf8 boolean    whether blocks can be shown
---@return string
---Example: `assert(bars.bar(1, 2, 4, false) == "##")`
function M.bar(part, most, columns, utf8)
  if part <= 0 or columns < 1 then return "" end
  local n = part / most * columns
  if not utf8 then
    return ("#"):rep(math.max(1, math.floor(n + 0.5)))
  end
  local eighths = math.max(1, math.floor(n * 8 + 0.5))
  return ("█"):rep(eighths // 8) .. (EIGHTHS[eighths % 8] or "")
end

--- A text of exactly so many columns: cut, or blanks behind it.
---@param s string
---@param columns integer
---@return string
---Example: `assert(bars.fit("ab", 3) == "ab ")`
function M.fit(s, columns)
  if wrap.width(s) > columns then s = wrap.part(s, 0, columns) end
  return s .. (" "):rep(columns - wrap.width(s))
end

--- Columns of the longest name, within bounds.
---@param rows table[]  { name, number }
---@param least integer
---@param most integer
---@return integer
function M.width(rows, least, most)
  local w = least
  for _, row in ipairs(rows) do w = math.max(w, wrap.width(row[1])) end
  return math.min(w, most)
end

--- Lines "name  number bar", as wide as `columns` at most.
---@param rows table[]  { name, number }
---@param columns integer
---@param utf8 boolean
---@param most integer|nil  the largest number, where it is not the first
---@return string[]
function M.lines(rows, columns, utf8, most)
  most = most or rows[1] and rows[1][2] or 0
  local digits = #tostring(most)
  local name = M.width(rows, 4, columns - digits - 12)
  local room = math.min(20, columns - name - digits - 3)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = ("%s %" .. digits .. "d %s"):format(M.fit(row[1], name), row[2],
      palette.paint("value", M.bar(row[2], most, room, utf8)))
  end
  return lines
end

--- Two lists of lines side by side, the second one from `column` on.
---@param left string[]
---@param right string[]
---@param column integer
---@return string[]
function M.beside(left, right, column)
  local lines = {}
  for i = 1, math.max(#left, #right) do
    local l = left[i] or ""
    lines[i] = right[i]
      and l .. (" "):rep(column - wrap.width(l)) .. right[i] or l
  end
  return lines
end

return M
