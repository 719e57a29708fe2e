--- What looks wrong in rules that load: lists, tests and alternatives that do
--- nothing, and patterns that cost more than they must.

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local format = require "geoeng.language.pattern_format"
local lint_function = require "geoeng.rule.lint_function"
local lint_global = require "geoeng.rule.lint_global"
local lint_list = require "geoeng.rule.lint_list"
local lint_role = require "geoeng.rule.lint_role"
local lint_value = require "geoeng.rule.lint_value"
local marks = require "geoeng.language.test_marks"
local names = require "geoeng.rule.pattern_names"

local M = {}

local note = finding.add

-- --------------------------------------------------------------- patterns

--- What is marked as trigger, which the author need not have written.
local function unmarked(node)
  return node.k == "role" and node[1] == "trigger" and node[2] or node
end

--- The elements of an alternative, as strings.
local function elements(node)
  local list, inner = {}, unmarked(node)
  for i, kid in ipairs(inner.k == "seq" and inner or { inner }) do
    list[i] = format(unmarked(kid))
  end
  return list
end

local function starts_with(list, prefix)
  for i, x in ipairs(prefix) do if list[i] ~= x then return false end end
  return true
end

--- A sequence begins behind the blanks before its first element.
local function column_of(node)
  while node.k == "seq" or node.k == "alt" do node = node[1] end
  return node.at or column_of(node[2])
end

