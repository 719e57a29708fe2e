--- Compares the annotations of scripts/geoeng/meta/*.lua with what is
--- registered, in both directions. Run with this folder as library:
--- `./geoeng meta scripts/geoeng/meta/*.lua --library tests/lua/host` prints
--- "N passed, N failed".

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local host = require "geoeng.host"
local object = require "geoeng.event.event_object"
local rule = require "geoeng.rule.environment"


--- Tables whose class has another name.
local TABLES = { word = "Words" }

--- What the files tell: class -> member -> "field" or "function"; functions
--- without a class stand under "". Problems: functions without @param.
local function told(files)
  local classes, problems, class, params = { [""] = {} }, {}, nil, {}
  for _, file in ipairs(files) do
    for line in assert(core.readfile(file)):gmatch "[^\n]*" do
      local name = line:match "^%-%-%-@class geoeng%.(%w+)"
      local field = line:match "^%-%-%-@field ([%w_]+)"
      local param = line:match "^%-%-%-@param ([%w_.]+)"
      local owner, sep, fn, list = line:match
        "^function ([%w]-)([.:]?)([%w_]+)%((.-)%) end$"
      if name then
        class = name
        classes[name] = classes[name] or {}
      elseif field then
        classes[class][field] = "field"
      elseif param then
        params[#params + 1] = param
      elseif fn then
        if sep == "" then owner, fn = "", fn end
        owner = TABLES[owner] or owner
        classes[owner][fn] = "function"
        if table.concat(params, ", ") ~= list then
          problems[#problems + 1] = ("%s%s%s: its @param are (%s), not (%s)")
            :format(owner, sep, fn, table.concat(params, ", "), list)
        end
        params = {}
      end
    end
  end
  return classes, problems
end

local function add(set, keys, kind)
  for key in pairs(keys) do set[key] = kind end
end

--- Fields and methods of a class made by bind_class: upvalues of __index.
local function class_of(name)
  local set = {}
  local index = debug.getregistry()["geoeng." .. name].__index
  if type(index) == "table" then -- of the command: a plain class
    add(set, index, "function")
    return set
  end
  add(set, select(2, debug.getupvalue(index, 1)), "field")
  add(set, select(2, debug.getupvalue(index, 2)), "function")
  return set
end

local function registered()
  local classes = { [""] = {}, core = {}, host = {}, Event = {} }
  for _, name in ipairs { "Doc", "Sentence", "Token", "Span", "Match",
    "Peer", "Lending" } do
    classes[name] = class_of(name:lower())
  end
  for key, value in pairs(core) do
    classes.core[key] = type(value) == "function" and "function" or "field"
  end
  add(classes.host, host, "function")
  classes.Words = {}
  add(classes.Words, core.word, "function")
  for key in pairs(rule.vocabulary) do
    if key ~= "require" then classes[""][key] = "function" end
  end
  add(classes.Event, object.fields, "field")
  add(classes.Event, object.methods, "function")
  for kind, keys in pairs(define.keys) do
    local name = kind:sub(1, 1):upper() .. kind:sub(2) .. "Def"
    classes[name] = {}
    add(classes[name], keys, "field")
  end
  return classes
end

--- Members of a that b has not, or has as another kind.
local function lacking(a, b, what, problems)
  for class, members in pairs(a) do
    for key, kind in pairs(members) do
      if not b[class] or b[class][key] ~= kind then
        problems[#problems + 1] = ("%s.%s (%s) %s"):format(class, key, kind,
          what)
      end
    end
  end
end

return function(files)
  local claimed, problems = told(files)
  local real, n = registered(), 0
  for _, members in pairs(real) do
    for _ in pairs(members) do n = n + 1 end
  end
  lacking(real, claimed, "has no annotation", problems)
  for class in pairs(claimed) do
    if not real[class] then claimed[class] = nil end -- a type of values
  end
  lacking(claimed, real, "is annotated and does not exist", problems)
  table.sort(problems)
  for _, p in ipairs(problems) do host.write(p .. "\n") end
  host.write(("%d passed, %d failed\n"):format(n - math.min(n, #problems),
    #problems))
  return #problems > 0 and 1 or 0
end
