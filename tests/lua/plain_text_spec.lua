local plain_text = require "geoeng.format.plain_text"

describe("plain text", function()
  local BAD = "\u{FFFD}"

  it("keeps text, tabs and line breaks", function()
    for _, s in ipairs { "", "a", "Čaj – 茶", "a\tb\nc\r\nd", "\u{A0}\u{A9}" } do
      assert.are.equal(s, plain_text.of(s))
    end
  end)

  it("has no control characters", function()
    assert.are.equal(BAD .. "[31mred" .. BAD, plain_text.of "\27[31mred\0")
    assert.are.equal("a" .. BAD .. "b", plain_text.of "a\u{9B}b")
    assert.are.equal(BAD:rep(4), plain_text.of "\7\8\12\127")
    assert.are.equal("a" .. BAD .. "b" .. BAD .. "\r\n" .. BAD,
      plain_text.of "a\rb\r\r\n\r")
  end)

  it("is well-formed, soon", function()
    assert.are.equal("a" .. BAD .. BAD .. "é", plain_text.of "a\xff\xc3é")
    assert.are.equal(BAD:rep(200000), plain_text.of(("\xff"):rep(200000)))
  end)

  it("makes blanks of control characters for one line", function()
    assert.are.equal("a b  c  \u{A0}é", plain_text.line "a\tb\r\nc\27\194\155\194\160é")
  end)
end)
