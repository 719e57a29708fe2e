--- What looks wrong in rules that load: lists, tests and alternatives that do
--- nothing, and patterns that cost more than they must.

local define = require "geoeng.define"
local format = require "geoeng.pattern_format"
local marks = require "geoeng.marks"
local pattern = require "geoeng.pattern"

local M = {}

--- All kinds of findings, with what they mean.
M.KINDS = {
  ["unused-list"] = "a list that no rule mentions",
  ["double-phrase"] = "a list that holds a phrase twice",
  ["no-header"] = "a rule file without pack { ... }",
  ["no-tests"] = "an event type that no test names",
  ["unknown-role"] = "a test that marks a role no rule fills",
  ["same-alternative"] = "an alternative that an earlier one covers",
  ["wakes-always"] = "a pattern that is tried in every sentence",
}

local function note(found, where, kind, message)
  found[#found + 1] = { file = where.file, line = where.line,
    source = where.source, kind = kind, message = message }
end

-- ------------------------------------------------------------------ lists

local function check_lists(found)
  for name, list in pairs(define.lists) do
    if not list.library and not list.used then
      note(found, list, "unused-list",
        ("the list '%s' is never used"):format(name))
    end
  end
  for _, w in ipairs(define.words_defined) do
    local seen = {}
    for _, phrase in ipairs(w.where.library and {} or w.def) do
      local key = phrase:gsub("%s+", " ")
      if seen[key] then
        note(found, w.where, "double-phrase",
          ("the list '%s' holds '%s' twice"):format(w.name, key))
      end
      seen[key] = true
    end
  end
end

-- --------------------------------------------------------------- patterns

local function check_alternatives(found, where, tree)
  pattern.walk(tree, function(node)
    if node.k ~= "alt" then return end
    local seen = {}
    for _, kid in ipairs(node) do
      local text = format(kid)
      if seen[text] then
        note(found, where, "same-alternative",
          ("the alternative '%s' stands twice and is never reached"):format(
            text))
      end
      seen[text] = true
    end
  end)
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

local function check_rules(found)
  for _, r in ipairs(define.rules) do
    for i, tree in ipairs(r.where.library and {} or r.trees or {}) do
      check_alternatives(found, r.where, tree)
      if r.kind == "event" and not needs_word(tree) then
        local text = r.find[i]
        note(found, r.where, "wakes-always", ("no word or list starts '%s': "
          .. "it is tried in every sentence"):format(
            type(text) == "string" and text or format(tree)))
      end
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
        note(found, { file = test.file, line = item.line,
          source = test.where.source }, "unknown-role",
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
      note(found, r.where, "no-tests",
        ("no test names the event '%s'"):format(r.name))
    end
  end
end

local function check_headers(found, files)
  for _, file in ipairs(files) do
    if not define.packs[file] then
      note(found, { file = file, line = 1 }, "no-header", "the file has no "
        .. "header: pack { name = \"...\", version = \"...\", about = \"...\" }")
    end
  end
end

--- The findings of loaded rules, by file and line.
---@param files string[]  rule files, as they were loaded
---@return table[] findings  { file=, line=, source=, kind=, message= }
function M.run(files)
  local found = {}
  check_headers(found, files)
  check_lists(found)
  check_rules(found)
  check_tests(found)
  table.sort(found, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    if a.line ~= b.line then return a.line < b.line end
    if a.kind ~= b.kind then return a.kind < b.kind end
    return a.message < b.message
  end)
  return found
end

return M
