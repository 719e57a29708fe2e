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
  "A 500-pound bomb hit the 40 people.",
  "The army won 54 seats.",
}