--- Where nothing follows, an alternative that an earlier one starts is never
--- reached; elsewhere only one that is equal.
local function check_alternative(node, tail, tell)
  local earlier = {}
  for i, kid in ipairs(node) do
    local list = elements(kid)
    for _, before in ipairs(earlier) do
      if starts_with(list, before) and (tail or #before == #list) then
        tell(kid, ("the alternative '%s' is never reached: '%s' stands before "
          .. "it"):format(table.concat(list, " "), table.concat(before, " ")))
        break
      end
    end
    earlier[i] = list
  end
end

--- `tail`: nothing follows the node in its pattern.
local function check_alternatives(node, tail, tell)
  if node.k == "alt" then check_alternative(node, tail, tell) end
  if node.k == "role" then return check_alternatives(node[2], tail, tell) end
  local list = node.k == "seq" or node.k == "alt" or node.k == "look"
    or node.k == "rep"
  for i, kid in ipairs(list and node or {}) do
    local last = node.k == "alt" or node.k == "seq" and i == #node
    check_alternatives(kid, tail and last, tell)
  end
end

local WAKES = { word = true, exact = true, list = true, token = true }

--- Whether every match holds a word or list phrase.
local function needs_word(node)
  if WAKES[node.k] then return true end
  if node.k == "alt" then
    for _, kid in ipairs(node) do
      if not needs_word(kid) then return false end
    end
    return true
  elseif node.k == "seq" then
    for _, kid in ipairs(node) do
      if needs_word(kid) then return true end
    end
  elseif node.k == "role" then
    return needs_word(node[2])
  elseif node.k == "rep" then
    return node.min > 0 and needs_word(node[1])
  end
  return false
end

local function check_pattern(found, r, tree, text)
  local function place(column)
    if type(text) ~= "string" then return r.where end
    return errors.in_string(r.where, text, column)
  end
  check_alternatives(tree, true, function(node, message)
    note(found, place(column_of(node)), "same-alternative", message)
  end)
  if r.kind == "event" and not needs_word(tree) then
    note(found, place(1), "wakes-always", ("no word or list starts '%s': it is "
      .. "tried in every sentence"):format(type(text) == "string" and text
      or format(tree)))
  end
end

--- A layer without its brackets: a word that hardly ever stands in a slot.
local function check_role_words(found, r)
  for _, role in ipairs(r.roles or {}) do
    for _, clause in ipairs(role.clauses) do
      local value = clause.value
      if value.k == "word" and names.is_layer(r.where, value[1]) then
        note(found, errors.in_string(r.where, role.text, value.at), "bare-layer",
          ("'%s' is that very word; the layer is <%s>"):format(value[1],
            value[1]))
      end
    end
  end
end

local function check_rules(found)
  for _, r in ipairs(define.rules) do
    if not r.where.library then check_role_words(found, r) end
    for i, tree in ipairs(r.where.library and {} or r.trees or {}) do
      check_pattern(found, r, tree, r.find[i])
    end
  end
end

-- ------------------------------------------------------------------ tests

--- Roles that any event can have.
local EVERY = { trigger = true, verb = true, time = true, place = true }
--- Keys of the values of a test that are no roles.
local FIELDS = { modality = true, subtype = true, code = true, cue = true,
  basis = true, claim = true }

--- What marks of a type can be of.
local function markable(type_of)
  local known = {}
  for name in pairs(EVERY) do known[name] = true end
  for name in pairs(type_of.roles) do known[name] = true end
  return known
end

--- What to write instead of a mark of no role.
local function hint_of_mark(role, type_of)
  local hint, list = errors.hint(role, markable(type_of)), {}
  if hint ~= "" then return hint end
  for name in pairs(type_of.roles) do list[#list + 1] = name end
  table.sort(list)
  return #list == 0 and "; they fill none" or ("; roles are %s"):format(
    table.concat(list, ", "))
end

--- The place of a part of a test's sentence.
local function place_in(test, item, part)
  local source = test.where.source
  local where = { file = test.file, line = item.line, source = source }
  local at = source and source:find(part, errors.offset(source, item.line), true)
  if at then where.line, where.column = errors.position(source, at) end
  return where
end

--- The role that a bracket without a colon begins with, or nearly does, and the
--- words behind it; nil: it is text.
local function meant(inside, known)
  local word, words = inside:match "^([%a_][%w_]*)%s+(%S.*)$"
  local role = word and (known[word] and word or errors.only_near(word, known))
  if role then return role, words end
  local best
  for name in pairs(known) do
    if inside:sub(1, #name) == name and inside:find("^%u", #name + 1)
      and (not best or #name > #best) then
      best = name
    end
  end
  return best, best and inside:sub(#best + 1)
end

--- Marks that are wrong, and brackets that were meant to be some.
local function check_brackets(found, test, item)
  local plain, why = marks.parse(item.text)
  if not plain then
    return note(found, place_in(test, item, item.text), "wrong-mark", why)
  end
  for _, inside in ipairs(marks.plain(item.text)) do
    local role, words = meant(inside, markable(define.types[test.event]))
    if role then
      note(found, place_in(test, item, "[" .. inside), "wrong-mark",
        ("'[%s' is text: a mark has a colon behind its role; write [%s:%s")
          :format(inside, role, words))
    end
  end
end

local function check_mark(found, test, item, role)
  local type_of = define.types[test.event]
  if type_of.open then return end
  local where = { file = test.file, line = item.line,
    source = test.where.source }
  note(found, errors.at_name(where, role), "unknown-role",
    ("no rule of '%s' fills the role '%s'%s"):format(test.event, role,
      hint_of_mark(role, type_of)))
end

local function check_only(found, test, item, role, sets)
  local type_of = define.types[test.event]
  if (sets[test.event] or {})[role] or item.verdict == "no" then return end
  local where = { file = test.file, line = item.line,
    source = test.where.source }
  note(found, errors.at_name(where, role), "only-tests",
    ("only tests name the role '%s' of '%s'%s"):format(role, test.event,
      errors.hint(role, type_of.roles)))
end

--- Names of roles that the text and the values of an item name, sorted.
local function roles_of(item)
  local marked, valued = {}, {}
  local _, list = marks.parse(item.text)
  for _, mark in ipairs(type(list) == "table" and list or {}) do
    marked[#marked + 1] = mark.role
  end
  for key in pairs(item.values or {}) do
    if type(key) == "string" and not FIELDS[key] then
      valued[#valued + 1] = key
    end
  end
  table.sort(valued)
  return marked, valued
end

local function check_test(found, test, sets)
  local type_of = define.types[test.event]
  local function is_known(role) return EVERY[role] or type_of.roles[role] end
  for _, item in ipairs(test.items) do
    check_brackets(found, test, item)
    local marked, valued = roles_of(item)
    local told = {}
    for _, role in ipairs(marked) do
      if not is_known(role) then
        check_mark(found, test, item, role)
        if type_of.open then table.insert(valued, role) else told[role] = true end
      end
    end
    for _, role in ipairs(valued) do
      if not is_known(role) and not told[role] then
        told[role] = true
        check_only(found, test, item, role, sets)
      end
    end
  end
end

local function check_tests(found, sets)
  local tested, told = {}, {}
  for _, test in ipairs(define.tests) do
    tested[test.event] = true
    check_test(found, test, sets)
  end
  for _, r in ipairs(define.rules) do
    local untested = r.kind == "event" and not tested[r.name]
    if untested and not told[r.name] then
      told[r.name] = true
      note(found, errors.in_string(r.where, r.name), "no-tests",
        ("no test names the event '%s'"):format(r.name))
    end
  end
end

local function check_headers(found, files)
  for _, file in ipairs(files) do
    if not define.packs[file] then
      note(found, { file = file, line = 1, column = 1 }, "no-header", "the file has no "
        .. "header: pack { name = \"...\", version = \"...\", about = \"...\" }")
    end
  end
end

--- The findings of loaded rules, by file and line.
---@param files string[]  rule files, as they were loaded
---@return table[] findings  { file=, line=, column=, source=, kind=,
---                            message= }
function M.run(files)
  local found = {}
  check_headers(found, files)
  local sets = lint_function.run(found)
  lint_list.run(found)
  check_rules(found)
  lint_role.run(found)
  lint_value.run(found)
  lint_global.run(found)
  check_tests(found, sets)
  table.sort(found, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    if a.line ~= b.line then return a.line < b.line end
    if a.column ~= b.column then return (a.column or 0) < (b.column or 0) end
    if a.kind ~= b.kind then return a.kind < b.kind end
    return a.message < b.message
  end)
  return found
end

return M
