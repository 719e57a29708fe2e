-- Meetings of political, military and diplomatic actors: summits, visits,
-- talks, calls. Used by diplomacy.lua and military.lua.

pack { name = "meeting", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Leaders, ministers and envoys meet",
  tags = { "default", "diplomacy" } }

require "areas"
local not_in_heading = require "headings".not_in_heading

-- Verbs of meeting; with an object, of meeting that one.
words "meet_v" { "meet", "confer", "receive", "host", "phone", "welcome",
  "telephone", "sit down", "negotiate", "talk", "consult", "greet" }
words "discuss_v" { "discuss", "exchange view", "compare note" }
words "visit_v" { "visit", "tour", "travel", "fly", "arrive", "come",
  "go", "pay a visit" }
words "meeting_n" { "meeting", "talk", "summit", "negotiation",
  "consultation", "discussion", "conference", "session", "dialogue",
  "audience", "gathering", "summit meeting", "round of talks",
  "telephone conversation",
  "phone call", "encounter", "conversation", "roundtable" }
words "summit_n" { "summit", "peace conference", "ministerial meeting",
  "six-party talks", "peace talks", "negotiation", "peace negotiation",
  "talk", "dialogue", "consultation", "discussion", "meeting", "conference" }
words "visit_n" { "visit", "tour", "trip", "stopover", "stop", "state visit",
  "official visit", "working visit", "arrival", "stay" }
words "no_meeting" { "athletics", "swim meet", "championship", "tournament",
  "league", "match", "Olympic", "Olympics", "world record", "medal", "coach",
  "shareholder", "board meeting", "news conference", "press conference",
  "tourist", "fan", "earnings", "annual meeting" }
words "people" { "side", "leader", "delegate", "official", "counterpart",
  "minister", "diplomat", "president", "envoy", "party", "negotiator",
  "delegation", "representative", "head", "ambassador", "chief", "guerrilla",
  "rebel", "government", "country", "nation", "parliamentarian", "lawmaker",
  "state", "member", "neighbor", "neighbour", "power", "observer", "premier",
  "monarch", "king", "elder", "commander", "general", "senator", "team" }
-- Whom others call on.
words "pair_n" { "pair", "duo", "trio" }
words "office" { "president", "minister", "prime minister", "premier",
  "chancellor", "king", "queen", "emir", "sultan", "governor", "ambassador",
  "pope", "monarch" }
-- What meets at home, by routine: "a cabinet meeting".
words "home_body" { "cabinet", "parliament", "parliamentary", "executive",
  "board", "staff", "plenary", "town hall", "budget" }
words "meeting_light" { "attend", "host", "convene", "arrange", "wrap up",
  "pay", "boycott", "postpone", "cancel", "suspend", "break off", "arrive",
  "meet", "come", "skip", "chair", "adjourn", "leave", "plan", "schedule",
  "stop", "halt", "end", "resume", "restart", "begin", "start", "continue",
  "join", "favor", "favour", "oppose", "reject", "refuse", "agree", "want",
  "seek", "offer", "propose", "bring", "enter", "walk out", "pull out",
  "return" }

-- Not the parties of "six-party talks". "The two met": a number stands for them,
-- where no noun follows that it counts.
local SEVERAL = "both | $pair_n | the (two | three | four)"
local WHO = "(<actor> | <name> | <!('-') $people | $pair_n"
  .. " | <!(the) both | the (two | three | four))"
local WHERE = "in/at (<place> | <name> | $areas.area_n)"

-- "met at the summit, scheduled for May in Kazan"
local AT_SUMMIT = "any (<&($meeting_n ,? (schedule/set/due/plan/slate/hold)"
  .. " ~8 in/at) <place>)"

words "include_v" { "include", "involve", "group", "bring together", "gather" }
words "invite_v" { "invite", "extend an invitation", "issue an invitation" }
-- Other verbs that tell who takes part.
local TOLD = { { verb = "$include_v", roles = { participant = "obj " .. WHO } } }

