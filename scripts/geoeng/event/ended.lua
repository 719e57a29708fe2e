--- Whether a verb of ending says that what the verb on it tells is over:
--- "stopped firing", but not "must stop firing", "urged them to stop firing".

local M = {}

local ENDING = { stop = true, cease = true, quit = true, discontinue = true,
  give = true }
local FINISHED = { VBD = true, VBN = true }
local NOT = { ["not"] = true, ["n't"] = true, never = true }

--- What the words at a verb of ending say: whether it gives "up", has a subject,
--- is denied, or is not told as done.
local function told_of(verb)
  local told = {}
  for _, kid in ipairs(verb.children) do
    if kid.norm == "up" then told.up = true end
    if kid.dep == "nsubj" then told.subject = true end
    if NOT[kid.norm] then told.denied = true end
    local real = kid.lemma == "have" or kid.lemma == "be" or kid.lemma == "do"
    if kid.dep == "aux" and not real or kid.dep == "mark" then
      told.unreal = true
    end
  end
  return told
end

--- What an ending makes of the verb on it.
---@param token geoeng.Token  the verb that is ended
---@return "negated"|"asserted"|nil modality  asserted: it did not end; nil: no
---  ending is told
function M.of(token)
  local verb = token.tag == "VBG" and token.dep ~= "acl" and token.head
  if not verb or not ENDING[verb.lemma] or token.index < verb.index then
    return nil
  end
  local told = told_of(verb)
  if told.unreal or verb.lemma == "give" and not told.up then return nil end
  if told.denied then return "asserted" end
  return (FINISHED[verb.tag] or told.subject) and "negated" or nil
end

return M
