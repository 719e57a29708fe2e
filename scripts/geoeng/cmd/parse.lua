--- geoeng parse: the syntax of a text.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng parse INPUT... [--tree]
       geoeng parse --text "..." [--tree]

Print tags and dependency trees in CoNLL-U (https://universaldependencies.org):
form, lemma, part of speech, Penn tag, head and relation of every word.
--tree draws each sentence's tree, a word under the one that it depends on.

options:
{options}

example: geoeng parse --text "Jets pounded Aleppo on Monday." --tree
]]

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

local function misc(doc, token)
  local nxt = token.index < doc.ntokens and doc:token(token.index + 1)
  return (not nxt or nxt.flags.space) and "_" or "SpaceAfter=No"
end

--- The row of a written word that is several: "3-4	don't	_ ...".
local function range_row(doc, group, id)
  local form = {}
  for i, t in ipairs(group) do form[i] = t.text end
  return ("%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n"):format(id + 1, id + #group,
    table.concat(form), misc(doc, group[#group]))
end

local function row(doc, t, id, first, alone)
  local head = t.head
  return ("%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n"):format(id, t.text,
    t.lemma, t.pos, t.tag, head and head.index - first + 1 or 0, t.dep,
    alone and misc(doc, t) or "_")
end

--- The text of a sentence as its words and SpaceAfter say it, whatever blanks
--- and line ends stand there.
local function text_of(tokens)
  local parts = {}
  for i, t in ipairs(tokens) do
    parts[i] = (i > 1 and t.flags.space and " " or "") .. t.text
  end
  return table.concat(parts)
end

local function print_conllu(doc)
  local name = core.clean(doc.id)
  host.write("# newdoc id = " .. name .. "\n")
  for s in doc:sentences() do
    host.write(("# sent_id = %s-%d\n"):format(name, s.index))
    host.write("# text = " .. text_of(s:tokens()) .. "\n")
    local id, first = 0, s.first
    for _, group in ipairs(words_of(s:tokens())) do
      if #group > 1 then host.write(range_row(doc, group, id)) end
      for _, t in ipairs(group) do
        id = id + 1
        host.write(row(doc, t, id, first, #group == 1))
      end
    end
    host.write("\n")
  end
end

local function draw(token, stem, limb)
  host.write(("%s%s%s  %s %s\n"):format(stem, limb, token.text, token.pos,
    token.dep))
  local under = limb == "" and stem
    or stem .. (limb == "\u{2514} " and "  " or "\u{2502} ")
  local kids = token.children
  for i, kid in ipairs(kids) do
    draw(kid, under, i == #kids and "\u{2514} " or "\u{251C} ")
  end
end

local function print_trees(doc)
  for s in doc:sentences() do
    host.write(s.text:gsub("%s+", " ") .. "\n")
    for _, t in ipairs(s:tokens()) do
      if not t.head then draw(t, "", "") end
    end
    host.write("\n")
  end
end

return function(args)
  local o, code = arguments.parse("parse", USAGE, args)
  if not o then return code end
  o.inputs = o.names -- whatever they end in
  if (#o.inputs > 0) == (o.text ~= nil) then
    return select(2, arguments.bad("parse", "give inputs or --text"))
  end
  rule.seal()
  return arguments.each_input(o, o.tree and print_trees or print_conllu)
end
