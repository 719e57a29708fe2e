--- What is true of a span and an event of its sentence, as short texts that a
--- person can read in a table of weights: "down=nsubj up=obj", "prep=with".
--- Nothing here knows a type or a role.

local M = {}

local HOPS = 8
local REPORT = {}
for w in ([[say tell report announce add declare state quote claim note stress
  explain reply warn confirm]]):gmatch "%S+" do REPORT[w] = true end

local SHORT = { ["nsubj:pass"] = "nsubjpass", ["nmod:poss"] = "poss",
  ["acl:relcl"] = "relcl", ["obl:tmod"] = "tmod", ["obl:unmarked"] = "tmod",
  ["nmod:unmarked"] = "tmod" }

--- Tokens from one up to the top of its tree, itself first.
local function chain(doc, at)
  local list = {}
  for _ = 1, HOPS do
    if not at then break end
    local t = doc:token(at)
    list[#list + 1] = t
    at = t.head and t.head.index
  end
  return list
end

local function relation(t) return SHORT[t.dep] or t.dep or "-" end

--- The preposition of a word; of one that is coordinated that of the first.
local function preposition(t)
  for _ = 1, HOPS do
    for _, kid in ipairs(t.children) do
      if kid.dep == "case" and kid.lemma ~= "'s" then return kid.lemma end
    end
    if t.dep ~= "conj" or not t.head then break end
    t = t.head
  end
  return "-"
end

--- How the trees of two words meet: the word above both, the relations by which
--- one goes up to it from the trigger and down to the span, and how far.
local function meeting(doc, trigger, head)
  local up, down = chain(doc, trigger), chain(doc, head)
  local at = {}
  for i, t in ipairs(up) do at[t.index] = i end
  for j, t in ipairs(down) do
    local i = at[t.index]
    if i then
      return { top = t, nup = i - 1, ndown = j - 1,
        up = i > 1 and relation(up[i - 1]) or "-",
        down = j > 1 and relation(down[j - 1]) or "-" }
    end
  end
  return nil
end

--- Steps as few classes: 0 to 3, 5, 8, 12, 20, more.
local EDGES = { 0, 1, 2, 3, 5, 8, 12, 20 }

local function class_of(n)
  for _, edge in ipairs(EDGES) do if n <= edge then return edge end end
  return "far"
end

local function few(n) return n > 3 and 3 or n end

--- What stands between a span and the trigger.
local function between(doc, first, last, add)
  local verbs, commas, quote = 0, 0, false
  for i = first, last do
    local t = doc:token(i)
    if t.pos == "VERB" then verbs = verbs + 1 end
    if t.text == "," then commas = commas + 1 end
    if t.text == '"' or t.text == "“" or t.text == "”" or t.text == "''"
      or t.text == "``" then
      quote = true
    end
  end
  add("verbs=" .. few(verbs))
  add("commas=" .. few(commas))
  if quote then add "quote" end
end

local KEYS = { "sector", "category", "kind", "grain" }

--- What its layer and words say of a span.
local function own(span, head, add)
  local layer = span.layer or "np"
  add("layer=" .. layer)
  for _, key in ipairs(KEYS) do
    local v = span:attr(key)
    if v then add(layer .. "." .. key .. "=" .. tostring(v)) end
  end
  add("pos=" .. head.pos)
  if head.pos == "NOUN" or head.pos == "PRON" then
    add("word=" .. head.lemma)
  end
  local det = "none"
  for _, kid in ipairs(head.children) do
    if kid.dep == "det" or kid.dep == "nmod:poss" then
      det = kid.dep == "det" and kid.lemma or "poss"
    end
  end
  add("det=" .. det)
end

--- How many spans of a list are nearer to the trigger.
local function nearer(list, span, trigger)
  local n, far = 0, math.abs(span.head - trigger.head)
  for _, other in ipairs(list) do
    if math.abs(other.head - trigger.head) < far then n = n + 1 end
  end
  return n
end

--- How many other triggers are nearer to the span.
local function nearer_heads(heads, span, trigger)
  local n, far = 0, math.abs(trigger.head - span.head)
  for token in pairs(heads) do
    if token ~= trigger.head and math.abs(token - span.head) < far then
      n = n + 1
    end
  end
  return n
end

--- Whether the way up from the span meets another event before this one.
local function owner(doc, head, trigger, heads)
  for _, t in ipairs(chain(doc, head)) do
    if t.index == trigger.head then return "own" end
    if heads[t.index] then return "other" end
  end
  return "none"
end

local function word_at(doc, i, first, last)
  if i < first or i > last then return "-" end
  return doc:token(i).lemma
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

local JOINED = { conj = true, appos = true }

--- What the span has to do with what the event has already: coordinated with
--- it, an apposition of it, a part of it.
local function beside(c, head, add)
  if not next(c.roles) then return end
  local up = head.head
  local role = up and role_at(c, up.index)
  if role then
    add((JOINED[head.dep] and head.dep or "below") .. " of " .. role)
  end
  for _, kid in ipairs(head.children) do
    role = role_at(c, kid.index)
    if role then
      add((JOINED[kid.dep] and kid.dep or "above") .. " has " .. role)
    end
  end
end

--- How the span hangs in the tree, as seen from the trigger.
local function in_tree(c, span, at, head, add, both)
  local doc = c.sentence.doc
  both("rel=" .. relation(head))
  both("prep=" .. preposition(head))
  add("layer=" .. (span.layer or "np") .. " prep=" .. preposition(head))
  add("trigger " .. relation(at))
  if at.head then add("above trigger=" .. at.head.lemma) end
  local way = meeting(doc, c.trigger.head, span.head)
  if not way then return both "apart" end
  add(("up=%s down=%s"):format(way.up, way.down))
  both(("nup=%d down=%s"):format(few(way.nup), way.down))
  add(("ndown=%d"):format(few(way.ndown)))
  add(("%s=%s down=%s"):format(way.nup > 0 and "above" or "trigger",
    way.top.lemma, way.down))
  if REPORT[way.top.lemma] and way.down == "nsubj" then both "says" end
end

--- Where the span stands in the sentence.
local function in_sentence(c, span, around, kind, add, both)
  local s, doc, trigger = c.sentence, c.sentence.doc, c.trigger
  local right = span.first > trigger.last
  local side = right and "R" or "L"
  local far = right and span.first - trigger.last or trigger.first - span.last
  both("side=" .. side .. " " .. kind)
  add("far=" .. class_of(math.max(far, 0)) .. " " .. side)
  if far < 0 then both "holds trigger" end
  if right then between(doc, trigger.last + 1, span.first - 1, add)
  else between(doc, span.last + 1, trigger.first - 1, add) end
  both("nearer=" .. few(nearer(around.rivals, span, trigger)))
  add("events nearer=" .. few(nearer_heads(around.heads, span, trigger)))
  add("before=" .. word_at(doc, span.first - 1, s.first, s.last))
  add("behind=" .. word_at(doc, span.last + 1, s.first, s.last))
  if s.index == 1 then add "first sentence" end
end

--- What the event has already, and other events of the sentence.
local function beside_others(c, span, head, around, add, both)
  both("owner=" .. owner(c.sentence.doc, span.head, c.trigger, around.heads))
  both("has=" .. few(#(c.roles[around.role] or {})))
  for role in pairs(c.roles) do
    if role ~= around.role then add("beside=" .. role) end
  end
  beside(c, head, both)
  local elsewhere = around.elsewhere[span.head]
  if elsewhere then both("elsewhere=" .. elsewhere) end
end

--- What is true of a span and an event: each fact alone, most of them also with
--- the event's type behind it.
---@param c geoeng.Candidate
---@param span table
---@param around { role: string, rivals: table[], heads: table<integer, true>,
---       elsewhere: table<integer, string> }  the role; other spans that might
---       fill it; heads of the sentence's triggers; roles that events of the
---       sentence have words in
---@return string[]
function M.of(c, span, around)
  local list, seen = {}, {}
  local function add(f)
    if seen[f] then return end
    seen[f] = true
    list[#list + 1] = f
  end
  local function both(f)
    add(f)
    add(f .. " " .. c.def.type)
  end
  local doc = c.sentence.doc
  local head, at = doc:token(span.head), doc:token(c.trigger.head)
  both "start"
  add("trigger=" .. at.lemma)
  own(span, head, both)
  if head.pos == "PROPN" then both "name" end
  add("country=" .. (span:attr "country" and "yes" or "no"))
  in_tree(c, span, at, head, add, both)
  in_sentence(c, span, around, at.pos == "VERB" and "V" or "N", add, both)
  beside_others(c, span, head, around, add, both)
  return list
end

return M
