--- The time of an event: what fills its role, else a time expression of the
--- sentence, else the day of publication. Of several expressions the one that
--- dates the event is, with a tree, the nearest whose way to the trigger leaves
--- no clause ("said on Monday that it had struck" dates the saying); else the
--- nearest.

local core = require "geoeng.core"
local memo = require "geoeng.event.sentence_memo"
local spans = require "geoeng.event.spans"

local M = {}

local DATED = { DATE = true, TIME = true }
local VAGUE = { PRESENT_REF = true, PAST_REF = true, FUTURE_REF = true }
local HOPS = 12
local NONE = spans.new()

--- Relations over which a time does not carry.
local BORDER = { ccomp = true, dep = true, ["acl:relcl"] = true, parataxis = true,
  csubj = true, ["advcl:relcl"] = true }

--- Whether a time expression may date an event.
---@param s table  span
---@param taken table<integer, integer>
---@return boolean
function M.is_date(s, taken)
  local v = s.value
  return v and DATED[v.type] and not VAGUE[v.value] and spans.is_free(s, taken)
end

local function dates(sentence)
  local list = {}
  for _, s in ipairs(sentence:layer "time") do
    if M.is_date(s, NONE) then list[#list + 1] = s end
  end
  return list
end

--- Time expressions that may date an event, in text order.
---@param sentence table
---@return table[] spans
function M.dates(sentence) return memo.of(sentence, dates, "time") end

--- The expression of the sentence that dates an event, or nil.
---@param c geoeng.Candidate
---@param taken table<integer, integer>  tokens of trigger and arguments
---@return table|nil span
function M.nearest(c, taken)
  local free = {}
  for _, s in ipairs(M.dates(c.sentence)) do
    if spans.is_free(s, taken) then free[#free + 1] = s end
  end
  return free[1] and core.nearest_time(free, c.trigger, c.def.syntax and true)
end

--- Which of the heads a time hangs on, the first above it within its clause.
local function holder(doc, token, heads)
  for _ = 1, HOPS do
    if heads[token] then return heads[token] end
    local word = doc:range(token, token)
    if BORDER[word.dep] or not word.governor then return nil end
    token = word.governor
  end
  return nil
end

--- Whether a time stands directly behind a trigger, wherever the tree has it:
--- "an attack on Sunday".
local function is_behind(s, trigger)
  local far = s.first - trigger.last
  return far > 0 and far <= 2
end

local function own_heads(c, heads)
  for token in pairs(c.tells or {}) do heads[token] = c end
  heads[c.trigger.head] = c
end

--- The time that an event has for itself beside another of its sentence: its
--- role, else an expression that stands behind its trigger, or hangs on its
--- words and not on the other's. Nil if there is none.
---@param c geoeng.Candidate
---@param other geoeng.Candidate
---@return table|nil span
function M.own(c, other)
  local given = c.roles.time and c.roles.time[1]
  if given then return type(given.value) == "table" and given or nil end
  local heads = {}
  own_heads(other, heads)
  own_heads(c, heads)
  heads[other.trigger.head] = other
  for _, s in ipairs(M.dates(c.sentence)) do
    if is_behind(s, c.trigger) or not is_behind(s, other.trigger)
      and holder(c.sentence.doc, s.head, heads) == c then
      return s
    end
  end
  return nil
end

--- Whether a time lies within another, and is not the same.
---@param s table  span
---@param other table  span
---@return boolean
function M.is_within(s, other)
  local a, b = s.value, other.value
  if type(a) ~= "table" or type(b) ~= "table"
    or not (a.from and a.to and b.from and b.to) then
    return false
  end
  return a.from >= b.from and a.to <= b.to
    and (a.from > b.from or a.to < b.to)
end

--- The first of several times, or one that lies in it.
local function narrowest(list)
  local s = list[1]
  for i = 2, #list do if M.is_within(list[i], s) then s = list[i] end end
  return s
end

local function of_span(s, v)
  return { text = s.text, start = s.start, stop = s.stop, value = v.value,
    from = v.from, to = v.to, grain = v.grain, basis = v.basis or "read" }
end

--- The event's time: its role, else the nearest in the sentence, which becomes
--- an argument, else the day of publication as a default.
---@param c geoeng.Candidate
---@param taken table<integer, boolean>  tokens of trigger and arguments
---@return geoeng.RecordTime|nil
function M.record(c, taken)
  local list = c.roles.time
  local s = list and narrowest(list)
  local value = s and (rawget(c.ev, "known")[s] or s).value
  if not s and not c.timeless then
    s = M.nearest(c, taken)
    if s then c.roles.time, value = { s }, s.value end
  end
  if type(value) == "table" and value.value then return of_span(s, value) end
  local date = c.sentence.doc.date
  if not date then return nil end
  return { value = date, from = date, to = date, grain = "day",
    basis = "default" }
end

return M
