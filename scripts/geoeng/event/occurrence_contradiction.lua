--- What forbids that two candidates are one occurrence: they are of two kinds,
--- other words fill one role, or they are of two times or places.
---
--- Not: a time or a place within that of the other ("in Syria", "in Homs"), a
--- role that one lacks, and one that several clauses of its rule fill together.
--- A day of publication is no time here.

local event_time = require "geoeng.event.event_time"
local memo = require "geoeng.event.sentence_memo"
local subtype = require "geoeng.event.subtype"
local where = require "geoeng.place.disambiguation"

local M = {}

-- ------------------------------------------------------------------ arguments

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

--- What a span is as a whole by one of these layers: itself, or a capture.
local function as(span, layers)
  if layers[span.layer] then return span end
  for _, c in ipairs(span:captures()) do
    if layers[c.layer] and c.first == span.first and c.last == span.last then
      return c
    end
  end
  return nil
end

local PLACE = { place = true }
local COUNTRY = { ["$country"] = true, ["$demonym"] = true }

--- Whether one place lies in the other; nil unless both are places.
local function nested(a, b)
  local p, q = as(a, PLACE), as(b, PLACE)
  if not (p and q) then return nil end
  if not where.may_nest(p, q) then return false end
  p, q = memo.place(p), memo.place(q)
  return where.lies_in(p, q) or where.lies_in(q, p)
end

--- Whether one is the country of the other: "Israel", "Israeli jets".
local function is_side(a, b)
  return a.country and a.country == b.country
    and (as(a, COUNTRY) or as(b, COUNTRY)) and true or false
end

--- Whether two spans have the same words, or are of one thing that is known.
local function is_equal(a, b)
  local id = a:attr "id"
  return overlap(a, b) or a.text:lower() == b.text:lower()
    or id ~= nil and id == b:attr "id"
end

local function is_same(a, b)
  if is_equal(a, b) then return true end
  local within = nested(a, b)
  if within ~= nil then return within end
  return is_side(a, b)
end

--- Whether a list has a span that is `same` to this one.
local function has(list, span, same)
  for _, s in ipairs(list) do if same(s, span) then return true end end
  return false
end

--- Whether a list has a span already, by whatever words.
---@param list table[]
---@param span table
---@return boolean
function M.is_in(list, span) return has(list, span, is_equal) end

--- Whether all of one list are in the other, in one direction.
local function agree(a, b)
  local function all_in(x, y)
    for _, s in ipairs(x) do if not has(y, s, is_same) then return false end end
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

local function kind_of(c)
  return c.ev and rawget(c.ev, "fields").subtype or c.def.subtype
end

--- Whether neither kind is a kind of the other: each is an occurrence then, as
--- sanctions that are lifted were imposed before. What says no kind can be any.
local function kinds_apart(a, b)
  local p, q = kind_of(a), kind_of(b)
  local name = a.def.type
  return p and q and p ~= q and not subtype.is_a(name, p, q)
    and not subtype.is_a(name, q, p)
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

--- In how many roles two candidates that do not contradict have the same.
---@param a geoeng.Candidate
---@param b geoeng.Candidate
---@return integer
function M.shared(a, b)
  local n = 0
  for name in pairs(a.roles) do n = n + (b.roles[name] and 1 or 0) end
  return n
end

return M
