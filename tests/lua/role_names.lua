-- What roles are called decides nothing: with their alphabet turned around the
-- tests of the packs pass, and records are the same.
-- Prints "N passed, N failed": lua5.4 tests/lua/role_names.lua

local suite = dofile "tests/suite.lua"
local expect = suite.expect
local DIR = "build/role_names"
--- A module of the library in which roles are sorted the other way round.
local function turn(module, from, to)
  local f = assert(io.open("scripts/" .. module, "rb"))
  local text = f:read "a"
  f:close()
  local at, behind = text:find(from, 1, true)
  expect(module .. " sorts by names in one place",
    at and not text:find(from, behind + 1, true))
  f = assert(io.open(DIR .. "/" .. module, "wb"))
  f:write(at and text:sub(1, at - 1) .. to .. text:sub(behind + 1) or text)
  f:close()
end

local function run(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  pipe:close()
  return text
end

--- Records with their arguments in an order that no name decides, and without
--- what the order of loading decides.
local function records(options)
  local list = {}
  for line in run("./geoeng rules/*.lua tests/data/sample.txt --format jsonl "
    .. "-q --date 2024-05-08" .. options):gmatch "[^\n]+" do
    local args = {}
    line = line:gsub('"args":(%b[])', function(text)
      for arg in text:sub(2):gmatch "%b{}" do args[#args + 1] = arg end
      table.sort(args)
      return '"args":' .. table.concat(args, ",")
    end)
    list[#list + 1] = line
  end
  return table.concat(list, "\n"), #list
end

os.execute("rm -rf " .. DIR .. " && mkdir -p " .. DIR .. "/geoeng/rule")
turn("geoeng/rule/compile_event.lua",
  "table.sort(list, function(a, b) return a.name < b.name end)",
  "table.sort(list, function(a, b) return a.name > b.name end)")
turn("geoeng/rule/role_order.lua", "return x.name < y.name",
  "return x.name > y.name")

local library = " --library " .. DIR
local told = run("./geoeng test rules" .. library)
expect("the tests of the packs", told:find "%d%d%d passed, 0 failed")
local straight, n = records ""
expect("records are the same", n > 5 and records(library) == straight)
os.execute("rm -rf " .. DIR)
suite.finish()
