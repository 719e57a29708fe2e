-- The rooms: which file may use which. The rooms and their order stand in
-- CONTRIBUTING.md and nowhere else; what is in a room is told by the paths. A
-- file uses files of its own room and of rooms above it in that list, whatever
-- way it uses them: by #include, by a symbol that the linker finds (nm), or by
-- a module's name in Lua (requires at the top and inside of functions, and
-- names handed to C). And nothing uses itself over others: no cycle of files.

local M = {}

--- Names of the library that rules use, without a room: `environment.lua` says
--- what they stand for, and importers write them into rule files.
M.PUBLIC = { ["geoeng.cameo"] = true }

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

M.lines_of, M.read = lines_of, read

local function sorted(set)
  local list = {}
  for key in pairs(set) do list[#list + 1] = key end
  table.sort(list)
  return list
end

M.sorted = sorted

-- ------------------------------------------------------------------- rooms

--- Rooms below a folder, by number in the order of CONTRIBUTING.md.
---@param top string  "core" or "scripts/geoeng"
function M.order(top)
  local rank, n = {}, 0
  for room in read "CONTRIBUTING.md":gmatch("\n| `" .. top .. "/(%w+)/`") do
    n = n + 1
    rank[room] = n
  end
  return rank
end

local function room_of(file) return file:match "^([^/]+)/" end

--- Every folder is a room of the list, and every room a folder.
function M.unlisted(top, problems)
  local rank = M.order(top)
  local there = {}
  for _, path in ipairs(lines_of("ls -d " .. top .. "/*")) do
    local name = path:match "[^/]+$"
    there[name] = true
    if not rank[name] then
      problems[#problems + 1] = path .. " is no room of CONTRIBUTING.md"
    end
  end
  for room in pairs(rank) do
    if not there[room] then
      problems[#problems + 1] = top .. "/" .. room .. " is not there"
    end
  end
end

-- ------------------------------------------------------------------ graphs

local function edge(graph, from, to, why)
  graph[from] = graph[from] or {}
  if from ~= to then graph[from][to] = graph[from][to] or why end
end

--- Files of core, "text/token", with what they include of core; by path the
--- names of all headers that it includes; and includes that name no file.
function M.includes()
  local graph, headers, odd = {}, {}, {}
  for _, path in ipairs(lines_of "find core -name '*.[ch]'") do
    local from = path:match "^core/(.-)%.[ch]$"
    graph[from], headers[path] = graph[from] or {}, {}
    for open, name in read(path):gmatch '#%s*include%s*(["<])([^">]+)[">]' do
      table.insert(headers[path], name)
      local to = name:match "^(%w+/[%w_]+)%.h$"
      local file = to and io.open("core/" .. name)
      if file then
        file:close()
        edge(graph, from, to, "includes " .. name)
      elseif open == '"' and name ~= "geoeng.h"
        and name ~= "word_set_names.h" then -- build/gen makes it
        table.insert(odd, path .. " includes " .. name
          .. ", which is no file ROOM/NAME.h of core/")
      end
    end
  end
  return graph, headers, odd
end

--- The same of the symbols that objects take from each other.
---@param build string  build/release
function M.symbols(build)
  local graph, home, wanted = {}, {}, {}
  for _, path in ipairs(lines_of("find " .. build .. "/core -name '*.o'")) do
    local from = path:match "/core/(.-)%.o$"
    local source = io.open("core/" .. from .. ".c")
    if source then source:close() end -- else what a file left that is gone
    graph[from], wanted[from] = source and {}, {}
    for _, line in ipairs(source and lines_of("nm " .. path) or {}) do
      local kind, name = line:match "(%a) ([%w_.]+)$"
      if kind == "U" or kind == "w" then
        wanted[from][name] = true
      elseif kind:match "[TDBRCVW]" then
        home[name] = from
      end
    end
  end
  for from, names in pairs(wanted) do
    for _, name in ipairs(sorted(names)) do
      if home[name] then edge(graph, from, home[name], "calls " .. name) end
    end
  end
  return graph, wanted, home
end

-- Beginnings of module names to which code adds the last part itself.
local PREFIXES = { ["geoeng.cmd."] = true, ["geoeng.import."] = true,
  ["geoeng.out."] = true, ["geoeng.asked."] = true }

--- Strings of Lua code that begin as names of modules do, by luac's list of
--- constants, so that quotes, comments and long brackets are Lua's matter.
local function names_in(path)
  local names = {}
  local dump = lines_of(("luac5.4 -l -l -p %s 2>&1"):format(path))
  for _, line in ipairs(dump) do
    local name = line:match '^%s+%d+%s+S%s+"(geoeng%.[^"]*)"$'
    if name then names[name] = true end
  end
  return sorted(names), #dump
end

--- Modules of the library, "event/record", and the modules that they name.
---@return table graph
---@return string[] odd  names of no module
function M.requires()
  local graph, odd, there = {}, {}, {}
  local paths = lines_of "find scripts/geoeng -name '*.lua'"
  for _, path in ipairs(paths) do
    local from = path:match "^scripts/geoeng/(.-)%.lua$"
    graph[from], there[path] = {}, from
  end
  for _, path in ipairs(paths) do
    local from = there[path]
    local names, lines = names_in(path)
    if lines < 3 then odd[#odd + 1] = path .. ": luac5.4 cannot read it" end
    for _, name in ipairs(names) do
      local to = name:match "^geoeng%.(.*)$":gsub("%.", "/")
      if graph[to] then
        edge(graph, from, to, "names " .. name)
      elseif PREFIXES[name] then -- all of the room
        for other in pairs(graph) do
          if room_of(other) == name:match "^geoeng%.(%w+)%.$" then
            edge(graph, from, other, "names " .. name)
          end
        end
      elseif name ~= "geoeng.core" and name ~= "geoeng.host"
        and not M.PUBLIC[name] and not name:find "^geoeng%-" then
        odd[#odd + 1] = ("%s names %s, which is no module"):format(path, name)
      end
    end
  end
  return graph, odd
end

--- Whether a graph has any edge.
function M.has_edges(graph)
  for _, others in pairs(graph) do
    if next(others) then return true end
  end
  return false
end

-- ------------------------------------------------------------------ checks

--- Uses of rooms below the user's own.
function M.upward(graph, top, problems)
  local rank = M.order(top)
  for _, from in ipairs(sorted(graph)) do
    for _, to in ipairs(sorted(graph[from])) do
      local a, b = rank[room_of(from)], rank[room_of(to)]
      if a and b and b > a then
        problems[#problems + 1] = ("%s/%s %s, which is in a lower room")
          :format(top, from, graph[from][to])
      end
    end
  end
end

--- The cycles of a graph, each told once.
function M.cycles(graph, problems)
  local state = {}
  local function visit(file, trail)
    if state[file] == "done" then return end
    trail[#trail + 1] = file
    if state[file] == "open" then
      problems[#problems + 1] = table.concat(trail, " -> ")
    else
      state[file] = "open"
      for _, other in ipairs(sorted(graph[file] or {})) do
        visit(other, trail)
      end
      state[file] = "done"
    end
    trail[#trail] = nil
  end
  for _, file in ipairs(sorted(graph)) do visit(file, {}) end
end

--- Headers of libraries that may stand in some files only.
---@param headers table<string, string[]>  of M.includes
---@param table_ table[]  { pattern of header, patterns of paths ... }
function M.strays(headers, table_, problems)
  for _, path in ipairs(sorted(headers)) do
    for _, name in ipairs(headers[path]) do
      for _, row in ipairs(table_) do
        local allowed = not name:match(row[1])
        for i = 2, #row do allowed = allowed or path:match(row[i]) end
        if not allowed then
          problems[#problems + 1] = path .. " includes " .. name
        end
      end
    end
  end
end

return M
