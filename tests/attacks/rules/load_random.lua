-- load: what differs from run to run
for _, name in ipairs { "random", "randomseed" } do assert(math[name] == nil, name) end
for _, get in ipairs { function() return os end, function() return _G end, function() return arg end } do assert(not pcall(get)) end
