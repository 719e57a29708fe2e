--- Who says that an event happened: `claim` { speaker, verb }.
---
---   "Rebels shelled the town, officials said."   officials · said
---   "Kyiv accused Moscow of shelling the port."  Kyiv · accused
---   "According to witnesses, the bus was hit."   witnesses · According to
---   "... hit the bus. We saw it," he said.       he · said, for both sentences
---
--- Of several the innermost counts. The tree tells what a reporting verb
--- governs, so only events of rules with slots have claims.

local core = require "geoeng.core"
local library = require "geoeng.language.library"

local M = {}

local word = core.word

library.words "report_v" { "say", "tell", "report", "announce", "claim", "state",
  "add", "note", "declare", "insist", "warn", "confirm", "deny", "allege",
  "accuse", "acknowledge", "admit", "argue", "assert", "explain", "maintain",
  "reiterate", "emphasize", "emphasise", "stress", "reveal", "disclose",
  "testify", "suggest", "write", "predict", "vow", "pledge", "promise",
  "complain", "contend", "comment", "remark", "reply", "recall", "concede",
  "charge", "estimate", "believe", "think", "threaten", "quote", "tweet",
  "post", "broadcast", "indicate", "point out", "make clear" }
library.words "according" { "according to" }
--- What things are according to, and nobody says.
library.words "no_speaker" { "agreement", "treaty", "accord", "deal", "plan",
  "schedule", "timetable", "law", "constitution", "rule", "protocol",
  "contract", "calendar", "principle", "resolution", "standard" }

local HOPS = 12     -- words from an event up to what says it
local INSERTION = 6 -- words on either side of the verb
local BEFORE = 20   -- sentences of a paragraph in which quotations may open
local LONGEST = 500 -- words of a sentence that is looked at
local AROUND = 5    -- sentences of a quotation that are looked through

--- Relations by which what is said hangs on the saying.
local SAID = { ccomp = true, xcomp = true, parataxis = true }
--- Of these verbs also what they are about: "accused Iran of shipping".
local ABOUT = { accuse = true, charge = true }
local ABOUT_RELATION = { advcl = true, obl = true, acl = true }

local QUOTE = { ['"'] = true, ["“"] = true, ["”"] = true, ["``"] = true,
  ["''"] = true }

-- ----------------------------------------------------------------- speakers

--- A whole actor at a token, else the tokens first to last.
local function actor_or(sentence, head, first, last)
  for _, s in ipairs(core.has_layer "actor" and sentence:layer "actor" or {}) do
    if s.first <= head and s.last >= head then return s end
  end
  return sentence.doc:range(first, last)
end

--- The subject of a verb of saying, nil without one: of two the nearer, and
--- of a noun and a name in apposition the name.
local function subject(sentence, verb)
  local best, name
  local fillers = sentence.doc:range(verb, verb):slots()
  local function better(f)
    if not best or f.cost ~= best.cost then return not best or f.cost < best.cost end
    return math.abs(verb - f.head) < math.abs(verb - best.head)
  end
  for _, f in ipairs(fillers) do
    if f.slot == "subj" and not f.appos and better(f) then best = f end
  end
  for _, f in ipairs(best and not best.name and fillers or {}) do
    if f.slot == "subj" and f.appos and f.name and f.group == best.head then
      name = name or f
    end
  end
  best = name or best
  return best and actor_or(sentence, best.head, best.first, best.last)
end

local IN_PHRASE = { DET = true, ADJ = true, NOUN = true, PROPN = true,
  NUM = true, PART = true, PRON = true }

--- The noun phrase that starts at a token, without its article.
local function phrase(sentence, from, limit)
  local doc, first, last = sentence.doc, nil, nil
  for i = from, limit do
    local pos = word.pos(doc, i)
    if not IN_PHRASE[pos] then break end
    if not first and pos ~= "DET" then first = i end
    last = i
  end
  return first and actor_or(sentence, last, first, last)
end

--- The noun phrase behind "according to", nil when nobody speaks there.
local function behind(sentence, cue)
  local speaker = phrase(sentence, cue.last + 1, sentence.last)
  for _, s in ipairs(speaker and sentence:layer "$no_speaker" or {}) do
    if s.first >= speaker.first and s.last <= speaker.last then return nil end
  end
  return speaker
end

-- ------------------------------------------------------------ within a tree

--- The words above a token: token -> the relation by which the way comes in.
local function above(doc, token)
  local relations, relation = {}, "self"
  for _ = 1, HOPS do
    relations[token] = relation
    relation, token = word.dep(doc, token), word.head(doc, token)
    if not token then break end
  end
  if token then relations[token] = relation end
  return relations
