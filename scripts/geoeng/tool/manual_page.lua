--- Pages of the manual, Markdown: scripts/doc/NAME.md, embedded as
--- doc/NAME.md. `styled` is their look on a terminal.

local M = {}

local BOLD, CODE, OFF = "\27[1m", "\27[36m", "\27[0m"

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

local function code(s) return CODE .. s .. OFF end

--- A line outside of a fenced block.
local function prose(line)
  local heading = line:match "^#+ (.*)"
  if heading then return BOLD .. heading:gsub("`", "") .. OFF end
  return (line:gsub("`([^`]+)`", code))
end

--- A page for a terminal: headings bold, code coloured and, where it stands
--- apart, indented instead of fenced. Lines that are comments stay out.
---@param text string
---@return string
---Example: `assert(page.styled "# A\n" == "\27[1mA\27[0m\n")`
function M.styled(text)
  local out, fenced = {}, false
  for line in text:gmatch "([^\n]*)\n" do
    if line:find "^```" then
      fenced = not fenced
    elseif fenced then
      out[#out + 1] = line == "" and "" or code("    " .. line)
    elseif not line:find "^<!%-%-.*%-%->$" then
      out[#out + 1] = prose(line)
    end
  end
  return table.concat(out, "\n") .. "\n"
end

return M
