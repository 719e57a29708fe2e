--- Verbs whose particle stands behind the object: "handed three hostages over"
--- for `hand over` of a list. The pattern finds the verb and, a few words on,
--- the particle; the tree then says whether the two belong together.

local define = require "geoeng.language.define"
local particles = require "geoeng.language.particle"

local M = {}

local FAR = 6 -- words between verb and particle

--- Verbs by particle of the phrases of a list that stand in the rule file.
local function add_verbs(verbs, whole)
  for _, w in ipairs(define.pending.words) do
    local lemmas = "$" .. w.whole == whole and (w.def.how or "lemma") == "lemma"
    for _, phrase in ipairs(lemmas and w.def or {}) do
      local verb, particle = phrase:match "^(%l+) (%l+)$"
      if verb and particles.known[particle] then
        local list = verbs[particle] or { k = "alt" }
        list[#list + 1] = { k = "word", verb }
        verbs[particle] = list
      end
    end
  end
end

--- The tree of a verb's pattern that also finds its split verbs; the same when
--- it has none or is more than a list.
---@param tree table
---@return table tree
function M.add(tree)
  local node = tree.k == "role" and tree[2]
  if not node or node.k ~= "list" or node.test then return tree end
  local verbs, names = {}, {}
  add_verbs(verbs, node.whole)
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