--- Whether a thing is met, received or welcomed, and no one beside it: "Chad
--- met the demand", "a letter received by Chad".
local function meets_thing(ev)
  if not ev.thing or ev.thing.pos == "PRON" then return false end
  local behind = ev.thing.first > ev.trigger.last
  for _, who in ipairs(ev:all "participant") do
    if (who.first > ev.trigger.last) == behind then return false end
  end
  return true
end

-- "A met (with) B", "A and B met", but not "A met a demand": what is met,
-- received or welcomed there is nobody.
event "meeting" {
  prefer = "verb",
  about = "Political, military or diplomatic actors meet, hold talks, visit, host, receive, phone or attend a summit; planned and cancelled ones too. Not: sports, companies, routine sessions of one body",
  dyad = { mutual = "participant" },
  verb = "$meet_v",
  roles = {
    participant = "subj " .. WHO .. " + obj/with " .. WHO,
    thing = "obj <np>",
    place = WHERE .. " | " .. AT_SUMMIT,
  },
  need = { "participant" },
  form = { thing = "hidden" },
  check = function(ev)
    if meets_thing(ev) then return false, "what is met is nobody" end
    if #ev:all "participant" > 1 then return true end
    local who = ev.participant
    if ev:holds("participant", SEVERAL) then return true end
    return who.layer == "actor" or ev.place
      and ev.doc:token(who.head).tag == "NNS", "nobody known meets"
  end,
  unless = "$no_meeting",
}

-- "the two sides discussed trade", "A discussed trade with B"
event "meeting" {
  about = "Two sides or more discuss a matter",
  verb = "$discuss_v",
  roles = {
    participant = "subj " .. WHO .. " + with " .. WHO,
    place = WHERE,
  },
  need = { "participant" },
  check = function(ev)
    local who = ev.participant
    return #ev:all "participant" > 1 or ev.doc:token(who.head).tag == "NNS"
      or ev:holds("participant", SEVERAL), "one side alone discusses"
  end,
  unless = "$no_meeting",
}

-- "called on the president", but not "called on the president to resign"
event "meeting" {
  about = "Somebody calls on a person of office",
  verb = "call on",
  roles = { participant = "subj " .. WHO, host = "obj/on $office" },
  need = { "participant", "host" },
  make = function(ev)
    ev:add("participant", ev.host)
    ev.host = nil
  end,
  unless = "call on ~12 to [tag=VB]",
}

-- "the visiting president"
event "meeting" {
  about = "Somebody who is told to be visiting",
  find = "visiting participant:<actor>",
  need = { "participant" },
}

-- "talks between A and B", "A held talks with B", "the Kazan summit"
event "meeting" {
  about = "Meetings, talks, summits and calls of sides that are named",
  noun = "<!$home_body $meeting_n", light = "$meeting_light",
  roles = {
    participant = "subj " .. WHO .. " + with/between/among/of " .. WHO,
    place = WHERE .. " | comp <place>",
  },
  need = { "participant" }, also = TOLD,
  unless = "$no_meeting",
}
event "meeting" {
  about = "Summits and talks whose sides the sentence does not name",
  noun = "<!$home_body $summit_n",
  roles = { place = WHERE .. " | comp <place>" },
  check = not_in_heading "place",
  unless = "$no_meeting", priority = -1,
}

-- Whose coming is no visit.
local NO_VISITORS = { troop = true, troops = true, soldier = true,
  peacekeeper = true, force = true, marine = true, warship = true,
  refugee = true, migrant = true }

--- Whether those who come are no force and no crowd: neither "the marines" nor
--- "French marines", of whom a layer may see "French".
local function is_visitor(ev)
  local who = ev.participant and ev.doc:token(ev.participant.head)
  local modifies = who and (who.dep == "amod" or who.dep == "compound")
  return not (who and NO_VISITORS[who.lemma]
    or modifies and NO_VISITORS[who.head.lemma]), "no visitors"
