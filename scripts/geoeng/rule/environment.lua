--- The environment of rule files: loads them, gives them their vocabulary
--- (words, span, text, event, test) and their `require`, and ends loading.

local compile = require "geoeng.rule.compile"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local frozen = require "geoeng.rule.frozen"
local library = require "geoeng.language.library"
local rule_files = require "geoeng.language.rule_files"
local rules_hash = require "geoeng.language.rules_hash"
local scope = require "geoeng.language.scope"
local search_path = require "geoeng.language.search_path"
local strict = require "geoeng.rule.sandbox"

local M = {}

-- Loading makes few things that die: the collector waits until it is over.
collectgarbage("incremental", 1000)

local files, here = rule_files.texts, rule_files.here
local loaded = {}  -- rule modules by file name

-- ---------------------------------------------------- definition functions

local curried = library.curried
local function pack(def) return define.pack(here(), def) end

--- yes "text" { values }: an item of a test.
local Item = {}
Item.__index = Item
function Item:__call(values)
  self.values = values
  return self
end

local function verdict(name)
  return function(text)
    if type(text) ~= "string" then
      errors.raise(here(), ("%s needs a string"):format(name))
    end
    return setmetatable({ verdict = name, text = text,
      line = rule_files.line() }, Item)
  end
end

local OWN = { pack = pack, words = library.words, span = library.span,
  text = library.text, event = curried(define.event),
  test = curried(define.test), yes = verdict "yes", no = verdict "no",
  same = verdict "same" }

--- What rule files see beside Lua: name -> function.
M.vocabulary = OWN

local require_from -- below

--- The globals of one rule file.
local function environment(file)
  local own = {}
  for k, v in pairs(OWN) do own[k] = v end
  own.require = function(name) return require_from(file, name) end
  return strict.environment(own, here)
end

-- -------------------------------------------------------------- loading

--- The column of a name in its line, when it is found there.
local function column_of(source, line, token)
  local text = errors.line_of(source, line)
  if not text or type(token) ~= "string" then return nil end
  local at = 1
  while true do
    local s, e = text:find(token, at, true)
    if not s then return nil end
    if not text:sub(s - 1, s - 1):find "[%w_]"
      and not text:sub(e + 1, e + 1):find "[%w_]" then
      return s
    end
    at = e + 1
  end
end

