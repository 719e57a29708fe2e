--- Bracket notation of tests: sentences with the expected answers in them.
---
---   [attacker:Israeli jets] [trigger:struck] [target:[place:Damascus] airport]
---
--- A bracket that is not followed by a name and a colon is text.

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
