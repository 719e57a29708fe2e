--- The order in which roles of an event take words that several of them want.
---
--- It follows from what the rule says, never from how roles are called: needed
--- ones first, then those of `order`, then those whose patterns are more specific.
--- Where that leaves open whose the same words are, the rule has to say it.

local errors = require "geoeng.language.errors"

local M = {}

--- How specific what an alternative matches is: words and layers with a test, a
--- layer, a list, <name>, <np>.
local function rank_of(alternative)
  if alternative.phrase then return alternative.phrase == "np" and 1 or 2 end
  if alternative.list then return 3 end
  return alternative.layer and 4 or 5
end

local ANY = { "any" }

--- What a role wants: { slot, what } as strings -> the text of it; and how
--- specific its least and its most specific alternatives are.
local function wants_of(role)
  local wants, least, most = {}, 5, 0
  for _, clause in ipairs(role.clauses) do
    while clause do
      for _, a in ipairs(clause.alternatives or { clause }) do
        local rank = rank_of(a)
        least, most = math.min(least, rank), math.max(most, rank)
        for _, slot in ipairs(a.layer and clause.slots or ANY) do
          local key = slot .. " " .. (a.layer or "")
          if a.layer then wants[key] = slot .. " " .. (a.list and a.layer
            or "<" .. a.layer .. ">") end
        end
      end
      clause = clause.also
    end
  end
  return wants, least, most
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
  for key, text in pairs(a.wants) do
    if b.wants[key] and (not both or text < both) then both = text end
  end
  return both
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
