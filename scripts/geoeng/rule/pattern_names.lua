--- The names in patterns: lists, layers, attributes of spans, properties of
--- tokens. All must exist, or the rule file is refused.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local scope = require "geoeng.language.scope"

local M = {}

--- Layers of the standard library and the module that writes them. A rule
--- that mentions one need not require it; a rule file's span or text of that
--- name adds to it.
M.STANDARD = {
  actor = "geoeng.actor.actor", place = "geoeng.place.place",
  weapon = "geoeng.thing.weapon", target = "geoeng.thing.target",
  time = "geoeng.time.date", date = "geoeng.time.date",
  day = "geoeng.time.date", number = "geoeng.number.number",
  ordinal = "geoeng.number.number", money = "geoeng.number.money",
}

--- What a test of a token can ask for.
local WORD_KEYS = { text = true, norm = true, lemma = true, shape = true,
  sense = true }
--- The labels of its analysis. Their names are so short that any word would be
--- near one: they are no hints.
local LABELS = { pos = true, tag = true, dep = true }

--- Attributes that spans can have: of lexicons, `set` and `kind`.
M.attributes = { basis = true }

--- Raise what is wrong with a pattern, at its column; with `where.bare` as a
--- table { column=, message= }.
function M.pattern_error(where, text, column, message)
  if where.bare then error({ column = column, message = message }, 0) end
  if type(text) == "string" then
    where = errors.in_string(where, text, column)
  end
  errors.raise(where, message)
end

--- Layers that the core makes of the tree.
local NATIVE = { np = true, name = true }

for name, module in pairs(M.STANDARD) do scope.share(name, module) end
for name in pairs(NATIVE) do scope.share(name) end

--- Modules that patterns needed, in order.
M.loaded = {}

--- Load a module of the library because a rule needs what it defines.
---@param module string
---@return any
function M.load(module)
  if not M.loaded[module] then
    M.loaded[module] = true
    table.insert(M.loaded, module)
  end
  return require(module)
end

--- The whole name of a layer, nil: there is none. Modules of the library are
--- loaded.
local function layer_of(where, name)
  if NATIVE[name] then
    if not define.sealed then core.declare_layer(name) end
    return core.has_layer(name) and name or nil
  end
  if M.STANDARD[name] and not define.sealed then M.load(M.STANDARD[name]) end
  local whole = scope.resolve(where, name)
  return whole and define.layers[whole] and whole or nil
end

--- Load all layers of the standard library, for commands that show them.
function M.load_standard()
  local modules = {}
  for _, module in pairs(M.STANDARD) do modules[#modules + 1] = module end
  table.sort(modules)
  for _, module in ipairs(modules) do require(module) end
end

--- Whether a file can write a layer of that name.
function M.is_layer(where, name)
  return NATIVE[name] or M.STANDARD[name] or scope.resolve(where, name) ~= nil
end

--- What is wrong with the name of a layer, or of a list with its $, that a
--- function of a rule file asks for; nil: nothing.
---@param where table
---@param name string
---@return string|nil
function M.wrong_layer(where, name)
  local is_list = name:sub(1, 1) == "$"
  if is_list and scope.resolve(where, name)
    or not is_list and layer_of(where, name) then
    return nil
  end
  local shown = is_list and "list '%s'" or "layer '%s'"
  return ("there is no " .. shown .. "%s"):format(name,
    scope.hint(where, name))
end

--- What lists and layers are called in messages.
local SHOWN = { list = "list '$%s'", layer = "layer '<%s>'" }

local function check_name(where, text, node)
  local is_list = node.k == "list"
  local name = is_list and "$" .. node[1] or node[1]
  local whole = is_list and scope.resolve(where, name)
    or not is_list and layer_of(where, name)
  if not whole then
    M.pattern_error(where, text, node.at, ("there is no " .. SHOWN[node.k]
      .. "%s"):format(node[1], scope.hint(where, name)))
  end
  node.whole = whole
  if is_list then define.lists[whole:sub(2)].used = true end
end

--- Every list and layer that the tree mentions must exist; `whole` of its nodes
--- becomes what the core calls them.
function M.check_names(where, text, tree)
  for _, node in ipairs(core.nodes(tree)) do
    if SHOWN[node.k] then check_name(where, text, node) end
  end
end

--- Call fn for every comparison of a test.
local function each_comparison(test, fn)
  if test.k == "cmp" then return fn(test) end
  for _, kid in ipairs(test) do each_comparison(kid, fn) end
end

local function check_token_key(where, text, cmp)
  local key = cmp[1]
  if WORD_KEYS[key] or LABELS[key] then return end
  M.pattern_error(where, text, cmp.at, ("a token has no '%s'; it has text, "
    .. "norm, lemma, shape, sense, pos, tag and dep%s"):format(key,
    errors.hint(key, WORD_KEYS)))
end

local function check_attribute(where, text, cmp)
  if M.attributes[cmp[1]] then return end
  M.pattern_error(where, text, cmp.at, ("no span has the attribute '%s'%s")
    :format(cmp[1], errors.hint(cmp[1], M.attributes)))
end

--- Every test must ask for something that tokens or spans have.
function M.check_tests(where, text, tree)
  for _, node in ipairs(core.nodes(tree)) do
    local token = node.k == "token"
    local test = token and node[1] or node.test
    local check = token and check_token_key or check_attribute
    if test then
      each_comparison(test, function(cmp) check(where, text, cmp) end)
    end
  end
end

return M
