--- Merged candidates: several that are one event become one.
---
--- In:   the events of a document, at most one for each rule and trigger, and
---       candidates that lack needed roles.
--- Out:  those that stand, in text order.
--- Refuses what another event of its type tells by `also`, and of those of one
--- type whose triggers overlap all but the first by rank.lua. What a verb and
--- the event noun that it governs tell of one occurrence becomes one, with the
--- roles of both (occurrence_merge.lua).

local listen = require "geoeng.event.listen"
local needs = require "geoeng.event.needs"
local occurrence = require "geoeng.event.occurrence_merge"
local rank = require "geoeng.event.rank"
local spans = require "geoeng.event.spans"

local M = {}

--- What tells of a trigger by `also`: type -> token -> candidates; nil: nothing
--- does.
local function tellers(found)
  local map
  for _, c in ipairs(found) do
    local tells = c.tells
    if tells and next(tells) then
      map = map or {}
      local tokens = map[c.def.type] or {}
      map[c.def.type] = tokens
      for token in pairs(tells) do
        tokens[token] = tokens[token] or {}
        table.insert(tokens[token], c)
      end
    end
  end
  return map
end

--- The event that tells a candidate, or nil: of two that tell of each other
--- the first stands.
local function teller(c, map)
  if not map or not c.def.syntax then return nil end
  for _, other in ipairs((map[c.def.type] or {})[c.trigger.head] or {}) do
    local mutual = c.tells[other.trigger.head] and c.first < other.first
    if other ~= c and not mutual then return other end
  end
  return nil
end

--- The events that no other of their type tells.
local function without_told(found)
  local kept, map = {}, tellers(found)
  if not map then return found end
  for _, c in ipairs(found) do
    local by = teller(c, map)
    if not by then
      kept[#kept + 1] = c
    else
      local lent = occurrence.lend(by, c)
      listen.refuse(c.def, c.trigger,
        "another event of its type tells it by 'also'", "told",
        lent and by.trigger)
    end
  end
  return kept
end

local function in_text_order(a, b)
  if a.first ~= b.first then return a.first < b.first end
  return a.def.order < b.def.order
end

--- Whether triggers of one type overlap, of events in text order.
local function any_rivals(found)
  local last = {} -- by type: the last token of those before
  for _, c in ipairs(found) do
    local name = c.def.type
    local before = last[name]
    if before and c.first <= before then return true end
    last[name] = c.last
  end
  return false
end

--- Of one type the events whose triggers do not overlap a better one's, in text
--- order.
local function without_rivals(found)
  if #found < 2 then return found end
  table.sort(found, in_text_order)
  if not any_rivals(found) then return found end
  table.sort(found, rank.better)
  local held, kept = {}, {}
  for _, c in ipairs(found) do
    local tokens = held[c.def.type] or spans.new()
    held[c.def.type] = tokens
    if spans.is_free(c, tokens) then
      spans.take(c, tokens)
      kept[#kept + 1] = c
    else
      listen.refuse(c.def, c.trigger,
        "another rule of its type has a better match there", "rival")
    end
  end
  table.sort(kept, in_text_order)
  return kept
end

--- The candidate that has words of another, if it is one; true if several.
local function owner(c, held)
  local found
  for token = c.first, c.last do
    local other = held[token]
    if other and found and other ~= found then return true end
    found = found or other
  end
  return found
end

--- Whether a rule goes before another at one trigger, whatever roles it has.
local function is_finer(c, other)
  local p, q = c.def.priority, other.def.priority
  if p ~= q then return p > q end
  return c.last - c.first > other.last - other.first
end

--- Whether a candidate that lacks roles can be one with others: no event tells
--- it, and none has its words but one of a lesser rule, beside which it stands.
local function may_join(c, held, map)
  local rival = owner(c, held)
  if rival == true or teller(c, map) then return false end
  if rival and (rival.lacks or not is_finer(c, rival)) then return false end
  c.rival = rival
  return true
end

--- Of candidates that lack roles those that can be one with others, the others
--- are refused.
local function beside(found, lacking)
  if not lacking[1] then return lacking end
  local held, kept, map = {}, {}, tellers(found)
  local function take(c)
    for token = c.first, c.last do held[c.def.type][token] = c end
  end
  for _, list in ipairs { found, lacking } do
    for _, c in ipairs(list) do held[c.def.type] = held[c.def.type] or {} end
  end
  for _, c in ipairs(found) do take(c) end
  table.sort(lacking, rank.better)
  for _, c in ipairs(lacking) do
    if may_join(c, held[c.def.type], map) then
      take(c)
      kept[#kept + 1] = c
    else
      listen.refuse(c.def, c.trigger, needs.reason(c.lacks), "need")
    end
  end
  return kept
end

--- The events of a document that stand.
---@param found geoeng.Candidate[]
---@param lacking geoeng.Candidate[]  they stand only with what others found
---@return geoeng.Candidate[]
function M.merged(found, lacking)
  found = without_rivals(without_told(found))
  local more = beside(found, lacking)
  if #more > 0 then
    table.move(more, 1, #more, #found + 1, found)
    table.sort(found, in_text_order)
  end
  return occurrence.merged(found)
end

return M
