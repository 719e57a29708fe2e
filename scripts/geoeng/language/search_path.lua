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

--- What keeps a name from being one below a folder; nil: nothing.
local function not_below(name)
  return name:find "^/" and "is absolute"
    or ("/" .. name .. "/"):find("/../", 1, true) and "has '..'" or nil
end

--- The first of these files that is there.
---@param name string
---@param beside string|nil
---@return string|nil text
---@return string path  or why there is none, behind the name
---Example: `local text, path = search_path.read("ports.tsv", where.dir)`
function M.read(name, beside)
  local bad, tried, refused = not_below(name), {}, nil
  if bad then
    return nil, ("%s; rules name files below their own folder or one of "
      .. "GEOENG_PATH: put it there, and write '%s'"):format(bad,
        name:match "[^/]*$")
  end
  for i, place in ipairs(M.places(name, beside)) do
    local text, why, missing = core.readbelow(place.folder, name)
    if text then return text, place.path end
    if not missing and not refused then
      refused = ("cannot be read below '%s': %s; put the file itself there, or "
        .. "its folder into GEOENG_PATH"):format(place.folder == "" and "."
        or place.folder, why:sub(#name + 3))
    end
    tried[i] = place.path
  end
  return nil, refused or "is not there; searched " .. table.concat(tried, ", ")
end

return M
