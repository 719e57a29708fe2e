--- Text of documents for files that people also read in terminals: well-formed
--- UTF-8 without control characters, which a terminal would obey.

local M = {}

local BAD = "\u{FFFD}"

--- U+FFFD in the place of each byte that is no UTF-8.
local function well_formed(s)
  local parts, at = {}, 1
  while true do
    local ok, bad = utf8.len(s, at)
    if ok then break end
    parts[#parts + 1] = s:sub(at, bad - 1)
    parts[#parts + 1] = BAD
    at = bad + 1
  end
  if at == 1 then return s end
  return table.concat(parts) .. s:sub(at)
end

local function line_end(s)
  return s:sub(-1) == "\n" and BAD:rep(#s - 2) .. "\r\n" or BAD:rep(#s)
end

--- The text with U+FFFD in the place of what is no UTF-8 and of control
--- characters but tabs and line breaks; a carriage return stays in front of a
--- line feed only.
---@param s string
---@return string
function M.of(s)
  s = well_formed(s)
  if not s:find "[%z\1-\8\11-\31\127\194]" then return s end
  s = s:gsub("[%z\1-\8\11\12\14-\31\127]", BAD):gsub("\194[\128-\159]", BAD)
  return (s:gsub("\r+\n?", line_end))
end

--- The same of JSON, whose strings have such characters escaped.
---@param text string
---@return string
function M.json(text)
  local function replace(slashes, rest)
    local code = tonumber(rest:match "^u(%x%x%x%x)$" or "", 16)
    local control = rest == "b" or rest == "f" or rest == "r" or code and
      (code < 32 and code ~= 9 and code ~= 10 or code >= 127 and code < 160)
    if #slashes % 2 == 0 or not control then return nil end
    return slashes:sub(2) .. BAD
  end
  text = M.of(text):gsub("(\\+)(u%x%x%x%x)", replace)
  text = text:gsub("(\\+)([bf])", replace):gsub("(\\+)r\\n", function(slashes)
    return #slashes % 2 == 1 and slashes .. "\0" or nil -- the one that stays
  end)
  return (text:gsub("(\\+)(r)", replace):gsub("%z", "r\\n"))
end

--- The text with a blank in the place of each control character: for one line.
---@param s string
---@return string
function M.line(s)
  return (s:gsub("[%z\1-\31\127]", " "):gsub("\194[\128-\159]", " "))
end

return M
