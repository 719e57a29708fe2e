--- What importers share: lines of a file in UTF-8, what became of them, and
--- the lexicons that are written.

local core = require "geoeng.core"
local host = require "geoeng.host"

local M = {}

---@class geoeng.Import  what an import did
---@field counts table<string, integer>  what was carried over, by its noun
---@field lost { file: string, line: integer, what: string }[]
---@field changed { file: string, line: integer, what: string }[]

---@return geoeng.Import
function M.report() return { counts = {}, lost = {}, changed = {} } end

function M.count(report, noun, n)
  report.counts[noun] = (report.counts[noun] or 0) + (n or 1)
end

--- Something could not be carried over.
function M.lose(report, at, what)
  table.insert(report.lost, { file = at.file, line = at.line, what = what })
end

--- Something is written otherwise than it was read.
function M.change(report, at, what)
  table.insert(report.changed, { file = at.file, line = at.line, what = what })
end

--- Latin-1 as UTF-8.
local function from_latin1(text)
  return (text:gsub("[\128-\255]", function(c) return utf8.char(c:byte()) end))
end

--- A line as clean UTF-8: what is none is read as Latin-1, control characters
--- become blanks.
local function clean(report, at, text)
  if not utf8.len(text) then
    text = from_latin1(text)
    M.change(report, at, "bytes that are no UTF-8 are read as Latin-1")
  end
  if text:find "[%z\1-\8\11-\31\127]" then
    text = text:gsub("[%z\1-\8\11-\31\127]", " ")
    M.change(report, at, "a control character is read as a blank")
  end
  return text
end

--- Lines of a file: { text=, file=, line= }.
---@param report geoeng.Import
---@param file string
---@return table[]|nil lines
---@return string|nil why
function M.lines(report, file)
  local text, why = core.readfile(file)
  if not text then return nil, why end
  text = text:gsub("^\239\187\191", ""):gsub("\r\n?", "\n")
  local list, n = {}, 0
  for line in (text:find "\n$" and text or text .. "\n"):gmatch "(.-)\n" do
    n = n + 1
    local at = { file = file, line = n }
    at.text = clean(report, at, line)
    list[n] = at
  end
  return list
end

function M.trim(text) return text:match "^%s*(.-)%s*$" end

--- A name of letters, digits and _ from any text.
function M.name(text)
  local name = text:lower():gsub("[^%w_]+", "_"):gsub("^_+", ""):gsub("_+$", "")
  if name == "" then return "x" end
  return (name:gsub("^(%d)", "n%1"))
end

--- A name that is not among those taken, and is from now on.
---@param taken table<string, true>
---@param name string
---@return string
function M.unique(taken, name)
  local own, n = name, 1
  while taken[own] do
    n = n + 1
    own = ("%s_%d"):format(name, n)
  end
  taken[own] = true
  return own
end

-- --------------------------------------------------------------- writing

--- Names of files as comment lines of a rule file.
function M.listed(files)
  local list = {}
  for i, file in ipairs(files) do list[i] = file:match "[^/]*$" end
  return table.concat(list, "\n--   ")
end

local HEADER = [[
-- %s. Written by geoeng import %s from:
--   %s
-- Phrases are compared as they are written; how = "fold" takes no notice of
-- case.

pack { name = "%s", version = "1.0", about = "%s" }
]]

local LAYER = [[

words "%s" { tsv = "%s.tsv", how = "exact" }

span "%s" {
  find = "x:$%s", take = "x", set = { %s = %q },
}
]]

--- How a rule file of phrases begins.
function M.header(what, format, files, name, about)
  return HEADER:format(what, format, M.listed(files), name, about)
end

--- A list of phrases, and the layer of their spans, each with one value.
function M.layer(list, layer, key, value)
  return LAYER:format(list, list, layer, list, key, value)
end

--- A field of a TSV file: tabs and line ends would break the row.
local function field(value)
  return (tostring(value or ""):gsub("[\t\r\n]+", " "))
end

--- A TSV lexicon as text.
---@param about string[]    comment lines
---@param columns string[]
---@param rows table[]      column -> value
---@return string
function M.tsv(about, columns, rows)
  local out = {}
  for _, line in ipairs(about) do out[#out + 1] = "# " .. line end
  out[#out + 1] = table.concat(columns, "\t")
  for _, row in ipairs(rows) do
    local cells = {}
    for i, name in ipairs(columns) do cells[i] = field(row[name]) end
    out[#out + 1] = (table.concat(cells, "\t"):gsub("\t+$", ""))
  end
  return table.concat(out, "\n") .. "\n"
end

-- ------------------------------------------------------------- reporting

--- What geoeng takes as one phrase, at most.
local WORDS = 16

--- Whether a phrase has a word and is short enough for a lexicon; otherwise
--- it is lost.
---@param alone boolean|nil  its lexicon has no column alt, whose phrases | parts
function M.fits(report, at, phrase, alone)
  local why
  if not phrase:find "[%w\128-\255]" then
    why = "has no word"
  elseif phrase:find("|", 1, true) and not alone then
    why = "holds a |"
  else
    local doc <close> = core.analyze(phrase)
    why = doc.ntokens > WORDS and ("has more than %d words"):format(WORDS)
  end
  if why then M.lose(report, at, ("'%s' %s"):format(phrase, why)) end
  return not why
end

--- Those of some phrases that fit, as the column alt has them.
function M.alternatives(report, at, phrases)
  local kept = {}
  for _, p in ipairs(phrases) do
    if M.fits(report, at, p) then kept[#kept + 1] = p end
  end
  return table.concat(kept, "|")
end

local function in_order(a, b)
  if a.file ~= b.file then return a.file < b.file end
  if a.line ~= b.line then return a.line < b.line end
  return a.what < b.what
end

local function write_list(title, list)
  if #list == 0 then return end
  table.sort(list, in_order)
  host.write(("%s: %d\n"):format(title, #list))
  for _, item in ipairs(list) do
    host.write(("  %s:%d: %s\n"):format(item.file, item.line,
      core.clean(item.what)))
  end
end

--- Write what an import did to standard output.
---@param report geoeng.Import
function M.tell(report)
  local nouns = {}
  for noun in pairs(report.counts) do nouns[#nouns + 1] = noun end
  table.sort(nouns)
  for _, noun in ipairs(nouns) do
    host.write(("%-28s %7d\n"):format(noun, report.counts[noun]))
  end
  write_list("read otherwise than written", report.changed)
  write_list("not carried over", report.lost)
end

return M
