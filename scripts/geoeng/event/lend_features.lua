--- What is true of a span and an event of its sentence, as short texts that a
--- person can read in a table of weights: "up, down=obj, nsubj", "prep=with".
--- Nothing here knows a type or a role.
---
--- A fact is a kind and a value; most kinds count for all events together and
--- once more for those of one type, behind whose text stands the type. Facts of
--- a span alone, of a span and an event, and of these and a role are found apart,
--- each once; so a score is a sum of weights that M.layout has by kind and value.

local memo = require "geoeng.event.sentence_memo"

local M = {}

local HOPS = 8
local REPORT = {}
for w in ([[say tell report announce add declare state quote claim note stress
  explain reply warn confirm]]):gmatch "%S+" do REPORT[w] = true end

local SHORT = { ["nsubj:pass"] = "nsubjpass", ["nmod:poss"] = "poss",
  ["acl:relcl"] = "relcl", ["obl:tmod"] = "tmod", ["obl:unmarked"] = "tmod",
  ["nmod:unmarked"] = "tmod" }

-- ---------------------------------------------------------------- the tokens

local QUOTES = { ['"'] = true, ["“"] = true, ["”"] = true, ["''"] = true,
  ["``"] = true }

--- The tree of a sentence by token number: lemma, pos, rel, dep, up, kids; and
--- how many verbs, commas and quotes stand up to there.
local function read_tree(sentence)
  local tree = { lemma = {}, pos = {}, rel = {}, dep = {}, up = {}, kids = {},
    verbs = {}, commas = {}, quotes = {} }
  local doc, nverbs, ncommas, nquotes = sentence.doc, 0, 0, 0
  for i = sentence.first, sentence.last do
    local t = doc:token(i)
    local dep, up, pos, text = t.dep or "-", t.head, t.pos, t.text
    tree.lemma[i], tree.pos[i] = t.lemma, pos
    if pos == "VERB" then nverbs = nverbs + 1 end
    if text == "," then ncommas = ncommas + 1 end
    if QUOTES[text] then nquotes = nquotes + 1 end
    tree.verbs[i], tree.commas[i], tree.quotes[i] = nverbs, ncommas, nquotes
    tree.dep[i], tree.rel[i] = dep, SHORT[dep] or dep
    tree.up[i] = up and up.index or false
    tree.kids[i] = tree.kids[i] or {}
    if up then
      local kids = tree.kids[up.index] or {}
      tree.kids[up.index] = kids
      kids[#kids + 1] = i
    end
  end
  return tree
end

local function tree_of(sentence) return memo.of(sentence, read_tree, "tree") end

--- The preposition of a word; of one that is coordinated that of the first.
local function preposition(tree, at)
  for _ = 1, HOPS do
    for _, kid in ipairs(tree.kids[at]) do
      if tree.dep[kid] == "case" and tree.lemma[kid] ~= "'s" then
        return tree.lemma[kid]
      end
    end
    if tree.dep[at] ~= "conj" or not tree.up[at] then break end
    at = tree.up[at]
  end
  return "-"
end

local function determiner(tree, at)
  local det = "none"
  for _, kid in ipairs(tree.kids[at]) do
    if tree.dep[kid] == "det" then det = tree.lemma[kid]
    elseif tree.dep[kid] == "nmod:poss" then det = "poss" end
  end
  return det
end

-- ----------------------------------------------------------------- the facts

--- Kinds of facts, in their order; M.kind[name] is the number. `plain`: one
--- that counts for all types together only; `bare`: its text is its name.
local KINDS = {
  { "start", bare = true }, { "trigger", plain = true }, { "layer" },
  { "sector" }, { "category" }, { "kind" }, { "grain" }, { "pos" }, { "word" },
  { "det" }, { "name", bare = true }, { "country", plain = true }, { "rel" },
  { "prep" }, { "layer, prep", plain = true }, { "trigger's rel", plain = true },
  { "above the trigger", plain = true }, { "apart", bare = true },
  { "up, down", plain = true }, { "nup, down" }, { "ndown", plain = true },
  { "above, down", plain = true }, { "trigger, down", plain = true },
  { "says", bare = true }, { "side" }, { "far", plain = true },
  { "holds the trigger", bare = true }, { "verbs", plain = true },
  { "commas", plain = true }, { "quote", plain = true, bare = true },
  { "nearer" }, { "events nearer", plain = true }, { "before", plain = true },
  { "behind", plain = true }, { "first sentence", plain = true, bare = true },
  { "owner" }, { "has" }, { "beside", plain = true }, { "joined to" },
  { "elsewhere" }, { "nearest time", bare = true },
}
local K = {}
for i, kind in ipairs(KINDS) do K[kind[1]] = i end

--- Two values as one, made once.
local joined = {}
local function pair(a, b)
  local of_a = joined[a]
  if not of_a then
    of_a = {}
    joined[a] = of_a
  end
  local both = of_a[b]
  if not both then
    both = a .. ", " .. b
    of_a[b] = both
  end
  return both
end

--- Steps as few classes: 0 to 3, 5, 8, 12, 20, more.
local EDGES = { 0, 1, 2, 3, 5, 8, 12, 20 }

local function class_of(n)
  for _, edge in ipairs(EDGES) do if n <= edge then return edge end end
  return "more"
end

--- Numbers as texts: 3 and more are one.
local FEW = { [0] = "0", "1", "2", "3" }

local function few(n) return FEW[n] or FEW[3] end

local ATTRIBUTES = { "sector", "category", "kind", "grain" }

--- Facts: kinds and values in turn.
local function add(facts, kind, value)
  local n = #facts
  facts[n + 1], facts[n + 2] = kind, value
end

--- What is true of a span, whatever the event.
local function of_span(sentence, span)
  local tree, facts, head = tree_of(sentence), {}, span.head
  local layer, prep = span.layer or "np", preposition(tree, head)
  add(facts, K.start, true)
  add(facts, K.layer, layer)
  for _, key in ipairs(ATTRIBUTES) do
    local v = span:attr(key)
    if v then add(facts, K[key], tostring(v)) end
  end
  local pos = tree.pos[head]
  add(facts, K.pos, pos)
  if pos == "NOUN" or pos == "PRON" then add(facts, K.word, tree.lemma[head]) end
  if pos == "PROPN" then add(facts, K.name, true) end
  add(facts, K.det, determiner(tree, head))
  add(facts, K.country, span:attr "country" and "yes" or "no")
  add(facts, K.rel, tree.rel[head])
  add(facts, K.prep, prep)
  add(facts, K["layer, prep"], pair(layer, prep))
  local before, behind = span.first - 1, span.last + 1
  add(facts, K.before, tree.lemma[before] or "-")
  add(facts, K.behind, tree.lemma[behind] or "-")
  if sentence.index == 1 then add(facts, K["first sentence"], true) end
  return facts
end

--- An event as its spans are seen from it: the steps from its trigger up.
---@param c geoeng.Candidate
---@param around { heads: table<integer, true>, roles: table<integer, string> }
---       heads of the sentence's triggers; roles that events of the sentence
---       have words in
---@return table view
function M.view(c, around)
  local tree, steps, path = tree_of(c.sentence), {}, {}
  local at, n = c.trigger.head, 0
  while at and n < HOPS do
    steps[at], path[n] = n, at
    at, n = tree.up[at], n + 1
  end
  local over = tree.up[c.trigger.head]
  return { c = c, around = around, tree = tree, steps = steps, path = path,
    side = tree.pos[c.trigger.head] == "VERB" and "V" or "N",
    over = over and tree.lemma[over] }
end

--- How the trees of trigger and span meet: the word above both, and the steps up
--- to it from the trigger and down to the span, with the first of these.
local function meeting(view, head)
  local tree, steps = view.tree, view.steps
  local down, last, m = head, nil, 0
  while down and m < HOPS do
    if steps[down] then break end
    down, last, m = tree.up[down], down, m + 1
  end
  local nup = down and steps[down]
  if not nup then return nil end
  return down, nup, m, nup > 0 and tree.rel[view.path[nup - 1]] or "-",
    last and tree.rel[last] or "-"
end

--- What stands between a span and the trigger.
local function between(facts, tree, first, last)
  if last < first then last = first - 1 end
  local verbs, commas, quotes = tree.verbs, tree.commas, tree.quotes
  add(facts, K.verbs, few((verbs[last] or 0) - (verbs[first - 1] or 0)))
  add(facts, K.commas, few((commas[last] or 0) - (commas[first - 1] or 0)))
  if quotes[last] and quotes[last] > (quotes[first - 1] or 0) then
    add(facts, K.quote, true)
  end
end

local function in_tree(facts, view, head)
  local tree, trigger = view.tree, view.c.trigger.head
  add(facts, K.trigger, tree.lemma[trigger])
  add(facts, K["trigger's rel"], tree.rel[trigger])
  if view.over then add(facts, K["above the trigger"], view.over) end
  local top, nup, ndown, up, down = meeting(view, head)
  if not top then return add(facts, K.apart, true) end
  add(facts, K["up, down"], pair(up, down))
  add(facts, K["nup, down"], pair(few(nup), down))
  add(facts, K.ndown, few(ndown))
  add(facts, nup > 0 and K["above, down"] or K["trigger, down"],
    pair(tree.lemma[top], down))
  if REPORT[tree.lemma[top]] and down == "nsubj" then add(facts, K.says, true) end
end

--- How many other triggers are nearer to a span's head than an event's own: 3
--- for more.
---@param heads table<integer, true>  of the sentence's triggers
---@param head integer     of the span
---@param trigger integer  head of the event's trigger
---@return integer n  0 to 3
function M.nearer_heads(heads, head, trigger)
  local n, far = 0, math.abs(trigger - head)
  for d = 0, far - 1 do
    if heads[head + d] and head + d ~= trigger then n = n + 1 end
    if d > 0 and heads[head - d] and head - d ~= trigger then n = n + 1 end
    if n >= 3 then break end
  end
  return n
end

--- Whether the way up from the span meets another event before this one.
local function owner(tree, at, trigger, heads)
  for _ = 1, HOPS do
    if not at then break end
    if at == trigger then return "own" end
    if heads[at] then return "other" end
    at = tree.up[at]
  end
  return "none"
end

--- The role of the event that has a word, of several the first by name.
local function role_at(c, token)
  local found
  for role, list in pairs(c.roles) do
    for _, s in ipairs(list) do
      if s.head == token and (not found or role < found) then found = role end
    end
  end
  return found
end

local JOINED = { conj = "conj of", appos = "appos of" }

--- What the span has to do with what the event has already: coordinated with
--- it, an apposition of it, a part of it, or the other way round.
local function joins(facts, c, tree, head)
  if not next(c.roles) then return end
  local role, seen = tree.up[head] and role_at(c, tree.up[head]), {}
  if role then
    add(facts, K["joined to"], pair(JOINED[tree.dep[head]] or "below", role))
  end
  for _, kid in ipairs(tree.kids[head]) do
    role = role_at(c, kid)
    local join = role and pair(tree.dep[kid] == "conj" and "conj is" or "above",
      role)
    if join and not seen[join] then
      seen[join] = true
      add(facts, K["joined to"], join)
    end
  end
end

--- What is true of a span and an event, whatever the role.
---@param view table  of M.view
---@param span table
---@return table facts  kinds and values in turn
function M.of(view, span)
  local c, tree, around = view.c, view.tree, view.around
  local own = memo.of(c.sentence, of_span, span)
  local at, head, first, last = c.trigger.head, span.head, span.first, span.last
  local facts = table.move(own, 1, #own, 1, {})
  local right = first > c.last
  local far = right and first - c.last or c.first - last
  local side = right and "right" or "left"
  add(facts, K.side, pair(side, view.side))
  add(facts, K.far, pair(class_of(math.max(far, 0)), side))
  if far < 0 then add(facts, K["holds the trigger"], true) end
  if right then between(facts, tree, c.last + 1, first - 1)
  else between(facts, tree, last + 1, c.first - 1) end
  in_tree(facts, view, head)
  add(facts, K["events nearer"], few(M.nearer_heads(around.heads, head, at)))
  add(facts, K.owner, owner(tree, head, at, around.heads))
  joins(facts, c, tree, head)
  if around.roles[head] then add(facts, K.elsewhere, around.roles[head]) end
  return facts
end

--- Add what is true of these and a role to the facts of M.of.
---@param facts table
---@param c geoeng.Candidate
---@param span table
---@param role string
---@param rivals integer[]  heads of what might fill it
---@param nearest table|nil   the time that dates the event, by the tree alone
---@return integer n  of the facts before, for M.cut
function M.add_role(facts, c, span, role, rivals, nearest)
  local n, nearer = #facts, 0
  local at = c.trigger.head
  local far = math.abs(span.head - at)
  for i = 1, #rivals do
    local d = rivals[i] - at
    if d < far and -d < far then nearer = nearer + 1 end
  end
  add(facts, K.nearer, few(nearer))
  add(facts, K.has, few(#(c.roles[role] or {})))
  for other in pairs(c.roles) do
    if other ~= role then add(facts, K.beside, other) end
  end
  if span == nearest then add(facts, K["nearest time"], true) end
  return n
end

--- Take out what M.add_role added.
---@param facts table
---@param n integer
function M.cut(facts, n)
  for i = #facts, n + 1, -1 do facts[i] = nil end
end

-- ------------------------------------------------------------------ as texts

--- How many kinds of facts there are; the number of one by name; whether one has
--- no value.
M.nkinds = #KINDS
function M.kind(name) return K[name] end
function M.is_bare(kind) return KINDS[kind].bare == true end

local function text_of(kind, value)
  local name = KINDS[kind][1]
  return KINDS[kind].bare and name or name .. "=" .. value
end

--- Facts as the texts of a table of weights, each once.
---@param facts table
---@param type_ string  of the event
---@return string[]
function M.texts(facts, type_)
  local list, seen = {}, {}
  for i = 1, #facts, 2 do
    local text = text_of(facts[i], facts[i + 1])
    if not seen[text] then
      seen[text] = true
      list[#list + 1] = text
      if not KINDS[facts[i]].plain then list[#list + 1] = text .. " " .. type_ end
    end
  end
  return list
end

--- A score of facts: for each its weights, laid out by M.layout.
---@param layout table
---@param facts table
---@return integer
function M.score(layout, facts)
  local sum = layout.start
  for i = 1, #facts, 2 do
    local of = layout[facts[i]]
    local w = of and of[facts[i + 1]]
    if w then sum = sum + w end
  end
  return sum
end

--- Weights by kind and value, those of all events and of a type together.
---@param weights table<string, integer>  by text
---@param type_ string
---@return table layout
function M.layout(weights, type_)
  local layout, suffix = { start = weights["(start)"] or 0 }, " " .. type_
  local function put(text, w)
    local name, value = text:match "^([^=]+)=(.*)$"
    local kind = K[name or text]
    if not kind then return end
    value = value or true
    layout[kind] = layout[kind] or {}
    layout[kind][value] = (layout[kind][value] or 0) + w
  end
  for text, w in pairs(weights) do
    put(text, w)
    if #text > #suffix and text:sub(-#suffix) == suffix then
      put(text:sub(1, -#suffix - 1), w)
    end
  end
  return layout
end

return M
