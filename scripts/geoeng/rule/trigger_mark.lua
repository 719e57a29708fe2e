--- The trigger of a pattern: the word that an event hangs on. It is what the
--- capture `trigger` (or `verb`) holds; else the first $list outside of other
--- captures, else the first word there, else the same inside of captures.

local pattern = require "geoeng.language.pattern"

local M = {}

local function is_list(node) return node.k == "list" end
local function is_word(node) return node.k == "word" or node.k == "exact" end

local function wrapped(node)
  return { k = "role", "trigger", node, at = node.at }
end

local function with_kid(node, i, kid)
  local copy = {}
  for k, v in pairs(node) do copy[k] = v end
  copy[i] = kid
  return copy
end

local mark

--- Every alternative must have one; of plain sets a/b/c the whole is it.
local function mark_alternatives(node, is, deep)
  local copy, simple = {}, true
  for k, v in pairs(node) do copy[k] = v end
  for i, kid in ipairs(node) do
    copy[i] = mark(kid, is, deep)
    if not copy[i] then return nil end
    simple = simple and is(kid)
  end
  return simple and wrapped(node) or copy
end

--- The tree with its trigger marked, or nil when a match need not have one.
function mark(node, is, deep)
  if is(node) then return wrapped(node) end
  if node.k == "seq" then
    for i, kid in ipairs(node) do
      local marked = mark(kid, is, deep)
      if marked then return with_kid(node, i, marked) end
    end
  elseif node.k == "alt" then
    return mark_alternatives(node, is, deep)
  elseif node.k == "rep" and node.min > 0 then
    local marked = mark(node[1], is, deep)
    -- Repeated, the whole is the trigger.
    return marked and (node.max == 1 and with_kid(node, 1, marked)
      or wrapped(node))
  elseif node.k == "role" and deep then
    local marked = mark(node[2], is, deep)
    return marked and with_kid(node, 2, marked)
  end
  return nil
end

--- The tree with the whole as its trigger, unless it captures one.
---@param tree table
---@return table tree
function M.mark_all(tree)
  local has = false
  pattern.walk(tree, function(node) has = has or node.k == "role" end)
  return has and M.mark(tree) or wrapped(tree)
end

--- The tree with its trigger captured.
---@param tree table
---@return table tree  the same when it has one already or none can be told
---Example:
---```lua
---local t = trigger.mark(pattern.parse "<actor> $meet")
---assert(t[2].k == "role" and t[2][1] == "trigger")
---```
function M.mark(tree)
  local has = false
  pattern.walk(tree, function(node)
    has = has or node.k == "role"
      and (node[1] == "trigger" or node[1] == "verb")
  end)
  if has then return tree end
  return mark(tree, is_list, false) or mark(tree, is_word, false)
    or mark(tree, is_list, true) or mark(tree, is_word, true) or tree
end

return M
