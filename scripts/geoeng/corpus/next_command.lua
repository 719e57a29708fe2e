--- What a person may want to run next, behind a run and its summary.

local core = require "geoeng.core"
local define = require "geoeng.language.define"

local M = {}

--- A name as a shell takes it.
local function quoted(name)
  if name:find "^[%w_./+,:@=][%w_./+,:@=-]*$" then return name end
  return "'" .. name:gsub("'", "'\\''") .. "'"
end

local shipped -- the commands, by name

local function has_command(name)
  if not shipped then
    shipped = {}
    for _, file in ipairs(core.listembedded "geoeng/cmd/") do
      shipped[file:match "([^/]+)%.lua$" or file] = true
    end
  end
  return shipped[name]
end

local function joined(list)
  local words = {}
  for i, name in ipairs(list or {}) do words[i] = quoted(name) end
  return table.concat(words, " ")
end

--- The only type that the rules define, else a word for one.
local function type_name()
  local name = next(define.types)
  return name and not next(define.types, name) and name or "TYPE"
end

--- Rules found nothing.
local function after_nothing(c)
  if c.facts.chosen or c.facts.stored then return {} end
  local rules, input = joined(c.names.rule), joined(c.names.input)
  local first = c.names.input[1]
  if first == "-" then first, input = "FILE", "FILE" end
  return { { ("why %s %s %s"):format(rules, type_name(), quoted(first)),
      "why there is none" },
    { ("gaps %s %s"):format(rules, input), "words that rules lack" } }
end

--- Events in files that commands read.
---@param files string[]
---@param texts string|nil  the input that they were found in
---@return table[]  { command without the name of the program, what for }
function M.for_events(files, texts)
  local list, name = {}, joined(files)
  if has_command "report" then
    local of = texts and " --texts " .. quoted(texts) or ""
    list[#list + 1] = { ("report %s%s --out report.html"):format(name, of),
      "a page to look at" }
  end
  if has_command "convert" then
    list[#list + 1] = { "convert " .. name .. " --format csv",
      "a table" }
  end
  return list
end

--- The one input, where it can be read again as it was.
local function texts_of(c)
  local inputs = c.names.input or {}
  if c.facts.stored or c.facts.told_how or #inputs ~= 1 then return nil end
  return inputs[1] ~= "-" and inputs[1] or nil
end

local function after_file(c, name)
  local list = M.for_events({ name }, texts_of(c))
  table.insert(list, 2, { "summary " .. quoted(name),
    "who, where, when" })
  return list
end

--- Events on the terminal only.
local function after_cards(c)
  local rules, input = joined(c.names.rule), joined(c.names.input)
  local list = {}
  if input == "-" then return list end
  if c.names.date then
    local day = math.tointeger(tonumber(c.names.date[1]))
    input = input .. " --date " .. core.date(day)
  end
  if has_command "report" then
    list[1] = { ("report %s %s --out report.html"):format(rules, input),
      "a page to look at" }
  end
  list[#list + 1] = { ("%s %s --out events.jsonl"):format(rules, input),
    "keep them" }
  return list
end

--- Commands that fit what a run did.
---@param c table  see event_count.lua
---@return table[]  { command without the name of the program, what for }
function M.after_run(c)
  local out, folder = (c.names.out or {})[1], (c.names.folder or {})[1]
  local format = c.names.format[1]
  if c.events == 0 then return after_nothing(c) end
  if folder then
    return { { ("merge %s >events.jsonl"):format(quoted(folder)),
      "its events in one file" } }
  end
  if format == "jsonl" and out then return after_file(c, out) end
  if format == "card" and not c.facts.stored then return after_cards(c) end
  return {}
end

return M
