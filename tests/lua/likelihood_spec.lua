local likelihood = require "geoeng.corpus.likelihood"

local function near(want, got)
  assert.is_true(math.abs(want - got) < 1e-4, ("%.6f, not %.6f"):format(got,
    want))
end

describe("log-likelihood ratio", function()
  -- Computed by hand: 2 * sum of k * ln(k / (row * column / all)).
  it("is that of the table", function()
    -- Every cell is expected to be 5: 2 * 2 * (8 ln 1.6 + 2 ln 0.4)
    -- = 4 * (3.760029 - 1.832581).
    near(7.70978, likelihood.ratio(8, 2, 2, 8))
    -- Expected 1, 4, 19, 76: 2 (3 ln 3 + 2 ln 1/2 + 17 ln 17/19 + 78 ln 78/76)
    -- = 2 * (3.295837 - 1.386294 - 1.890836 + 2.026088).
    near(4.08959, likelihood.ratio(3, 2, 17, 78))
    -- Empty cells add nothing: 2 * (2 ln 2 + 2 ln 2).
    near(5.54518, likelihood.ratio(2, 0, 0, 2))
  end)

  it("is below 0 for what is rarer than elsewhere", function()
    near(-7.70978, likelihood.ratio(2, 8, 8, 2))
    near(-5.54518, likelihood.ratio(0, 2, 2, 0))
  end)

  it("is 0 for what is no more frequent, or has nothing beside it", function()
    near(0, likelihood.ratio(10, 30, 100, 300))
    assert.are.equal(0, likelihood.ratio(0, 0, 3, 4))
    assert.are.equal(0, likelihood.ratio(3, 4, 0, 0))
    assert.are.equal(0, likelihood.ratio(3, 0, 4, 0))
    assert.are.equal(0, likelihood.ratio(0, 3, 0, 4))
    assert.are.equal(0, likelihood.ratio(0, 0, 0, 0))
  end)

  it("takes parts of occurrences", function()
    near(likelihood.ratio(8, 2, 2, 8) / 16,
      likelihood.ratio(0.5, 0.125, 0.125, 0.5))
  end)
end)
