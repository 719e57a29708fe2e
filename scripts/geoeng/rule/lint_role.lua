--- Roles that cannot be filled, since another one that goes first takes all that
--- they want, or since their preposition is none.

local compile_pattern = require "geoeng.rule.compile_pattern"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local format = require "geoeng.language.pattern_format"
local preposition = require "geoeng.language.preposition"

local M = {}

local function key_of(alternative)
  return alternative.layer or format(alternative.tree)
end

--- Whether what a clause finds in its one slot leaves nothing there for a clause
--- of another role: it tries the same first.
local function leaves_nothing(clause, slot, other)
  if not clause.alternatives or #clause.slots ~= 1 or clause.slots[1] ~= slot then
    return false
  end
  for i, a in ipairs(other.alternatives) do
    local b = clause.alternatives[i]
    if not b or key_of(a) ~= key_of(b) then return false end
  end
  return true
end

--- Whether a role takes first what a clause of another one wants in a slot. It
--- takes for certain what its first clauses find, those of a sum.
local function takes(role, slot, other)
  local clause = role.clauses[1]
  while clause do
    if leaves_nothing(clause, slot, other) then return true end
    clause = clause.also
  end
  return false
end

--- Whether a role takes all that another one wants.
local function takes_all(role, other)
  for _, clause in ipairs(other.clauses) do
    while clause do
      if not clause.slots or not clause.alternatives or clause.longer then
        return false
      end
      for _, slot in ipairs(clause.slots) do
        if not takes(role, slot, clause) then return false end
      end
      clause = clause.also
    end
  end
  return true
end

--- Roles that are filled in other ways, too: by captures, by verbs of `also`.
local function filled_else(r)
  local names = {}
  for _, tree in ipairs(r.trees) do compile_pattern.add_roles(tree, names) end
  for _, also in ipairs(r.also) do
    for _, role in ipairs(also.roles) do names[role.name] = true end
  end
  return names
end

local function check_rule(found, r)
  local else_filled = filled_else(r)
  for i, role in ipairs(r.roles) do
    for k = 1, else_filled[role.name] and 0 or i - 1 do
      local first = r.roles[k]
      if not else_filled[first.name] and takes_all(first, role) then
        finding.add(found, errors.at_name(r.where, role.name), "dead-role",
          ("nothing is left for the role '%s': '%s' goes first and takes what "
          .. "stands in %s; give '%s' another slot or pattern, or put it first "
          .. "in 'order'"):format(role.name, first.name, role.text, role.name))
        break
      end
    end
  end
end

-- ------------------------------------------------------------ prepositions

--- Words in front of a pattern, at most so many.
local function words_of(value, most)
  local list = {}
  for i, node in ipairs(value.k == "seq" and value or { value }) do
    if node.k ~= "word" or i > most then break end
    list[i] = node[1]
  end
  return list
end

--- Whether two prepositions of as many words differ in one word that is none
--- itself and written much alike.
local function is_near(words, known)
  local differs = 0
  local i = 0
  for word in known:gmatch "%S+" do
    i = i + 1
    if not words[i] then return false end
    if words[i] ~= word then
      differs = differs + 1
      if preposition.known[words[i]] or errors.nearest(words[i], { word }) == nil
        then return false end
    end
  end
  return differs == 1
end

--- The preposition of several words that a slot and the words behind it nearly
--- are, and these words.
local function nearly(slot, value)
  local words = words_of(value, 5)
  table.insert(words, 1, slot)
  local best
  for known in pairs(preposition.known) do
    if known:sub(1, #slot + 1) == slot .. " " and is_near(words, known)
      and (not best or #known > #best or #known == #best and known < best) then
      best = known
    end
  end
  local n = best and select(2, best:gsub("%S+", ""))
  return best, best and table.concat(words, " ", 1, n)
end

local function check_prepositions(found, r)
  for _, role in ipairs(r.roles) do
    for _, clause in ipairs(role.clauses) do
      while clause do
        local slots = clause.slots or {}
        local best, written = nil, nil
        if #slots == 1 then best, written = nearly(slots[1], clause.value) end
        if best then
          finding.add(found, errors.in_string(r.where, role.text, clause.at),
            "near-preposition", ("'%s' is no preposition: it is '%s' and words "
            .. "behind it; did you mean '%s'?"):format(written, slots[1], best))
        end
        clause = clause.also
      end
    end
  end
end

--- Add the roles that nothing is left for, and prepositions that are none.
---@param found table[]
function M.run(found)
  for _, r in ipairs(define.rules) do
    if r.kind == "event" and r.syntax and not r.where.library then
      check_rule(found, r)
      check_prepositions(found, r)
    end
  end
end

return M
