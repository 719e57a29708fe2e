--- geoeng spans: the spans of every layer that rules write, for authors.

local core = require "geoeng.core"
local define = require "geoeng.define"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng spans RULES.lua... INPUT... [--layer NAME] [--date YYYY-MM-DD]

Show the spans of all layers (lists as $name), or of one, with their values.
Without rules the layers of the standard library are shown.
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
    core.write(("# %s: %s\n"):format(doc.id, (s.text:gsub("%s+", " "))))
    for _, layer in ipairs(layers) do
      for _, span in ipairs(s:layer(layer)) do
        local attrs = {}
        for _, key in ipairs(ATTRS) do
          local v = span:attr(key)
          if v then attrs[#attrs + 1] = key .. "=" .. v end
        end
        local value = span.value
        core.write(("%s\t%d-%d\t%s\t%s\t%s\n"):format(layer, span.start,
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
  local rules, paths, layer, date = {}, {}, nil, nil
  local i = 1
  while i <= #args do
    local arg = args[i]
    if arg == "-h" or arg == "--help" then
      core.write(USAGE)
      return 0
    elseif arg == "--layer" or arg == "--date" then
      i = i + 1
      if arg == "--layer" then layer = args[i] else date = args[i] end
    elseif arg:match "^%-." then
      core.log(("geoeng: spans: unknown option '%s'\n"):format(arg))
      return 2
    elseif arg:match "%.lua$" then
      rules[#rules + 1] = arg
    else
      paths[#paths + 1] = arg
    end
    i = i + 1
  end
  local day = date and core.day(date)
  if #paths == 0 or (date and not day) then
    core.log(USAGE)
    return 2
  end
  for _, file in ipairs(rules) do rule.load(file) end
  if #rules == 0 then
    for _, module in ipairs { "actor", "target", "weapon", "date", "number",
      "money" } do
      require("geoeng." .. module)
    end
  end
  rule.seal(true)
  local layers = all_layers()
  if layer then
    if not core.has_layer(layer) then
      core.log(("geoeng: spans: there is no layer '%s'\n"):format(layer))
      return 3
    end
    layers = { layer }
  end
  local code = 0
  for doc, message in core.documents(paths, day) do
    if doc then
      print_spans(doc, layers)
      doc:close()
    else
      core.log(message .. "\n")
      code = 1
    end
  end
  return code
end
