--- The text of a rule file with the findings mended whose repair is certain:
--- phrases that stand twice taken out, misspelt names written right.

local errors = require "geoeng.language.errors"

local M = {}

--- The text without the phrase that starts at a byte, its quotes and its comma;
--- nil when it does not stand there plainly.
local function without(text, at, phrase)
  local quote = text:sub(at - 1, at - 1)
  local stop = at + #phrase
  if not quote:find "[\"']" or text:sub(stop, stop) ~= quote then return nil end
  local from, to = at - 1, stop + 1
  local comma = text:match("^%s*,()", to)
  local before = text:sub(1, from - 1):match "()[ \t\r\n]*,?[ \t\r\n]*$"
  if comma then -- the blanks before it stay
    local rest = text:match("^[ \t]*()", comma)
    return text:sub(1, from - 1) .. text:sub(rest)
  elseif text:find("^%s*}", to) and text:sub(before, from - 1):find "," then
    return text:sub(1, before - 1) .. text:sub(to)
  end
  return nil
end

local function replaced(text, at, from, to)
  local s, e = text:find(from, at, true)
  if not s or text:sub(at, s - 1):find "\n" then return nil end
  return text:sub(1, s - 1) .. to .. text:sub(e + 1)
end

--- Mend what is certain in a text.
---@param text string
---@param found table[]  findings of this file, by line and column
---@return string text
---@return table[] done  the findings that were mended
function M.text(text, found)
  local done = {}
  for i = #found, 1, -1 do -- from the end, so that places before it hold
    local f, r = found[i], found[i].repair
    if r and f.column then
      local at = errors.offset(text, f.line) + f.column - 1
      local new
      if r.cut then
        new = without(text, at, r.from)
      else
        new = replaced(text, at, r.from, r.to)
      end
      if new then
        text = new
        table.insert(done, 1, f)
      end
    end
  end
  return text, done
end

return M
