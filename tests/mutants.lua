-- How much of the rules the tests in them guard: of what `geoeng test --mutate`
-- can leave out of a file of rules/, the share that tests notice (percent).
-- A floor may only rise: whoever writes tests raises the floor of the file.
-- Prints "N passed, N failed": lua5.4 tests/mutants.lua [NAME]...; with no name
-- all files. Two run at a time.

local suite = dofile "tests/suite.lua"
local expect = suite.expect
local FLOORS = {
  arms = 74, diplomacy = 80, forces = 89, incidents = 81, meeting = 75,
  plover = 86, reprisal = 79, sanctions = 88,
}
-- These are guarded with the files that require them.
local NO_TESTS = { areas = "reprisal", attack = "reprisal",
  fighting = "reprisal", off_war = "reprisal", headings = "diplomacy",
  military = "reprisal, arms, forces, diplomacy", plover_base = "plover",
  plover_conflict = "plover", plover_cooperation = "plover" }

local function names()
  local list = {}
  for file in assert(io.popen "ls rules/*.lua"):lines() do
    list[#list + 1] = file:match "([%w_]+)%.lua$"
  end
  return list
end

--- Start the mutants of a file; a pipe for what it tells at the end.
local function start(name)
  local command = "./geoeng test --mutate rules/%s.lua 2>&1 | tail -n 1"
  return assert(io.popen(command:format(name)))
end

local function judge(name, pipe)
  local line = pipe:read "l" or "nothing"
  pipe:close()
  local all, noticed = line:match "^mutants: (%d+), noticed: (%d+)"
  local share = all and noticed * 100 / all
  expect(("%s: the floor is %d %%; got: %s"):format(name, FLOORS[name], line),
    share and share >= FLOORS[name])
  if share then print(("%-10s %5.1f %%  %s"):format(name, share, line)) end
end

local chosen = #arg > 0 and arg or {}
for _, name in ipairs(names()) do
  expect("rules/" .. name .. ".lua has a floor in tests/mutants.lua",
    (FLOORS[name] ~= nil) ~= (NO_TESTS[name] ~= nil))
  if #arg == 0 and FLOORS[name] then chosen[#chosen + 1] = name end
end
for i = 1, #chosen, 2 do
  local one, other = start(chosen[i]), chosen[i + 1] and start(chosen[i + 1])
  judge(chosen[i], one)
  if other then judge(chosen[i + 1], other) end
end
suite.finish()
