--- By what mechanism events and arguments are missed or wrong: every one gets
--- `why` = { kind=, detail= }, the kinds of KINDS. Of what listen.lua heard of
--- the run, a missed event has the refusal that came farthest.
---
--- In:   a compared document of cmd/eval.lua, the document while it is open,
---       and what was refused in it.
--- Out:  `why` of its missing and invented events, and what
---       mechanism_argument.lua says of arguments.

local arguments = require "geoeng.eval.mechanism_argument"
local candidate = require "geoeng.event.candidate"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local modality = require "geoeng.eval.mechanism_modality"
local pattern = require "geoeng.language.pattern"
local roles = require "geoeng.test.why_roles"
local token_range = require "geoeng.eval.token_range"
local veto = require "geoeng.event.veto"

local M = {}

--- What is told of missed and invented events, in the order of the report.
M.MISSING = {
  { "lexicon", "no rule of the type has the word" },
  { "pattern", "a rule of the type has the word, its pattern does not match" },
  { "when", "`when` refused it" },
  { "form", "the word is not what the rule wants: verb, noun, particle" },
  { "veto", "`unless` forbids it" },
  { "need", "nothing fills a role of `need`" },
  { "check", "`check` refused it" },
  { "told", "another event tells it by `also`" },
  { "merged", "merged into another event" },
  { "type", "found as an event of another type" },
  { "double", "found, but as one with another annotated event" },
}
M.INVENTED = {
  { "type", "annotated as an event of another type" },
  { "double", "the annotated event has another pair" },
  { "nothing", "no event of the type is annotated in the sentence" },
}

local function overlap(a, b) return a.start < b.stop and b.start < a.stop end

--- Those of a list of events whose trigger shares characters with another's.
local function at_trigger(list, ev)
  local hits = {}
  for _, other in ipairs(list) do
    if overlap(other.trigger, ev.trigger) then hits[#hits + 1] = other end
  end
  return hits
end

-- ------------------------------------------------------------ missed events

--- How far a refused trigger came.
local FAR = { when = 1, form = 2, veto = 3, need = 4, check = 5, rival = 6,
  told = 7, merged = 8 }

--- Needs are asked early, since that is cheap: of what lacks one the refusal
--- that would come all the same, by the form of the word or by `unless`.
local function deeper(doc, x)
  if x.kind ~= "need" or not (x.def.syntax and core.has_model()) then
    return x
  end
  local c = roles.candidate(x.def, doc, x.trigger.start)
  local misfit = c and candidate.misfit(c.def.kinds[c.pattern], c.trigger)
  local reason = misfit or c and veto.reason(c)
  if not reason then return x end
  return { def = x.def, trigger = x.trigger, reason = reason,
    kind = misfit and "form" or "veto" }
end

local function farthest(doc, refused, ev)
  local best
  for _, x in ipairs(at_trigger(refused, ev)) do
    x = x.def.type == ev.type and deeper(doc, x)
    if x and (not best or FAR[x.kind] > FAR[best.kind]) then best = x end
  end
  return best
end

--- What a refusal says, with the rule.
local function refusal(x)
  local said = x.reason:match "%((unless = .*)%)$"
    or x.reason:match "^%l+ refused it: (.*)$"
    or x.reason:match "^nothing fills (.*)$" or x.reason
  if x.into then said = ("into '%s'"):format(x.into.text:lower()) end
  return { kind = x.kind == "rival" and "double" or x.kind,
    detail = ("%s (%s:%d)"):format(said, x.def.file, x.def.line) }
end

--- Whether a node of a pattern means a token.
local function means(node, sentence, token)
  if node.k == "word" or node.k == "exact" then
    local word = node[1]:lower()
    return word == token.lemma or word == token.norm
  elseif node.k ~= "list" then
    return false
  end
  for _, s in ipairs(sentence:layer(node.whole)) do
    if s.first <= token.index and s.last >= token.index then return true end
  end
  return false
end

--- The rule of a type whose patterns have a word, or nil.
local function owner(name, sentence, token)
  for _, r in ipairs(define.rules) do
    for _, tree in ipairs(r.kind == "event" and r.name == name and r.trees
      or {}) do
      local has = false
      pattern.walk(tree, function(node)
        has = has or means(node, sentence, token)
      end)
      if has then return r end
    end
  end
  return nil
end

--- Of a trigger at which no rule of the type has a match.
local function unheard(doc, ev)
  local range = token_range.of(doc, ev.trigger)
  local token = range and doc:token(core.has_model() and range.head
    or range.last)
  local rule = token and owner(ev.type, token.sentence, token)
  if rule then
    return { kind = "pattern", detail = ("%s (%s:%d)"):format(token.lemma,
      rule.where.file, rule.where.line) }
  end
  return { kind = "lexicon", detail = token and (core.has_model()
    and ("%s %s"):format(token.lemma, token.pos) or token.lemma) or "?" }
end

local function why_missing(d, doc, refused, ev)
  local found = at_trigger(d.found, ev)
  for _, other in ipairs(found) do
    if other.type == ev.type then
      return { kind = "double", detail = ("(%s)"):format(other.where) }
    end
  end
  local x = farthest(doc, refused, ev)
  if x and FAR[x.kind] >= FAR.rival then return refusal(x) end
  if found[1] then
    return { kind = "type", detail = ("%s (%s)"):format(found[1].type,
      found[1].where) }
  end
  return x and refusal(x) or unheard(doc, ev)
end

-- ---------------------------------------------------------- invented events

local function why_invented(d, ev)
  local detail = ("'%s' (%s)"):format((ev.trigger.text or ""):lower(), ev.where)
  for _, other in ipairs(at_trigger(d.gold, ev)) do
    if other.type ~= ev.type then
      return { kind = "type", detail = ("%s, %s"):format(other.type, detail) }
    end
  end
  for _, other in ipairs(d.gold) do
    if other.type == ev.type and other.sentence == ev.sentence then
      return { kind = "double", detail = detail }
    end
  end
  return { kind = "nothing", detail = detail }
end

-- --------------------------------------------------------------------- all

--- Say why of all that is missing, invented or wrong in a document.
---@param d table        compared: gold, found, result of score.align
---@param doc geoeng.Doc that was run and assembled
---@param refused table[]  { def=, trigger=, reason=, kind=, into= }, in order
function M.explain(d, doc, refused)
  for _, ev in ipairs(d.result.missing) do
    ev.why = why_missing(d, doc, refused, ev)
    arguments.of_missing_event(doc, ev, refused)
  end
  for _, ev in ipairs(d.result.invented) do
    ev.why = why_invented(d, ev)
    arguments.of_invented_event(doc, ev, refused)
  end
  for _, p in ipairs(d.result.pairs) do
    arguments.of_pair(doc, p, refused)
    modality.explain(doc, p)
  end
end

return M
