--- Tables of weights by which roles are lent what no slot reaches: the `weights`
--- of a pack, which `geoeng learn` writes. Rows are role, feature, weight, and
--- stand in a TSV file below a header; a line that begins with # is a comment.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local lexicon = require "geoeng.language.lexicon"
local rules_hash = require "geoeng.language.rules_hash"

local M = {}

local HEADER = "role\tfeature\tweight"

--- No table is read: `geoeng learn` writes the one that the pack names.
M.unread = false

local function refuse(file, line, column, what)
  error(("%s:%d:%d: error: %s"):format(file, line, column, what), 0)
end

--- The weights of a table.
---@param text string
---@param file string  for errors
---@return table<string, table<string, integer>> weights  by role and feature
function M.parse(text, file)
  local weights, n, header = {}, 0, false
  for line in (text .. "\n"):gmatch "([^\n]*)\r?\n" do
    n = n + 1
    if line == HEADER then
      header = true
    elseif line ~= "" and line:sub(1, 1) ~= "#" then
      local role, feature, weight = line:match "^([^\t]+)\t([^\t]+)\t(%-?%d+)$"
      if not header then
        refuse(file, n, 1, ("no header; the first line is '%s'"):format(HEADER))
      elseif not role then
        refuse(file, n, 1, "a row is role, feature and a whole number, parted "
          .. "by tabulators")
      end
      weights[role] = weights[role] or {}
      if weights[role][feature] then
        refuse(file, n, #role + 2, ("'%s' has a weight for %s already")
          :format(feature, role))
      end
      weights[role][feature] = math.tointeger(tonumber(weight))
    end
  end
  return weights
end

local of_file = {} -- rule file -> weights, or false

--- The weights of the pack that a rule stands in, nil: it has none.
---@param where table  of the rule
---@return table<string, table<string, integer>>|nil
function M.of(where)
  local known = of_file[where.file]
  if known ~= nil then return known or nil end
  local pack = not M.unread and define.packs[where.file]
  local name = pack and pack.weights
  of_file[where.file] = false
  if not name then return nil end
  local text, file, sha256 = lexicon.find(name, where.dir)
  if not text then
    errors.raise(errors.in_string(where, name),
      ("pack: the table of weights '%s' %s"):format(name, file))
  end
  rules_hash.add(text, sha256)
  core.declare_layer "np"
  of_file[where.file] = M.parse(text, file)
  return of_file[where.file]
end

return M
