--- Reads what `geoeng ... --out DIR/` wrote: parts and their journal.

local core = require "geoeng.core"

local M = {}

local LINE = "^(%d+) (%x+) (%d+) (%d+) (%x+) (%d+)$"

--- The journal of a directory.
---@param dir string
---@return table[]|nil lines  { ordinal=, id=, part=, from=, to=, hash= }, in
---        the order of the run; bytes count within the part, half-open
---@return string|nil why  what is wrong
function M.journal(dir)
  local text, why = core.readfile(dir .. "/journal")
  if not text then return nil, ("%s/journal: error: %s"):format(dir, why) end
  local lines, part, last, number = {}, nil, 0, 0
  for line in text:gmatch "([^\n]*)\n" do
    number = number + 1
    local ordinal, id, p, to, hash = line:match(LINE)
    if not ordinal then
      return nil, ("%s/journal:%d: error: this is no line of a journal")
        :format(dir, number)
    end
    if p ~= part then part, last = p, 0 end
    lines[number] = { dir = dir, ordinal = math.tointeger(ordinal), id = id,
      part = math.tointeger(p), from = last, to = math.tointeger(to),
      hash = hash }
    last = lines[number].to
  end
  return lines
end

--- Reads parts one at a time; the last of each directory is kept.
---@return fun(line: table): string|nil, string|nil  the records of a line, or
---        nil and what is wrong with them
function M.reader()
  local kept = {}
  return function(line)
    local have = kept[line.dir]
    if not have or have.part ~= line.part then
      local path = ("%s/part-%05d.jsonl"):format(line.dir, line.part)
      local text = core.readfile(path) or core.readfile(path .. ".open")
      if not text then return nil, path .. ": error: the part is missing" end
      have = { part = line.part, text = text, path = path }
      kept[line.dir] = have
    end
    local records = have.text:sub(line.from + 1, line.to)
    if core.sha256(records):sub(1, 16) ~= line.hash then
      return nil, ("%s: error: the records of document %d (bytes %d to %d) are "
        .. "not those that were written"):format(have.path, line.ordinal,
        line.from, line.to)
    end
    return records
  end
end

return M
