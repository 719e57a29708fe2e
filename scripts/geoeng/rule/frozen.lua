--- What rule files see of tables that others see, too: read-only stand-ins.
---
--- A stand-in is an empty table whose metatable reads the table and refuses to
--- write. Modules of the library get theirs at once, deep. A module that is a
--- rule file is still being made when others get its stand-in, so that one
--- reads the living table; when all rules are compiled, `settle` walks from
--- their functions over upvalues and globals and puts stand-ins over copies in
--- the place of every table, so that no document can leave anything behind.

local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local rule_files = require "geoeng.language.rule_files"

local M = {}

local texts = rule_files.texts

local source_of = setmetatable({}, { __mode = "k" }) -- stand-in -> its table
local meta_of = setmetatable({}, { __mode = "k" })   -- stand-in -> metatable
local views = setmetatable({}, { __mode = "k" })     -- table -> its stand-in
local known = { [core.peg_tick] = true } -- functions of C without a state
local iterators = setmetatable({}, { __mode = "k" }) -- those that have one
local settled = false

--- The table behind a stand-in; anything else is itself.
function M.source(t) return source_of[t] or t end

--- Keep a function of C as one that rules may hold.
function M.know(f) known[f] = true end

--- Keep an iterator that a rule file was given while it was loaded.
function M.iterates(f)
  if not settled then iterators[f] = true end
  return f
end

local function refuse()
  error(core.place() .. (settled and "this table was made while the rules were "
    .. "loaded, and a change would be seen by other documents; use a local "
    .. "table, or ev" or "what require gives is read only, since other rule "
    .. "files have it, too"), 0)
end

--- Metamethods that a stand-in has of its own, or may not have.
local OWN = { __index = true, __newindex = true, __len = true, __pairs = true,
  __metatable = true, __gc = true, __close = true, __mode = true, __name = true }

--- An empty stand-in.
local function stand_in()
  local p = {}
  local m = { __newindex = refuse, __metatable = false,
    __len = function() return #source_of[p] end,
    __pairs = function()
      local t = source_of[p]
      return function(_, k)
        k = next(t, k)
        if k ~= nil then return k, p[k] end
      end
    end }
  meta_of[p] = m
  return setmetatable(p, m), m
end

--- The metamethods of a table for its stand-in.
local function take_metamethods(m, mt)
  for name, f in next, mt or {} do
    if not OWN[name] then m[name] = f end
  end
end

-- ------------------------------------------------------ while rules load

--- A stand-in that reads the living table.
---@param t any  anything but a table is itself
function M.view(t)
  if type(t) ~= "table" or source_of[t] then return t end
  if views[t] then return views[t] end
  local p, m = stand_in()
  views[t], source_of[p] = p, t
  m.__index = function(_, k) return M.view(t[k]) end
  take_metamethods(m, debug.getmetatable(t))
  return p
end

--- A function of the library as rules have it: whoever returns what it gives
--- stays on the stack, so that names of lists are that file's.
local function library_function(f)
  local framed = debug.getinfo(f, "S").what == "C" and f or core.framed(f, true)
  known[framed] = true
  return framed
end

--- A deep copy behind a stand-in, for modules of the library.
---@param t any
---@param seen table|nil
function M.library(t, seen)
  if type(t) == "function" then return library_function(t) end
  if type(t) ~= "table" or source_of[t] then return t end
  seen = seen or {}
  if seen[t] then return seen[t] end
  local p, m = stand_in()
  local copy = {}
  seen[t], source_of[p], m.__index = p, copy, copy
  for k, v in next, t do copy[k] = M.library(v, seen) end
  local mt = debug.getmetatable(t)
  if mt then
    take_metamethods(m, mt)
    setmetatable(copy, { __index = mt.__index })
  end
  return p
end

--- A deep copy without metatables and stand-ins, of what a rule file gives to
--- the library: it reads it when the rule's bounds do not hold.
---@param t any
---@param too_deep fun()  raises an error
function M.plain(t, too_deep)
  if type(t) ~= "table" then return t end
  return core.plain(t, source_of) or too_deep()
