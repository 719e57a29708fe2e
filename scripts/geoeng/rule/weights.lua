--- Tables of weights by which roles are lent what no slot reaches: the
--- `weights` of a pack, which `geoeng learn` writes. Rows are role, feature, weight, and
--- stand in a TSV file below a header; a line that begins with # is a comment.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local errors = require "geoeng.language.errors"
local lexicon = require "geoeng.language.lexicon"
local rules_hash = require "geoeng.language.rules_hash"

local M = {}

local HEADER = "role\tfeature\tweight"

--- The largest weight: sums of them are numbers that a person can read.
M.MOST = 1000000

--- No table is read: `geoeng learn` writes the one that the pack names.
M.unread = false

local function refuse(file, line, column, what)
  error(("%s:%d:%d: error: %s"):format(file, line, column, what), 0)
end

--- A weight as a number, or nil: it is no whole one within the limits.
local function whole(text)
  local w = text:find "^%-?%d+$" and math.tointeger(tonumber(text))
  return w and math.abs(w) <= M.MOST and w or nil
end

--- Role, feature and weight of a row.
local function row_of(line, file, n)
  local tab = line:find("\t", 1, true)
  local second = tab and line:find("\t", tab + 1, true)
  if not second or tab == 1 or second == tab + 1 or second == #line
    or line:find("\t", second + 1, true) then
    refuse(file, n, 1,
      "a row is role, feature and weight, parted by tabulators")
  end
  local text = line:sub(second + 1)
  local w = whole(text)
  if not w then
    refuse(file, n, second + 1, ("the weight '%s' is no whole number "
      .. "from -%d to %d; give tenths of log odds, as geoeng learn does")
      :format(core.clean(text), M.MOST, M.MOST))
  end
  return line:sub(1, tab - 1), line:sub(tab + 1, second - 1), w
end

--- The lines of a text, without their ends.
local function lines_of(text)
  local from, last = 1, #text
  return function()
    if from > last then return nil end
    local stop = text:find("\n", from, true) or last + 1
    local start, behind = from, stop - 1
    from = stop + 1
    if text:byte(behind) == 13 then behind = behind - 1 end
    return text:sub(start, behind)
  end
end

--- The weights of a table.
---@param text string
---@param file string  for errors
---@return table<string, table<string, integer>> weights  by role and feature
---@return table<string, integer> lines  where each "role\tfeature" stands
function M.parse(text, file)
  local weights, lines, n, header = {}, {}, 0, false
  for line in lines_of((text:gsub("^\u{FEFF}", ""))) do
    n = n + 1
    if line == HEADER then
      header = true
    elseif line ~= "" and line:sub(1, 1) ~= "#" then
      if not header then
        refuse(file, n, 1, ("no header; the first line is '%s'"):format(HEADER))
      end
      local role, feature, w = row_of(line, file, n)
      local of_role = weights[role] or {}
      weights[role] = of_role
      if of_role[feature] then
        refuse(file, n, #role + 2, ("'%s' has a weight for %s already")
          :format(feature, role))
      end
      of_role[feature], lines[role .. "\t" .. feature] = w, n
    end
  end
  if not header then
    refuse(file, 1, 1, ("the table is empty; write it with geoeng learn, or "
      .. "begin it with '%s'"):format(HEADER))
  end
  return weights, lines
end

--- The tables that were read, by file: text, weights, lines as M.parse gives
--- them, and `of`, the set of rule files whose packs name it.
---@type table<string, table>
M.tables = {}

local of_file = {} -- rule file -> weights, or false
local found = {}   -- folder and name -> file, of tables that were read

--- Read a table, which several packs may name.
local function read(name, where)
  local key = where.dir .. "\0" .. name
  local known = M.tables[found[key]]
  if known then
    known.of[where.file] = true
    return known.weights
  end
  local text, file, sha256 = lexicon.find(name, where.dir)
  if not text then
    errors.raise(errors.in_string(where, name), ("pack: the table of weights "
      .. "'%s' %s"):format(name, file))
  end
  local t = M.tables[file]
  if not t then
    rules_hash.add(text, sha256)
    core.declare_layer "np"
    t = { text = text, of = {} }
    t.weights, t.lines = M.parse(text, file)
    M.tables[file] = t
  end
  t.of[where.file], found[key] = true, file
  return t.weights
end

--- The weights of the pack that a rule stands in, nil: it has none.
---@param where table  of the rule
---@return table<string, table<string, integer>>|nil
function M.of(where)
  local known = of_file[where.file]
  if known ~= nil then return known or nil end
  local pack = not M.unread and define.packs[where.file]
  local name = pack and pack.weights
  of_file[where.file] = name and read(name, where) or false
  return of_file[where.file] or nil
end

return M
