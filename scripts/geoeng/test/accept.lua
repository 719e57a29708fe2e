--- Writes what tests found into the rule files in which they stand: marks that
--- differ, and those of a `yes` that has none.

local core = require "geoeng.core"
local host = require "geoeng.host"
local marks = require "geoeng.language.test_marks"

local M = {}

--- The byte where line n of a text starts.
local function line_start(text, n)
  local at = 1
  for _ = 2, n do
    local stop = text:find("\n", at, true)
    if not stop then return at end
    at = stop + 1
  end
  return at
end

--- The text with one literal replaced by another, or nil: it does not stand
--- there as it is, because of escapes in it.
local function replaced(text, line, old, new)
  if new:find('["\\\n]') then return nil end
  local literal = '"' .. old .. '"'
  local s, e = text:find(literal, line_start(text, line), true)
  if not s then return nil end
  return text:sub(1, s) .. new .. text:sub(e)
end

--- Write the sentences that were found, with their marks, in place of those
--- of tests; what cannot be written is told on standard error.
---@param list table[]  { item of testing.items, sentence with marks }
function M.write(list)
  local texts = {}
  for _, pair in ipairs(list) do
    local item, got = pair[1], pair[2]
    local text = texts[item.file] or core.readfile(item.file)
    local changed = text and replaced(text, item.line, item.source_text, got)
    local variants = marks.variants(item.source_text)
    if variants and #variants > 1 then
      core.log(("%s:%d: not accepted: the sentence has alternatives; write "
        .. "marks around them\n"):format(item.file, item.line))
    elseif marks.parse(got) ~= item.text then
      core.log(("%s:%d: not accepted: its marks would cross\n"):format(item.file,
        item.line))
    elseif changed then
      texts[item.file] = changed
    else
      core.log(("%s:%d: not accepted: the sentence does not stand there as one "
        .. "plain string\n"):format(item.file, item.line))
    end
  end
  local files = {}
  for file in pairs(texts) do files[#files + 1] = file end
  table.sort(files)
  for _, file in ipairs(files) do
    local ok, why = host.writefile(file, texts[file])
    core.log(ok and ("%s: accepted\n"):format(file)
      or ("geoeng: %s\n"):format(why))
  end
end

return M
