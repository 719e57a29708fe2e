--- Every single fault that can be planted in a source: mutants(text, language)
--- gives a list of { operator, line, from, to, new }: bytes from..to become
--- `new`. Asserts are left alone: what they hold is not meant to happen.

local lexer = require "lexer"

local SWAPS = {
  ["<"] = "<=", ["<="] = "<", [">"] = ">=", [">="] = ">", ["=="] = "!=",
  ["!="] = "==", ["~="] = "==", ["&&"] = "||", ["||"] = "&&", ["and"] = "or",
  ["or"] = "and", ["++"] = "--", ["--"] = "++", ["+="] = "-=", ["-="] = "+=",
  ["+"] = "-", ["-"] = "+", ["true"] = "false", ["false"] = "true",
}
local NAMES = {
  ["<"] = "boundary", ["<="] = "boundary", [">"] = "boundary",
  [">="] = "boundary", ["=="] = "relation", ["!="] = "relation",
  ["~="] = "relation", ["&&"] = "logic", ["||"] = "logic", ["and"] = "logic",
  ["or"] = "logic", ["true"] = "constant", ["false"] = "constant",
}
local KEYWORDS = {}
for word in ([[if else while for do switch case default goto sizeof struct enum
  union static const typedef return break continue local function end then
  elseif repeat until in not and or nil]]):gmatch "%S+" do
  KEYWORDS[word] = true
end

local function operand_ends(t)
  return t and (t.kind == "number" or t.kind == "string" or t.text == ")"
    or t.text == "]" or t.kind == "name" and not KEYWORDS[t.text])
end

local function swaps(s, i)
  local t, before = s.tokens[i], s.tokens[i - 1]
  local new = SWAPS[t.text]
  if not new or t.kind == "string" then return end
  if (t.text == "+" or t.text == "-") and not operand_ends(before) then return end
  if s.language == "lua" then
    local behind = s.tokens[i + 1] and s.tokens[i + 1].text
    if behind == "const" or behind == "close" then return end
    if before and (before.text == "const" or before.text == "close") then return end
    if t.text == "==" then new = "~=" end
  end
  s.add(NAMES[t.text] or "arithmetic", t.from, t.to, new)
end

local function constants(s, i)
  local t = s.tokens[i]
  if t.kind ~= "number" then return end
  local n = t.text:find "^%d+$" and math.tointeger(tonumber(t.text))
  local new = n == 1 and "0" or n and tostring(n + 1) or "(" .. t.text .. " + 1)"
  s.add("constant", t.from, t.to, new)
end

--- The bytes of tokens i..j.
local function bytes(s, i, j)
  return s.text:sub(s.tokens[i].from, s.tokens[j].to)
end

local function negations(s, i)
  local t = s.tokens[i]
  if t.text == (s.language == "c" and "!" or "not") and t.kind ~= "string" then
    s.add("negation", t.from, t.to, "")
  end
  if s.language == "lua" then
    local stop = (t.text == "if" or t.text == "elseif") and "then"
      or t.text == "while" and "do"
    local j = stop and lexer.outside(s.tokens, i + 1, { [stop] = true })
    if not j or s.tokens[i + 1].text == "not" then return end
    s.add("negation", s.tokens[i + 1].from, s.tokens[j - 1].to,
      "not (" .. bytes(s, i + 1, j - 1) .. ")")
  elseif t.text == "if" or t.text == "while" then
    local j = s.tokens[i + 1].text == "(" and lexer.closing(s.tokens, i + 1)
    if not j then return end
    s.add("negation", s.tokens[i + 1].from, s.tokens[j].to,
      "(!" .. bytes(s, i + 1, j) .. ")")
  end
end

--- c ? a : b becomes c ? b : a.
local function branches(s, i)
  if s.language ~= "c" or s.tokens[i].text ~= "?" then return end
  local colon = lexer.outside(s.tokens, i + 1, { [":"] = true, ["?"] = true })
  if not colon or s.tokens[colon].text == "?" then return end
  local depth, last = 0, nil
  for j = colon + 1, #s.tokens do
    local t = s.tokens[j].text
    if depth == 0 and (t == ";" or t == "," or t == ")" or t == "]" or t == "}"
      or t == "?") then
      last = t ~= "?" and j - 1
      break
    end
    if t == "(" or t == "[" or t == "{" then depth = depth + 1
    elseif t == ")" or t == "]" or t == "}" then depth = depth - 1 end
  end
  if not last then return end
  s.add("branches", s.tokens[i + 1].from, s.tokens[last].to,
    ("%s : %s"):format(bytes(s, colon + 1, last), bytes(s, i + 1, colon - 1)))
end

local function c_return(s, i)
  local stop = lexer.outside(s.tokens, i + 1, { [";"] = true })
  if not stop or stop == i + 1 then return end
  local from, to = s.tokens[i + 1].from, s.tokens[stop - 1].to
  local value = s.text:sub(from, to)
  if value == "true" or value == "false" or value:find "^%d+$" then return end
  s.add("return", from, to, "0")
  if not value:find "^[%u_]+$" then s.add("return", from, to, "!(" .. value .. ")") end
end

local STOP = { ["end"] = true, ["else"] = true, ["elseif"] = true,
  ["until"] = true, [";"] = true }

