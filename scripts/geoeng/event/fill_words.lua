--- Fills roles by the words alone: what a pattern matches nearest to the
--- trigger.

local coordination = require "geoeng.event.fill_coordination"
local spans = require "geoeng.event.spans"

local M = {}

--- The free match of a clause that is nearest to the trigger. What stands in
--- front of it counts as twice as far, since English puts more behind.
local function nearest(sentence, clause, trigger, taken)
  local best, least = nil, math.huge
  local first, last = trigger.first, trigger.last
  for _, m in ipairs(sentence:findall(clause.pattern)) do
    for _, c in ipairs(m:captures()) do
      if c.role == "value" and spans.is_free(c, taken) then
        local from = c.first
        local far = from > last and from - last or (first - c.last) * 2 + 1
        if far < least then best, least = c, far end
      end
    end
  end
  return best
end

--- The span that a clause finds, and its coordination, or nil.
---@param c geoeng.Candidate
---@param clause table
---@param taken table<integer, integer>
---@return table[]|nil spans
function M.from_clause(c, clause, taken)
  local span = nearest(c.sentence, clause, c.trigger, taken)
  if not span then return nil end
  local list = { span }
  spans.take(span, taken)
  coordination.add(c, list, span, taken)
  return list
end

--- What the first of alternatives finds; a sum is all of its clauses.
local function from_clauses(c, clauses, taken)
  for _, clause in ipairs(clauses) do
    local all
    while clause do
      local list = M.from_clause(c, clause, taken)
      if list then all = table.move(list, 1, #list, #(all or {}) + 1, all or {}) end
      clause = clause.also
    end
    if all then return all end
  end
  return nil
end

--- Fill the roles of a candidate that were not captured.
---@param c geoeng.Candidate
---@param taken table<integer, integer>  tokens of the trigger and of roles
function M.fill(c, taken)
  for _, r in ipairs(c.def.roles) do
    taken.role = r.name
    if not c.roles[r.name] then
      local list = from_clauses(c, r.clauses, taken)
      if list and #list > 1 then table.sort(list, spans.in_text_order) end
      c.roles[r.name] = list
    end
  end
end

return M
