--- Where lexicons are found, and what their columns are. Their rows are read
--- by the core, see ge_list_read in geoeng.h.

local core = require "geoeng.core"
local search_path = require "geoeng.language.search_path"

local M = {}

--- Names of the columns of a TSV lexicon: the first line that is neither
--- empty nor a comment.
---@param text string
---@return string[]
function M.columns(text)
  local names = {}
  for line in text:gmatch "[^\r\n]+" do
    if line:sub(1, 1) ~= "#" then
      for name in line:gmatch "[^\t]+" do names[#names + 1] = name end
      break
    end
  end
  return names
end

--- Find a file that a rule names: beside the rule, along GEOENG_PATH, among
--- the shipped files.
---@param name string        path as the rule writes it, below these folders
---@param beside string|nil  folder of the rule file
---@return string|nil text
---@return string file       where it was found, or why it was not
---@return string|nil sha256  of the text, when it is known already
function M.find(name, beside)
  local found, place = search_path.read(name, beside)
  if found then return found, place end
  local text, sha256 = core.embedded("rules/" .. name)
  if text then return text, "rules/" .. name, sha256 end
  return nil, place
end

return M
