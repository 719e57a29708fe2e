--- Globals that functions name and that there are not.

local core = require "geoeng.core"
local environment = require "geoeng.rule.environment"
local errors = require "geoeng.language.errors"
local finding = require "geoeng.rule.finding"
local name_place = require "geoeng.rule.name_place"
local rule_files = require "geoeng.language.rule_files"
local sandbox = require "geoeng.rule.sandbox"

local M = {}

--- Add globals that are misspelt in functions.
---@param found table[]
function M.run(found)
  local known = sandbox.environment(environment.vocabulary, rule_files.here)
  rawset(known, "require", true)
  for file, text in pairs(rule_files.texts) do
    local chunk = load(text, "@" .. file, "t", {})
    for _, a in ipairs(chunk and core.accesses(chunk) or {}) do
      if a.kind == "global" and rawget(known, a.name) == nil then
        local where = name_place.find(file, a.line, a.name, "global")
        finding.add(found, where, "unknown-global", ("there is no global '%s'%s")
          :format(a.name, errors.hint(a.name, known)),
          name_place.repair(where, a.name, known))
      end
    end
  end
end

return M
