local wrap = require "geoeng.format.wrap"

describe("a line that is broken", function()
  it("goes on below its text", function()
    assert.equal("role  one two\n      three", wrap.line("role  one two three",
      13, 6))
  end)

  it("keeps the blanks within, and words that no line holds", function()
    assert.equal("a  b\n  " .. ("c"):rep(9) .. "\n  d",
      wrap.line("a  b " .. ("c"):rep(9) .. " d", 8, 2))
  end)

  it("has no room below a label that takes half of it", function()
    assert.equal("  label  one\n      two", wrap.line("  label  one two", 12, 9))
  end)

  it("is not broken within a place", function()
    local place = wrap.whole "an odd name.lua:3:5:"
    assert.equal("error in\nan odd name.lua:3:5:\nis", wrap.line("error in "
      .. place .. " is", 12, 0))
    assert.equal("an odd name.lua:3:5: is", wrap.line(place .. " is", 80, 0))
  end)

  it("is as wide as what is seen of it", function()
    assert.equal("\27[1maa\27[0m bb", wrap.line("\27[1maa\27[0m bb", 5, 0))
    assert.equal("東京\n都", wrap.line("東京 都", 6, 0))
  end)
end)

describe("a part of a line", function()
  local letters = "abcdefghijklmnopqrstuvwxyz"

  it("holds what has to be seen, and is as wide as the terminal", function()
    for columns = 10, 30 do
      for at = 0, #letters do
        local part, there = wrap.part(letters, at, columns)
        assert.is_true(wrap.width(part) <= columns)
        assert.is_true(there >= 0 and there < columns)
        assert.equal(letters:sub(at + 1, at + 1),
          part:sub(there + 1, there + 1))
      end
    end
  end)

  it("keeps its columns where a wide character is cut", function()
    for at = 0, 30, 2 do
      local part, there = wrap.part(("東"):rep(16), at, 12)
      assert.is_true(wrap.width(part) <= 12)
      local before = utf8.offset(part, 1)
      while wrap.width(part:sub(1, before - 1)) < there do
        before = utf8.offset(part, 2, before)
      end
      assert.equal("東", part:sub(before, before + 2))
    end
  end)
end)
