-- load: handlers of <close> that take over when the loop is stopped
local function deeper(n)
  local guard <close> = setmetatable({}, { __close = function() while n do end end })
  if n > 0 then deeper(n - 1) end
  while n do end
end
deeper(5000)
