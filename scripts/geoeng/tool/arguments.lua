--- Arguments of commands: options as a table says, everything else a name.

local core = require "geoeng.core"
local host = require "geoeng.host"
local terminal = require "geoeng.format.terminal"

local M = { USAGE = 2 }

local INPUTS = [[

INPUT: texts, tables and JSON, and how they are read: geoeng help inputs
]]

local function bad(command, message)
  core.log(("geoeng: %s: %s\ntry: geoeng %s --help\n"):format(command, message,
    command))
  return nil, M.USAGE
end
M.bad = bad

local function listed(value, list)
  for _, v in ipairs(list) do if v == value then return true end end
  return false
end

--- The value of an option as its kind wants it, or nil and why not.
local function checked(name, kind, value)
  if kind == "day" then
    local day = core.day(value)
    return day, day or ("--%s: '%s' is not YYYY-MM-DD"):format(name, value)
  elseif kind == "count" then
    local n = math.tointeger(tonumber(value))
    if n and n > 0 then return n end
    return nil, ("--%s: '%s' is no number above 0"):format(name, value)
  elseif type(kind) == "table" and not listed(value, kind) then
    return nil, ("--%s: '%s' is none of %s"):format(name, value,
      table.concat(kind, ", "))
  end
  return value
end

--- Parse the arguments of a command.
---@param command string  its name, for messages
---@param usage string    written for --help
---@param spec table<string, string|string[]>  option -> "flag", "value",
---       "day", "count", or the list of its values, the first the default
---@param args string[]
---@return table|nil options  by name; `names`, `rules` (those that end in
---       .lua) and `inputs` (the others) hold what is no option; nil: `code`
---       is the exit code
---@return integer|nil code
---Example:
---```lua
---local o, code = args.parse("timex", USAGE, { date = "day" }, list)
---if not o then return code end
---```
function M.parse(command, usage, spec, args)
  local o, i = { names = {}, rules = {}, inputs = {} }, 1
  terminal.choose "auto"
  for name, kind in pairs(spec) do
    if type(kind) == "table" then o[name] = kind[1] end
  end
  while i <= #args do
    local arg = args[i]
    local name, value = arg:match "^%-%-([%a-]+)=?(.*)$"
    if arg == "-h" or name == "help" then
      terminal.usage(usage .. (usage:find "INPUT" and INPUTS or ""))
      return nil, 0
    elseif name and spec[name] == "flag" then
      o[name] = true
    elseif name and spec[name] then
      if not arg:find("=", 1, true) then
        i = i + 1
        value = args[i]
      end
      if not value then return bad(command, arg .. " needs a value") end
      local result, why = checked(name, spec[name], value)
      if result == nil then return bad(command, why) end
      o[name] = result
    elseif arg:match "^%-." then
      return bad(command, ("unknown option '%s'"):format(arg))
    else
      table.insert(o.names, arg)
      table.insert(arg:match "%.lua$" and o.rules or o.inputs, arg)
    end
    i = i + 1
  end
  return o
end

--- Call fn for every document of the inputs; it is closed behind.
---@param names string[]   files, directories, "-"
---@param day integer|nil  of documents without one
---@param fn fun(doc: table, text: string, info: table)  with what host.inputs
---       says of it
---@return integer code  0, 1: some failed, 4: none could be read
function M.each_document(names, day, fn)
  local ndocs, nfailed = 0, 0
  for text, x in host.inputs(names, day) do
    if text then
      ndocs = ndocs + 1
      local doc <close> = core.analyze(text, x)
      fn(doc, text, x)
    else
      nfailed = nfailed + 1
      core.log(x .. "\n")
    end
  end
  if ndocs == 0 and nfailed > 0 then return 4 end
  return nfailed > 0 and 1 or 0
end

--- Call fn for the document of --text, else for every one of the inputs.
---@param o table  of M.parse, with `inputs`, `date` and `text`
---@param fn fun(doc: table)
---@return integer code
function M.each_input(o, fn)
  if not o.text then return M.each_document(o.inputs, o.date, fn) end
  local doc <close> = core.analyze(o.text, { id = "text", day = o.date })
  fn(doc)
  return 0
end

--- Rule files under a path, in sorted order.
local function collect(path, files, depth)
  local names = host.listdir(path)
  if not names then
    files[#files + 1] = path
    return
  end
  for _, name in ipairs(names) do
    local full = path:gsub("/+$", "") .. "/" .. name
    if name:match "%.lua$" then files[#files + 1] = full
    elseif depth < 8 and host.listdir(full) then
      collect(full, files, depth + 1)
    end
  end
end

--- The rule files that names stand for: of a directory, all .lua files in it.
---@param names string[]
---@return string[] files
function M.rule_files(names)
  local files = {}
  for _, name in ipairs(names) do collect(name, files, 0) end
  return files
end

return M
