--- The events of a text as lines that two rule sets can be compared by.
---
--- Every line is fields joined by tabs: "event", type, trigger's start and
--- stop, rule file and line, trigger, sentence, then name=value of what the
--- event says; or "reject", type, start, stop, rule, reason.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local pipeline = require "geoeng.event.pipeline"
local rule = require "geoeng.rule.environment"
local rule_files = require "geoeng.language.rule_files"
local lexicon = require "geoeng.language.lexicon"
local search_path = require "geoeng.language.search_path"

local M = {}

--- Load rules, one file a line.
---@param files string
function M.load(files)
  for file in files:gmatch "[^\n]+" do rule.load(file) end
  rule.seal(true)
end

--- Add a file that a rule file names: where it was found, or all places where
--- it may be put.
local function add_named(names, name, dir)
  local text, file = lexicon.find(name, dir)
  if text then
    names[#names + 1] = file
    return
  end
  for _, place in ipairs(search_path.places(name, dir)) do
    names[#names + 1] = place.path
  end
end

--- Files that the rules come from, lexicons and tables of weights too, one a
--- line; also of rules that do not load.
---@return string
function M.files()
  local names = rule_files.names()
  for _, list in ipairs { define.words_defined or {}, define.pending.words } do
    for _, w in ipairs(list) do
      if w.def.tsv and not w.where.library then
        add_named(names, w.def.tsv, w.where.dir)
      end
    end
  end
  for file, pack in pairs(define.packs) do
    if pack.weights then
      add_named(names, pack.weights, file:match "^(.*)/[^/]*$" or "")
    end
  end
  table.sort(names)
  return table.concat(names, "\n")
end

local function plain(text)
  return core.clean((text:gsub("%s+", " ")))
end

local function field(list, name, value)
  if value ~= nil then
    if type(value) == "table" then value = core.json(value) end
    list[#list + 1] = name .. "=" .. plain(tostring(value))
  end
end

local function line_of(ev)
  local t, prov = ev.trigger, ev.prov
  local list = { "event", ev.type, t.start, t.stop,
    prov.file .. ":" .. prov.line, plain(t.text), plain(ev.sentence.text) }
  field(list, "subtype", ev.subtype)
  field(list, "code", ev.code)
  field(list, "modality", ev.modality)
  field(list, "claim", ev.claim and ev.claim.speaker.text)
  for _, arg in ipairs(ev.args) do
    field(list, arg.role, arg.text)
    field(list, arg.role .. ".country", arg.country)
    if arg.role ~= "time" then field(list, arg.role .. ".value", arg.value) end
  end
  if ev.time then field(list, "time.value", ev.time.value) end
  return table.concat(list, "\t")
end

--- The lines of a text.
---@param text string
---@param id string
---@param title string
---@param day integer|nil
---@return string
function M.events(text, id, title, day)
  local lines = {}
  core.collect(function(ev)
    lines[#lines + 1] = line_of(ev)
    return nil
  end)
  listen.on_reject = function(def, trigger, reason)
    lines[#lines + 1] = table.concat({ "reject", def.type, trigger.start,
      trigger.stop, def.file .. ":" .. def.line, plain(reason) }, "\t")
  end
  local doc <close> = core.analyze(text, { id = id, title = title, day = day })
  doc:run()
  pipeline.assemble(doc)
  return table.concat(lines, "\n")
end

return M
