--- The way in a tree from a trigger to an argument: as a path of relations, and
--- in words.
---
---   "Troops launched an attack"   attack to Troops
---   path      "^obj nsubj"        up over obj, down over nsubj
---   in words  "subject of the verb that governs it"

local M = {}

local HOPS = 12 -- up or down, at most

--- Relations that begin a clause below the word above.
local BORDER = { ccomp = true, advcl = true, acl = true, parataxis = true,
  csubj = true }

--- What a word is to the one above it.
local NAME = { nsubj = "subject", csubj = "subject", obj = "object",
  iobj = "object", appos = "appositive", conj = "conjunct", amod = "modifier",
  compound = "modifier", nummod = "number", advmod = "adverb", flat = "name part",
  ["nmod:poss"] = "possessor", acl = "clause", advcl = "clause",
  ccomp = "clause", xcomp = "clause", parataxis = "clause" }

local function base(dep) return dep:match "^[^:]*" end

--- The preposition of a phrase.
local function preposition(token)
  for _, kid in ipairs(token.children) do
    if base(kid.dep) == "case" then return kid.norm end
  end
  return nil
end

--- A relation of a path: "nsubj", "nmod:poss", "obl(on)".
local function step(token)
  local dep = token.dep
  if dep == "nmod:poss" then return dep end
  dep = base(dep)
  local prep = (dep == "obl" or dep == "nmod") and preposition(token)
  return prep and ("%s(%s)"):format(dep, prep) or dep
end

--- What a token is to the one above it, in words.
local function name_of(token)
  local name = NAME[token.dep] or NAME[base(token.dep)]
  if name then return name end
  local prep = preposition(token)
  return prep and ("`%s`"):format(prep) or base(token.dep)
end

--- The tokens from one up to the root, itself first.
local function chain(token)
  local list = {}
  while token and #list <= HOPS do
    list[#list + 1] = token
    token = token.head
  end
  return list
end

--- The way from a token to another: the tokens whose relations go up, from the
--- first on, and those whose relations go down, to the second; nil: they do not
--- hang together.
---@param from geoeng.Token
---@param to geoeng.Token
---@return table|nil way  { up = tokens, down = tokens, top = token }
function M.way(from, to)
  local ups, at = chain(from), {}
  for i, token in ipairs(ups) do at[token.index] = i end
  local down = {}
  for _, token in ipairs(chain(to)) do
    local i = at[token.index]
    if i then
      return { up = table.move(ups, 1, i - 1, 1, {}), down = down,
        top = ups[i] }
    end
    table.insert(down, 1, token)
  end
  return nil
end

--- The way as a path: "^obj nsubj"; "." for the word itself.
---@param way table  of M.way
---@return string
function M.path(way)
  local out = {}
  for _, token in ipairs(way.up) do out[#out + 1] = "^" .. step(token) end
  for _, token in ipairs(way.down) do out[#out + 1] = step(token) end
  return #out > 0 and table.concat(out, " ") or "."
end

local VERB = { VERB = true, AUX = true }

local function crosses(tokens)
  for _, token in ipairs(tokens) do
    local dep = base(token.dep)
    if BORDER[dep] or dep == "conj" and VERB[token.pos] then return true end
  end
  return false
end

--- Whether the way leaves the clause of the trigger.
---@param way table
---@return boolean
function M.leaves_clause(way)
  return crosses(way.up) or crosses(way.down)
end

--- The word at which the way turns, as the trigger sees it.
local function top_name(way)
  if #way.up == 0 then return "the trigger" end
  local kind = VERB[way.top.pos] and "verb" or "word"
  if crosses(way.up) then return ("a %s of the clause above"):format(kind) end
  if #way.up == 1 then return ("the %s that governs it"):format(kind) end
  return ("a %s further up"):format(kind)
end

--- Where the second stands, in words.
---@param way table
---@return string
function M.words(way)
  local down = way.down
  local text = top_name(way)
  if #down == 0 then return text end
  if #down > 2 then
    return ("%s inside the %s of %s"):format(name_of(down[#down]),
      name_of(down[1]), text)
  end
  for i, token in ipairs(down) do
    text = ("%s of %s%s"):format(name_of(token), i > 1 and "the " or "", text)
  end
  return text
end

return M
