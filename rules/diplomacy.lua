-- Meetings, agreements and sanctions.

pack { name = "diplomacy", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Meetings, agreements, sanctions",
  tags = { "default", "diplomacy" } }

require "meeting"
require "sanctions"
local not_in_heading = require "headings".not_in_heading

words "sign_v" { "sign", "conclude", "reach", "ratify", "renew", "initial",
  "seal", "finalize", "finalise", "clinch", "strike", "ink" }
words "agreement_n" { "agreement", "treaty", "accord", "pact", "memorandum",
  "memorandum of understanding", "cease-fire", "ceasefire", "truce",
  "protocol", "armistice", "convention", "deal", "contract",
  "understanding", "MOU" }
-- What is signed without being an agreement by its name.
words "signable_n" { "declaration", "joint declaration", "letter of intent",
  "joint statement", "communique", "charter" }
-- Agreements also where nobody is named: "the peace deal", not "the deal".
words "pact_n" { "agreement", "treaty", "accord", "pact", "cease-fire",
  "memorandum of understanding", "ceasefire", "truce", "armistice" }
words "peace" { "peace", "free trade", "trade" }
words "settled" { "peace", "political", "negotiate" }
words "parties" { "side", "government", "rebel", "guerrilla", "leader",
  "country", "party", "faction", "minister", "official", "company",
  "representative", "neighbor", "neighbour", "nation", "state", "group" }

local PARTY = "(<actor> | <name> | $parties)"
-- Not "in accord with the rules", "of its own accord".
local NO_IDIOM = "<!own !(<&in accord with) "
-- What parties do with agreements, and so their subjects are parties.
words "agreement_light" { "negotiate", "forge", "make", "agree", "seek",
  "propose", "offer", "enter into", "accept", "want", "honor", "honour",
  "observe", "respect", "violate", "breach", "break", "implement", "uphold",
  "stick to", "abide by" }
-- What those do who are about to have one, and in "both leaders" all who do.
words "approach_v" { "near", "approach", "move toward", "edge toward",
  "edge closer to", "move closer to", "work on", "work toward", "prepare",
  "draft", "complete" }
local NEARING = { { verb = "$approach_v",
  roles = { party = "subj " .. PARTY } } }
local BOTH = " | any (both [pos=ADJ]? $parties)"
-- A settlement is one of peace, or a village.
local SETTLEMENT = "<&$settled settlement"
-- "a deal with Chad to reopen the port", not "to end the war".
local TO = "any (<&(($agreement_n | $signable_n) (with ~5)?"
  .. " to [tag=VB & lemma!=end] (the/a/an)?) <np>)"
-- "a free trade agreement", not "a draft agreement", "a long-term deal".
local COMP = "comp (free? [pos=NOUN & lemma!=framework & lemma!=draft"
  .. " & lemma!=dollar & lemma!=euro & lemma!=term]+ &[pos=NOUN])"
local ON = "on/about/concerning/regarding <np>"
local SUBJECT = ON .. " | for <np> | " .. COMP .. " | " .. TO
-- "the Dayton accord", "the Helsinki agreement": named for where it was made.
local SEAT = 'comp <place grain="city">'

--- "signed on the sidelines of the fair" tells of no subject.
local function drop_sidelines(ev)
  if ev:holds("subject", "sideline/margin") then ev.subject = nil end
end

event "agreement" {
  prefer = "verb",
  about = "A treaty, accord, memorandum, pact, cease-fire or contract between states or organisations signed, concluded, reached, ratified or in force. Not: agreeing that something is so",
  dyad = { mutual = "party" },
  verb = "$sign_v",
  roles = {
    party = "subj " .. PARTY .. " + with/between/among " .. PARTY .. BOTH,
    pact = "obj ($agreement_n | $signable_n)",
    topic = ON .. " | " .. TO, subject = true,
    place = "in/at <place>",
  },
  need = { "pact" }, also = NEARING,
  -- What hangs on the verb is the subject when nothing on the noun is.
  make = function(ev)
    ev.pact = nil
    local topic = ev.topic
    ev.topic = nil
    if topic and not ev.subject and topic.first > ev.trigger.last then
      ev.subject = topic
    end
    drop_sidelines(ev)
  end,
}

event "agreement" {
  about = "An agreement, treaty or truce of sides that are named",
  noun = NO_IDIOM .. "$agreement_n | " .. SETTLEMENT,
  light = "$agreement_light",
  roles = {
    place = SEAT .. " | in/at <place>",
    party = "subj " .. PARTY .. " + with/between/among " .. PARTY,
    subject = SUBJECT,
  },
  need = { "party" }, also = NEARING,
  make = drop_sidelines,
  check = function(ev)
    local city = ev:find '<place grain="city"> $agreement_n'
    return not city or #ev:all "party" > 1 or ev.party.first ~= city.first,
      "the only party is where it was made"
  end,
}