end

local INVITED = { { verb = "$invite_v",
  roles = { participant = "obj/to " .. WHO } } }

-- "A visited B", "A's visit to B", "a visit by A"
event "meeting" {
  about = "Somebody travels to a place to see others",
  verb = "$visit_v",
  roles = {
    participant = "subj " .. WHO,
    place = "obj (<place> | $areas.area_n) | to/in/at/into <place>"
      .. " | any (here)",
  },
  need = { "participant", "place" },
  check = is_visitor,
  unless = "$no_meeting",
}
event "meeting" {
  about = "Visits, tours and trips of sides or to places",
  noun = "$visit_n", light = "$meeting_light",
  roles = {
    participant = "subj " .. WHO .. " + any (<&(invitation to) <actor>)"
      .. " | by/of " .. WHO,
    place = "to (<place> | <name>) | in/at <place>",
  },
  need = { "participant | place" }, also = INVITED,
  check = is_visitor,
  unless = "$no_meeting",
}

test "meeting" {
  yes "[participant:The two|The three|Both] [trigger:met] in [place:Geneva]." {},
  yes "The [participant:pair|duo|trio] [trigger:met] [participant:Macron] in [place:Paris]." {},
  yes "The two [participant:leaders] [trigger:met] in [place:Oslo]." {},
  date = "2024-05-08",
  yes "[participant:President Emmanuel Macron] [trigger:met] [participant:Chinese leader Xi Jinping] in [place:Paris] on [time:Monday]."
    { participant = "FRA", place = "FRA", time = "2024-05-06", modality = "asserted" },
  yes "[participant:Japan] and [participant:South Korea] will hold [trigger:talks] in [place:Geneva]."
    { participant = "JPN", place = "CHE", modality = "planned" },
  yes "[trigger:Talks] between [participant:Armenia] and [participant:Azerbaijan] collapsed."
    { participant = "ARM" },
  yes "The [participant:Turkish foreign minister] [trigger:visited] [place:Baghdad]."
    { participant = "TUR", place = "IRQ" },
  yes "[participant:Olaf Scholz] [trigger:received] the [participant:Polish president] in [place:Berlin]." { place = "DEU" },
  yes "[participant:Cuba] refused to hold [trigger:talks] with [participant:Canada]." {},
  yes "The [trigger:summit] of [participant:Arab leaders] opened in [place:Amman] on [time:Sunday]." { place = "JOR" },
  yes "The [trigger:visit] of the [participant:Indian prime minister] to [place:Kathmandu] was postponed." { place = "NPL" },
  no "The company will meet its targets this year.",
  no "She set a world record at the athletics meet in Zurich.",
  yes "The [trigger:six-party talks] resumed in [place:Beijing]." { participant = false },
  yes "[participant:China's president] arrived for a [trigger:summit] in the [place:capital]." {},
}

test "meeting" {
  same "The Kenyan president met Ethiopian Prime Minister Abiy Ahmed in Nairobi. The talks lasted two hours.",
}

test "meeting" {
  date = "2024-05-08",
  yes "[participant:Moldovan President Maia Sandu] was [trigger:received] by [participant:King Charles] in [place:London]." { place = "GBR" },
  yes "[participant:Egypt] and [participant:Sudan] may resume [trigger:talks] on the dam." { modality = "hypothetical" },
  yes "The [participant:Danish foreign minister] [trigger:phoned] his [participant:Norwegian counterpart] on [time:Tuesday]." { time = "2024-05-07" },
  yes "[participant:Ecuador's president] did not [trigger:meet] [participant:Colombian officials] in [place:Quito]." { modality = "negated" },
  yes "[participant:Thailand] will host a [trigger:summit] in [place:Bangkok] [time:next year]." { modality = "planned", place = "THA" },
  yes "A [trigger:meeting] between [participant:Fijian] and [participant:Samoan officials] ended without a statement." {},
  no "The cabinet discussed the budget.",
}

