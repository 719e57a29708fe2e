-- How each file of C is compiled, as editors and clangd want to know it:
-- make -Bn V=1 all | lua5.4 compile_commands.lua FOLDER >compile_commands.json
-- Commands are those that make would run, so that no flag is told twice.

local function quoted(s)
  return '"' .. s:gsub('[\\"]', "\\%0") .. '"'
end

local directory = assert(arg[1], "usage: compile_commands.lua FOLDER")
local entries = {}
for line in io.lines() do
  local command = line:match "^%S+ .* %-o .*%.c.*"
  local file = command and (" " .. command):match " ([^-%s]%S*%.c)%f[%s\0]"
  if file then
    entries[#entries + 1] = ('{"directory":%s,"command":%s,"file":%s}'):format(
      quoted(directory), quoted(command), quoted(file))
  end
end
if #entries == 0 then
  io.stderr:write("compile_commands: error: make told no command: use V=1\n")
  os.exit(1)
end
print("[\n" .. table.concat(entries, ",\n") .. "\n]")
