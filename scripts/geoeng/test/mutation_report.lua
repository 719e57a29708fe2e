--- Mutation of rules: leave out one thing after the other (mutation.lua) and run
--- the tests. A loss that no test notices is one that no test guards.
---
--- What the core compiles (phrases, patterns) needs an engine of its own
--- for each mutant, or for several of which none can matter to the tests of
--- another; roles are changed in place. Only tests that can notice are
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

--- Run mutants, each { number=, tests= }, together in an engine of their own.
---@return table noticed  set of numbers
local function run_batch(batch, files)
  local lines, noticed = {}, {}
  for i, x in ipairs(batch) do
    lines[i] = x.number .. ":" .. table.concat(x.tests, " ")
  end
  local peer <close> = host.peer()
  local answer = peer:call("geoeng.test.mutation", "fresh", files,
    table.concat(lines, "\n"))
  if not answer then
    if #batch == 1 then return { [batch[1].number] = true } end
    for _, x in ipairs(batch) do
      for n in pairs(run_batch({ x }, files)) do noticed[n] = true end
    end
    return noticed
  end
  for n in answer:gmatch "%d+" do noticed[tonumber(n)] = true end
  return noticed
end

--- Whether a phrase can be left out with those of a batch: it is of another
--- list than theirs (of one list, one loss can show what another hides) and no
--- test has it together with one of them.
local function joins(batch, list, tests)
  if batch.lists[list] then return false end
  for _, n in ipairs(tests) do if batch.tests[n] then return false end end
  return true
end

--- Phrases in as few batches as a greedy search finds; all else alone.
local function batches_of(m)
  local all = {}
  local function put(batch, number, list, tests)
    batch[#batch + 1] = { number = number, tests = tests }
    if not list then return end
    batch.lists[list] = true
    for _, n in ipairs(tests) do batch.tests[n] = true end
  end
  for number, x in ipairs(m.mutants) do
    local tests, home = tests_of(m, x), nil
    if #tests > 0 and not x.live then
      for _, batch in ipairs(x.list and all or {}) do
        home = home or batch.lists and joins(batch, x.list, tests) and batch
      end
      if not home then
        home = x.list and { lists = {}, tests = {} } or {}
        all[#all + 1] = home
      end
      put(home, number, x.list, tests)
    end
  end
  return all
end

--- The numbers of the mutants that a test notices, as a set.
local function noticed_of(m, files, items)
  local noticed = {}
  for number, x in ipairs(m.mutants) do
    local tests = x.live and tests_of(m, x) or {}
    noticed[number] = #tests > 0 and mutants.live(x, items, tests) or nil
  end
  for _, batch in ipairs(batches_of(m)) do
    for n in pairs(run_batch(batch, files)) do noticed[n] = true end
  end
  return noticed
end

--- Tell on standard output which losses no test notices.
---@param m table         of M.start, after the tests ran
---@param files string[]  the rule files
---@param items table[]   of testing.items
---@return integer n  of them
function M.report(m, files, items)
  testing.on_document = nil
  local survivors = {}
  local noticed = noticed_of(m, table.concat(files, "\n"), items)
  for number, x in ipairs(m.mutants) do
    if not noticed[number] then
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
