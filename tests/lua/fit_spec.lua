local fit = require "geoeng.eval.fit"

--- n examples of each: "sign" tells good ones, "noise" nothing.
local function examples(n)
  local list = {}
  for i = 1, n do
    list[#list + 1] = { yes = true, features = { "sign", "all" } }
    list[#list + 1] = { yes = false, features = { "all" } }
    list[i * 2 - i % 2].features[3] = "noise"
  end
  return list
end

--- The probability that weights give to features.
local function likely(weights, bias, features)
  local sum = bias
  for _, f in ipairs(features) do sum = sum + (weights[f] or 0) end
  return 1 / (1 + math.exp(-sum))
end

describe("fit", function()
  it("finds what tells good examples", function()
    local weights, bias = fit.fit(examples(40), { penalty = 1, least = 5 })
    assert.is_true(weights.sign > 1)
    assert.is_true(likely(weights, bias, { "sign", "all" }) > .8)
    assert.is_true(likely(weights, bias, { "all" }) < .2)
  end)

  it("gives nothing to what tells nothing", function()
    local weights = fit.fit(examples(40), { penalty = 2, least = 5 })
    assert.is_nil(weights.noise)
    assert.is_nil(weights.all)
  end)

  it("leaves out what is seen too seldom", function()
    local weights = fit.fit(examples(4), { penalty = 0, least = 5 })
    assert.is_nil(weights.sign)
  end)

  it("has fewer weights under a larger penalty", function()
    local weights = fit.fit(examples(40), { penalty = 100, least = 5 })
    assert.is_nil(next(weights))
  end)

  it("learns the share of good ones where nothing else tells it", function()
    local list = {}
    for i = 1, 100 do list[i] = { yes = i <= 20, features = {} } end
    local weights, bias = fit.fit(list, { penalty = 1, least = 5 })
    assert.is_true(math.abs(likely(weights, bias, {}) - .2) < .01)
  end)
end)
