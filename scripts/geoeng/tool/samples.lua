--- Samples of active Lua functions (core.sample) as tables that a person reads.
---
--- A sample is a stack, innermost function first: "a.lua:10@12;b.lua:3;", where
--- 10 is the line that the function is defined in and 12 the one that ran. Work
--- in C counts for the line that called it.

local M = {}

--- A function and its share of the samples.
---@class geoeng.SampledFunction
---@field place string   "file:line" of its definition
---@field own integer    samples in which it ran itself
---@field total integer  those in which it was active
---@field line integer   the line that ran most often

local function function_of(by_place, place)
  local f = by_place[place]
  if not f then
    f = { place = place, own = 0, total = 0, lines = {} }
    by_place[place] = f
  end
  return f
end

--- Count one stack.
local function count(by_place, stack, n)
  local seen = {}
  for frame in stack:gmatch "[^;]+" do
    local place, line = frame:match "^([^@]+)@?(%d*)$"
    local f = function_of(by_place, place)
    if line ~= "" then
      f.own = f.own + n
      f.lines[line] = (f.lines[line] or 0) + n
    end
    if not seen[place] then
      seen[place] = true
      f.total = f.total + n
    end
  end
end

local function busiest(lines)
  local best
  for line, n in pairs(lines) do
    local more = best and n - lines[best] or 1
    if more > 0 or more == 0 and tonumber(line) < tonumber(best) then
      best = line
    end
  end
  return tonumber(best)
end

--- The functions of samples, those that ran most often themselves first.
---@param samples table<string, integer>  stacks and how often each was seen
---@return geoeng.SampledFunction[] list
---@return integer n  samples
---Example:
---```lua
---local list, n = samples.functions(core.sample(false))
---```
function M.functions(samples)
  local by_place, list, sum = {}, {}, 0
  for stack, n in pairs(samples) do
    sum = sum + n
    count(by_place, stack, n)
  end
  for _, f in pairs(by_place) do
    f.line, f.lines = busiest(f.lines), nil
    list[#list + 1] = f
  end
  table.sort(list, function(a, b)
    if a.own ~= b.own then return a.own > b.own end
    if a.total ~= b.total then return a.total > b.total end
    return a.place < b.place
  end)
  return list, sum
end

--- Stacks as tools that draw flame graphs read them: outermost first, and how
--- often; in sorted order.
---@param samples table<string, integer>
---@return string[] lines
function M.folded(samples)
  local sums, lines = {}, {}
  for stack, n in pairs(samples) do
    local frames = {}
    for frame in stack:gmatch "[^;]+" do
      table.insert(frames, 1, (frame:gsub("@.*", "")))
    end
    local text = "geoeng;" .. table.concat(frames, ";")
    sums[text] = (sums[text] or 0) + n
  end
  for text, n in pairs(sums) do lines[#lines + 1] = ("%s %d"):format(text, n) end
  table.sort(lines)
  return lines
end

return M
