--- What the clauses on the way up from a trigger say of it as a whole: that it
--- is a purpose, a condition, a draft, or laid at somebody's door. The way is that
--- of modality_tree.lua.

local core = require "geoeng.core"
local tree = require "geoeng.event.modality_tree"

local M = {}

local word = core.word
local base, marker = tree.base, word.marker

local function set(text)
  local s = {}
  for w in text:gmatch "%S+" do s[w] = true end
  return s
end

local function base_at(doc, token) return base(word.dep(doc, token)) end

--- "went on to shell the town" says no purpose.
local function goes_on(doc, verb)
  return word.lemma(doc, verb) == "go"
    and (marker(doc, verb, "compound") == "on"
      or marker(doc, verb, "advmod") == "on")
end

--- Whether an infinitive of purpose does it: "flew out to meet them".
function M.is_purpose(doc, steps)
  for _, step in ipairs(steps) do
    local token = step.token
    local dep = word.dep(doc, token)
    if step.carried ~= true then return false end
    if dep == "advcl" then
      return marker(doc, token, "mark") == "to"
        and not goes_on(doc, word.head(doc, token))
    end
    if dep ~= "conj" and word.pos(doc, token) == "VERB" then return false end
  end
  return false
end

local INVERTED = set "had were should"
local AUXILIARY = set [[will would shall can could may might must do does did
  has have had is are was were should]]
--- Words of questions that take what they ask about for a fact.
local ASKED = set "why when where how who whom whose which what"

--- Whether its clause is a condition without `if`: "had they attacked, ...",
--- or a question that is answered by yes or no.
---@param asked boolean  whether the sentence ends in a question mark
function M.is_inverted(doc, steps, asked)
  local words = asked and AUXILIARY or INVERTED
  for _, step in ipairs(steps) do
    local token, first, kid, dep, norm = step.token, nil, nil, nil, nil
    if step.carried == true then kid, dep, norm = word.kid(doc, token, 0) end
    while kid do
      dep = base(dep)
      if ASKED[norm] and not first then break end
      if dep == "aux" and words[norm] then first = first or kid end
      if dep == "nsubj" and first then return true end
      kid, dep, norm = word.kid(doc, token, kid)
    end
  end
  return false
end

local IF = set "if unless provided assuming supposing"

--- Whether what is to come hangs on a condition: "will leave if they sign".
function M.is_conditional(doc, steps)
  for _, step in ipairs(steps) do
    local token, kid, dep = step.token, nil, nil
    if step.carried == true then kid, dep = word.kid(doc, token, 0) end
    while kid do
      if base(dep) == "advcl" and IF[marker(doc, kid, "mark")] then
        return true
      end
      kid, dep = word.kid(doc, token, kid)
    end
  end
  return false
end

--- Texts that say what would be if they were passed.
local DRAFT = set [[draft text bill resolution proposal plan measure law
  legislation amendment motion initiative]]

--- Whether a text that is not yet in force is what speaks of a verb: "the bill
--- would ban sales", "under the proposal, they would meet".
function M.is_drafted(doc, verb)
  local kid, dep = word.kid(doc, verb, 0)
  while kid do
    if DRAFT[word.lemma(doc, kid)] and (base(dep) == "nsubj"
      or base(dep) == "obl" and marker(doc, kid, "case") == "under") then
      return true
    end
    kid, dep = word.kid(doc, verb, kid)
  end
  return false
end

--- Verbs of what is done by violence, and nouns that name who did it.
local DOING = set [[carry perpetrate commit stage execute orchestrate
  mastermind mount launch conduct organize organise]]
local DEED = set "work act handiwork deed job doing"
--- Verbs of saying.
local SAY = set [[say tell state add claim report believe announce reveal
  declare quote allege maintain insist]]

local function is_done_by(doc, deed)
  local kid, dep = word.kid(doc, deed, 0)
  while kid do
    if dep == "obl:agent" or marker(doc, kid, "case") == "by" then
      return true
    end
    kid, dep = word.kid(doc, deed, kid)
  end
  return false
end

--- Whether somebody says who did it: "police said the attack was carried out
--- by rebels", "the raid was the work of rebels, the army said".
function M.is_laid(doc, steps)
  local step = steps[2]
  if not step or step.child ~= steps[1].token
    or base_at(doc, step.child) ~= "nsubj" then
    return false
  end
  local deed = step.token
  local lemma = word.lemma(doc, deed)
  local does = DOING[lemma] and is_done_by(doc, deed) or DEED[lemma]
    or word.pos(doc, deed) ~= "VERB" and marker(doc, deed, "case") == "by"
  if not does then return false end
  local above = base_at(doc, deed) == "ccomp" and word.head(doc, deed)
  local kid, dep = word.kid(doc, deed, 0)
  while kid and not above do
    if base(dep) == "parataxis" then above = kid end
    kid, dep = word.kid(doc, deed, kid)
  end
  return above and SAY[word.lemma(doc, above)] or false
end

return M
