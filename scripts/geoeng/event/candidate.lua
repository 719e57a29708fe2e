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
---@field match table|nil    the match, where the core was not asked yet what
---                          refuses it
---@field particle table|nil  of a verb that the object splits
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

--- Why the core refuses a match that it was not asked about yet, and what
--- refuses it; or nil.
local function refusal(c)
  local def = c.def
  local code, need = c.match:refusal()
  if not code then return nil end
  if code == "need" then return needs.reason(def.needs[need]), "need" end
  if code == "particle" then
    return ("'%s' is no part of the verb here"):format(c.particle.text), "form"
  end
  return M.misfit(def.kinds[c.pattern], c.trigger), "form"
end

--- Whether nothing refuses what a match may become.
local function stands(c)
  local def = c.def
  if c.match then
    local wanted, unwanted = author_code.allows(def, "when", c.trigger)
    if not wanted then
      return listen.refuse(def, c.trigger, unwanted, "when")
    end
    local why, kind = refusal(c)
    if why then return listen.refuse(def, c.trigger, why, kind) end
  end
  c.needed = def.needs[1] and needs.count(def, c.roles) or 0
  local why = veto.reason(c)
  if why then return listen.refuse(def, c.trigger, why, "veto") end
  return true
end

--- The candidates of a document, by rule and trigger.
---@param doc geoeng.Doc
---@return geoeng.Candidate[][]
function M.groups(doc)
  local by_key, list = {}, {}
  local timed = listen.timed
  -- Who hears of refusals hears of all.
  for _, c in ipairs(doc:candidates(define.events, listen.on_reject ~= nil)) do
    if timed(c.def, stands, c) then
      local key = c.def.order * 0x100000000 + c.first
      local group = by_key[key]
      if not group then
        group = {}
        by_key[key] = group
        list[#list + 1] = group
      end
      group[#group + 1] = c
    end
  end
  for _, group in ipairs(list) do
    if #group > 1 then table.sort(group, rank.better) end
  end
  return list
end

return M
