--- Parts of documents by a hash of their ids: "2,3/3" is two thirds, the same
--- on every machine and in whatever order the documents come.
---
--- The part of a document is its hash modulo the number of parts, and 1. The
--- hash is FNV-1a of 32 bits over the bytes of the id.

local M = {}

--- FNV-1a of 32 bits (Fowler, Noll, Vo).
---@param id string
---@return integer
---Example: `split.hash "a" == 0xE40C292C`
function M.hash(id)
  local h = 0x811C9DC5
  for i = 1, #id do h = (h ~ id:byte(i)) * 0x01000193 & 0xFFFFFFFF end
  return h
end

local MOST = 1000 -- parts

local function bad(text)
  return nil, ("--split: '%s' is no part; give 1/3, 2,3/3 or 2-5/5"):format(text)
end

--- The parts that a text names: "1/3", "2,3/3", "2-5/5".
---@param text string
---@return table|nil split  { n = parts, [part] = true }
---@return string|nil why   it names none
function M.parse(text)
  local list, total = text:match "^([%d,%-]+)/(%d+)$"
  local n = math.tointeger(tonumber(total))
  if not n or n < 1 or n > MOST or list:find ",," or list:find "^,"
    or list:find ",$" then
    return bad(text)
  end
  local split = { n = n }
  for item in list:gmatch "[^,]+" do
    local low, high = item:match "^(%d+)%-?(%d*)$"
    low = math.tointeger(tonumber(low))
    high = high ~= "" and math.tointeger(tonumber(high)) or low
    if not low or low < 1 or high < low or high > n or item:find "%-$" then
      return bad(text)
    end
    for part = low, high do split[part] = true end
  end
  return split
end

--- Whether a document is in one of the parts.
---@param split table  of M.parse
---@param id string
---@return boolean
function M.holds(split, id)
  return split[M.hash(id) % split.n + 1] == true
end

--- Keep the annotations of documents in some parts.
---@param split table
---@param gold table<string, table[]>  by document; those of others are taken out
function M.keep(split, gold)
  for name in pairs(gold) do
    if not M.holds(split, name) then gold[name] = nil end
  end
end

return M
