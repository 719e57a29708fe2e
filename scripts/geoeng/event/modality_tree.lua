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

local M = {}

local HOPS = 10

local function set(text)
  local s = {}
  for w in text:gmatch "%S+" do s[w] = true end
  return s
end

--- Verbs and nouns that take what they govern for a fact.
local FACT = set [[condemn investigate probe examine respond retaliate react
  comment remember recall mourn review denounce deplore lament regret protest
  avenge revenge punish solve survive witness commemorate mark welcome hail
  applaud praise criticise criticize describe explain know learn end cease
  stop halt response reaction retaliation revenge investigation probe inquiry
  protest anniversary victim survivor aftermath result outcome end suspect
  behind discuss analyse analyze tell see]]
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
  participation]]
local function is_part(noun) return PART[noun.lemma] or PART[noun.norm] end

--- Prepositions of a phrase that everything said of the verb holds for: "will
--- fly out for talks".
local WHOLE = set [[for to into with toward towards of from against in on
  through]]
--- Those of a phrase that dates or places the verb, and comes with it: "will
--- discuss it at a meeting".
local FRAME = set "at during before ahead"
--- Marks of clauses that go with the verb above: "refrained from attacking".
local BOUND = set "to from of for at against on into with in about"
--- Marks of clauses that come to pass with the verb above: "will sign it when
--- they meet".
local WITH = set "when before once"

local function base(dep) return dep:match "^[^:]*" end

--- The word that marks or introduces a token, or "".
local function marker(token, dep)
  for _, kid in ipairs(token.children) do
    if base(kid.dep) == dep then return kid.norm end
  end
  return ""
end

local function has_child(token, deps)
  for _, kid in ipairs(token.children) do
    if deps[base(kid.dep)] then return true end
  end
  return false
end

local OWN = set "nsubj aux"

--- Words that make a noun known: "the attack", "his visit".
local KNOWN = set [[the this that these those its his her their our my your
  coming next upcoming forthcoming planned scheduled]]

local function is_known(token)
  for _, kid in ipairs(token.children) do
    if KNOWN[kid.norm] or kid.dep == "nmod:poss" then return true end
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
  attempt initial implement declare announce participate arrive reopen]]

--- Whether what is said of a verb is not said of a noun that stands fast.
local function stands_fast(child, head)
  return is_known(child) and head.pos == "VERB" and not LIGHT[head.lemma]
end

--- Each tells of a hop from a child to its head whether the way goes on, and
--- whether the head's mood carries.
local HOP = {}

function HOP.obj(child, head, cue)
  return cue or not (FACT[head.lemma] or stands_fast(child, head)), true
end
HOP.iobj = HOP.obj

function HOP.nsubj(child, head, cue)
  if child.dep == "nsubj:pass" then return cue or not FACT[head.lemma], true end
  if HAPPEN[head.lemma] or AGENDA[head.lemma] or head.pos ~= "VERB"
    and child.dep ~= "nsubj:outer" then
    return true, true
  end
  return true, not is_known(child) and child.pos == "NOUN" and "generic"
end

function HOP.obl(child, head, cue)
  local prep = marker(child, "case")
  if child.index < head.index then return false end
  if FRAME[prep] then return true, "planned" end
  if not cue and (FACT[head.lemma] or stands_fast(child, head)) then
    return false
  end
  local places = prep == "in" or prep == "on"
  return WHOLE[prep] or false, places and "unless" or true
end

function HOP.nmod(child, head, cue)
  if child.dep == "nmod:poss" or FACT[head.lemma] and not cue then
    return false
  end
  if FRAME[marker(child, "case")] then return true, "planned" end
  return true, is_part(head) or false
end
function HOP.compound(_, head) return true, is_part(head) or false end

function HOP.xcomp(_, head, cue) return cue or not FACT[head.lemma], true end
function HOP.ccomp(_, head, cue) return cue or not FACT[head.lemma], false end
HOP.csubj = HOP.ccomp

function HOP.advcl(child)
  local mark = marker(child, "mark")
  if BOUND[mark] then return true, true end
  if mark == "that" then return true, false end
  return WITH[mark] or false, "planned"
end

function HOP.acl(child, head)
  -- "reports that they had met" is read as a relative clause at times
  local says = child.dep ~= "acl:relcl" or marker(child, "mark") == "that"
  return says and not FACT[head.lemma], false
end

