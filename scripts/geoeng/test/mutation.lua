--- What can be left out of rules: every phrase of a list, every pattern of a
--- rule, every alternative in a pattern, a role or its part, every list of
--- `unless` and `light`. Each comes with its place and a function that leaves it
--- out of what define.lua keeps, before it is compiled; files stay as they are.

local compile_event = require "geoeng.rule.compile_event"
local later = require "geoeng.rule.later"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local pattern = require "geoeng.language.pattern"
local preposition = require "geoeng.language.preposition"
local rule = require "geoeng.rule.environment"
local testing = require "geoeng.test.items"

local M = {}

local function copy(t)
  local new = {}
  for k, v in pairs(t) do new[k] = v end
  return new
end

--- A copy of a list without item i.
local function without(list, i)
  local new = table.move(list, 1, #list, 1, {})
  table.remove(new, i)
  return new
end

--- The place of a part of a string; of its key, where the source has the
--- string in another form.
---@param x table  of M.all
---@return table where  { file=, line=, column= }
function M.place(x)
  local where, key, text, column = table.unpack(x.place, 1, 4)
  local named = key and errors.at_name(where, key) or where
  local from = { file = where.file, line = named.line, source = where.source }
  local found = errors.in_string(from, text, column)
  if not found.column then found = named end
  return { file = found.file, line = found.line, column = found.column or 1 }
end

local function add(list, where, what, r, remove, live)
  list[#list + 1] = { place = where, what = what, rule = r, remove = remove,
    live = live }
end

-- ------------------------------------------------------------------ lists

local function of_words(list, w)
  for i, phrase in ipairs(w.def) do
    add(list, { w.where, nil, phrase }, ("'%s' of $%s"):format(phrase,
      w.name), nil, function()
        w.def = copy(w.def)
        table.remove(w.def, i)
      end)
    list[#list].list, list[#list].phrase = w.whole, i
  end
end

-- --------------------------------------------------------------- patterns

--- The alternatives of a string at `key` of a rule; set(text) puts another in
--- its place.
local function of_text(list, r, key, text, is_role, set)
  local name = r.name
  for _, cut in ipairs(pattern.cuts(text, is_role and preposition.known)) do
    add(list, { r.where, key, text, cut.at }, ("'%s' in %s of '%s'")
      :format(cut.text, key, name), r, function() set(cut.without) end, is_role)
  end
end

local function of_find(list, r)
  for i, text in ipairs(r.find) do
    local key = r.kinds and r.kinds[i] or "find"
    if type(text) == "string" then
      if #r.find > 1 then
        add(list, { r.where, key, text }, ("the pattern '%s' of '%s'")
          :format(text, r.name), r, function()
            r.find = without(r.find, i)
            r.kinds = r.kinds and without(r.kinds, i)
          end)
      end
      of_text(list, r, key, text, false, function(new)
        r.find = copy(r.find)
        r.find[i] = new
      end)
    end
  end
end

--- The roles of a rule or of an item of its `also`; set(roles) puts others in
--- their place.
local function of_roles(list, r, roles, set)
  local names = {}
  for name, text in pairs(roles or {}) do
    if text ~= true then names[#names + 1] = name end -- nothing to leave out
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local function change(text)
      local new = copy(roles)
      new[name] = text
      set(new)
    end
    add(list, { r.where, name, roles[name] }, ("the role '%s' of '%s'")
      :format(name, r.name), r, function() change(nil) end, true)
    of_text(list, r, name, roles[name], true, change)
  end
end

local function set_key(r, key, value)
  r.def = copy(r.def)
  r.def[key] = value
end

local function of_also(list, r)
  local also = r.def.also or {}
  for i, item in ipairs(also) do
    add(list, { r.where, "also", item.verb }, ("'%s' in also of '%s'")
      :format(item.verb, r.name), r, function()
        set_key(r, "also", without(also, i))
      end, true)
    of_roles(list, r, item.roles, function(roles)
      local new = copy(also)
      new[i] = copy(item)
      new[i].roles = roles
      set_key(r, "also", new)
    end)
  end
end

--- The strings of `unless` or `light`.
local function of_layers(list, r, key)
  local value = r.def[key]
  local names = type(value) == "table" and not value.k and value or { value }
  for i, name in ipairs(names) do
    if type(name) == "string" then
      add(list, { r.where, key, name }, ("'%s' in %s of '%s'"):format(name,
        key, r.name), r, function()
          local rest = #names > 1 and without(names, i) or nil
          if rest and type(value) == "table" then rest.within = value.within end
          set_key(r, key, rest)
        end, true)
    end
  end
end

--- A rule with one pattern can only go as a whole.
local function of_rule(list, r)
  if r.kind ~= "event" or #r.find > 1 then return end
  add(list, { r.where, nil, r.name }, ("the rule of '%s'")
    :format(r.name), r, function()
      for i, other in ipairs(define.pending.rules) do
        if other == r then table.remove(define.pending.rules, i) end
      end
    end)
end

--- All that can be left out of the rule files that are loaded, not yet sealed.
---@return table[] list  { what=, remove = fn, place = for M.place, rule = its
---                        rule, or list = its list's name and phrase = its
---                        number; live: M.live can leave it out }
function M.all()
  local list = {}
  for _, w in ipairs(define.pending.words) do
    if not w.where.library then of_words(list, w) end
  end
  for _, r in ipairs(define.pending.rules) do
    if not r.where.library and r.find then
      of_rule(list, r)
      of_find(list, r)
      if r.kind == "event" then
        of_roles(list, r, r.def.roles, function(new)
          set_key(r, "roles", new)
        end)
        of_also(list, r)
        of_layers(list, r, "unless")
        of_layers(list, r, "light")
      end
    end
  end
  return list
end

--- Whether one of some tests fails.
local function fails(items, numbers)
  for _, n in ipairs(numbers) do
    if not testing.run(items[n]) then return true end
  end
  return false
end

--- Tell of a rule that is another now: what it demands, what is lent to it. The
--- modules are those of rules that are loaded.
local function changed(made)
  require("geoeng.event.needs").demand(made.order, made)
  require("geoeng.event.lend_roles").forget()
end

--- Run tests without one of M.all that the core knows nothing of, in rules
--- that are sealed.
---@param x table
---@param items table[]      of testing.items
---@param numbers integer[]  of those to run
---@return boolean noticed   one fails, or the rule is wrong now
function M.live(x, items, numbers)
  local r, def = x.rule, x.rule.def
  later.now(r)
  local before = copy(r.made)
  x.remove()
  local ok, new = pcall(compile_event.recompile, copy(r))
  r.def = def
  if not ok then return true end
  for _, key in ipairs { "roles", "also", "needs", "light", "unless", "syntax" } do
    r.made[key] = new[key]
  end
  changed(r.made)
  local failed = fails(items, numbers)
  for key, value in pairs(before) do r.made[key] = value end
  changed(r.made)
  return failed
end

--- Load rules without some of M.all and run the tests of each.
---@param files string  one a line
---@param batch string  "NUMBER:TEST TEST ..." of each, numbers in M.all and in
---                     testing.items, one a line
---@return string? noticed  the numbers of those for which a test fails; nil:
---                         the rules do not load
function M.fresh(files, batch)
  for file in files:gmatch "[^\n]+" do rule.load(file) end
  local all, noticed = M.all(), {}
  for number in batch:gmatch "(%d+):" do all[tonumber(number)].remove() end
  if not pcall(rule.seal, true) then return nil end
  local items = testing.items(define.tests)
  for number, chosen in batch:gmatch "(%d+):([^\n]*)" do
    local numbers = {}
    for n in chosen:gmatch "%d+" do numbers[#numbers + 1] = tonumber(n) end
    if fails(items, numbers) then noticed[#noticed + 1] = number end
  end
  return table.concat(noticed, " ")
end

return M
