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

--- The fields of an object that it has, each as `"name":value`.
---@param t table
---@param name string
---@param without table<string, boolean>|nil  fields that are left out
---@return string[]
function M.fields(t, name, without)
  local parts = {}
  for _, f in ipairs(schema.by_name[name].fields) do
    local value = t[f.key or f[1]]
    if value ~= nil and not (without and without[f[1]]) then
      local text
      if f[2] == "list" then text = M.array(value, f.of, without)
      elseif f[2] == "object" then text = M.object(value, f.of, without)
      else text = core.json(value) end
      parts[#parts + 1] = ('"%s":%s'):format(f[1], text)
    end
  end
  return parts
end

---@param t table
---@param name string
---@param without table<string, boolean>|nil
---@return string
function M.object(t, name, without)
  return "{" .. table.concat(M.fields(t, name, without), ",") .. "}"
end

--- A line of JSON Lines with another link, or none: all other bytes stay. Its
--- members are in the order of the schema. A quotation mark in a string has a
--- backslash before it, so these are keys.
---@param line string  of geoeng.event.stored
---@param link table|nil
---@return string
function M.with_link(line, link)
  local at = line:find(',"sentence":{', 1, true)
  local old = line:find(',"link":{', 1, true)
  return line:sub(1, (old and old < at and old or at) - 1)
    .. (link and ',"link":' .. M.object(link, "link") or "")
    .. line:sub(at)
end

return M
