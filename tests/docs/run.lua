-- What the documents show is run, and what they promise must come out.
-- lua5.4 tests/docs/run.lua [--accept] [PAGE...]; prints "N passed, N failed".
-- Each document has a folder of its own, build/docs/NAME, where the checkout's
-- geoeng, rules/, scripts/ and tests/ are, and geoeng is on the path. By the
-- kind of a block:
--
--   lua          rules: their tests pass, or they load without an error; whose
--                first line is "-- FILE" of the repository are lines of FILE
--   sh           commands, one a line, that end well and print or write
--                something; "cd" holds for all that follow; see SPECIAL
--   KIND FILE    a file for what follows; of kind c: geoeng is installed in
--                build/docs/stage and pkg-config finds it
--   console      $ commands, > lines that go on; below them what they print,
--                and "(exit N)" unless it is 0; a line of ... is any lines,
--                and ... at the end of a line any rest; "$ cd FOLDER" holds
--                for all that follows
--
--   r            R: lines of "#> " are what the lines above them print; what a
--                block makes is there in later ones. Skipped, and told, where
--                Rscript is not or a package that it needs
--
-- README and tutorial run without the programs that only tests need (jq ...).
--   pattern      patterns, indented below them texts, [matches] in brackets
--                with their [role:captures]; see tests/lua/host
--
-- Tables of fields stand between <!-- schema: OBJECT --> or <!-- columns:
--- FORMAT --> and <!-- end -->; they
-- and the files of KEPT are what gen_schema.lua prints.
--
-- --accept writes the output of commands, and what is generated, into the files.

