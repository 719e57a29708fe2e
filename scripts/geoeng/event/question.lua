--- Whether an event is only asked after: "Did they strike?", "Who struck?".
--- A word that asks for a reason, a time, a place or a number takes what it
--- asks about for a fact: "Why did they strike?".

local M = {}

--- Words that begin a question about a fact.
local OF_FACT = { why = true, how = true, when = true, where = true,
  since = true }
local QUOTE = { ['"'] = true, ["”"] = true, ["''"] = true, ["’"] = true,
  ["»"] = true, [")"] = true }

--- Whether a question mark ends the clause of a token.
local function is_marked(doc, token)
  for i = token.index + 1, token.sentence.last do
    local word = doc:norm(i)
    if word == "?" then return true end
    if word == ";" or word == "!" or QUOTE[word] then return false end
  end
  return false
end

--- The word that begins the clause or quotation of a token.
local function first_word(doc, token)
  local i = token.index
  while i > token.sentence.first do
    local before = doc:norm(i - 1)
    if QUOTE[before] or before == "“" or before == ":" then break end
    i = i - 1
  end
  return doc:norm(i)
end

--- The auxiliary before the subject of a clause that is read as a part of its
--- subject, or nil: "Were they to attack, ...", "Was the port shelled?".
---@param token geoeng.Token  the verb
---@return string|nil norm
function M.fronted(token)
  local noun = token.dep == "acl" and token.head
  if not noun or not noun.dep:find "^nsubj" then return nil end
  local verb = noun.head
  if verb.lemma == "be" and verb.index < noun.index then return verb.norm end
  for _, kid in ipairs(verb.children) do
    if kid.index < noun.index and kid.lemma == "be" then return kid.norm end
  end
  return nil
end

local FREE = { root = true, ccomp = true, parataxis = true, conj = true }

--- Whether the word of a trigger belongs to the clause that asks.
---@param doc geoeng.Doc
---@param steps table[]  the way up from the trigger, of modality_tree.way
---@return boolean
---Example: true for "strike" in "Did they strike?"
function M.is_asked(doc, steps)
  local token = steps[1].token
  if not M.fronted(token) then
    for _, step in ipairs(steps) do
      if step.carried ~= true then return false end
    end
    token = steps[#steps].token
    if not FREE[token.dep] then return false end
  end
  return is_marked(doc, token) and not OF_FACT[first_word(doc, token)]
end

return M
