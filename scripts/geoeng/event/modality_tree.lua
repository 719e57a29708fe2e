--- How far a cue of modality reaches over the tree of its sentence: the way
--- from the trigger up to the root, and what each word on it lets through.
---
---   "called for talks"           talks hang on the cue itself
---   "will hold talks"            the mood of a verb is that of its object
---   "will condemn the attack"    unless the verb takes it for a fact
---   "said it will attack"        a clause keeps its own mood
---
--- A step of the way is a word with `child`, the word below it, nil for the
--- trigger itself, and `carried`, whether the mood of the word (auxiliary,
--- negation, adverb) is that of the trigger too: true, false, "planned" (only
--- what is to come), "unless" (all but a negation) or "generic" (the subject of
--- a verb: it is as little real as what it would do).

local core = require "geoeng.core"

local M = {}

local word = core.word

local HOPS = 10

local function set(text)
  local s = {}
  for w in text:gmatch "%S+" do s[w] = true end
  return s
end

--- Verbs that take what they govern for a fact.
local FACT = set [[condemn investigate probe examine respond retaliate react
  comment remember recall mourn review denounce deplore lament regret protest
  avenge revenge punish solve survive witness commemorate mark welcome hail
  applaud praise criticise criticize describe explain know learn end cease
  stop halt discuss analyse analyze tell see forgive forget recover rebuild
  assess evaluate decry slam blast rue bemoan overshadow follow justify
  admit acknowledge confess resent repel survive weather withstand]]
--- Nouns that do.
local FACT_NOUN = set [[response reaction retaliation revenge investigation
  probe inquiry protest anniversary victim survivor aftermath result outcome
  end suspect behind commemoration remembrance condemnation criticism review
  scene site perpetrator culprit death toll damage wake justice]]

--- Whether a word takes what hangs on it by a preposition, or as its object,
--- for a fact; "could result in sanctions" and "could end in a war" do not.
local function is_fact(doc, token, prep)
  local lemma = word.lemma(doc, token)
  if word.pos(doc, token) == "VERB" then
    return FACT[lemma] and not (lemma == "end" and prep == "in")
  end
  return FACT_NOUN[lemma] or FACT[lemma]
end
--- Verbs whose subject takes place: "the talks will begin".
local HAPPEN = set [[take begin start resume open proceed occur happen
  continue last go come follow run convene be conclude end]]
--- What a meeting does when it takes place: "the talks will cover trade".
local AGENDA = set [[cover discuss focus address review include center centre
  deal touch tackle concentrate gather bring feature consider examine]]
--- Nouns that are a part of what stands behind them: "a round of talks".
local PART = set [[round series wave resumption start opening beginning launch
  conduct spate string number day eve holding convening stage phase session
  kind type sort form set continuation signing imposition use outbreak
  conclusion extension renewal reopening lifting easing removal relaxation
  imposing tightening cancellation postponement
  participation involvement role complicity sidelines margin fringe ceremony]]
local function is_part(doc, noun)
  return PART[word.lemma(doc, noun)] or PART[word.norm(doc, noun)]
end

--- Prepositions of a phrase that everything said of the verb holds for: "will
--- fly out for talks".
local WHOLE = set [[for to into with toward towards of from against in on
  through via]]
--- Those of a phrase that dates or places the verb, and comes with it: "will
--- discuss it at a meeting".
local FRAME = set "at during before ahead"
--- Those of what comes before it, or is its ground.
local APART = set "after since despite following amid in on by under over"
--- Marks of clauses that go with the verb above: "refrained from attacking".
local BOUND = set "to from of for at against on into with in about by via"
--- Marks of clauses that come to pass with the verb above: "will sign it when
--- they meet".
local WITH = set "when before once"

--- Relations without their subtypes, as they are asked for.
local base_of = setmetatable({}, { __index = function(t, dep)
  t[dep] = dep:match "^[^:]*"
  return t[dep]
end })

--- A relation without its subtype.
local function base(dep) return base_of[dep] end
M.base = base

local function base_at(doc, token) return base_of[word.dep(doc, token)] end

--- The word that marks or introduces a token, or "".
local marker = word.marker

local function has_child(doc, token, deps)
  local kid, dep = word.kid(doc, token, 0)
  while kid do
    if deps[base(dep)] then return true end
    kid, dep = word.kid(doc, token, kid)
  end
  return false
end

local OWN = set "nsubj aux"

--- Words that make a noun known: "the attack", "his visit".
local KNOWN = set [[the this that these those its his her their our my your
  coming next upcoming forthcoming planned scheduled]]

local function is_known(doc, token)
  local kid, dep, norm = word.kid(doc, token, 0)
  while kid do
    if KNOWN[norm] or dep == "nmod:poss" then return true end
    kid, dep, norm = word.kid(doc, token, kid)
  end
  return false
end

