--- Objects of a record as JSON, their fields in the order of the schema, as the
--- core writes them.

local core = require "geoeng.core"
local schema = require "geoeng.event.schema"

local M = {}

--- A list of such objects.
---@param items table[]
---@param name string   of the object in event/schema.lua
---@param without table<string, boolean>|nil
---@return string
function M.array(items, name, without)
  local parts = {}
  for i, item in ipairs(items) do parts[i] = M.object(item, name, without) end
  return "[" .. table.concat(parts, ",") .. "]"
end

---@param t table
---@param name string
---@param without table<string, boolean>|nil  fields that are left out
---@return string
function M.object(t, name, without)
  local parts = {}
  for _, f in ipairs(schema.by_name[name].fields) do
    local value = t[f.key or f[1]]
    if value == nil then value = t[f[1]] end
    if value ~= nil and not (without and without[f[1]]) then
      local text
      if f[2] == "list" then text = M.array(value, f.of, without)
      elseif f[2] == "object" then text = M.object(value, f.of, without)
      else text = core.json(value) end
      parts[#parts + 1] = ('"%s":%s'):format(f[1], text)
    end
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

--- A line of JSON Lines with another link, or none: all other bytes stay. nil:
--- it is not as geoeng writes them. A quotation mark in a string has a
--- backslash before it, so these are keys.
---@param line string
---@param link table|nil
---@param without table<string, boolean>|nil
---@return string|nil
function M.with_link(line, link, without)
  local at = line:find(',"sentence":{', 1, true)
  if not at then return nil end
  local old = line:find(',"link":{', 1, true)
  return line:sub(1, (old and old < at and old or at) - 1)
    .. (link and ',"link":' .. M.object(link, "link", without) or "")
    .. line:sub(at)
end

return M
