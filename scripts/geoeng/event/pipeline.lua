--- The way of an event, one direction: candidate, filled, checked, merged,
--- lent to, record, linked, written. Each stage is a module that knows none of the
--- others; what they report goes to listen.lua.

local core = require "geoeng.core"
local candidate = require "geoeng.event.candidate"
local check = require "geoeng.event.check"
local fill = require "geoeng.event.fill"
local lend = require "geoeng.event.lend"
local link = require "geoeng.link.occurrence"
local listen = require "geoeng.event.listen"
local memo = require "geoeng.event.sentence_memo"
local merge = require "geoeng.event.merge"
local needs = require "geoeng.event.needs"
local record = require "geoeng.event.record"
local write = require "geoeng.event.write"

local M = {}

--- The first of a rule's candidates at a trigger that is an event; else the
--- first that may be one together with another trigger: it lacks a role.
local function first_event(group)
  local lacking
  for _, c in ipairs(group) do
    fill.fill(c)
    if not check.lacking(c) then
      if check.passes(c) then return c end
    elseif lacking then
      listen.refuse(c.def, c.trigger, needs.reason(c.lacks), "need")
    else
      lacking = c
    end
  end
  return lacking
end

--- The events of groups of candidates, and those that lack roles.
local function first_events(groups)
  local found, lacking = {}, {}
  for _, group in ipairs(groups) do
    local c = listen.timed(group[1].def, first_event, group)
    local list = c and c.lacks and lacking or found
    list[#list + 1] = c
    core.bound_events(#found // 2) -- early: hardly half of them are merged
  end
  return { found, lacking }
end

local function merged(both) return merge.merged(both[1], both[2]) end

--- Build and emit the events of a document that was run, in text order.
---@param doc geoeng.Doc
function M.assemble(doc)
  memo.forget() -- now: the document before may have ended in an error
  local stage = listen.stage
  local groups = stage("candidates", candidate.groups, doc)
  local found = stage("merging", merged, stage("filling", first_events, groups))
  local records = stage("records", record.all, doc,
    stage("lending", lend.lend, found))
  stage("linking", link.link, records)
  stage("writing", write.write, doc, records)
end

return M