--- Verbs that carry out what their object names, or undo it: of these the mood
--- is that of a known noun too, "will attend the talks". Of others it is not:
--- "will respect the truce".
local LIGHT = set [[hold launch conduct attend host sign impose lift begin start
  open resume continue carry take make pay have give stage mount undertake
  organise organize convene arrange plan schedule postpone cancel join enter
  reach conclude finalise finalize ratify seal strike broker complete extend
  renew send deploy order sell buy supply deliver provide transfer ship
  perpetrate commit do lead hit visit go come head return travel fly leave
  ease tighten toughen remove relax waive maintain keep slap threaten scrap
  attempt initial implement declare announce participate arrive reopen
  increase reduce expand intensify widen escalate step harden broaden prolong
  suspend halve cut lower secure achieve agree clinch forge]]

--- Whether what is said of a verb is not said of a noun that stands fast.
local function stands_fast(doc, child, head)
  return word.pos(doc, head) == "VERB" and not LIGHT[word.lemma(doc, head)]
    and is_known(doc, child) and not is_part(doc, child)
end

--- Each tells of a hop from a child to its head whether the way goes on, and
--- whether the head's mood carries.
local HOP = {}

function HOP.obj(doc, child, head, cue)
  return cue or not (is_fact(doc, head) or stands_fast(doc, child, head)), true
end
HOP.iobj = HOP.obj

function HOP.nsubj(doc, child, head, cue)
  local dep, lemma = word.dep(doc, child), word.lemma(doc, head)
  if dep == "nsubj:pass" then return cue or not is_fact(doc, head), true end
  if HAPPEN[lemma] or AGENDA[lemma] then return true, true end
  if word.pos(doc, head) ~= "VERB" and dep ~= "nsubj:outer" then
    -- "such a visit would be a first", but "the talks would be in Oran"
    return true, (is_known(doc, child) or marker(doc, head, "case") ~= "")
      or "predicate"
  end
  return true, not is_known(doc, child) and word.pos(doc, child) == "NOUN"
    and "generic"
end

function HOP.obl(doc, child, head, cue)
  if child < head then return false end
  local prep = marker(doc, child, "case")
  if cue and not FRAME[prep] and not APART[prep] then return true, true end
  if FRAME[prep] then return true, "planned" end
  if not cue and (is_fact(doc, head, prep) or stands_fast(doc, child, head))
  then
    return false
  end
  local places = prep == "in" or prep == "by"
    or prep == "on" and word.lemma(doc, head) ~= "agree"
  return WHOLE[prep] or false, places and "unless" or true
end

function HOP.nmod(doc, child, head, cue)
  if word.dep(doc, child) == "nmod:poss" or not cue and is_fact(doc, head) then
    return false
  end
  if FRAME[marker(doc, child, "case")] then return true, "planned" end
  return true, is_part(doc, head) or false
end
function HOP.compound(doc, _, head) return true, is_part(doc, head) or false end

function HOP.xcomp(doc, _, head, cue)
  return cue or not is_fact(doc, head), true
end
function HOP.ccomp(doc, _, head, cue)
  return cue or not is_fact(doc, head), false
end
HOP.csubj = HOP.ccomp

function HOP.advcl(doc, child)
  local mark = marker(doc, child, "mark")
  if mark == "" and marker(doc, child, "advmod") == "when" then mark = "when" end
  if BOUND[mark] then return true, true end
  if mark == "that" then return true, false end
  return WITH[mark] or false, "planned"
end

function HOP.acl(doc, child, head)
  -- "reports that they had met" is read as a relative clause at times
  local says = word.dep(doc, child) ~= "acl:relcl"
    or marker(doc, child, "mark") == "that"
  return says and not is_fact(doc, head), false
end

function HOP.conj(doc, child, head)
  local own = word.pos(doc, head) == "VERB" and has_child(doc, child, OWN)
  return true, not own
end
HOP.appos = HOP.conj

--- What two hops let through together.
function M.both(a, b)
  if a == true then return b end
  if b == true then return a end
  return a == b and a
end

--- Prepositions of what somebody is accused of, or asked to.
local LAID = set "of for over in with"

--- Whether a noun that is no cue ends the way of what hangs on it. A phrase
--- may belong to the verb above: "protect the town from attacks".
function M.ends(doc, token, dep, head, cue, known)
  if cue or is_part(doc, head) then return false end
  local up = word.head(doc, head)
  if dep == "nmod" then
    local prep = marker(doc, token, "case")
    if FRAME[prep] then return false end
    local above = up and known[up]
    if LAID[prep] and above == "alleged" and base_at(doc, head) == "obj" then
      return false
    end
    return not ((prep == "from" or prep == "against") and above)
  end
  return dep == "compound" or dep == "acl" and not (up and known[up])
end

