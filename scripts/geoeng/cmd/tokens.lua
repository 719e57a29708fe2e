--- geoeng tokens: what the core makes of a text.

local arguments = require "geoeng.tool.arguments"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng tokens INPUT...

Show tokens and sentences: offsets in code points, text, folded form, lemma
candidates, shape, flags. For tags and trees: geoeng parse.

options:
{options}
]]

local function flags_of(t)
  local names, flags = {}, t.flags
  for _, name in ipairs { "space", "quote", "punct", "glued", "stop" } do
    if flags[name] then names[#names + 1] = name end
  end
  return table.concat(names, ",")
end

local function print_table(doc)
  for s in doc:sentences() do
    host.write(("# %s sentence %d, paragraph %d\n"):format(doc.id, s.index,
      s.paragraph))
    for _, t in ipairs(s:tokens()) do
      host.write(("%d\t%d-%d\t%s\t%s\t%s\t%s\t%s\n"):format(t.index, t.start,
        t.stop, t.text, t.norm, table.concat(t.lemmas, "|"), t.shape,
        flags_of(t)))
    end
  end
end

return function(args)
  local o, code = arguments.parse("tokens", USAGE, args)
  if not o then return code end
  if #o.names == 0 then
    return select(2, arguments.bad("tokens", "no input"))
  end
  rule.seal()
  return arguments.each_document(o.names, nil, print_table)
end
