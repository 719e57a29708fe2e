--- spaCy's EntityRuler and Matcher patterns as lexicons and layers: geoeng
--- import spacy. A line of the file is { "label":, "pattern":, "id": }; the
--- pattern is a phrase or a list of tokens.

local core = require "geoeng.core"
local format = require "geoeng.language.pattern_format"
local json = require "geoeng.format.json"
local names = require "geoeng.rule.pattern_names"
local pattern = require "geoeng.language.pattern"
local source = require "geoeng.import.source"

local M = {}

-- ---------------------------------------------------------------- tokens

--- Attributes of a token: spaCy's name -> ours.
local KEYS = { ORTH = "text", TEXT = "text", LOWER = "norm", NORM = "norm",
  LEMMA = "lemma", POS = "pos", TAG = "tag", DEP = "dep", SHAPE = "shape" }

--- Flags that a shape tells: name -> the shape when it is true.
local FLAGS = { IS_TITLE = "Xx*", IS_UPPER = "X*", IS_LOWER = "x*",
  IS_DIGIT = "9*" }

--- Quantifiers: op -> least, most.
local OPS = { ["?"] = { 0, 1 }, ["*"] = { 0 }, ["+"] = { 1 }, ["1"] = { 1, 1 } }

local function cannot(what) error({ cannot = what }, 0) end

--- A shape with our classes, whose runs are three long at most.
local function shape_of(value)
  value = value:gsub("d", "9")
  for _, class in ipairs { "X", "x", "9" } do
    value = value:gsub(class:rep(4) .. "+", class:rep(3)):gsub(
      class:rep(3) .. class .. "*", class:rep(3))
  end
  return value
end

--- Attributes whose value is a word of the text.
local WORDS_OF = { text = true, norm = true }

--- The value as one token of ours has it: folded for norm.
local function word_of(key, value)
  local doc <close> = core.analyze(value)
  if doc.ntokens ~= 1 then
    cannot(("'%s', which is %d tokens here"):format(value, doc.ntokens))
  end
  return key == "norm" and doc:norm(1) or value
end

--- One comparison.
local function compare(key, op, value)
  if type(value) ~= "string" or value:find "[]['\"%c*?\\]" then
    cannot(("the value of %s"):format(key))
  end
  if key == "SHAPE" then value = shape_of(value) end
  if WORDS_OF[KEYS[key]] then value = word_of(KEYS[key], value) end
  return { k = "cmp", KEYS[key], op, value }
end

local function joined(kind, list)
  local test = list[1]
  for i = 2, #list do test = { k = kind, test, list[i] } end
  return test or cannot "an empty set"
end

local SETS = { IN = { "or", "=" }, NOT_IN = { "and", "!=" } }

