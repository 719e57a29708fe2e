--- The lines of rules: what a report shows of where an event comes from.
---
--- A rule is the statement that begins in the line that its records name, with
--- the comment above it. It ends with the bracket at the margin that closes it.

local rule_files = require "geoeng.language.rule_files"

local M = {}

local MOST = 60 -- lines of a rule that are shown

local function split(text)
  local lines = {}
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do lines[#lines + 1] = line end
  return lines
end

--- The first line of the comment that stands above a line.
local function begin_of(lines, at)
  while at > 1 and lines[at - 1]:find "^%-%-" do at = at - 1 end
  return at
end

local function end_of(lines, at)
  for i = at + 1, math.min(#lines, at + MOST) do
    if lines[i]:find "^[%]})]" then return i end
    if lines[i]:find "^%a" then return i - 1 end -- another statement
  end
  return math.min(#lines, at + MOST)
end

--- The rules that records name, of files that are loaded: by file and by line,
--- { from = its first line, lines = {...} }. Of stored events, a file that was
--- changed since is told by a line in which no event of the type begins; it has
--- none.
---@param events geoeng.Record[]
---@return table<string, table<string, table>>
function M.of(events)
  local files, texts = {}, {}
  for _, ev in ipairs(events) do
    local file, line = ev.prov.file, ev.prov.line
    if texts[file] == nil then
      local text = rule_files.texts[file]
      texts[file] = text and split(text) or false
      files[file] = {}
    end
    local lines, key = texts[file], tostring(line)
    if lines and not files[file][key] and lines[line]
        and lines[line]:find(ev.type, 1, true) then
      local first, last = begin_of(lines, line), end_of(lines, line)
      files[file][key] = { from = first,
        lines = table.move(lines, first, last, 1, {}) }
    end
  end
  return files
end

return M
