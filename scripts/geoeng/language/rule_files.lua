--- The texts of the rule files that are loaded, and where in them a definition
--- stands.

local core = require "geoeng.core"

local M = {}

--- Where packs stand that are built in, as messages and records name them.
M.SHIPPED = "geoeng/rules/"

--- The text of a file, or of a pack that is built in.
---@param file string
---@return string|nil
function M.read(file)
  if file:sub(1, #M.SHIPPED) == M.SHIPPED then
    return (core.embedded("rules/" .. file:sub(#M.SHIPPED + 1)))
  end
  return (core.readfile(file))
end

--- Source texts by file name.
M.texts = {}

local texts = M.texts
core.rule_texts(texts)

--- Files of the library whose frames stand between a definition and `here`.
local DEFINING = { ["environment.lua"] = true, ["define.lua"] = true,
  ["library.lua"] = true, ["rule_files.lua"] = true,
  ["frozen.lua"] = true, ["globals.lua"] = true }

--- Where the definition stands that a rule file is making: the innermost
--- frame of one of our rule files.
function M.here()
  for level = 3, 12 do
    local info = debug.getinfo(level, "Sl")
    if not info then break end
    local file = info.source:match "^@(.*)$"
    if file and texts[file] then
      return { file = file, line = info.currentline, source = texts[file],
        dir = file:match "^(.*)/[^/]*$" or "" }
    end
    local part = file and file:match "geoeng/%a+/([a-z_]+%.lua)$"
    if file and not DEFINING[part] then
      return { file = file, line = info.currentline, library = true }
    end
  end
  return { file = "?", line = 0, library = true }
end

--- The place in the innermost rule file, nil when none is running.
function M.caller()
  for level = 3, 20 do
    local info = debug.getinfo(level, "Sl")
    if not info then return nil end
    local file = info.source:match "^@(.*)$"
    if file and texts[file] then
      return { file = file, line = info.currentline, source = texts[file],
        dir = file:match "^(.*)/[^/]*$" or "" }
    end
  end
  return nil
end

--- One name for one file: without ./ and empty parts.
---@param path string
---@return string
function M.normal(path)
  local p = path:gsub("/%./", "/"):gsub("//+", "/")
  while p:sub(1, 2) == "./" do p = p:sub(3) end
  return p
end

--- The rule files that were loaded, or that a load broke off in.
---@return string[] names  sorted
function M.names()
  local names = {}
  for name in pairs(texts) do names[#names + 1] = name end
  table.sort(names)
  return names
end

return M
