-- Layer `number`; values as least..most, ! when exact.
return {
  layer = "number",
  show = function(v)
    return ("%s..%s%s"):format(v.min or "", v.max or "", v.exact and "!" or "")
  end,

  "The blast killed [40 => 40..40!] people.",
  "[At least six => 6..] soldiers died.",
  "It killed [more than 40 => 41..] and wounded [two dozen => 24..24!].",
  "[Some 1.2 million => 1200000..1200000] people fled.",
  "[Hundreds => 200..] of people fled.",
  "[Tens of thousands => 20000..] of people fled.",
  "[Several => 3..] soldiers died.",
  "They sent [between 20 and 30 => 20..30] tanks.",
  "They sent [between four and six => 4..6] tanks.",
  "They sent [two thousand and five => 2005..2005!] tanks; no one saw them.",
  "They sent [30-40 => 30..40] tanks.",
  "They sent [twenty-one => 21..21!] tanks.",
  "They sent [two hundred and five => 205..205!] tanks.",
  "They sent [half a dozen => 6..6!] tanks.",
  "[Two => 2..2!] and [three => 3..3!] died.",
  "A soldier and a S-400 battery were hit in the 1990s.",
}
