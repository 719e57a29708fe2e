-- documents: a span of a document that is gone, by any way to keep one
local box, class, list = {}, { __index = {} }, { 0 }
local object = setmetatable({}, class)
local function kept() return box.old or class.__index.old or object.old or list[2] end
event "escaped" { find = "trigger:strike", when = function() local old = kept() return old ~= nil and (pcall(function() return old.text .. old.doc:norm(1) end) or true) end }
event "x" { find = "trigger:strike", when = function(t)
  for _, keep in ipairs { function() box.old = t end, function() class.__index.old = t end, function() object.old = t end,
    function() setmetatable(box, { __index = { old = t } }) end, function() table.insert(list, t) end, function() table.move({ t }, 1, 1, 2, list) end,
    function() list[2] = t end, function() class.__index = { old = t } end, function() string.old = t end, function() t.doc.old = t end } do pcall(keep) end
  return true end }
