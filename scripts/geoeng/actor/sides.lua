--- The two sides of an event, as who-does-what-to-whom data has them: each by
--- one country or code, with all that a coordination names.

local country = require "geoeng.actor.country"

local M = {}

--- Sectors whose actors are no state's: their code stands for a country.
local STATELESS = { IGO = true, NGO = true, MNC = true }

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

--- What a span is coded by: of an international organization its sector, else
--- its country, where its words name none that of its phrase or sentence; nil
--- for what has neither.
---@param span table
---@return { code: string|nil, country: string|nil }|nil
---Example: `ev:add("actor", span, sides.given(span))`
function M.given(span)
  local sector = span:attr "sector"
  if STATELESS[sector] then return { code = sector } end
  local of = country.of(span)
  return of and { country = of }
end

--- A span and those of the layer that a coordination joins to it: "Iran and
--- Libya".
local function with_conjuncts(span, layer)
  local list = { span }
  for _, kid in ipairs(country.head(span).children) do
    for _, s in ipairs(kid.dep == "conj" and kid.sentence:layer(layer) or {}) do
      if s.first <= kid.index and kid.index <= s.last
        and not overlap(s, span) then
        list[#list + 1] = s
      end
    end
  end
  return list
end

--- The nearest span behind the trigger whose country is known and not the
--- other side's.
local function foreign(ev, layer, own)
  for _, s in ipairs(ev.sentence:layer(layer)) do
    local of = s.first > ev.trigger.last and s:attr "country"
    if of and of ~= own then return s end
  end
  return nil
end

--- Fill a role anew with spans and what is joined to them, all coded.
local function refill(ev, role, spans, layer)
  local taken = {}
  ev[role] = nil
  for _, first in ipairs(spans) do
    for _, span in ipairs(with_conjuncts(first, layer)) do
      if not taken[span.first] then
        taken[span.first] = true
        ev:add(role, span, M.given(span))
      end
    end
  end
end

--- The country or code of the first of these spans that has one.
local function code_of(spans)
  for _, span in ipairs(spans) do
    local g = M.given(span)
    if g then return g.country or g.code end
  end
  return nil
end

--- Code both sides of an event and add what is coordinated with them. A single
--- recipient without a country ("soldiers") gives way to the nearest one behind
--- the trigger that has a country other than the actor's. For `make`.
---@param ev geoeng.Event
---@param actor string      the role of who acts
---@param recipient string  the role of whom it is done to
---@param layer string      where those joined by a coordination are looked for
---Example: `make = function(ev) sides.code(ev, "seller", "buyer", "actor") end`
function M.code(ev, actor, recipient, layer)
  local acting, other = ev:all(actor), ev:all(recipient)
  if #other == 1 and not M.given(other[1]) then
    other = { foreign(ev, layer, code_of(acting)) or other[1] }
  end
  refill(ev, actor, acting, layer)
  refill(ev, recipient, other, layer)
end

--- What names a side for a comparison: its country, else its known name.
local function identity(span) return span:attr "country" or span:attr "name" end

--- Identities of the arguments of a role; nil when one has none, and so could
--- be anybody.
local function identities(ev, role)
  local set = {}
  for _, span in ipairs(ev:all(role)) do
    local id = identity(span)
    if not id then return nil end
    set[id] = true
  end
  return set
end

--- The first span of the only country that the sentence names beside those of a
--- role; nil when it names two, or none.
---@param ev geoeng.Event
---@param role string
---@param layer string
---@return table|nil span
---Example: `ev:add("target", sides.only_other(ev, "imposer", "actor"))`
function M.only_other(ev, role, layer)
  local own, found = identities(ev, role), nil
  for _, s in ipairs(own and ev.sentence:layer(layer) or {}) do
    local of = s:attr "country"
    if of and not own[of] and not own[s:attr "name" or of] then
      if found and found:attr "country" ~= of then return nil end
      found = found or s
    end
  end
  return found
end

return M
