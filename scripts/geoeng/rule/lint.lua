--- What looks wrong in rules that load: lists, tests and alternatives that do
--- nothing, and patterns that cost more than they must.

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local format = require "geoeng.language.pattern_format"
local marks = require "geoeng.language.test_marks"

local M = {}

--- All kinds of findings, with what they mean.
M.KINDS = {
  ["unused-list"] = "a list that no rule mentions",
  ["double-phrase"] = "a list that holds a phrase twice",
  ["no-header"] = "a rule file without pack { ... }",
  ["no-tests"] = "an event type that no test names",
  ["unknown-role"] = "a test that marks a role no rule fills",
  ["same-alternative"] = "an alternative that an earlier one covers",
  ["rule-error"] = "a mistake that keeps the file from loading",
  ["wakes-always"] = "a pattern that is tried in every sentence",
}

local function note(found, where, kind, message)
  found[#found + 1] = { file = where.file, line = where.line,
    column = where.column, source = where.source, excerpt = where.excerpt,
    excerpt_column = where.excerpt_column, kind = kind, message = message }
end

-- ------------------------------------------------------------------ lists

local function check_lists(found)
  for _, name in ipairs(define.unused) do
    note(found, errors.in_string(define.lists[name], name), "unused-list",
      ("the list '%s' is never used"):format(name))
  end
  for _, w in ipairs(define.words_defined) do
    local seen = {}
    for _, phrase in ipairs(w.where.library and {} or w.def) do
      local key = phrase:gsub("%s+", " ")
      if seen[key] then
        note(found, errors.in_string(w.where, phrase), "double-phrase",
          ("the list '%s' holds '%s' twice"):format(w.name, key))
      end
      seen[key] = true
    end
  end
end

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

local function check_rules(found)
  for _, r in ipairs(define.rules) do
    for i, tree in ipairs(r.where.library and {} or r.trees or {}) do
      check_pattern(found, r, tree, r.find[i])
    end
  end
end

-- ------------------------------------------------------------------ tests

local function check_test(found, test)
  local type_of = define.types[test.event]
  for _, item in ipairs(test.items) do
    local _, list = marks.parse(item.text)
    for _, mark in ipairs(type(list) == "table" and list or {}) do
      local known = mark.role == "trigger" or mark.role == "verb"
        or mark.role == "time" or mark.role == "place"
        or type_of.roles[mark.role]
      if not known and not type_of.open then
        local where = { file = test.file, line = item.line,
          source = test.where.source }
        note(found, errors.at_name(where, mark.role), "unknown-role",
          ("no rule of '%s' fills the role '%s'"):format(test.event,
            mark.role))
      end
    end
  end
end

local function check_tests(found)
  local tested, told = {}, {}
  for _, test in ipairs(define.tests) do
    tested[test.event] = true
    check_test(found, test)
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
  check_lists(found)
  check_rules(found)
  check_tests(found)
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
