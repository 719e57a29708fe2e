local json = require "geoeng.format.json"

describe("json", function()
  it("reads values", function()
    assert.are.same({ a = { 1, -2.5, 1e3, true, false }, ["b c"] = {} },
      json.parse '{"a":[1,-2.5,1e3,true,false], "b c" : {} }\n')
    assert.are.equal(json.null, json.parse "null")
    assert.are.equal(0, json.parse " 0 ")
  end)

  it("reads strings", function()
    assert.are.equal('a"\\/\b\n', json.parse '"a\\"\\\\\\/\\b\\n"')
    assert.are.equal("é€", json.parse '"\\u00e9\\u20AC"')
    assert.are.equal("😀x", json.parse '"\\ud83d\\uDE00x"')
    assert.are.equal("\127", json.parse '"\127"')
  end)

  it("tells what is wrong and where", function()
    local WRONG = { { "", 1 }, { "{", 2 }, { '{"a" 1}', 6 }, { "[1 2]", 4 },
      { '{"a":1} x', 9 }, { '"abc', 1 }, { '"\\x"', 2 }, { '"\n"', 2 },
      { '"\\ud800"', 8 }, { '"\\udc00"', 3 }, { "01", 1 }, { "1.", 1 },
      { "nul", 1 }, { "[1,]", 4 }, { ("["):rep(70), 66 }, { "{1:2}", 2 } }
    for _, case in ipairs(WRONG) do
      local value, why, at = json.parse(case[1])
      assert.is_nil(value)
      assert.is_string(why)
      assert.are.equal(case[2], at, case[1])
    end
  end)
end)
