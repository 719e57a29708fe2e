--- The globals of rule files: a subset of Lua's own that has no way out, is
--- the same in every run, and knows no name by accident.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local frozen = require "geoeng.rule.frozen"

local M = {}

--- A shallow copy, without some keys.
---@param lib table
---@param without table<any, true>|nil
---@return table
function M.copy(lib, without)
  local c = {}
  for k, v in next, lib do
    if not (without and without[k]) then c[k] = v end
  end
  return c
end

--- Keys of a table in an order that is the same in every run.
local function sorted_keys(t)
  local keys, object = {}, nil
  for k in next, t do
    local kind = type(k)
    if kind ~= "string" and kind ~= "number" and kind ~= "boolean" then
      -- Nothing but its address tells one from another.
      if object then
        error(("pairs: two keys that are a %s and a %s have no order; let "
          .. "strings or numbers be the keys"):format(object, kind), 3)
      end
      object = kind
    end
    keys[#keys + 1] = k
  end
  table.sort(keys, function(a, b)
    local ta, tb = type(a), type(b)
    if ta ~= tb then return ta < tb end
    if ta == "boolean" then return b and not a end
    return a < b
  end)
  return keys
end

local function sorted_pairs(t)
  if type(t) ~= "table" then
    error(("pairs needs a table, not a %s"):format(type(t)), 2)
  end
  local keys, i = sorted_keys(frozen.source(t)), 0
  return frozen.iterates(function()
    i = i + 1
    if keys[i] ~= nil then return keys[i], t[keys[i]] end
  end)
end

local function print_to_log(...)
  local parts = {}
  for i = 1, select("#", ...) do
    parts[i] = tostring((select(i, ...)))
  end
  core.print(table.concat(parts, "\t") .. "\n")
end

--- Metatables without finalizers; those of strings and objects stay hidden.
local function safe_setmetatable(t, mt)
  if type(t) ~= "table" or (mt ~= nil and type(mt) ~= "table") then
    error("setmetatable needs two tables", 2)
  end
  if mt and rawget(mt, "__gc") ~= nil then
    error("a rule may not set __gc", 2)
  end
  return setmetatable(t, frozen.source(mt))
end

local function safe_rawlen(v) return rawlen(frozen.source(v)) end

local BASE = {
  assert = assert, error = error, ipairs = ipairs, pairs = sorted_pairs,
  pcall = core.pcall, xpcall = core.xpcall, print = print_to_log,
  rawequal = rawequal, rawlen = safe_rawlen,
  select = core.bounded(select, "values"), setmetatable = safe_setmetatable,
  tonumber = core.bounded(tonumber, "bytes"),
  tostring = tostring, type = type,
}
--- Functions of Lua that loop, with what a call of them costs.
local function bounded(lib, costs)
  local c = M.copy(lib)
  for name, cost in next, costs do c[name] = core.bounded(lib[name], cost) end
  return c
end

local LIBRARIES = {
  string = M.copy(string, { dump = true }),
  table = bounded(table, { unpack = "list", sort = "sort", insert = "insert",
    remove = "insert", move = "move", pack = "values" }),
  utf8 = bounded(utf8, { len = "bytes", codepoint = "bytes", offset = "bytes" }),
  math = bounded(M.copy(math, { random = true, randomseed = true }),
    { max = "values", min = "values" }),
}
LIBRARIES.table.concat = core.bounded(table.concat, "list", true)

for _, lib in next, LIBRARIES do
  for _, f in next, lib do
    if type(f) == "function" then frozen.know(f) end
  end
end
for _, f in next, BASE do frozen.know(f) end

--- Why some of Lua's own are not there: what is written alike is not meant.
local WITHHELD = {}
for name in ("io os dofile loadfile"):gmatch "%S+" do
  WITHHELD[name] = "; rules have no files, see geoeng help security"
end
for name in ([[debug load package getmetatable coroutine collectgarbage
  rawget rawset next _G]]):gmatch "%S+" do
  WITHHELD[name] = "; rules do without it, see geoeng help security"
end

--- The globals of one file. Reading or writing another one is an error that
--- carries { rule_error=, token=, where= }.
---@param own table<string, any>   further globals
---@param here fun(): table        the place in the rule that runs now
---@return table
function M.environment(own, here)
  local env = M.copy(BASE)
  for name, lib in next, LIBRARIES do env[name] = M.copy(lib) end
  for name, value in next, own do env[name] = value end
  return setmetatable(env, {
    __index = function(_, key)
      local name = tostring(key)
      local why = WITHHELD[name] or errors.hint(name, env)
      error({ rule_error = ("there is no global '%s'%s"):format(name, why),
        token = key, where = here() }, 0)
    end,
    __newindex = function(_, key)
      local name = tostring(key)
      error({ rule_error = ("the global '%s' is not declared; write local %s")
        :format(name, name), token = key, where = here() }, 0)
    end,
    __metatable = false,
  })
end

return M
