--- Where files are looked for that rules name: beside the rule file, then in the
--- folders of GEOENG_PATH. What is built in comes last, and is its user's part.

local core = require "geoeng.core"

local M = {}

--- The folders of GEOENG_PATH, in order.
---@return fun(): string|nil
function M.folders() return core.path:gmatch "[^:]+" end

--- The places that a name can stand for, in the order of looking.
---@param name string        a path below one of the folders
---@param beside string|nil  folder of the rule file, "" for the current one
---@return { folder: string, path: string }[]
function M.places(name, beside)
  local list = {}
  local function add(folder)
    list[#list + 1] = { folder = folder,
      path = folder == "" and name or folder .. "/" .. name }
  end
  if beside then add(beside) end
  for folder in M.folders() do add(folder) end
  return list
end

--- The first of these files that is there.
---@param name string
---@param beside string|nil
---@return string|nil text
---@return string|string[] path  or those that were looked for
---Example: `local text, path = search_path.read("ports.tsv", where.dir)`
function M.read(name, beside)
  local tried = {}
  for i, place in ipairs(M.places(name, beside)) do
    local text = core.readbelow(place.folder, name)
    if text then return text, place.path end
    tried[i] = place.path
  end
  return nil, tried
end

return M
