--- geoeng verify: whether what a run wrote is whole.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local run_folder = require "geoeng.tool.run_folder"

local USAGE = [[
usage: geoeng verify DIR...

Compare the parts of directories that `geoeng ... --out DIR/` wrote with their
journals: every document's records must be there with the hash that they had.
Tells, a line for each directory, the documents and whether the run reached the
end of its input.

options:
  -h, --help  this text

exit: 0 all is whole and complete, 1 a part is damaged or a run was stopped

example: geoeng verify out/
]]

--- The number of whole documents, or nil and what is wrong.
local function check(dir)
  local lines, why = run_folder.journal(dir)
  if not lines then return nil, why end
  local read = run_folder.reader()
  for _, line in ipairs(lines) do
    local records, what = read(line)
    if not records then return nil, what end
  end
  return #lines
end

return function(args)
  local o, code = arguments.parse("verify", USAGE, {}, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("verify", "no directory")) end
  local status = 0
  for _, name in ipairs(o.names) do
    local dir = name:gsub("/+$", "")
    local n, why = check(dir)
    local complete = core.readfile(dir .. "/complete") ~= nil
    if n then
      host.write(("%s: %d documents, %s\n"):format(dir, n,
        complete and "complete" or "stopped before the end of its input"))
    else
      core.log(why .. "\n")
    end
    if not (n and complete) then status = 1 end
  end
  return status
end
