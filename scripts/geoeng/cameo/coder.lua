--- Dyads by dictionaries, as TABARI and PETRARCH code them: who does what to
--- whom. What `geoeng import petrarch` writes asks for this module.
---
---   local cameo = require "geoeng.cameo"
---   local coder = cameo.coder { actors = "$actor_name", agents = "$role_noun",
---     verbs = "$coded_verb", patterns = "patterns.tsv", sets = "sets.tsv" }
---   event "cameo" { find = "trigger:$coded_verb",
---     roles = { source = true, target = true },
---     when = coder.when, make = coder.make }
---
--- A verb's code is that of the pattern that matches most words, of equals the
--- first, else its own; [---] codes nothing. The source is what the pattern
--- marks with $, else the verb's subject, else the first actor before it; the
--- target what + marks, else the first name behind the verb, else a role noun
--- in the first noun phrase there, else, when no noun follows, the nearest actor
--- before the verb. With "by" behind a passive they change places. What stands
--- below a coded verb is part of its event. A code a:b gives a second event
--- with sides changed.

local coding = require "geoeng.cameo.code"
local dictionary = require "geoeng.cameo.dictionary"
local np = require "geoeng.cameo.noun_phrase"
local library = require "geoeng.language.library"

local M = {}

local NULL = "---"

-- ---------------------------------------------------------------- events

--- The arguments of one side: one span for each code.
local function add_side(ev, role, units)
  for _, unit in ipairs(units) do
    for _, m in ipairs(np.members(unit)) do
      for _, code in ipairs(m.codes) do
        if code ~= NULL then
          ev:add(role, ev.doc:range(m.first, m.last), { code = code })
        end
      end
    end
  end
end

local function fill(ev, e)
  ev.code = e.code
  ev.basis = e.basis
  add_side(ev, "source", e.source)
  add_side(ev, "target", e.target)
end

--- What the sentence of a trigger codes; the last one is kept.
local function coded(coder, trigger)
  local doc, sentence = trigger.doc, trigger.sentence
  local known, index = coder.docs[doc], sentence.index
  if not known or known.index ~= index then
    local found, why, other = coding.sentence(coder, doc, sentence)
    known = coder.docs[doc]
    known.index, known.found, known.why, known.other = index, found, why, other
  end
  local first = trigger.first
  return known.found[first], known.why[first] or known.other
end

---@class geoeng.CoderDef
---@field actors string    list of names, with the attribute code
---@field agents string    list of role nouns, with code and side
---@field verbs string     list of verb forms, with verb, code and head
---@field discards string|nil  list of phrases that code nothing, with scope
---@field patterns string  file of patterns: verb, pattern, code, basis
---@field sets string      file of sets: set, member

local KEYS = { actors = true, agents = true, verbs = true, discards = false,
  patterns = true, sets = true }

--- A coder; its when and make are those of an event rule that its list of
--- verbs fires.
---@param def geoeng.CoderDef
---@return { when: fun(trigger: geoeng.Span), make: fun(ev: geoeng.Event) }
function M.coder(def)
  for key, needed in pairs(KEYS) do
    if type(def[key]) ~= "string" and (needed or def[key] ~= nil) then
      error(("cameo.coder needs %s = \"name\""):format(key), 2)
    end
  end
  local coder = { verbs = def.verbs, discards = def.discards,
    lists = { def.actors, def.agents },
    docs = setmetatable({}, { __mode = "k" }),
    dictionary = dictionary.new(def.patterns, library.data(def.patterns),
      library.data(def.sets)) }
  return {
    when = function(trigger)
      local events, why = coded(coder, trigger)
      return events ~= nil, why
    end,
    make = function(ev)
      local events = coded(coder, ev.trigger)
      fill(ev, events[1])
      for i = 2, #events do fill(ev:another(), events[i]) end
    end,
  }
end

return M
