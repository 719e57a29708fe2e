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
