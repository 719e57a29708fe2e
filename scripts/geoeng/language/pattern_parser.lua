--- The parser of the pattern language; see pattern.lua for the language.
---
--- Single tokens are read by LPeg, the nesting by functions that know what
--- they expect, so that a mistake is told where it is.

local lpeg = require "lpeg"

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
  word = C(word + punct) * Cp(),
  clitic = C(P "'s") * -(word_char + "'") * Cp(),
  ident = C(ident) * Cp(),
  name = C(ident * ("." * ident) ^ -1) * Cp(),
  role = C(ident) * ":" * -P " " * Cp(),
  exact = "'" * Cs((1 - S "'\n" + P "''" / "'") ^ 1) * "'" * Cp(),
  number = C(digit ^ 1) * Cp(),
  op = C(P "!=" + "<=" + ">=" + S "=~<>") * Cp(),
  bare = C((1 - S " \t\r\n&|()<>]\"") ^ 1) * Cp(),
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

local byte, find = string.byte, string.find

--- Bytes say what can stand here; LPeg is asked only then, since most of what
--- is tried fails.
local SPACE = { [32] = true, [9] = true, [13] = true, [10] = true }
local LOOK = { [byte "<"] = true, [byte "&"] = true, [byte "!"] = true }
local REPEAT = { [byte "?"] = true, [byte "*"] = true, [byte "+"] = true,
  [byte "{"] = true }
local QUOTE = byte "'"
local ROLE = "^[%w_\128-\255]+:"

function Parser:skip()
  if SPACE[byte(self.text, self.pos)] then
    self.pos = lex.space:match(self.text, self.pos)
  end
end

--- Whether the literal of one or two characters stands here; if so, step over
--- it. Bytes are compared, as most calls fail.
function Parser:accept(literal)
  local text, pos = self.text, self.pos
  local a, b = byte(literal, 1, 2)
  if byte(text, pos) ~= a or b and byte(text, pos + 1) ~= b then
    return false
  end
  self.pos = pos + #literal
  return true
end

function Parser:peek() return self.text:sub(self.pos, self.pos) end

-- --------------------------------------------------------- alternatives

