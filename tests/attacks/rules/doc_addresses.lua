-- documents: where tables lie in memory, by errors that name a key
event "x" { find = "trigger:strike", make = function(ev)
  local told = {}
  for i, try in ipairs { function() ev:add("place", ev.trigger, { [{}] = "x" }) end, function() return ev.trigger.doc[{}] end, function() return ev.trigger.sentence[{}] end } do
    local _, why = pcall(try)
    told[i] = tostring(why)
  end
  ev.code = table.concat(told, " ") end }
