--- Write geoeng.1, the page of man: commands and options from options.lua, what
--- commands do and examples from the help in their modules, topics from the manual.
--- usage: lua5.4 gen_man.lua >geoeng.1

package.path = "scripts/build/?.lua;" .. package.path
local option_table = require "option_table"

local t = option_table.load "scripts"

local function read(path)
  local f <close> = assert(io.open(path))
  return f:read "a"
end

local function put(...) io.write(string.format(...), "\n") end

--- A text that mdoc takes as it is.
local function plain(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("`", ""))
end

--- Lines of text: none begins as a request does; a sentence ends a line.
local function put_text(text)
  for sentence in plain(text):gsub("([%w)\"])%. ", "%1.\n"):gmatch "[^\n]+" do
    local line = ""
    for word in sentence:gmatch "%S+" do
      if #line + #word > 77 then
        put("%s", line)
        line = ""
      end
      line = line == "" and word:gsub("^['.]", "\\&%0") or line .. " " .. word
    end
    put("%s", line)
  end
end

--- An argument of a macro, which might name one.
local function arg_of(text)
  return (plain(text):gsub('"', "\\(dq"):gsub("%S+", "\\&%0"))
end

--- The help of a command in parts: what it does, its end, its example.
local function help_of(c)
  local text = c.usage or read("scripts/geoeng/cmd/" .. c[1] .. ".lua")
    :match "local USAGE = %[%[\n(.-)%]%]"
  local synopsis = text:match "^usage: (.-)\n\n"
  return { synopsis = synopsis:gsub("\n%s*", "\n"),
    about = text:match "^.-\n\n(.-)\n\n", exits = (text .. "\n"):match "\nexit: (.-)\n\n",
    example = text:match "\nexample: (.-)\n*$" }
end

local function put_option(row)
  local flags = row.letter and ("Fl %s , Fl \\-%s"):format(row.letter, plain(row[1]))
    or "Fl \\-" .. plain(row[1])
  local value = row[2] and arg_of(row[2])
  put(".It %s%s", flags, not value and ""
    or row.optional and (" Ns Op Ns = Ns Ar %s"):format(value)
    or " Ar " .. value)
  put_text(option_table.about(row) .. ".")
  if not row.also then return end
  put(".It Fl \\-%s Ar %s", plain(row[1]), arg_of(row.also[1]))
  put_text(row.also[2] .. ".")
end

local function put_options(rows)
  put ".Bl -tag -width Ds"
  for _, row in ipairs(rows) do put_option(row) end
  put ".El"
end

local function put_command(c, help)
  put(".Ss %s", plain("geoeng " .. c[1]))
  put ".Bd -literal -compact"
  for line in help.synopsis:gmatch "[^\n]+" do put("%s", plain(line)) end
  put ".Ed"
  put ".Pp"
  put_text((help.about:gsub("\n", " ")))
  local rows = {}
  for _, row in ipairs(c.rows) do
    if row[1] ~= "help" then rows[#rows + 1] = row end
  end
  if #rows > 0 then put_options(rows) end
  if #c.note == 0 then return end
  put ".Pp"
  put "As for run:"
  for i, row in ipairs(c.note) do
    put(".Fl \\-%s%s", plain(row[1]), i < #c.note and " ," or " .")
  end
end

--- "29 Nov 2026" of the last entry as mdoc wants it: the same whenever it is made.
local function day()
  local d, m, y = read "scripts/debian/changelog":match
    "\n %-%- .-, +(%d+) (%a+) (%d+) "
  local months = { Jan = "January", Feb = "February", Mar = "March",
    Apr = "April", May = "May", Jun = "June", Jul = "July", Aug = "August",
    Sep = "September", Oct = "October", Nov = "November", Dec = "December" }
  return ("%s %d, %s"):format(months[m], math.tointeger(d), y)
end

local helps, run = {}, t.commands[1]
for i, c in ipairs(t.commands) do helps[i] = help_of(c) end

put([[.\" Made by scripts/build/gen_man.lua.
.Dd %s
.Dt GEOENG 1
.Os
.Sh NAME
.Nm geoeng
.Nd rule-based event extraction from news text
.Sh SYNOPSIS
.Nm
.Op Cm run
.Ar RULES.lua ...
.Ar INPUT ...
.Op Ar options
.Nm
.Ar COMMAND ...
.Sh DESCRIPTION]], day())
put_text((helps[1].about:gsub("\n", " ")))
put [[.Sh OPTIONS
Of
.Nm geoeng run ;
where it says so, of all commands.]]
put_options(run.rows)
put ".Sh COMMANDS"
for i, c in ipairs(t.commands) do
  if c ~= run then put_command(c, helps[i]) end
end
put ".Sh ENVIRONMENT\n.Bl -tag -width Ds"
for _, e in ipairs(t.environment) do
  put(".It Ev %s", e[1])
  put_text(e[2] .. ".")
end
put ".El\n.Sh FILES\n.Bl -tag -width Ds"
for _, f in ipairs(t.files) do
  put(".It Pa %s", plain(f[1]))
  put_text(f[2] .. ".")
end
put ".El\n.Sh EXIT STATUS\nOf a run:\n.Bl -tag -width Ds"
for code, what in (helps[1].exits:gsub("\n *", " ") .. ","):gmatch
  "(%d+) ([^,]*)," do
  put(".It %s\n%s", code, plain(what))
end
put ".El\n.Pp\nOf other commands:\n.Bl -tag -width Ds"
for i, c in ipairs(t.commands) do
  if c ~= run and helps[i].exits then
    put(".It Cm %s", arg_of(c[1]))
    put_text((helps[i].exits:gsub("\n *", " ")))
  end
end
put ".El\n.Sh EXAMPLES\n.Bd -literal"
for i in ipairs(t.commands) do
  for line in (helps[i].example or ""):gmatch "[^\n]+" do
    put("%s", plain(line:match "^%s*(.*)"))
  end
end
put ".Ed\n.Sh SEE ALSO\nThe manual is inside of the command:\n.Bl -tag -width Ds"
local pages <close> = assert(io.popen "LC_ALL=C ls scripts/doc/*.md")
for path in pages:lines() do
  put(".It Cm geoeng help %s", arg_of(path:match "([^/]+)%.md$"))
  put_text((read(path):match "^# ([^\n]*)"))
end
put ".El"
