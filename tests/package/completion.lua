-- The page of man and the completions of shells against what the command parses
-- by, build/gen/option_data.c: lua5.4 tests/package/completion.lua
-- Prints "N passed, N failed".

local GEN = "build/gen/"
local passed, failed = 0, 0

local function check(claim, ok, why)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print("FAILED " .. claim .. (why and ": " .. why or ""))
  end
end

local function read(path)
  local f <close> = assert(io.open(path))
  return f:read "a"
end

--- What a command of sh prints, and whether it ended well.
local function output(command)
  local p = assert(io.popen(command .. " 2>&1"))
  local text = p:read "a"
  return text, p:close()
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return table.concat(list, " ")
end

local function set_of(text)
  local set = {}
  for word in text:gmatch "%S+" do set[word] = true end
  return set
end

-- ------------------------------------------------- what the parser parses by

local data = read(GEN .. "option_data.c")

local function rows_of(name)
  local block = data:match("OptionRow " .. name .. "%[%] = {\n(.-)\n  {0}};")
  local long, all = {}, {}
  for option, letter in block:gmatch '{"([%l-]+)", ([^,]+),' do
    long[option] = true
    all["--" .. option] = true
    if letter ~= "0" then all["-" .. letter:sub(2, 2)] = true end
  end
  return long, all
end

local commands, options = {}, {} -- in order; command -> { long, all }
for name in data:gmatch '\n  {"(%l+)", rows_%l+, "' do
  local long, all = rows_of("rows_" .. name)
  commands[#commands + 1] = name
  options[name] = { long = long, all = all }
end
local common, common_all = rows_of "common"
check("there are commands and options", #commands > 25 and options.run.long.format
  and common.encoding)

local function with_common(own, more)
  local set = {}
  for name in pairs(own) do set[name] = true end
  for name in pairs(more) do set[name] = true end
  return sorted(set)
end

-- --------------------------------------------------------------------- bash

local DRIVER = [[
source build/gen/geoeng.bash
try() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _geoeng
  printf '%s\n' "${COMPREPLY[*]}"
}
]]

--- What bash completes lines by; the words of each, the last one to be completed.
local function bash(lines)
  local script = os.tmpname()
  local f = assert(io.open(script, "w"))
  f:write(DRIVER)
  for _, line in ipairs(lines) do f:write("try geoeng ", line, "\n") end
  f:close()
  local text = output("bash --norc " .. script)
  os.remove(script)
  local answers = {}
  for line in text:gmatch "([^\n]*)\n" do answers[#answers + 1] = line end
  return answers
end

local lines = {}
for i, name in ipairs(commands) do lines[i] = name .. " -" end
for i, answer in ipairs(bash(lines)) do
  check("bash: options of " .. tostring(commands[i]), commands[i] and
    sorted(set_of(answer)) == with_common(options[commands[i]].all, common_all),
    answer)
end

for _, case in ipairs {
  { "ch", "check" }, { "check --format ''", "text json sarif" },
  { "check --format = s", "sarif" }, { "check --format =", "text json sarif" },
  { "x.lua --only asserted,pl", "asserted,planned" },
  { "--no-cache --encoding latin1 conv", "convert" },
  { "import ''", "petrarch gate spacy" }, { "military", "military.lua" },
  { "help tut", "tutorial" }, { "x.lua -j ''", "" }, { "--stats = j", "json" },
  { "convert --format geo", "geojson" }, { "x.lua --input js", "json jsonl" },
  { "brat --out scripts/geoeng/nu", "scripts/geoeng/number" },
  { "text READ", "README.md" }, { "check rules/att", "rules/attack.lua" },
  { "check READ", "" },
} do
  local answer = bash { case[1] }[1]
  check("bash: " .. case[1], answer == case[2], answer)
end

-- --------------------------------------------------------------- zsh and fish

local zsh, fish = read(GEN .. "geoeng.zsh"), read(GEN .. "geoeng.fish")
local shared = {}
for name in zsh:match "\n  options=%(\n(.-)\n  %)\n":gmatch "%-%-([%l-]+)[%[=]" do
  shared[name] = true
end
check("zsh: options of all commands", sorted(shared) == sorted(common))
shared = {}
for name in fish:gmatch "\ncomplete %-c geoeng %-l ([%l-]+)" do shared[name] = true end
check("fish: options of all commands", sorted(shared) == sorted(common))
for _, name in ipairs(commands) do
  local found = {}
  local block = zsh:match("\n  %(" .. name .. "%) options%+=%((.-)%) ;;\n")
  for option in (block or ""):gmatch "\n    '%-%-([%l-]+)[%[=]" do
    found[option] = true
  end
  check("zsh: options of " .. name, sorted(found) == sorted(options[name].long),
    sorted(found))
  found = {}
  for option in fish:gmatch("__geoeng_is " .. name .. "' %-l ([%l-]+)") do
    found[option] = true
  end
  check("fish: options of " .. name, sorted(found) == sorted(options[name].long),
    sorted(found))
end

local function is_installed(program)
  return os.execute("command -v " .. program .. " >/dev/null 2>&1") == true
end

--- A check by a program that says nothing where all is well.
local function by(program, arguments, claim)
  if not is_installed(program) then
    print(("skipped: %s: %s is not installed"):format(claim, program))
    return
  end
  local text, ok = output(program .. " " .. arguments)
  check(claim, ok and text == "", text)
end

by("zsh", "-n build/gen/geoeng.zsh", "zsh: syntax")
by("fish", "-n build/gen/geoeng.fish", "fish: syntax")
by("shellcheck", "-s bash build/gen/geoeng.bash", "bash: shellcheck")
if is_installed "fish" then
  local text = output [[fish --no-config -c 'source build/gen/geoeng.fish
    complete -C "geoeng check --f"; complete -C "geoeng imp"']]
  check("fish: completes", text:find "^%-%-fix\t" and text:find "\n%-%-format\t"
    and text:find "\nimport\t", text)
end

-- ------------------------------------------------------------------- the page

local page = read(GEN .. "geoeng.1")
for _, name in ipairs(commands) do
  check("man: " .. name, name == "run" or page:find("\n.Ss geoeng " .. name .. "\n",
    1, true))
  for option in pairs(options[name].long) do
    check("man: --" .. option, page:find("Fl \\-" .. option:gsub("%-", "\\-"), 1,
      true))
  end
end
by("mandoc", "-Tlint build/gen/geoeng.1", "man: mandoc -Tlint")
by("man", "--warnings -l build/gen/geoeng.1 >/dev/null", "man: man --warnings")

-- ----------------------------------------------------------------- the manual

local manual = read "README.md"
local pages <close> = assert(io.popen "ls scripts/doc/*.md")
for path in pages:lines() do manual = manual .. read(path) end
local known = {}
for _, name in ipairs(commands) do
  for option in pairs(options[name].long) do known[option] = true end
end
for option in pairs(common) do known[option] = true end
for option in pairs(known) do
  check(("README.md or scripts/doc tells of --%s"):format(option),
    option == "help" or manual:find("%-%-" .. option:gsub("%-", "%%-") .. "%f[^%l-]"))
end
for line in manual:gmatch "[^\n]+" do
  local rest = line:match "geoeng [%l]+ [^|`]*"
  for option in (rest or ""):gmatch "%s%-%-([%l][%l-]*)" do
    check(("--%s in the manual is an option"):format(option), known[option], line)
  end
end

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
