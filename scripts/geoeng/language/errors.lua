--- Messages about rules: `file:line:column: error: what`, the offending line
--- and a caret; and the nearest known name for a misspelt one.

local core = require "geoeng.core"

local M = {}

--- The n-th line of a text, without its end.
---@param text string
---@param n integer  1-based
---@return string|nil
function M.line_of(text, n)
  local at = 1
  for _ = 2, n do
    local nl = text:find("\n", at, true)
    if not nl then return nil end
    at = nl + 1
  end
  return text:match("[^\r\n]*", at)
end

--- Line and column of a byte offset (1-based) in a text.
---@param text string
---@param offset integer
---@return integer line
---@return integer column  in bytes, 1-based
function M.position(text, offset)
  local before = text:sub(1, offset - 1)
  local _, lines = before:gsub("\n", "")
  return lines + 1, offset - (before:match ".*\n()" or 1) + 1
end

--- The byte at which the n-th line of a text starts, 1-based.
---@param text string
---@param n integer  1-based
---@return integer
function M.offset(text, n)
  local at = 1
  for _ = 2, n do at = (text:find("\n", at, true) or #text) + 1 end
  return at
end

-- ---------------------------------------------------------------- places

--- The part of a source that a definition takes: from its line to the next
--- line that starts with a name, as top-level statements do.
local function extent(where)
  local from = 1
  for _ = 2, where.line do
    from = (where.source:find("\n", from, true) or #where.source) + 1
  end
  local stop = where.source:find("\n[%a_]", from) or #where.source
  return from, stop
end

local function at_offset(where, offset)
  local line, column = M.position(where.source, offset)
  return { file = where.file, source = where.source, line = line,
    column = column }
end

local QUOTES = { { '"', '"' }, { "'", "'" }, { "[[", "]]" } }

--- The place of a column of a string that stands in a definition. Where the
--- source has the string in another form (joined, escaped), the place is that
--- of the definition and the message shows the string itself.
---@param where table    { file=, line=, source= } of the definition
---@param text string    the string
---@param column integer|nil  byte column in the string (1)
---@return table where
function M.in_string(where, text, column)
  column = column or 1
  if where.source then
    local from, stop = extent(where)
    for _, q in ipairs(QUOTES) do
      local at = where.source:find(q[1] .. text .. q[2], from, true)
      if at and at <= stop then
        return at_offset(where, at + #q[1] + column - 1)
      end
    end
  end
  return { file = where.file, line = where.line, excerpt = text,
    excerpt_column = column }
end

--- The place of a name in a definition: a key, or any other word.
---@param where table
---@param name string
---@return table where
function M.at_name(where, name)
  if not where.source then return where end
  local from, stop = extent(where)
  local plain = "%f[%w_]" .. name:gsub("%W", "%%%0") .. "%f[^%w_]"
  local at = where.source:find(plain .. "%s*=", from)
  if not at or at > stop then at = where.source:find(plain, from) end
  if not at or at > stop then return where end
  return at_offset(where, at)
end

-- -------------------------------------------------------------- messages

--- A line with a caret under byte column `col`: code points count one, tabs
--- stay tabs.
local function with_caret(out, line, col)
  if not line or #line > 400 then return end
  out[#out + 1] = "  " .. line
  if col then
    local blank = line:sub(1, col - 1):gsub("[\128-\191]", "")
    out[#out + 1] = "  " .. blank:gsub("[^\t]", " ") .. "^"
  end
end

--- A message in the form of the whole project.
---@param where table { file=, line=, column=, source= } all but file optional;
---                   source is the text of the file; or excerpt= and
---                   excerpt_column= show another text
---@param what string
---@param severity string|nil  "error" unless given
---@return string
---Example:
---```lua
---assert(errors.format({ file = "a.lua", line = 3 }, "no")
---  == "a.lua:3: error: no")
---```
function M.format(where, what, severity)
  local parts = { where.file or "?" }
  if where.line then parts[#parts + 1] = where.line end
  if where.line and where.column then parts[#parts + 1] = where.column end
  local out = { table.concat(parts, ":") .. ": " .. (severity or "error")
    .. ": " .. what }
  if where.excerpt then
    local line, column = M.position(where.excerpt, where.excerpt_column)
    with_caret(out, M.line_of(where.excerpt, line), column)
  elseif where.source and where.line then
    with_caret(out, M.line_of(where.source, where.line), where.column)
  end
  M.last = table.concat(out, "\n")
  return M.last
end

--- The last message that was formatted: what a rule raises in its form is not.
M.last = nil

--- Raise a formatted message.
function M.raise(where, what) error(M.format(where, what), 0) end

-- ----------------------------------------------------------- known names

--- The known name nearest to a misspelt one: at most two edits away, and
--- fewer than half of its letters.
---@param name string
---@param known string[]|table<string, any>  names as values or as keys
---@return string|nil
function M.nearest(name, known)
  local best, least = nil, math.min(2, #name // 2) + 1
  local names = {}
  for k, v in pairs(known) do
    names[#names + 1] = type(k) == "string" and k or v
  end
  table.sort(names)
  for _, k in ipairs(names) do
    local d = core.edits(name, k, 2)
    if d < least then best, least = k, d end
  end
  return best
end

--- The known name that is one edit away from a misspelt one, if only one is.
---@param name string
---@param known table<string, any>  names as keys
---@return string|nil
function M.only_near(name, known)
  local only
  for k in pairs(known) do
    if #name > 2 and core.edits(name, k, 1) <= 1 then
      if only then return nil end
      only = k
    end
  end
  return only
end

--- How many bytes two names begin with alike.
local function alike(a, b)
  local n = 0
  while n < #a and a:byte(n + 1) == b:byte(n + 1) do n = n + 1 end
  return n
end

local MOST = 3 -- names of a hint

--- The names that are nearest to one, at most three: those of the least distance,
--- first those that begin alike.
---@param name string
---@param known table<string, any>  names as keys
---@return string[]
function M.all_near(name, known)
  local best, least = {}, math.min(2, #name // 2) + 1
  for k in pairs(known) do
    local d = core.edits(name, k, 2)
    if d < least then best, least = {}, d end
    if d == least and d <= math.min(2, #name // 2) then best[#best + 1] = k end
  end
  table.sort(best, function(a, b)
    local x, y = alike(name, a), alike(name, b)
    if x ~= y then return x > y end
    return a < b
  end)
  return table.move(best, 1, MOST, 1, {})
end

--- "; did you mean 'x', 'y' or 'z'?" or nothing.
---@param names string[]
---@return string
function M.hint_of(names)
  if #names == 0 then return "" end
  local text = table.concat(names, "', '", 1, #names - 1)
  return ("; did you mean '%s'?"):format((#names > 1 and text .. "' or '" or "")
    .. names[#names])
end

--- "; did you mean 'x'?" or nothing.
function M.hint(name, known)
  local near = M.nearest(name, known)
  return near and ("; did you mean '%s'?"):format(near) or ""
end

return M
