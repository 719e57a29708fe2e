--- Merged candidates: several that are one event become one.
---
--- In:   the events of a document, at most one for each rule and trigger.
--- Out:  those that stand, in text order.
--- Refuses what another event of its type tells by `also`, and of those of one
--- type whose triggers overlap all but the first by rank.lua. What a verb and
--- the event noun that it governs tell of one occurrence becomes one, with the
--- roles of both (occurrence_merge.lua).

local listen = require "geoeng.event.listen"
local occurrence = require "geoeng.event.occurrence_merge"
local rank = require "geoeng.event.rank"
local spans = require "geoeng.event.spans"

local M = {}

--- What tells of a trigger by `also`: type -> token -> candidates.
local function tellers(found)
  local map = {}
  for _, c in ipairs(found) do
    local tokens = map[c.def.type] or {}
    map[c.def.type] = tokens
    for token in pairs(c.tells or {}) do
      tokens[token] = tokens[token] or {}
      table.insert(tokens[token], c)
    end
  end
  return map
end

--- The event that tells a candidate, or nil: of two that tell of each other
--- the first stands.
local function teller(c, map)
  if not c.def.syntax then return nil end
  for _, other in ipairs(map[c.def.type][c.trigger.head] or {}) do
    local mutual = c.tells[other.trigger.head] and c.first < other.first
    if other ~= c and not mutual then return other end
  end
  return nil
end

--- The events that no other of their type tells.
local function without_told(found)
  local kept, map = {}, tellers(found)
  for _, c in ipairs(found) do
    local by = teller(c, map)
    if not by then
      kept[#kept + 1] = c
    else
      local lent = occurrence.lend(by, c)
      listen.refuse(c.def, c.trigger,
        "another event of its type tells it by 'also'", lent and by.trigger)
    end
  end
  return kept
end

local function in_text_order(a, b)
  if a.first ~= b.first then return a.first < b.first end
  return a.def.order < b.def.order
end

--- Of one type the events whose triggers do not overlap a better one's.
local function without_rivals(found)
  if #found < 2 then return found end
  table.sort(found, rank.better)
  local held, kept = {}, {}
  for _, c in ipairs(found) do
    local tokens = held[c.def.type] or spans.new()
    held[c.def.type] = tokens
    if spans.is_untouched(c, tokens) then
      spans.take(c, tokens)
      kept[#kept + 1] = c
    else
      listen.refuse(c.def, c.trigger,
        "another rule of its type has a better match there")
    end
  end
  table.sort(kept, in_text_order)
  return kept
end

--- The events of a document that stand.
---@param found geoeng.Candidate[]
---@return geoeng.Candidate[]
function M.merged(found)
  return occurrence.merged(without_rivals(without_told(found)))
end

return M
