--- geoeng new: a starter rule file about an event, whose tests pass.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local starter = require "geoeng.import.starter"

local USAGE = [[
usage: geoeng new NAME [--trigger "WORD, WORD"] [--roles "ROLE, ROLE"]

Write NAME.lua, a rule file to start from: a header, the words that tell of
NAME, one event with its roles, and tests that pass. What is to be filled in
stands there. A file that exists is left alone. A word that can be a verb is
one, beside a noun ("evacuation, release") both; a phrase is what it reads like
("set free", "border closure"). Where that is wrong, move it to the other list.

options:
{options}

example: geoeng new border_closure --trigger "close, shut"
         geoeng test border_closure.lua
]]

local FAILED = 6

--- The parts of a list with commas; nil and the part that does not fit.
local function parts(text, shape)
  local list, seen = {}, {}
  for part in text:gmatch "[^,]+" do
    part = part:match "^%s*(.-)%s*$":gsub("%s+", " ")
    if not part:match(shape) then return nil, part end
    if not seen[part] then list[#list + 1] = part end
    seen[part] = true
  end
  if #list == 0 then return nil, text end
  return list
end

--- The exit code of arguments that do not fit.
local function bad(message)
  return select(2, arguments.bad("new", message))
end

return function(args)
  local o, code = arguments.parse("new", USAGE, args)
  if not o then return code end
  local path = #o.names == 1 and o.names[1]:gsub("%.lua$", "") or ""
  local name = path:match "[^/]*$"
  if not name:match "^[%a_][%w_]*$" then
    return bad "give one name of letters, digits and _, as in: geoeng new visit"
  end
  local words, word = parts(o.trigger or name:gsub("_+", " "),
    "^[%w\128-\255][%w\128-\255' -]*$")
  if not words then
    return bad(("--trigger: '%s' is no word or phrase"):format(word))
  end
  local roles, role = parts(o.roles or "who, whom, place", "^[%a_][%w_]*$")
  if not roles or starter.taken[role] then
    return bad(("--roles: '%s' cannot be the name of a role"):format(role))
  end
  for _, r in ipairs(roles) do
    if starter.taken[r] then
      return bad(("--roles: '%s' cannot be the name of a role: %s"):format(r,
        starter.taken[r]))
    end
  end
  local text, over = starter.text(name, words, roles)
  if not text then
    return bad(("--roles: for '%s' there is no slot left"):format(over))
  end
  local ok, why = host.writefile(path .. ".lua", text, true)
  if not ok then
    core.log(("geoeng: %s\n"):format(why))
    return FAILED
  end
  host.write(("%s.lua is written; next: geoeng test %s.lua\n"):format(path,
    path))
  return 0
end
