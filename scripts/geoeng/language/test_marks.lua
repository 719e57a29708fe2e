--- Bracket notation of tests: sentences with the expected answers in them.
---
---   [attacker:Israeli jets] [trigger:struck] [target:[place:Damascus] airport]
---
--- A bracket that is not followed by a name and a colon is text, unless it
--- holds alternatives, as a mark may:
---
---   [attacker:Rebels] [trigger:shelled|stormed] the [town|village].

local M = {}

--- Take the marks out of a sentence.
---@param text string
---@return string|nil plain  the sentence; nil when a mark is wrong
---@return table[]|string marks  { role=, start=, stop= } in bytes, 0-based,
---                              half-open, in order of start; or what is wrong
---Example:
---```lua
---local plain, m = marks.parse "[who:Iran] acted"
---assert(plain == "Iran acted" and m[1].role == "who" and m[1].stop == 4)
---```
function M.parse(text)
  local parts, marks, open = {}, {}, {}
  local length, at = 0, 1
  local function add(s)
    parts[#parts + 1] = s
    length = length + #s
  end
  while at <= #text do
    local role, behind = text:match("^%[([%a_][%w_]*):()", at)
    if role then
      marks[#marks + 1] = { role = role, start = length }
      open[#open + 1] = marks[#marks]
      at = behind
    elseif text:byte(at) == 93 and #open > 0 then -- ]
      local mark = table.remove(open)
      mark.stop = length
      if mark.stop == mark.start then
        return nil, ("the mark [%s:] holds no words"):format(mark.role)
      end
      local words = table.concat(parts):sub(mark.start + 1)
      if words:find "^%s" or words:find "%s$" then
        return nil, ("a mark holds no blank at its ends; write [%s:%s]")
          :format(mark.role, words:match "^%s*(.-)%s*$")
      end
      at = at + 1
    else
      local stop = text:find("[%[%]]", at + 1) or #text + 1
      add(text:sub(at, stop - 1))
      at = stop
    end
  end
  if #open > 0 then
    return nil, ("the mark [%s: is not closed"):format(open[#open].role)
  end
  return table.concat(parts), marks
end

--- The brackets of a sentence that are no marks: what they hold up to the next
--- bracket.
---@param text string
---@return string[]
function M.plain(text)
  local list = {}
  for inside in text:gmatch "%[([^%[%]]*%]?)" do
    if not inside:find "^[%a_][%w_]*:" then list[#list + 1] = inside end
  end
  return list
end

-- ------------------------------------------------------------- alternatives

local GROUP = "()%[([^%[%]]*)%]()"

--- The alternatives of a bracket that holds no other, and what stands before
--- each; nil when it has none.
local function alternatives(inside)
  if not inside:find("|", 1, true) then return nil end
  local head = inside:match "^[%a_][%w_]*:" or ""
  local list = {}
  for words in (inside:sub(#head + 1) .. "|"):gmatch "([^|]*)|" do
    list[#list + 1] = words:match "^%s*(.-)%s*$"
  end
  return list, head
end

--- The brackets of a sentence that hold alternatives, in order, and the
--- greatest number of these.
local function groups_of(text)
  local groups, most = {}, 1
  for from, inside, behind in text:gmatch(GROUP) do
    local list, head = alternatives(inside)
    if list then
      groups[#groups + 1] = { from = from, behind = behind, list = list,
        head = head }
      most = math.max(most, #list)
    end
  end
  return groups, most
end

--- The sentence with alternative i of each group.
local function variant(text, groups, i)
  local parts, at = {}, 1
  for _, g in ipairs(groups) do
    local words = g.list[(i - 1) % #g.list + 1]
    parts[#parts + 1] = text:sub(at, g.from - 1)
    parts[#parts + 1] = g.head == "" and words or "[" .. g.head .. words .. "]"
    at = g.behind
  end
  parts[#parts + 1] = text:sub(at)
  return table.concat(parts)
end

--- What is wrong with them: one is empty, or holds a bracket itself.
local function wrong(text, groups)
  for _, g in ipairs(groups) do
    for _, words in ipairs(g.list) do
      if words == "" then
        return "an alternative is empty; write words on both sides of |"
      end
    end
  end
  local depth = 0
  for c in variant(text, groups, 1):gmatch "[%[%]|]" do
    depth = c == "[" and depth + 1 or c == "]" and depth - 1 or depth
    if c == "|" and depth > 0 then
      return "alternatives hold no marks; write a sentence for each"
    end
  end
  return nil
end

--- The sentences that stand for one with alternatives, at least one: sentence
--- i has the i-th of each bracket; a bracket with fewer begins again.
---@param text string
---@return string[]|nil sentences  nil when an alternative is wrong
---@return string? what            that is wrong
---Example:
---```lua
---local list = marks.variants "[who:Iran|Iraq] [trigger:acted]"
---assert(list[2] == "[who:Iraq] [trigger:acted]")
---```
function M.variants(text)
  local groups, most = groups_of(text)
  local what = wrong(text, groups)
  if what then return nil, what end
  local list = {}
  for i = 1, most do list[i] = variant(text, groups, i) end
  return list
end

-- ------------------------------------------------------------------ writing

local function before(a, b)
  if a.start ~= b.start then return a.start < b.start end
  if a.stop ~= b.stop then return a.stop > b.stop end
  return a.role < b.role
end

--- Put marks into a sentence. Marks that cross another one are told behind
--- it, since brackets nest.
---@param plain string
---@param marks table[]  { role=, start=, stop= } in bytes
---@return string
function M.format(plain, marks)
  local sorted, parts, open, crossing = {}, {}, {}, {}
  for i, mark in ipairs(marks) do sorted[i] = mark end
  table.sort(sorted, before)
  local at = 0
  local function upto(limit)
    while #open > 0 and open[#open] <= limit do
      local stop = table.remove(open)
      parts[#parts + 1] = plain:sub(at + 1, stop) .. "]"
      at = stop
    end
    parts[#parts + 1] = plain:sub(at + 1, limit)
    at = limit
  end
  for _, mark in ipairs(sorted) do
    upto(mark.start)
    if #open > 0 and open[#open] < mark.stop then
      crossing[#crossing + 1] = (" +[%s:%s]"):format(mark.role,
        plain:sub(mark.start + 1, mark.stop))
    else
      parts[#parts + 1] = "[" .. mark.role .. ":"
      open[#open + 1] = mark.stop
    end
  end
  upto(#plain)
  return table.concat(parts) .. table.concat(crossing)
end

return M
