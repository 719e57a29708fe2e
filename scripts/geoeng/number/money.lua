--- Layer `money`: amounts of money.
---
---     <money>  $800 million · 800 million US dollars · €3m · 1.2bn dollars
---              · up to $5 million · EUR 40,000 · $20 to $30 million
---     value { amount=, currency=, min=, max= }: `currency` is an ISO 4217
---     code; min and max are bounds as in number.lua; `amount` is the number
---     that the text names, of a range the lower one.
---
--- The list `currency` (rules/lexicons/currencies.tsv) has signs, codes and
--- names. A span without value ("dollar 40") is no amount.

local library = require "geoeng.language.library"
local numeral = require "geoeng.number.number_value"
local word_set = require "geoeng.language.word_set"
require "geoeng.number.number"

local words, span = library.words, library.span
local M = {}

words "currency" { tsv = "lexicons/currencies.tsv" }

--- Names with another everyday sense. They count only behind a scale: "two
--- million pounds", but not "a 500-pound bomb".
local WEAK = word_set.values "number.currency"
words "currency_weak" (word_set.list "number.currency")
--- Of these the plural alone is money: "500 francs", "40 lira".
words "currency_counted" (word_set.list("number.currency_plural", "fold"))

--- 3m, 1.2bn, 500k: the unit is a token of its own, or "bln" of the same.
span "scaled_digits" {
  find = {
    "[shape~'9*x' & (norm~'*mn' | norm~'*mln' | norm~'*bln' | norm~'*tn')]",
    "[shape~'9*'] [norm=m | norm=b | norm=bn | norm=k]",
  },
}

--- Amount of a money value.
---@param text string       the words of the number, "more than 1.2bn"
---@param currency string?  ISO 4217
---@return table? value     nil when the text is no number
function M.value(text, currency)
  local bounds, named = numeral.parse(text)
  if not bounds then return nil end
  return { amount = named or numeral.point(bounds), currency = currency,
    min = bounds.min, max = bounds.max }
end

local function words_of(s, role)
  local c = s:capture(role)
  return c and c.text
end

--- Which side of the amount a kind of currency word can stand on.
local BEFORE = { sign = true, code = true }
local AFTER = { word = true, code = true, sign = true }

--- Value of captures c (currency), n (number), m (upper end of a range),
--- about (words before).
local function money(sides)
  return function(s)
    local c = s:capture "c"
    if not sides[c.kind] then return nil end
    local text = words_of(s, "n")
    local upper, about = words_of(s, "m"), words_of(s, "about")
    if upper then text = text .. " to " .. upper end
    if about then text = about .. " " .. text end
    return M.value(text, c.code)
  end
end

local N = "(<scaled_digits> | <plain_number>)"
local TO = "(to | '-' | '\u{2013}')"

span "money" {
  find = {
    "(about:$number_about)? c:$currency n:" .. N,
    "(about:$number_about)? c:$currency n:" .. N .. " " .. TO
      .. " $currency? m:" .. N,
    "between c:$currency n:" .. N .. " and $currency? m:" .. N,
  },
  value = money(BEFORE),
}

span "money" {
  find = {
    "n:<number> '-'? c:$currency",
    "(about:$number_about)? n:<scaled_digits> c:$currency",
  },
  value = money(AFTER),
}

span "money" {
  find = { "n:(<number> <&$number_scale) c:$currency_weak !of",
    "n:<number> c:$currency_counted" },
  value = function(s)
    local name = words_of(s, "c"):lower()
    return M.value(words_of(s, "n"), WEAK[name] or WEAK[name:sub(1, -2)])
  end,
}

return M
