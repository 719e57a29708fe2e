--- Vetoes: what `unless` of a rule finds in the clause of a trigger.
---
--- A veto is local: a word of another clause does not count, unless the rule
--- looks at the whole sentence (`within = "sentence"`). It is blind to words in
--- names: the Arab League is no league.

local core = require "geoeng.core"
local memo = require "geoeng.event.sentence_memo"

local M = {}

--- Relations that begin a clause below the word above.
local CLAUSE = { root = true, ccomp = true, advcl = true, acl = true,
  parataxis = true, csubj = true }

--- Layers of names; rule/compile_event.lua loads them.
local NAMES = { "actor", "place" }

local HOPS = 60 -- of a tree that is a chain

--- The head of the clause of a token.
local function clause_of(sentence, token)
  for _ = 1, HOPS do
    local t = sentence.doc:range(token, token)
    local dep = t.dep:match "^[^:]*"
    local verb = t.pos == "VERB" or t.pos == "AUX"
    if CLAUSE[dep] or dep == "conj" and verb or not t.governor then break end
    token = t.governor
  end
  return token
end

local function is_proper(sentence, i)
  return i >= sentence.first and i <= sentence.last
    and sentence.doc:token(i).pos == "PROPN"
end

--- Taggers call words in names adjectives or nouns, too.
local BESIDE = { ADJ = true, NOUN = true }

--- Whether a word may stand in a name beside a proper noun: also an adjective
--- or a noun with a capital, but for the sentence's first word ("the Royal
--- School", "the Hurricane Hotel"); in a text in capitals that tells nothing.
local function is_beside(sentence, i)
  if is_proper(sentence, i) then return true end
  if i <= sentence.first or i > sentence.last then return false end
  local t = sentence.doc:token(i)
  return BESIDE[t.pos] ~= nil and t.text:find "^%u%l" ~= nil
end

--- Whether a match is a part of a longer name.
local function in_name(sentence, match)
  if is_proper(sentence, match.first) and is_proper(sentence, match.last)
    and (is_beside(sentence, match.first - 1)
    or is_beside(sentence, match.last + 1)) then
    return true
  end
  for _, layer in ipairs(NAMES) do
    for _, s in ipairs(sentence:layer(layer)) do
      local longer = s.last - s.first > match.last - match.first
      if longer and s.first <= match.first and s.last >= match.last
        and is_proper(sentence, match.head) then
        return true
      end
    end
  end
  return false
end

--- Where a veto forbids events: clause -> the first match there; `first`: that
--- of the sentence.
local function forbidden(sentence, veto)
  local at = {}
  for _, match in ipairs(memo.matches(sentence, veto)) do
    if not in_name(sentence, match) then
      local clause = memo.of(sentence, clause_of, match.head)
      at[clause] = at[clause] or match
      at.first = at.first or match
    end
  end
  return at
end

--- Why a candidate may not become an event, or nil.
---@param c geoeng.Candidate
---@return string|nil
function M.reason(c)
  for _, veto in ipairs(c.def.unless) do
    local at = memo.of(c.sentence, forbidden, veto)
    local match = at[veto.wide and "first"
      or memo.of(c.sentence, clause_of, c.trigger.head)]
    if match then
      core.vetoed()
      return ("'%s' forbids it (unless = \"%s\")"):format(match.text,
        veto.text)
    end
  end
  return nil
end

return M
