--- The tests that a fault can be noticed by, each a command that ends with 0,
--- and the order they are tried in: the test program of the file first, then
--- by what they cost and how often they noticed faults of that room.
--- Not among them for their length: manual pages, attacks, hostile input.

local M = {}

--- Seconds that a test is taken to need before it has run once; the longest are
--- run for faults in these rooms alone.
local COSTS = { network = 20, session = 12, rule_process = 8 }
local ROOMS = { test_network = "core/syntax", test_session = "core/session",
  test_rule_process = "core/cli", role_names = "scripts/geoeng/event" }

--- Golden cases that take seconds, most of them waiting.
local SLOW = { ["trace-pipe"] = true, watch = true, ["check-watch"] = true,
  ["watch-tables"] = true, follow = true, progress = true, ["run-timeout"] = true,
  ["test-mutate"] = true, ["run-workers"] = true, ["database-resume"] = true }

local function lines_of(command)
  local list, p = {}, assert(io.popen(command))
  for line in p:lines() do list[#list + 1] = line end
  p:close()
  return list
end

local function has(path, pattern)
  local f = assert(io.open(path, "rb"))
  local text = f:read "a"
  f:close()
  return text:find(pattern) ~= nil
end

local function add_programs(list)
  for _, source in ipairs(lines_of "ls tests/c/test_*.c") do
    local name = source:match "test_(.*)%.c$"
    list[#list + 1] = { name = "test_" .. name, subject = name,
      command = "build/mutate/tests/test_" .. name, cost = COSTS[name] or .2,
      c = true, lua = has(source, "ge_session") or has(source, "lua/") }
  end
end

local function add_lua(list)
  for _, spec in ipairs(lines_of "ls tests/lua/*_spec.lua") do
    local name = spec:match "([%w_]+)_spec%.lua$"
    list[#list + 1] = { name = name .. "_spec", subject = name, cost = .5,
      is_plain = true, -- Lua without the library that marks
      command = "lua5.4 tests/lua/run.lua " .. spec, lua = true,
      c = has(spec, "%./geoeng") }
  end
  local function both(name, cost, command)
    list[#list + 1] = { name = name, cost = cost, command = command, c = true,
      lua = true }
  end
  both("cases", 1, "sh tests/lua/run-cases")
  both("rules", 4, "./geoeng test rules")
  both("findings", 5, "lua5.4 tests/lua/findings.lua")
  both("role_names", 8, "lua5.4 tests/lua/role_names.lua")
  both("meta", 1, "./geoeng meta scripts/geoeng/meta/*.lua --library tests/lua/host")
end

--- @param is_quick boolean leave out the golden cases and what takes long
--- @param only string|nil  names of the only tests, parted by commas
function M.tests(is_quick, only)
  local list = {}
  add_programs(list)
  add_lua(list)
  for _, folder in ipairs(is_quick and {} or lines_of "ls -d tests/golden/*/") do
    local name = folder:match "([^/]+)/$"
    if not SLOW[name] then
      list[#list + 1] = { name = "golden " .. name, cost = .8, c = true,
        lua = true, command = "sh tests/golden/run.sh " .. name,
        is_golden = true }
    end
  end
  local kept = {}
  for _, test in ipairs(list) do
    test.kills = {}
    local wanted = not only or ("," .. only .. ","):find("," .. test.name .. ",", 1, true)
    if wanted and (not is_quick or test.cost <= 4) then kept[#kept + 1] = test end
  end
  return kept
end

--- Of so many tests n at equal distances.
local function thinned(list, n)
  if #list <= n then return list end
  local few = {}
  for i = 1, n do few[i] = list[(i - 1) * #list // n + 1] end
  return few
end

--- The tests for a fault in a file, most likely first.
--- @param is_useful fun(test): boolean
--- @param ngolden integer how many golden cases at most
function M.order(tests, file, is_useful, ngolden)
  local subject = file.path:match "([^/]+)%.%a+$"
  local room = file.path:match "^(.*)/"
  local list, golden, rank = {}, {}, {}
  for _, test in ipairs(tests) do
    local only = ROOMS[test.name]
    if test[file.language] and (not only or only == room or test.subject == subject)
      and is_useful(test) then
      table.insert(test.is_golden and golden or list, test)
    end
  end
  table.move(thinned(golden, ngolden), 1, ngolden, #list + 1, list)
  for i, test in ipairs(list) do
    local kills = (test.kills[room] or 0) + .2 * (test.kills.all or 0)
    rank[test] = test.subject == subject and -1
      or test.cost / (.2 + kills) + i * 1e-6
  end
  table.sort(list, function(a, b) return rank[a] < rank[b] end)
  return list
end

function M.noticed(test, file)
  local room = file.path:match "^(.*)/"
  test.kills[room] = (test.kills[room] or 0) + 1
  test.kills.all = (test.kills.all or 0) + 1
end

return M
