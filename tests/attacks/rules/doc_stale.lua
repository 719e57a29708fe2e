-- documents: a span of a document that is gone, by any way to keep one
local box, class, list = {}, { __index = {} }, { 0 }
local object = setmetatable({}, class)
event "x" { find = "trigger:strike", when = function(t)
  for _, old in ipairs { box.old or false, class.__index.old or false, object.old or false, list[2] or false } do
    if old then error("kept: " .. old.text .. old.doc:norm(1) .. tostring(old.head)) end
  end
  for _, keep in ipairs { function() box.old = t end, function() class.__index.old = t end, function() object.old = t end,
    function() setmetatable(box, { __index = { old = t } }) end, function() table.insert(list, t) end, function() table.move({ t }, 1, 1, 2, list) end,
    function() list[2] = t end, function() class.__index = { old = t } end, function() string.old = t end, function() t.doc.old = t end } do pcall(keep) end
  return true end }
