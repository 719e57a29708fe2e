--- geoeng tokens: what the core makes of a text.

local core = require "geoeng.core"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng tokens INPUT...

Show tokens and sentences: offsets in code points, text, folded form, lemma
candidates, shape, flags. For tags and trees: geoeng parse.
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
    core.write(("# %s sentence %d, paragraph %d\n"):format(doc.id, s.index,
      s.paragraph))
    for _, t in ipairs(s:tokens()) do
      core.write(("%d\t%d-%d\t%s\t%s\t%s\t%s\t%s\n"):format(t.index, t.start,
        t.stop, t.text, t.norm, table.concat(t.lemmas, "|"), t.shape,
        flags_of(t)))
    end
  end
end

return function(args)
  local paths = {}
  for _, arg in ipairs(args) do
    if arg == "-h" or arg == "--help" then
      core.write(USAGE)
      return 0
    elseif arg:match "^%-." then
      core.log(("geoeng: tokens: unknown option '%s'\n"):format(arg))
      return 2
    else
      paths[#paths + 1] = arg
    end
  end
  if #paths == 0 then
    core.log(USAGE)
    return 2
  end
  rule.seal()
  local code = 0
  for doc, message in core.documents(paths) do
    if doc then
      print_table(doc)
      doc:close()
    else
      core.log(message .. "\n")
      code = 1
    end
  end
  return code
end
