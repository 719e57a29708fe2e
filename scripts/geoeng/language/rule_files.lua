--- The texts of the rule files that are loaded, and where in them a definition
--- stands.

local core = require "geoeng.core"

local M = {}

--- Where packs stand that are built in, as messages and records name them; a
--- folder of that name in the current one is "./geoeng/rules".
M.SHIPPED = "geoeng/rules/"

--- The text of a file that a rule names below a folder, or of a pack that is
--- built in.
---@param folder string|nil  nil, or that of M.SHIPPED: packs that are built in
---@param path string
---@return string|nil
function M.read(folder, path)
  if not folder or folder .. "/" == M.SHIPPED then
    return (core.embedded("rules/" .. path))
  end
  return (core.readbelow(folder, path))
end

--- The text of a pack that is built in, by the name that records have.
---@param file string  "geoeng/rules/attack.lua"
---@return string|nil
function M.shipped(file)
  if file:sub(1, #M.SHIPPED) ~= M.SHIPPED then return nil end
  return (core.embedded("rules/" .. file:sub(#M.SHIPPED + 1)))
end

--- Source texts by file name.
M.texts = {}

local texts = M.texts
core.rule_texts(texts)

--- Files of the library whose frames stand between a definition and `here`.
local DEFINING = { ["environment.lua"] = true, ["define.lua"] = true,
  ["library.lua"] = true, ["rule_files.lua"] = true,
  ["frozen.lua"] = true, ["sandbox.lua"] = true }

local folders = {} -- of rule files

local function folder_of(file)
  local folder = folders[file] or file:match "^(.*)/[^/]*$" or ""
  folders[file] = folder
  return folder
end

--- Where the definition stands that a rule file is making: the innermost
--- frame of one of our rule files.
function M.here()
  local rule, at = core.rule_frame(3, DEFINING)
  if rule then
    return { file = rule, line = at, source = texts[rule],
      dir = folder_of(rule) }
  end
  for level = 3, 12 do
    local info = debug.getinfo(level, "Sl")
    if not info then break end
    local file = info.source:match "^@(.*)$"
    local part = file and file:match "geoeng/%a+/([a-z_]+%.lua)$"
    if file and not DEFINING[part] then
      return { file = file, line = info.currentline, library = true }
    end
  end
  return { file = "?", line = 0, library = true }
end

--- The line of a rule file that calls the function which asks.
function M.line()
  local _, line = core.rule_frame(3, DEFINING)
  return line or 0
end

--- The place in the innermost rule file, nil when none is running.
function M.caller()
  for level = 3, 20 do
    local info = debug.getinfo(level, "Sl")
    if not info then return nil end
    local file = info.source:match "^@(.*)$"
    if file and texts[file] then
      return { file = file, line = info.currentline, source = texts[file],
        dir = folder_of(file) }
    end
  end
  return nil
end

--- Without "." and "..", as far as the path itself tells.
local function straight(path)
  local parts = {}
  for part in path:gmatch "[^/]+" do
    if part == ".." and #parts > 0 and parts[#parts] ~= ".." then
      parts[#parts] = nil
    elseif part ~= "." and not (part == ".." and path:sub(1, 1) == "/") then
      parts[#parts + 1] = part
    end
  end
  return (path:sub(1, 1) == "/" and "/" or "") .. table.concat(parts, "/")
end

--- One name for one file, however it was typed: relative to the current folder
--- when it lies there. Links are not followed.
---@param path string
---@return string
function M.normal(path)
  local here = core.folder()
  if here == "" then return straight(path) end
  local whole = straight(path:sub(1, 1) == "/" and path or here .. "/" .. path)
  local prefix = here == "/" and here or here .. "/"
  if whole:sub(1, #prefix) ~= prefix or #whole == #prefix then return whole end
  local short = whole:sub(#prefix + 1)
  return short:sub(1, #M.SHIPPED) == M.SHIPPED and "./" .. short or short
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
