--- Rows of CSV (RFC 4180): a comma between cells, CRLF behind a row, UTF-8.
---
--- A text that a spreadsheet could read as a formula (it starts with = + - @ or
--- with their wide forms, a tab or a line break) gets an apostrophe in front;
--- numbers do not: -33.9 stays. Control characters are replaced, see
--- format/plain_text.lua.

local json = require "geoeng.format.json"
local plain_text = require "geoeng.format.plain_text"

local M = {}

--- ＝ ＋ － ＠ of East Asian keyboards.
local WIDE = { ["\u{FF1D}"] = true, ["\u{FF0B}"] = true, ["\u{FF0D}"] = true,
  ["\u{FF20}"] = true }

local function guarded(s)
  if s:find "^[=+%-@\t\r\n]" or WIDE[s:sub(1, 3)] then return "'" .. s end
  return s
end

--- Whole numbers without a point, others with as many digits as they need.
local function number(v)
  local whole = math.tointeger(v)
  if whole then return ("%d"):format(whole) end
  local s = ("%.15g"):format(v)
  return tonumber(s) == v and s or ("%.17g"):format(v)
end

--- A value as the text of a cell, not yet quoted.
---@param v any  nil and JSON's null are empty
---@return string
function M.text(v)
  if v == nil or v == json.null then return "" end
  if type(v) == "number" then return number(v) end
  if type(v) == "table" then return require("geoeng.core").json(v) end
  return tostring(v)
end

local function cell(v)
  local s = plain_text.of(M.text(v))
  if type(v) ~= "number" then s = guarded(s) end
  if s:find '[",\r\n]' then s = '"' .. s:gsub('"', '""') .. '"' end
  return s
end

--- A row.
---@param values any[]  which may have holes
---@param n integer     how many cells
---@return string
function M.row(values, n)
  local out = {}
  for i = 1, n do out[i] = cell(values[i]) end
  return table.concat(out, ",") .. "\r\n"
end

--- The first row: the names of columns.
---@param columns geoeng.Column[]
---@return string
function M.header(columns)
  local names = {}
  for i, column in ipairs(columns) do names[i] = column.name end
  return M.row(names, #names)
end

--- The row of what columns read.
---@param columns geoeng.Column[]
---@param x table  see table/columns.lua
---@return string
function M.of(columns, x)
  local values = {}
  for i, column in ipairs(columns) do values[i] = column.get(x) end
  return M.row(values, #columns)
end

return M
