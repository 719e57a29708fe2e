--- Layer `weapon`: weapons by name, by kind and by designation.
---
---   <weapon>  S-400 missiles · Sukhoi Su-35 fighter jets · short-range
---             ballistic missiles · S-300 air defense system · F-16C/D
---
--- Attributes: category (missile, aircraft, air_defence, armour, naval,
--- artillery, small_arms, bomb, drone, nuclear, chemical, weapon).

local library = require "geoeng.language.library"
local lpeg = require "lpeg"
local word_set = require "geoeng.language.word_set"

local words, span, text = library.words, library.span, library.text

words "weapon_noun" { tsv = "lexicons/weapons.tsv" }
words "weapon_maker" (word_set.list("weapon.maker", "exact"))
words "weapon_range" (word_set.list("weapon.kind", "fold"))

-- S-400, S-300PMU2, Su-35, F-16C/D, MQ-9, T-72B3M, Shahed-136, Kh-101: capital
-- letters, a hyphen, figures, letters and figures.
local upper, lower, digit = lpeg.R "AZ", lpeg.R "az", lpeg.R "09"
local head = upper * (upper + lower) ^ -9
local tail = digit ^ 1 * (upper * digit ^ -2) ^ -4
local variant = (lpeg.P "/" * upper * -lower) ^ -1
local months = lpeg.P "May-" -- no designation: "May-2024"

text "designation" { peg = lpeg.C(-months * head * "-" * tail * variant),
  kind = "designation" }

-- 2A6, M777, K9, CV90, M1A2: types that are one only beside what they are of.
local model = upper ^ -3 * digit ^ 1 * (upper * digit ^ 0) ^ -2
  * -(upper + lower + digit + lpeg.P "-")
text "weapon_model" { peg = lpeg.C(upper * model + digit * upper * digit ^ 0),
  kind = "designation" }

local D = "![text~'COVID*'] <designation>"

span "weapon" {
  find = {
    "$weapon_maker? (" .. D .. " (and/',' " .. D .. ")*)"
      .. " $weapon_range{0,3} x:$weapon_noun 'system'/'systems'?",
    "$weapon_range{1,4} x:$weapon_noun 'system'/'systems'?",
    "$weapon_noun{0,2} <weapon_model> $weapon_range{0,2} $weapon_noun?"
      .. " x:$weapon_noun",
    "$weapon_maker x:$weapon_noun",
    "$weapon_noun $weapon_range{0,3} x:$weapon_noun 'system'/'systems'?",
    "x:$weapon_noun 'system'/'systems'",
    "x:$weapon_noun",
  },
  take = "x",
}
span "weapon" {
  find = { "$weapon_maker? " .. D }, set = { category = "weapon" },
  priority = -1,
}
