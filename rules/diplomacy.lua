-- Meetings, agreements and sanctions.

pack { links = "lexicons/links.tsv", name = "diplomacy", version = "0.2", license = "MIT",
  about = "Meetings, agreements, sanctions",
  tags = { "default", "diplomacy" } }

require "meeting"
require "sanctions"

words "sign_v" { "sign", "conclude", "reach", "ratify", "renew", "initial",
  "seal", "finalize", "finalise", "clinch", "strike", "ink" }
words "agreement_n" { "agreement", "treaty", "accord", "pact", "memorandum",
  "memorandum of understanding", "cease-fire", "ceasefire", "truce",
  "protocol", "peace deal", "peace agreement", "peace accord", "armistice",
  "free trade agreement", "convention", "peace treaty", "peace settlement",
  "negotiated settlement", "political settlement", "deal", "contract", "understanding", "MOU" }
-- What is signed without being an agreement by its name.
words "signable_n" { "declaration", "joint declaration", "letter of intent",
  "joint statement", "communique", "charter" }
words "pact_n" { "agreement", "treaty", "accord", "pact", "cease-fire",
  "memorandum of understanding", "ceasefire", "truce", "peace deal",
  "peace agreement", "peace accord", "armistice", "peace treaty",
  "free trade agreement" }
words "parties" { "side", "government", "rebel", "guerrilla", "leader",
  "country", "party", "faction", "minister", "official", "company",
  "representative", "neighbor", "neighbour", "nation", "state", "group" }

local PARTY = "(<actor> | <name> | $parties)"
-- Not "in accord with the rules", "of its own accord".
local NO_IDIOM = "<!own !(<&in accord with) "
-- "the Dayton accord", "the Helsinki agreement": named for where it was made.
local SEAT = 'comp <place grain="city">'

event "agreement" {
  prefer = "verb",
  about = "A treaty, accord, memorandum, pact, cease-fire or contract between states or organisations signed, concluded, reached, ratified or in force. Not: agreeing that something is so",
  verb = "$sign_v",
  roles = {
    party = "subj " .. PARTY .. " + with/between/among " .. PARTY,
    pact = "obj ($agreement_n | $signable_n)",
    place = "in/at <place>",
  },
  need = { "pact" },
  make = function(ev) ev.pact = nil end,
}

event "agreement" {
  about = "An agreement, treaty or truce of sides that are named",
  noun = NO_IDIOM .. "$agreement_n",
  roles = {
    place = SEAT .. " | in/at <place>",
    party = "subj " .. PARTY .. " + with/between/among " .. PARTY,
    subject = "on/about/concerning/for <np>",
  },
  need = { "party" },
  check = function(ev)
    if ev:find "$sign_v ~8 $agreement_n" then return false, "told by the signing" end
    local city = ev:find '<place grain="city"> $agreement_n'
    return not city or #ev:all "party" > 1 or ev.party.first ~= city.first,
      "the only party is where it was made"
  end,
}

event "agreement" {
  about = "A treaty, pact or truce whose sides the sentence does not name",
  noun = NO_IDIOM .. "$pact_n",
  roles = { place = SEAT .. " | in/at <place>",
    subject = "on/about/concerning/for <np>" },
  check = function(ev)
    return not ev:find "$sign_v ~8 $agreement_n", "told by the signing"
  end,
  priority = -1,
}

test "agreement" {
  date = "2024-05-08",
  yes "[party:Chile] and [party:Peru] [trigger:signed] a trade agreement in [place:Lima]."
    { party = "CHL", place = "PER" },
  yes "The [trigger:cease-fire] between [party:Ethiopia] and [party:Eritrea] held." { party = "ETH" },
  yes "[party:Serbia] and [party:Kosovo] [trigger:reached] a deal in [place:Brussels] on [time:Monday]." { party = "SRB", place = "BEL" },
  yes "[party:Finland] will [trigger:sign] a treaty with [party:Estonia]." { modality = "planned" },
  yes "The [trigger:truce] between [party:Israel] and [party:Hezbollah] was broken." { party = "ISR" },
  yes "[party:Kenya] did not [trigger:ratify] the pact." { modality = "negated" },
  yes "[party:Angola] [trigger:concluded] an agreement with [party:Zambia] on trade." { party = "AGO" },
  no "The two men agreed that it would rain.",
  no "The actor signed autographs in Cannes.",
  yes "Under the [place:Oslo] [trigger:accord] the army left the town." { place = "NOR" },
}

