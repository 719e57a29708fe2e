--- geoeng text: the texts that offsets of events count in.

local arguments = require "geoeng.tool.arguments"
local calendar = require "geoeng.time.calendar"
local core = require "geoeng.core"
local host = require "geoeng.host"
local plain_text = require "geoeng.format.plain_text"
local rule = require "geoeng.rule.environment"

local USAGE = [[
usage: geoeng text INPUT... [--format text|jsonl] [--date YYYY-MM-DD]

Print the text that is read of inputs of every kind: the main text of a web
page, the items of a feed, the field of a table. Offsets of events count in it.
Of several documents each has a line above it with its id, date and title.

options:
{options}

exit: 0, 1 some documents could not be read, 4 none could

example: geoeng text page.html
]]

local function date_of(info)
  return info.day and calendar.format(info.day) or nil
end

--- A document that geoeng reads; meta is an object, and its members follow.
local function line_of(text, info)
  local parts = { '"id":' .. core.json(info.id) }
  local date = date_of(info)
  if date then parts[#parts + 1] = '"date":' .. core.json(date) end
  if info.title ~= "" then
    parts[#parts + 1] = '"title":' .. core.json(info.title)
  end
  parts[#parts + 1] = '"text":' .. core.json(text)
  if info.meta then parts[#parts + 1] = info.meta:sub(2, -2) end
  return "{" .. table.concat(parts, ",") .. "}\n"
end

local function heading_of(info)
  local parts = { info.id, date_of(info) }
  if info.title ~= "" then parts[#parts + 1] = info.title end
  for i, part in ipairs(parts) do parts[i] = plain_text.line(part) end
  return "=== " .. table.concat(parts, " | ") .. "\n"
end

--- As the offsets count them: what is no UTF-8 is a character, too.
local function write_text(text)
  host.write(plain_text.of(text))
  if text:sub(-1) ~= "\n" then host.write "\n" end
end

--- Writes documents one by one. The first waits for a second, without which it
--- has no heading.
local function text_writer()
  local first, several
  local function put(text, info)
    if several then host.write "\n" end
    host.write(heading_of(info))
    write_text(text)
    several = true
  end
  local function add(text, info)
    if not first and not several then
      first = { text, info }
      return
    end
    if first then put(table.unpack(first)) end
    first = nil
    put(text, info)
  end
  local function finish()
    if first then write_text(first[1]) end
  end
  return add, finish
end

return function(args)
  local o, code = arguments.parse("text", USAGE, args)
  if not o then return code end
  if #o.names == 0 then
    return select(2, arguments.bad("text", "no input"))
  end
  local add, finish = text_writer()
  if o.format == "jsonl" then
    add = function(text, info) host.write(line_of(text, info)) end
  end
  rule.seal(true) -- no rules: what follows may take its time
  local ndocs, nfailed = 0, 0
  for text, x in host.inputs(o.names, o.date) do
    if text then
      ndocs = ndocs + 1
      add(text, x)
    else
      nfailed = nfailed + 1
      core.log(x .. "\n")
    end
  end
  finish()
  if ndocs == 0 and nfailed > 0 then return 4 end
  return nfailed > 0 and 1 or 0
end
