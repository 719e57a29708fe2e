local features = require "geoeng.event.lend_features"

--- The sum of weights over texts: what M.score must give faster.
local function slow(weights, texts)
  local sum = weights["(start)"] or 0
  for _, text in ipairs(texts) do sum = sum + (weights[text] or 0) end
  return sum
end

--- A number that looks random and is the same each time.
local state = 7
local function random(n)
  state = state * 1103515245 + 12345 & 0x7fffffff
  return state % n + 1
end

--- Facts as they come: a span before "launched" in an event of type strike.
local FACTS = {}
for kind = 1, features.nkinds do
  FACTS[kind] = features.is_bare(kind) and { true }
    or { "obl, nsubj", "3", "leave", "conj of, target" }
end

local function random_facts()
  local facts = {}
  for kind, values in ipairs(FACTS) do
    if random(3) > 1 then
      facts[#facts + 1] = kind
      facts[#facts + 1] = values[random(#values)]
    end
  end
  return facts
end

describe("lend_features", function()
  it("scores by kind and value as by text", function()
    for _ = 1, 300 do
      local facts, weights = random_facts(), { ["(start)"] = random(20) - 10 }
      local texts = features.texts(facts, "strike")
      for _, text in ipairs(features.texts(random_facts(), "strike")) do
        weights[text] = random(40) - 20
      end
      weights["side=right, V visit"] = 100 -- of another type
      assert.are.equal(slow(weights, texts),
        features.score(features.layout(weights, "strike"), facts))
    end
  end)

  it("tells most facts once more with the type", function()
    local texts = features.texts({ features.kind "prep", "with",
      features.kind "far", "2, left" }, "strike")
    assert.are.same({ "prep=with", "prep=with strike", "far=2, left" }, texts)
  end)
end)
