--- Pages of the manual, Markdown: scripts/doc/NAME.md, embedded as
--- doc/NAME.md. `styled` is their look on a terminal.

local palette = require "geoeng.format.palette"
local wrap = require "geoeng.format.wrap"

local M = {}

local paint = palette.paint

--- The heading of a page, for lists of pages.
---@param text string
---@return string
---Example: `assert(page.title "# Recipes\n\nEach ..." == "Recipes")`
function M.title(text) return text:match "^# ([^\n]+)" or "" end

--- The sections of a page: what stands below each heading, code too.
---@param text string
---@return { heading: string, text: string }[]
---Example: `assert(page.sections("# A\n\nb\n## C\n")[2].heading == "C")`
function M.sections(text)
  local list, lines, fenced = {}, nil, false
  for line in text:gmatch "([^\n]*)\n" do
    if line:find "^```" then fenced = not fenced end
    local heading = not fenced and line:match "^#+ (.*)"
    if heading then
      lines = {}
      list[#list + 1] = { heading = heading:gsub("`", ""), lines = lines }
    elseif lines then
      lines[#lines + 1] = line
    end
  end
  for _, section in ipairs(list) do
    section.text, section.lines = table.concat(section.lines, "\n"), nil
  end
  return list
end

--- How often a word stands in a text, singular or plural.
local function count(text, word)
  local stem = #word > 3 and word:match "^(.*[^s])s$" or word
  local n = 0
  for found in text:lower():gmatch("%f[%w_](" .. stem:gsub("%W", "%%%0")
    .. "s?)%f[^%w_]") do
    n = n + (found and 1 or 0)
  end
  return n
end

local HEADING = 1000 -- a heading tells more than any text

--- How much a section speaks of words: 0 unless of all of them.
---@param section { heading: string, text: string }
---@param words string  blanks between
---@return integer
function M.mentions(section, words)
  local least = math.huge
  for word in words:lower():gmatch "%S+" do
    least = math.min(least, HEADING * count(section.heading, word)
      + count(section.text, word))
  end
  return least < math.huge and least or 0
end

--- Text outside of fenced blocks; without colours its marks stay.
local function prose(text)
  if not palette.is_used() then return text end
  local heading = text:match "^#+ (.*)"
  if heading then return paint("head", (heading:gsub("`", ""))) end
  return (text:gsub("`([^`]+)`", function(s) return paint("code", s) end))
end

--- What a line of prose starts: columns before the lines that go on; nil: it
--- goes on with the paragraph above it.
local function starts(line, open)
  local item = line:match "^%s*[-*] +" or line:match "^%s*%d+%. +"
  if item then return #item end
  if line:find "^#" or line:find "^|" or line:find "^%s*$" then return 0 end
  return not open and #line:match "^ *" or nil
end

--- A page for a terminal: paragraphs filled, headings bold, code coloured and,
--- where it stands apart, indented instead of fenced and never broken. Lines
--- that are comments stay out.
---@param text string
---@param columns integer
---@return string
---Example: `assert(page.styled("a\nb\n", 80) == "a b\n")`
function M.styled(text, columns)
  local out, fenced, open, hang = {}, false, nil, 0
  local function close()
    if open then out[#out + 1] = wrap.line(prose(open), columns, hang) end
    open = nil
  end
  local function add(line)
    local new = starts(line, open)
    if not new then
      open = open .. " " .. line:match "^%s*(.*)$"
      return
    end
    close()
    open, hang = line, new
    if line:find "^[#|]" or line == "" then close() end
  end
  for line in text:gmatch "([^\n]*)\n" do
    if line:find "^```" then
      close()
      fenced = not fenced
    elseif fenced then
      out[#out + 1] = line == "" and "" or paint("code", "    " .. line)
    elseif line:find "^<!%-%-.*%-%->$" then
      close()
    else
      add(line)
    end
  end
  close()
  return table.concat(out, "\n") .. "\n"
end

return M
