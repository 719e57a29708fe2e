-- The Lua examples of the documents load and pass their own tests.
-- lua5.4 tests/docs/run.lua; prints "N passed, N failed".
local documents = { "README.md", "CONTRIBUTING.md" }
local passed, failed = 0, 0

local function run(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local out = pipe:read "a"
  return pipe:close(), out
end

for _, document in ipairs(documents) do
  local file = assert(io.open(document))
  local n = 0
  for block in file:read "a":gmatch "```lua\n(.-)```" do
    n = n + 1
    local path = ("build/example-%s-%d.lua"):format(document:gsub("%W", "-"), n)
    local out = assert(io.open(path, "w"))
    out:write(block)
    out:close()
    local tests = block:find "\ntest " ~= nil
    local ok, report = run("./geoeng " .. (tests and "test " or "check ") .. path)
    if ok then
      passed = passed + 1
    else
      failed = failed + 1
      print(("%s, example %d:\n%s"):format(document, n, report))
    end
  end
  file:close()
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and passed > 0)
