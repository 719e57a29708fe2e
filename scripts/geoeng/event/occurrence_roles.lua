--- Arguments of several candidates that tell one occurrence, together. What
--- several tell, as a toll, is there once; the words of a trigger are no
--- argument of its own event ("the bombing hit a bus" tells no weapon).

local contradiction = require "geoeng.event.occurrence_contradiction"
local spans = require "geoeng.event.spans"

local M = {}

--- Add what a list lacks, but not what has words of a trigger.
local function add_list(own, list, trigger)
  local n = #own
  for _, s in ipairs(list) do
    if not contradiction.is_in(own, s)
      and not (trigger and contradiction.is_in({ trigger }, s)) then
      own[#own + 1] = s
    end
  end
  if #own > n then table.sort(own, spans.in_text_order) end
  return #own > n
end

--- Give one candidate the arguments of another that it lacks.
---@param to geoeng.Candidate
---@param from geoeng.Candidate
function M.add(to, from)
  for name, list in pairs(from.roles) do
    local own = to.roles[name] or {}
    if add_list(own, list, to.trigger) then to.roles[name] = own end
  end
  local given = rawget(to.ev, "given")
  for span, attributes in pairs(rawget(from.ev, "given")) do
    given[span] = given[span] or attributes
  end
end

--- Take a trigger out of the arguments.
---@param roles table<string, table[]>
---@param trigger table
function M.drop(roles, trigger)
  for name, list in pairs(roles) do
    local kept = {}
    for _, s in ipairs(list) do
      if s.first ~= trigger.first or s.last ~= trigger.last then
        kept[#kept + 1] = s
      end
    end
    roles[name] = #kept > 0 and kept or nil
  end
end

--- The arguments of all of these.
---@param members geoeng.Candidate[]
---@return table<string, table[]>
function M.union(members)
  local all = {}
  for _, c in ipairs(members) do
    for name, list in pairs(c.roles) do
      all[name] = all[name] or {}
      add_list(all[name], list)
    end
  end
  for _, c in ipairs(members) do M.drop(all, c.trigger) end
  return all
end

--- A copy, of which the lists can be changed.
---@param roles table<string, table[]>
---@return table<string, table[]>
function M.copy(roles)
  local copy = {}
  for name, list in pairs(roles) do
    copy[name] = table.move(list, 1, #list, 1, {})
  end
  return copy
end

return M