--- The name of a loaded file from that of a chunk: Lua shortens long ones.
local function full_name(file)
  local tail = file:match "^%.%.%.(.*)$"
  if files[file] or not tail then return file end
  for name in pairs(files) do
    if name:sub(-#tail) == tail then return name end
  end
  return file
end

--- The last character in front of a column that is no blank or comment: line
--- and column behind it.
local function behind_last(source, line, column)
  local before = source:sub(1, errors.offset(source, line) + column - 2)
  local start, head
  repeat
    before = before:gsub("%s+$", "")
    start = before:match ".*\n()" or 1
    head = before:sub(start):match "^(.-)%s*%-%-[^\"']*$"
    if head then before = before:sub(1, start - 1) .. head end
  until not head
  return errors.position(source, #before + 1)
end

--- What Lua says where something stands behind an item of a table: a comma or
--- the end is missing, where the item ends.
local function comma_error(what, name, line, column)
  if not column or not what:find "^'}' expected" then return nil end
  local at_line, at_column = behind_last(files[name], line, column)
  return errors.format({ file = name, line = at_line, source = files[name],
    column = at_column }, what .. "; a comma or the } may be missing here")
end

local function global_error(why)
  local w = why.where
  return errors.format({ file = w.file, line = w.line, source = w.source,
    column = w.source and column_of(w.source, w.line, why.token) },
    why.rule_error)
end

--- Any error as one formatted message.
---@param why any
---@param file string|nil  the rule file that was running
---@return string
function M.formatted(why, file)
  if type(why) == "table" then -- rawget: a rule may raise any table
    if rawget(why, "rule_error") then return global_error(why) end
    why = rawget(why, "message") or why
  end
  if type(why) ~= "string" then
    why = ("an error was raised that is a %s, not a string"):format(type(why))
  end
  if why:find ": error: " and (not file or why == errors.last) then return why end
  local name, line, what = why:match "^(.-):(%d+): (.*)$"
  if not name then
    return file and ("%s: error: %s"):format(file, core.one_line(why)) or why
  end
  if file then what = core.one_line(what) end
  name = full_name(name)
  local near = what:match "near '(.-)'$"
  local column = near and files[name]
    and column_of(files[name], tonumber(line), near)
  return comma_error(what, name, tonumber(line), column)
    or errors.format({ file = name, line = tonumber(line),
      source = files[name], column = column }, what)
end

local LOADING = {}

--- Load a rule file's text in an environment of its own.
local function load_text(file, text)
  files[file] = text
  rules_hash.add(text)
  local chunk, why = load(text, "@" .. file, "t", environment(file))
  if not chunk then
    if not why:find "^[^\n]-:%d+: " then why = file .. ":1: " .. why end
    error(M.formatted(why, file), 0)
  end
  loaded[file] = LOADING
  core.loading(file)
  local ok, result = pcall(core.guarded_load, chunk)
  if not ok then
    core.loading(nil)
    loaded[file] = nil
    error(M.formatted(result, file), 0)
  end
  loaded[file] = result == nil and true or frozen.view(result)
  return loaded[file]
end

--- Load a rule file from its text; a second time is free.
---@param file string  what messages and records call it
---@param text string
function M.load_text(file, text)
  if loaded[file] ~= nil then return loaded[file] end
  text = text:gsub("^\xEF\xBB\xBF", "") -- a byte-order mark
  if text:sub(1, 1) == "\27" then
    error(file .. ":1: error: this is Lua bytecode; rules are loaded from text",
      0)
  end
  return load_text(file, text)
end

--- The text of a rule file: the file that is named, or for a name without a
--- folder one along GEOENG_PATH or a pack that is built in.
---@param file string
---@return string|nil text
---@return string why  or the file
local function find(file)
  local text, why = core.readfile(file)
  if text or file:find "/" then return text, text and file or why end
  local below, path = search_path.read(file)
  if below then return below, rule_files.normal(path) end
  text = core.embedded("rules/" .. file)
  return text, text and rule_files.SHIPPED .. file or why
end

--- The shipped pack that a name without a folder may mean.
local function pack_hint(file)
  local packs = {}
  for _, name in ipairs(core.listembedded "rules/") do
    packs[name:match "^rules/([^/]+%.lua)$" or ""] = true
  end
  packs[""] = nil
  return errors.hint(file, packs)
end

--- Load a rule file; a second time is free. A pack that is built in may have the
--- name that records give it, where no file has.
---@param file string
function M.load(file)
  local shipped = rule_files.shipped(file)
  if shipped and not core.readfile(file) then
    return M.load_text(file, shipped)
  end
  file = rule_files.normal(file)
  if loaded[file] ~= nil then return loaded[file] end
  local text, found = find(file)
  if not text then
    error(("%s: error: the rule file cannot be read: %s%s"):format(file,
      (found:gsub("^.*: ", "")), file:find "/" and "" or pack_hint(file)), 0)
  end
  return M.load_text(found, text)
end

--- Modules of the library that rules may require, and where they are: rules
--- name them without their room, so that the house can be moved.
local LIBRARY = {
  actor = "geoeng.actor.actor", calendar = "geoeng.time.calendar",
  cameo = "geoeng.cameo.coder", date = "geoeng.time.date",
  day = "geoeng.time.day", duration = "geoeng.time.duration",
  errors = "geoeng.language.errors", home = "geoeng.actor.country",
  main_clause = "geoeng.event.main_clause",
  modality = "geoeng.event.modality", money = "geoeng.number.money",
  number = "geoeng.number.number", numeral = "geoeng.number.number_value",
  pattern = "geoeng.language.pattern", period = "geoeng.time.period",
  person = "geoeng.actor.person", phrase = "geoeng.thing.phrase",
  place = "geoeng.place.place", quarter = "geoeng.time.quarter",
  range = "geoeng.time.range", sides = "geoeng.actor.sides",
  target = "geoeng.thing.target",
  timex = "geoeng.time.time_value", told_by = "geoeng.event.told_by",
  weapon = "geoeng.thing.weapon",
}

local modules = {} -- of the library, as rules have them

--- Nothing is loaded while documents run: whether it were there would depend
--- on what ran before.
local function closed(name)
  if not define.sealed then return end
  error({ rule_error = ("require '%s': modules are loaded at the top of a rule "
    .. "file, not while documents run"):format(name), token = name,
    where = here() }, 0)
end

--- A module of the library; rules cannot change it.
local function require_library(name)
  if modules[name] then return modules[name] end
  closed(name)
  if name == "lpeg" then
    modules[name] = frozen.library((require "lpeg"))
    return modules[name]
  end
  local short = name:match "^geoeng%.(.*)$"
  if not LIBRARY[short] then
    error({ rule_error = ("there is no library '%s'%s"):format(name,
      errors.hint(short, LIBRARY)), token = name, where = here() }, 0)
  end
  modules[name] = frozen.library((require(LIBRARY[short])))
  return modules[name]
end

--- What a file calls the lists and layers of a file that it required.
local function give_names(file, name, other)
  local as = name:match "[^.]+$"
  local earlier = scope.require(file, as, other)
  if not earlier then return end
  error({ rule_error = ("'%s' and '%s' would both be called '%s' here; rename "
    .. "one of the files"):format(earlier, other, as), token = name,
    where = here() }, 0)
end

--- A module of rules: beside the file, along GEOENG_PATH, or shipped.
---@return any result
---@return string path
local function require_rules(file, name)
  local path = name:gsub("%.", "/") .. ".lua"
  local places = search_path.places(path, file:match "^(.*)/[^/]*$" or "")
  local tries = {}
  for i, place in ipairs(places) do tries[i] = place.path end
  places[#places + 1] = { path = rule_files.SHIPPED .. path }
  for _, place in ipairs(places) do
    local try = place.folder and place.folder .. "/" ~= rule_files.SHIPPED
      and rule_files.normal(place.path) or place.path
    if loaded[try] == LOADING then
      error({ rule_error = ("'%s' is being loaded and requires itself")
        :format(name), token = name, where = here() }, 0)
    end
    if loaded[try] ~= nil then return loaded[try], try end
    closed(name)
    local text = rule_files.read(place.folder, path)
    if text then return load_text(try, text), try end
  end
  error({ rule_error = ("there is no module '%s'; searched %s"):format(name,
    table.concat(tries, ", ")), token = name, where = here() }, 0)
end

--- require in a rule file: the library, lpeg, and modules of rules.
function require_from(file, name)
  if type(name) ~= "string" or not name:match "^[%w_.]+$"
    or name:find("..", 1, true) then
    error({ rule_error = "require: a module name is letters, digits, _ and .",
      token = "require", where = here() }, 0)
  end
  if name == "lpeg" or name:match "^geoeng%." then
    return require_library(name)
  end
  local result, other = require_rules(file, name)
  give_names(file, name, other)
  return result
end

--- Errors of the core name files in their text: "... (a.lua:2) ...".
local function placed(why)
  if compile.where and tostring(why):find "^memory limit: " then
    return errors.format(compile.where, why .. " for the rules up to this one")
  end
  if type(why) == "string" then why = scope.readable(why) end
  local file, line = tostring(why):match "%(([^()]+):(%d+)%)"
  if not file or not files[file] or why:find "^[^\n]-:%d+:" then return why end
  return errors.format({ file = file, line = tonumber(line),
    source = files[file] }, (why:gsub("^error: ", "")))
end

--- Whether rule files define anything that can be found.
local function defines_nothing()
  if next(define.types) then return false end
  for _, where in pairs(define.layers) do
    if not where.library then return false end
  end
  return next(loaded) ~= nil
end

--- Load the rules of a command, and no more: warnings are those of `check`.
---@param names string[]
function M.load_all(names)
  for _, file in ipairs(names) do M.load(file) end
  M.seal(true)
end

--- End of loading: compile everything. Warnings go to standard error.
---@param quiet boolean|nil  no warnings
---@return boolean events  whether any are defined
function M.seal(quiet)
  core.loading "the rules"
  local ok, warnings = pcall(compile.seal)
  core.loading(nil)
  if not ok then error(placed(M.formatted(warnings)), 0) end
  collectgarbage("incremental", 300)
  local events = next(define.types) ~= nil
  if quiet then return events end
  if defines_nothing() then
    warnings[#warnings + 1] = next(loaded)
      .. ": warning: the rules define no event, span or text"
  end
  for _, w in ipairs(warnings) do core.warn(w) end
  return events
end

return M
