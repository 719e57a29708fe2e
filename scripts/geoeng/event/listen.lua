--- Who hears of what the stages do. Commands that explain or measure set the
--- functions and take them back; stages report here, and know no command.

local core = require "geoeng.core"

local M = {}

--- What hears of matches that are no events: fn(def, trigger, reason, kind,
--- into); `into` is the trigger of the event that they were merged into.
M.on_reject = nil

--- What refuses, in the order in which stages ask: `when`; the form of the
--- word; `unless`; `need`; `check`; another event that tells it by `also`; a
--- better match; an event that it was merged into.
---@alias geoeng.Refusal "when"|"form"|"veto"|"need"|"check"|"told"|"rival"
---                     |"merged"

--- What hears of the time that a rule takes: fn(def, nanoseconds).
M.on_time = nil

--- What hears of the time that a stage takes: fn(name, nanoseconds).
M.on_stage = nil

--- A candidate is no event: every stage refuses by this.
---@param def table      the rule
---@param trigger table  a span
---@param reason string
---@param kind geoeng.Refusal
---@param into table|nil  the trigger of the event that has its arguments
---@return nil
function M.refuse(def, trigger, reason, kind, into)
  if M.on_reject then M.on_reject(def, trigger, reason, kind, into) end
  return nil
end

--- Call fn(x); the time that it takes is the rule's.
---@generic T, R
---@param def table
---@param fn fun(x: T): R
---@param x T
---@return R
function M.timed(def, fn, x)
  if not M.on_time then return fn(x) end
  local start = core.clock()
  local result = fn(x)
  M.on_time(def, core.clock() - start)
  return result
end

--- Call fn(...); the time that it takes is the stage's.
---@generic R
---@param name string
---@param fn fun(...): R
---@return R
function M.stage(name, fn, ...)
  if not M.on_stage then return fn(...) end
  local start = core.clock()
  local result = fn(...)
  M.on_stage(name, core.clock() - start)
  return result
end

return M
