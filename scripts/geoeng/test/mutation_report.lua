--- Mutation of rules: leave out one thing after the other (mutation.lua) and run
--- the tests. A loss that no test notices is one that no test guards.
---
--- What the core compiles (phrases, patterns) needs an engine of its own
--- for each mutant; roles are changed in place. Only tests that can notice are
--- run: a rule's own are those in whose text it matches, a phrase's those in
--- whose text it stands. Where none does, nothing can notice. Patterns that look
--- at what is not there, and layers can matter everywhere.

local core = require "geoeng.core"
local cover = require "geoeng.test.coverage"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local mutants = require "geoeng.test.mutation"
local pattern = require "geoeng.language.pattern"
local terminal = require "geoeng.format.terminal"
local testing = require "geoeng.test.items"

local M = {}

--- Start to watch the tests; before rules are sealed.
---@return table m  for the others
function M.start()
  return { mutants = mutants.all(), rules = {}, phrases = {}, everywhere = {},
    ntests = 0 }
end

local function noted(map, key, n)
  map[key] = map[key] or {}
  if map[key][#map[key]] ~= n then table.insert(map[key], n) end
end

--- Whether a rule asks for what is not there.
local function negates(r)
  local found = r.kind ~= "event"
  for _, tree in ipairs(r.trees or {}) do
    pattern.walk(tree, function(node)
      found = found or node.k == "look" and node.negate
    end)
  end
  return found
end

--- Listen to the documents of the tests; once the rules are sealed.
function M.watch(m)
  local lists = cover.phrases()
  testing.on_document = function(doc)
    m.ntests = m.ntests + 1
    for _, match in ipairs(doc:matches()) do
      local def = define.events[match.rule]
      noted(m.rules, def.file .. ":" .. def.line, m.ntests)
    end
    cover.each_phrase(lists, doc, function(name, i)
      noted(m.phrases, name .. " " .. i, m.ntests)
    end)
  end
end

--- The numbers of the tests that can notice a mutant.
local function tests_of(m, x)
  if x.list then return m.phrases[x.list .. " " .. x.phrase] or {} end
  if x.live or not negates(x.rule) then
    local w = x.rule.where
    return m.rules[w.file .. ":" .. w.line] or {}
  end
  local all = {}
  for n = 1, m.ntests do all[n] = n end
  return all
end

local function is_noticed(x, number, files, items, tests)
  if #tests == 0 then return false end
  if x.live then return mutants.live(x, items, tests) end
  local peer <close> = host.peer()
  return peer:call("geoeng.test.mutation", "fresh", files, number,
    table.concat(tests, " "))
end

--- Tell on standard output which losses no test notices.
---@param m table         of M.start, after the tests ran
---@param files string[]  the rule files
---@param items table[]   of testing.items
---@return integer n  of them
function M.report(m, files, items)
  testing.on_document = nil
  local names, survivors = table.concat(files, "\n"), {}
  for number, x in ipairs(m.mutants) do
    if not is_noticed(x, number, names, items, tests_of(m, x)) then
      local at = mutants.place(x)
      at.what = core.clean(x.what)
      survivors[#survivors + 1] = at
    end
  end
  table.sort(survivors, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    if a.line ~= b.line then return a.line < b.line end
    if a.column ~= b.column then return a.column < b.column end
    return a.what < b.what
  end)
  for _, x in ipairs(survivors) do
    terminal.write(("%s %s no test fails without %s\n"):format(
      terminal.place(x.file, x.line, (":%d:"):format(x.column)),
      terminal.paint("warning", "unnoticed:"), x.what))
  end
  terminal.write(("mutants: %d, noticed: %d, unnoticed: %d\n"):format(
    #m.mutants, #m.mutants - #survivors, #survivors))
  return #survivors
end

return M
