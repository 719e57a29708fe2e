--- Text for XML 1.0, which has no control characters but three.

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
  ['"'] = "&quot;" }

---@param s string  UTF-8
---@return string
---Example: `assert(xml "a < b" == "a &lt; b")`
return function(s)
  return (s:gsub('[&<>"]', ENTITIES)
    :gsub("[\0-\8\11\12\14-\31]", "\u{FFFD}"))
end
