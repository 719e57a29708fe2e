--- geoeng repl: patterns and rules on text that is typed or pasted.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local host = require "geoeng.host"
local names = require "geoeng.rule.pattern_names"
local patterns = require "geoeng.rule.compile_pattern"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local scope = require "geoeng.language.scope"
local terminal = require "geoeng.format.terminal"
local why = require "geoeng.test.why"

local USAGE = [[
usage: geoeng repl [RULES.lua...] [--date YYYY-MM-DD]

Read lines from the terminal or standard input:

  a line of text     becomes the text; its events are shown
  ? PATTERN          matches of a pattern in the text, with its captures
  .tokens            words, lemmas, parts of speech, relations, heads
  .spans             spans of all layers
  .events            events that the rules find
  .why EVENT         what the rules of an event type make of the text
  .help, help        this list
  .quit, quit, exit  the end, as is the end of input

Lists and layers of the rules and of the standard library can stand in
patterns. On a terminal lines can be edited, and earlier ones called back.

options:
{options}

example: printf 'Jets hit a depot.\n? <weapon> hit\n' | geoeng repl
]]

local HELP = USAGE:match "\n\n(  a line.-)\n\n"

local paint = terminal.paint

local function write(...) terminal.write(string.format(...) .. "\n") end

local function plain(text) return core.clean((text:gsub("%s+", " "))) end

local function quoted(span) return "'" .. plain(span.text) .. "'" end

local function label(name)
  return "  " .. paint("role", name) .. (" "):rep(math.max(13 - #name, 1))
end

-- ----------------------------------------------------------------- showing

local COMMANDS = {}

function COMMANDS.help() terminal.usage(HELP .. "\n") end

function COMMANDS.tokens(doc)
  local parsed = core.has_model()
  for s in doc:sentences() do
    for _, t in ipairs(s:tokens()) do
      local head = parsed and t.head
      write("%4d  %-16s %-16s %s", t.index, plain(t.text), t.lemma,
        parsed and ("%-6s %-10s %s"):format(t.pos, t.dep,
          head and plain(head.text) or "") or "")
    end
  end
end

function COMMANDS.spans(doc)
  local layers = {}
  for name in pairs(define.layers) do layers[#layers + 1] = name end
  for name, list in pairs(define.lists) do
    if not list.library then layers[#layers + 1] = "$" .. name end
  end
  table.sort(layers)
  for _, name in ipairs(layers) do
    for s in doc:layer(name) do
      write("%s%d-%d %s", label(scope.shown(name)), s.first, s.last,
        paint("value", quoted(s)))
    end
  end
end

function COMMANDS.events(doc)
  local n = 0
  core.collect(function(ev)
    n = n + 1
    write("%s %s %s  %s", paint("head", ev.prov.rule),
      paint("trigger", quoted(ev.trigger)), ev.modality,
      terminal.place(ev.prov.file, ev.prov.line))
    for _, arg in ipairs(ev.args) do
      write("%s%s%s", label(arg.role), paint("value", quoted(arg)),
        arg.country and "  " .. arg.country or "")
    end
    return nil
  end)
  doc:run()
  pipeline.assemble(doc)
  if n == 0 and next(define.types) then write "no event" end
end

function COMMANDS.why(doc, name)
  if not define.types[name] then
    return write("no rule makes the event '%s'%s", name,
      errors.hint(name, define.types))
  end
  for _, s in ipairs(why.explain(doc, name)) do
    for _, r in ipairs(s.rules) do
      write("%s\n%s", terminal.place(r.file, r.line),
        table.concat(r.lines, "\n"))
    end
  end
end

--- Every match of a pattern in the text.
local function try(doc, text)
  local where = { file = "pattern", line = 1, source = text, anywhere = true }
  local id = patterns.compile(where, text, patterns.parse(where, text))
  local n = 0
  for s in doc:sentences() do
    for _, m in ipairs(s:findall(id)) do
      n = n + 1
      write("%s  tokens %d-%d", paint("trigger", quoted(m)), m.first, m.last)
      for _, c in ipairs(m:captures()) do
        write("%s%s", label(c.role), paint("value", quoted(c)))
      end
    end
  end
  if n == 0 then write "no match" end
end

-- ----------------------------------------------------------------- reading

--- Words that work without the dot, and other names of commands.
local BARE = { help = "help", quit = "quit", exit = "quit" }

--- Obey one line; true at the end. `session` holds the document.
local function obey(line, session, day)
  local text = line:match "^%s*(.-)%s*$"
  local command, rest = text:match "^%.(%a+)%s*(.*)$"
  command = BARE[command or text:lower()] or command
  if text == "" or command == "quit" then return command == "quit" end
  if command and not COMMANDS[command] then
    write("there is no command '.%s'%s", command,
      errors.hint(command, COMMANDS))
  elseif command then
    COMMANDS[command](session.doc, rest)
  elseif text:sub(1, 1) == "?" then
    try(session.doc, text:match "^%?%s*(.*)$")
  else
    local new = core.analyze(text, { id = "text", day = day })
    session.doc:close()
    session.doc = new
    COMMANDS.events(new)
  end
  return false
end

--- The rules, and all of the library's layers, so that patterns can name them.
local function load(files)
  for _, file in ipairs(files) do rule.load(file) end
  names.load_standard()
  core.declare_layer "np"
  core.declare_layer "name"
  rule.seal(true)
end

return function(args)
  local o, code = arguments.parse("repl", USAGE, args)
  if not o then return code end
  if #o.inputs > 0 then
    return select(2, arguments.bad("repl", "text comes from standard input"))
  end
  load(o.rules)
  local session = { doc = core.analyze "" }
  while true do
    local line = host.readline "> "
    if not line then break end
    local ok, result = pcall(obey, line, session, o.date)
    core.collect(nil)
    if not ok then terminal.finding(rule.formatted(result))
    elseif result then break end
  end
  session.doc:close()
  return 0
end
