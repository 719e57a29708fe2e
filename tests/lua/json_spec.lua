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
    local WRONG = { { "", 1 }, { "{", 1 }, { '{"a" 1}', 6 }, { "[1 2]", 4 },
      { '{"a":1} x', 9 }, { '"abc', 4 }, { '"\\x"', 3 }, { '"\n"', 1 },
      { '"\\ud800"', 8 }, { '"\\udc00"', 8 }, { "01", 1 }, { "1.", 2 },
      { "nul", 3 }, { "[1,]", 4 }, { ("["):rep(70), 70 }, { "{1:2}", 2 },
      { ("["):rep(70) .. ("]"):rep(70), 1 }, { '"\255"', 1 } }
    for _, case in ipairs(WRONG) do
      local value, why, at = json.parse(case[1])
      assert.is_nil(value)
      assert.is_true(utf8.len(why) and not why:find "%c")
      assert.are.equal(case[2], at, case[1])
    end
  end)
end)
