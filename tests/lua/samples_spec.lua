local samples = require "geoeng.tool.samples"

local STACKS = { ["a.lua:1@3;b.lua:5;"] = 4, ["a.lua:1@2;c.lua:9;"] = 2,
  ["b.lua:5@6;b.lua:5;c.lua:9;"] = 1, ["a.lua:1@2;b.lua:5;"] = 1 }

describe("samples", function()
  it("counts a function once a stack", function()
    local list, n = samples.functions(STACKS)
    assert.are.equal(8, n)
    assert.are.same({ place = "a.lua:1", own = 7, total = 7, line = 3 }, list[1])
    assert.are.same({ place = "b.lua:5", own = 1, total = 6, line = 6 }, list[2])
    assert.are.same({ place = "c.lua:9", own = 0, total = 3 }, list[3])
  end)

  it("folds stacks, outermost first", function()
    assert.are.same({ "geoeng;b.lua:5;a.lua:1 5",
      "geoeng;c.lua:9;a.lua:1 2", "geoeng;c.lua:9;b.lua:5;b.lua:5 1" },
      samples.folded(STACKS))
  end)
end)
