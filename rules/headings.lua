-- Headings above a part of a text, "A Meeting in Hard Times", tell of nothing
-- unless they name who or where. Used by meeting.lua, sanctions.lua and
-- diplomacy.lua.

pack { name = "headings", version = "0.1", license = "MIT",
  about = "Headings that tell of nothing, for rules of all kinds of events",
  tags = { "default" } }

-- What sentences have, and headings lack.
local STOP = "'.' | '!' | '?' | ':' | ';'"
  .. " | [tag=VBD | tag=VBZ | tag=VBP | tag=MD]"

--- A check: one of the roles is filled, or it stands in a sentence.
local function not_in_heading(...)
  local roles = { ... }
  return function(ev)
    for _, role in ipairs(roles) do
      if ev[role] then return true end
    end
    return ev:find(STOP) or false, "a heading that names no one"
  end
end

return { not_in_heading = not_in_heading }