end

-- ----------------------------------------------------- when all is loaded

local settle

local function place_of(f, line)
  local info = debug.getinfo(f, "S")
  local file = info.source:sub(2)
  return { file = file, line = line or info.linedefined, source = texts[file] }
end

local function check_writes(f)
  local name, line = core.writes(f)
  if not name then return end
  errors.raise(place_of(f, line), (name == "_ENV"
    and "a function that runs on documents sets a global"
    or ("a function that runs on documents sets '%s', a local outside of it")
    :format(name)) .. ", which other documents would see; keep it in a local of "
    .. "the function, or in ev")
end

local user -- the function of a rule whose values are settled

local function check_iterator(f, what)
  if not iterators[f] and (what ~= "C" or known[f]) then return end
  errors.raise(user and place_of(user) or { file = "?" }, "the function uses an "
    .. "iterator that was begun while the rules were loaded: documents would "
    .. "see how far others came; begin it inside of the function")
end

local function settle_upvalues(f, seen)
  check_writes(f)
  local before = user
  for i = 1, 255 do
    local name, v = debug.getupvalue(f, i)
    if not name then break end
    user = f
    local new = settle(v, seen)
    if not rawequal(new, v) then debug.setupvalue(f, i, new) end
  end
  user = before
end

local depth, DEEPEST = 0, 5000 -- of functions and tables in each other

local function go_deeper()
  depth = depth + 1
  if depth <= DEEPEST then return end
  errors.raise(user and place_of(user) or { file = "?" },
    "what the function uses is nested too deep")
end

local function settle_function(f, seen)
  go_deeper()
  seen[f] = true
  local info = debug.getinfo(f, "S")
  check_iterator(f, info.what)
  local file = info.source:match "^@(.*)$"
  if file and texts[file] then settle_upvalues(f, seen) end -- not the library's
  depth = depth - 1
  return f
end

--- Values inside of an LPeg pattern.
local function settle_pattern(p, seen)
  seen[p] = true
  local values = debug.getuservalue(p, 1)
  if type(values) ~= "table" or seen[values] then return p end
  seen[values] = true
  for k, v in next, values do
    local new = settle(v, seen)
    if not rawequal(new, v) then values[k] = new end
  end
  return p
end

--- What the metatable mt of a table means for its stand-in p over the copy.
local function settle_metatable(p, m, mt, copy, seen)
  local sound = source_of[settle(mt, seen)]
  take_metamethods(m, sound)
  local index = sound.__index
  if type(index) == "function" then
    setmetatable(copy, { __index = function(_, k) return index(p, k) end })
  elseif index ~= nil then
    setmetatable(copy, { __index = index })
  end
end

local function settle_table(t, seen)
  go_deeper()
  local p = views[t]
  local m = p and meta_of[p]
  if not p then p, m = stand_in() end
  local copy = {}
  seen[t], seen[p] = p, p
  for k, v in next, t do copy[settle(k, seen)] = settle(v, seen) end
  source_of[p], m.__index = copy, copy
  local mt = debug.getmetatable(t)
  if mt then settle_metatable(p, m, mt, copy, seen) end
  depth = depth - 1
  return p
end

--- A value as functions of rules may hold it while documents run.
function settle(v, seen)
  local kind = type(v)
  if kind == "function" then return seen[v] and v or settle_function(v, seen) end
  if kind == "userdata" then return seen[v] and v or settle_pattern(v, seen) end
  if kind ~= "table" then return v end
  if seen[v] then return seen[v] == true and v or seen[v] end
  if not source_of[v] then return settle_table(v, seen) end
  if views[source_of[v]] == v then -- a view: of a module
    return settle_table(source_of[v], seen)
  end
  seen[v] = v -- the library's
  return v
end

--- Settle what functions of rules reach.
---@param roots any[]  functions, patterns, tables
function M.settle(roots)
  local seen = {}
  for _, root in ipairs(roots) do settle(root, seen) end
  settled = true
end

return M
