--- Writes pattern trees as pattern strings; see pattern.lua.

local format_test
local test_formats = {
  cmp = function(t)
    local q = t[3]:find('"', 1, true) and "'" or '"'
    return t[1] .. t[2] .. q .. t[3] .. q
  end,
  ["and"] = function(t)
    return "(" .. format_test(t[1]) .. " & " .. format_test(t[2]) .. ")"
  end,
  ["or"] = function(t)
    return "(" .. format_test(t[1]) .. " | " .. format_test(t[2]) .. ")"
  end,
  ["not"] = function(t) return "!" .. format_test(t[1]) end,
}
function format_test(t) return test_formats[t.k](t) end

local format_node

local function join(tree, separator)
  local parts = {}
  for i, kid in ipairs(tree) do parts[i] = format_node(kid) end
  return "(" .. table.concat(parts, separator) .. ")"
end

local function quantifier(n)
  local lazy = n.lazy and "?" or ""
  if n.min == 0 and n.max == 1 then return "?" .. lazy end
  if n.max == nil and n.min == 0 then return "*" .. lazy end
  if n.max == nil and n.min == 1 then return "+" .. lazy end
  return ("{%d,%s}%s"):format(n.min, n.max or "", lazy)
end

local formats = {
  word = function(n) return n[1] end,
  exact = function(n) return "'" .. n[1]:gsub("'", "''") .. "'" end,
  any = function() return "[]" end,
  token = function(n) return "[" .. format_test(n[1]) .. "]" end,
  list = function(n) return "$" .. n[1] end,
  layer = function(n)
    return "<" .. n[1] .. (n.test and " " .. format_test(n.test) or "") .. ">"
  end,
  seq = function(n) return join(n, " ") end,
  alt = function(n) return join(n, " | ") end,
  rep = function(n) return "(" .. format_node(n[1]) .. ")" .. quantifier(n) end,
  gap = function(n) return "~" .. n[1] end,
  role = function(n) return n[1] .. ":" .. format_node(n[2]) end,
  look = function(n)
    local sign = (n.behind and "<" or "") .. (n.negate and "!" or "&")
    return sign .. format_node(n[1])
  end,
  edge = function(n) return n[1] == "start" and "<s>" or "</s>" end,
}
function format_node(n) return formats[n.k](n) end

return format_node
