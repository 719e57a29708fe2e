--- The names in patterns: lists, layers, attributes of spans, properties of
--- tokens. All must exist, or the rule file is refused.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local pattern = require "geoeng.language.pattern"

local M = {}

--- Layers of the standard library and the module that writes them. A rule
--- that mentions one need not require it.
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

--- Raise what is wrong with a pattern, at its column.
function M.pattern_error(where, text, column, message)
  if type(text) == "string" then
    where = errors.in_string(where, text, column)
  end
  errors.raise(where, message)
end

--- Layers that the core makes of the tree.
local NATIVE = { np = true, name = true }

--- Make sure that a layer exists; modules of the library are loaded.
local function has_layer(name)
  if NATIVE[name] then
    core.declare_layer(name)
    return true
  end
  if M.STANDARD[name] then require(M.STANDARD[name]) end
  return define.layers[name] ~= nil
end

--- Load all layers of the standard library, for commands that show them.
function M.load_standard()
  local modules = {}
  for _, module in pairs(M.STANDARD) do modules[#modules + 1] = module end
  table.sort(modules)
  for _, module in ipairs(modules) do require(module) end
end

local function known_layers()
  local known = {}
  for name in pairs(define.layers) do known[name] = true end
  for name in pairs(M.STANDARD) do known[name] = true end
  for name in pairs(NATIVE) do known[name] = true end
  return known
end

--- Whether there is a layer of that name.
function M.is_layer(name) return known_layers()[name] ~= nil end

--- Every list and layer that the tree mentions must exist.
function M.check_names(where, text, tree)
  pattern.walk(tree, function(node)
    local name = node[1]
    if node.k == "list" then
      local list = define.lists[name]
      if not list then
        M.pattern_error(where, text, node.at, ("there is no list '$%s'%s")
          :format(name, errors.hint(name, define.lists)))
      end
      list.used = true
    elseif node.k == "layer" and not has_layer(name) then
      M.pattern_error(where, text, node.at, ("there is no layer '<%s>'%s")
        :format(name, errors.hint(name, known_layers())))
    end
  end)
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
  pattern.walk(tree, function(node)
    local token = node.k == "token"
    local test = token and node[1] or node.test
    if not test then return end
    each_comparison(test, function(cmp)
      local check = token and check_token_key or check_attribute
      check(where, text, cmp)
    end)
  end)
end

return M