--- The steps of the way up from the word of a trigger.
---@param doc geoeng.Doc
---@param token integer
---@param known table<integer, string>  tokens of cues: what they make of what
---                                     they govern
---@return table[] steps  { token=, child=, carried= }
function M.way(doc, token, known)
  local steps = { { token = token, carried = true } }
  local carried, framed, told, below = true, false, false, ""
  for _ = 1, HOPS do
    local head, dep = word.head(doc, token), base_at(doc, token)
    local hop = head and HOP[dep]
    if not hop then break end
    local cue = known[head]
    local goes, carries = hop(doc, token, head, cue)
    if not goes then
      steps.is_fact = is_fact(doc, head) and true
      break
    end
    -- "the conditions for a truce are not met"
    if dep == "nsubj" and token ~= steps[1].token and known[token]
      and word.pos(doc, token) == "NOUN" then
      carries = false
    end
    if dep ~= "nsubj" and cue and word.pos(doc, head) ~= "VERB" then
      carries = carries or true
    end
    carried = M.both(carried, carries)
    framed = framed or carries == "planned"
    -- "sought to calm them by saying that troops had been sent"
    told = told or below == "ccomp"
    below = cue and "" or dep
    steps[#steps + 1] = { token = head, child = token, carried = carried,
      framed = framed, told = told,
      aside = HOP[dep] == HOP.conj or carries == "planned"
        or carries == "generic" }
    if M.ends(doc, token, dep, head, cue, known) then break end
    if dep == "nsubj" and not (carries or cue) then break end
    token = head
  end
  return steps
end

--- The topmost token of a span.
function M.top(doc, first, last)
  local token = first
  for _ = first, last do
    local head = word.head(doc, token)
    if not head or head < first or head > last then break end
    token = head
  end
  return token
end

--- Words that say it of the noun that they belong to: "talks set for Friday".
local BESIDE = set "acl amod"
local FUNCTION = set [[aux cop mark case advmod det amod cc expl fixed obl]]

--- Kinds of cues that speak of what they govern only: "the banned group".
local ABOVE = set "from court clause do goal"
local PARTICIPLE = set "VBN VBD"

--- Kinds of cues that say it of a verb when they stand at its subject: "no
--- troops attacked", "suspected rebels attacked".
local OF_SUBJECT = set "det adj"

--- Whether a noun is who does what a verb says.
function M.is_actor(doc, noun, verb)
  if not noun or word.head(doc, noun) ~= verb then return false end
  local dep = word.dep(doc, noun)
  return dep == "nsubj" and word.pos(doc, verb) == "VERB"
    or dep == "obl:agent"
end

--- Whether a subject is said to be what is not yet: "the aim is to sign it",
--- "the alternative is a blockade".
function M.equates(doc, subject, predicate)
  if base_at(doc, subject) ~= "nsubj" or word.pos(doc, subject) ~= "NOUN" then
    return false
  end
  return marker(doc, predicate, "cop") ~= ""
    and (word.pos(doc, predicate) ~= "VERB"
      or marker(doc, predicate, "mark") == "to")
end

--- Kinds of cues that may be a verb with an object.
local OBJECT = set "word adj"

--- The relation of a cue whose words stand on the way, below which something
--- hangs that is none of them.
local function relation_on_way(doc, cue, token, child)
  local dep = word.dep(doc, child)
  if base(dep) ~= "nsubj" then return "governs" end
  -- "a truce is needed": the subject of a passive is its object
  if dep == "nsubj:pass" and (cue.after or "") == "" and OBJECT[cue.kind]
    and cue.first == cue.last then
    return "governs"
  end
  -- "the attack threatens the peace"
  if dep == "nsubj" and word.pos(doc, token) == "VERB" and cue.before ~= "" then
    return nil
  end
  return "behind"
end

--- The relation of a cue whose topmost word hangs on the way; "none" ends it.
local function relation_beside(doc, cue, top, step, i)
  local token, kind, dep = step.token, cue.kind, base_at(doc, top)
  if BESIDE[dep] and top > token and i == 1 then return "behind" end
  -- "the cancelled visit", but not "the feared general's visit"
  if dep == "amod" and i == 1 and kind == "word" and cue.first == cue.last
    and PARTICIPLE[word.tag(doc, top)] then
    return "mood"
  end
  if kind == "case" and (dep ~= "case" or i > 1) then return "none" end
  if kind == "neg" and dep == "nsubj" and step.carried then return "mood" end
  if step.carried and M.equates(doc, top, token) then return "governs" end
  if FUNCTION[dep] and step.carried and not ABOVE[kind]
    and (dep ~= "obl" or kind == "adv") then
    return "mood"
  end
  return nil
end

--- How a cue stands to a trigger: "governs" it, "behind", as the word whose
--- subject it is, "mood" of a word on the way; nil: not at all.
---@return string|nil relation
---@return table|nil step
---@return integer|nil hops
function M.relation(doc, steps, cue)
  local first, last = cue.first, cue.last
  local top = M.top(doc, first, last)
  local up = word.head(doc, top)
  for i, step in ipairs(steps) do
    local token, child = step.token, step.child
    local holds = token >= first and token <= last
    if holds and child and not step.aside
      and (child < first or child > last) then
      local relation = relation_on_way(doc, cue, token, child)
      return relation, relation and step, relation and i
    end
    if not holds and step.carried
      and (OF_SUBJECT[cue.kind]
        or cue.kind == "neg" and word.dep(doc, top) == "det")
      and M.is_actor(doc, up, token) then
      return "mood", step, i
    end
    if not holds and up == token and (not child or top ~= child) then
      local relation = relation_beside(doc, cue, top, step, i)
      if relation == "none" then return nil end
      if relation then return relation, step, i end
    end
  end
  return nil
end

return M
