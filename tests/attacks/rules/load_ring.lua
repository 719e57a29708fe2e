-- load: definitions that hold themselves, caught
local ring = {}
ring[1], ring.ring, ring.find = ring, ring, ring
for _, try in ipairs { function() words "w" (ring) end, function() span "s" (ring) end, function() event "e" (ring) end,
  function() pack(ring) end, function() event "f" { find = "strike", roles = ring } end, function() test "t" (ring) end } do pcall(try) end
event "g" (ring)
