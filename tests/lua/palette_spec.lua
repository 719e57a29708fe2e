local palette = require "geoeng.format.palette"

describe("the palette", function()
  after_each(function() palette.use(false) end)

  it("colours when it is used, and texts alone that have something", function()
    assert.equal("no", palette.paint("bad", "no"))
    palette.use(true)
    assert.equal("\27[31mno\27[0m", palette.paint("bad", "no"))
    assert.equal("", palette.paint("bad", ""))
  end)

  it("has no other names", function()
    assert.has_error(function() palette.paint("mauve", "x") end)
  end)

  it("lets no colours of others through", function()
    assert.equal("a\27[31mb\27[0mc", palette.own "a\27[8m\27[31mb\27[0m\27[30;40mc")
  end)
end)
