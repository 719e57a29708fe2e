--- Lent arguments: what stands in an event's sentence and no slot of its rule
--- reaches, as the subject of a verb far above the trigger.
---
--- In:   the events of a document that stand.
--- Out:  the same, with more in their roles.
--- A role takes what its role string's patterns match anywhere in the sentence,
--- when the weights of its pack (rule/links.lua) say that such a span is one more
--- often than not. It adds only: what the rule found stays.

local define = require "geoeng.language.define"
local event_time = require "geoeng.event.event_time"
local features = require "geoeng.event.lend_features"
local fillers = require "geoeng.event.lend_fillers"
local spans = require "geoeng.event.spans"

local M = {}

--- What hears of everything that might be lent, in place of lending it:
--- fn(c, role, span, features).
M.on_filler = nil

--- Whether roles of an event are lent anything. Rules without slots cost no tree.
---@param c geoeng.Candidate
---@return boolean
function M.lends(c)
  return c.def.syntax and (c.def.links or M.on_filler) and true or false
end

--- Of each sentence the heads of its triggers, and of words the role that an
--- event has them in.
local function surroundings(found)
  local around = {}
  for _, c in ipairs(found) do
    if not M.lends(c) then goto next end
    local here = around[c.sentence.index] or { heads = {}, roles = {} }
    around[c.sentence.index] = here
    here.heads[c.trigger.head] = true
    for role, list in pairs(c.roles) do
      for _, span in ipairs(list) do
        local old = here.roles[span.head]
        if not old or role < old then here.roles[span.head] = role end
      end
    end
    ::next::
  end
  return around
end

local function taken_by(c)
  local taken = spans.new()
  spans.take(c.trigger, taken, spans.TRIGGER)
  for role, list in pairs(c.roles) do
    taken.role = role
    for _, span in ipairs(list) do spans.take(span, taken) end
  end
  return taken
end

local of_type = {} -- type -> its roles

--- The roles of all rules of a type, by name, each as the first rule has it
--- that fills it from slots: what one rule asks for, another may be lent.
local function roles_of(type_)
  if of_type[type_] then return of_type[type_] end
  local defs, list, seen = {}, {}, { time = true }
  for _, def in pairs(define.events) do
    if def.type == type_ then defs[#defs + 1] = def end
  end
  table.sort(defs, function(a, b) return a.order < b.order end)
  for _, def in ipairs(defs) do
    for _, role in ipairs(def.roles) do
      if not seen[role.name] then
        seen[role.name] = true
        list[#list + 1] = role
      end
    end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  of_type[type_] = list
  return list
end

--- The roles of an event with what may fill them: name, spans, and of times the
--- one that the tree is for. Few rules have a role string for the time.
local function open_roles(c, taken)
  local list = {}
  for _, role in ipairs(roles_of(c.def.type)) do
    list[#list + 1] = { role.name, fillers.of(c.sentence, role) }
  end
  if not c.roles.time then
    list[#list + 1] = { "time", fillers.times(c.sentence),
      event_time.nearest(c, taken) }
  end
  return list
end

local function better(a, b)
  if a.score ~= b.score then return a.score > b.score end
  if a.span.first ~= b.span.first then return a.span.first < b.span.first end
  return a.role < b.role
end

--- Whether a span may be asked for: no role that has something takes a pronoun,
--- which stands for that as often as not, and none takes "this" or "which".
local function may_fill(c, role, span, taken)
  if span.pos == "PRON"
    and (c.roles[role] or c.sentence.doc:token(span.head).tag ~= "PRP") then
    return false
  end
  return spans.is_free(span, taken)
end

--- Weights of the roles of an event, laid out for its type.
local laid_out = setmetatable({}, { __mode = "k" })

local function layout_of(c, role)
  local weights = c.def.links and c.def.links[role]
  if not weights then return nil end
  local by_type = laid_out[weights] or {}
  laid_out[weights] = by_type
  local type_ = c.def.type
  by_type[type_] = by_type[type_] or features.layout(weights, type_)
  return by_type[type_]
end

--- Facts of a span and an event, found once for all roles.
local function facts_of(view, span, known)
  known[span] = known[span] or features.of(view, span)
  return known[span]
end

--- Tokens on both sides of a trigger in which it is looked for what to lend: a
--- sentence of any length costs as much as its events.
local REACH = 64

--- Other triggers between a span and a trigger that put it out of reach.
local BETWEEN = 3

--- Those of spans in text order that are in reach of a trigger, and their heads.
local function in_reach(list, c, triggers)
  local low, high = 1, #list + 1
  while low < high do
    local middle = (low + high) // 2
    if list[middle].first < c.first - REACH then low = middle + 1
    else high = middle end
  end
  local near, heads = {}, {}
  for i = low, #list do
    local span = list[i]
    if span.first > c.last + REACH then break end
    if features.nearer_heads(triggers, span.head, c.trigger.head) < BETWEEN then
      near[#near + 1], heads[#heads + 1] = span, span.head
    end
  end
  return near, heads
end

--- Add the offer of a span to a role, when the weights are for it.
local function offer(list, c, role, span, rivals, facts, layout, nearest)
  local n = features.add_role(facts, c, span, role, rivals, nearest)
  if M.on_filler then
    M.on_filler(c, role, span, features.texts(facts, c.def.type))
  else
    local sum = features.score(layout, facts)
    if sum > 0 then
      list[#list + 1] = { role = role, span = span, score = sum,
        nearest = span == nearest,
        features = features.texts(facts, c.def.type) }
    end
  end
  features.cut(facts, n)
end

--- What might be lent to an event, with its score by the weights.
local function offers(c, taken, around)
  local list, known, view = {}, {}, features.view(c, around)
  for _, open in ipairs(open_roles(c, taken)) do
    local role, rivals = open[1], open[2]
    local layout = layout_of(c, role)
    taken.role = role
    if role == "time" and layout then c.timeless = true end
    if layout or M.on_filler then
      local near, heads = in_reach(rivals, c, around.heads)
      for _, span in ipairs(near) do
        if may_fill(c, role, span, taken) then
          offer(list, c, role, span, heads, facts_of(view, span, known),
            layout, open[3])
        end
      end
    end
  end
  table.sort(list, better)
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
  c.lent[x.span] = told(x, c.def.links[x.role])
end

--- Lend to the events of a document.
---@param found geoeng.Candidate[]
---@return geoeng.Candidate[] found
function M.lend(found)
  local around = surroundings(found)
  for _, c in ipairs(found) do
    if M.lends(c) then
      local taken = taken_by(c)
      for _, x in ipairs(offers(c, taken, around[c.sentence.index])) do
        taken.role = x.role
        local full = x.role == "time" and c.roles.time
        if not full and may_fill(c, x.role, x.span, taken) then
          spans.take(x.span, taken)
          take(c, x)
        end
      end
    end
  end
  return found
end

return M
