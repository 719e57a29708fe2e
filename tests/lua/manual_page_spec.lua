local palette = require "geoeng.format.palette"
local page = require "geoeng.tool.manual_page"

describe("a page of the manual", function()
  before_each(function() palette.use(true) end)
  after_each(function() palette.use(false) end)

  it("has a title", function()
    assert.equal("Tutorial: ten minutes", page.title "# Tutorial: ten minutes\n\n# No\n")
    assert.equal("", page.title "no heading\n")
  end)

  it("has bold headings and coloured code on a terminal", function()
    assert.equal("\27[1mA b\27[0m\n\nsee \27[36mx*\27[0m and `y\n",
      page.styled("## A `b`\n\nsee `x*` and `y\n", 80))
  end)

  it("shows no comments, but for those in blocks", function()
    assert.equal("| a |\n\n\27[36m    <!-- c -->\27[0m\n",
      page.styled("<!-- b: c -->\n| a |\n<!-- end -->\n\n```\n<!-- c -->\n```\n", 80))
  end)

  it("shows blocks as they are, indented, without fences", function()
    assert.equal("\27[36m    # a `b`\27[0m\n\nend\n",
      page.styled("```lua f.lua\n# a `b`\n\n```\nend\n", 80))
  end)

  it("fills paragraphs and items, each under its start", function()
    palette.use(false)
    assert.equal("# A\n\none two\nthree\n\n- four\n  five\n- six\n",
      page.styled("# A\n\none\ntwo three\n\n- four five\n- six\n", 8))
  end)

  it("has sections, of which some speak of a word", function()
    local list = page.sections("# Page\n\n## Slots `a`\n\na role\n"
      .. "```sh\n# no heading\n```\n### Rest\n\nroles, role_of: Role\n")
    assert.same({ "Page", "Slots a", "Rest" }, { list[1].heading,
      list[2].heading, list[3].heading })
    assert.equal("\na role\n```sh\n# no heading\n```", list[2].text)
    assert.equal(0, page.mentions(list[1], "role"))
    assert.equal(1, page.mentions(list[2], "roles"))
    assert.equal(2, page.mentions(list[3], "role"))
    assert.is_true(page.mentions(list[2], "slot") > 100)
    assert.equal(1, page.mentions(list[2], "Slot role"))
    assert.equal(0, page.mentions(list[3], "slot role"))
    assert.equal(0, page.mentions(list[3], " "))
  end)
end)