-- What `unless` is needed for, and the same words in names.
test "meeting" {
  yes "Ministers of the [participant:Arab League] [trigger:met] in [place:Cairo]." {},
  yes "The [participant:Arab League] held [trigger:talks] with [participant:Sudan] in [place:Cairo]." {},
  yes "The [participant:Arab League] [trigger:summit] in [place:Tunis] opened on [time:Monday]." {},
  yes "[participant:Officials] of the Arab League [trigger:visited] [place:Damascus] on [time:Monday]." {},
  yes "A [trigger:visit] by [participant:Arab League officials] to [place:Damascus] ended on [time:Monday]." {},
  no "Brazil met Spain in the first match of the tournament.",
  no "Talks between Spain and Italy opened at the tournament.",
  no "The summit of the league in Paris drew fans.",
  no "The coach of Peru visited Chile.",
  no "The visit of the tourists to Malta was short.",
}

-- The list entries of verbs.
test "meeting" {
  yes "[participant:Norway's king] [trigger:met|received|hosted|phoned|welcomed|telephoned|consulted|greeted] the [participant:Latvian envoy] in [place:Oslo|Bergen]." {},
  yes "[participant:Norway's king] [trigger:conferred|sat down|negotiated|talked|met] with [participant:Latvian officials|Hamas|Xi Jinping] in the [place:capital]." {},
  yes "[participant:Norway's king] [trigger:called on] the [participant:Latvian president|Latvian minister|prime minister|premier|chancellor|king|queen|emir|sultan|governor|ambassador|pope|monarch] at home." {},
  no "Norway's king called on the Latvian president to release the crew.",
  yes "The [participant:envoys|delegates|Chadian ministers] [trigger:visited|toured] [place:Niamey|Paris]." {},
  yes "[participant:Emmanuel Macron|NATO officials] [trigger:travelled|flew|came|went|paid a visit] to [place:Warsaw|Poland]." {},
  yes "[participant:Emmanuel Macron|NATO officials] [trigger:arrived] [in|at] [place:Warsaw|Poland] on Friday." {},
}

-- The list entries of nouns, and the verbs that say what becomes of them.
test "meeting" {
  yes "The [trigger:meeting|talks|summit|negotiations|consultations|discussions|conference|session|dialogue|audience|gathering|summit meeting|round of talks|telephone conversation|phone call|encounter|conversation|roundtable] with [participant:Chadian officials|Niger|Hamas] was useful." {},
  yes "The [trigger:summit|peace conference|ministerial meeting|peace talks|peace negotiations|negotiations|talks|dialogue|consultations|discussions|meeting|conference] [in|at] [place:Geneva|Oslo] went well." {},
  yes "The [trigger:visit|tour|trip|stopover|stop|state visit|official visit|working visit|arrival|stay] by the [participant:Latvian president] was brief." {},
  yes "The [participant:Latvian envoy] [attended|convened|arranged|wrapped up|boycotted|postponed|cancelled|suspended|broke off|skipped|chaired|adjourned|left|planned|scheduled|stopped|halted|ended|resumed|restarted|began|started|continued|joined|favored|favoured|opposed|rejected|wants|sought|offered|proposed|entered] the [trigger:talks]." {},
  yes "The [participant:Latvian envoy] [arrived for|came to|agreed to|walked out of|pulled out of|returned to] [trigger:talks]." {},
  yes "The [participant:Latvian envoy] [trigger:paid a visit] to [place:Riga]." {},
}

