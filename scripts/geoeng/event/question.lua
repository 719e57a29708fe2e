--- Whether an event is only asked after: "Did they strike?", "Who struck?".
--- A word that asks for a reason, a time, a place or a number takes what it
--- asks about for a fact: "Why did they strike?".

local core = require "geoeng.core"

local M = {}

local word = core.word

--- Words that begin a question about a fact.
local OF_FACT = { why = true, how = true, when = true, where = true,
  since = true }
local QUOTE = { ['"'] = true, ["”"] = true, ["''"] = true, ["’"] = true,
  ["»"] = true, [")"] = true }

--- Whether a question mark ends the clause of a token.
local function is_marked(doc, token)
  local _, _, last = word.sentence(doc, token)
  for i = token + 1, last do
    local norm = word.norm(doc, i)
    if norm == "?" then return true end
    if norm == ";" or norm == "!" or QUOTE[norm] then return false end
  end
  return false
end

--- The word that begins the clause or quotation of a token.
local function first_word(doc, token)
  local i, _, first = token, word.sentence(doc, token)
  while i > first do
    local before = word.norm(doc, i - 1)
    if QUOTE[before] or before == "“" or before == ":" then break end
    i = i - 1
  end
  return word.norm(doc, i)
end

--- The auxiliary before the subject of a clause that is read as a part of its
--- subject, or nil: "Were they to attack, ...", "Was the port shelled?".
---@param doc geoeng.Doc
---@param token integer  the verb
---@return string|nil norm
function M.fronted(doc, token)
  local noun = word.dep(doc, token) == "acl" and word.head(doc, token)
  if not noun or not word.dep(doc, noun):find "^nsubj" then return nil end
  local verb = word.head(doc, noun)
  if verb < noun and word.lemma(doc, verb) == "be" then
    return word.norm(doc, verb)
  end
  local kid, _, norm = word.kid(doc, verb, 0)
  while kid and kid < noun do
    if word.lemma(doc, kid) == "be" then return norm end
    kid, _, norm = word.kid(doc, verb, kid)
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
  if not M.fronted(doc, token) then
    for _, step in ipairs(steps) do
      if step.carried ~= true then return false end
    end
    token = steps[#steps].token
    if not FREE[word.dep(doc, token)] then return false end
  end
  return is_marked(doc, token) and not OF_FACT[first_word(doc, token)]
end

return M
