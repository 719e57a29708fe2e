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
--- Single tokens are read by LPeg, the nesting by functions that know what
--- they expect, so that a mistake is told where it is.

local lpeg = require "lpeg"

local M = {}

local P, R, S, C, Cs, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cs, lpeg.Cp

local DEPTH = 60      -- deepest nesting
local GAP = 5         -- tokens of a bare ~
local MAX_REPEAT = 64 -- most of x{n}

local high = R "\128\255"
local letter = R("az", "AZ") + high
local digit = R "09"
local ident = (letter + "_") * (letter + digit + "_") ^ 0
local word_char = letter + digit + S "_"
-- Hyphens, periods and apostrophes stand inside words: u.s., S-400, o'brien.
local word = word_char * (word_char + S "-.'" * #(word_char)) ^ 0
  * (P "." * -word_char) ^ -1
local punct = P "--" + P "..." + S ",;%#\""
local space = S " \t\r\n" ^ 0

local lex = {
  space = space * Cp(),
  word = C(word + punct + P "'s" + P "n't") * Cp(),
  ident = C(ident) * Cp(),
  role = C(ident) * ":" * -P " " * Cp(),
  exact = "'" * Cs((1 - S "'\n" + P "''" / "'") ^ 1) * "'" * Cp(),
  number = C(digit ^ 1) * Cp(),
  op = C(P "!=" + "<=" + ">=" + S "=~<>") * Cp(),
  bare = C((1 - S " \t\r\n&|()<>]") ^ 1) * Cp(),
  quoted = '"' * C((1 - S "\"\n") ^ 0) * '"' * Cp()
    + "'" * C((1 - S "'\n") ^ 0) * "'" * Cp(),
}

---@class Parser
local Parser = {}
Parser.__index = Parser

function Parser:fail(what, at)
  error({ message = what, column = at or self.pos }, 0)
end

--- Match a lexeme here; its value, or nil.
function Parser:take(pattern)
  local value, stop = pattern:match(self.text, self.pos)
  if not value then return nil end
  self.pos = stop
  return value
end

function Parser:skip() self.pos = lex.space:match(self.text, self.pos) end

--- Whether the literal stands here; if so, step over it.
function Parser:accept(literal)
  if self.text:sub(self.pos, self.pos + #literal - 1) ~= literal then
    return false
  end
  self.pos = self.pos + #literal
  return true
end

function Parser:peek(n) return self.text:sub(self.pos, self.pos + (n or 1) - 1) end

-- ---------------------------------------------------------------- tests

function Parser:test_value()
  local at = self.pos
  local value = self:take(lex.quoted) or self:take(lex.bare)
  if not value then self:fail("a value is missing after the comparison", at) end
  return value
end

function Parser:test_atom()
  self:skip()
  local at = self.pos
  if self:accept "!" then return { k = "not", self:test_atom(), at = at } end
  if self:accept "(" then
    local t = self:test_or()
    self:skip()
    if not self:accept ")" then self:fail "a ) is missing in this test" end
    return t
  end
  local key = self:take(lex.ident)
  if not key then self:fail "an attribute name is expected in this test" end
  self:skip()
  local op = self:take(lex.op)
  if not op then
    self:fail(("a comparison (= != ~ < <= > >=) is expected after '%s'")
      :format(key))
  end
  self:skip()
  return { k = "cmp", key, op, self:test_value(), at = at }
end

--- Tests side by side count as joined by &.
function Parser:test_and(closer)
  local left = self:test_atom()
  while true do
    self:skip()
    local at = self.pos
    local joined = self:accept "&"
    if not joined and (self:peek() == closer or self:peek():find "^[|)]?$") then
      return left
    end
    left = { k = "and", left, self:test_atom(), at = at }
  end
end

function Parser:test_or(closer)
  self.depth = self.depth + 1
  if self.depth > DEPTH then self:fail "the test is nested too deep" end
  local left = self:test_and(closer)
  self:skip()
  while self:peek() == "|" do
    local at = self.pos
    self.pos = at + 1
    left = { k = "or", left, self:test_and(closer), at = at }
    self:skip()
  end
  self.depth = self.depth - 1
  return left
end

-- ------------------------------------------------------------- elements

function Parser:layer(at)
  if self:accept "s>" then return { k = "edge", "start", at = at } end
  if self:accept "/s>" then return { k = "edge", "end", at = at } end
  local name = self:take(lex.ident)
  if not name then self:fail "a layer name is expected after <" end
  self:skip()
  local test
  if self:peek() ~= ">" then test = self:test_or ">" end
  self:skip()
  if not self:accept ">" then self:fail "a > is missing here" end
  return { k = "layer", name, test = test, at = at }
end

function Parser:token(at)
  self:skip()
  if self:accept "]" then return { k = "any", at = at } end
  local test = self:test_or "]"
  self:skip()
  if not self:accept "]" then self:fail "a ] is missing here" end
  return { k = "token", test, at = at }
end

function Parser:list(at)
  local name = self:take(lex.ident)
  if not name then self:fail "a list name is expected after $" end
  return { k = "list", name, at = at }
end

--- One member of a/b/c.
function Parser:member()
  local at = self.pos
  if self:accept "$" then return self:list(at) end
  local exact = self:take(lex.exact)
  if exact then return { k = "exact", exact, at = at } end
  local plain = self:take(lex.word)
  if plain then return { k = "word", plain, at = at } end
  return nil
end

function Parser:members(at)
  local first = self:member()
  if not first then
    if self:peek() == "'" then
      self:fail "this ' is not closed (a bare apostrophe is written 's)"
    end
    self:fail(self.pos > #self.text and "the pattern ends too early"
      or ("'%s' is not expected here"):format(
        self.text:match("[%z\1-\127\194-\253][\128-\191]*", self.pos) or "?"))
  end
  if self:peek() ~= "/" then return first end
  local set = { k = "alt", first, at = at }
  while self:accept "/" do
    local member = self:member()
    if not member then self:fail "a word is expected after /" end
    set[#set + 1] = member
  end
  return set
end

function Parser:gap(at)
  local n = self:take(lex.number)
  n = n and tonumber(n) or GAP
  if n < 1 or n > 100 then self:fail("a gap is ~1 to ~100", at) end
  return { k = "gap", n, at = at }
end

function Parser:group(at)
  local inner = self:alternatives()
  self:skip()
  if not self:accept ")" then
    self:fail(("the ( at column %d is not closed"):format(at))
  end
  return inner
end

function Parser:primary()
  local at = self.pos
  if self:accept "(" then return self:group(at) end
  if self:accept "[" then return self:token(at) end
  if self:peek() == "<" then
    self.pos = at + 1
    return self:layer(at)
  end
  if self:accept "~" then return self:gap(at) end
  return self:members(at)
end

function Parser:bounds(at)
  local min = self:take(lex.number)
  if not min then self:fail "a number is expected after {" end
  local max = min
  if self:accept "," then max = self:take(lex.number) end
  if not self:accept "}" then self:fail "a } is missing here" end
  min, max = tonumber(min), tonumber(max)
  if min > MAX_REPEAT or (max or 0) > MAX_REPEAT then
    self:fail(("a repetition is at most %d"):format(MAX_REPEAT), at)
  end
  if max and max < min then
    self:fail("the upper bound is below the lower one", at)
  end
  return min, max
end

--- x? x* x+ x{2,4}, each lazy with a ? behind; directly after the element.
function Parser:quantified()
  local at = self.pos
  local x = self:primary()
  local qat, min, max = self.pos, nil, nil
  if self:accept "?" then min, max = 0, 1
  elseif self:accept "*" then min, max = 0, nil
  elseif self:accept "+" then min, max = 1, nil
  elseif self:accept "{" then min, max = self:bounds(qat)
  else return x end
  if x.k == "gap" or x.k == "edge" then
    self:fail("a gap or a sentence edge cannot be repeated", qat)
  end
  local lazy = self:accept "?"
  return { k = "rep", x, min = min, max = max, lazy = lazy, at = at }
end

function Parser:item()
  local at = self.pos
  self.depth = self.depth + 1
  if self.depth > DEPTH then self:fail "the pattern is nested too deep" end
  local node
  if self:accept "<&" then
    node = { k = "look", self:item(), behind = true, negate = false, at = at }
  elseif self:accept "<!" then
    node = { k = "look", self:item(), behind = true, negate = true, at = at }
  elseif self:accept "&" then
    node = { k = "look", self:item(), behind = false, negate = false, at = at }
  elseif self:accept "!" then
    node = { k = "look", self:item(), behind = false, negate = true, at = at }
  else
    local role = self:take(lex.role)
    if role then node = { k = "role", role, self:item(), at = at }
    else node = self:quantified() end
  end
  self.depth = self.depth - 1
  return node
end

function Parser:sequence()
  local at
  self:skip()
  at = self.pos
  local seq = { k = "seq", at = at }
  while true do
    self:skip()
    local c = self:peek()
    if c == "" or c == "|" or c == ")" then break end
    seq[#seq + 1] = self:item()
  end
  if #seq == 0 then
    self:fail(self:peek() == "" and "the pattern is empty or ends too early"
      or "an element is missing here")
  end
  return #seq == 1 and seq[1] or seq
end

function Parser:alternatives()
  local at = self.pos
  local first = self:sequence()
  if self:peek() ~= "|" then return first end
  local alt = { k = "alt", first, at = at }
  while self:accept "|" do alt[#alt + 1] = self:sequence() end
  return alt
end

local function parser(text)
  return setmetatable({ text = text, pos = 1, depth = 0 }, Parser)
end

--- Run a parser method; tree, or nil and { message=, column= }.
local function run(text, method)
  if type(text) ~= "string" then
    return nil, { message = "a pattern must be a string", column = 1 }
  end
  local p = parser(text)
  local ok, tree = pcall(p[method], p)
  if not ok then
    if type(tree) ~= "table" then error(tree, 0) end
    return nil, tree
  end
  if p.pos <= #text then
    return nil, { message = ("'%s' is not expected here")
      :format(text:sub(p.pos, p.pos)), column = p.pos }
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

local SYNTAX = { subj = true, obj = true, iobj = true }

--- One clause of a role string: slot words, then a pattern.
function Parser:clause()
  self:skip()
  local at = self.pos
  local slot = self:members(at)
  local words = slot.k == "alt" and slot or { slot }
  for _, w in ipairs(words) do
    if w.k == "word" and SYNTAX[w[1]] then
      self:fail(("the slot '%s' needs the syntax layer, which this version "
        .. "has not; name a preposition, 'any', or capture it in find")
        :format(w[1]), w.at)
    end
    if w.k ~= "word" then
      self:fail("a role starts with a preposition or 'any'", w.at)
    end
  end
  local any = #words == 1 and words[1][1] == "any"
  return { prep = not any and slot or nil, value = self:sequence(), at = at }
end

function Parser:clauses()
  local list = { self:clause() }
  while self:accept "|" do list[#list + 1] = self:clause() end
  return list
end

--- Parse a role string: "in/at <place> | any <place>".
---@param text string
---@return table[]|nil clauses  { prep = tree|nil, value = tree, at = column }
---@return table|nil why
function M.parse_role(text) return run(text, "clauses") end

--- Call fn for every node of a tree (tests excluded), parents first.
function M.walk(tree, fn)
  fn(tree)
  for _, kid in ipairs(tree) do
    if type(kid) == "table" and tree.k ~= "token" then M.walk(kid, fn) end
  end
end

-- ------------------------------------------------------------ formatting

local format_test
local test_formats = {
  cmp = function(t) return ('%s%s"%s"'):format(t[1], t[2], t[3]) end,
  ["and"] = function(t)
    return "(" .. format_test(t[1]) .. " & " .. format_test(t[2]) .. ")"
  end,
  ["or"] = function(t)
    return "(" .. format_test(t[1]) .. " | " .. format_test(t[2]) .. ")"
  end,
  ["not"] = function(t) return "!" .. format_test(t[1]) end,
}
function format_test(t) return test_formats[t.k](t) end

local format_node

local function join(tree, separator)
  local parts = {}
  for i, kid in ipairs(tree) do parts[i] = format_node(kid) end
  return "(" .. table.concat(parts, separator) .. ")"
end

local function quantifier(n)
  local lazy = n.lazy and "?" or ""
  if n.min == 0 and n.max == 1 then return "?" .. lazy end
  if n.max == nil and n.min == 0 then return "*" .. lazy end
  if n.max == nil and n.min == 1 then return "+" .. lazy end
  return ("{%d,%s}%s"):format(n.min, n.max or "", lazy)
end

local formats = {
  word = function(n) return n[1] end,
  exact = function(n) return "'" .. n[1]:gsub("'", "''") .. "'" end,
  any = function() return "[]" end,
  token = function(n) return "[" .. format_test(n[1]) .. "]" end,
  list = function(n) return "$" .. n[1] end,
  layer = function(n)
    return "<" .. n[1] .. (n.test and " " .. format_test(n.test) or "") .. ">"
  end,
  seq = function(n) return join(n, " ") end,
  alt = function(n) return join(n, " | ") end,
  rep = function(n) return "(" .. format_node(n[1]) .. ")" .. quantifier(n) end,
  gap = function(n) return "~" .. n[1] end,
  role = function(n) return n[1] .. ":" .. format_node(n[2]) end,
  look = function(n)
    local sign = (n.behind and "<" or "") .. (n.negate and "!" or "&")
    return sign .. format_node(n[1])
  end,
  edge = function(n) return n[1] == "start" and "<s>" or "</s>" end,
}
function format_node(n) return formats[n.k](n) end

--- The tree as a pattern string that parses to an equal tree.
---@param tree table
---@return string
function M.format(tree) return format_node(tree) end

return M
