--- Which subtypes of a type are kinds of others: what `narrows` of its rules
--- says, of whatever rule, and over several steps: a drone strike is an air
--- strike, which is an attack of any kind.

local define = require "geoeng.language.define"

local M = {}

--- The way from one subtype to another that it narrows, or nil.
---@param type_of table  of define.types
---@param narrow string
---@param wide string
---@return string[]|nil subtypes  from the one to the other
function M.way(type_of, narrow, wide)
  local seen = {}
  local function climb(subtype)
    if subtype == wide then return { subtype } end
    seen[subtype] = true
    for _, above in ipairs(type_of.narrows[subtype] or {}) do
      local way = not seen[above] and climb(above)
      if way then
        table.insert(way, 1, subtype)
        return way
      end
    end
    return nil
  end
  return climb(narrow)
end

--- Whether one subtype is another one, or a kind of it.
---@param name string  the type
---@param narrow string
---@param wide string
---@return boolean
function M.is_a(name, narrow, wide)
  return M.way(define.types[name], narrow, wide) ~= nil
end

return M
