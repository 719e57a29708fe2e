--- Which events are wanted: what --only and --type say.

local M = {}

--- "a,b" as a set; nil stays nil.
---@param list string|nil
---@return table<string, boolean>|nil
function M.set(list)
  if not list then return nil end
  local set = {}
  for item in list:gmatch "[^,]+" do set[item] = true end
  return set
end

--- Whether an event is of the modalities and types; nil: of all.
---@param ev table
---@param only table<string, boolean>|nil
---@param types table<string, boolean>|nil
---@return boolean
function M.has(ev, only, types)
  return (not only or only[ev.modality] == true)
    and (not types or types[ev.type] == true)
end

return M