event "agreement" {
  about = "A treaty, pact or truce whose sides the sentence does not name",
  noun = NO_IDIOM .. "$pact_n | <&$peace deal | " .. SETTLEMENT,
  roles = { place = SEAT .. " | in/at <place>",
    subject = SUBJECT },
  make = drop_sidelines,
  check = not_in_heading "place",
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
  yes "Officials denied that a [trigger:cease-fire] with [party:Myanmar] was in force." { modality = "negated" },
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
  yes "The [trigger:agreement|treaty|accord|pact|memorandum|memorandum of understanding|cease-fire|ceasefire|truce|protocol|armistice|convention|deal|contract|understanding|MOU] between [party:Chad|Hamas|Borduria] and [party:Niger] held." {},
  yes "The [trigger:agreement|treaty|accord|pact|cease-fire|memorandum of understanding|ceasefire|truce|armistice] [in|at] [place:Geneva] held." {},
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

-- What agreements are about: words before them, `on`, `to`.
test "agreement" {
  yes "A [subject:peace] [trigger:deal|settlement|treaty|accord] was near." {},
  yes "A [subject:trade|free trade] [trigger:deal] was near." {},
  yes "A [negotiated|political] [trigger:settlement] was near." {},
  no "A deal was near.",
  no "A new settlement near Hebron was planned.",
  yes "The [subject:uranium enrichment|fish] [trigger:pact] with [party:Chad] held." {},
  yes "The [draft|framework|long-term] [trigger:pact] with [party:Chad] held." { subject = false },
  yes "[party:Chad] and [party:Niger] [trigger:signed] a pact [on|about|regarding] [subject:fish]." {},
  yes "The [trigger:pact] with [party:Chad] regarding [subject:fish] held." {},
  yes "[party:Chad] [trigger:signed] a deal with [party:Niger] to reopen the [subject:northern border crossing]." {},
  yes "The [trigger:pact] to reopen [the|a|an] [subject:camp|road|airport] held." {},
  yes "[party:Chad] [trigger:signed] a pact with [party:Niger] on Monday [on|about|regarding] [subject:fish]." {},
  yes "[party:Chad] [trigger:signed] a declaration to protect [subject:elephants]." {},
  yes "[party:Chad] [trigger:signed] a pact to end a drought." { subject = false },
  yes "They met at a camp where [party:Chad] [trigger:signed] a pact with [party:Niger]." { subject = false },
  yes "[party:Chad] and [party:Niger] [trigger:signed] a pact on the sidelines of the [Lima|annual] fair." { subject = false },
}

-- Who does what with an agreement is a party of it.
test "agreement" {
  yes "[party:Chad] [negotiated|forged|made|agreed|sought|proposed|offered|entered into|accepted|wanted] a [trigger:pact] with [party:Niger]." {},
  yes "[party:Chad] [honored|honoured|observed|respected|violated|breached|broke|implemented|upheld|stuck to|abided by] the [trigger:pact]." {},
}

-- Who is about to have an agreement; both sides.
test "agreement" {
  yes "[party:Chad] and [party:Niger] are [nearing|approaching|moving toward|edging toward|edging closer to|moving closer to|working on|working toward|preparing|drafting|completing] a [subject:grain] [trigger:pact]." {},
  yes "[party:Chad] and [party:Niger] are nearing the completion of a pact, which could be [trigger:signed] in May." { modality = "hypothetical" },
  yes "[party:Both leaders|Both countries|Both sides] praised the talks, with a pact expected to be [trigger:signed]." { modality = "planned" },
}

-- Headings above a part of the text.
test "agreement" {
  no "A Truce in Hard Times",
  yes "The [trigger:truce] held" {},
  yes "A [trigger:truce] in [place:Oslo]" {},
}

-- Sides that only the words of a rule tell: passives, and nouns without names.
test "agreement" {
  yes "The [trigger:pact] was [negotiated|forged|made|agreed|sought|proposed|offered|entered into|accepted|wanted|honored|honoured|observed|respected|violated|breached|broken|implemented|upheld] by [party:Chad]." {},
  yes "The [party:sides|governments|rebels|guerrillas|parties|officials] [trigger:signed] a pact." {},
  yes "The [trigger:pact] was honoured by the [party:sides|governments|rebels|guerrillas|parties|officials]." {},
  yes "[party:Leaders] are [nearing|approaching|moving toward|edging toward|edging closer to|moving closer to|working on|working toward|preparing|drafting|completing] a [trigger:pact]." {},
  yes "[party:Leaders|Borduria] made a [trigger:pact]." {},
  yes "[party:Leaders] [stuck to|abided by] the [trigger:pact]." {},
  yes "[party:Borduria] is nearing a [trigger:pact]." {},
  yes "The pact was [trigger:signed] [among|between] [party:rebels]." {},
  yes "A [trigger:pact] [among|between] [party:rebels|governments|guerrillas|officials] was planned." {},
  yes "[party:Leaders|Borduria] are nearing the completion of a pact, which could be [trigger:signed]." {},
  yes "[party:Chad] [trigger:signed] a pact to reopen [the|a|an] [subject:camp|airport]." {},
  yes "[party:Chad] was near a [trigger:pact] to reopen [the|a|an] [subject:camp|airport]." {},
}
