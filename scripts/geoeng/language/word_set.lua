--- Sets of English words, as rules/lexicons/english holds them. A set is
--- `FILE.set` of FILE.tsv, or `FILE` where the file is one set; the table is
--- built in (core/base/word_set.h). All raise when there is no such set.

local core = require "geoeng.core"

local M = {}

--- The words of a set, sorted.
---@param name string
---@param how? "lemma"|"fold"|"exact"  of a list that `words` is to define
---@return string[]
function M.list(name, how)
  local list = core.wordset(name)
  list.how = how
  return list
end

--- The same for lookup: word -> true.
---@param name string
---@return table<string, true>
function M.set(name)
  local set = {}
  for _, word in ipairs((core.wordset(name))) do set[word] = true end
  return set
end

--- What the words of a set stand for, of those that have a value.
---@param name string
---@return table<string, string>
function M.values(name) return select(2, core.wordset(name)) end

--- The same where the values are numbers.
---@param name string
---@return table<string, integer>
function M.numbers(name)
  local numbers = {}
  for word, value in pairs(M.values(name)) do
    numbers[word] = math.tointeger(tonumber(value))
  end
  return numbers
end

return M
