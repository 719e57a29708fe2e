--- geoeng verify: whether what a run wrote is whole.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"

local USAGE = [[
usage: geoeng verify DIR...

Compare all that `geoeng ... --out DIR/` wrote with its journal, and that with
what the end of the run signed: nothing may be altered, missing, twice there or
of another run. Tells, a line for each directory, the documents and whether the
run reached the end of its input; of what is wrong the file, and what to do.

options:
{options}

exit: 0 all is whole and complete, 1 something is damaged or a run was stopped

example: geoeng verify out/
]]

--- The number of whole documents, and those of the input when the run reached
--- its end; or nil and what is wrong.
local function check(dir)
  local run <close>, why = host.open_run(dir)
  if not run then return nil, why end
  local n, records = 0
  repeat
    records, why = run:next()
    if records == false then return nil, why end
    if records then n = n + 1 end
  until not records
  return n, run:inputs()
end

return function(args)
  local o, code = arguments.parse("verify", USAGE, args)
  if not o then return code end
  if #o.names == 0 then return select(2, arguments.bad("verify", "no directory")) end
  local status = 0
  for _, name in ipairs(o.names) do
    local dir = #name > 1 and name:gsub("/+$", "") or name
    local n, inputs = check(dir)
    if n then
      host.write(("%s: %d documents, %s\n"):format(dir, n,
        inputs and "complete" or "stopped before the end of its input"))
    else
      core.log(inputs .. "\n")
    end
    if not (n and inputs) then status = 1 end
  end
  return status
end
