local columns = require "geoeng.format.columns"

describe("columns", function()
  it("cuts what is wider, so that the word is seen", function()
    assert.are.equal("The men fled.", columns.cut("The men ", "fled.", 13))
    assert.are.equal("The men fled ...",
      columns.cut("The men ", "fled to the hills", 16))
    local before = "On Monday, when the water came, the people of the valley "
    assert.are.equal("... the valley fled.", columns.cut(before, "fled.", 20))
    local cut = columns.cut(before, "fled to the hills above the town", 30)
    assert.are.equal("... the valley fled to the ...", cut)
  end)

  it("never is wider", function()
    for most = 12, 60 do
      for _, rest in ipairs { "東京都東京都 fled", ("x"):rep(70), "fled", "" } do
        local cut = columns.cut(("the town "):rep(6), rest, most)
        assert.is_true(columns.width(cut) <= most, cut)
      end
    end
  end)
end)
