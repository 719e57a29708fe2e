-- The repository's own rules: lua5.4 tests/repo/run.lua [--graph]
-- The rooms (see rooms.lua), what may include what, public declarations, the
-- fixed top level, sizes, lists that must agree.

package.path = "tests/repo/?.lua;" .. package.path
local rooms = require "rooms"
local lines_of, read = rooms.lines_of, rooms.read

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

-- ------------------------------------------------------------------- rooms

local CORE, LIBRARY = "core", "scripts/geoeng"
local includes, headers, odd_includes = rooms.includes()
local requires, odd_names = rooms.requires()
local VARIANT = os.getenv "VARIANT" or "release"
local symbols, wanted, home = rooms.symbols("build/" .. VARIANT)
check("every quoted include is a file of core", odd_includes)
check("every name of a module in the library is one", odd_names)

-- What rules and C name of the library exists; the bindings call the rooms of
-- events and rules alone, and rules name modules without a room.
do
  local problems = {}
  local function names(path, pattern, ok)
    for name in read(path):gsub("/%*.-%*/", ""):gmatch(pattern) do
      if not ok(name) then
        problems[#problems + 1] = ("%s names %s"):format(path, name)
      end
    end
  end
  local CALLED = { ["core/session/session.c"] = true,
    ["core/session/format.c"] = true, ["core/cli/rule_summary.c"] = true }
  for _, path in ipairs(lines_of "find core -name '*.[ch]'") do
    names(path, '"(geoeng%.%w+%.[%w_]+)"', function(name)
      return CALLED[path] and requires[name:match "^geoeng%.(.*)$":gsub("%.",
        "/")] ~= nil
    end)
  end
  for _, path in ipairs(lines_of "ls rules/*.lua") do
    names(path, "geoeng%.%w+%.[%w_]+", function() return false end)
  end
  check("C and rules name no module that they may not", problems)
end

-- What the linker gives the command and the bindings: their own, base, and
-- what geoeng.h declares; the command nothing of Lua but in three files.
do
  local problems = {}
  local function only(room, also)
    for from, names in pairs(wanted) do
      for name in pairs(from:match "^[^/]+" == room and names or {}) do
        local at = home[name] and home[name]:match "^[^/]+"
        if at and at ~= room and at ~= "base" and not name:find "^ge_"
          and not (also and also[at]) then
          problems[#problems + 1] = ("%s calls %s of %s"):format(from, name,
            home[name])
        end
      end
    end
  end
  only("cli", { input = true })
  only("input")
  only("lua")
  table.sort(problems)
  check("command and bindings call geoeng.h and base alone", problems)
end

for _, top in ipairs { CORE, LIBRARY } do
  local problems = {}
  rooms.unlisted(top, problems)
  check(top .. "/ has the rooms that CONTRIBUTING.md lists", problems)
end

for _, g in ipairs { { CORE, includes, "includes" }, { CORE, symbols,
  "symbols" }, { LIBRARY, requires, "modules" } } do
  local top, graph, what = table.unpack(g)
  local upward, cycles = {}, {}
  rooms.upward(graph, top, upward)
  check(("no %s of a lower room are used"):format(what), upward)
  rooms.cycles(graph, cycles)
  check(("the graph of %s has no cycle"):format(what), cycles)
  check(("the graph of %s has edges"):format(what),
    rooms.has_edges(graph) and {} or { "it is empty: is ./geoeng built?" })
end

-- Escape codes are the palette's; wrap.lua counts around them. Widths are
-- asked for by terminal.lua, and by cards what their options say.
do
  local may = { ["format/palette"] = "code", ["format/wrap"] = "code",
    ["format/terminal"] = "width" }
  local problems = {}
  for _, path in ipairs(lines_of("find " .. LIBRARY .. " -name '*.lua'")) do
    local text = read(path)
    local what = text:find("\\27%", 1, true) and "code"
      or text:find("\\27[", 1, true) and "code"
      or text:find("host.columns()", 1, true) and "width"
    local name = path:match "geoeng/(.*)%.lua$"
    if what and may[name] ~= what and not name:find "^meta/" then
      problems[#problems + 1] = ("%s has a %s of its own"):format(path, what)
    end
  end
  check("one palette, and one place that knows the width", problems)
end

-- Libraries that stand behind one file, and what the bindings see.
do
  local problems = {}
  rooms.strays(headers, {
    { "utf8proc%.h$", "^core/base/utf8%.c$" },
    { "jansson%.h$", "^core/input/json_document%.c$",
      "^core/lua/json_read%.c$", "^core/input/event_record%.c$", "^core/input/json_value%.[ch]$",
      "^core/input/page_ld%.c$" },
    { "iconv%.h$", "^core/input/charset%.c$",
      "^core/input/web_charset%.c$", "^core/input/static_%w+%.c$" },
    { "^libxml/", "^core/input/xml_library%.h$" },
    { "^input/xml_library%.h$", "^core/input/xml_library%.c$",
      "^core/input/page_tree%.c$", "^core/input/feed%.c$",
      "^core/input/read_%w+%.c$" },
    { "^csv%.h$", "^core/input/read_csv%.c$" },
    { "zlib%.h$", "^core/input/stream%.c$", "^core/input/http%.c$" },
    { "zstd%.h$", "^core/input/stream%.c$" },
    { "dlfcn%.h$", "^core/session/installed%.c$",
      "^core/input/xml_library%.c$", "^core/base/static_libc%.c$" },
    { "^editline/", "^core/cli/line_editor%.c$" },
    { "seccomp%.h$", "^core/cli/confinement%.c$" },
    { "lua%.hp?p?$", "^core/lua/", "^core/session/", "^core/cli/host%.[ch]$",
      "^core/cli/host_run%.[ch]$", "^core/cli/host_option%.[ch]$",
      "^core/cli/peer%.[ch]$" },
    { "l[ua][ua][xl]lib%.h$", "^core/lua/", "^core/session/",
      "^core/cli/host%.c$", "^core/cli/host_run%.c$",
      "^core/cli/host_class%.[ch]$",
      "^core/cli/host_option%.c$", "^core/cli/peer%.c$",
      "^core/cli/command%.c$", "^core/cli/rule_summary%.c$" },
  }, problems)
  check("libraries stand behind one file each", problems)
  problems = {}
  for path, names in pairs(headers) do
    for _, name in ipairs(path:match "^core/lua/" and names or {}) do
      local room = name:match "^(%w+)/"
      if room and room ~= "lua" and room ~= "base" then
        problems[#problems + 1] = path .. " includes " .. name
      end
    end
  end
  check("the bindings see geoeng.h and base alone", problems)
  problems = {}
  for path, names in pairs(headers) do
    for _, name in ipairs(path:match "^core/cli/" and names or {}) do
      local room = name:match "^(%w+)/"
      if room and room ~= "cli" and room ~= "input" and room ~= "base" and room ~= "editline"
        and room ~= "sys" then
        problems[#problems + 1] = path .. " includes " .. name
      end
    end
  end
  check("the command sees geoeng.h, base and inputs alone", problems)
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
  for _, path in ipairs(lines_of "ls core/*/*.c") do
    for name in read(path):gmatch "\n[%w_ *]-%f[%w_](ge_[%w_]+)%(" do
      defined[name] = true
    end
  end
  for name in header:gmatch "GE_API[^;]-(ge_[%w_]+)%(" do
    if not defined[name] then problems[#problems + 1] = name end
  end
  check("every public function is defined", problems)
end

-- A comment stands before every public function, with an example that calls
-- it; and some test in C does.
do
  local undocumented, untested, tests = {}, {}, {}
  for _, path in ipairs(lines_of "ls tests/c/*.[ch]") do
    tests[#tests + 1] = read(path)
  end
  tests = table.concat(tests)
  local header = read "include/geoeng.h"
  for before, name in header:gmatch "()GE_API[^;]-(ge_[%w_]+)%(" do
    local comment = header:sub(1, before - 1):match "^.*(/%*.-%*/)\n$"
    if not (comment or ""):find("Example:.*%f[%w_]" .. name .. "%(") then
      undocumented[name] = true
    end
  end
  for name in read "include/geoeng.h":gmatch "GE_API[^;]-(ge_[%w_]+)%(" do
    if not tests:find("%f[%w_]" .. name .. "%(") then untested[name] = true end
  end
  check("every public function has a comment with an example",
    rooms.sorted(undocumented))
  check("every public function is called by a test", rooms.sorted(untested))
end

-- All memory is asked for in one place.
do
  local problems = {}
  for _, path in ipairs(lines_of("find build/" .. VARIANT
    .. "/core -name '*.o'")) do
    for _, line in ipairs(path:match "base/base%.o$" and {}
      or lines_of("nm " .. path)) do
      local name = line:match " U (%w+)$"
      if name == "malloc" or name == "calloc" or name == "realloc"
        or name == "strdup" or name == "strndup" or name == "posix_memalign"
        or name == "aligned_alloc" or name == "asprintf"
        or name == "vasprintf" then
        problems[#problems + 1] = path .. " calls " .. name
      end
    end
  end
  check("all memory comes from base.c", problems)
end

-- Names in both, or a problem each.
local function same_names(a, only_a, b, only_b, problems)
  for _, name in ipairs(rooms.sorted(a)) do
    if not b[name] then problems[#problems + 1] = name .. only_a end
  end
  for _, name in ipairs(rooms.sorted(b)) do
    if not a[name] then problems[#problems + 1] = name .. only_b end
  end
end

-- What geoeng.h declares with GE_API, what either library exports, and the list
-- that is kept, which makes a change of the binary interface a line to review.
do
  local header = read "include/geoeng.h":gsub("/%*.-%*/", "")
  local version = header:match 'GE_VERSION "(.-)"'
  local declared, kept = {}, {}
  for name in header:gmatch "GE_API[^;]-%f[%w_](ge_[%w_]+)%(" do
    declared[name] = true
  end
  for name in read "scripts/debian/libgeoeng0.symbols":gmatch "\n (%S+)@Base " do
    kept[name] = true
  end
  for name, nm in pairs { ["libgeoeng.so." .. version] = "nm -D",
    ["libgeoeng.a"] = "nm -g" } do
    local problems, exported = {}, {}
    for _, line in ipairs(lines_of(("%s --defined-only build/%s/%s 2>/dev/null")
      :format(nm, VARIANT, name))) do
      exported[line:match "^%x+ %a (%S+)$" or false] = true
    end
    exported[false] = nil -- an archive's members
    if next(exported) then
      same_names(declared, " is not exported", exported, " is not in geoeng.h",
        problems)
    else
      problems[1] = "it is not there: make library builds it"
    end
    check(name .. " exports what geoeng.h declares", problems)
  end
  local problems = {}
  same_names(declared, " is not in it: add the line with this version", kept,
    " is no more: only a new major version may take it away", problems)
  check("scripts/debian/libgeoeng0.symbols lists what geoeng.h declares",
    problems)
end

-- One version: what others read is made of the header's, or the same.
do
  local version = read "include/geoeng.h":match 'GE_VERSION "(.-)"'
  local problems = {}
  local function want(path, pattern)
    local found = read(path):match(pattern)
    if found ~= version then
      problems[#problems + 1] = ("%s has version %s, not %s"):format(path, found,
        version)
    end
  end
  want("CHANGELOG.md", "\n## (%d%S*) %- %d%d%d%d%-%d%d%-%d%d\n")
  want("scripts/debian/changelog", "^geoeng %((.-)%-%d+%)")
  local rockspecs = lines_of "ls scripts/lua/*.rockspec"
  if #rockspecs ~= 1 or not rockspecs[1]:find("-" .. version .. "-1.", 1, true) then
    problems[#problems + 1] = table.concat(rockspecs, " ")
  end
  want(rockspecs[1], '\nversion = "(.-)%-1"')
  for _, path in ipairs(lines_of "ls README.md scripts/doc/*.md scripts/*/README.md") do
    for found in read(path):gmatch "geoeng[ -](%d+%.%d+%.%d+)" do
      if found ~= version then
        problems[#problems + 1] = ("%s names geoeng %s"):format(path, found)
      end
    end
  end
  check("every place has the version of geoeng.h", problems)
end

-- Editors are told of every file of C.
do
  local problems = lines_of "make -s compile_commands.json 2>&1"
  local told = read "build/compile_commands.json"
  for _, path in ipairs(lines_of "ls core/*/*.c tests/c/*.c tests/fuzz/fuzz_*.c") do
    if not path:find "/static_" and not told:find('"file":"' .. path .. '"', 1, true) then
      problems[#problems + 1] = path
    end
  end
  check("compile_commands.json has every file of C", problems)
end

do
  local problems = {}
  for _, path in ipairs(lines_of "find core include scripts rules -type f") do
    local text = read(path)
    if path:match "%.[ch]$" or path:match "%.lua$" then
      if path:match "^rules" then text = text:gsub('\ntest %b"" %b{}', "") end
      local _, n = text:gsub("\n", "")
      local most = path:match "%.c$" and 600 or path:match "^scripts" and 500
        or path:match "^rules" and 700 or 900
      if path == "include/geoeng.h" then most = math.huge end -- all comment
      if n > most then problems[#problems + 1] = ("%s: %d lines"):format(path, n) end
    end
  end
  check("files of C have 600 lines, of the library 500, rules without their "
    .. "tests 700, at most", problems)
end

-- A function starts at the line's start and ends with a bracket, or `end`, there.
local function long_functions(path, starts, stop, most, problems)
  local first, n = nil, 0
  for line in (read(path) .. "\n"):gmatch "(.-)\n" do
    n = n + 1
    if not first and line:find(starts) and not line:find " end$" then first = n end
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
  for _, path in ipairs(lines_of "ls core/*/*.c") do
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
  for _, graph in ipairs { includes, symbols, requires } do
    for _, file in ipairs(rooms.sorted(graph)) do
      print(file .. ": " .. table.concat(rooms.sorted(graph[file]), " "))
    end
  end
end

-- The modalities stand in scripts/geoeng/event/schema.lua; who cannot read it has
-- the same.
do
  local list = table.concat(dofile "scripts/geoeng/event/schema.lua".MODALITIES,
    ",")
  local problems = {}
  for path, pattern in pairs {
    ["scripts/geoeng/language/define.lua"] = "modality = (%b{})",
    ["scripts/report/data.js"] = "MODALITIES = (%b[])",
    ["scripts/python/geoeng/records.py"] = "modality: Literal(%b[])" } do
    local found = read(path):match(pattern) or ""
    if found:gsub("[^%l,]", "") ~= list then problems[#problems + 1] = path end
  end
  check("modalities are those of the schema", problems)
end

-- Every command stands in the help and in the README.
local unlisted = {}
local help, readme = read "build/gen/option_data.c", read "README.md"
for _, path in ipairs(lines_of "ls scripts/geoeng/cmd/*.lua") do
  local name = path:match "([^/]+)%.lua$"
  if not help:find('{"' .. name .. '", rows_', 1, true) then
    unlisted[#unlisted + 1] = name .. " is not in scripts/build/options.lua"
  end
  if not readme:find("geoeng " .. name .. " ", 1, true) then
    unlisted[#unlisted + 1] = name .. " is not in README.md"
  end
end
check("every command is listed", unlisted)

-- Formats: the table of options has those that there are, and README names them.
do
  local known, problems = { json = true, jsonl = true }, {}
  for _, path in ipairs(lines_of "ls scripts/geoeng/out/*.lua") do
    known[path:match "([^/]+)%.lua$"] = true
  end
  local said = "|" .. readme:match "`%-%-format ([%l|-]+)`" .. "|"
  local told = {}
  for name in read "scripts/build/options.lua":match "FORMATS = (%b{})"
    :gmatch '"([%l-]+)"' do
    told[name] = true
    if not known[name] then problems[#problems + 1] = name .. " is no format" end
  end
  for name in pairs(known) do
    if not told[name] or not said:find("|" .. name .. "|", 1, true) then
      problems[#problems + 1] = name .. " is not in the table or in README.md"
    end
  end
  check("formats are those of scripts/geoeng/out", problems)
end

-- The fields of a record stand in event/schema.lua alone; all else is made of
-- it, or asks it. Rule definitions stand above it and have a list of their own.
do
  local schema = dofile "scripts/geoeng/event/schema.lua"
  local problems, known = {}, {}
  for _, path in ipairs(lines_of "find core -name '*.[ch]'") do
    for name in read(path):gmatch "%f[%w_]Field%s+([%w_]+)%[%][^\n;]*=" do
      problems[#problems + 1] = path .. ": " .. name
    end
  end
  check("tables of fields are generated from event/schema.lua", problems)

  for _, object in ipairs(schema.objects) do
    for _, f in ipairs(object.fields) do known[f.key or f[1]] = true end
  end
  -- Constructors, and fields that are set; %b{} takes the inner ones with it.
  -- In C only what sets a field.
  local code = read "scripts/geoeng/event/record.lua":gsub("%-%-[^\n]*", "")
  local made, n = {}, 0
  for body in code:gmatch "%b{}" do
    for key in body:gmatch "[{,]%s*([%a_][%w_]*)%s*=%f[^=]" do made[key] = true end
  end
  for targets in code:gmatch "\n%s*([%a_][%w_., ]-)%s*=%f[^=]" do
    for target in targets:gmatch "[^, ]+" do
      local key = not target:find "^M%." and target:match "%.([%w_]+)$"
      if key then made[key] = true end
    end
  end
  for key in read "core/lua/argument.c":gmatch '%f[%w]set[%a_]*%(L, [^"\n]-"([%a_]+)"' do
    made[key] = true
  end
  problems = {}
  for _, key in ipairs(rooms.sorted(made)) do
    n = n + 1
    if not known[key] then problems[#problems + 1] = key end
  end
  if n < 30 then problems[#problems + 1] = "only " .. n .. " fields are seen" end
  check("event/record.lua makes fields of event/schema.lua", problems)

  local list = read "scripts/geoeng/language/define.lua"
    :match "\n  modality = (%b{})"
  local want = '{ "' .. table.concat(schema.MODALITIES, '", "') .. '" }'
  check("rules can set the modalities of event/schema.lua",
    list == want and {} or { ("%s, not %s"):format(list, want) })
end

-- What a file holds stands at its start: of a header, or of a file of C that has
-- none, in words of which there are some.
do
  local LEAST = 10
  local problems, there = {}, {}
  local paths = lines_of "ls core/*/*.[ch]"
  for _, path in ipairs(paths) do there[path] = true end
  for _, path in ipairs(paths) do
    if path:match "h$" or not there[path:gsub("c$", "h")] then
      local head, n = read(path):match "^/%*(.-)%*/" or "", 0
      for _ in head:gmatch "%a[%w'-]*" do n = n + 1 end
      if n < LEAST then
        problems[#problems + 1] = ("%s: its head has %d words"):format(path, n)
      end
    end
  end
  check("files of core begin with what they hold, in " .. LEAST .. " words",
    problems)
end

-- Asserts that stay on in releases, of a thousand lines. Those of ge_check are
-- not counted.
do
  local FLOOR = 10
  local problems, shown = {}, {}
  for _, room in ipairs { "text", "match", "syntax", "engine" } do
    local lines, asserts = 0, 0
    for _, path in ipairs(lines_of("ls core/" .. room .. "/*.[ch]")) do
      local text = read(path)
      lines = lines + select(2, text:gsub("\n", ""))
      asserts = asserts
        + select(2, text:gsub("/%*.-%*/", ""):gsub("%f[%w_]ge_assert%(", ""))
    end
    local each = asserts * 1000 / lines
    shown[#shown + 1] = ("%s %.1f"):format(room, each)
    if each < FLOOR then
      problems[#problems + 1] = ("core/%s has %d in %d lines, under %d a "
        .. "thousand"):format(room, asserts, lines, FLOOR)
    end
  end
  print("asserts a kloc: " .. table.concat(shown, ", "))
  check("rooms of core assert what they rely on", problems)
end

-- Lists of English words stand in rules/lexicons/english, not in C.
do
  local word_list = require "c_words"
  local problems, seen, relations = {}, {}, {}
  for _, list in ipairs(word_list.lists(read "core/syntax/label.c", {})) do
    for _, word in ipairs(list.words) do relations[word] = true end
  end
  for _, path in ipairs(lines_of "find core -name '*.[ch]'") do
    local lists = word_list.lists(read(path), relations)
    local n = 0
    for _, list in ipairs(lists) do n = n + #list.words end
    seen[path] = n > 0
    if n > 0 and not word_list.names[path] then
      problems[#problems + 1] = ("%s: %d words"):format(path, n)
      for _, list in ipairs(lists) do
        problems[#problems + 1] = ("  %s: %s"):format(list.name,
          table.concat(list.words, " "))
      end
    end
  end
  table.sort(problems)
  for _, path in ipairs(rooms.sorted(word_list.names)) do
    if not seen[path] then
      problems[#problems + 1] = path .. ": has no list, drop it from names"
    end
  end
  check("no list of English words is in C (rules/lexicons/english)", problems)

  problems = {}
  for code, n in pairs {
    ['const char *const a[] = {"ab", "cd", "ef"};'] = 3,
    ['const char *const a[] = {"ab", "Cd.", "Ef"};'] = 3,
    ['const char *const a[] = {"ab", "cd", "/* no", "x-y", "EF"};'] = 0,
    ['f((const char *const[]){"ab", "cd", "ef", NULL});'] = 3,
    ['void f(void) { static const char *a[9] = {[3] = "ab cd ef "\n"gh"}; }'] = 4,
    ['x = g(p, "ab") || g(p, "cd") ||\n g(p, "ef"); g(p, "gh");'] = 3,
    ['/* {"ab", "cd", "ef"} */ static const luaL_Reg r[] = {{"ab", ab}, '
      .. '{"cd", cd}, {"ef", ef}};'] = 0,
  } do
    local found = 0
    for _, list in ipairs(word_list.lists(code, {})) do
      found = found + #list.words
    end
    if found ~= n then problems[#problems + 1] = found .. " in " .. code end
  end
  check("the lists of words are seen", problems)
end

-- English words of the library stand in rules/lexicons/english. What its lists hold
-- besides is named, with reasons, in lua_words.lua; fewer are right as well.
do
  local lists, problems = require "lua_words", {}
  local sample = 'local A = set "may might could" local B = { one = 1, two = 2, '
    .. '["a few"] = 3 } f { "Monday", "Tuesday", "and" } local C = [[up down '
    .. 'out]] for w in (C):gmatch "%S+" do end error "no such list here"'
  check("lists of words are seen", lists.count(sample) == 12 and {}
    or { ("%d words, not 12"):format(lists.count(sample)) })
  for _, path in ipairs(lines_of "find scripts/geoeng -name '*.lua'") do
    local name = path:match "^scripts/geoeng/(.*)%.lua$"
    local others = lists.OTHERS[name] or { 0 }
    local n = lists.count(read(path))
    if n > others[1] and not lists.FOLDERS[name:match "^%a+/"] then
      problems[#problems + 1] = ("%s: %d words in lists, %s: move them to "
        .. "rules/lexicons/english"):format(path, n, others[2]
        and ("%d are %s"):format(others[1], others[2]) or "0 are right")
    end
  end
  table.sort(problems)
  check("no list of English words stands in Lua", problems)
end

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
