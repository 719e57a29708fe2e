--- Sets of English words, as rules/lexicons/english holds them. A set is
--- `FILE.set` of FILE.tsv, or `FILE` where the file is one set; the table is
--- built in (core/base/word_set.h).

local core = require "geoeng.core"

local M = {}

--- The words of a set, sorted. Raises when there is no such set.
---@param name string
---@return string[]
M.list = core.wordset

--- The same for lookup: word -> true.
---@param name string
---@return table<string, true>
function M.set(name)
  local set = {}
  for _, word in ipairs(core.wordset(name)) do set[word] = true end
  return set
end

return M