function HOP.conj(child, head)
  if head.pos == "VERB" and has_child(child, OWN) then return true, false end
  return true, true
end
HOP.appos = HOP.conj

--- What two hops let through together.
function M.both(a, b)
  if a == true then return b end
  if b == true then return a end
  return a == b and a
end

--- Whether a noun that is no cue ends the way of what hangs on it. A phrase
--- may belong to the verb above: "protect the town from attacks".
function M.ends(token, dep, head, cue, known)
  if cue or is_part(head) then return false end
  if dep == "nmod" then
    local prep = marker(token, "case")
    if FRAME[prep] then return false end
    return not ((prep == "from" or prep == "against") and head.head
      and known(head.head))
  end
  return dep == "compound"
    or dep == "acl" and not (head.head and known(head.head))
end

--- The steps of the way up from the word of a trigger.
---@param token geoeng.Token
---@param known fun(token: geoeng.Token): boolean  whether a cue holds it
---@return table[] steps  { token=, child=, carried= }
function M.way(token, known)
  local steps = { { token = token, carried = true } }
  local carried, framed = true, false
  for _ = 1, HOPS do
    local head = token.head
    local hop = head and HOP[base(token.dep)]
    if not hop then break end
    local cue, dep = known(head), base(token.dep)
    local goes, carries = hop(token, head, cue)
    if not goes then break end
    if dep ~= "nsubj" and cue and head.pos ~= "VERB" then
      carries = carries or true
    end
    carried = M.both(carried, carries)
    framed = framed or carries == "planned"
    steps[#steps + 1] = { token = head, child = token, carried = carried,
      framed = framed,
      aside = HOP[dep] == HOP.conj or carries == "planned"
        or carries == "generic" }
    if M.ends(token, dep, head, cue, known) then break end
    if dep == "nsubj" and not (carries or cue) then break end
    token = head
  end
  return steps
end

--- The topmost token of a span.
function M.top(doc, first, last)
  local token = doc:token(first)
  for _ = first, last do
    local head = token.head
    if not head or head.index < first or head.index > last then break end
    token = head
  end
  return token
end

--- Words that say it of the noun that they belong to: "talks set for Friday".
local BESIDE = set "acl amod"
local FUNCTION = set [[aux cop mark case advmod det amod cc expl fixed obl]]

--- How a cue stands to a trigger: "governs" it, "behind", as the word whose
--- subject it is, "mood" of a word on the way; nil: not at all.
---@return string|nil relation
---@return table|nil step
---@return integer|nil hops
function M.relation(doc, steps, cue)
  local top = M.top(doc, cue.first, cue.last)
  for i, step in ipairs(steps) do
    local t = step.token
    local holds = t.index >= cue.first and t.index <= cue.last
    if holds and step.child and not step.aside and (step.child.index < cue.first
      or step.child.index > cue.last) then
      if base(step.child.dep) == "nsubj" then return "behind", step, i end
      return "governs", step, i
    end
    if not holds and top.head and top.head.index == t.index
      and (not step.child or top.index ~= step.child.index) then
      local dep = base(top.dep)
      if BESIDE[dep] and top.index > t.index and i == 1 then
        return "behind", step, i
      end
      if cue.kind == "case" and (dep ~= "case" or i > 1) then return nil end
      if cue.kind == "neg" and dep == "nsubj" and step.carried then
        return "mood", step, i
      end
      if FUNCTION[dep] and step.carried
        and (dep ~= "obl" or cue.kind == "adv") then
        return "mood", step, i
      end
    end
  end
  return nil
end

--- Whether an infinitive of purpose does it: "flew out to meet them".
function M.is_purpose(steps)
  for _, step in ipairs(steps) do
    local token = step.token
    if step.carried ~= true then return false end
    if token.dep == "advcl" then return marker(token, "mark") == "to" end
    if token.pos == "VERB" and token.dep ~= "conj" then return false end
  end
  return false
end

local INVERTED = set "had were should"

--- Whether its clause is a condition without `if`: "had they attacked, ...".
function M.is_inverted(steps)
  for _, step in ipairs(steps) do
    local first
    for _, kid in ipairs(step.carried == true and step.token.children or {}) do
      local dep = base(kid.dep)
      if dep == "aux" and INVERTED[kid.norm] then first = first or kid.index end
      if dep == "nsubj" and first then return true end
    end
  end
  return false
end

return M
