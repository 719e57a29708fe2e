--- geoeng tokens: what the core makes of a text.

local core = require "geoeng.core"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng tokens INPUT... [--format table|conllu]

Show tokens and sentences: offsets in code points, text, folded form, lemma
candidates, shape, flags. conllu prints CoNLL-U with _ for what is not known.
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

--- Groups of tokens that are one written word: do + n't.
local function words_of(tokens)
  local groups = {}
  for _, t in ipairs(tokens) do
    if t.flags.glued and #groups > 0 then
      table.insert(groups[#groups], t)
    else
      groups[#groups + 1] = { t }
    end
  end
  return groups
end

local function conllu_row(id, form, lemma, last, spaced)
  return ("%s\t%s\t%s\t_\t_\t_\t_\t_\t_\t%s\n"):format(id, form, lemma,
    (not last or spaced) and "_" or "SpaceAfter=No")
end

local function print_conllu(doc)
  core.write("# newdoc id = " .. doc.id .. "\n")
  local tokens = {}
  for t in doc:tokens() do tokens[#tokens + 1] = t end
  for s in doc:sentences() do
    core.write(("# sent_id = %s-%d\n"):format(doc.id, s.index))
    core.write("# text = " .. s.text:gsub("%s+", " ") .. "\n")
    local id = 0
    for _, group in ipairs(words_of(s:tokens())) do
      local last = group[#group]
      local nxt = tokens[last.index + 1]
      local spaced = not nxt or nxt.flags.space
      if #group > 1 then
        local form = {}
        for i, t in ipairs(group) do form[i] = t.text end
        core.write(conllu_row(("%d-%d"):format(id + 1, id + #group),
          table.concat(form), "_", true, spaced))
      end
      for _, t in ipairs(group) do
        id = id + 1
        core.write(conllu_row(id, t.text, t.lemma or t.norm, #group == 1,
          spaced))
      end
    end
    core.write("\n")
  end
end

return function(args)
  local paths, format = {}, "table"
  local i = 1
  while i <= #args do
    local arg = args[i]
    if arg == "-h" or arg == "--help" then
      core.write(USAGE)
      return 0
    elseif arg == "--format" then
      i = i + 1
      format = args[i]
    elseif arg:match "^%-." then
      core.log(("geoeng: tokens: unknown option '%s'\n"):format(arg))
      return 2
    else
      paths[#paths + 1] = arg
    end
    i = i + 1
  end
  if #paths == 0 or (format ~= "table" and format ~= "conllu") then
    core.log(USAGE)
    return 2
  end
  rule.seal()
  local code = 0
  for doc, message in core.documents(paths) do
    if doc then
      if format == "table" then print_table(doc) else print_conllu(doc) end
      doc:close()
    else
      core.log(message .. "\n")
      code = 1
    end
  end
  return code
end
