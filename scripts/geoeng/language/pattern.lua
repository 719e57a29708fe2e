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

---
--- Role strings are clauses, "subj <actor> | by/from <actor>":
---
---   slots pattern        the slot's noun phrase, where the pattern matches
---   in/near <place>      the same for prepositions
---   from/out of <place>  which may have several words
---   any <place>          anywhere in the sentence
---   a | b                the first that finds something
---   a + b                both
---
--- Slots are subj, obj, iobj, poss, comp and the prepositions that the caller
--- knows; nothing else can stand there.

local core = require "geoeng.core"

local M = {}

local LONGEST = 65536 -- bytes of a pattern; parsing takes 200 times as many

--- Parse a text; tree or clauses, or nil and { message=, column= }.
local function run(text, prepositions)
  if type(text) ~= "string" then
    return nil, { message = "a pattern must be a string", column = 1 }
  end
  if #text > LONGEST then
    return nil, { message = ("a pattern may have %d bytes, not %d"):format(
      LONGEST, #text), column = 1 }
  end
  local ok, tree, behind = pcall(core.parse, text, prepositions)
  if not ok then
    if type(tree) ~= "table" then error(tree, 0) end
    return nil, tree
  end
  if behind <= #text then
    return nil, { message = "this ) closes nothing", column = behind }
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
function M.parse(text) return run(text) end

--- Parse a role string: "in/at <place> | any <place>".
---@param text string
---@param known table<string, true>  prepositions
---@return table[]|nil clauses  { prep = tree|nil, longer = tree|nil: those of
---  several words, slots = names of one, value = tree, at = column }
---@return table|nil why  `slot` is a name that is none
function M.parse_role(text, known) return run(text, known) end

--- Adds how a text is without each of the alternatives that `part` tells.
local function add_cuts(cuts, text, part)
  for i = 1, #part, 2 do
    local from, stop = part[i], part[i + 1]
    local blank, own = text:sub(from, stop - 1):match "^(%s*)(.-)%s*$"
    local cut, behind = from, part[i + 2]
    if not behind then cut, behind = part[i - 1], stop end
    cuts[#cuts + 1] = { at = from + #blank, text = own,
      without = text:sub(1, cut - 1) .. text:sub(behind) }
  end
end

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
  local cuts, parts = {}, {}
  core.parse(text, known, parts)
  for _, part in ipairs(parts) do add_cuts(cuts, text, part) end
  return cuts
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
