--- Who says that an event happened: `claim` { speaker, verb }.
---
---   "Rebels shelled the town, officials said."   officials · said
---   "Kyiv accused Moscow of shelling the port."  Kyiv · accused
---   "According to witnesses, the bus was hit."   witnesses · According to
---   "... hit the bus. We saw it," he said.       he · said, for both sentences
---
--- Of several the innermost counts. The tree tells what a reporting verb
--- governs, so only events of rules with slots have claims. The core finds the
--- verb, and what is quoted (core/lua/claim.c).

local core = require "geoeng.core"
local library = require "geoeng.language.library"
local word_set = require "geoeng.language.word_set"

local M = {}

local word = core.word

library.words "report_v" (word_set.list "reporting.claim")
library.words "according" { "according to" }
--- What things are according to, and nobody says.
library.words "no_speaker" (word_set.list "reporting.no_speaker")

local LONGEST = 500 -- words of a sentence that is looked at
local AROUND = 5    -- sentences of a quotation that are looked through

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

-- ---------------------------------------------------------- one sentence

local function by_verb(sentence, trigger)
  local verb, from = core.reporting(trigger)
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

--- The saying that a sentence ends or begins with, beside a quotation.
local function saying(sentence)
  for _, s in ipairs(sentence:layer "$report_v") do
    if s.pos == "VERB" and not core.quoted(sentence, s.first) then
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
  if not core.quoted(sentence, trigger.first) then return nil end
  for _, step in ipairs { -1, 1 } do
    for i = 1, AROUND do
      local index = sentence.index + step * i
      local other = index >= 1 and index <= doc.nsentences
        and doc:sentence(index)
      if not other or other.paragraph ~= sentence.paragraph then break end
      local edge = step < 0 and other.last + 1 or other.first
      if not core.quoted(other, edge) then break end
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
