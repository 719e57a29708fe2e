--- Where a name that a function uses stands in its rule file; its bytecode tells
--- the line alone.

local errors = require "geoeng.language.errors"
local rule_files = require "geoeng.language.rule_files"

local M = {}

--- Whether the text in front of a name fits what it is.
local BEFORE = {
  global = function(text) return not text:find "[.:]%s*$" end,
  field = function(text) return text:find "[.:]%s*$" end,
  string = function(text) return text:find "[\"'%[]$" end,
}

--- The place of a name in a line, with its column when it stands there once.
---@param file string
---@param line integer
---@param name string
---@param kind "global"|"field"|"string"
---@return table where
function M.find(file, line, name, kind)
  local source = rule_files.texts[file]
  local where = { file = file, line = line, source = source }
  local text = errors.line_of(source, line) or ""
  local plain, from = "%f[%w_]()" .. name:gsub("%W", "%%%0") .. "()%f[^%w_]", 1
  while true do
    local at, stop = text:match(plain, from)
    if not at then return where end
    if BEFORE[kind](text:sub(1, at - 1)) then
      if where.column then
        where.column = nil
        return where
      end
      where.column = at
    end
    from = stop
  end
end

local QUOTES = { { '"', '"' }, { "'", "'" }, { "[[", "]]" } }

--- The place of a column of a string that a function holds in a line.
---@param file string
---@param line integer
---@param text string
---@param column integer  in the string
---@return table where
function M.in_string(file, line, text, column)
  local source = rule_files.texts[file]
  local where = { file = file, line = line, source = source }
  local code = errors.line_of(source, line) or ""
  for _, q in ipairs(QUOTES) do
    local at = code:find(q[1] .. text .. q[2], 1, true)
    if at then
      where.column = at + #q[1] + column - 1
      return where
    end
  end
  return { file = file, line = line, excerpt = text,
    excerpt_column = column }
end

--- A repair when one known name alone is within one edit.
---@param where table
---@param name string
---@param known table<string, any>
---@return table|nil
function M.repair(where, name, known)
  local only = where.column and errors.only_near(name, known)
  return only and { from = name, to = only } or nil
end

return M
