--- What a starter knows of a word or phrase that tells of an event: whether it
--- is a verb or a noun, its past, and what a sentence about it speaks of.

local core = require "geoeng.core"
local inflect = require "geoeng.import.inflect"
local particle = require "geoeng.language.particle"
local word_set = require "geoeng.language.word_set"

local M = {}

--- What a verb has behind it: adverbs, and prepositions, which have the object
--- to themselves.
local PARTICLE = particle.known
local PREPOSITION = word_set.set "particle.preposition"

local function first_of(phrase) return phrase:match "^%S+" end
local function last_of(phrase) return phrase:match "[^ ]*$" end

--- Whether the object of a verb phrase hangs on its preposition.
---@param phrase string
---@return boolean
function M.ends_in_preposition(phrase)
  return PREPOSITION[last_of(phrase)] ~= nil
end

--- The tokens of a text, of all its sentences, as what fn makes of each.
---@param text string
---@param fn fun(token: table)
function M.each_token(text, fn)
  local doc <close> = core.analyze(text)
  for s in doc:sentences() do
    for _, t in ipairs(s:tokens()) do fn(t) end
  end
end

-- --------------------------------------------------------------------- past

--- Whether a form is one of a word for the engine.
local function is_form(form, word)
  local found = false
  M.each_token("They " .. form .. " them.", function(t)
    for lemma in t.lemma:gmatch "[^|]+" do
      if t.text == form and lemma == word then found = true end
    end
  end)
  return found
end

--- The past of verbs that news tell of, where it is no -ed.
local IRREGULAR = word_set.values "verb_form.past"

--- The past of "overcome" is that of "come" behind "over".
local function irregular_past(verb)
  if IRREGULAR[verb] then return IRREGULAR[verb] end
  for _, prefix in ipairs(word_set.list "verb_form.prefix") do
    local rest = verb:sub(1, #prefix) == prefix and verb:sub(#prefix + 1)
    if rest and IRREGULAR[rest] then return prefix .. IRREGULAR[rest] end
  end
end

--- Longer verbs that double their last letter, stressed or not.
local DOUBLING = word_set.set "verb_form.doubling"

--- "stopped", "kidnapped": a short verb with one vowel before its last letter
--- doubles it.
local function regular_past(verb)
  if DOUBLING[verb] or verb:find "^[^aeiou]+[aeiou][bdgmnprt]$" then
    return verb .. verb:sub(-1) .. "ed"
  end
  for _, form in ipairs(inflect.verb(verb)) do
    if form:sub(-2) == "ed" and is_form(form, verb) then return form end
  end
end

--- A verb as a sentence about what happened has it.
---@param verb string  or a phrase that starts with one
---@return string|nil form  nil: its past is not known
function M.past(verb)
  local first, rest = verb:match "^(%S+)(.*)$"
  local form = irregular_past(first) or regular_past(first)
  return form and is_form(form, first) and form .. rest or nil
end

-- --------------------------------------------------------------------- kind

local NOUN_TAILS = word_set.list "noun_form.tail"

local function looks_noun(word)
  for _, tail in ipairs(NOUN_TAILS) do
    if #word > #tail + 2 and word:sub(-#tail) == tail then return true end
  end
  return false
end

--- What WordNet says a noun is mostly of: "act"; nil: it is no noun there.
local function sense_of(word)
  local sense
  M.each_token(word, function(t) sense = t.sense end)
  return sense
end

--- The parts of speech of a phrase that stands alone, as the parser reads it;
--- empty without a model.
local function parts_of_speech(phrase)
  local list = {}
  if core.has_model() then
    M.each_token(phrase .. ".", function(t) list[#list + 1] = t.pos end)
  end
  return list
end

--- "set free", "carry out", "declare war"; not "border closure", "air strike".
local function is_verb_phrase(phrase)
  local first, last = first_of(phrase), last_of(phrase)
  if PARTICLE[last] or PREPOSITION[last] or IRREGULAR[first] then return true end
  return parts_of_speech(phrase)[1] == "VERB"
end

--- Whether a word or phrase is a verb or a noun. What is both is a verb.
---@param phrase string
---@return "verb"|"noun"
function M.kind(phrase)
  if phrase:find " " then
    return is_verb_phrase(phrase) and "verb" or "noun"
  elseif looks_noun(phrase) then
    return "noun"
  end
  return (irregular_past(phrase) or M.past(phrase)) and "verb" or "noun"
end

--- What nouns are of that tell of something done.
local DONE = { act = true, event = true, communication = true,
  artifact = true, process = true, phenomenon = true }

--- Whether a verb is a noun, too, that may tell of what it does: "release",
--- "strike"; not "close", a time, nor "flee", no noun.
---@param verb string
---@return boolean
function M.is_noun_too(verb)
  return DONE[sense_of(verb)] ~= nil
end

--- Whether a noun tells of what happens by itself: "earthquake", "flood"; not
--- "killing".
---@param noun string
---@return boolean
function M.has_no_actor(noun)
  local last = last_of(noun)
  local sense = last:sub(-3) ~= "ing" and sense_of(last)
  return sense == "event" or sense == "phenomenon"
end

-- ------------------------------------------------------------------- object

--- Verbs without an object, with and without a particle.
local ALONE = word_set.set "object.none"
local ALONE_WITH_PARTICLE = word_set.set "object.none_with_particle"

--- Verbs of places and things, and of what people plan.
local OF_PLACES = word_set.set "object.place"
local OF_PLANS = word_set.set "object.plan"

local PEOPLE, PLACES, PLAN = "Iraqi diplomats", "two airports", "the plan"

--- Of what a preposition at the end of a phrase speaks.
local BEHIND = word_set.values "object.behind"

--- Nouns behind a verb that say what its object becomes: "take hostage".
local BECOMES = word_set.set "object.becomes"

--- Whether a phrase brings its object along: "declare war", "cut ties".
local function has_object(phrase)
  if BECOMES[last_of(phrase)] then return false end
  local list = phrase:find " " and parts_of_speech(phrase) or {}
  return #list > 1 and list[#list - 1] == "NOUN" -- before the period
end

--- What a verb can have for an object in a sentence that makes sense; "": it
--- has none.
---@param verb string
---@return string
function M.object(verb)
  local first, last = first_of(verb), last_of(verb)
  if M.ends_in_preposition(verb) then return BEHIND[last] or PEOPLE end
  if ALONE[first] or PARTICLE[last] and ALONE_WITH_PARTICLE[first]
    or has_object(verb) then
    return ""
  end
  return OF_PLACES[first] and PLACES or OF_PLANS[first] and PLAN or PEOPLE
end

return M
