--- geoeng packs: the rule files that can be named without a folder.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local pack_header = require "geoeng.rule.pack_header"
local search_path = require "geoeng.language.search_path"
local terminal = require "geoeng.format.terminal"
local wrap = require "geoeng.format.wrap"

local USAGE = [[
usage: geoeng packs

List the rule files that come with geoeng, and those in the folders of
GEOENG_PATH: their name, version, where they are and what they are about. Such
a file can be named from any folder, and required by other rule files.

options:
{options}

example: geoeng packs && geoeng military.lua article.txt
]]

local BUILT_IN = "rules/"

--- Name, text and place of each file; of one name the first is taken.
local function each()
  local list, seen = {}, {}
  local function add(name, text, place)
    if seen[name] or not text then return end
    seen[name] = true
    list[#list + 1] = { name = name, text = text, place = place }
  end
  for dir in search_path.folders() do
    for _, name in ipairs(host.listdir(dir) or {}) do
      if name:find "%.lua$" then
        add(name, (core.readbelow(dir, name)), dir)
      end
    end
  end
  for _, file in ipairs(core.listembedded(BUILT_IN)) do
    local name = file:sub(#BUILT_IN + 1)
    if name:find "^[^/]+%.lua$" then
      add(name, core.embedded(file), "built in")
    end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

local function plain(value)
  return type(value) == "string" and core.clean(value) or ""
end

return function(args)
  local o, code = arguments.parse("packs", USAGE, args)
  if not o then return code end
  if #o.names > 0 then
    return select(2, arguments.bad("packs", "no argument is expected"))
  end
  for _, file in ipairs(each()) do
    local header = pack_header.read(file.text) or {}
    local name = core.clean(file.name)
    terminal.row(terminal.paint("path", name)
      .. (" "):rep(15 - wrap.width(name)) .. (" %-6s %-10s "):format(
        plain(header.version), core.clean(file.place)), plain(header.about))
  end
  return 0
end
