--- Verbs whose particle stands behind the object: "handed three hostages over"
--- for `hand over` of a list. The pattern finds the verb and, a few words on,
--- the particle; the tree then says whether the two belong together.

local define = require "geoeng.language.define"
local particles = require "geoeng.language.particle"

local M = {}

local FAR = 6 -- words between verb and particle

--- Verbs by particle of the phrases of a list that stand in a rule file.
local function verbs_of(def)
  local verbs = {}
  for _, phrase in ipairs(def) do
    local verb, particle
    if phrase:find(" ", 1, true) then
      verb, particle = phrase:match "^(%l+) (%l+)$"
    end
    if verb and particles.known[particle] then
      local list = verbs[particle] or { k = "alt" }
      list[#list + 1] = { k = "word", verb }
      verbs[particle] = list
    end
  end
  return verbs
end

local words, lists -- the lists that are defined, and the same by whole name

local NONE = {}

--- The list of a whole name whose verbs can be split; else an empty one.
local function list_of(whole)
  if words ~= define.pending.words then
    words, lists = define.pending.words, {}
  end
  if #words ~= lists.n then
    lists = { n = #words }
    for _, w in ipairs(words) do lists["$" .. w.whole] = w.def end
  end
  local def = lists[whole]
  return def and (def.how or "lemma") == "lemma" and def or NONE
end

--- The tree of a verb's pattern that also finds its split verbs; the same when
--- it has none or is more than a list.
---@param tree table
---@return table tree
function M.add(tree)
  local node = tree.k == "role" and tree[2]
  if not node or node.k ~= "list" or node.test then return tree end
  local verbs, names = verbs_of(list_of(node.whole)), {}
  for particle in pairs(verbs) do names[#names + 1] = particle end
  table.sort(names)
  local all = { k = "alt", tree }
  for i, particle in ipairs(names) do
    all[i + 1] = { k = "seq", { k = "role", "trigger", verbs[particle] },
      { k = "gap", FAR }, { k = "role", particles.ROLE, { k = "word", particle } } }
  end
  return #all > 1 and all or tree
end

return M
