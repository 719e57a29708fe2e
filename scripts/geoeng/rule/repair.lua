--- The text of a rule file with the findings mended whose repair is certain:
--- phrases that stand twice taken out, misspelt names written right.

local errors = require "geoeng.language.errors"

local M = {}

--- The text between two bytes taken out, and what is then left of its line: a
--- comma in front, blanks at the end, or a line of blanks; and the byte where it
--- was.
local function cut(text, from, stop, comma)
  local before, behind = text:sub(1, from - 1), text:sub(stop)
  local line = before:match "[^\n]*$"
  if not comma and not line:find("--", 1, true) then
    before = before:gsub(",?[ \t]*$", "")
  end
  if behind:find "^\r?\n" then
    if line:find "^[ \t]*$" then
      before, behind = before:sub(1, #before - #line), behind:gsub("^\r?\n", "")
    else
      before = before:gsub("[ \t]+$", "")
    end
  end
  return before .. behind, #before + 1
end

--- The text without the phrase that starts at a byte, its quotes and its comma;
--- nil when it does not stand there plainly.
local function without(text, at, phrase)
  local quote, stop = text:sub(at - 1, at - 1), at + #phrase
  if not quote:find "[\"']" or text:sub(at, stop - 1) ~= phrase
    or text:sub(stop, stop) ~= quote then return nil end
  local comma = text:match("^%s*[,;][ \t]*()", stop + 1)
  return cut(text, at - 1, comma or stop + 1, comma ~= nil)
end

local function replaced(text, at, from, to)
  local s, e = text:find(from, at, true)
  if not s or text:sub(at, s - 1):find "\n" then return nil end
  return text:sub(1, s - 1) .. to .. text:sub(e + 1), s
end

--- The text with one finding mended, and the byte where; nil: it does not stand
--- there plainly.
local function mended(text, f)
  local r = f.repair
  if not r or not f.column then return nil end
  local at = errors.offset(text, f.line) + f.column - 1
  if r.cut then return without(text, at, r.from) end
  return replaced(text, at + (r.behind or 0), r.from, r.to)
end

--- Where findings stand: byte offsets.
local function offsets_of(found, text)
  local offsets = {}
  for i, f in ipairs(found) do
    offsets[i] = errors.offset(text, f.line) + (f.column or 1) - 1
  end
  return offsets
end

--- Let findings be of the text as it is now.
local function move(found, offsets, text)
  for i, f in ipairs(found) do
    local line, column = errors.position(text, offsets[i])
    f.line, f.column = line, f.column and column
    f.source = f.source and text
  end
end

--- Mend what is certain in a text.
---@param text string
---@param found table[]  findings of this file, by line and column
---@return string text
---@return table[] done  the findings that were mended
---@return fun()|nil move  moves the findings to where they stand in that text
function M.text(text, found)
  local done, new, offsets = {}, text, offsets_of(found, text)
  for i = #found, 1, -1 do -- from the end, so that places before it hold
    local next_text, at = mended(new, found[i])
    if next_text then
      offsets[i] = math.min(offsets[i], at)
      for j = i + 1, #found do
        offsets[j] = math.max(offsets[i], offsets[j] + #next_text - #new)
      end
      new = next_text
      table.insert(done, 1, found[i])
    end
  end
  if #done == 0 or not load(new, "=text", "t", {}) then return text, {} end
  return new, done, function() move(found, offsets, new) end
end

return M
