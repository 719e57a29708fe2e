--- Lent arguments: what stands in an event's sentence and no slot of its rule
--- reaches, as the subject of a verb far above the trigger.
---
--- In:   the events of a document that stand.
--- Out:  the same, with more in their roles.
--- A role takes what its role string's patterns match anywhere in the sentence,
--- when the weights of its pack (rule/weights.lua) say that such a span is one more
--- often than not. It adds only: what the rule found stays.

local core = require "geoeng.core"
local event_time = require "geoeng.event.event_time"
local lend_roles = require "geoeng.event.lend_roles"
local spans = require "geoeng.event.spans"

local M = {}

--- What hears of everything that might be lent, in place of lending it:
--- fn(c, offer), see geoeng.LendOffer.
M.on_filler = nil

--- Whether roles of an event are lent anything. Rules without slots cost no tree.
---@param c geoeng.Candidate
---@return boolean
function M.lends(c)
  return c.def.syntax and (c.def.weights or M.on_filler) and true or false
end

local function taken_by(c)
  local taken = spans.new()
  spans.take(c.trigger, taken)
  for _, list in pairs(c.roles) do
    for _, span in ipairs(list) do spans.take(span, taken) end
  end
  return taken
end

--- Whether a span may still be taken: no role that has something takes a
--- pronoun, which stands for that as often as not.
local function may_fill(c, role, span, taken)
  return not (span.pos == "PRON" and c.roles[role])
    and spans.is_free(span, taken)
end

--- What might be lent to an event. No time dates it when the weights are asked
--- of the one that the tree is for, and refuse it.
local function offers(c, lending)
  local times, nearest
  if not c.roles.time then
    times = event_time.dates(c.sentence)
    nearest = times[1] and event_time.nearest(c, taken_by(c))
  end
  local list, dated = lending:offers(lend_roles.of(c.def.type, c.def.weights),
    c.trigger, c.roles, times, nearest, M.on_filler ~= nil)
  c.timeless = dated or nil
  return list
end

local REASONS = 3

--- An offer in words: its sum, and the features that speak most for it.
local function told(x, weights)
  local list = {}
  for _, f in ipairs(x.features) do
    if (weights[f] or 0) > 0 then list[#list + 1] = f end
  end
  table.sort(list, function(a, b)
    if weights[a] ~= weights[b] then return weights[a] > weights[b] end
    return a < b
  end)
  for i, f in ipairs(list) do list[i] = f .. " " .. weights[f] end
  return ("%d: %s"):format(x.score,
    table.concat(list, "; ", 1, math.min(#list, REASONS)))
end

--- Add an offer to its role.
local function take(c, x)
  local list = c.roles[x.role] or {}
  list[#list + 1] = x.span
  table.sort(list, spans.in_text_order)
  c.roles[x.role] = list
  if x.nearest then return end
  c.lent = c.lent or {}
  c.lent[x.span] = told(x, c.def.weights[x.role])
end

--- Take of the offers what can still be taken, the best first.
local function take_all(c, list)
  local taken = list[1] and taken_by(c)
  for _, x in ipairs(list) do
    local full = x.role == "time" and c.roles.time
    if not full and may_fill(c, x.role, x.span, taken) then
      spans.take(x.span, taken)
      take(c, x)
    end
  end
end

--- Those of the events that are lent to.
local function borrowers(found)
  local list = {}
  for _, c in ipairs(found) do
    if M.lends(c) then list[#list + 1] = c end
  end
  return list
end

--- Lend to the events of a document.
---@param found geoeng.Candidate[]
---@return geoeng.Candidate[] found
function M.lend(found)
  local list = borrowers(found)
  if not list[1] then return found end
  local lending <close> = core.lending(list[1].sentence.doc)
  for _, c in ipairs(list) do lending:surround(c.trigger, c.roles) end
  for _, c in ipairs(list) do
    local offered = offers(c, lending)
    if not M.on_filler then
      take_all(c, offered)
    else
      for _, x in ipairs(offered) do M.on_filler(c, x) end
    end
  end
  return found
end

return M
