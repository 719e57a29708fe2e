-- documents: handlers of <close>

event "x" { find = "trigger:strike", when = function() local function f(n) local x <close> = setmetatable({}, { __close = function() while n do end end }) if n > 0 then f(n - 1) end while n do end end f(5000) end }
