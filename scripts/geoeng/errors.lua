--- Messages about rules: `file:line:column: error: what`, the offending line
--- and a caret; and the nearest known name for a misspelt one.

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

--- Display columns before byte column `col`: code points, tabs kept.
local function indent(line, col)
  return (line:sub(1, col - 1):gsub("[\128-\191]", ""):gsub("[^\t]", " "))
end

--- A message in the form of the whole project.
---@param where table { file=, line=, column=, source= } all but file optional;
---                   source is the text of the file
---@param what string
---@param severity string|nil  "error" unless given
---@return string
function M.format(where, what, severity)
  local parts = { where.file or "?" }
  if where.line then parts[#parts + 1] = where.line end
  if where.line and where.column then parts[#parts + 1] = where.column end
  local out = { table.concat(parts, ":") .. ": " .. (severity or "error")
    .. ": " .. what }
  local line = where.source and where.line
    and M.line_of(where.source, where.line)
  if line and #line < 400 then
    out[#out + 1] = "  " .. line
    if where.column then
      out[#out + 1] = "  " .. indent(line, where.column) .. "^"
    end
  end
  return table.concat(out, "\n")
end

--- Raise a formatted message.
function M.raise(where, what) error(M.format(where, what), 0) end

--- Damerau-Levenshtein distance (restricted), at most `limit` + 1.
local function distance(a, b, limit)
  if math.abs(#a - #b) > limit then return limit + 1 end
  local before, last = {}, {}
  for j = 0, #b do last[j] = j end
  for i = 1, #a do
    local row = { [0] = i }
    local least = i
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      local d = math.min(last[j] + 1, row[j - 1] + 1,
        last[j - 1] + (same and 0 or 1))
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1)
        and a:byte(i - 1) == b:byte(j) then
        d = math.min(d, before[j - 2] + 1)
      end
      row[j] = d
      least = math.min(least, d)
    end
    if least > limit then return limit + 1 end
    before, last = last, row
  end
  return last[#b]
end

--- The known name nearest to a misspelt one, at most two edits away.
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
    local d = distance(name, k, 2)
    if d < least then best, least = k, d end
  end
  return best
end

--- "; did you mean 'x'?" or nothing.
function M.hint(name, known)
  local near = M.nearest(name, known)
  return near and ("; did you mean '%s'?"):format(near) or ""
end

return M
