--- What forbids that two candidates are one occurrence: they are of two kinds,
--- other words fill one role, or they are of two times or places.
---
--- Not: a time or a place within that of the other ("in Syria", "in Homs"), a
--- role that one lacks, and one that several clauses of its rule fill together.
--- A day of publication is no time here.

local event_time = require "geoeng.event.event_time"
local where = require "geoeng.place.disambiguation"

local M = {}

-- ------------------------------------------------------------------ arguments

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

--- Whether a place lies in another: that is its country, or has its name.
local function lies_in(a, b)
  return a.country == b.country and (b.grain == "country" or a.name == b.name
    or b.grain == "region" and a.admin1 == b.admin1)
end

local function same_place(a, b)
  local p, q = where.of(a), where.of(b)
  return lies_in(p, q) or lies_in(q, p)
end

--- Whether one actor is the country of the other: "Israel", "Israeli jets".
local function same_side(a, b)
  local p, q = a:attr "code", b:attr "code"
  return p and q and (#p == 3 and q:sub(1, 3) == p or #q == 3
    and p:sub(1, 3) == q) or false
end

--- Whether two spans may be of one thing.
local function is_same(a, b)
  if overlap(a, b) or a.text:lower() == b.text:lower() then return true end
  if a.layer == "place" and b.layer == "place" then return same_place(a, b) end
  if a:attr "id" and b:attr "id" then return a:attr "id" == b:attr "id" end
  return a.layer == "actor" and b.layer == "actor" and same_side(a, b)
end

--- Whether a span, or what may be the same, is in a list.
---@param list table[]
---@param span table
---@return boolean
function M.is_in(list, span)
  for _, s in ipairs(list) do if is_same(s, span) then return true end end
  return false
end

--- Whether all of one list are in the other, in one direction.
local function agree(a, b)
  local function all_in(x, y)
    for _, s in ipairs(x) do if not M.is_in(y, s) then return false end end
    return true
  end
  return all_in(a, b) or all_in(b, a)
end

--- Whether several clauses of a rule fill a role together: it holds all that
--- take part.
local function is_sum(c, name)
  for _, r in ipairs(c.def.roles) do
    for _, clause in ipairs(r.name == name and r.clauses or {}) do
      if clause.also then return true end
    end
  end
  return false
end

-- -------------------------------------------------------------------- times

local DAY = 10 -- bytes of YYYY-MM-DD

--- Whether two time values have no day in common.
local function apart(a, b)
  if not (a.from and a.to and b.from and b.to) then
    return a.grain == b.grain and a.value ~= b.value
  end
  return a.to:sub(1, DAY) < b.from:sub(1, DAY)
    or b.to:sub(1, DAY) < a.from:sub(1, DAY)
end

--- Whether both have a time of their own, and these are apart.
local function times_apart(a, b)
  local s, t = event_time.own(a, b), event_time.own(b, a)
  return s and t and apart(s.value, t.value) or false
end

-- --------------------------------------------------------------------- kinds

--- What a candidate says it is; of two that differ each is an occurrence, as
--- sanctions that are lifted were imposed before.
local function subtype(c)
  return rawget(c.ev, "fields").subtype
end

--- Whether one kind is a kind of the other: `narrows` of its rule.
local function kinds_apart(a, b)
  local p, q = subtype(a), subtype(b)
  return p ~= q and a.def.narrows ~= q and b.def.narrows ~= p
end

--- Whether two candidates of one type cannot be one occurrence.
---@param a geoeng.Candidate
---@param b geoeng.Candidate
---@return boolean
function M.contradict(a, b)
  if kinds_apart(a, b) then return true end
  for name, list in pairs(a.roles) do
    local other = b.roles[name]
    if other and name ~= "time" and not is_sum(a, name) and not is_sum(b, name)
      and not agree(list, other) then
      return true
    end
  end
  return times_apart(a, b)
end

return M