local accept, only = false, {}
for _, a in ipairs(arg) do
  if a == "--accept" then accept = true else only[#only + 1] = a end
end

local function lines_of(command)
  local pipe = assert(io.popen(command))
  local list = {}
  for line in pipe:lines() do list[#list + 1] = line end
  return list, pipe:close()
end

local ROOT = lines_of("pwd")[1]
local passed, failed = 0, 0

local function verdict(ok, what, report)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print(("FAILED %s\n%s"):format(what, report))
  end
end

local function write(path, text)
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local function read(path)
  local file = assert(io.open(path))
  local text = file:read "a"
  file:close()
  return text
end

local function quoted(s) return "'" .. s:gsub("'", "'\\''") .. "'" end

--- Pages whose steps need no more than what `make demo` installs, and a folder
--- where the programs that only the tests install are no programs.
local BARE = { ["README.md"] = true, ["scripts/doc/tutorial.md"] = true }
local ABSENT = ROOT .. "/build/docs/absent"

local function hide_programs()
  os.execute("mkdir -p " .. quoted(ABSENT))
  for name in ("jq sqlite3 zstd python3"):gmatch "%S+" do
    local path = ABSENT .. "/" .. name
    write(path, "#!/bin/sh\necho no " .. name .. " here\nexit 127\n")
    os.execute("chmod +x " .. quoted(path))
  end
end

--- The lines that a shell command prints in a folder, without empty ones at
--- the end, and its exit code.
local function shell(page, command)
  local list, _, _, code = lines_of(("cd %s && PATH=%s:%s$PATH TZ=UTC %s sh -c "
    .. "%s 2>&1 </dev/null"):format(page.folder, quoted(ROOT),
    page.bare and quoted(ABSENT) .. ":" or "", page.environment or "",
    quoted(command)))
  while list[#list] == "" do list[#list] = nil end
  if code ~= 0 then list[#list + 1] = ("(exit %d)"):format(code) end
  return list
end

local function same_line(want, got)
  local start = want:match "^(.+)%.%.%.$"
  return want == got or start and got:sub(1, #start) == start
end

--- Whether lines are those wanted, from the i-th and the j-th on.
local function same(want, got, i, j)
  if i > #want then return j > #got end
  if want[i] == "..." then
    for k = j, #got + 1 do if same(want, got, i + 1, k) then return true end end
    return false
  end
  return j <= #got and same_line(want[i], got[j])
    and same(want, got, i + 1, j + 1)
end

-- ------------------------------------------------------------------ blocks

local KINDS = {}

--- Commands of a transcript: { command=, want=, shown= }.
local function commands(block)
  local list = {}
  for line in block.text:gmatch "([^\n]*)\n" do
    local last = list[#list]
    if line:find "^%$ " then
      list[#list + 1] = { shown = line, command = line:sub(3), want = {} }
    elseif line:find "^> " and last and #last.want == 0 then
      last.shown = last.shown .. "\n" .. line
      last.command = last.command .. "\n" .. line:sub(3)
    elseif last then
      last.want[#last.want + 1] = line
    else
      error(("%s:%d: a transcript starts with $"):format(block.file,
        block.line))
    end
  end
  return list
end

function KINDS.console(block, page)
  local out = {}
  for _, c in ipairs(commands(block)) do
    local folder = c.command:match "^cd (%S+)$"
    local got = shell(page, c.command)
    if folder then page.folder = page.folder .. "/" .. folder end
    local ok = same(c.want, got, 1, 1)
    local shown = ok and c.want or got
    out[#out + 1] = c.shown .. "\n"
    for _, line in ipairs(shown) do out[#out + 1] = line .. "\n" end
    if accept then
      passed = passed + 1
    else
      verdict(ok, ("%s:%d: %s"):format(block.file, block.line, c.command),
        "--- shown\n" .. table.concat(c.want, "\n") .. "\n--- printed\n"
        .. table.concat(got, "\n"))
    end
  end
  if accept then block.text = table.concat(out) end
end

--- Whether R is there, and all packages that a block attaches.
local r_has = {}
local function has_for_r(block, page)
  for name in (" library(base)" .. block.text):gmatch "library%((%w+)%)" do
    if r_has[name] == nil then
      r_has[name] = #shell(page, ("Rscript --vanilla -e 'library(%s)' "
        .. ">r.log"):format(name)) == 0
    end
    if not r_has[name] then
      print(("skipped %s:%d: there is no %s"):format(block.file, block.line,
        name == "base" and "Rscript" or "package " .. name .. " of R"))
      return false
    end
  end
  return true
end

--- Lines of R, and what they print: { code=, want= }.
local function r_chunks(block)
  local list = {}
  for line in block.text:gmatch "([^\n]*)\n" do
    local want, last = line:match "^#> ?(.*)$", list[#list]
    if want and last then
      last.want[#last.want + 1] = want
    elseif last and #last.want == 0 then
      last.code = last.code .. line .. "\n"
    else
      list[#list + 1] = { code = line .. "\n", want = {} }
    end
  end
  return list
end

--- The objects of a block are kept in a file for the next one.
function KINDS.r(block, page)
  if not has_for_r(block, page) then return end
  local chunks = r_chunks(block)
  local script = { "if (file.exists('r.RData')) load('r.RData')\n" }
  for i, c in ipairs(chunks) do
    script[#script + 1] = c.code .. ("cat('@@%d\\n')\n"):format(i)
  end
  script[#script + 1] = "save.image('r.RData')\n"
  write(page.folder .. "/block.R", table.concat(script))
  local got, at = { {} }, 1
  for _, line in ipairs(shell(page, "LC_ALL=C.UTF-8 Rscript --vanilla block.R")) do
    line = line:gsub(" +$", "") -- as pages have it
    if line == "@@" .. at then
      at = at + 1
      got[at] = {}
    else
      table.insert(got[at], line)
    end
  end
  local out = {}
  for i, c in ipairs(chunks) do
    local ok = got[i] and at > #chunks and same(c.want, got[i], 1, 1)
    if not accept or at <= #chunks then
      verdict(ok, ("%s:%d: %s"):format(block.file, block.line, c.code),
        "--- shown\n" .. table.concat(c.want, "\n") .. "\n--- printed\n"
        .. table.concat(got[i] or { "nothing: R has stopped" }, "\n"))
    else
      passed = passed + 1
    end
    out[#out + 1] = c.code
    for _, line in ipairs(ok and c.want or got[i] or {}) do
      out[#out + 1] = ("#> " .. line):gsub(" $", "") .. "\n"
    end
  end
  if accept then block.text = table.concat(out) end
end

function KINDS.pattern(block, page)
  write(page.folder .. "/examples", block.text)
  local rules = page.rules and quoted(page.rules) or ""
  local got = shell(page, ("geoeng patterns --library %s/tests/lua/host %s "
    .. "examples"):format(quoted(ROOT), rules))
  local n = tonumber((got[#got] or ""):match "^(%d+) passed$")
  if n and n > 0 then passed = passed + n - 1 end
  verdict(n and n > 0, ("%s:%d"):format(block.file, block.line),
    table.concat(got, "\n"))
end

--- What a document shows of a file has to stand there, in this order.
local function check_excerpt(block, source)
  local text, at = read(ROOT .. "/" .. source), 1
  for line in block.text:gsub("^.-\n", ""):gmatch "[^\n]+" do
    local _, stop = text:find("\n" .. line .. "\n", at, true)
    if not stop then
      return verdict(false, ("%s:%d"):format(block.file, block.line),
        ("not in %s: %s"):format(source, line))
    end
    at = stop
  end
  verdict(true)
end

function KINDS.lua(block, page)
  local path = "example.lua"
  local source = block.text:match "^%-%- (%S+)%\n"
  if source then check_excerpt(block, source) end
  write(page.folder .. "/" .. path, block.text)
  local command = block.text:find "\ntest " and "test " or "check "
  local got = shell(page, "geoeng " .. command .. path)
  verdict(not (got[#got] or ""):find "^%(exit", ("%s:%d"):format(block.file,
    block.line), table.concat(got, "\n"))
end

-- Commands of sh blocks that do not just run to their end with code 0.
local SPECIAL = {
  -- Finds differences, and says so by its code.
  ["geoeng diff"] = { code = 1 },
  -- A page has too few examples to learn from, and it says so by its code.
  ["geoeng learn"] = { code = 1 },
  -- Never ends by itself.
  ["geoeng watch"] = { add = " --runs 1" },
  ["geoeng run"] = { before = "timeout --preserve-status 3 ", code = 143 },
  -- Waits for a text and prints nothing without one.
  ["geoeng repl"] = { before = "echo Ministers toured Cairo. | " },
}

--- `make X` would build and run these tests once more: X has to be a target.
local function check_target(name, where)
  local targets = read(ROOT .. "/Makefile")
    .. read(ROOT .. "/scripts/build/packages.mk")
  verdict(targets:find("\n" .. name .. ":[^\n]-## "), where,
    "no such target, or none that make help lists")
end

--- A command that changes the folder: later ones run there, and geoeng has to
--- be on the path that it leaves.
local function change_folder(line, page, where)
  local got = lines_of(("cd %s && sh -c %s 2>&1 </dev/null"):format(page.folder,
    quoted("mkdir -p build; " .. line .. "\ncommand -v geoeng && pwd")))
  page.here = got[#got]
  verdict(got[#got - 1] == page.folder .. "/geoeng", where,
    table.concat(got, "\n"))
end

--- A file that a command says it writes is not empty, else it prints something.
local function run_line(line, page, where)
  page = { folder = page.here or page.folder, bare = page.bare }
  local special = SPECIAL[line:match "^%S+ %S+"] or {}
  local command = line:gsub("%s+#.*$", "")
  local target = command:match "> (%S+)$" or command:match "%-%-out (%S+)"
  local got = shell(page, "timeout 60 sh -c " .. quoted((special.before or "")
    .. command .. (special.add or "")))
  local code = 0
  if (got[#got] or ""):find "^%(exit" then
    code = tonumber(table.remove(got):match "%d+")
  end
  local wrote = target and #shell(page, "ls -A " .. target) > 0
    and #shell(page, "test -s " .. target) == 0
  verdict(code == (special.code or 0) and (wrote or #got > 0), where,
    ("exit %d\n%s"):format(code, table.concat(got, "\n")))
end

function KINDS.sh(block, page)
  local n = block.line
  for line in block.text:gmatch "[^\n]+" do
    n = n + 1
    local where = ("%s:%d: %s"):format(block.file, n, line)
    if line:find "^make " then
      check_target(line:match "^make (%S+)", where)
    elseif line:find "%f[%w]cd " then
      change_folder(line, page, where)
    else
      run_line(line, page, where)
    end
  end
end

--- An installed geoeng, which programs in C find.
local function install(page, where)
  local stage, prefix = ROOT .. "/build/docs/stage", "/usr/local"
  local got, ok = lines_of(("make -s PREFIX=%s LIBDIR=%s/lib DESTDIR=%s install "
    .. "2>&1"):format(prefix, prefix, quoted(stage)))
  verdict(ok, where .. ": make install", table.concat(got, "\n"))
  page.environment = ("PKG_CONFIG_PATH=%s PKG_CONFIG_SYSROOT_DIR=%s "
    .. "LD_LIBRARY_PATH=%s"):format(quoted(stage .. prefix .. "/lib/pkgconfig"),
    quoted(stage), quoted(stage .. prefix .. "/lib"))
end

local function run_block(block, page)
  local kind, name = block.info:match "^(%S*) ?(.*)$"
  if kind == "c" then install(page, block.file) end
  if name ~= "" then
    write(page.folder .. "/" .. name, block.text)
    if name:find "%.lua$" then page.rules = name end
  elseif KINDS[kind] then
    KINDS[kind](block, page)
  end
end

-- --------------------------------------------------------------- documents

--- A document as a list of lines outside of blocks, and blocks.
local function parts_of(path)
  local parts, block, n = {}, nil, 0
  for line in io.lines(path) do
    n = n + 1
    if block and line == "```" then
      block = nil
    elseif block then
      block.text = block.text .. line .. "\n"
    elseif line:find "^```" then
      block = { info = line:sub(4), text = "", line = n, file = path }
      parts[#parts + 1] = block
    else
      parts[#parts + 1] = line
    end
  end
  assert(not block, path .. ": a block is not closed")
  return parts
end

--- A line in prose: `geoeng help X` has to print something, and a line of Lua
--- to be Lua.
local function check_prose(line, page, path)
  local code = line:match "^Example: `(.+)`$"
  if code then
    local ok, why = load(code)
    if not ok then ok, why = load("return " .. code) end
    verdict(ok, ("%s: %s"):format(path, code), why)
  end
  for name in line:gmatch "geoeng help (%l+)" do
    local got = shell(page, "geoeng help " .. name .. " >help.md")
    verdict(#got == 0, ("%s: geoeng help %s"):format(path, name),
      table.concat(got, "\n"))
  end
end

--- What gen_schema.lua prints.
local function generated(what)
  local list, ok = lines_of("lua5.4 scripts/build/gen_schema.lua " .. what)
  assert(ok, "gen_schema.lua " .. what)
  return table.concat(list, "\n")
end

local function check_generated(what, present, current)
  verdict(accept or present == current, what .. " is not what "
    .. "scripts/geoeng/event/schema.lua says", "write it by: lua5.4 "
    .. "tests/docs/run.lua --accept\n--- it should be\n" .. current)
end

--- What of gen_schema.lua prints a table, by the word of its marker.
local TABLES = { schema = "table ", columns = "columns " }

--- The parts with each table between its markers as it is generated.
local function with_tables(parts, path)
  local out, name, body = {}, nil, nil
  for _, part in ipairs(parts) do
    local line = type(part) == "string" and part or ""
    local kind, opens = line:match "^<!%-%- (%l+): ([%l-]+) %-%->$"
    opens = TABLES[kind] and TABLES[kind] .. opens
    if name and line == "<!-- end -->" then
      local current = generated(name)
      check_generated(("%s: the table '%s'"):format(path, name),
        table.concat(body, "\n"), current)
      out[#out + 1] = current
      name = nil
    elseif name then
      body[#body + 1] = line
    end
    if not name then out[#out + 1] = part end
    if opens then name, body = opens, {} end
  end
  assert(not name, path .. ": a table is not closed")
  return out
end

--- Files that are kept as they are generated, by the argument that prints them.
local KEPT = { meta = "scripts/geoeng/meta/record.lua",
  python = "scripts/python/geoeng/records.py" }

local function run_kept(what, path)
  local current = generated(what)
  check_generated(path, table.concat(lines_of("cat " .. path), "\n"), current)
  if accept then write(path, current .. "\n") end
end

local function run_document(path)
  local page = { folder = ROOT .. "/build/docs/"
    .. path:match "([^/]+)%.md$", bare = BARE[path] }
  os.execute(("rm -rf %s && mkdir -p %s && cd %s && for i in geoeng rules "
    .. "scripts tests; do ln -s %s/$i .; done"):format(page.folder, page.folder,
    page.folder, ROOT))
  local parts, out = with_tables(parts_of(path), path), {}
  for i, part in ipairs(parts) do
    if type(part) == "table" then
      run_block(part, page)
      part = ("```%s\n%s```"):format(part.info, part.text)
    else
      check_prose(part, page, path)
    end
    out[i] = part .. "\n"
  end
  if accept then write(path, table.concat(out)) end
end

-- -------------------------------------------------------------- the README

--- Names in sorted order, as one line.
local function sorted(list)
  table.sort(list)
  return table.concat(list, " ")
end

--- The README names the formats and rooms that exist, and the help the formats.
local function check_readme()
  local text = read(ROOT .. "/README.md")
  local formats, shown = { "json", "jsonl" }, {}
  for _, path in ipairs(lines_of "ls scripts/geoeng/out/*.lua") do
    formats[#formats + 1] = path:match "([^/]+)%.lua$"
  end
  for name in (text:match "%-%-format%s+([%l|%-]+)`" or ""):gmatch "[%l%-]+" do
    shown[#shown + 1] = name
  end
  verdict(sorted(shown) == sorted(formats), "README.md: --format",
    sorted(shown) .. " are shown, there are " .. sorted(formats))
  local help = table.concat(lines_of(ROOT .. "/geoeng --help"), "\n")
  local lost = {}
  local list = help:match "%-%-format FORMAT(.-)\n  %-%-"
  for _, name in ipairs(formats) do
    if not list:find("%f[%w]" .. name:gsub("%-", "%%-") .. "%f[%W]") then
      lost[#lost + 1] = name
    end
  end
  local tree = text:match "\n## The tree\n(.-)\n## "
  local rooms, named = {}, {}
  for _, path in ipairs(lines_of "ls -d core/*/") do
    rooms[#rooms + 1] = path:match "/(%l+)/"
  end
  for name in (tree:match "core/[^\n:]*: ([%l, ]+)\n" or ""):gmatch "%l+" do
    named[#named + 1] = name
  end
  verdict(sorted(named) == sorted(rooms), "README.md: core/",
    sorted(named) .. " are named, there are " .. sorted(rooms))
  for name in tree:gmatch "%f[%w_]([%w_]+)/" do
    if #lines_of(("ls -d %s scripts/%s 2>/dev/null"):format(name, name)) == 0 then
      lost[#lost + 1] = name .. "/, which does not exist"
    end
  end
  verdict(#lost == 0, "README.md and geoeng --help", sorted(lost))
end

if #only == 0 then
  only = lines_of "ls scripts/doc/*.md"
  table.insert(only, "README.md")
  table.insert(only, "CONTRIBUTING.md")
  table.insert(only, "build/gen/doc/library.md")
  for _, what in ipairs { "meta", "python" } do run_kept(what, KEPT[what]) end
end
hide_programs()
for _, path in ipairs(only) do
  run_document(path)
  if path == "README.md" then check_readme() end
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and passed > 0)
