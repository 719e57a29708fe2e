--- Roles of an event: what the match captured, the rest of coordinations
--- ("Iran, Russia and China"), and what role strings find near the trigger.

local coordination = require "geoeng.event.coordination"
local slots = require "geoeng.event.slots"

local M = {}

local coordinate = coordination.add

local function is_free(span, taken)
  for i = span.first, span.last do if taken[i] then return false end end
  return true
end

local function take(span, taken)
  for i = span.first, span.last do taken[i] = true end
end

-- ------------------------------------------------------------------ filling

--- Roles, their names in order of capture, and the trigger of a match.
---@param match table
---@return table<string, table[]> roles
---@return string[] names
---@return table|nil trigger
function M.captured(match)
  local roles, names, trigger = {}, {}, nil
  for _, c in ipairs(match:captures()) do
    local role = c.role
    if role == "trigger" or role == "verb" then
      trigger = trigger or c
    else
      local list = roles[role]
      if not list then
        list = {}
        roles[role] = list
        names[#names + 1] = role
      end
      list[#list + 1] = c
    end
  end
  return roles, names, trigger
end

--- The free match of a clause that is nearest to the trigger. What stands in
--- front of it counts as twice as far, since English puts more behind.
local function nearest(sentence, clause, trigger, taken)
  local best, least = nil, math.huge
  local first, last = trigger.first, trigger.last
  for _, m in ipairs(sentence:findall(clause.pattern)) do
    for _, c in ipairs(m:captures()) do
      if c.role == "value" and is_free(c, taken) then
        local from = c.first
        local far = from > last and from - last or (first - c.last) * 2 + 1
        if far < least then best, least = c, far end
      end
    end
  end
  return best
end

--- The span that a clause finds by the words alone, and its coordination.
local function from_clause(c, clause, taken)
  local span = nearest(c.sentence, clause, c.trigger, taken)
  if not span then return nil end
  local list = { span }
  take(span, taken)
  coordinate(c, list, span, taken)
  return list
end

--- What the first of alternatives finds; a sum is all of its clauses.
local function from_clauses(c, clauses, taken)
  for _, clause in ipairs(clauses) do
    local all
    while clause do
      local list = from_clause(c, clause, taken)
      if list then all = table.move(list, 1, #list, #(all or {}) + 1, all or {}) end
      clause = clause.also
    end
    if all then return all end
  end
  return nil
end

local function in_text_order(a, b) return a.first < b.first end

--- Fill the roles of a candidate: coordinations of what was captured, then the
--- role strings of its rule, needed ones first, then by name.
---@param c table  { def=, sentence=, trigger=, roles=, names= }
function M.fill(c)
  local taken, roles = {}, c.roles
  take(c.trigger, taken)
  for _, name in ipairs(c.names) do
    for _, span in ipairs(roles[name]) do take(span, taken) end
  end
  for _, name in ipairs(c.names) do
    local list = roles[name]
    local n = #list
    for i = 1, n do coordinate(c, list, list[i], taken) end
    if #list > n then table.sort(list, in_text_order) end
  end
  if c.def.syntax then return slots.fill(c, taken, from_clause) end
  for _, r in ipairs(c.def.roles) do
    if not roles[r.name] then
      local list = from_clauses(c, r.clauses, taken)
      if list and #list > 1 then table.sort(list, in_text_order) end
      roles[r.name] = list
    end
  end
end

M.forget, M.hopeless = slots.forget, slots.hopeless

return M
