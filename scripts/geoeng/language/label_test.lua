--- Tests of a token's analysis in patterns: [pos=VERB], [tag=VBD & lemma=meet],
--- [dep=nsubj].
---
--- What depends on the sentence cannot be told of a word type, as other tests
--- are. The core has a layer for every label that is asked for ("pos=VERB"),
--- with a span for each token that has it; a token test becomes a sequence of
--- looks at these layers and a token with the rest of the test.

local core = require "geoeng.core"

local M = {}

--- What can be asked for.
M.KEYS = { pos = true, tag = true, dep = true }

--- Declare the layers of all labels, as patterns that are compiled while
--- documents run (ev:find) can ask for any of them, and layers are fixed then.
function M.declare()
  for _, key in ipairs { "pos", "tag", "dep" } do
    for _, label in ipairs(core.labels(key)) do
      core.declare_layer(key .. "=" .. label)
    end
  end
end

--- Whether a test asks for an analysis anywhere.
local function asks(test)
  if test.k == "cmp" then return M.KEYS[test[1]] or false end
  for _, kid in ipairs(test) do
    if asks(kid) then return true end
  end
  return false
end

local function look(node, negate)
  return { k = "look", node, behind = false, negate = negate, at = node.at }
end

local function any(at) return { k = "any", at = at } end

local rewrite

--- One comparison: a span of the label's layer, or a token that is none.
local function comparison(test, at, fail)
  local key, op, label = test[1], test[2], test[3]
  if op ~= "=" and op ~= "!=" then
    fail(test.at or at, ("'%s' is compared with = or !="):format(key))
  end
  if not core.has_label(key, label) then
    fail(test.at or at, ("there is no %s '%s'"):format(key, label))
  end
  local layer = key .. "=" .. label
  core.declare_layer(layer)
  local node = { k = "layer", layer, at = at }
  if op == "=" then return node end
  return { k = "seq", look(node, true), any(at), at = at }
end

--- The pattern of one token for which a test holds.
function rewrite(test, at, fail)
  if not asks(test) then return { k = "token", test, at = at } end
  if test.k == "cmp" then return comparison(test, at, fail) end
  if test.k == "not" then
    return { k = "seq", look(rewrite(test[1], at, fail), true), any(at),
      at = at }
  end
  local a, b = rewrite(test[1], at, fail), rewrite(test[2], at, fail)
  if test.k == "or" then return { k = "alt", a, b, at = at } end
  return { k = "seq", look(a, false), b, at = at }
end

--- The tree with its tests of analyses taken apart.
---@param tree table  of pattern.parse; left as it is
---@param fail fun(at: integer, message: string)  raises
---@return table
function M.rewrite(tree, fail)
  if tree.k == "token" and asks(tree[1]) then
    return rewrite(tree[1], tree.at, fail)
  end
  local copy
  for i, kid in ipairs(tree) do
    local new = type(kid) == "table" and kid.k and tree.k ~= "token"
      and tree.k ~= "layer" and M.rewrite(kid, fail) or kid
    if new ~= kid then
      if not copy then
        copy = {}
        for k, v in pairs(tree) do copy[k] = v end
      end
      copy[i] = new
    end
  end
  return copy or tree
end

return M
