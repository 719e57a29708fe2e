local inflect = require "geoeng.import.inflect"
local pattern = require "geoeng.cameo.verb_pattern"

describe("import.inflect", function()
  it("makes plurals", function()
    for word, plural in pairs { soldier = "soldiers", ministry = "ministries",
      boy = "boys", church = "churches", box = "boxes", bus = "buses",
      ["border guard"] = "border guards" } do
      assert.equal(plural, inflect.plural(word))
    end
  end)
  it("makes the regular forms of verbs", function()
    local function forms(word) return table.concat(inflect.verb(word), " ") end
    assert.equal("attacks attacked attacking", forms "attack")
    assert.equal("deplores deplored deploring", forms "deplore")
    assert.equal("denies denied denying", forms "deny")
    assert.equal("clashes clashed clashing", forms "clash")
    assert.equal("agrees agreed agreeing", forms "agree")
    assert.equal("confers confered confering conferred conferring",
      forms "confer")
  end)
end)

-- A row of words, the verb as [verb], actors as {NAME} or {A+B}.
local function row_of(text)
  local row, verb = { norm = {}, stem = {}, first = {}, last = {} }, nil
  for word in text:gmatch "%S+" do
    local i = #row.norm + 1
    local actor = word:match "^{(.*)}$"
    local unit = actor and { name = actor, start = i, stop = i,
      members = actor:find("+", 1, true) and {} or nil }
    row.norm[i] = word:lower():gsub("[%[%]]", "")
    row.stem[i] = pattern.stem(row.norm[i])
    row.first[i], row.last[i] = unit, unit
    if word:find "^%[" then verb = i end
  end
  return row, verb
end

local YEN, COINS = { "yen" }, { "gold", "coins" }
local SETS = { EMPTY = { first = {}, last = {} },
  MONEY = { first = { yen = { YEN }, gold = { COINS } },
    last = { yen = { YEN }, coin = { COINS } } } }

--- Match a pattern; what it marks as text, or nil.
local function try(text, sentence)
  local p = assert(pattern.parse(text, SETS))
  local row, verb = row_of(sentence)
  local found = pattern.match(p, row, verb, verb, SETS)
  if not found then return nil end
  local list = {}
  for _, mark in ipairs { "source", "target", "compound" } do
    if found[mark] then list[#list + 1] = mark .. "=" .. found[mark].name end
  end
  return table.concat(list, " ")
end

local MATCHES = {
  -- blank: words may stand between; underscore: none
  { "SAID WOULD * TALKS", "{A} said it would [hold] long talks", "" },
  { "SAID WOULD * TALKS", "{A} would [hold] talks , it said", nil },
  { "RECENTLY_*", "{A} recently [agreed]", "" },
  { "RECENTLY_*", "{A} recently has [agreed]", nil },
  { "RECENTLY_ *", "{A} recently has [agreed]", "" },
  { "IN_AND_*_OUT NOW", "in and [go] out for now", "" },
  { "IN_AND_*_OUT NOW", "in and [go] far out now", nil },
  { "* TALKS", "{A} [holds] talk", nil },
  -- actors
  { "+ WAS * BY $", "{A} was [seized] late by {B}", "source=B target=A" },
  { "* AT ^ +", "{A} [warned] at {B} of {C}", "target=C" },
  { "* AT ^ +", "{A} [warned] at {B}", nil },
  { "% *", "{A+B} have [met]", "compound=A+B" },
  { "% *", "{A} has [met]", nil },
  { "* WITH_%", "{A} [met] with {B+C}", "compound=B+C" },
  -- sets
  { "* &MONEY", "{A} [paid] a million yen", "" },
  { "* &MONEY", "{A} [paid] old gold coins", "" },
  { "* &MONEY", "{A} [paid] gold in coins", nil },
  { "* &MONEY_DEBT", "{A} [paid] gold coins debt", "" },
  { "* &EMPTY", "{A} [paid] yen", nil },
  { "&MONEY *", "gold coins were [paid]", "" },
  -- brackets: phrases, in any number
  { "* {PASSENGER CARS} (TO +)", "{A} [sold] passenger cars to {B}",
    "target=B" },
  { "* {PASSENGER CARS} (TO +)", "{A} [sold] a passenger car to {B}",
    "target=B" },
  { "* {PASSENGER CAR}", "{A} [let] a passenger on his way out buy a new car",
    nil },
  { "* (OF &MONEY)", "{A} [warned] of gold coins", "" },
  -- tokens
  { "PEACE-KEEPING *", "a peace - keeping [force]", "" },
  { "WON'T *", "{A} wo n't [go]", "" },
}

describe("cameo_pattern", function()
  for _, case in ipairs(MATCHES) do
    it(("%s on: %s"):format(case[1], case[2]), function()
      assert.equal(case[3], try(case[1], case[2]))
    end)
  end
  it("counts what it matched", function()
    for text, n in pairs { ["* &MONEY"] = 2, ["SAID * &MONEY +"] = 4,
      ["$ *"] = 1 } do
      local p = assert(pattern.parse(text, SETS))
      local row, verb = row_of "{A} said [paid] gold coins {B}"
      local _, score = pattern.match(p, row, verb, verb, SETS)
      assert.equal(n, score)
    end
  end)
  it("tells what is no pattern", function()
    for text, why in pairs { ["A B"] = "the verb * is missing",
      ["* A *"] = "the verb * stands twice", ["*"] = "nothing but the verb",
      ["* {A"] = "not closed", ["* A)"] = "none opens",
      ["* $A"] = "'$A' is no word" } do
      local p, message = pattern.parse(text)
      assert.is_nil(p)
      assert.truthy(message:find(why, 1, true), message)
    end
  end)
  it("gives a word and its plural one stem", function()
    for word, plural in pairs { party = "parties", bus = "buses", car = "cars",
      house = "houses", church = "churches", boy = "boys" } do
      assert.equal(pattern.stem(word), pattern.stem(plural))
    end
    assert.not_equal(pattern.stem "talk", pattern.stem "tank")
  end)
  it("joins a set's name that holds _", function()
    local known = { SEA = {}, SEA_RIGHTS = {} }
    local p = pattern.parse("* &SEA_RIGHTS_TALKS", known)
    assert.equal("SEA_RIGHTS", p.lower[1].name)
    assert.same({ "talks" }, p.lower[2].pieces)
    assert.is_true(p.lower[2].tight)
    assert.equal("SEA", pattern.parse("* &SEA_TALKS", known).lower[1].name)
  end)
  it("survives any bytes", function()
    local seed = 7
    local function random(n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n + 1
    end
    local bytes = "*$+%^&{}()_ -'#\0\27\255\195\169aZ"
    local row, verb = row_of "{A} said {B+C} [met] a b"
    local any = setmetatable({}, { __index = function() return SETS.EMPTY end })
    for _ = 1, 5000 do
      local s = {}
      for i = 1, random(12) do
        local k = random(#bytes)
        s[i] = bytes:sub(k, k)
      end
      local p, why = pattern.parse(table.concat(s))
      assert.is_true(p ~= nil or type(why) == "string")
      if p then pattern.match(p, row, verb, verb, any) end
    end
  end)
end)
