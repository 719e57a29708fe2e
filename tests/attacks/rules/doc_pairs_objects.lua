-- Keys that are objects have no order but that of their addresses: what a rule
-- made of it differed from run to run.
pack { name = "pairs_objects", version = "1" }

event "x" { find = { "trigger:strike/struck" }, make = function(ev)
  local of, order = {}, {}
  for i = 1, 9 do of[{}] = i end
  for _, i in pairs(of) do order[#order + 1] = i end
  ev.code = table.concat(order)
end }

test "x" { no "Israel struck Damascus." }
