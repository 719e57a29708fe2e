--- The form of arguments: how much of the words that fill a role an event
--- tells, by `form` of its rule.
---
---   form = { target = "core", victim = "name", doubted = "hidden" }
---
--- In:   the roles of an event that stands.
--- Out:  the same roles, of each argument the words of its form; what has no
---       such words is left out. What the layer knew that filled the role
---       (country, value, coordinates) is still that of the argument.

local person = require "geoeng.actor.person"
local phrase = require "geoeng.thing.phrase"

local M = {}

--- The lists and layers that a role of a rule asks for.
local function layers_of(def, name)
  local layers = {}
  for _, r in ipairs(def.roles) do
    for _, clause in ipairs(r.name == name and r.clauses or {}) do
      for _, a in ipairs(clause.alternatives or {}) do
        if a.layer and not a.phrase then layers[#layers + 1] = a.layer end
      end
    end
  end
  return layers
end

--- The first phrase of the document for the thing: of what the role asks for.
local function first(span, def, role)
  local core = phrase.core(span)
  for _, layer in ipairs(layers_of(def, role)) do
    local told = phrase.first_told(core, layer)
    if told.first < core.first then return told end
  end
  return core
end

--- Form -> fun(span, def, role): span|nil.
M.forms = {
  --- "the [old stone bridge] near Tacna"
  core = function(span) return phrase.core(span) end,
  first = first,
  --- "[two masked men] in a car"
  people = function(span) return phrase.people(span) end,
  --- "former Judge [Rosa Ibarra]"
  name = person.of,
  --- for `need` and `check` alone
  hidden = function() return nil end,
}

--- What a role is told as; the same words are told once.
local function told(c, role, form)
  local list, seen = {}, {}
  local given, known = rawget(c.ev, "given"), rawget(c.ev, "known")
  for _, span in ipairs(c.roles[role]) do
    local words = form(span, c.def, role)
    local key = words and words.first .. " " .. words.last
    if words and not seen[key] then
      seen[key] = true
      given[words] = given[span]
      if span.layer then known[words] = span end
      list[#list + 1] = words
    end
  end
  table.sort(list, function(a, b) return a.first < b.first end)
  return list[1] and list or nil
end

--- Give the roles of an event the forms that its rule wants.
---@param c geoeng.Candidate  with its event object
function M.apply(c)
  for role, name in pairs(c.def.forms) do
    if c.roles[role] then c.roles[role] = told(c, role, M.forms[name]) end
  end
end

return M