--- { "IN": [...] } and its like.
local function set_test(key, value)
  local tests = {}
  for op, list in pairs(value) do
    local set = SETS[op]
    if not set or type(list) ~= "table" then
      cannot(("%s %s"):format(key, tostring(op)))
    end
    local each = {}
    for i, v in ipairs(list) do each[i] = compare(key, set[2], v) end
    tests[#tests + 1] = { op = op, joined(set[1], each) }
  end
  table.sort(tests, function(a, b) return a.op < b.op end)
  for i, t in ipairs(tests) do tests[i] = t[1] end
  return joined("and", tests)
end

local function flag_test(key, value)
  local test = { k = "cmp", "shape", "~", FLAGS[key] }
  if value == true then return test end
  if value == false then return { k = "not", test } end
  return cannot(("the value of %s"):format(key))
end

local function test_of(key, value)
  if FLAGS[key] then return flag_test(key, value) end
  if not KEYS[key] then cannot(key) end
  if type(value) == "table" and value ~= json.null then
    return set_test(key, value)
  end
  return compare(key, "=", value)
end

--- The node of one token, before its quantifier.
local function token_node(token)
  local keys, tests = {}, {}
  for key in pairs(token) do
    if key ~= "OP" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  for i, key in ipairs(keys) do tests[i] = test_of(key, token[key]) end
  if #tests == 0 then return { k = "any" } end
  return { k = "token", joined("and", tests) }
end

--- Least and most of an operator such as "{2,4}".
local function range_of(op)
  local named = OPS[op]
  if named then return named[1], named[2] end
  local one = op:match "^{(%d+)}$"
  if one then return tonumber(one), tonumber(one) end
  local least, most = op:match "^{(%d*),(%d*)}$"
  if not least or least .. most == "" then cannot(("OP %s"):format(op)) end
  return tonumber(least) or 0, tonumber(most)
end

local MOST = 64 -- of a repetition

local function quantified(node, op)
  if op == nil then return node end
  if type(op) ~= "string" then cannot "the value of OP" end
  if op == "!" then -- a token that is not this
    if not node[1] then cannot "OP ! of any token" end
    return { k = "token", { k = "not", node[1] } }
  end
  local least, most = range_of(op)
  if least > MOST or (most or 0) > MOST or most and most < least then
    cannot(("OP %s"):format(op))
  end
  return { k = "rep", node, min = least, max = most }
end

--- A list of tokens as a pattern string.
local function pattern_of(tokens)
  local seq = { k = "seq" }
  for i, token in ipairs(tokens) do
    if type(token) ~= "table" or token[1] ~= nil then cannot "a token" end
    seq[i] = quantified(token_node(token), token.OP)
  end
  if #seq == 0 then cannot "an empty pattern" end
  local text = format({ k = "role", "x", seq })
  local tree, why = pattern.parse(text)
  if not tree then cannot(why.message) end
  core.pattern(tree)
  return text
end

-- --------------------------------------------------------------- reading

local function label_of(labels, name)
  local label = labels[name]
  if not label then
    label = { name = name, rows = {}, patterns = {} }
    labels[name] = label
    table.insert(labels.order, label)
  end
  return label
end

local function add_phrase(report, label, line, entry)
  local phrase = source.trim(entry.pattern)
  if phrase:sub(1, 1) == "#" then
    return source.lose(report, line, ("'%s': a phrase cannot start with #")
      :format(phrase))
  end
  if source.fits(report, line, phrase, true) then
    source.count(report, "phrases")
    table.insert(label.rows, { phrase = phrase, id = entry.id })
  end
end

local function add_tokens(report, label, line, entry)
  local ok, result = pcall(pattern_of, entry.pattern)
  if ok then
    source.count(report, "patterns of tokens")
    if result:find "shape=.-([Xx9])%1%1" then
      source.change(report, line, "in a shape, three of a kind stand for "
        .. "three or more")
    end
    return table.insert(label.patterns, { text = result, id = entry.id,
      basis = ("%s:%d"):format(line.file:match "[^/]*$", line.line) })
  end
  local what = type(result) == "table" and (result.cannot or result.message)
  if not what then error(result, 0) end
  source.lose(report, line, ("a pattern with %s"):format(what))
end

--- One line of the file.
local function read_line(report, labels, line)
  local entry, why = json.parse(line.text)
  if type(entry) ~= "table" or type(entry.label) ~= "string" then
    return source.lose(report, line, why or "no object with a label")
  end
  if entry.id ~= nil and type(entry.id) ~= "string" then entry.id = nil end
  local label = label_of(labels, entry.label)
  if type(entry.pattern) == "string" then
    add_phrase(report, label, line, entry)
  elseif type(entry.pattern) == "table" then
    add_tokens(report, label, line, entry)
  else
    source.lose(report, line, "no pattern")
  end
end

-- --------------------------------------------------------------- writing

local function layer_of(name)
  local layer = source.name(name)
  local taken = names.STANDARD[layer] or layer == "np" or layer == "name"
  return taken and "spacy_" .. layer or layer
end

--- The rule of one pattern of tokens.
local function pattern_rule(layer, label, p)
  local id = p.id and (", id = %q"):format(p.id) or ""
  return ("\n-- %s\nspan %q {\n  find = [[%s]],\n  take = \"x\", set = { label "
    .. "= %q%s },\n}\n"):format(p.basis, layer, p.text, label.name, id)
end

--- Read patterns into files: name -> text.
---@param files string[]  JSON Lines
---@param report geoeng.Import
---@param name string
---@return table<string, string>|nil out
---@return string|nil why
function M.read(files, report, name)
  local labels, out, rules = { order = {} }, {}, {}
  for _, file in ipairs(files) do
    local lines, why = source.lines(report, file)
    if not lines then return nil, why end
    for _, line in ipairs(lines) do
      if line.text:find "%S" then read_line(report, labels, line) end
    end
  end
  local taken = {}
  for _, label in ipairs(labels.order) do
    local layer = layer_of(label.name)
    local words = source.unique(taken, layer .. "_phrase")
    if #label.rows > 0 then
      out[words .. ".tsv"] = source.tsv({}, { "phrase", "id" }, label.rows)
      rules[#rules + 1] = source.layer(words, layer,
        "label", label.name)
    end
    for _, p in ipairs(label.patterns) do
      rules[#rules + 1] = pattern_rule(layer, label, p)
    end
  end
  out[name .. ".lua"] = source.header("Patterns for spaCy", "spacy", files,
    name, "Imported patterns")
    .. table.concat(rules)
  return out
end

return M
