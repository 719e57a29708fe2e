--- The order in which roles of an event take words that several of them want.
---
--- It follows from what the rule says, never from how roles are called: needed
--- ones first, then those of `order`, then those whose patterns are more specific.
--- Where that leaves open whose the same words are, the rule has to say it.

local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local pattern = require "geoeng.language.pattern"

local M = {}

--- How specific what an alternative matches is: words and layers with a test, a
--- layer, a list, <name>, <np>.
local function rank_of(alternative)
  if alternative.phrase then return alternative.phrase == "np" and 1 or 2 end
  if alternative.list then return 3 end
  return alternative.layer and 4 or 5
end

local ANY = { "any" }

--- The layer whose spans a tree matches, whatever stands around them, and its
--- test; or nil.
local function layer_of(tree)
  local found, test
  for _, part in ipairs(tree.k == "seq" and tree or { tree }) do
    if part.k ~= "look" then
      if found or part.k ~= "layer" then return nil end
      found, test = part.whole, part.test
    end
  end
  return found, test
end

--- What a role wants: a list of { slot, rank, what it holds }; and how specific
--- its least and its most specific alternatives are.
local function wants_of(role)
  local wants, least, most = {}, 5, 0
  for _, clause in ipairs(role.clauses) do
    while clause do
      for _, a in ipairs(clause.alternatives or { clause }) do
        local rank = rank_of(a)
        least, most = math.min(least, rank), math.max(most, rank)
        for _, slot in ipairs(clause.all_slots or ANY) do
          local tree = a.value or a.tree and a.tree[2]
          local holds, test = a.layer, nil
          if tree then holds, test = layer_of(tree) end
          wants[#wants + 1] = { slot = slot, rank = rank, layer = a.layer,
            list = a.list, tree = tree, holds = holds, test = test }
        end
      end
      clause = clause.also
    end
  end
  return wants, least, most
end

--- Kinds of layers of the library. A number may be a year or a sum; else kinds
--- share no words.
local KIND = { actor = "thing", place = "thing", weapon = "thing",
  target = "thing", number = "number", ordinal = "number", money = "money",
  time = "time", date = "time", day = "time" }
local NUMERIC = { number = true, money = true, time = true }

local function kinds_meet(a, b)
  if not a or not b or a == b then return true end
  return NUMERIC[a] and NUMERIC[b] and (a == "number" or b == "number")
end

--- Whether two tests ask one attribute for two values.
local function exclude(a, b)
  return a and b and a.k == "cmp" and b.k == "cmp" and a[1] == b[1]
    and a[2] == "=" and b[2] == "=" and a[3] ~= b[3]
end

--- The phrases of a list, or nil where they are in a file.
local function phrases_of(whole)
  local lists = define.sealed and define.words_defined or define.pending.words
  for _, list in ipairs(lists) do
    if list.whole == whole:sub(2) then return not list.def.tsv and list.def end
  end
  return nil
end

local function share_phrase(a, b)
  local x, y = phrases_of(a), phrases_of(b)
  if not x or not y then return true end
  local set = {}
  for _, phrase in ipairs(x) do set[phrase:lower()] = true end
  for _, phrase in ipairs(y) do
    if set[phrase:lower()] then return true end
  end
  return false
end

--- Whether what two wants hold can be the same words.
local function can_meet(a, b)
  if a.holds == b.holds then return not exclude(a.test, b.test) end
  if a.list and b.list then return share_phrase(a.layer, b.layer) end
  return kinds_meet(KIND[a.holds], KIND[b.holds])
end

local function text_of(want)
  return want.slot .. " " .. (want.list and want.layer or want.layer
    and "<" .. want.layer .. ">" or pattern.format(want.tree))
end

--- Where a role stands in a list of names, or behind all.
local function places_of(r, key)
  local places = {}
  for i, name in ipairs(r.def[key] or {}) do places[name] = places[name] or i end
  return places
end

--- What both want, or nil: the first in order.
local function contested(a, b)
  local both
  for _, x in ipairs(a.wants) do
    for _, y in ipairs(b.wants) do
      if x.slot == y.slot and x.rank == y.rank and can_meet(x, y) then
        both = both or { text_of(x), text_of(y) }
      end
    end
  end
  return both and table.concat(both, " and ", 1, both[1] == both[2] and 1 or 2)
end

local function check_order(r)
  local known = {}
  for _, role in ipairs(r.roles) do known[role.name] = true end
  for _, name in ipairs(r.def.order or {}) do
    if not known[name] then
      errors.raise(errors.at_name(r.where, "order"), ("event: 'order' names "
        .. "roles; there is no role '%s'%s"):format(tostring(name),
        errors.hint(tostring(name), known)))
    end
  end
end

--- Refuse a rule in which the same words could be either role's.
local function check_ties(r, keys)
  for i, a in ipairs(r.roles) do
    for k = i + 1, #r.roles do
      local b = r.roles[k]
      local x, y = keys[a], keys[b]
      local both = not x.ordered and not y.ordered and x.need == y.need
        and x.least == y.least and x.most == y.most and contested(x, y)
      if both then
        local first, second = a.name, b.name
        if second < first then first, second = second, first end
        errors.raise(errors.at_name(r.where, second), ("event: the roles '%s' "
          .. "and '%s' want the same words, %s; say whose they are: order = "
          .. "{ \"%s\", \"%s\" }"):format(first, second, both, first, second))
      end
    end
  end
end

--- Sort the roles of a rule, whose clauses are prepared and whose needs are
--- known.
---@param r table
function M.sort(r)
  check_order(r)
  local ordered, needed = places_of(r, "order"), {}
  for i, need in ipairs(r.needs) do
    for _, name in ipairs(need) do needed[name] = needed[name] or i end
  end
  local keys = {}
  for _, role in ipairs(r.roles) do
    local wants, least, most = wants_of(role)
    keys[role] = { ordered = ordered[role.name], need = needed[role.name]
      or math.huge, wants = wants, least = least, most = most,
      text = role.text, name = role.name }
  end
  table.sort(r.roles, function(a, b)
    local x, y = keys[a], keys[b]
    local ox, oy = x.ordered or math.huge, y.ordered or math.huge
    if x.need ~= y.need then return x.need < y.need end
    if ox ~= oy then return ox < oy end
    if x.least ~= y.least then return x.least > y.least end
    if x.most ~= y.most then return x.most > y.most end
    if x.text ~= y.text then return x.text < y.text end
    return x.name < y.name -- neither has words that the other wants
  end)
  check_ties(r, keys)
end

return M
