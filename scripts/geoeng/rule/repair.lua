--- The text of a rule file with the findings mended whose repair is certain:
--- phrases that stand twice taken out, misspelt names written right.

local errors = require "geoeng.language.errors"

local M = {}

--- The text between two bytes taken out, and what is then left of its line: a
--- comma in front, blanks at the end, or a line of blanks.
local function cut(text, from, stop, comma)
  local before, behind = text:sub(1, from - 1), text:sub(stop)
  local line = before:match "[^\n]*$"
  if not comma and not line:find("--", 1, true) then
    before = before:gsub(",?[ \t]*$", "")
  end
  if not behind:find "^\r?\n" then return before .. behind end
  if line:find "^[ \t]*$" then
    return before:sub(1, #before - #line) .. behind:gsub("^\r?\n", "")
  end
  return before:gsub("[ \t]+$", "") .. behind
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
  return text:sub(1, s - 1) .. to .. text:sub(e + 1)
end

local function lines(text) return select(2, text:gsub("\n", "")) end

--- The text with one finding mended, nil: it does not stand there plainly.
local function mended(text, f)
  local r = f.repair
  if not r or not f.column then return nil end
  local at = errors.offset(text, f.line) + f.column - 1
  if r.cut then return without(text, at, r.from) end
  return replaced(text, at + (r.behind or 0), r.from, r.to)
end

--- Let findings be of the text as it is now. `lost`: lines before each.
local function move(found, lost, text, done)
  local touched = {}
  for i, f in ipairs(found) do f.line = f.line - (lost[i] or 0) end
  for _, f in ipairs(done) do touched[f.line] = true end
  for _, f in ipairs(found) do
    f.source = f.source and text
    if touched[f.line] then f.column = nil end
  end
end

--- Mend what is certain in a text.
---@param text string
---@param found table[]  findings of this file, by line and column; they are
---       moved to where they stand then
---@return string text
---@return table[] done  the findings that were mended
function M.text(text, found)
  local done, lost, new = {}, {}, text
  for i = #found, 1, -1 do -- from the end, so that places before it hold
    local next_text = mended(new, found[i])
    if next_text then
      local nlost = lines(new) - lines(next_text)
      for j = i + 1, #found do lost[j] = (lost[j] or 0) + nlost end
      new = next_text
      table.insert(done, 1, found[i])
    end
  end
  if #done == 0 or not load(new, "=text", "t", {}) then return text, {} end
  move(found, lost, new, done)
  return new, done
end

return M
