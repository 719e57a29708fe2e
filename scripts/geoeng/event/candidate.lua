--- Candidates: what the matches of a document may become.
---
--- In:   a document that was run.
--- Out:  lists of candidates, one list for each rule and trigger, in order of
---       sight; the candidates of a list differ in the pattern that matched,
---       the one that is tried first stands first.
--- Refuses what `when` does not want, what the core refuses by needs that nothing
--- in the sentence can fill and by the form of the trigger, and what `unless`
--- forbids. It may not fill roles: what a match captured is all that a candidate
--- has.

local author_code = require "geoeng.event.author_code"
local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local needs = require "geoeng.event.needs"
local particles = require "geoeng.language.particle"
local rank = require "geoeng.event.rank"
local veto = require "geoeng.event.veto"

local M = {}

--- What becomes an event. Fields without a stage are candidate.lua's.
---@class geoeng.Candidate
---@field def table          the rule, as language/define.lua keeps it
---@field trigger table      the span that the event hangs on
---@field first integer      first token of the trigger
---@field last integer       last token of the trigger
---@field sentence table     of the trigger
---@field pattern integer    which of the rule's patterns matched
---@field roles table<string, table[]>  spans by role: what was captured; the
---                          rest by fill.lua, then `check` and `make`, the time
---                          by record.lua
---@field names string[]     the roles that were captured, in that order
---@field needed integer     entries of `need` that are filled; again check.lua
---@field lacks string[]|nil  check.lua: roles of which it needs one
---@field rival geoeng.Candidate|nil  merge.lua: an event with the words of a
---                          candidate that lacks roles
---@field lacked true|nil     occurrence_group.lua: it lacked roles that others had
---@field dead true|nil       occurrence_group.lua: `check` refused it, with the
---                          roles of others
---@field nroles integer     roles that are filled; again check.lua
---@field tells table<integer, true>|nil  fill.lua: heads of the verbs that tell
---                          of the event by `also`; nil without slots
---@field lent table<table, string>|nil  lend.lua: spans that were lent, and why
---@field timeless true|nil   lend.lua: no time of its sentence dates it
---@field ev Event|nil       check.lua: what the author's code sees of it
---@field first_of geoeng.Candidate|nil  event_object.lua: that of the trigger's
---                          first event, in what ev:another() made

--- Roles, their names in order of capture, and the trigger of a match.
---@param match table
---@return table<string, table[]> roles
---@return string[] names
---@return table|nil trigger
---@return table|nil particle  of a verb that the object splits
local function captured(match)
  local roles, names, trigger, particle = {}, {}, nil, nil
  for _, c in ipairs(match:captures()) do
    local role = c.role
    if role == "trigger" or role == "verb" then
      trigger = trigger or c
    elseif role == particles.ROLE then
      particle = c
    else
      local list = roles[role]
      if not list then
        list = {}
        roles[role] = list
        names[#names + 1] = role
      end
      list[#list + 1] = c
    end
  end
  return roles, names, trigger, particle
end

local OTHER = "it is no %s here (%s)"

--- Why a word does not fire, or nil.
---@param kind string  of the pattern: "verb", "noun", "find"
---@param trigger geoeng.Span
---@return string|nil
function M.misfit(kind, trigger)
  local misfit = trigger:misfit(kind)
  if misfit == "pos" then return OTHER:format(kind, trigger.pos) end
  return misfit and "it only describes another word"
end

--- Why the core refuses a match, and what refuses it; or nil.
local function refusal(match, def, trigger, particle)
  local code, need = match:refusal()
  if not code then return nil end
  if code == "need" then return needs.reason(def.needs[need]), "need" end
  if code == "particle" then
    return ("'%s' is no part of the verb here"):format(particle.text), "form"
  end
  return M.misfit(def.kinds[match.pattern], trigger), "form"
end

--- What a match may become, or nil.
local function candidate(match)
  local def = define.events[match.rule]
  local roles, names, trigger, particle = captured(match)
  local sentence = match.sentence
  if not trigger then
    trigger = sentence.doc:range(match.first, match.last)
  else
    sentence = trigger.sentence
  end
  local wanted, unwanted = author_code.allows(def, "when", trigger)
  if not wanted then return listen.refuse(def, trigger, unwanted, "when") end
  local why, kind = refusal(match, def, trigger, particle)
  if why then return listen.refuse(def, trigger, why, kind) end
  local c = { def = def, roles = roles, names = names, trigger = trigger,
    first = trigger.first, last = trigger.last, sentence = sentence,
    pattern = match.pattern, needed = needs.count(def, roles),
    nroles = #names }
  why = veto.reason(c)
  if why then return listen.refuse(def, trigger, why, "veto") end
  return c
end

--- The candidates of a document, by rule and trigger.
---@param doc geoeng.Doc
---@return geoeng.Candidate[][]
function M.groups(doc)
  local by_key, list = {}, {}
  -- Who hears of refusals hears of all.
  local matches = listen.on_reject and doc:matches() or doc:candidates()
  for _, match in ipairs(matches) do
    local c = listen.timed(define.events[match.rule], candidate, match)
    local key = c and c.def.order * 0x100000000 + c.first
    local group = c and by_key[key]
    if c and not group then
      group = {}
      by_key[key] = group
      list[#list + 1] = group
    end
    if c then group[#group + 1] = c end
  end
  for _, group in ipairs(list) do
    if #group > 1 then table.sort(group, rank.better) end
  end
  return list
end

return M
