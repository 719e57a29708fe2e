-- documents: fields that contain themselves, are deep, or no text
local function ring() local t = {} t.t = t t[1] = t return t end
local function deep() local t = {} for _ = 1, 100000 do t = { t } end return t end
local values = { ring, deep, function() return "\xff\xfe\xc0\xaf\xed\xa0\x80" end, function() return print end, function() return 0 / 0 end, function() return math.huge end }
event "x" { find = "trigger:strike", make = function(ev) for _, make in ipairs(values) do
  pcall(function() ev.code = make() end) pcall(function() ev.other = make() end) pcall(ev.add, ev, "place", ev.trigger, { note = make() })
  pcall(ev.add, ev, "place", ev.trigger, make()) pcall(ev.add, ev, make(), make()) pcall(ev.another, ev, make()) end end }
