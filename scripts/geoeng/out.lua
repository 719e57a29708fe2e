--- Which events are written, and in which form. JSON Lines and JSON are
--- written by the core; every other format is a module geoeng.out.NAME:
---
---   return {
---     begin = function(options) -> string|nil,   -- before the first event
---     event = function(ev, doc) -> string,       -- one event
---     finish = function() -> string|nil,         -- after the last
---   }

local core = require "geoeng.core"
local define = require "geoeng.define"
local errors = require "geoeng.errors"

local M = {}

local only, types, exporter, options

--- "a,b" as a set; nil stays nil.
local function set_of(list)
  if not list then return nil end
  local set = {}
  for item in list:gmatch "[^,]+" do set[item] = true end
  return set
end

--- Set the format and the filters of this run; called once by the command.
---@param opts table { format=, color=, only=, type= }
function M.configure(opts)
  options = opts
  only, types = set_of(opts.only), set_of(opts.type)
  for name in pairs(types or {}) do
    if not define.types[name] then
      error(("--type: no rule defines '%s'%s"):format(name,
        errors.hint(name, define.types)), 0)
    end
  end
  if opts.format == "json" or opts.format == "jsonl" then return end
  exporter = require("geoeng.out." .. opts.format)
  core.collect(exporter.event)
end

--- The exporter's text before the first ("begin") or after the last
--- ("finish") event.
---@param which string
---@return string|nil
function M.frame(which)
  local fn = exporter[which]
  return fn and fn(options)
end

--- Whether the filters of the command line let the event pass.
---@param ev table
---@return boolean
function M.wants(ev)
  if only and not only[ev.modality] then return false end
  return not types or types[ev.type] == true
end

return M
