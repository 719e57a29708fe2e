--- geoeng doc: the codebook of rule files.

local arguments = require "geoeng.tool.arguments"
local codebook = require "geoeng.rule.codebook"
local codebook_table = require "geoeng.rule.codebook_table"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng doc FILE|DIR... [--format FORMAT]

Write the codebook of rule files: event types with their roles, rules, lists
and examples, from the headers, `about` texts and tests that stand in them.

options:
{options}

example: geoeng doc rules/ > codebook.md
]]

local WRITE = {
  md = codebook.markdown,
  html = function(book) return codebook.html(codebook.markdown(book)) end,
  csv = codebook_table.csv,
  json = codebook_table.json,
}

return function(args)
  local o, code = arguments.parse("doc", USAGE, args)
  if not o then return code end
  local files = arguments.rule_files(o.names)
  if #files == 0 then
    return select(2, arguments.bad("doc", "name a rule file or directory"))
  end
  for _, file in ipairs(files) do rule.load(file) end
  rule.seal(true)
  host.write(WRITE[o.format](codebook.build()))
  return 0
end
