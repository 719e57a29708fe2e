--- The palette: the names of all that stands out on a terminal, and their
--- colours. Nothing else of the library holds an escape code.

local M = {}

local CODES = {
  head = "1",       -- a title, a type of event
  path = "1",       -- a file and a place in it
  error = "1;31", warning = "1;35", note = "1;34",
  trigger = "1;33", -- the words that tell of an event
  role = "34",      -- a role, a layer, a list
  value = "36",     -- what fills it
  code = "36",      -- what is to be typed
  good = "32", bad = "31",
  dim = "2",
}

local OFF = "\27[0m"

local on = false

--- Whether colours are wanted from here on.
---@param wanted boolean
function M.use(wanted) on = wanted end

---@return boolean
function M.is_used() return on end

--- A text in the colour of a name, when colours are wanted.
---@param name string
---@param s string
---@return string
---Example: `palette.use(false) assert(palette.paint("bad", "no") == "no")`
function M.paint(name, s)
  local code = CODES[name]
  assert(code, name)
  if not on or s == "" then return s end
  return "\27[" .. code .. "m" .. s .. OFF
end

local known = { [OFF] = OFF }
for _, code in pairs(CODES) do
  known["\27[" .. code .. "m"] = "\27[" .. code .. "m"
end

--- A text without colours that are none of the palette: a text of outside could
--- hide itself with them.
---@param s string
---@return string
function M.own(s)
  return (s:gsub("\27%[[%d;]*m", function(code) return known[code] or "" end))
end

return M
