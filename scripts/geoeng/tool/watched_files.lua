--- Files that are looked at again and again, for commands that run whenever one
--- of them changes.

local core = require "geoeng.core"
local host = require "geoeng.host"

local M = {}

--- What a file holds: one that was named, or that rules name below a folder.
local function read(path)
  local text = core.readfile(path)
  if text then return text end
  local folder, name = path:match "^(.*)/([^/]*)$"
  return (core.readbelow(folder or "", name or path))
end

--- What a file is: its stamp, and the hash of its content.
---@param path string
---@param before table|nil  its last state, kept where the stamp is the same
---@return table state
function M.state(path, before)
  local stamp = host.stamp(path) or "none"
  if before and before.stamp == stamp then return before end
  local text = stamp ~= "none" and read(path)
  return { stamp = stamp, content = text and core.sha256(text) or stamp }
end

--- The states of files, and one whose content is another than before, or that
--- is there no more.
---@param files string[]
---@param before table<string, table>  states by path
---@return table<string, table> now
---@return string|nil changed
function M.look(files, before)
  local now, changed = {}, nil
  for _, path in ipairs(files) do
    now[path] = M.state(path, before[path])
    local old = before[path]
    if not old or old.content ~= now[path].content then
      changed = changed or path
    end
  end
  for path in pairs(before) do
    if not now[path] and (not changed or path < changed) then changed = path end
  end
  return now, changed
end

return M
