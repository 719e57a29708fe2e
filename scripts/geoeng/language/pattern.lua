--- The pattern language: a string becomes the public tree.
---
---   word  a/b/c  'Exact' ('' is one quote in it)  $list  <layer test>  [token test]  []
---   x?  x*  x+  x{2,4}  and lazy x?? x*? x+? x{2,4}?
---   ~3  a gap of at most three tokens (~ alone: five)
---   a b   a | b   ( )   role:x   &x  !x  <&x  <!x   <s>  </s>
---
--- Nodes are plain tables with `k` and `at`, the byte column they came from:
---   {k="word","meet"} {k="exact","May"} {k="any"} {k="token",TEST}
---   {k="list","meet",test=TEST} {k="layer","actor",test=TEST}
---   {k="seq",...} {k="alt",...} {k="rep",x,min=,max=,lazy=} {k="gap",3}
---   {k="role","who",x} {k="look",x,behind=,negate=} {k="edge","start"|"end"}
--- TEST: {k="cmp",key,op,value} {k="and",a,b} {k="or",a,b} {k="not",a}

local Parser = require "geoeng.language.pattern_parser"

local M = {}

--- Rules say the same again and again: trees of texts, by parser method. A
--- copy costs a fifth of parsing.
local parsed, nparsed = { alternatives = {}, clauses = {} }, 0
local MOST = 1000

local LONGEST = 65536 -- bytes of a pattern; parsing takes 200 times as many

local function copy(tree)
  local new = {}
  for k, v in next, tree do
    new[k] = type(v) == "table" and copy(v) or v
  end
  return new
end

--- Run a parser method; tree, or nil and { message=, column= }.
local function run(text, method, prepositions)
  if type(text) ~= "string" then
    return nil, { message = "a pattern must be a string", column = 1 }
  end
  if #text > LONGEST then
    return nil, { message = ("a pattern may have %d bytes, not %d"):format(
      LONGEST, #text), column = 1 }
  end
  local known = parsed[method][text]
  if known then return copy(known) end
  local p = Parser.new(text, prepositions)
  local ok, tree = pcall(p[method], p)
  if not ok then
    if type(tree) ~= "table" then error(tree, 0) end
    return nil, tree
  end
  if p.pos <= #text then
    return nil, { message = "this ) closes nothing", column = p.pos }
  end
  if nparsed < MOST then
    parsed[method][text], nparsed = copy(tree), nparsed + 1
  end
  return tree
end

--- Parse a pattern.
---@param text string
---@return table|nil tree
---@return table|nil why  { message=, column= }, the column counts bytes from 1
---Example:
---```lua
---local tree = pattern.parse "who:<actor> meet with? who:<actor>"
---assert(tree.k == "seq" and tree[1].k == "role")
---```
function M.parse(text) return run(text, "alternatives") end

--- Parse a role string: "in/at <place> | any <place>".
---@param text string
---@param known table<string, true>  prepositions
---@return table[]|nil clauses  { prep = tree|nil, longer = tree|nil: those of
---  several words, slots = names of one, value = tree, at = column }
---@return table|nil why  `slot` is a name that is none
function M.parse_role(text, known) return run(text, "clauses", known) end

--- The alternatives of a pattern, or of a role string: those joined by | and /,
--- and the parts of a role that are joined by +.
---@param text string
---@param known table<string, true>|nil  prepositions, for a role string
---@return table[] list  { at = column, text =, without = the string without it }
---Example:
---```lua
---assert(pattern.cuts("meet/greet <actor>")[2].without == "meet <actor>")
---```
function M.cuts(text, known)
  local p = Parser.new(text, known)
  p.cuts = {}
  if known then p:clauses() else p:alternatives() end
  return p.cuts
end

local INNER = { seq = true, alt = true, rep = true, role = true, look = true }

--- Call fn for every node of a tree (tests excluded), parents first.
function M.walk(tree, fn)
  fn(tree)
  if not INNER[tree.k] then return end
  for i = 1, #tree do
    local kid = tree[i]
    if type(kid) == "table" then
      if INNER[kid.k] then M.walk(kid, fn) else fn(kid) end
    end
  end
end

--- The tree as a pattern string that parses to an equal tree.
---@param tree table
---@return string
---Example:
---```lua
---assert(pattern.format(pattern.parse "a/b c") == "((a | b) c)")
---```
M.format = require "geoeng.language.pattern_format"

return M
