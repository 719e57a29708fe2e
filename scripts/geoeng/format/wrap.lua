--- Lines broken, or cut, to the columns of a terminal. Colours take none.

local M = {}

-- ------------------------------------------------------------------- width

--- Code points that take two columns, first and last in turn.
local WIDE = { 0x1100, 0x115F, 0x2E80, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
  0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1FAFF, 0x20000,
  0x3FFFD }

--- Columns of one character.
local function columns_of(char)
  local ok, cp = pcall(utf8.codepoint, char)
  if not ok or cp < 0x300 then return 1 end
  if cp <= 0x36F or cp >= 0x200B and cp <= 0x200F then return 0 end
  for i = 1, #WIDE, 2 do
    if cp >= WIDE[i] and cp <= WIDE[i + 1] then return 2 end
  end
  return 1
end

--- The colours and characters of a text, each with its columns.
local function units(s)
  local at = 1
  return function()
    if at > #s then return nil end
    local from = at
    local behind = s:match("^\27%[[%d;]*m()", at)
    at = behind or s:match("^[\192-\247][\128-\191]+()", at) or at + 1
    local unit = s:sub(from, at - 1)
    return unit, behind and 0 or columns_of(unit)
  end
end

--- Columns that a text takes.
---@param s string
---@return integer
---Example: `assert(wrap.width "東京" == 4)`
function M.width(s)
  local n = 0
  for _, w in units(s) do n = n + w end
  return n
end

-- ------------------------------------------------------------------- break

--- A blank at which no line is broken.
local FIXED = "\1"

--- A text that is not broken, though there are blanks in it: a place whose file
--- has some in its name.
---@param s string
---@return string
function M.whole(s) return (s:gsub(" ", FIXED)) end

--- Break a line at blanks. Words stay whole, also those that no line holds.
---@param text string
---@param columns integer
---@param hang integer  columns before the lines but the first; too many of
---                     them are four behind the start of the line
---@return string
---Example: `assert(wrap.line("to be or not", 8, 2) == "to be or\n  not")`
function M.line(text, columns, hang)
  if M.width(text) <= columns then return (text:gsub(FIXED, " ")) end
  if hang > columns // 2 then hang = #text:match "^ *" + 4 end
  local lines, line, n, empty = {}, "", 0, true
  for blanks, word in text:gmatch "(%s*)(%S+)" do
    local w = M.width(word)
    if not empty and n + #blanks + w > columns then
      lines[#lines + 1] = line
      line, n = (" "):rep(hang), hang
    else
      line, n = line .. blanks, n + #blanks
    end
    line, n, empty = line .. word, n + w, false
  end
  lines[#lines + 1] = line
  return (table.concat(lines, "\n"):gsub(FIXED, " "))
end

-- --------------------------------------------------------------------- cut

local CUT = "..."

--- The part of a line around a column, as wide as a terminal, with dots where
--- something is left out.
---@param line string
---@param at integer  columns before what has to be seen
---@param columns integer
---@return string part
---@return integer at  columns before it in the part
---Example: `assert(wrap.part("abcdefghijkl", 0, 8) == "abcde...")`
function M.part(line, at, columns)
  local all = math.max(M.width(line), at + 1)
  local from = at < columns - 8 and 0 or at - columns // 2
  from = math.max(0, math.min(from, all - columns))
  local low = from > 0 and from + #CUT or 0
  local high = all > from + columns and from + columns - #CUT or all
  local out, n, start = {}, 0, nil
  for unit, w in units(line) do
    if n >= low and n + w <= high then
      start = start or n
      out[#out + 1] = unit
    end
    n = n + w
  end
  return (from > 0 and CUT or "") .. (" "):rep((start or low) - low)
    .. table.concat(out) .. (high < all and CUT or ""), at - from
end

return M
