--- geoeng import: dictionaries of other systems as lexicons and rules.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local source = require "geoeng.import.source"

local USAGE = [[
usage: geoeng import FORMAT FILE... --out DIR [--name NAME]

Read dictionaries of another system and write lexicons (.tsv) and rule files
(.lua) into DIR, which is made when it is missing; DIR/NAME.lua then runs like
any rule file. What was carried over is counted; what could not be is listed
with file and line.

formats:
  petrarch   PETRARCH, PETRARCH2, TABARI: actors, agents, verbs, discards and
             issues, told apart by these words in the file name, else by lines
  gate       gazetteers: .def files with the lists that they name, or .lst
             files; phrases with their types and features become layers
  spacy      patterns of EntityRuler and Matcher, a JSON object a line; phrases
             and token patterns become layers named by their labels

options:
{options}

example: geoeng import petrarch actors.txt agents.txt verbs.txt --out coder
]]

local FORMATS = { petrarch = true, gate = true, spacy = true }
local UNREADABLE, UNWRITTEN = 4, 6

--- Write files in sorted order; false when one cannot be.
local function write_all(dir, files)
  local names = {}
  for name in pairs(files) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local ok, why = host.writefile(dir .. "/" .. name, files[name])
    if not ok then
      core.log(("geoeng: %s\n"):format(why))
      return false
    end
    host.write(("wrote %s/%s\n"):format(dir, name))
  end
  return true
end

--- The format and its files, or the exit code.
local function parse(args)
  local o, code = arguments.parse("import", USAGE, args)
  if not o then return nil, code end
  local format = table.remove(o.names, 1)
  if not FORMATS[format] or #o.names == 0 or not o.out then
    return nil, select(2, arguments.bad("import", "give a format, files and "
      .. "--out DIR"))
  end
  o.out = o.out:gsub("(.)/+$", "%1")
  o.name = source.name(o.name or o.out:match "[^/]*$")
  return o, format
end

return function(args)
  local o, format = parse(args)
  if not o then return format end
  local report = source.report()
  local files, why = require("geoeng.import." .. format).read(o.names, report,
    o.name)
  if not files then
    core.log(("geoeng: import: %s\n"):format(why))
    return UNREADABLE
  end
  if not write_all(o.out, files) then return UNWRITTEN end
  source.tell(report)
  return 0
end
