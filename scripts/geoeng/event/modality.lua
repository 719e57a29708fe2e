--- Modality of events: asserted, planned, hypothetical, alleged or negated.
---
--- The list `modality_cue` (rules/lexicons/modality.tsv) holds the words that
--- tell. With a tree, modality_tree.lua tells which of them reach a trigger: on
--- the way up from it each word that is a cue speaks of what hangs on it, and
--- the mood of a verb (auxiliary, negation, adverb) is that of its object, of
--- what begins or takes place, and of what it sets out to do, not of a fact
--- that it only speaks of. A noun that a later day dates is planned, and so is
--- an infinitive of purpose. Without a tree a cue reaches a trigger of its
--- clause that stands near enough, by kind:
---
---   aux   will, could, is to      its verb, and the noun of a light verb
---                                 ("will hold talks"); not nouns behind
---                                 verbs of reaction ("will discuss the
---                                 attack")
---   neg   not, never              as aux, but a few tokens only
---   word  plan to, deny, threat   its complement, `that` clauses included
---   adj   possible, upcoming      the noun phrase before its noun
---   adv   allegedly               its clause
---   conj  if, whether             up to the next comma
---   det   no, without             the noun phrase
---   goal, case, do                with a tree only: what it governs (never the
---                                 trigger itself), a noun behind it, a verb
---   from, court, clause, mod      with a tree only: what hangs on it by `from`;
---                                 by for, with, of ("charged with"); a clause
---                                 of what others did ("claimed that he shot");
---                                 the noun that it stands before
---
--- A question that asks for yes or no, and what is to come on a condition
--- ("will leave if they sign"), are hypothetical.
---
--- Of the cues that reach, the strongest decides: negated, alleged,
--- hypothetical, planned; of equals the nearest. "did not deny" and the like
--- cancel out. An event rule may set `modality` to force a value.

local library = require "geoeng.language.library"
local clauses = require "geoeng.event.modality_clause"
local core = require "geoeng.core"
local ended = require "geoeng.event.ended"
local question = require "geoeng.event.question"
local tree = require "geoeng.event.modality_tree"
require "geoeng.time.date"

local M = {}

local word = core.word

library.words "modality_cue" { tsv = "lexicons/modality.tsv" }

local RANK = { planned = 1, hypothetical = 2, alleged = 3, negated = 4 }

--- Relations of clauses.
local CLAUSAL = { ccomp = true, xcomp = true, acl = true, ["acl:relcl"] = true }

--- Kinds of cues that reach by these prepositions only.
local BY = { from = { from = true },
  court = { ["for"] = true, with = true, of = true } }

local function set(text)
  local s = {}
  for w in text:gmatch "%S+" do s[w] = true end
  return s
end

--- Words that start another clause.
local CLAUSE = set [[but while although though because whereas who whom whose
  which where when after since before until as despite amid following given
  including if unless whether]]
--- Prepositions that set a noun apart from the verb before it.
local APART = set [[after following since despite amid over about from
  because against during]]
--- Behind an auxiliary, these say of a noun before it that it takes place:
--- "the talks will begin", "the drill would be carried out".
local HAPPEN = set [[hold take begin start resume open sign launch conduct
  carry lift impose proceed occur happen continue last go come]]
--- Adjectives of what has happened.
local DONE = set [[recent latest previous past earlier last ongoing repeated
  continued continuing deadly bloody]]
--- Verbs whose object is told of, not planned or denied.
local REACTION = set [[discuss condemn investigate probe examine mark respond
  retaliate comment remember say tell describe explain know recall mourn
  review denounce blame see]]
--- Words before a noun.
local NOUN_PHRASE = set [[the a an this that these those no any of 's his her
  their its our new more further another some]]
local VERB_PHRASE = set [[to will would could can may might must should not
  n't never shall has have had was were been being be is are]]

--- ------------------------------------------------------------- tokens

--- Is the trigger a noun? Told from the word before it and its ending.
local function is_noun(doc, sentence, first, last)
  local before = first > sentence.first and word.norm(doc, first - 1) or ""
  if VERB_PHRASE[before] then return false end
  if NOUN_PHRASE[before] then return true end
  local norm = word.norm(doc, last)
  return not (norm:find "ed$" or norm:find "ing$" and last == first)
end

--- ------------------------------------------------------------- scopes

--- The first of the tokens from one to another that is one of these words.
local has = word.any

local COMMA = { [","] = true }

local function comma(doc, from, to) return has(doc, from, to, COMMA) end

--- Words that end the noun phrase of an adjective.
local OUTSIDE = set "of in on for to by with and the a"
local THAT, DURING = set "that", set "during"

--- Each tells whether a cue reaches over the tokens [from, to] to a trigger.
local OPEN = {}

function OPEN.aux(doc, from, to, noun)
  if has(doc, from, to, CLAUSE) or has(doc, from, to, THAT) then
    return false
  end
  if not noun then return true end
  if has(doc, from, to, APART) then return false end
  for i = from, math.min(to, from + 3) do
    if REACTION[word.norm(doc, i)] or REACTION[doc:token(i).lemmas[1]] then
      return false
    end
  end
  return true
end

--- A negated verb denies its object only when that is near: "did not hold
--- talks", but "did not name a group for the blast".
function OPEN.neg(doc, from, to, noun)
  if comma(doc, from, to) or noun and to - from > 3 then return false end
  return OPEN.aux(doc, from, to, noun)
end

function OPEN.word(doc, from, to, noun)
  local norm = word.norm(doc, from)
  if norm == "," then return false end
  -- "denied that": the complement clause belongs to the cue.
  if norm == "that" then from = from + 1 end
  if noun and has(doc, math.max(from, to - 3), to, DONE) then
    return false
  end
  return not has(doc, from, to, CLAUSE)
    and not (noun and has(doc, math.max(from, to - 4), to, DURING))
end

function OPEN.adj(doc, from, to)
  return not has(doc, from, to, CLAUSE) and not comma(doc, from, to)
    and not has(doc, from, to, OUTSIDE)
end

OPEN.det = OPEN.adj

function OPEN.adv(doc, from, to)
  return not has(doc, from, to, CLAUSE)
end

function OPEN.conj(doc, from, to)
  return not comma(doc, from, to)
end

--- The clause of a noun goes on to a cue behind it. Of commas only pairs may
--- stand between: "the talks, due in May, were cancelled".
function OPEN.behind(doc, from, to, cue)
  if has(doc, from, to, CLAUSE) then return false end
  if comma(doc, from, to) and (word.norm(doc, to) ~= ","
    or word.norm(doc, from) ~= ",") then
    return false
  end
  if cue.kind ~= "aux" and word.norm(doc, cue.last) ~= "to" then
    return true
  end
  for i = cue.last + 1, math.min(cue.last + 4, doc.ntokens) do
    local token = doc:token(i)
    if HAPPEN[token.norm] then return true end
    for _, lemma in ipairs(token.lemmas) do
      if HAPPEN[lemma] then return true end
    end
  end
  return false
end

local SEMICOLON = { [";"] = true }

local NEGATION = set "not n't never no"

--- "did not deny", "has not ruled out".
local function cancelled(doc, sentence, cue)
  if cue.before ~= "negated" or cue.kind == "neg" then return false end
  for i = math.max(sentence.first, cue.first - 2), cue.first - 1 do
    if NEGATION[word.norm(doc, i)] then return true end
  end
  return false
end

local IDIOM = set "only longer one doubt fewer less more matter yet"

--- What a cue makes of the trigger at tokens [first, last], or nil.
local function effect(doc, sentence, cue, trigger)
  local from, to, value, reach
  if cue.last < trigger.first then
    from, to = cue.last + 1, trigger.first - 1
    value, reach = cue.before, tonumber(cue.reach)
    if not OPEN[cue.kind] then return nil end
  elseif cue.first > trigger.last then
    from, to = trigger.last + 1, cue.first - 1
    value, reach = cue.after, tonumber(cue.after_reach)
    if not trigger.noun then return nil end
  end
  if cue.first >= trigger.first and cue.last <= trigger.last then
    -- "is eyeing missiles": the trigger itself says it.
    return cue.before == "hypothetical" and cue.kind == "word"
      and cue.before or nil, 0
  end
  if not reach or to - from + 1 > reach or value == "" then return nil end
  if has(doc, from, to, SEMICOLON) or cancelled(doc, sentence, cue) then
    return nil
  end
  if cue.first > trigger.last then
    if not OPEN.behind(doc, from, to, cue) then return nil end
    return value, to - from
  end
  if (cue.kind == "neg" or cue.kind == "det") and IDIOM[word.norm(doc, from)] then
    return nil
  end
  if not OPEN[cue.kind](doc, from, to, trigger.noun) then return nil end
  return value, to - from
end

--- Cues inside of time expressions are none: the May of "May 7".
local function in_time(sentence, cue)
  for _, time in ipairs(sentence:layer "time") do
    if time.first <= cue.first and time.last >= cue.last and time.value then
      return true
    end
  end
  return false
end

-- ------------------------------------------------------------- with a tree

--- Whether a noun is told of as something that has been: "the recent attack".
local function is_done(doc, token)
  local kid, _, norm = word.kid(doc, token, 0)
  while kid do
    if DONE[norm] then return true end
    kid, _, norm = word.kid(doc, token, kid)
  end
  return false
end

--- Whether a word of a cue is negated: "did not deny".
local function is_negated(doc, token, cue)
  local kid, _, norm = word.kid(doc, token, 0)
  while kid do
    if NEGATION[norm] and (kid < cue.first or kid > cue.last) then
      return true
    end
    kid, _, norm = word.kid(doc, token, kid)
  end
  return false
end

--- The preposition of a word, or "".
local function preposition(doc, token)
  local kid, dep, norm = word.kid(doc, token, 0)
  while kid do
    if dep == "case" or dep == "mark" then return norm end
    kid, dep, norm = word.kid(doc, token, kid)
  end
  return ""
end

local PRONOUN = set "it they he she we i"

--- Whether a clause tells of what its speaker did: "claimed it had shot down
--- a drone" takes credit, it accuses nobody.
local function is_own(doc, clause)
  if word.dep(doc, clause) == "xcomp" then return true end
  local kid, dep, norm = word.kid(doc, clause, 0)
  while kid do
    if dep == "nsubj" then return PRONOUN[norm] ~= nil end
    kid, dep, norm = word.kid(doc, clause, kid)
  end
  return false
end

--- Whether a cue that stands above the word `child` is of a kind that takes it.
local function takes(doc, cue, step, hops)
  local child, kind = step.child, cue.kind
  if kind == "mod" or kind == "det" then return false end
  if step.told and cue.before ~= "alleged" and cue.before ~= "negated" then
    return false
  end
  if kind == "do" then return word.pos(doc, child) == "VERB" end
  if kind == "clause" then
    return hops == 2 and CLAUSAL[word.dep(doc, child)] ~= nil
      and not is_own(doc, child)
  end
  return not BY[kind] or BY[kind][preposition(doc, child)] ~= nil
end

local WOULD = set "would 'd"

--- What a mood makes of a trigger that it is carried to.
local function mood(doc, cue, step)
  local value, carried = cue.before, step.carried
  if value == "planned" and WOULD[doc:norm(cue.first)]
    and (carried == "predicate" or clauses.is_drafted(doc, step.token)) then
    return "hypothetical"
  end
  if carried == "planned" then return value == "planned" and value or nil end
  if carried == "unless" and value == "negated" then return nil end
  if carried == "generic" and value == "planned" then return "hypothetical" end
  return value
end

local is_spent

--- What a cue makes of the trigger of which `steps` is the way up, or nil.
local function tree_effect(doc, cue, steps, trigger)
  if cue.first >= trigger.first and cue.last <= trigger.last then
    return cue.before == "hypothetical" and cue.kind == "word"
      and cue.before or nil, 0
  end
  local relation, step, hops = tree.relation(doc, steps, cue)
  if not relation then return nil end
  if relation == "behind" then return cue.after, hops end
  if trigger.done and hops > 1 and cue.before ~= "alleged" then return nil end
  if relation == "governs" then
    -- "ordered them to attack", but "ordered sanctions"
    if step.child and not takes(doc, cue, step, hops) then return nil end
    if step.framed and cue.before ~= "planned" then return nil end
    if cue.before == "negated" and is_negated(doc, step.token, cue) then
      return nil
    end
    return cue.before, hops
  end
  if cue.kind == "neg" and is_spent(doc, cue, step.token, trigger) then
    return nil
  end
  return mood(doc, cue, step), hops
end

local PAST = set "VBD VBN"

--- A date without its year may be read as one too far ahead.
local SOON = 60

local function days(date)
  local y, m, d = date:match "^(%d+)-(%d+)-?(%d*)"
  return y * 365 + m * 30.4 + (tonumber(d) or 1)
end

--- Whether a time expression lies behind the day of the document.
local function is_to_come(doc, time)
  local value = type(time.value) == "table" and time.value
  if not value then return false end
  if value.value == "FUTURE_REF" then return true end
  local day = doc.date and value.type ~= "DURATION" and value.from
  if not day or day <= doc.date:sub(1, #day) then return false end
  return value.grain == "year" or days(day) - days(doc.date) < SOON
end

--- The time to come that dates a noun, on it or on the word that carries it.
local function coming(doc, sentence, steps)
  for _, time in ipairs(sentence:layer "time") do
    local top = is_to_come(doc, time) and tree.top(doc, time.first, time.last)
    local head = top and word.head(doc, top)
    if head and word.dep(doc, head) == "acl" then
      head = word.head(doc, head)
    end
    for i, step in ipairs(top and steps or {}) do
      local token = step.token
      if token == top then break end
      if token == head and step.carried
        and (i == 1 or not PAST[word.tag(doc, token)]) then
        return time
      end
    end
  end
  return nil
end

--- Whether a negation is used up: "not only", "did not deny".
is_spent = function(doc, cue, token, trigger)
  return IDIOM[doc:norm(math.min(cue.last + 1, doc.ntokens))]
    or trigger.refusals[token]
end

--- What the tree says of each cue of a sentence, as `effect` says it.
local function tree_teller(doc, sentence, trigger, cues)
  local held = {}
  trigger.refusals = {}
  for _, cue in ipairs(cues) do
    local kind, before, first = cue.kind, cue.before, cue.first
    local stands = kind ~= "clause" and kind ~= "mod"
    for i = first, stands and cue.last or first - 1 do
      held[i] = held[i] ~= "alleged" and before or held[i]
      if kind == "word" and before == "negated" then
        trigger.refusals[i] = true
      end
    end
  end
  local head = tree.top(doc, trigger.first, trigger.last)
  local steps = tree.way(doc, head, held)
  local pos, tag = word.pos(doc, head), word.tag(doc, head)
  trigger.is_fact = steps.is_fact
  trigger.done = pos ~= "VERB" and is_done(doc, head)
  trigger.ended = ended.of(doc, head)
  local time = (pos == "NOUN" or pos == "PROPN" or tag == "VBG"
    or tag == "VBZ") and coming(doc, sentence, steps)
  local asked = word.norm(doc, sentence.last) == "?"
  local if_only = clauses.is_inverted(doc, steps, asked)
    or question.is_asked(doc, steps) or question.fronted(doc, head) == "were"
  trigger.supposed = if_only or clauses.is_conditional(doc, steps)
  return function(cue) return tree_effect(doc, cue, steps, trigger) end,
    clauses.is_laid(doc, steps) and "alleged"
      or if_only and "hypothetical"
      or (time or clauses.is_purpose(doc, steps)) and "planned", time
end

--- The strongest of what is told of a trigger, of equals the nearest.
local function strongest(sentence, cues, tell)
  local best, best_cue, best_gap
  for _, cue in ipairs(cues) do
    local value, gap = tell(cue)
    if value and RANK[value] and not in_time(sentence, cue) then
      local more = not best or RANK[value] > RANK[best]
      if more or (value == best and gap < best_gap) then
        best, best_cue, best_gap = value, cue, gap
      end
    end
  end
  return best, best_cue
end

--- Modality of the trigger at tokens [first, last] of a sentence.
---@param parsed boolean|nil  whether to ask the tree; without it the words alone
---@return string modality
---@return table? cue  span, nil when nothing tells
function M.at(doc, sentence, first, last, parsed)
  local cues = sentence:layer "$modality_cue"
  if #cues == 0 and not parsed then return "asserted" end
  local trigger = { first = first, last = last,
    noun = is_noun(doc, sentence, first, last) }
  local function flat(cue) return effect(doc, sentence, cue, trigger) end
  local tell, rest, time = flat, nil, nil
  if parsed then
    tell, rest, time = tree_teller(doc, sentence, trigger, cues)
  end
  local value, cue = strongest(sentence, cues, tell)
  if trigger.ended then return trigger.ended, nil end
  if not value and rest == nil then return "asserted" end
  if not value and not trigger.done and not trigger.is_fact then
    -- words of refusal reach farther than the tree shows
    value, cue = strongest(sentence, cues, function(c)
      if c.kind ~= "word"
        or c.last < first and comma(doc, c.last + 1, first - 1) then
        return nil
      end
      local said, gap = flat(c)
      return said == "negated" and said, gap
    end)
  end
  if value == "planned" and trigger.supposed then value = "hypothetical" end
  if value then return value, cue end
  return rest or "asserted", time or nil
end

--- Modality of an event. Rules without slots cost no tree, and need no model.
---@param ev table  its trigger has `first` and `last`; syntax: its rule has slots
---@return string modality
---@return table? cue  span
function M.of(ev, sentence, doc)
  if ev.modality then return ev.modality end
  local trigger = ev.trigger
  return M.at(doc, sentence, trigger.first, trigger.last,
    ev.syntax and core.has_model())
end

--- Modality of a candidate, as its fields and its rule have it.
---@param c geoeng.Candidate
---@param fields table  what the rule has set
---@return string modality
---@return table? cue  span
function M.of_candidate(c, fields)
  return M.of({ trigger = c.trigger, modality = fields.modality,
    syntax = c.def.syntax }, c.sentence, fields.doc)
end

return M
