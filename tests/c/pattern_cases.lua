--- Trees and mistakes of pattern and role strings: a case of lua_cases.lua.

local pattern = require "geoeng.language.pattern"

local function describe(_, claims) claims() end

local function it(what, claim)
  local ok, why = pcall(claim)
  if not ok then error(what .. ": " .. tostring(why), 0) end
end

local function equal(expected, got)
  if expected ~= got then
    error(("expected %s, got %s"):format(expected, got), 0)
  end
end

local function same(expected, got)
  equal(table.concat(expected, "\n"), table.concat(got, "\n"))
end

--- A tree in short: (k fields... kids...), without columns.
local function dump(x)
  if type(x) ~= "table" then return tostring(x) end
  local parts = { x.k }
  for _, key in ipairs { "min", "max", "lazy", "behind", "negate" } do
    if x[key] == true then parts[#parts + 1] = key
    elseif x[key] then parts[#parts + 1] = key .. "=" .. x[key] end
  end
  for _, kid in ipairs(x) do parts[#parts + 1] = dump(kid) end
  if x.test then parts[#parts + 1] = "?" .. dump(x.test) end
  return "(" .. table.concat(parts, " ") .. ")"
end

local TREES = {
  { "meet", "(word meet)" },
  { "  meet\t\n", "(word meet)" },
  { "air-strike", "(word air-strike)" },
  { "S-400", "(word S-400)" },
  { "4x4", "(word 4x4)" },
  { "o'brien", "(word o'brien)" },
  { "o’brien", "(word o’brien)" },
  { "u.s.", "(word u.s.)" },
  { "u.s. troops", "(seq (word u.s.) (word troops))" },
  { "москва", "(word москва)" },
  { "Abdülkadir", "(word Abdülkadir)" },
  { "snake_case", "(word snake_case)" },
  { "'s", "(word 's)" },
  { "<a> 's 'Foo'", "(seq (layer a) (word 's) (exact Foo))" },
  { "'s'", "(exact s)" },
  { ", ; -- ... %", "(seq (word ,) (word ;) (word --) (word ...) (word %))" },
  { "a/b/c", "(alt (word a) (word b) (word c))" },
  { "$a/'B'/c", "(alt (list a) (exact B) (word c))" },
  { "'May'", "(exact May)" },
  { "'White House'", "(exact White House)" },
  { "'it''s'", "(exact it's)" },
  { "''''", "(exact ')" },
  { "'a|(b)'", "(exact a|(b))" },
  { "$strike_v", "(list strike_v)" },
  { "<actor>", "(layer actor)" },
  { "<actor sector=MIL>", "(layer actor ?(cmp sector = MIL))" },
  { "<actor sector=MIL country!=USA>", "(layer actor ?(and "
    .. "(cmp sector = MIL) (cmp country != USA)))" },
  { "<number value>=5>", "(layer number ?(cmp value >= 5))" },
  { "<number value<5>", "(layer number ?(cmp value < 5))" },
  { "<a x=1 | y=2 & z=3>", "(layer a ?(or (cmp x = 1) "
    .. "(and (cmp y = 2) (cmp z = 3))))" },
  { "<a (x=1 | y=2) & z=3>", "(layer a ?(and (or (cmp x = 1) "
    .. "(cmp y = 2)) (cmp z = 3)))" },
  { "[lemma=meet]", "(token (cmp lemma = meet))" },
  { "[ lemma = meet ]", "(token (cmp lemma = meet))" },
  { "[lemma=meet & !(text~'M*' | norm=x)]", "(token (and "
    .. "(cmp lemma = meet) (not (or (cmp text ~ M*) (cmp norm = x)))))" },
  { "[!!norm=x]", "(token (not (not (cmp norm = x))))" },
  { '[text="a b"]', "(token (cmp text = a b))" },
  { "[text='a]b']", "(token (cmp text = a]b))" },
  { "[text='']", "(token (cmp text = ))" },
  { "[text~^Meet]", "(token (cmp text ~ ^Meet))" },
  { "[]", "(any)" },
  { "[ ]", "(any)" },
  { "x?", "(rep min=0 max=1 (word x))" },
  { "x*", "(rep min=0 (word x))" },
  { "x+", "(rep min=1 (word x))" },
  { "x{2,4}", "(rep min=2 max=4 (word x))" },
  { "x{2}", "(rep min=2 max=2 (word x))" },
  { "x{2,}", "(rep min=2 (word x))" },
  { "x??", "(rep min=0 max=1 lazy (word x))" },
  { "x*?", "(rep min=0 lazy (word x))" },
  { "x+?", "(rep min=1 lazy (word x))" },
  { "x{2,4}?", "(rep min=2 max=4 lazy (word x))" },
  { "[]{0,3}", "(rep min=0 max=3 (any))" },
  { "(x?)+", "(rep min=1 (rep min=0 max=1 (word x)))" },
  { "a/b?", "(rep min=0 max=1 (alt (word a) (word b)))" },
  { "~3", "(gap 3)" },
  { "~", "(gap 5)" },
  { "a ~ b", "(seq (word a) (gap 5) (word b))" },
  { "a ~100 b", "(seq (word a) (gap 100) (word b))" },
  { "a b c", "(seq (word a) (word b) (word c))" },
  { "a | b", "(alt (word a) (word b))" },
  { "a|b", "(alt (word a) (word b))" },
  { "a b | c d", "(alt (seq (word a) (word b)) (seq (word c) (word d)))" },
  { "a (b | c) d", "(seq (word a) (alt (word b) (word c)) (word d))" },
  { "((a))", "(word a)" },
  { "a(b)", "(seq (word a) (word b))" },
  { "who:<actor>", "(role who (layer actor))" },
  { "who:<actor>+", "(role who (rep min=1 (layer actor)))" },
  { "who:(a b)", "(role who (seq (word a) (word b)))" },
  { "a:b:c", "(role a (role b (word c)))" },
  { "x:a/b", "(role x (alt (word a) (word b)))" },
  { "&a", "(look (word a))" },
  { "!a", "(look negate (word a))" },
  { "<&a", "(look behind (word a))" },
  { "<!a", "(look behind negate (word a))" },
  { "!&a", "(look negate (look (word a)))" },
  { "<!<a>", "(look behind negate (layer a))" },
  { "!a+", "(look negate (rep min=1 (word a)))" },
  { "<s> a </s>", "(seq (edge start) (word a) (edge end))" },
  { "who:<actor> $meet with? who:<actor>", "(seq (role who (layer actor)) "
    .. "(list meet) (rep min=0 max=1 (word with)) "
    .. "(role who (layer actor)))" },
}

local NOT_CLOSED =
  "this ' is not closed; the mark itself is written twice in quotes"
local ROLE_COLON = "a role name stands directly before its colon, and its "
  .. "element directly behind; a colon of the text is ':' in quotes"

-- pattern, column, message
local ERRORS = {
  { "", 1, "the pattern is empty or ends too early" },
  { "   ", 4, "the pattern is empty or ends too early" },
  { "a |", 4, "the pattern is empty or ends too early" },
  { "| a", 1, "an element is missing here" },
  { "a || b", 4, "an element is missing here" },
  { "()", 2, "an element is missing here" },
  { "(a", 3, "the ( at column 1 is not closed" },
  { "x ((a) b", 9, "the ( at column 3 is not closed" },
  { "a)", 2, "this ) closes nothing" },
  { "a b) c", 4, "this ) closes nothing" },
  { "'May", 1, NOT_CLOSED },
  { "a ''", 3, NOT_CLOSED },
  { "dogs'", 5, NOT_CLOSED },
  { "$", 2, "a list name is expected after $" },
  { "$800", 2, "a list name is expected after $" },
  { "a/", 3, "a word, 'text' or $list is expected after /; join others by |" },
  { "a/<b>", 3, "a word, 'text' or $list is expected after /; join others by |" },
  { "<a>/b", 4, "a word is expected before /" },
  { "<>", 2, "a layer name is expected after <" },
  { "<a", 3, "a > is missing here" },
  { "<a b", 5, "a comparison (= != ~ < <= > >=) is expected after 'b'" },
  { "<a b=>", 6, "a value is missing after the comparison" },
  { "<a b=c", 7, "a > is missing here" },
  { "<a b=c x d=e>", 10,
    "a comparison (= != ~ < <= > >=) is expected after 'x'" },
  { "[a", 3, "a comparison (= != ~ < <= > >=) is expected after 'a'" },
  { "[a=b", 5, "a ] is missing here" },
  { "[(a=b]", 6, "a ) is missing in this test" },
  { "[&]", 2, "an attribute name is expected in this test" },
  { "[a=b &]", 7, "an attribute name is expected in this test" },
  { "a ?", 3, "? stands directly behind the element that it repeats" },
  { "+", 1, "+ stands directly behind the element that it repeats" },
  { "{2}", 1, "{ stands directly behind the element that it repeats" },
  { "a{", 3, "a number is expected after {" },
  { "a{,2}", 3, "a number is expected after {" },
  { "a{2", 4, "a } is missing here" },
  { "a{4,2}", 2, "the upper bound is below the lower one" },
  { "a{0}", 2, "zero times would match nothing" },
  { "a{65}", 2, "a repetition is at most 64" },
  { "a b{2,99}", 4, "a repetition is at most 64" },
  { "a+*", 3, "* stands directly behind the element that it repeats" },
  { "a ~0 b", 3, "a gap is ~1 to ~100" },
  { "~101", 1, "a gap is ~1 to ~100" },
  { "~3*", 3, "a gap or a sentence edge cannot be repeated" },
  { "<s>+", 4, "a gap or a sentence edge cannot be repeated" },
  { "who: <a>", 4, ROLE_COLON },
  { "who :<a>", 5, ROLE_COLON },
  { "!", 2, "the pattern ends too early" },
  { "who:", 5, "the pattern ends too early" },
  { "< a>", 2, "a layer name is expected after <" },
  { "a }", 3, "'}' is not expected here" },
  { "a = b", 3, "'=' is not expected here" },
  { "ä @", 4, "'@' is not expected here" },
  { "a .", 3, "a period of the text is '.' in quotes" },
  { ("("):rep(61) .. "a" .. (")"):rep(61), 61,
    "the pattern is nested deeper than 60 levels" },
  { ("!"):rep(60000) .. "a", 61,
    "the pattern is nested deeper than 60 levels" },
  { ("x:"):rep(100) .. "a", 121,
    "the pattern is nested deeper than 60 levels" },
  { "[" .. ("!"):rep(60000) .. "a=b]", 61,
    "the test is nested deeper than 60 levels" },
  { "[" .. ("("):rep(60000), 61,
    "the test is nested deeper than 60 levels" },
  { ("a "):rep(32768) .. "a", 1,
    "a pattern may have 65536 bytes, not 65537" },
}

describe("geoeng.language.pattern", function()
  for _, case in ipairs(TREES) do
    it("parses " .. case[1], function()
      local tree, why = pattern.parse(case[1])
      equal(case[2], tree and dump(tree) or why.message)
    end)

    it("writes and reads back " .. case[1], function()
      local text = pattern.format(pattern.parse(case[1]))
      equal(case[2], dump(assert(pattern.parse(text))))
    end)
  end

  for _, case in ipairs(ERRORS) do
    it("refuses " .. case[1]:sub(1, 20), function()
      local tree, why = pattern.parse(case[1])
      equal(nil, tree)
      equal(("%d: %s"):format(case[2], case[3]),
        ("%d: %s"):format(why.column, why.message))
    end)
  end

  it("refuses what is no string", function()
    local tree, why = pattern.parse(12)
    equal(nil, tree)
    equal("a pattern must be a string", why.message)
  end)

  it("keeps the byte column of every node", function()
    local tree = pattern.parse "ä b:<c> ~2 (d | !e)"
    local columns = {}
    pattern.walk(tree, function(n)
      columns[#columns + 1] = n.k .. n.at
    end)
    equal("seq1 word1 role4 layer6 gap10 alt14 word14 look18 word19",
      table.concat(columns, " "))
  end)

  it("writes a value with a double quote in it", function()
    local tree = pattern.parse [[ [text='"'] ]]
    equal([=[[text='"']]=], pattern.format(tree))
  end)

  it("walks parents first and leaves tests out", function()
    local kinds = {}
    pattern.walk(pattern.parse "<a x=1>? [b=2]", function(n)
      kinds[#kinds + 1] = n.k
    end)
    same({ "seq", "rep", "layer", "token" }, kinds)
  end)

  it("terminates on random strings", function()
    local pieces = { "a", "'x'", "$l", "<l>", "[", "]", "(", ")", "|", "/",
      "?", "*", "{2}", "~3", "r:", "&", "!", "<!", "<s>", " ", "=", "\255" }
    math.randomseed(1)
    for _ = 1, 3000 do
      local parts = {}
      for i = 1, math.random(8) do parts[i] = pieces[math.random(#pieces)] end
      local text = table.concat(parts)
      local tree, why = pattern.parse(text)
      if tree then
        equal(dump(tree), dump(pattern.parse(pattern.format(tree))))
      else
        assert(why.column >= 1 and why.column <= #text + 1)
      end
    end
  end)
end)

-- role string, clauses as "preposition -> value"
local ROLES = {
  { "in <place>", "(word in) -> (layer place)" },
  { "in/at <place>", "(alt (word in) (word at)) -> (layer place)" },
  { "any <place>", "any -> (layer place)" },
  { "in <a> | any <b> <c>",
    "(word in) -> (layer a); any -> (seq (layer b) (layer c))" },
  { "next to <place>", "(seq (word next) (word to)) -> (layer place)" },
  { "in next to <place>", "(word in) -> "
    .. "(seq (word next) (word to) (layer place))" },
  { "to next to/in <place>", "(word to) -> (seq (word next) "
    .. "(alt (word to) (word in)) (layer place))" },
  { "next to/in <place>", "in (alt (seq (word next) (word to)) (word in)) "
    .. "-> (layer place)" },
  { "in the? <place>", "(word in) -> "
    .. "(seq (rep min=0 max=1 (word the)) (layer place))" },
  { "with gun", "(word with) -> (word gun)" },
  { "with (<a> | <b>)", "(word with) -> (alt (layer a) (layer b))" },
  { "subj <a> | obj (<b> | <np>)",
    "subj! -> (layer a); obj! -> (alt (layer b) (layer np))" },
  { "subj/by <a>", "subj/by! (word by) -> (layer a)" },
  { "subj <a> + with <b> | of <c>", "subj! -> (layer a) + "
    .. "(word with) -> (layer b); (word of) -> (layer c)" },
}

local PREPOSITIONS = { ["in"] = true, at = true, by = true, of = true, on = true,
  to = true, with = true, ["next to"] = true }
local START = "a role starts with slots or prepositions, then its pattern, as "
  .. "in: subj <actor>, in/near <place>"
local CLOSE = "a slot stands directly before its pattern: obj <target>"
local ROLE_ERRORS = {
  { "<place>", 1, START },
  { "$list", 1, START },
  { "(in <a>)", 1, START },
  { "(in | at) <a>", 1, START },
  { "objct <a>", 1, "'objct' is no slot and no preposition" },
  { "in/off <a>", 4, "'off' is no slot and no preposition" },
  { "in <a> | form <b>", 10, "'form' is no slot and no preposition" },
  { "next <a>", 1, "'next' is no slot and no preposition" },
  { "any/in <a>", 1, "'any' is the whole sentence: it stands alone" },
  { "in ~2 <place>", 4, CLOSE },
  { "~2 <a>", 1, START },
  { "in", 3, "a pattern is expected after the slot or preposition" },
  { "in <a> |", 9, START },
  { "in <a", 6, "a > is missing here" },
  { "subj ~2 <actor>", 6, CLOSE },
  { "subj <a> +", 11, START },
  { "in (<a> + <b>)", 9,
    "+ stands directly behind the element that it repeats" },
}

describe("role strings", function()
  for _, case in ipairs(ROLES) do
    it("parse " .. case[1], function()
      local parts = {}
      for i, c in ipairs(assert(pattern.parse_role(case[1], PREPOSITIONS))) do
        local sum = {}
        while c do
          sum[#sum + 1] = (c.syntax and table.concat(c.slots, "/") .. "! "
            or c.longer and c.slots and table.concat(c.slots, "/") .. " " or "") .. (c.prep and dump(c.prep) .. " "
              or c.syntax and "" or "any ") .. "-> "
            .. dump(c.value)
          c = c.also
        end
        parts[i] = table.concat(sum, " + ")
      end
      equal(case[2], table.concat(parts, "; "))
    end)
  end

  for _, case in ipairs(ROLE_ERRORS) do
    it("refuse " .. case[1], function()
      local clauses, why = pattern.parse_role(case[1], PREPOSITIONS)
      equal(nil, clauses)
      equal(("%d: %s"):format(case[2], case[3]),
        ("%d: %s"):format(why.column, why.message))
    end)
  end

  for _, case in ipairs {
    { "a b", {} },
    { "a/b? c", { "1 a: b? c", "3 b: a? c" } },
    { "x:(a | b 'c') d", { "4 a: x:( b 'c') d", "8 b 'c': x:(a ) d" } },
    { "!(a | b | c)", { "3 a: !( b | c)", "7 b: !(a | c)", "11 c: !(a | b )" } },
    { "[pos=X | pos=Y]", {} },
  } do
    it("cuts " .. case[1], function()
      local list = {}
      for i, c in ipairs(pattern.cuts(case[1])) do
        list[i] = ("%d %s: %s"):format(c.at, c.text, c.without)
      end
      same(case[2], list)
    end)
  end

  it("cuts roles at their clauses and sums", function()
    local list = {}
    for i, c in ipairs(pattern.cuts("subj <a> + of/by <b> | any c", PREPOSITIONS)) do
      list[i] = c.text .. ": " .. c.without
    end
    same({ "of: subj <a> + by <b> | any c",
      "by: subj <a> + of <b> | any c", "subj <a>:  of/by <b> | any c",
      "of/by <b>: subj <a> | any c", "subj <a> + of/by <b>:  any c",
      "any c: subj <a> + of/by <b> " }, list)
  end)
end)
