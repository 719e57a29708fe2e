-- Layer `money`; values as amount and currency.
return {
  layer = "money",
  show = function(v)
    return ("%s %s"):format(v.amount, v.currency)
  end,

  "It cost [$800 million => 800000000 USD].",
  "It cost [800 million US dollars => 800000000 USD].",
  "It cost [€3m => 3000000 EUR], not [1.2bn dollars => 1200000000 USD].",
  "It cost [up to $5 million => 5000000 USD].",
  "It cost [EUR 40,000 => 40000 EUR].",
  "It cost [$20 to $30 million => 20000000 USD].",
  "It cost [two million pounds => 2000000 GBP].",
  "It cost [CHF 3'400'000 => 3400000 CHF] and [7'500 francs => 7500 CHF].",
  "He has a [$70,000 => 70000 USD]-a-year job at [€400 => 400 EUR]-a-day.",
  "It cost [€2.345.678,90 => 2345678.9 EUR], later [2,7 million euros => 2700000 EUR].",
  "A 500-pound bomb hit the 40 people.",
  "The army won 54 seats.",
}
