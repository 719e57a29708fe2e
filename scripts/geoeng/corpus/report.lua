--- Ranked words as people read them, fitted to the terminal: comments of Lua
--- around lines that can be pasted into a rule file.

local core = require "geoeng.core"
local host = require "geoeng.host"
local scope = require "geoeng.language.scope"
local terminal = require "geoeng.format.terminal"
local wrap = require "geoeng.format.wrap"

local M = {}

--- A comment, broken where the terminal ends; what goes on stands `hang`
--- columns behind its start.
local function comment(text, hang)
  local most = terminal.columns()
  if most then text = wrap.line(text, most - #"-- ", hang) end
  terminal.write_broken("-- " .. text:gsub("\n", "\n-- ") .. "\n")
end

--- A line that is a comment.
---@param text string
function M.note(text) comment(text, 0) end

local INDENT = "    " -- of what stands below a word

--- One word: its number, score and what is said of it; below it the example.
local function write_word(x, remark)
  local score = x.score and ("%9.2f"):format(x.score) or ""
  comment(("%5d%s  %s%s"):format(x.n, score, x.word,
    remark and " " .. remark or ""), #INDENT)
  local e, most = x.example, terminal.columns() or math.huge
  local part = wrap.part(e.before .. e.rest, wrap.width(e.before),
    most - #INDENT - #"-- ")
  terminal.write_broken("-- " .. INDENT .. part .. "\n")
end

--- Words under a title, and how many were left out.
---@param title string
---@param list table[]
---@param top integer  how many to show
---@param remark nil|fun(x: table): string|nil
function M.section(title, list, top, remark)
  M.note(title)
  if #list == 0 then M.note "none" end
  for i = 1, math.min(#list, top) do
    write_word(list[i], remark and remark(list[i]))
  end
  if #list > top then
    M.note(("and %d more: --top N shows them"):format(#list - top))
  end
end

--- Words in quotes with commas between them.
---@param list table[]
---@param top integer
---@return string
function M.quoted(list, top)
  local keys = {}
  for i = 1, math.min(#list, top) do
    keys[i] = ("%q"):format(core.clean(list[i].word))
  end
  return table.concat(keys, ", ")
end

--- The name of a new list: that of its first word.
local function new_name(word, suffix)
  local base = word:gsub("[^%w_]", "_"):gsub("^%d", "_%0") .. suffix
  local name, i = base, 1
  while scope.is_taken("$" .. name) do
    i = i + 1
    name = ("%s_%d"):format(base, i)
  end
  return name
end

--- A line that makes a list of the words.
---@param list table[]
---@param suffix string  of its name
---@param top integer
function M.new_list(list, suffix, top)
  if #list == 0 then return host.write "\n" end
  terminal.write(("words \"%s\" { %s }\n\n"):format(
    new_name(list[1].word, suffix), M.quoted(list, top)), 2)
end

--- To four places: what is behind them differs between machines.
local function rounded(x) return math.floor(x * 1e4 + 0.5) / 1e4 end

--- Words as a JSON array.
---@param list table[]
---@param more nil|fun(x: table): table  what is said of a word besides
---@return string
function M.json(list, more)
  local parts = {}
  for i, x in ipairs(list) do
    local word = more and more(x) or {}
    word.word, word.pos, word.count = x.word, x.pos, x.n
    word.score = x.score and rounded(x.score)
    for name, ratio in pairs(x.ratio or {}) do
      word.ratio = word.ratio or {}
      word.ratio[name] = rounded(ratio)
    end
    word.example = { doc = x.example.doc,
      text = x.example.before .. x.example.rest }
    parts[i] = core.json(word)
  end
  return "[" .. table.concat(parts, ",") .. "]"
end

return M