local function lua_return(s, i)
  local stop = lexer.outside(s.tokens, i + 1, STOP)
  if not stop or stop == i + 1 then return end
  local from, to = s.tokens[i + 1].from, s.tokens[stop - 1].to
  local value = s.text:sub(from, to)
  if value == "nil" or value == "true" or value == "false"
    or value:find "function" then
    return
  end
  s.add("return", from, to, "nil")
end

local function returns(s, i)
  if s.tokens[i].text ~= "return" then return end
  if s.language == "c" then c_return(s, i) else lua_return(s, i) end
end

local BEGINS_C = { [";"] = true, ["{"] = true, ["}"] = true, ["else"] = true,
  [")"] = true, [":"] = true }
local GOES_ON = { ["("] = true, ["="] = true, ["["] = true, ["."] = true,
  ["->"] = true, ["++"] = true, ["--"] = true, ["+="] = true, ["-="] = true,
  ["*="] = true, ["/="] = true, ["|="] = true, ["&="] = true, ["^="] = true,
  ["<<="] = true, [">>="] = true }

local function c_statement(s, i)
  local t, before, behind = s.tokens[i], s.tokens[i - 1], s.tokens[i + 1]
  if not before or not behind or not BEGINS_C[before.text] then return end
  local jump = t.text == "break" or t.text == "continue"
  local statement = t.kind == "name" and not KEYWORDS[t.text] and GOES_ON[behind.text]
    or t.text == "*" or t.text == "++" or t.text == "--"
  if not jump and not statement then return end
  if before.text == ")" and before.line == t.line and t.text == "*" then return end
  local stop = lexer.outside(s.tokens, i, { [";"] = true })
  if stop then s.add("statement", t.from, s.tokens[stop - 1].to, "") end
end

local JOINS = {}
for word in ([[+ - * / // % ^ .. == ~= < <= > >= and or not = , ( [ { . : ]]):gmatch "%S+" do
  JOINS[word] = true
end

--- A call or an assignment that fills its lines.
local function lua_statement(s, i)
  local t, before = s.tokens[i], s.tokens[i - 1]
  if t.text == "break" then return s.add("statement", t.from, t.to, "") end
  if t.kind ~= "name" or KEYWORDS[t.text] then return end
  if before and (before.line == t.line and before.text ~= "then"
    and before.text ~= "do" and before.text ~= "else" and before.text ~= ";"
    or JOINS[before.text]) then
    return
  end
  local depth = 0
  for j = i, #s.tokens do
    local x, behind = s.tokens[j], s.tokens[j + 1]
    if x.text == "function" or x.text == "return" then return end
    if x.kind == "operator" and ("([{"):find(x.text, 1, true) then depth = depth + 1
    elseif x.kind == "operator" and (")]}"):find(x.text, 1, true) then depth = depth - 1 end
    if depth < 0 then return end
    if depth == 0 and j > i and (not behind or behind.line > x.line or STOP[behind.text])
      and not JOINS[x.text] and not (behind and JOINS[behind.text]) then
      return s.add("statement", t.from, x.to, "")
    end
  end
end

--- Which tokens may be touched: what stands in bodies of functions, in Lua
--- everywhere; nothing in an assert.
local function touchable(tokens, language)
  local list, depth, skip = {}, 0, 0
  for i, t in ipairs(tokens) do
    if language == "c" then
      if t.text == "{" and (depth > 0 or tokens[i - 1].text == ")") then depth = depth + 1
      elseif t.text == "}" and depth > 0 then depth = depth - 1 end
    end
    if t.text:find "assert$" and t.kind == "name" and tokens[i + 1]
      and tokens[i + 1].text == "(" then
      skip = lexer.closing(tokens, i + 1) or i
    end
    list[i] = i > skip and (language == "lua" or depth > 0)
  end
  return list
end

local M = {}

function M.mutants(text, language)
  local list = {}
  local s = { text = text, language = language,
    tokens = lexer.tokens(text, language) }
  local may = touchable(s.tokens, language)
  for i, t in ipairs(s.tokens) do
    s.add = function(operator, from, to, new)
      list[#list + 1] = { operator = operator, line = t.line, from = from,
        to = to, new = new }
    end
    if may[i] then
      swaps(s, i)
      constants(s, i)
      negations(s, i)
      branches(s, i)
      returns(s, i)
      if language == "c" then c_statement(s, i) else lua_statement(s, i) end
    end
  end
  return list
end

--- The source with the mutant in it; the lines before and after, on one line.
function M.apply(text, m)
  -- As many lines as before: asserts and errors tell theirs.
  local _, nlines = text:sub(m.from, m.to):gsub("\n", "")
  local _, nnew = m.new:gsub("\n", "")
  local changed = text:sub(1, m.from - 1) .. m.new
    .. ("\n"):rep(nlines - nnew) .. text:sub(m.to + 1)
  local from = m.from
  while from > 1 and text:byte(from - 1) ~= 10 do from = from - 1 end
  local to = text:find("\n", m.to, true) or #text + 1
  local function flat(s) return (s:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end
  return changed, flat(text:sub(from, to - 1)),
    flat(text:sub(from, m.from - 1) .. m.new .. text:sub(m.to + 1, to - 1))
end

return M
