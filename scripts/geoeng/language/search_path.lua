--- Where files are looked for that rules name: beside the rule file, then in the
--- folders of GEOENG_PATH. What is built in comes last, and is its user's part.

local core = require "geoeng.core"

local M = {}

--- The folders of GEOENG_PATH, in order.
---@return fun(): string|nil
function M.folders() return core.path:gmatch "[^:]+" end

--- The paths that a name can stand for, in the order of looking.
---@param name string        a path below one of the folders
---@param beside string|nil  folder of the rule file, "" for the current one
---@return string[] paths
---Example: with GEOENG_PATH=/a, `search_path.paths("x.lua", "rules")` is
---`{ "rules/x.lua", "/a/x.lua" }`
function M.paths(name, beside)
  local list = {}
  if beside then list[1] = beside == "" and name or beside .. "/" .. name end
  for dir in M.folders() do list[#list + 1] = dir .. "/" .. name end
  return list
end

return M