end

--- Whether a verb of saying says what the words above an event tell.
local function says(doc, verb, relations)
  local relation = relations[verb]
  if relation then
    return SAID[relation] or ABOUT_RELATION[relation]
      and ABOUT[word.lemma(doc, verb)]
  end
  local up = word.dep(doc, verb) == "parataxis" and word.head(doc, verb)
  return up and relations[up] ~= nil
end

--- Whether a verb of saying stands in an insertion between commas, which the
--- event is outside of: "The army, a spokesman said, struck a camp".
local function inserted(sentence, verb, trigger)
  local doc, first, last = sentence.doc, nil, nil
  for i = verb - 1, math.max(sentence.first, verb - INSERTION), -1 do
    if word.norm(doc, i) == "," then first = i break end
    if word.pos(doc, i) == "VERB" then return false end
  end
  for i = verb + 1, math.min(sentence.last, verb + INSERTION) do
    local norm = word.norm(doc, i)
    if norm == "," then last = i break end
    if norm == "that" then return false end
  end
  if first and last and first > sentence.first
    and (trigger.last < first or trigger.first > last) then
    return first + 1
  end
  return nil
end

--- The verb of saying that is nearest to an event among those that tell it,
--- and where the insertion starts that it stands in.
local function reporting(sentence, trigger)
  local relations, best, least, from
  for _, s in ipairs(sentence:layer "$report_v") do
    local outside = s.last < trigger.first or s.first > trigger.last
    if outside and s.pos == "VERB" then
      relations = relations or above(sentence.doc, trigger.head)
      local far = math.abs(s.first - trigger.first)
      local start = inserted(sentence, s.head, trigger)
      if (not best or far < least)
        and (start or says(sentence.doc, s.head, relations)) then
        best, least, from = s, far, start
      end
    end
  end
  return best, from
end

local function by_verb(sentence, trigger)
  local verb, from = reporting(sentence, trigger)
  local speaker = verb and (from and phrase(sentence, from, verb.first - 1)
    or subject(sentence, verb.head))
  return speaker and { speaker = speaker, verb = verb }
end

local function by_according(sentence, trigger)
  for _, cue in ipairs(sentence:layer "$according") do
    local speaker = behind(sentence, cue)
    if speaker and not (trigger.first >= cue.first
      and trigger.first <= speaker.last) then
      return { speaker = speaker, verb = cue }
    end
  end
  return nil
end

-- -------------------------------------------------------------- quotations

--- Whether a token stands in a quotation: an odd number of marks before it in
--- its paragraph.
local function quoted(doc, sentence, token)
  local index, odd = sentence.index, false
  while index > 1 and index > sentence.index - BEFORE
    and doc:sentence(index - 1).paragraph == sentence.paragraph do
    index = index - 1
  end
  local at = word.any(doc, doc:sentence(index).first, token - 1, QUOTE)
  while at do
    odd = not odd
    at = word.any(doc, at + 1, token - 1, QUOTE)
  end
  return odd
end

--- The saying that a sentence ends or begins with, beside a quotation.
local function saying(sentence)
  for _, s in ipairs(sentence:layer "$report_v") do
    if s.pos == "VERB" and not quoted(sentence.doc, sentence, s.first) then
      local speaker = subject(sentence, s.head)
      if speaker then return { speaker = speaker, verb = s } end
    end
  end
  return nil
end

--- The speaker of a quotation of several sentences: told by one of those
--- before, else by one behind.
local function by_quotation(sentence, trigger)
  local doc = sentence.doc
  if not quoted(doc, sentence, trigger.first) then return nil end
  for _, step in ipairs { -1, 1 } do
    for i = 1, AROUND do
      local index = sentence.index + step * i
      local other = index >= 1 and index <= doc.nsentences
        and doc:sentence(index)
      if not other or other.paragraph ~= sentence.paragraph then break end
      local edge = step < 0 and other.last + 1 or other.first
      if not quoted(doc, other, edge) then break end
      local found = saying(other)
      if found then return found end
    end
  end
  return nil
end

--- Who tells of an event, nil when the text itself does.
---@param sentence table
---@param trigger table  span
---@return table|nil claim  { speaker = span, verb = span }
function M.of(sentence, trigger)
  if sentence.last - sentence.first > LONGEST then return nil end
  return by_verb(sentence, trigger) or by_according(sentence, trigger)
    or by_quotation(sentence, trigger)
end

return M