test "agreement" {
  date = "2024-05-08",
  yes "A peace treaty was [trigger:signed] by [party:Bolivia] and [party:Paraguay] in [place:Buenos Aires]." { party = "BOL", place = "ARG" },
  yes "[party:Iceland] plans to [trigger:ratify] the treaty in autumn." { modality = "planned" },
  yes "[party:Mongolia] and [party:Laos] may [trigger:conclude] a trade pact." { modality = "hypothetical" },
  yes "The [trigger:accord] between [party:Cyprus] and [party:Lebanon] covers the sea border." { party = "CYP" },
  yes "[party:Uganda] has [trigger:signed] a contract with [party:Turkey] for $3 billion." { party = "UGA" },
  yes "The [party:rebels] denied that a [trigger:cease-fire] with [party:Myanmar] was in force." { modality = "negated" },
  yes "The pact that [party:Jordan] [trigger:signed] with [party:Iraq] covers water." { party = "JOR" },
  yes "[party:Oman] and [party:Bahrain] [trigger:signed] a joint declaration on water." { party = "OMN" },
  no "They agreed that the hotel was too small.",
  no "The council ordered mines to work in accord with safety rules.",
  no "Israel approved a new settlement near Hebron.",
}

-- Idioms are no agreements; beside one, agreements still are.
test "agreement" {
  no "Iran acted in accord with Iraq.",
  no "Syria left of its own accord.",
  yes "The [trigger:truce] between [party:Mali] and [party:Chad] ended of its own accord." { party = "MLI" },
  yes "Under the [trigger:treaty] the army left of its own accord." {},
}

-- The list entries: verbs of signing, what is signed, parties.
test "agreement" {
  yes "[party:Chad] and [party:Niger] [trigger:signed|concluded|reached|ratified|renewed|initialled|sealed|finalized|finalised|clinched|struck|inked] [a pact|an accord|a treaty] in [place:Paris]." {},
  yes "[party:Chad] [trigger:signed] the [treaty|accord|pact|memorandum|protocol|convention|deal|contract|understanding|MOU|declaration|joint declaration|letter of intent|joint statement|communique|charter|cease-fire|ceasefire|truce|armistice|agreement] at [place:Geneva]." {},
  yes "The [trigger:agreement|treaty|accord|pact|memorandum|memorandum of understanding|cease-fire|ceasefire|truce|protocol|peace deal|peace agreement|peace accord|armistice|free trade agreement|convention|peace treaty|peace settlement|negotiated settlement|political settlement|deal|contract|understanding|MOU] between [party:Chad|Hamas|Borduria] and [party:Niger] held." {},
  yes "The [trigger:agreement|treaty|accord|pact|cease-fire|memorandum of understanding|ceasefire|truce|peace deal|peace agreement|peace accord|armistice|peace treaty|free trade agreement] [in|at] [place:Geneva] held." {},
  yes "A [trigger:truce] between the [party:sides|governments|rebels|guerrillas|leaders|countries|factions|ministers|officials|companies|representatives|neighbors|neighbours|nations|states|groups] held." {},
  yes "[party:Chad] [trigger:signed] a pact with the [party:sides|governments|rebels|guerrillas|leaders|countries|factions|ministers|officials|companies|representatives|neighbors|neighbours|nations|states|groups]." {},
}

-- Who, where and about what.
test "agreement" {
  yes "[party:Borduria|Hamas|Leaders] [trigger:signed] a pact [with|between|among] [party:Borduria|Niger|rebels]." {},
  yes "The [trigger:pact] [with|between|among] [party:Borduria|Niger|rebels] held." {},
  yes "[party:Borduria|Niger]'s [trigger:pact] with [party:Chad] held." {},
  yes "The [trigger:pact] with [party:Chad] [on|about|for] [subject:fish] held." {},
  yes "The [trigger:pact] with [party:Chad] was made [in|at] [place:Geneva]." {},
  yes "The [place:Dayton|Geneva] [trigger:pact] held." {},
  yes "The [trigger:pact] [on|about|for] [subject:fish] held." {},
  yes "The [place:Geneva] [trigger:pact] between [party:Chad] and [party:Niger] held." {},
  no "Chad acted in accord with the custom of its fathers.",
}
