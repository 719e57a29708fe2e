local tree_path = require "geoeng.eval.tree_path"

--- Tokens of "word POS relation head", with `head` and `children`.
local function tree(...)
  local list = {}
  for i, text in ipairs { ... } do
    local word, pos, dep, head = text:match "^(%S+) (%S+) (%S+) (%d+)$"
    list[i] = { index = i, norm = word, pos = pos, dep = dep,
      up = tonumber(head), children = {} }
  end
  for _, token in ipairs(list) do
    token.head = list[token.up]
    if token.head then table.insert(token.head.children, token) end
  end
  return list
end

--- Path and words of the way between two tokens.
local function told(list, from, to)
  local way = tree_path.way(list[from], list[to])
  return tree_path.path(way), tree_path.words(way), tree_path.leaves_clause(way)
end

--- "rebels said troops launched an attack on the town of goma"
local SAID = { "rebels NOUN nsubj 2", "said VERB root 0", "troops NOUN nsubj 4",
  "launched VERB ccomp 2", "an DET det 6", "attack NOUN obj 4", "on ADP case 9",
  "the DET det 9", "town NOUN nmod 6", "of ADP case 11", "goma PROPN nmod 9" }

describe("tree_path", function()
  local list = tree(table.unpack(SAID))

  it("goes up and down", function()
    local path, words, leaves = told(list, 6, 3)
    assert.are.equal("^obj nsubj", path)
    assert.are.equal("subject of the verb that governs it", words)
    assert.is_false(leaves)
  end)

  it("names prepositions", function()
    local path, words = told(list, 6, 11)
    assert.are.equal("nmod(on) nmod(of)", path)
    assert.are.equal("`of` of the `on` of the trigger", words)
  end)

  it("knows where a clause ends", function()
    local path, words, leaves = told(list, 6, 1)
    assert.are.equal("^obj ^ccomp nsubj", path)
    assert.are.equal("subject of a verb of the clause above", words)
    assert.is_true(leaves)
    assert.is_true(select(3, told(list, 1, 3)))
  end)

  it("tells of what governs the trigger, and of the trigger", function()
    assert.are.same({ "^obj", "the verb that governs it", false },
      { told(list, 6, 4) })
    assert.are.equal(".", (told(list, 6, 6)))
  end)

  it("sums up what lies deep", function()
    local deep = tree("hit VERB root 0", "town NOUN obj 1", "home NOUN appos 2",
      "malta PROPN nmod:poss 3")
    local path, words = told(deep, 1, 4)
    assert.are.equal("obj appos nmod:poss", path)
    assert.are.equal("possessor inside the object of the trigger", words)
    assert.are.equal("appositive of the object of the trigger",
      (select(2, told(deep, 1, 3))))
  end)

  it("knows no way between two trees", function()
    local two = tree("a NOUN root 0", "b NOUN root 0")
    assert.is_nil(tree_path.way(two[1], two[2]))
  end)
end)
