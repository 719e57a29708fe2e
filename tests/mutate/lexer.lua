--- Tokens of C and Lua source, enough to plant faults in it: comments,
--- directives and the inside of strings are passed over.
--- A token: { text, from, to (bytes), line, kind = "name", "number", "string"
--- or "operator" }.

local M = {}

local OPERATORS = {
  c = { "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==",
    "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=" },
  lua = { "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>" },
}

--- The byte behind a string that begins at `at`.
local function behind_quoted(text, at)
  local quote = text:sub(at, at)
  local i = at + 1
  while i <= #text do
    local c = text:sub(i, i)
    if c == "\\" then i = i + 1
    elseif c == quote then return i + 1 end
    i = i + 1
  end
  return i
end

--- The byte behind `[[`, `[=[` and their like, nil where there is none.
local function behind_long(text, at)
  local level = text:match("^%[(=*)%[", at)
  if not level then return nil end
  local _, to = text:find("]" .. level .. "]", at, true)
  return (to or #text) + 1
end

--- The byte behind what is no token, nil where a token is.
local function behind_gap(text, at, language)
  local _, to = text:find("^%s+", at)
  if to then return to + 1 end
  if language == "lua" then
    if not text:find("^%-%-", at) then return nil end
    return behind_long(text, at + 2) or (text:find("\n", at, true) or #text + 1)
  end
  if text:find("^/%*", at) then
    local _, last = text:find("*/", at, true)
    return (last or #text) + 1
  end
  if text:find("^//", at) then return text:find("\n", at, true) or #text + 1 end
  if text:find("^#", at) and text:sub(1, at - 1):find "\n[ \t]*$" then
    local stop = at
    repeat
      stop = text:find("\n", stop + 1, true) or #text + 1
    until text:sub(stop - 1, stop - 1) ~= "\\"
    return stop
  end
end

local function token_at(text, at, language)
  local _, to = text:find("^[%a_][%w_]*", at)
  if to then return "name", to end
  if text:find("^%.?%d", at) then
    _, to = text:find("^[%w_.]+", at)
    return "number", to
  end
  if text:find("^[\"']", at) then return "string", behind_quoted(text, at) - 1 end
  local behind = language == "lua" and behind_long(text, at)
  if behind then return "string", behind - 1 end
  for _, operator in ipairs(OPERATORS[language]) do
    if text:sub(at, at + #operator - 1) == operator then
      return "operator", at + #operator - 1
    end
  end
  return "operator", at
end

function M.tokens(text, language)
  local list, at, line, counted = {}, 1, 1, 1
  while at <= #text do
    local behind = behind_gap(text, at, language)
    if not behind then
      local kind, to = token_at(text, at, language)
      for _ in text:sub(counted, at - 1):gmatch "\n" do line = line + 1 end
      counted = at
      list[#list + 1] = { text = text:sub(at, to), from = at, to = to,
        line = line, kind = kind }
      behind = to + 1
    end
    at = behind
  end
  return list
end

local OPEN = { ["("] = ")", ["["] = "]", ["{"] = "}" }
local CLOSE = { [")"] = true, ["]"] = true, ["}"] = true }

--- The index of the token that closes the bracket at `i`.
function M.closing(tokens, i)
  local depth = 0
  for j = i, #tokens do
    local t = tokens[j].text
    if tokens[j].kind == "operator" then
      if OPEN[t] then depth = depth + 1
      elseif CLOSE[t] then
        depth = depth - 1
        if depth == 0 then return j end
      end
    end
  end
end

--- The first of tokens i.. in one of `texts` that stands outside of brackets;
--- nil when a bracket closes that was opened before i.
function M.outside(tokens, i, texts)
  local depth = 0
  for j = i, #tokens do
    local t = tokens[j]
    if depth == 0 and t.kind ~= "string" and texts[t.text] then return j end
    if t.kind == "operator" then
      if OPEN[t.text] then depth = depth + 1
      elseif CLOSE[t.text] then depth = depth - 1 end
      if depth < 0 then return nil end
    end
  end
end

return M
