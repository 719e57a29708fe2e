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

--- Parse the arguments of a command by the table of all options, which is
--- scripts/build/options.lua. Of a choice that is not made the first stands.
---@param command string  its name
---@param usage string    written for --help; {options} stands for its options
---@param args string[]
---@return table|nil options  by name; `given` is the set of those that were;
---       `names`, `rules` (those that end in .lua) and `inputs` (the others)
---       hold what is no option; nil: `code` is the exit code
---@return integer|nil code
---Example:
---```lua
---local o, code = arguments.parse("timex", USAGE, list)
---if not o then return code end
---```
function M.parse(command, usage, args)
  local o, why = host.options(command, args)
  terminal.choose "auto"
  if not o then return bad(command, why) end
  if not o.help then return o end
  local text = usage:gsub("{options}", { ["{options}"] =
    host.option_text(command) })
  terminal.usage(text .. (usage:find "INPUT" and INPUTS or ""))
  return nil, 0
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
