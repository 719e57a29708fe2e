--- Text that fits into the columns of a terminal: its width, broken into lines,
--- cut.

local M = {}

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

--- The columns that a text takes; colours take none.
---@param s string
---@return integer
function M.width(s)
  local n = 0
  for _, w in units(s) do n = n + w end
  return n
end

--- Break a text at spaces, and words that no line holds anywhere. The first
--- line begins with `head`, the others with `indent`.
---@param text string
---@param head string
---@param indent string
---@param most integer  columns of a line
---@return string
function M.wrap(text, head, indent, most)
  local lines, line, n, empty = {}, head, M.width(head), true
  local function start()
    lines[#lines + 1] = line
    line, n, empty = indent, #indent, true
  end
  for word in text:gmatch "%S+" do
    local w = M.width(word)
    if not empty and n + 1 + w > most then start() end
    if not empty then line, n = line .. " ", n + 1 end
    for unit, uw in units(word) do
      if n + uw > most and line ~= indent then start() end
      line, n = line .. unit, n + uw
    end
    empty = false
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

--- As many characters of a text as fit.
local function first_of(s, most)
  local parts, n = {}, 0
  for unit, w in units(s) do
    n = n + w
    if n > most then break end
    parts[#parts + 1] = unit
  end
  return table.concat(parts)
end

--- One line that shows where `rest` starts, with "..." for what is cut away.
---@param before string  is cut at its start
---@param rest string    is cut at its end
---@param most integer   columns
---@return string
---Example: `columns.cut("Men ", "fled to the hills", 12) == "Men fled ..."`
function M.cut(before, rest, most)
  local whole = M.width(before .. rest)
  if whole <= most then return before .. rest end
  local room = math.max(most // 2, most - M.width(rest)) - 4
  if M.width(before) > room + 4 then
    while M.width(before) > room do
      before = before:match "^%S*%s+(.*)$" or ""
    end
    before = "... " .. before
  end
  if M.width(before .. rest) <= most then return before .. rest end
  return first_of(before .. rest, most - 3) .. "..."
end

return M
