--- geoeng doc: the codebook of rule files.

local arguments = require "geoeng.tool.arguments"
local codebook = require "geoeng.rule.codebook"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng doc FILE|DIR... [--format markdown|html]

Write the codebook of rule files: event types with their roles, rules, lists
and examples, from the headers, `about` texts and tests that stand in them.

example: geoeng doc rules/ > codebook.md
]]

return function(args)
  local o, code = arguments.parse("doc", USAGE,
    { format = { "markdown", "html" } }, args)
  if not o then return code end
  local files = arguments.rule_files(o.names)
  if #files == 0 then
    return select(2, arguments.bad("doc", "name a rule file or directory"))
  end
  for _, file in ipairs(files) do rule.load(file) end
  rule.seal(true)
  local text = codebook.markdown(codebook.build())
  host.write(o.format == "html" and codebook.html(text) or text)
  return 0
end
