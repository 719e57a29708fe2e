--- geoeng examples: the texts and rules that the manual speaks of, as files.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"

local USAGE = [[
usage: geoeng examples DIR

Write the texts, rules and lexicons that the tutorial, the README and the
manual speak of into DIR, which is made when it is missing, but none above it.
Nothing else is touched: when DIR holds a file of such a name with other content, nothing is
written.

options:
{options}

example: geoeng examples try && geoeng military.lua try/article.txt
]]

local PREFIX = "doc/examples/"
local FAILED = 6

local function fail(message)
  core.log(("geoeng: examples: %s\n"):format(message))
  return FAILED
end

--- Whether a file is there with this text; nil and why it is in the way.
local function stands(path, text)
  if not host.stamp(path) then return false end
  if core.readfile(path) == text then return true end
  return nil, path .. ": it is in the way, and not the example of that name; "
    .. "move it, or name another folder"
end

--- Paths and texts of what is to be written; nil and what is in the way.
local function missing(dir)
  local list = {}
  for _, file in ipairs(core.listembedded(PREFIX)) do
    local path, text = dir .. file:sub(#PREFIX + 1), (core.embedded(file))
    local there, why = stands(path, text)
    if why then return nil, why end
    if not there then list[#list + 1] = { path = path, text = text } end
  end
  return list
end

--- What to do where a file cannot be written: only the last folder is made.
local function told(dir, reason)
  local parent = dir:match "^(.*[^/])/+[^/]+/$"
  if not parent or not reason:find "No such file or directory$" then
    return reason
  end
  return ("%s: the folder that it is to stand in is not there; make it first: "
    .. "mkdir -p %s"):format(dir, parent)
end

return function(args)
  local o, code = arguments.parse("examples", USAGE, args)
  if not o then return code end
  if #o.names ~= 1 or o.names[1] == "" then
    return select(2, arguments.bad("examples", "give one folder, as in: "
      .. "geoeng examples try"))
  end
  local dir = o.names[1]:gsub("/*$", "") .. "/"
  local list, why = missing(dir)
  if not list then return fail(why) end
  for _, file in ipairs(list) do
    local ok, reason = host.writefile(file.path, file.text, true)
    if not ok then return fail(told(dir, reason)) end
    host.write(("wrote %s\n"):format(file.path))
  end
  if #list == 0 then host.write(("%s: nothing is missing\n"):format(dir)) end
  return 0
end
