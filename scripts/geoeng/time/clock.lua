--- Times of day as TIMEX3 values: "T15:30", "MO".

local word_set = require "geoeng.language.word_set"

local M = {}

local function int(s) return math.tointeger(tonumber(s)) end

M.DAY_PARTS = word_set.values "time.part"
for _, name in ipairs { "time.part_alone", "time.point" } do
  for word, code in pairs(word_set.values(name)) do M.DAY_PARTS[word] = code end
end

--- "T15:30" of hours, minutes and the half of the day.
---@param hour integer
---@param minute? integer
---@param half? string    "am" or "pm"
---@return string? value  nil when there is no such time
function M.value(hour, minute, half)
  if hour > 24 or (minute or 0) > 59 then return nil end
  if half and (hour < 1 or hour > 12) then return nil end
  if half == "pm" and hour < 12 then hour = hour + 12 end
  if half == "am" and hour == 12 then hour = 0 end
  return ("T%02d:%02d"):format(hour, minute or 0)
end

--- The same clock in a part of the day: four in the afternoon is T16:00.
---@param clock string  "T04:00"
---@param part string   "afternoon", "evening", "night", "morning"
---@return string
function M.in_part(clock, part)
  local hour, rest = clock:match "^T(%d%d)(:%d%d)$"
  if not hour or tonumber(hour) > 11 then return clock end
  part = part:lower()
  local late = part == "afternoon" or part == "evening"
    or part == "night" and tonumber(hour) >= 6
  return late and ("T%02d"):format(tonumber(hour) + 12) .. rest or clock
end

--- A time of day in figures.
---@param text string   "10:30", "10.30 p.m.", "9 a.m.", "1430", "5pm",
---                      "17:05:30" (the seconds are cut off)
---@return string? value
function M.parse(text)
  local s = text:lower():gsub("%s+", "")
  local head, half = s:match "^([%d:.]-)%.?([ap])%.?m%.?$"
  local hour, minute = (head or s):match "^(%d%d?)[:.](%d%d)$"
  if not hour then hour, minute = (head or s):match "^(%d%d?):(%d%d):%d%d$" end
  if not hour and not half then hour, minute = s:match "^(%d%d)(%d%d)$" end
  if not hour and half then hour = head:match "^%d%d?$" end
  if not hour then return nil end
  return M.value(int(hour), minute and int(minute), half and half .. "m")
end

return M
