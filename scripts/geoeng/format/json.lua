--- Reads JSON (RFC 8259). core.json writes it.
---
--- Objects and arrays become tables, null becomes M.null. A mistake is told
--- with the byte where it stands.

local M = {}

--- What null is: indexing it gives nil, so that it reads as an empty value.
M.null = setmetatable({}, { __tostring = function() return "null" end })

local DEEPEST = 64
local ESCAPES = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f",
  n = "\n", r = "\r", t = "\t" }
local WORDS = { ["true"] = true, ["false"] = false, null = M.null }

local function fail(at, message)
  error({ at = at, message = message }, 0)
end

local function skip(s, at) return s:find("[^ \t\r\n]", at) or #s + 1 end

--- The code point of \uXXXX at `at` (the u), and the byte behind it.
local function unicode(s, at)
  local code = tonumber(s:match("^u(%x%x%x%x)", at) or fail(at,
    "\\u needs four hexadecimal digits"), 16)
  at = at + 5
  if code >= 0xD800 and code < 0xDC00 then
    local low = tonumber(s:match("^\\u(%x%x%x%x)", at) or "0", 16)
    if low < 0xDC00 or low > 0xDFFF then
      fail(at, "half of a surrogate pair is missing")
    end
    return 0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00, at + 6
  elseif code >= 0xDC00 and code < 0xE000 then
    fail(at - 5, "half of a surrogate pair is missing")
  end
  return code, at
end

--- The string whose first character is at `at`, behind the quotation mark.
local function read_string(s, at)
  local parts, from = {}, at
  while true do
    local stop = s:find('["\\%c]', at)
    local c = stop and s:sub(stop, stop)
    if not stop then fail(from - 1, "the string has no end") end
    parts[#parts + 1] = s:sub(at, stop - 1)
    if c == '"' then return table.concat(parts), stop + 1 end
    if c == "\127" then
      parts[#parts + 1], at = c, stop + 1
    elseif c ~= "\\" then
      fail(stop, "a control character stands in a string")
    elseif s:sub(stop + 1, stop + 1) == "u" then
      local code
      code, at = unicode(s, stop + 1)
      parts[#parts + 1] = utf8.char(code)
    else
      parts[#parts + 1] = ESCAPES[s:sub(stop + 1, stop + 1)]
        or fail(stop, "no such escape")
      at = stop + 2
    end
  end
end

--- The number at `at`.
local function read_number(s, at)
  local text = s:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at) or ""
  local plain = text:match "^-?(%d+)" or ""
  if plain:find "^0%d" or text:find "%.$" or text:find "%.[eE]"
    or not tonumber(text) then
    fail(at, "a value was expected")
  end
  return tonumber(text), at + #text
end

local read_value -- below

local function read_array(s, at, depth)
  local list = {}
  at = skip(s, at)
  if s:sub(at, at) == "]" then return list, at + 1 end
  while true do
    list[#list + 1], at = read_value(s, at, depth)
    at = skip(s, at)
    local c = s:sub(at, at)
    if c == "]" then return list, at + 1 end
    if c ~= "," then fail(at, "',' or ']' was expected") end
    at = at + 1
  end
end

local function read_object(s, at, depth)
  local map = {}
  at = skip(s, at)
  if s:sub(at, at) == "}" then return map, at + 1 end
  while true do
    at = skip(s, at)
    if s:sub(at, at) ~= '"' then fail(at, "a key was expected") end
    local key
    key, at = read_string(s, at + 1)
    at = skip(s, at)
    if s:sub(at, at) ~= ":" then fail(at, "':' was expected") end
    map[key], at = read_value(s, at + 1, depth)
    at = skip(s, at)
    local c = s:sub(at, at)
    if c == "}" then return map, at + 1 end
    if c ~= "," then fail(at, "',' or '}' was expected") end
    at = at + 1
  end
end

function read_value(s, at, depth)
  if depth > DEEPEST then fail(at, "it is nested too deeply") end
  at = skip(s, at)
  local c = s:sub(at, at)
  if c == "{" then return read_object(s, at + 1, depth + 1) end
  if c == "[" then return read_array(s, at + 1, depth + 1) end
  if c == '"' then return read_string(s, at + 1) end
  local word = s:match("^%l+", at)
  if word and WORDS[word] ~= nil then return WORDS[word], at + #word end
  return read_number(s, at)
end

--- The value of a JSON text.
---@param text string
---@return any value       nil when the text is wrong
---@return string|nil why
---@return integer|nil at  byte, from 1, where it is wrong
function M.parse(text)
  local ok, value, at = pcall(read_value, text, 1, 0)
  if ok then
    at = skip(text, at)
    if at > #text then return value end
    return nil, "text follows the value", at
  end
  if type(value) ~= "table" then error(value, 0) end
  return nil, value.message, value.at
end

return M
