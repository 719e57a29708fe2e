-- The repository's own rules: lua5.4 tests/repo/run.lua [--graph]
-- Include graph without cycles and in layers, what may include what, public
-- declarations with comments, the fixed top level, sizes.

local LAYERS = {
  { "base", "list", "arena", "buf", "day", "sha256" },
  { "utf8", "wordbreak", "uax29", "label", "diag", "json", "text",
    "lemma_data", "lemma", "vocab", "english", "token", "sentence" },
  { "layer", "entry", "doc", "gaz", "line", "moves", "model", "word", "morph", "tag", "parse",
    "mend", "analyse" },
  { "pred", "wordclass", "pat", "prog", "compile", "dfa", "match", "tree",
    "slot", "slot_noun", "clause" },
  { "ruleset", "plan", "engine", "image", "cache", "syntax", "doc_tree", "wake", "run", "api",
    "api_engine", "api_slot", "lexicon", "stream", "source", "sink", "progress", "locate", "option",
    "frame", "worker", "pool", "store" },
}

local level = {}
for i, names in ipairs(LAYERS) do
  for _, name in ipairs(names) do level[name] = i end
end

local function lines_of(command)
  local p = assert(io.popen(command))
  local list = {}
  for line in p:lines() do list[#list + 1] = line end
  p:close()
  return list
end

local function read(path)
  local f = assert(io.open(path, "rb"))
  local s = f:read "a"
  f:close()
  return s
end

local passed, failed = 0, 0
local function check(claim, problems)
  if #problems == 0 then
    passed = passed + 1
    return
  end
  failed = failed + 1
  print("FAILED " .. claim)
  for _, p in ipairs(problems) do print("  " .. p) end
end

-- Layers: the bindings and main are the last.
local function layer_of(module)
  if level[module] then return level[module] end
  if module:match "^lua_" or module == "main"
    or module == "runner" or module == "embed" then
    return #LAYERS + 1
  end
  return nil
end

local graph, includes = {}, {}
for _, path in ipairs(lines_of "ls core/*.c core/*.h") do
  local module = path:match "core/(.-)%.[ch]$"
  graph[module] = graph[module] or {}
  includes[path] = {}
  for name in read(path):gmatch '#include%s+["<]([^">]+)[">]' do
    includes[path][#includes[path] + 1] = name
    local other = name:match "^(.-)%.h$"
    if other and other ~= module and io.open("core/" .. name) then
      graph[module][other] = true
    end
  end
end

local modules = {}
for m in pairs(graph) do modules[#modules + 1] = m end
table.sort(modules)

do
  local problems = {}
  for _, m in ipairs(modules) do
    if not layer_of(m) then
      problems[#problems + 1] = m .. " stands in no layer (tests/repo/run.lua)"
    else
      for other in pairs(graph[m]) do
        if layer_of(other) and layer_of(other) > layer_of(m) then
          problems[#problems + 1] = ("%s (layer %d) includes %s (layer %d)")
            :format(m, layer_of(m) - 1, other, layer_of(other) - 1)
        end
      end
    end
  end
  table.sort(problems)
  check("no file includes a higher layer", problems)
end

do
  local problems, state = {}, {}
  local function visit(m, trail)
    if state[m] == "done" then return end
    if state[m] == "open" then
      problems[#problems + 1] = table.concat(trail, " -> ") .. " -> " .. m
      return
    end
    state[m] = "open"
    trail[#trail + 1] = m
    local others = {}
    for o in pairs(graph[m] or {}) do others[#others + 1] = o end
    table.sort(others)
    for _, o in ipairs(others) do visit(o, trail) end
    trail[#trail] = nil
    state[m] = "done"
  end
  for _, m in ipairs(modules) do visit(m, {}) end
  check("the include graph has no cycle", problems)
end

local function only(header, allowed, claim, ...)
  local problems, also = {}, { ... }
  local function may(path)
    if path:match(allowed) then return true end
    for _, pattern in ipairs(also) do
      if path:match(pattern) then return true end
    end
    return false
  end
  for path, names in pairs(includes) do
    for _, name in ipairs(names) do
      if name:match(header) and not may(path) then
        problems[#problems + 1] = path .. " includes " .. name
      end
    end
  end
  check(claim, problems)
end
only("^lua", "core/lua_[%w_]+%.[ch]$",
  "only lua_*, runner and main know Lua", "core/main%.c$", "core/runner%.[ch]$")
only("^utf8proc%.h$", "core/utf8%.c$", "utf8proc.h only in utf8.c")
only("^jansson%.h$", "core/source%.c$", "jansson.h only in source.c")
only("^editline", "core/lua_host%.c$", "libedit only in lua_host.c")
only("^zlib%.h$", "core/stream%.c$", "zlib.h only in stream.c")
only("^zstd%.h$", "core/stream%.c$", "zstd.h only in stream.c")

do
  local problems = {}
  for path, names in pairs(includes) do
    if path:match "core/lua_" then
      for _, name in ipairs(names) do
        local own = name:match "^lua" or name == "geoeng.h" or name == "embed.h"
        if io.open("core/" .. name) and not own then
          problems[#problems + 1] = path .. " includes " .. name
        end
      end
    end
  end
  check("the bindings see geoeng.h alone", problems)
end

do
  local fixed = { core = 1, scripts = 1, include = 1, rules = 1, tests = 1,
    Makefile = 1, ["README.md"] = 1, LICENSE = 1, ["CHANGELOG.md"] = 1,
    ["CONTRIBUTING.md"] = 1, build = 1, geoeng = 1 }
  local problems = {}
  for _, name in ipairs(lines_of "ls") do
    if not fixed[name] then problems[#problems + 1] = name end
  end
  check("the top level holds what was agreed", problems)
end

do
  local problems, header = {}, read "include/geoeng.h"
  local defined = {}
  for _, path in ipairs(lines_of "ls core/*.c") do
    for name in read(path):gmatch "\n[%w_ *]-%f[%w_](ge_[%w_]+)%(" do
      defined[name] = true
    end
  end
  for name in header:gmatch "GE_API[^;]-(ge_[%w_]+)%(" do
    if not defined[name] then problems[#problems + 1] = name end
  end
  check("every public function is defined", problems)
end

do
  local problems = {}
  for _, path in ipairs(lines_of "find core include scripts rules -type f") do
    local text = read(path)
    if path:match "%.[ch]$" or path:match "%.lua$" then
      local _, n = text:gsub("\n", "")
      local most = path:match "%.c$" and 600 or path:match "^scripts" and 500 or 900
      if n > most then problems[#problems + 1] = ("%s: %d lines"):format(path, n) end
    end
  end
  check("files of C have 600 lines, of the library 500, at most", problems)
end

-- A function starts at the line's start and ends with a bracket, or `end`, there.
local function long_functions(path, starts, stop, most, problems)
  local first, n = nil, 0
  for line in (read(path) .. "\n"):gmatch "(.-)\n" do
    n = n + 1
    if not first and line:find(starts) then first = n end
    if first and line:find(stop) then
      if n - first + 1 > most then
        problems[#problems + 1] = ("%s:%d: %d lines"):format(path, first,
          n - first + 1)
      end
      first = nil
    end
  end
end

do
  local problems = {}
  for _, path in ipairs(lines_of "ls core/*.c") do
    long_functions(path, "^[%a_].*%(.*[{,]$", "^}", 60, problems)
  end
  for _, path in ipairs(lines_of "find scripts/geoeng -name '*.lua'") do
    if not path:find "meta" then
      long_functions(path, "^%a*%s*function", "^end", 50, problems)
    end
  end
  check("functions of C have 60 lines, of Lua 50, at most", problems)
end

do
  local problems = {}
  for _, dir in ipairs(lines_of "ls -d tests/golden/*/") do
    for _, name in ipairs { "cmd", "stdout", "stderr", "exit" } do
      local f = io.open(dir .. name)
      if f then f:close() else problems[#problems + 1] = dir .. name end
    end
  end
  check("golden cases are whole", problems)
end

if arg[1] == "--graph" then
  for _, m in ipairs(modules) do
    local others = {}
    for o in pairs(graph[m]) do others[#others + 1] = o end
    table.sort(others)
    print(("%d %s: %s"):format((layer_of(m) or 0) - 1, m,
      table.concat(others, " ")))
  end
end
-- Every command stands in the help and in the README.
local unlisted = {}
local help, readme = read "core/option.c", read "README.md"
for _, path in ipairs(lines_of "ls scripts/geoeng/cmd/*.lua") do
  local name = path:match "([^/]+)%.lua$"
  if not help:find('"  ' .. name .. " ", 1, true) then
    unlisted[#unlisted + 1] = name .. " is not in core/option.c"
  end
  if not readme:find("geoeng " .. name .. " ", 1, true) then
    unlisted[#unlisted + 1] = name .. " is not in README.md"
  end
end
check("every command is listed", unlisted)

-- The manual describes the fields that a record has, in their order.
do
  local SECTIONS = { event = "## The event", span = "### Spans", arg =
    "### `args`", time = "### `time`", claim = "### `claim`",
    link = "### `link`", place = "### `place`", sentence = "### `sentence`", prov = "### `prov`" }
  local manual, problems = read "scripts/doc/output.md" .. "\n#", {}
  local code = read "core/lua_event.c"
  for name, heading in pairs(SECTIONS) do
    local body = code:match("Field " .. name .. "_fields%[%] = (.-);")
    local from = manual:find("\n" .. heading, 1, true)
    local section = from and manual:match("\n(.-)\n#", from + 1) or ""
    local real, told = {}, {}
    for field in body:gmatch '{"[%w_]+", "([%w_]+)"' do
      real[#real + 1] = field
    end
    for cell in section:gmatch "\n| (`[^|]+)|" do
      for field in cell:gmatch "`([%w_]+)`" do told[#told + 1] = field end
    end
    if name == "event" then -- written beside the table of fields
      table.insert(real, 1, "schema")
      table.insert(real, "meta")
    end
    real, told = table.concat(real, " "), table.concat(told, " ")
    if real ~= told then
      problems[#problems + 1] = ("%s: %s, not %s"):format(heading, real, told)
    end
  end
  check("scripts/doc/output.md has the fields of core/lua_event.c", problems)
end

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