-- Who takes part: actors, names, and people by their office.
test "meeting" {
  yes "[trigger:Talks] between the [participant:sides|leaders|delegates|officials|counterparts|ministers|diplomats|presidents|envoys|negotiators|delegations|representatives|heads|ambassadors|chiefs|guerrillas|rebels|governments|countries|nations|parliamentarians|lawmakers|states|members|neighbors|neighbours|powers|observers|premiers|monarchs|kings|elders|commanders|generals|senators|teams] went on." {},
  yes "[trigger:Talks] [with|between|among|of] the [participant:delegates|Arab leaders] went on." {},
  yes "[participant:Ruritania|Chad|Envoys] held [trigger:talks] with [participant:Borduria|Niger] in the [place:border region]." {},
  yes "The [trigger:talks] [included|involved|gathered] [participant:Niger|Chad]." {},
  yes "A [trigger:visit] [by|of] [participant:Hamas|Borduria|delegates] was planned." {},
  yes "[participant:Chad|Borduria]'s [trigger:visit] to [place:Niamey|Zubrowka] was planned." {},
  yes "The [trigger:visit] [in|at] [place:Niamey] was planned." {},
  yes "[participant:Borduria|Chad|Envoys] [trigger:met] [participant:Hamas|Borduria|delegates] [in|at] [place:Niamey|Zubrowka]." {},
  yes "The [place:Kazan|Geneva] [trigger:summit|peace talks] went well." {},
  yes "The [trigger:summit|talks] in [place:Zubrowka|Kano] went well." {},
}

-- What `unless` holds.
test "meeting" {
  no "The [swim meet|championship|tournament|league|match|medal|coach|world record] drew talks between Chad and Niger.",
  no "The [athletics|Olympic|Olympics|shareholder|board] meeting of Chad and Niger went well.",
  no "At a [news|press] conference Chad talked with Niger's [fans|tourists].",
  no "The [tourists|fans] visited Niger with Chad's king.",
  no "Talks between Chad and Niger on [earnings|the annual meeting] went on.",
  no "The [annual meeting|news conference|press conference|board meeting] with Chad's king was in Paris.",
}

-- Things are not met; beside people they do no harm.
test "meeting" {
  no "Chad met [the demand|its target|a deadline|the criteria] on Monday.",
  no "Chad [received|welcomed|greeted] [the proposal|a letter] of the bank.",
  no "A letter received by Chad was short.",
  no "Chad negotiated a treaty.",
  yes "[participant:Chad's king] [trigger:met] the [participant:Nigerien envoy] and the press." {},
  yes "The [participant:ministers] of the sect [trigger:met] in [place:Oslo]." {},
}

-- Who discusses, who calls, who visits.
test "meeting" {
  yes "The two [participant:sides|leaders] [trigger:discussed] fish." {},
  yes "[participant:Chad] [trigger:discussed] fish with [participant:Niger] in [place:Oslo]." {},
  yes "[participant:Chad] and [participant:Niger] [trigger:exchanged views|compared notes] on fish." {},
  no "The cabinet discussed fish at the tournament.",
  no "Chad discussed fish.",
  no "Chad and Niger discussed fish at the tournament.",
  no "Norway's king called on the two sides.",
  yes "The [trigger:visiting] [participant:Latvian president] spoke on Monday." {},
  yes "[participant:Norway's king] [trigger:arrived] [place:here] on Monday." {},
  yes "[participant:Norway's king] [trigger:flew] into [place:Warsaw]." {},
  yes "[participant:Norway's king] [trigger:visited] the [place:border region]." {},
  yes "[participant:Norway's king] [trigger:visited] the [place:province|district|town|village|city|area|suburb|neighborhood|neighbourhood|valley|island|coast|peninsula|territory|enclave|refugee camp|camp|square|market|mountain|desert|strait|port|harbor|harbour|county|hamlet|outskirts|frontier|north|south|east|west]." {},
  no "French [troops|soldiers|peacekeepers|forces|marines|warships|refugees|migrants] arrived in Durres.",
  no "The arrival of French [troops|soldiers] in Durres was late.",
}

-- Routine meetings at home.
test "meeting" {
  no "Chad held a [cabinet|parliament|parliamentary|executive|board|staff|plenary|town hall|budget] meeting.",
  no "The [cabinet|budget] meeting was short.",
}

