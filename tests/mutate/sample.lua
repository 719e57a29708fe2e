--- Which faults are planted: a choice by a seed, spread over the files in
--- proportion to their lines of code.

local operators = require "operators"

local M = {}

--- Not for everyone's machine, or not code: parts of static executables, and
--- annotations for editors.
local LEFT_OUT = { "^core/[^/]+/static_", "^scripts/geoeng/meta/" }

function M.read(path)
  local f = assert(io.open(path, "rb"))
  local text = f:read "a"
  f:close()
  return text
end

local function is_left_out(path)
  for _, pattern in ipairs(LEFT_OUT) do
    if path:find(pattern) then return true end
  end
  return false
end

--- All files that begin with `only`: { path, language, text, nlines } with the
--- number of lines that a fault can be planted in.
function M.files(only)
  local list = {}
  local p = assert(io.popen "find core scripts/geoeng -name '*.c' -o -name '*.lua'")
  for path in p:lines() do
    if path:sub(1, #only) == only and not is_left_out(path) then
      local file = { path = path, text = M.read(path), nlines = 0,
        language = path:find "%.c$" and "c" or "lua" }
      file.mutants = operators.mutants(file.text, file.language)
      local last
      for _, m in ipairs(file.mutants) do
        if m.line ~= last then file.nlines = file.nlines + 1 end
        last = m.line
      end
      list[#list + 1] = file
    end
  end
  p:close()
  table.sort(list, function(a, b) return a.path < b.path end)
  return list
end

--- n files, one for each fault, by points at equal distances over all lines.
local function points(files, n, shift)
  local all, list = 0, {}
  for _, file in ipairs(files) do all = all + file.nlines end
  local behind = 0
  for _, file in ipairs(files) do
    behind = behind + file.nlines
    while #list < n and (#list + shift) * all / n < behind do
      list[#list + 1] = file
    end
  end
  return list
end

local function shuffle(list)
  for i = #list, 2, -1 do
    local j = math.random(i)
    list[i], list[j] = list[j], list[i]
  end
  return list
end

--- The mutants of a file in an order that the seed decides.
local function shuffled(file, seed)
  local sum = seed
  for i = 1, #file.path do sum = (sum * 31 + file.path:byte(i)) % 2147483647 end
  math.randomseed(sum)
  return shuffle(table.move(file.mutants, 1, #file.mutants, 1, {}))
end

--- Calls visit(file, mutant) for n mutants, of all files in turn, so that the
--- first of them tell of all; what visit returns false for (it does not compile,
--- or is the same program) is replaced by another of its file.
function M.visit(files, n, seed, visit)
  local order, at = {}, {}
  for _, file in ipairs(files) do
    order[file], at[file] = shuffled(file, seed), 0
  end
  math.randomseed(seed)
  for _, file in ipairs(shuffle(points(files, n, math.random()))) do
    local done
    while not done and at[file] < #order[file] do
      at[file] = at[file] + 1
      done = visit(file, order[file][at[file]])
    end
  end
end

return M
