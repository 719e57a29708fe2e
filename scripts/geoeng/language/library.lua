--- What modules of the standard library define and read: the same words, span
--- and text that rule files have, and data beside the rule file that asks.
---
---   local library = require "geoeng.language.library"
---   library.words "season" { "spring", "autumn" }

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local lexicon = require "geoeng.language.lexicon"
local rule_files = require "geoeng.language.rule_files"
local rules_hash = require "geoeng.language.rules_hash"

local M = {}

--- name "x" { ... } for a function of define.lua: the place is that of the name.
---@param fn fun(where: table, name: string, def: table)
---@return fun(name: string): fun(def: table)
function M.curried(fn)
  return function(name)
    local where = rule_files.here()
    return function(def) return fn(where, name, def) end
  end
end

M.words = M.curried(define.words)
M.hidden_words = M.curried(define.hidden_words)
M.span = M.curried(define.span)
M.text = M.curried(define.text)

--- A file of data beside the rule file that is being loaded, along
--- GEOENG_PATH, or shipped, for library modules that rules call.
---@param name string
---@return string text
function M.data(name)
  local where = rule_files.caller()
  if define.sealed then
    error({ rule_error = "files are read while the rules are loaded, not while "
      .. "documents run", where = where or rule_files.here() }, 0)
  end
  local text, file, sha256 = lexicon.find(name, where and where.dir)
  if not text then
    errors.raise(where and errors.in_string(where, name) or rule_files.here(),
      ("the file '%s' %s"):format(name, file))
  end
  rules_hash.add(text, sha256)
  return text
end

return M
