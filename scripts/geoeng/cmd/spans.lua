--- geoeng spans: the spans of every layer that rules write, for authors.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local pattern_names = require "geoeng.rule.pattern_names"
local rule = require "geoeng.rule.environment"
local scope = require "geoeng.language.scope"

local USAGE = [[
usage: geoeng spans [RULES.lua...] INPUT... [--layer NAME] [--date YYYY-MM-DD]
       geoeng spans [RULES.lua...] --text "..."

Show the spans of all layers (lists as $name), or of one, with their values.
Without rules the layers of the standard library are shown.

options:
{options}

example: geoeng spans --text "Jets pounded Aleppo on Monday." --layer place
]]

local function show(v)
  if type(v) ~= "table" then return tostring(v) end
  local keys, parts = {}, {}
  for k in pairs(v) do keys[#keys + 1] = tostring(k) end
  table.sort(keys)
  for i, k in ipairs(keys) do parts[i] = k .. "=" .. tostring(v[k]) end
  return table.concat(parts, " ")
end

local ATTRS = { "name", "country", "sector", "kind", "category", "grain",
  "office", "basis" }

local function print_spans(doc, layers)
  for s in doc:sentences() do
    host.write(("# %s: %s\n"):format(doc.id, (s.text:gsub("%s+", " "))))
    for _, layer in ipairs(layers) do
      local shown = scope.shown(layer)
      for _, span in ipairs(s:layer(layer)) do
        local attrs = {}
        for _, key in ipairs(ATTRS) do
          local v = span:attr(key)
          if v then attrs[#attrs + 1] = key .. "=" .. v end
        end
        local value = span.value
        host.write(("%s\t%d-%d\t%s\t%s\t%s\n"):format(shown, span.start,
          span.stop, (span.text:gsub("%s+", " ")), table.concat(attrs, " "),
          value ~= nil and show(value) or ""))
      end
    end
  end
end

local function all_layers()
  local names = {}
  for name in pairs(define.layers) do names[#names + 1] = name end
  for name, list in pairs(define.lists) do
    if not list.library then names[#names + 1] = "$" .. name end
  end
  table.sort(names)
  return names
end

return function(args)
  local o, code = arguments.parse("spans", USAGE, args)
  if not o then return code end
  if (#o.inputs > 0) == (o.text ~= nil) then
    return select(2, arguments.bad("spans", "give inputs or --text"))
  end
  for _, file in ipairs(o.rules) do rule.load(file) end
  if #o.rules == 0 then pattern_names.load_standard() end
  rule.seal(true)
  local layer = o.layer and scope.anywhere(o.layer)
  if o.layer and not (layer and core.has_layer(layer)) then
    core.log(("geoeng: spans: there is no layer '%s'\n"):format(o.layer))
    return 3
  end
  local layers = layer and { layer } or all_layers()
  return arguments.each_input(o, function(doc) print_spans(doc, layers) end)
end