-- Who is invited.
test "meeting" {
  yes "[participant:Norway's king] [invited|invites] the [participant:Latvian president] for a [trigger:visit] in May." {},
  yes "[participant:Norway's king] extended an invitation to [participant:Latvian President Edgars Rinkevics] for a [trigger:visit]." {},
}

-- Headings above a part of the text name nobody.
test "meeting" {
  no "A Meeting in Hard Times",
  no "Talks at Dawn",
  yes "The [trigger:talks] went on" {},
  yes "[trigger:Talks] in [place:Oslo]" {},
  yes "The [participant:envoys] will [trigger:meet] at the [trigger:summit], scheduled for May in [place:Oslo]." {},
  same "Chad's king met Niger's king in Niamey on Monday. The meeting lasted two hours.",
}

-- Pronouns, when it is known whom they mean; in one sentence the name is taken.
test "meeting" {
  yes "Kenyan President Omar Diallo left. [participant:He] [trigger:met] [participant:Iraqi envoys]." { participant = "KEN" },
  yes "Queen Sofia of Spain left. [participant:She] held [trigger:talks] with [participant:Polish officials]." {},
}

-- Sides that only the words of a rule tell: passives, numbers, pairs.
test "meeting" {
  yes "The [trigger:talks] were [attended|hosted|convened|arranged|wrapped up|boycotted|postponed|cancelled|suspended|broken off|skipped|chaired|adjourned|left|planned|stopped|halted|ended|resumed|restarted|begun|started|continued|joined|favored|favoured|opposed|rejected|refused|wanted|sought|offered|proposed] by [participant:envoys]." {},
  yes "The [trigger:talks] were boycotted by [participant:the two|the three|the four]." {},
  yes "The [trigger:negotiations|consultations|discussions|conference|dialogue] of [participant:envoys] went on." {},
  yes "[trigger:Talks] [of|among] the [participant:sides|officials|diplomats|parties|delegations|guerrillas|rebels|governments|states] went on." {},
  yes "[trigger:Talks] among [participant:the two|the three|the four] went on." {},
  yes "The [trigger:talks] included [participant:the two|the three|the four]." {},
  yes "The [trigger:visit] to [place:Oslo] was cancelled by [participant:the two|the three|the four|envoys]." {},
  yes "The [trigger:visit] of [participant:the two|the three|the four|envoys] was late." {},
  yes "[participant:Norway's king] invited [participant:the two|the three|the four|envoys] for a [trigger:visit]." {},
  yes "[participant:Norway's king] [trigger:discussed] the treaty with [participant:the two|the three|the four|envoys|Chad]." {},
  yes "[participant:Norway's king] [trigger:met] with [participant:the two|the three|the four|envoys]." {},
  yes "[participant:The two|The three|The four|Both] [trigger:met] in [place:Geneva]." {},
  yes "The [participant:pair|duo|trio] [trigger:met] in [place:Geneva]." {},
  yes "[participant:The two|The three|The four|Both] [trigger:discussed] the treaty." {},
  yes "The [participant:pair|duo|trio] [trigger:discussed] the treaty." {},
  yes "[participant:The two|The three|The four|Both] have held [trigger:talks] in [place:Geneva]." {},
  yes "The [participant:pair|duo|trio] have held [trigger:talks] in [place:Geneva]." {},
  yes "[participant:The two|The three|The four] [trigger:called on] the [participant:president]." {},
  yes "The [participant:pair|duo|trio] [trigger:called on] the [participant:president]." {},
  yes "[participant:The two|The three|The four] [trigger:visited] [place:Geneva]." {},
  yes "The [participant:pair|duo|trio] [trigger:visited] [place:Geneva]." {},
  yes "A [trigger:visit] by [participant:the two|the three|the four|both] was planned." {},
  yes "A [trigger:visit] by the [participant:pair|duo|trio] was planned." {},
  yes "[trigger:Talks] between [participant:the two|the three|the four] went on." {},
  yes "[trigger:Talks] between the [participant:pair|duo|trio] went on." {},
}
