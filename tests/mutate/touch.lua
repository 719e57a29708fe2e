--- What a test calls (guard.c marks it): functions of core by the line they
--- begin in, modules of the library by the sum of their names. A test need not
--- run for a fault in a function that it never calls.

local M = {}

local CODE, MODULES = 1 << 20, 4096 -- as in guard.c

--- Not marked: taken to be called by every test.
local UNMARKED = { "^core/base/", "^core/syntax/kernel", "^core/cli/main%.c$" }

local functions = {} -- path -> sorted list of { line, at }

--- Reads where the functions of a library begin.
function M.read_functions(library, tree)
  local command = "nm %s/%s | awk 'tolower($2) == \"t\" { print $1 }' "
    .. ">%s/build/mutate/starts"
  assert(os.execute(command:format(tree, library, tree)))
  local starts = assert(io.open(tree .. "/build/mutate/starts"))
  local p = assert(io.popen(("cd %s && addr2line -e %s <build/mutate/starts")
    :format(tree, library)))
  for place in p:lines() do
    local address = tonumber(starts:read "l", 16)
    local path, line = place:match "(core/[%w_/]+%.c):(%d+)"
    if path then
      functions[path] = functions[path] or {}
      table.insert(functions[path], { line = tonumber(line), at = address // 16 })
    end
  end
  starts:close()
  p:close()
  for _, list in pairs(functions) do
    table.sort(list, function(a, b) return a.line < b.line end)
  end
end

--- An empty map in a file, for a test to mark.
function M.clear(path)
  local f = assert(io.open(path, "wb"))
  f:write(("\0"):rep(CODE + MODULES))
  f:close()
end

local function is_marked(map, at) return map:byte(at + 1) == 1 end

local function calls(map, path, line)
  for _, pattern in ipairs(UNMARKED) do
    if path:find(pattern) then return true end
  end
  local own
  for _, f in ipairs(functions[path] or {}) do
    if f.line <= line then own = f end
  end
  return not own or is_marked(map, own.at)
end

local function loads(map, path)
  local sum = 0
  for c in path:gsub("^scripts/", ""):gmatch "." do
    sum = (sum * 31 + c:byte()) % MODULES
  end
  return is_marked(map, CODE + sum)
end

--- Whether a test that left this map can notice a fault in a line of a file.
function M.reaches(map, file, line)
  if file.language == "c" then return calls(map, file.path, line) end
  return loads(map, file.path)
end

return M
