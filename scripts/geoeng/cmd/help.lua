--- geoeng help: the pages of the manual, and the help of commands.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local host = require "geoeng.host"
local page = require "geoeng.tool.manual_page"
local terminal = require "geoeng.format.terminal"

local USAGE = [[
usage: geoeng help [TOPIC|COMMAND|CODE]

Print a page of the manual, which is inside of the executable, or the help of
a command. Without a name the commands, the options and the topics are listed.
On a pipe a page is the Markdown that it is. The topic `schema` is the JSON
Schema of a record; `codes` lists what `geoeng check` finds, a code (W003) or name
(double-phrase) of it explains it. For another word the pages are named that
speak of it.

options:
{options}

example: geoeng help tutorial | less
]]

local SCHEMA = "doc/event.schema.json" -- no page: for programs

--- Names of embedded files that are PREFIX name SUFFIX: name -> file.
local function names(prefix, suffix)
  local list = {}
  for _, file in ipairs(core.listembedded(prefix)) do
    local name = file:sub(#prefix + 1, -#suffix - 1)
    if file:sub(-#suffix) == suffix and not name:find "/" then
      list[name] = file
    end
  end
  return list
end

local function topics()
  local list, pages = {}, names("doc/", ".md")
  for name in pairs(pages) do list[#list + 1] = name end
  table.sort(list)
  terminal.write "\ntopics (geoeng help TOPIC prints the page):\n"
  for _, name in ipairs(list) do
    terminal.row(("  %-18s "):format(name),
      page.title((core.embedded(pages[name]))))
  end
  return 0
end

local function print_page(text)
  local columns = terminal.columns()
  if not columns then
    host.write(text)
  else
    terminal.write_broken(page.styled(text, columns))
  end
  return 0
end

local function print_codes()
  for _, f in ipairs(finding.list) do
    terminal.row(("%s  %-17s "):format(f.code, f.name), f.title)
  end
  return 0
end

--- What a finding of check means, with an example of it and one without it.
local function print_finding(f)
  local function block(text) return "```lua\n" .. text .. "\n```\n" end
  return print_page(("# %s %s: %s\n\n%s\n\nIt is found in\n\n%s\nand not in\n\n%s")
    :format(f.code, f.name, f.title, f.about, block(f.wrong), block(f.right)))
end

local MOST = 5 -- sections that are named

--- The sections that speak of words, those that do most in front.
local function sections_on(words)
  local found = {}
  for name, file in pairs(names("doc/", ".md")) do
    for i, section in ipairs(page.sections((core.embedded(file)))) do
      local n = page.mentions(section, words)
      if n > 0 then
        found[#found + 1] = { page = name, section = section.heading, n = n,
          at = i }
      end
    end
  end
  table.sort(found, function(a, b)
    if a.n ~= b.n then return a.n > b.n end
    if a.page ~= b.page then return a.page < b.page end
    return a.at < b.at
  end)
  return found
end

--- What is no topic may be a word of the manual, or misspelt.
local function unknown(name, known)
  local found = sections_on(name)
  local _, exit = arguments.bad("help", ("no topic or command '%s'%s")
    :format(core.clean(name), #found == 0 and errors.hint(name, known) or ""))
  if #found > 0 then core.log "pages that speak of it:\n" end
  for i = 1, math.min(MOST, #found) do
    core.log(("  geoeng help %-14s %s\n"):format(found[i].page,
      found[i].section))
  end
  return exit
end

return function(args)
  local o, code = arguments.parse("help", USAGE, args)
  if not o then return code end
  local name = o.names[1]
  if #o.names > 1 then
    return select(2, arguments.bad("help", "one topic or command at a time"))
  end
  if not name then return topics() end
  local pages, commands = names("doc/", ".md"), names("geoeng/cmd/", ".lua")
  if pages[name] then return print_page((core.embedded(pages[name]))) end
  if name == "schema" then
    host.write((core.embedded(SCHEMA)))
    return 0
  end
  if name == "codes" then return print_codes() end
  local found = finding.by_code[name:upper()] or finding.by_name[name]
  if found then return print_finding(found) end
  if commands[name] then
    return require("geoeng.cmd." .. name) { "--help" }
  end
  for known in pairs(commands) do pages[known] = true end
  for _, f in ipairs(finding.list) do
    pages[f.code], pages[f.name] = true, true
  end
  pages.schema, pages.codes = true, true
  return unknown(name, pages)
end
