--- Layers `number` and `ordinal`: counts in words and digits.
---
---     <number>   40 · two dozen · at least six · hundreds · 20 to 30
---                value { min=, max=, exact= }
---     <ordinal>  third · 21st       value: the integer
---
--- The patterns find where a number stands; number_value.lua says what it means.
--- `a` and `an` are no numbers here (they would be everywhere), though
--- `number.parse "a"` knows them.

local library = require "geoeng.language.library"
local numeral = require "geoeng.number.number_value"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span

--- The keys of tables, sorted, as a fold list.
local function keys(...)
  local list = { how = "fold" }
  for _, t in ipairs { ... } do
    for k in pairs(t) do list[#list + 1] = k end
  end
  table.sort(list)
  return list
end

--- What stands before a number and leaves it not exact.
local function bounding()
  local list = { how = "fold" }
  for _, phrase in ipairs(word_set.list "number.before") do
    if numeral.BEFORE[phrase] ~= "exactly" then list[#list + 1] = phrase end
  end
  return list
end

words "number_ones" (keys(numeral.ONES, numeral.TENS))
words "number_scale" (word_set.list("number.scale", "fold"))
words "number_fraction" (keys(numeral.FRACTIONS))
words "number_plural" (word_set.list("number.plural", "fold"))
words "number_vague" (word_set.list("number.vague_alone", "fold"))
-- Before a scale alone: "few hundred", "the past few thousand years".
words "number_few" (word_set.list("number.vague_scale", "fold"))
words "number_about" (bounding())
words "number_after" (word_set.list("number.behind_alone", "fold"))

span "digits" {
  find = {
    -- 40, 1,200, 1.5; not 1990s, 10:30, 9/11, 2024-10-11
    "[shape~'9*' & !shape~'*x*' & !shape~'*X*' & !shape~'*:*'"
      .. " & !shape~'*/*' & !shape~'*-*']",
  },
}

--- One number without modifiers. `and` joins only behind a scale: "two
--- hundred and five", but "two and three" are two numbers.
local TAIL = "(<&$number_scale and ($number_ones | <digits>)"
  .. " ('-'? ($number_ones | $number_scale))*)?"
-- The first alternative that matches is taken.
local PLAIN = "("
  -- 2K, 1.2bn, 3m people (but a wall of 3m)
  .. "<digits> ([norm=k | norm=bn | norm=mn | norm=tn]"
  .. " | [norm=m] &[sense=person | norm=people])"
  -- 1'000'000 as the Swiss write it: each part is a token
  .. " | <digits> [shape~\"'999*\" | shape~'\u{2019}999*']+"
  .. " | (<digits> ([shape='9/9'] | $number_fraction)? | $number_fraction)"
  .. " ('-'? $number_scale)*"
  .. " | (half? a)? $number_scale+ " .. TAIL
  .. " | $number_ones ('-'? ($number_ones | $number_scale))* " .. TAIL
  .. ")"
local HALF = "(and a half $number_scale?)?"

-- "no one" is nobody.
span "plain_number" { find = { "<!no " .. PLAIN .. " " .. HALF } }

local SEVERAL = "($number_plural (of $number_plural)*"
  .. " | $number_few of? $number_scale+ | $number_vague)"

local function value(s) return (numeral.parse(s.text)) end

--- A number without the word before it, which may belong to the verb: "handed
--- over [three hostages]".
span "bare_number" {
  find = {
    "<plain_number> | " .. SEVERAL,
    "<plain_number> $number_after",
    "<plain_number> (to/or | '-' | '\u{2013}') <plain_number>",
  },
  value = value,
}

span "number" {
  find = {
    "$number_about? (<plain_number> | " .. SEVERAL .. ")",
    "<plain_number> $number_after",
    "$number_about? <plain_number> (to/or | '-' | '\u{2013}') <plain_number>",
    "between <plain_number> and <plain_number>",
  },
  value = value,
}

words "ordinal_word" (keys(numeral.ORDINALS))

span "ordinal" {
  find = {
    "$ordinal_word",
    "$number_ones '-'? $ordinal_word",
    "[shape~'9*' & (norm~'*st' | norm~'*nd' | norm~'*rd' | norm~'*th')]",
  },
  value = function(s) return numeral.ordinal(s.text) end,
}

return { parse = numeral.parse, ordinal = numeral.ordinal,
  point = numeral.point }
