--- The patterns of all rules as an earlier run compiled them, and what parsing
--- them told. They are found by a key of all that they were made of but the
--- lexicons; whether these are the same is asked when they are read.
---
---   lists      key of the phrases of all lists
---   modules    of the library that patterns loaded, in order
---   layers     that were declared by then, in order
---   used       lists that a pattern names
---   N T ROLES  of each rule: how many patterns, how many of them fire it, and
---              the roles that it can fill

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local names = require "geoeng.rule.pattern_names"
local rule_files = require "geoeng.language.rule_files"

local M = {}

local key   -- of what is loaded; nil: nothing can be kept
local lines -- what will be kept, nil: nothing

local function key_of(rules, words)
  local parts = { core.version, core.build() }
  local function add(...)
    for _, part in ipairs { ... } do parts[#parts + 1] = tostring(part) end
  end
  for _, file in ipairs(rule_files.names()) do
    add(file, rule_files.texts[file])
  end
  for _, w in ipairs(words) do
    add("words", w.whole, w.where.file, core.fingerprint(w.def))
  end
  for _, r in ipairs(rules) do
    add(r.kind, r.name, r.where.file, r.where.line,
      core.fingerprint { r.def, r.find, r.kinds })
  end
  return core.digest(parts)
end

--- Words with tabs between them, in one line.
local function joined(list) return table.concat(list, "\t") end

local function split(line)
  local list = {}
  for word in line:gmatch "[^\t]+" do list[#list + 1] = word end
  return list
end

--- The rules of an image, each with the ids of its patterns.
local function rules_of(next_line)
  local rules, first = {}, 0
  for line in next_line do
    local n, triggers, roles = line:match "^(%d+) (%d+) (.*)$"
    rules[#rules + 1] = { first = first, triggers = tonumber(triggers),
      roles = roles }
    first = first + tonumber(n)
  end
  return rules
end

--- What is kept of the rules that wait for it, or nil. Layers and modules of the
--- library are loaded as their patterns did.
---@param rules table[]  define.pending.rules
---@param words table[]
---@return table|nil kept  { lists=, used=, rules= }
---@return string|nil warning  the file there is damaged
function M.load(rules, words)
  key = core.build() and key_of(rules, words) or nil
  if not key then return nil end
  local notes, warning = core.rules_load(key)
  if not notes then return nil, warning end
  local next_line = notes:gmatch "([^\n]*)\n"
  local lists, modules = next_line(), split(next_line())
  for _, name in ipairs(split(next_line())) do core.declare_layer(name) end
  for _, module in ipairs(modules) do names.load(module) end
  return { lists = lists, used = split(next_line()), rules = rules_of(next_line) }
end

--- Whether the patterns are those of these rules; they then are the engine's.
---@param kept table
---@param lists string|nil  key of the phrases of all lists
---@param rules table[]
---@return boolean
function M.take(kept, lists, rules)
  local same = kept.lists == (lists or "") and #kept.rules == #rules
  if not core.rules_take(same) then return false end
  for _, whole in ipairs(kept.used) do define.lists[whole].used = true end
  return true
end

--- All is parsed: begin what will be kept.
function M.begin()
  lines = { "", joined(names.loaded), joined(core.layers()), "" }
end

--- A rule is compiled.
---@param r table
---@param n integer         patterns
---@param triggers integer  the first of them, which fire it
function M.add(r, n, triggers)
  local roles = {}
  for role in pairs(r.known or {}) do roles[#roles + 1] = role end
  table.sort(roles)
  lines[#lines + 1] = ("%d %d %s"):format(n, triggers,
    table.concat(roles, " "))
end

--- Keep it all, when every rule is compiled and none is wrong.
---@param lists string|nil  key of the phrases of all lists
function M.save(lists)
  if not key or not lines then return end
  local used = {}
  for whole, where in pairs(define.lists) do
    if where.used then used[#used + 1] = whole end
  end
  table.sort(used)
  lines[1], lines[4] = lists or "", joined(used)
  local notes = table.concat(lines, "\n") .. "\n"
  local _, n = notes:gsub("\n", "")
  if n == #lines then core.rules_save(key, notes) end
  lines = nil
end

return M
