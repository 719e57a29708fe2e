--- The header of a rule file, read without loading the file.

local core = require "geoeng.core"

local M = {}

--- What `pack { ... }` says, the first definition of a file: what stands before
--- it finds no globals but a `require` that gives nothing, and what stands
--- behind does not run.
---@param text string  of the rule file
---@return table|nil header  { name=, version=, about= ... }, nil: it has none
---Example: `assert(header.read('pack { name = "x" }').name == "x")`
function M.read(text)
  local header
  local function pack(def)
    header = type(def) == "table" and def or nil
    error "that is all"
  end
  local chunk = load(text, "=pack", "t",
    { pack = pack, require = function() return {} end })
  if chunk then pcall(core.guarded_load, chunk) end
  return header
end

return M
