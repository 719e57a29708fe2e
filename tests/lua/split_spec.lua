local split = require "geoeng.eval.split"

local function parts(text)
  local s = split.parse(text)
  if not s then return nil end
  local list = {}
  for part = 1, s.n do if s[part] then list[#list + 1] = part end end
  return table.concat(list, " ") .. " of " .. s.n
end

describe("split", function()
  it("hashes by FNV-1a of 32 bits", function()
    -- Vectors of the authors (Fowler, Noll, Vo).
    assert.are.equal(0x811C9DC5, split.hash "")
    assert.are.equal(0xE40C292C, split.hash "a")
    assert.are.equal(0xBF9CF968, split.hash "foobar")
  end)

  it("reads parts", function()
    assert.are.equal("1 of 3", parts "1/3")
    assert.are.equal("2 3 of 3", parts "2,3/3")
    assert.are.equal("2 3 4 5 of 5", parts "2-5/5")
    assert.are.equal("1 3 4 of 4", parts "1,3-4/4")
    assert.are.equal("1 of 1", parts "1/1")
  end)

  it("refuses what names no part", function()
    for _, text in ipairs { "", "1", "/3", "0/3", "4/3", "1,/3", ",1/3", "1,,2/3",
      "3-2/3", "1-/3", "-2/3", "1/0", "1/1001", "a/3", "1/3x", "1-2-3/3" } do
      local s, why = split.parse(text)
      assert.is_nil(s, text)
      assert.is_truthy(why:find("'" .. text .. "' is no part", 1, true), text)
    end
  end)

  it("puts every document into one part", function()
    local seen = { 0, 0, 0 }
    for i = 1, 300 do
      local n = 0
      for part = 1, 3 do
        if split.holds(split.parse(part .. "/3"), "doc" .. i) then
          n, seen[part] = n + 1, seen[part] + 1
        end
      end
      assert.are.equal(1, n)
    end
    for part = 1, 3 do assert.is_true(seen[part] > 70, seen[part]) end
    local both = split.parse "1,3/3"
    assert.are.equal(split.holds(split.parse "2/3", "x"),
      not split.holds(both, "x"))
  end)
end)