--- An alternative that began at `from` ends here.
function Parser:part(parts, from)
  parts[#parts + 1] = { from = from, stop = self.pos }
  return parts
end

--- Keep how the text is without each of some alternatives, when `cuts` is
--- there to hold it.
function Parser:parted(parts)
  local text = self.text
  for i, part in ipairs(self.cuts and #parts > 1 and parts or {}) do
    local later, earlier = parts[i + 1], parts[i - 1]
    local from = later and part.from or earlier.stop
    local stop = later and later.from or part.stop
    local blank, own = text:sub(part.from, part.stop - 1):match "^(%s*)(.-)%s*$"
    self.cuts[#self.cuts + 1] = { at = part.from + #blank, text = own,
      without = text:sub(1, from - 1) .. text:sub(stop) }
  end
end

-- ---------------------------------------------------------------- tests

function Parser:test_value()
  local at = self.pos
  local value = self:take(lex.quoted) or self:take(lex.bare)
  if not value then self:fail("a value is missing after the comparison", at) end
  return value
end

--- Nesting is counted, so that no pattern exhausts the stack.
function Parser:enter(what)
  self.depth = self.depth + 1
  if self.depth > DEPTH then
    self:fail(("the %s is nested deeper than %d levels"):format(what, DEPTH))
  end
end

function Parser:leave() self.depth = self.depth - 1 end

function Parser:comparison(at)
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

function Parser:test_atom()
  self:enter "test"
  self:skip()
  local at, t = self.pos
  if self:accept "!" then
    t = { k = "not", self:test_atom(), at = at }
  elseif self:accept "(" then
    t = self:test_or()
    self:skip()
    if not self:accept ")" then self:fail "a ) is missing in this test" end
  else
    t = self:comparison(at)
  end
  self:leave()
  return t
end

--- Tests side by side count as joined by &.
function Parser:test_and()
  local left = self:test_atom()
  while true do
    self:skip()
    local at = self.pos
    local joined = self:accept "&"
    if not joined and self:peek():find "^[|)%]>]?$" then return left end
    left = { k = "and", left, self:test_atom(), at = at }
  end
end

function Parser:test_or()
  local left = self:test_and()
  self:skip()
  while self:peek() == "|" do
    local at = self.pos
    self.pos = at + 1
    left = { k = "or", left, self:test_and(), at = at }
    self:skip()
  end
  return left
end

-- ------------------------------------------------------------- elements

function Parser:layer(at)
  if self:accept "s>" then return { k = "edge", "start", at = at } end
  if self:accept "/s>" then return { k = "edge", "end", at = at } end
  local name = self:take(lex.name)
  if not name then self:fail "a layer name is expected after <" end
  self:skip()
  if name == "s" then self:fail("<s> is the start of a sentence", at) end
  local test
  if not self:peek():find "^>?$" then test = self:test_or() end
  self:skip()
  if not self:accept ">" then self:fail "a > is missing here" end
  return { k = "layer", name, test = test, at = at }
end

function Parser:token(at)
  self:skip()
  if self:accept "]" then return { k = "any", at = at } end
  local test = self:test_or()
  self:skip()
  if not self:accept "]" then self:fail "a ] is missing here" end
  return { k = "token", test, at = at }
end

function Parser:list(at)
  local name = self:take(lex.name)
  if not name then self:fail "a list name is expected after $" end
  return { k = "list", name, at = at }
end

--- One member of a/b/c.
function Parser:member()
  local at = self.pos
  if self:accept "$" then return self:list(at) end
  local exact = byte(self.text, at) == QUOTE
    and not lex.clitic:match(self.text, at) and self:take(lex.exact)
  if exact then return { k = "exact", exact, at = at } end
  local plain = self:take(lex.word) or self:take(lex.clitic)
  if plain then return { k = "word", plain, at = at } end
  return nil
end

--- The whole character at the position, for messages.
function Parser:character()
  return self.text:match("^[%z\1-\127\194-\253][\128-\191]*", self.pos) or "?"
end

local UNEXPECTED = {
  ["'"] = "this ' is not closed; the mark itself is written twice in quotes",
  [":"] = "a role name stands directly before its colon, and its element "
    .. "directly behind; a colon of the text is ':' in quotes",
  ["/"] = "a word is expected before /",
  ["."] = "a period of the text is '.' in quotes",
}
for c in ("?*+{"):gmatch "." do
  UNEXPECTED[c] = c .. " stands directly behind the element that it repeats"
end

--- Nothing that the language knows stands here.
function Parser:unexpected()
  if self.pos > #self.text then self:fail "the pattern ends too early" end
  local c = self:character()
  if c:find "%c" then c = ("\\%d"):format(c:byte()) end
  self:fail(UNEXPECTED[c] or ("'%s' is not expected here"):format(c))
end

function Parser:members(at)
  local first = self:member()
  if not first then self:unexpected() end
  if self:peek() ~= "/" then return first end
  local set, parts = { k = "alt", first, at = at }, self:part({}, at)
  while self:accept "/" do
    local from, member = self.pos, self:member()
    if not member then
      self:fail "a word, 'text' or $list is expected after /; join others by |"
    end
    set[#set + 1] = member
    self:part(parts, from)
  end
  self:parted(parts)
  return set
end

function Parser:gap(at)
  local n = self:take(lex.number)
  n = n and tonumber(n) or GAP
  if n < 1 or n > 100 then self:fail("a gap is ~1 to ~100", at) end
  return { k = "gap", n, at = at }
end

function Parser:group(at)
  local sums = self.sums
  self.sums = false
  local inner = self:alternatives()
  self.sums = sums
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
  if max == 0 then self:fail("zero times would match nothing", at) end
  if max and max < min then
    self:fail("the upper bound is below the lower one", at)
  end
  return min, max
end

--- x? x* x+ x{2,4}, each lazy with a ? behind; directly after the element.
function Parser:quantified()
  local at = self.pos
  local x = self:primary()
  local qat = self.pos
  if not REPEAT[byte(self.text, qat)] then return x end
  local min, max
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

--- What follows or stands before, or nil.
function Parser:look(at)
  local behind = self:accept "<"
  local c = self:peek()
  if c ~= "&" and c ~= "!" then
    self.pos = at
    return nil
  end
  self.pos = self.pos + 1
  return { k = "look", self:item(), behind = behind, negate = c == "!", at = at }
end

function Parser:item()
  local at = self.pos
  self:enter "pattern"
  local node = LOOK[byte(self.text, at)] and self:look(at)
  if not node then
    local role = find(self.text, ROLE, at) and self:take(lex.role)
    if role then node = { k = "role", role, self:item(), at = at }
    else node = self:quantified() end
  end
  self:leave()
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
    if c == "" or c == "|" or c == ")" or c == "+" and self.sums then
      break
    end
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
  local alt, parts = { k = "alt", first, at = at }, self:part({}, at)
  while self:accept "|" do
    local from = self.pos
    alt[#alt + 1] = self:sequence()
    self:part(parts, from)
  end
  self:parted(parts)
  return alt
end

require "geoeng.language.pattern_role" (Parser)

--- A parser of a text.
---@param text string
---@param known table<string, true>|nil  prepositions of role strings
---@return Parser
function Parser.new(text, known)
  return setmetatable({ text = text, pos = 1, depth = 0, known = known },
    Parser)
end

return Parser
