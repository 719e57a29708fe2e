local told_by = require "geoeng.event.told_by"

describe("told_by.lemmas", function()
  it("turns names and lemmas around", function()
    assert.same({ lift = "lifted", ["end"] = "lifted", ease = "eased" },
      told_by.lemmas { lifted = "lift end lift", eased = " ease " })
  end)

  it("refuses a lemma of two names", function()
    assert.error_matches(function()
      told_by.lemmas { lifted = "lift end", over = "end" }
    end, "'end' stands under two names; take it out of one")
  end)

  it("refuses what is no string", function()
    assert.error_matches(function() told_by.lemmas { lifted = 3 } end,
      "'lifted' needs a string of lemmas, not a number")
  end)
end)
