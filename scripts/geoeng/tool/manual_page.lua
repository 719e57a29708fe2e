--- Pages of the manual, Markdown: scripts/doc/NAME.md, embedded as
--- doc/NAME.md. `styled` is their look on a terminal.

local M = {}

local BOLD, CODE, OFF = "\27[1m", "\27[36m", "\27[0m"

--- The heading of a page, for lists of pages.
---@param text string
---@return string
---Example: `assert(page.title "# Recipes\n\nEach ..." == "Recipes")`
function M.title(text) return text:match "^# ([^\n]+)" or "" end

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
