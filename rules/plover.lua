-- Event classes of PLOVER (Open Event Data Alliance; draft manual of 2021):
-- what one political actor does to another, sixteen classes for CAMEO's twenty.
-- The subject of the main clause acts (actor), the other side is the recipient.
--
-- Reports are coded, not the act of reporting: "Japan said it had halted aid"
-- is SANCTION. What is only promised is AGREE ("will give aid"), what is only
-- threatened THREATEN ("threatened to cut ties", "will expel diplomats").

local main_clause = require "geoeng.main_clause"
local sides = require "geoeng.sides"

pack { name = "plover", version = "0.2", license = "MIT",
  about = "The sixteen classes of PLOVER", tags = { "coding" } }

-- -------------------------------------------------------------------- roles

-- Whom the news name by what they are, beside states, forces and groups.
words "plover_people" { tsv = "lexicons/people.tsv" }
span "plover_actor" {
  find = { "of:<actor> with:$plover_people" }, take = "of", priority = 1,
}
span "plover_actor" { find = { "x:<actor>", "x:$plover_people" }, take = "x" }

local ACTOR = "subj <plover_actor> | by <plover_actor>"
local RECIPIENT = "obj <plover_actor>"
  .. " | iobj/to/with/against/on/toward/towards/from/for/over/of <plover_actor>"
  .. " | in/into/at (<actor> | <place>) | any <actor>"
local BOTH = { actor = ACTOR, recipient = RECIPIENT }

-- Whose words are that both roles want.
local SIDES = { "actor", "recipient" }

--- Both sides by country or code. What a verb is done to only tells the classes
--- apart: it is no part of the event.
local function code(ev)
  ev.thing = nil
  sides.code(ev, "actor", "recipient", "plover_actor")
end

-- ------------------------------------------------------------------ lists

words "plover_aid_n" { "aid", "assistance", "relief", "food", "medicine", "grant",
  "loan", "credit", "supply", "help", "fund", "money", "equipment", "weapon",
  "arms", "intelligence", "asylum", "refuge", "shelter", "protection",
  "tent", "blanket", "humanitarian aid", "support", "goods", "donation",
  "training", "troops", "material", "border" }
words "plover_ties_n" { "relation", "tie", "link", "diplomatic relation",
  "diplomatic tie", "contact", "cooperation", "embassy", "trade", "flight",
  "air link", "aid", "assistance", "visit", "trip", "talk", "negotiation",
  "support", "export", "import", "program", "programme", "funding",
  "participation", "agreement", "treaty", "contract", "delivery", "supply",
  "shipment", "meeting", "loan", "payment" }
words "plover_curb_n" { "curfew", "restriction", "ban", "sanction", "embargo",
  "blockade", "state of emergency", "martial law", "siege", "boycott",
  "censorship", "curb", "barrier", "strike", "hunger strike", "protest",
  "demonstration", "law", "measure" }
words "plover_forces_n" { "troop", "force", "soldier", "army", "police", "policeman",
  "peacekeeper", "warship", "tank", "guerrilla", "rebel", "fighter", "unit",
  "reservist", "navy", "air force", "military", "missile", "border guard",
  "patrol", "security force", "paratrooper", "convoy", "observer" }
words "plover_envoy_n" { "diplomat", "ambassador", "envoy", "consul", "attache",
  "charge d'affaires", "staff", "mission", "peacekeeper", "monitor",
  "inspector", "aid worker" }
words "plover_demo_n" { "demonstration", "protest", "rally", "march", "strike",
  "hunger strike", "sit-in", "riot", "signature", "petition", "picket",
  "general strike", "vigil", "rioting", "unrest" }
words "plover_property_n" { "property", "house", "home", "building", "bridge",
  "line", "power line", "railway", "pipeline", "newspaper", "station",
  "party", "organization", "organisation", "group", "demonstration", "rally",
  "protest", "publication", "office", "border", "assets", "account",
  "weapon", "vessel", "ship", "boat", "meeting" }

-- --------------------------------------------------------------- cooperation

words "plover_agree_v" { "agree", "promise", "pledge", "vow", "offer", "accept",
  "approve", "consent", "plan", "undertake", "volunteer", "intend",
  "commit", "decide" }
words "plover_agree_n" { "agreement", "accord", "consensus", "deal", "pact", "treaty",
  "memorandum", "compromise", "settlement", "cease-fire", "ceasefire" }
words "plover_give_v" { "give", "provide", "donate", "supply", "deliver", "grant",
  "send", "fund", "finance", "lend", "ship", "hand over", "distribute",
  "contribute", "extend", "allocate", "airlift", "open" }
words "plover_aid_v" { "aid", "assist", "shelter", "feed", "evacuate", "rescue",
  "arm", "train", "help" }
words "plover_meet_v" { "meet", "visit", "host", "receive", "telephone", "phone",
  "confer", "consult", "mediate", "negotiate", "discuss", "arrive", "tour",
  "travel", "welcome", "talk", "meet with", "hold talks" }
words "plover_meet_n" { "meeting", "talk", "visit", "summit", "negotiation",
  "mediation", "discussion", "consultation", "conference", "trip",
  "mediation mission", "phone call", "session" }
words "plover_support_v" { "support", "endorse", "praise", "defend", "back",
  "congratulate", "commend", "recognize", "recognise", "forgive", "apologize",
  "apologise", "applaud", "hail", "thank", "sympathize", "express support",
  "laud", "welcome", "honor", "honour", "express condolences", "ratify" }
words "plover_bond_v" { "establish", "upgrade", "restore", "normalize", "normalise",
  "resume", "improve", "strengthen", "reopen", "renew", "develop", "sign",
  "expand", "deepen" }
words "plover_bond_n" { "relation", "tie", "link", "diplomatic relation",
  "diplomatic tie", "embassy", "friendship", "partnership", "alliance" }
words "plover_cooperate_v" { "cooperate", "collaborate", "share", "exchange",
  "work together", "join forces", "trade", "extradite" }
words "plover_cooperate_n" { "war game", "joint exercise", "military exercise",
  "manoeuvre", "maneuver", "joint venture", "joint patrol", "exercise",
  "cooperation" }
words "plover_hold_v" { "hold", "launch", "begin", "start", "stage", "conduct",
  "carry out", "undertake", "make", "have", "open", "announce", "organize",
  "organise", "continue", "resume", "order", "end", "finish", "conclude",
  "reach", "sign", "pay", "attend", "host", "mobilize", "offer", "issue",
  "lodge", "file", "impose", "declare", "collect", "express", "voice",
  "go on", "put", "remain", "lead", "give", "seek" }

event "AGREE" {
  about = "Agree to, or promise, cooperation or aid",
  prefer = "verb",
  verb = "$plover_agree_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "AGREE" {
  about = "Aid that is announced: \"will send food\"",
  verb = "$plover_give_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_aid_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.announced, make = code,
}
event "AGREE" {
  about = "Concessions and retreats that are announced: \"will free prisoners\"",
  verb = "$plover_yield_v | $plover_retreat_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.announced, make = code,
}
event "AGREE" {
  about = "Restrictions and protests that will end",
  verb = "$plover_lift_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_curb_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.announced, make = code,
}
event "AGREE" {
  about = "Forces that will leave",
  verb = "$plover_leave_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_forces_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.announced, make = code,
}
event "AGREE" {
  about = "Meetings, help, support and cooperation that are announced",
  verb = "$plover_meet_v | $plover_aid_v | $plover_support_v | $plover_cooperate_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.announced, make = code,
}
event "AGREE" {
  about = "An agreement, treaty or pact made",
  noun = "$plover_agree_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "AGREE" {
  about = "Ready or willing to do something",
  find = "willing/ready/prepared to",
  roles = {
    actor = ACTOR .. " | any <plover_actor>",
    recipient = RECIPIENT,
  },
  order = SIDES, need = { "actor" },
  make = code,
}

event "CONSULT" {
  about = "Meet, visit, call, mediate, negotiate",
  prefer = "verb",
  verb = "$plover_meet_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.happened, make = code,
}
event "CONSULT" {
  about = "Meetings, talks and visits held",
  noun = "$plover_meet_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}

event "SUPPORT" {
  about = "Praise, defend, recognise, apologise; ties made closer",
  prefer = "verb",
  verb = "$plover_support_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.happened, make = code,
}
event "SUPPORT" {
  about = "Ties set up, restored or made closer",
  verb = "$plover_bond_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_bond_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.happened, make = code,
}

event "COOPERATE" {
  about = "Work together: share, trade, exercise together, extradite",
  prefer = "verb",
  verb = "$plover_cooperate_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}
event "COOPERATE" {
  about = "Exercises and other joint work held",
  noun = "$plover_cooperate_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}

event "AID" {
  about = "Give aid, money, arms, intelligence, asylum",
  prefer = "verb",
  verb = "$plover_give_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_aid_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.happened, make = code,
}
event "AID" {
  about = "Help, shelter, feed, train or arm somebody",
  verb = "$plover_aid_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.happened, make = code,
}

words "plover_yield_v" { "concede", "yield", "back down", "relent", "free",
  "release", "pardon", "amnesty", "legalize", "legalise", "return", "permit",
  "allow", "repatriate", "call off", "relax" }
words "plover_lift_v" { "lift", "ease", "cancel", "relax", "remove", "end", "repeal",
  "loosen", "drop", "abolish", "suspend", "call off", "halt", "stop" }

event "CONCEDE" {
  about = "Yield to demands: restrictions lifted, prisoners freed, protests ended",
  prefer = "verb",
  verb = "$plover_yield_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}
event "CONCEDE" {
  about = "Restrictions lifted, protests and boycotts ended",
  verb = "$plover_lift_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_curb_n",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.happened, make = code, priority = 1,
}

words "plover_retreat_v" { "surrender", "resign", "demobilize", "demobilise",
  "disarm", "step down", "retreat", "lay down arms", "abdicate" }
words "plover_leave_v" { "withdraw", "pull out", "leave", "pull back", "evacuate",
  "arrive", "return" }

event "RETREAT" {
  about = "Withdraw, surrender, resign, disarm; peacekeepers let in",
  prefer = "verb",
  verb = "$plover_retreat_v",
  roles = { actor = ACTOR, recipient = "to <plover_actor>" },
  order = SIDES, need = { "actor" },
  check = main_clause.tells, make = code,
}
event "RETREAT" {
  about = "Forces that leave, or come as agreed",
  verb = "$plover_leave_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_forces_n | subj $plover_forces_n",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.happened, make = code, priority = 1,
}

-- ------------------------------------------------------------ verbal conflict

words "plover_request_v" { "demand", "ask", "request", "urge", "appeal", "call on",
  "call for", "order", "insist", "press", "seek", "want", "plead", "summon",
  "implore", "exhort", "petition", "propose", "advise", "call upon",
  "encourage", "require", "instruct" }
words "plover_request_n" { "demand", "appeal", "request", "call", "plea", "order" }

event "REQUEST" {
  about = "Ask, demand, urge, order",
  prefer = "verb",
  verb = "$plover_request_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "REQUEST" {
  about = "Demands, appeals and calls made",
  noun = "$plover_request_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "REQUEST" {
  about = "Said to be obliged: \"declared that China must drop barriers\"",
  find = "trigger:$plover_request_say ~8 recipient:<actor> must/should",
  roles = { actor = ACTOR },
  make = code,
}
words "plover_request_say" { "say", "declare", "tell", "reiterate", "state", "warn",
  "announce", "stress", "repeat" }

words "plover_accuse_v" { "accuse", "blame", "criticize", "criticise", "condemn",
  "denounce", "charge", "allege", "complain", "investigate", "probe", "sue",
  "deplore", "slam", "assail", "indict", "decry", "rebuke", "suspect",
  "lash out", "disapprove", "regret", "reprimand", "censure", "chide",
  "impeach", "prosecute", "attack verbally", "express concern" }
words "plover_accuse_n" { "investigation", "inquiry", "probe", "complaint",
  "criticism", "accusation", "lawsuit", "charge", "allegation", "protest note",
  "condemnation", "trial", "concern" }

event "ACCUSE" {
  about = "Accuse, criticise, complain, investigate, sue",
  prefer = "verb",
  verb = "$plover_accuse_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" },
  check = main_clause.tells, make = code,
}
event "ACCUSE" {
  about = "Investigations opened, complaints lodged, concern voiced",
  noun = "$plover_accuse_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code, priority = -1,
}

words "plover_reject_v" { "reject", "refuse", "deny", "veto", "decline", "defy",
  "dismiss", "rule out", "oppose", "ignore", "turn down", "disobey",
  "fail", "flout", "rebuff", "spurn", "disregard", "break off" }
words "plover_reject_n" { "refusal", "veto", "rejection" }

event "REJECT" {
  about = "Reject, refuse, veto, defy",
  prefer = "verb",
  verb = "$plover_reject_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "REJECT" {
  about = "A refusal or veto given",
  noun = "$plover_reject_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code, priority = -1,
}

words "plover_threaten_v" { "threaten", "warn", "menace", "give ultimatum" }
words "plover_threaten_n" { "threat", "warning", "ultimatum" }

event "THREATEN" {
  about = "Threaten, warn, announce hostile acts",
  prefer = "verb",
  verb = "$plover_threaten_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code,
}
event "THREATEN" {
  about = "Threats, warnings and ultimatums given",
  noun = "$plover_threaten_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.tells, make = code, priority = -1,
}
event "THREATEN" {
  about = "Hostile acts that are announced: \"will expel diplomats\"",
  verb = "$plover_break_v | $plover_coerce_v | $plover_attack_v | $plover_expel_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.announced, make = code,
}

-- ---------------------------------------------------------- material conflict

words "plover_protest_v" { "protest", "demonstrate", "march", "rally", "riot",
  "picket", "go on strike", "rampage", "take to the streets", "walk out" }

event "PROTEST" {
  about = "Demonstrate, strike, riot, gather signatures",
  prefer = "verb",
  verb = "$plover_protest_v",
  roles = BOTH, order = SIDES,
  check = main_clause.tells, make = code,
}
event "PROTEST" {
  about = "Demonstrations, strikes and petitions held",
  noun = "$plover_demo_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  check = main_clause.tells, make = code,
}
words "plover_road_n" { "road", "street", "highway", "bridge", "traffic",
  "transport", "port", "crossing", "motorway", "runway", "square" }
event "PROTEST" {
  about = "Roads and bridges blocked",
  verb = "block/blockade/occupy",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_road_n",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.tells, make = code, priority = 1,
}

words "plover_mobilize_v" { "mobilize", "mobilise", "deploy", "mass", "reinforce",
  "strengthen", "patrol", "beef up", "call up", "move", "send", "build up",
  "dispatch", "station", "increase", "put on alert", "concentrate" }
words "plover_mobilize_n" { "alert", "patrol", "mobilization", "build-up", "buildup",
  "state of alert", "deployment" }

event "MOBILIZE" {
  about = "Forces raised, moved, put on alert",
  prefer = "verb",
  verb = "$plover_mobilize_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_forces_n | subj $plover_forces_n",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.happened, make = code,
}
event "MOBILIZE" {
  about = "An alert, patrol or deployment ordered",
  noun = "$plover_mobilize_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}

words "plover_break_v" { "suspend", "halt", "cut", "break", "break off", "sever",
  "cancel", "freeze", "reduce", "cut off", "terminate", "end", "stop",
  "withdraw", "recall", "close", "postpone", "boycott", "downgrade", "block",
  "scale back", "call off" }
words "plover_expel_v" { "expel", "recall", "withdraw", "ship out", "deport",
  "pull out" }
words "plover_sanction_n" { "sanctions", "embargo", "embargoes", "boycott",
  "suspension", how = "fold" }

event "SANCTION" {
  about = "Ties, aid, talks reduced or broken; embargoes; diplomats expelled",
  prefer = "verb",
  verb = "$plover_break_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_ties_n",
  },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.happened, make = code,
}
event "SANCTION" {
  about = "Diplomats, monitors and aid workers expelled or recalled",
  verb = "$plover_expel_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj $plover_envoy_n",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.happened, make = code, priority = 1,
}
event "SANCTION" {
  about = "An embargo, boycott or sanctions imposed",
  noun = "$plover_sanction_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}

words "plover_coerce_v" { "arrest", "detain", "imprison", "jail", "outlaw",
  "censor", "deport", "confiscate", "capture", "round up", "extradite",
  "sentence", "convict", "evict", "exile", "repress", "raid", "disperse",
  "ban", "seize", "apprehend", "interrogate" }
words "plover_curb_v" { "ban", "close", "seize", "prevent", "destroy", "blow up",
  "shut", "shut down", "demolish", "block", "confiscate", "close down",
  "impose", "declare", "restrict", "order", "burn", "dissolve", "blockade" }

event "COERCE" {
  about = "Arrest, ban, seize, destroy, impose curfew or martial law",
  prefer = "verb",
  verb = "$plover_coerce_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" },
  check = main_clause.happened, make = code,
}
event "COERCE" {
  about = "Property seized, closed or destroyed; curfews, bans and martial law",
  verb = "$plover_curb_v",
  roles = {
    actor = ACTOR, recipient = RECIPIENT,
    thing = "obj ($plover_property_n | $plover_curb_n)",
  },
  order = SIDES, need = { "thing" },
  check = main_clause.happened, make = code,
}

words "plover_attack_v" { "attack", "kill", "bomb", "shoot", "fire", "shell",
  "assassinate", "kidnap", "abduct", "torture", "beat", "beat up", "rape",
  "abuse", "wound", "injure", "fight", "clash", "invade", "occupy", "hijack",
  "strike", "raid", "ambush", "massacre", "bombard", "open fire", "murder",
  "execute", "storm", "explode", "capture", "overrun", "stab", "lynch",
  "stone", "shoot down", "down", "use", "slaughter", "battle" }
words "plover_strike_n" { "hunger strike", "general strike", "go on strike",
  "rail strike", "teachers' strike" }
words "plover_attack_n" { "attack", "bombing", "clash", "fighting", "ambush", "raid",
  "strike", "air strike", "shelling", "assault", "massacre", "battle",
  "killing", "kidnapping", "assassination", "offensive", "explosion",
  "torture", "shooting", "airstrike" }

event "ASSAULT" {
  about = "Use of force against persons and places",
  prefer = "verb",
  verb = "$plover_attack_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" },
  check = main_clause.happened, make = code,
}
event "ASSAULT" {
  about = "Deaths by the hand of somebody",
  verb = "die/perish",
  roles = {
    recipient = "subj <plover_actor>",
    actor = "by/at/in/from/of <plover_actor> | any <plover_actor>",
  },
  need = { "recipient", "actor" },
  check = main_clause.happened, make = code,
}
event "ASSAULT" {
  about = "Attacks, clashes, bombings and killings carried out",
  noun = "$plover_attack_n", light = "$plover_hold_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" }, unless = "$plover_strike_n",
  check = main_clause.happened, make = code, priority = -1,
}

-- -------------------------------------------------------------------- tests

test "AGREE" {
  yes "[actor:Norway] [trigger:agreed] to share data with [recipient:Chile]." { actor = "NOR", recipient = "CHL" },
  yes "[actor:Canada] will [trigger:provide] food aid to [recipient:Haiti], an official said." { recipient = "HTI" },
  yes "[actor:Ghana] [trigger:promised] food to [recipient:Togo], [recipient:Benin] and [recipient:Niger]." { recipient = "TGO" },
  yes "[actor:Morocco] says it is [trigger:ready] to open its archives." { actor = "MAR" },
  yes "[actor:Finland] will sign a [trigger:treaty] with [recipient:Estonia] [time:next week]." { recipient = "EST" },
  yes "[actor:Iran] said it will [trigger:allow] inspections." { actor = "IRN" },
  yes "[actor:Egypt] [trigger:agreed] to reopen the border with [recipient:Sudan]." { recipient = "SDN" },
  yes "[actor:Poland] [trigger:promised] to support [recipient:Ukraine]." { actor = "POL", recipient = "UKR" },
  yes "[actor:Japan] [trigger:pledged] $20 million to [recipient:Kenya]." { recipient = "KEN" },
  yes "[actor:Turkey] and [actor:Greece] [trigger:agreed] to resume ferry links." { actor = "TUR" },
  yes "[actor:Britain] is [trigger:ready] to mediate." { actor = "GBR" },
  yes "[actor:Cuba] [trigger:offered] to send doctors to [recipient:Peru]." { recipient = "PER" },
  no "Peru gave food aid to Bolivia.",
  no "The two cooks agreed on the recipe.",
  no "The weather promised a good harvest.",
}
test "CONSULT" {
  yes "[actor:German ministers] [trigger:met] [recipient:Polish officials] in Bonn." { actor = "DEU" },
  yes "[actor:Kenya] [trigger:held talks] with [recipient:Uganda] on Monday." { recipient = "UGA" },
  yes "The [actor:Turkish president] [trigger:visited] [recipient:Iraq] on Monday." { actor = "TUR", recipient = "IRQ" },
  yes "[actor:Chile] [trigger:hosted] a [recipient:delegation] from Bolivia." { actor = "CHL" },
  yes "[actor:Nigeria's foreign minister] [trigger:discussed] trade with [recipient:Ghana]." { actor = "NGA" },
  yes "The [actor:Danish prime minister] [trigger:phoned] the [recipient:Swedish prime minister]." { actor = "DNK", recipient = "SWE" },
  yes "[actor:Vietnam] [trigger:received] the [recipient:Lao president]." { actor = "VNM" },
  yes "[actor:Peru] [trigger:negotiated] with [recipient:rebels] in the south." { actor = "PER" },
  yes "[actor:Brazil] has [trigger:received] the [recipient:Chinese premier]." { actor = "BRA", recipient = "CHN" },
  yes "[recipient:Mongolia] was [trigger:visited] by the [actor:Japanese foreign minister]." { actor = "JPN", recipient = "MNG" },
  yes "[actor:Oman] [trigger:held talks] with [recipient:Yemen]." { actor = "OMN", recipient = "YEM" },
  yes "[actor:Laos] [trigger:discussed] the dam with [recipient:Cambodia]." { recipient = "KHM" },
  no "Kenya will visit Uganda next week.",
  no "The choir met in the church.",
  no "She talked to her sister about the film.",
  no "Tourists visited the museum.",
}
test "SUPPORT" {
  yes "[actor:Austria] [trigger:praised] [recipient:Slovenia]." { actor = "AUT" },
  yes "[actor:Egypt] [trigger:restored] diplomatic relations with [recipient:Libya]." { recipient = "LBY" },
  yes "[actor:India] [trigger:backed] [recipient:Bhutan] in the dispute." { actor = "IND", recipient = "BTN" },
  yes "[actor:Portugal] [trigger:apologised] to [recipient:Angola]." { actor = "PRT" },
  yes "[actor:Kenya] [trigger:welcomed] the vote in [recipient:Somalia]." { actor = "KEN" },
  yes "[actor:Canada] [trigger:endorsed] the plan of [recipient:Jordan]." { actor = "CAN" },
  yes "[actor:Brazil] [trigger:recognised] the new [recipient:government] of Bolivia." { actor = "BRA" },
  yes "[recipient:Nepal] was [trigger:praised] by [actor:Norway]." { actor = "NOR", recipient = "NPL" },
  yes "[actor:Russia] [trigger:defended] [recipient:Syria] at the United Nations." { actor = "RUS" },
  yes "[actor:Morocco] has [trigger:thanked] [recipient:Spain]." { actor = "MAR", recipient = "ESP" },
  yes "[recipient:Ukraine] was [trigger:backed] by [actor:Latvia]." { actor = "LVA" },
  yes "[actor:Chile] [trigger:apologised] to [recipient:Peru] for the film." { recipient = "PER" },
  no "The film was praised by critics.",
  no "The bridge is supported by four pillars.",
  no "The coach praised his goalkeeper.",
  no "The shelf supported the books.",
}
test "COOPERATE" {
  yes "[actor:Brazil] [trigger:shared] satellite images with [recipient:Peru]." { recipient = "PER" },
  yes "[actor:India] held [trigger:joint exercises] with [recipient:Oman]." { actor = "IND" },
  yes "[actor:France] and [actor:Mali] held [trigger:joint exercises] in the desert." { actor = "FRA" },
  yes "[actor:Spain] [trigger:shared] intelligence with [recipient:Morocco]." { actor = "ESP", recipient = "MAR" },
  yes "[actor:Chile] [trigger:cooperated] with [recipient:Argentina] on the search." { recipient = "ARG" },
  yes "[actor:Ethiopia] [trigger:extradited] a suspect to [recipient:Kenya]." { recipient = "KEN" },
  yes "[actor:Kenya] [trigger:cooperated] with [recipient:Uganda] on the case." { actor = "KEN", recipient = "UGA" },
  yes "[actor:Japan] [trigger:shared] radar data with [recipient:South Korea]." { recipient = "KOR" },
  yes "[actor:Greece] held [trigger:joint exercises] with [recipient:Cyprus]." { recipient = "CYP" },
  yes "[actor:Panama] [trigger:extradited] a banker to [recipient:Colombia]." { actor = "PAN", recipient = "COL" },
  yes "Intelligence was [trigger:shared] with [recipient:Kenya] by [actor:Israel]." { recipient = "KEN" },
  yes "[actor:Senegal] has [trigger:cooperated] with [recipient:Gambia] for years." { actor = "SEN" },
  yes "[actor:Ghana] and [actor:Togo] held [trigger:joint exercises]." { actor = "GHA" },
  no "Share prices rose in Oman.",
  no "The singers shared a stage in Lima.",
}
test "AID" {
  yes "[actor:Japan] [trigger:donated] tents to [recipient:Nepal]." { recipient = "NPL" },
  yes "[actor:Chad] [trigger:granted] asylum to [recipient:rebels] from Sudan." { actor = "TCD" },
  yes "[actor:Norway] [trigger:sent] medicine to [recipient:Malawi]." { actor = "NOR", recipient = "MWI" },
  yes "[actor:China] [trigger:provided] loans to [recipient:Sri Lanka]." { recipient = "LKA" },
  yes "Blankets were [trigger:donated] to [recipient:Pakistan] by [actor:Turkey]." { actor = "TUR", recipient = "PAK" },
  yes "[actor:Iran] [trigger:supplied] weapons to [recipient:rebels] in Yemen." { actor = "IRN" },
  yes "The [actor:United States] [trigger:delivered] food to [recipient:Sudan]." { actor = "USA" },
  yes "[actor:Sweden] [trigger:granted] asylum to a [recipient:journalist] from Eritrea." { actor = "SWE" },
  yes "Food was [trigger:delivered] to [recipient:Yemen] by [actor:Oman]." { actor = "OMN", recipient = "YEM" },
  yes "[actor:Greece] has [trigger:sent] medicine to [recipient:Albania]." { actor = "GRC", recipient = "ALB" },
  yes "Tents were [trigger:sent] to [recipient:Libya] by [actor:Malta]." { actor = "MLT", recipient = "LBY" },
  yes "[actor:Iceland] [trigger:granted] asylum to two [recipient:Russian activists]." { actor = "ISL" },
  no "Japan gave up the search.",
  no "The school provided lunch for its pupils.",
  no "The witness gave evidence in court.",
  no "The pump delivers water to the roof.",
  no "The clown gave the child a balloon.",
}
test "CONCEDE" {
  yes "[actor:Turkey] [trigger:lifted] a curfew in the east." { actor = "TUR" },
  yes "[actor:Cuba] [trigger:released] prisoners on Friday." { actor = "CUB" },
  yes "[actor:Egypt] [trigger:freed] two journalists on Sunday." { actor = "EGY" },
  yes "[actor:Myanmar] [trigger:released] 100 prisoners." { actor = "MMR" },
  yes "[actor:India] [trigger:eased] restrictions in Kashmir." { actor = "IND" },
  yes "[actor:Ecuador] [trigger:lifted] a state of emergency." { actor = "ECU" },
  yes "Sanctions on [recipient:Cuba] were [trigger:eased] by [actor:Canada]." { actor = "CAN" },
  yes "[actor:Rebels] in Colombia [trigger:released] five hostages." { actor = "COL" },
  yes "[actor:Saudi Arabia] has [trigger:released] a blogger." { actor = "SAU" },
  yes "Three hostages were [trigger:freed] by [actor:rebels] in Chad." {},
  yes "[actor:Vietnam] [trigger:lifted] a ban on rallies." { actor = "VNM" },
  yes "[actor:Sudan] has [trigger:eased] the curfew." { actor = "SDN" },
  no "Workers lifted the stone.",
  no "The studio released a new film.",
  no "The weights were lifted by two athletes.",
  no "Rain eased the drought.",
  no "The dam released water.",
}
test "RETREAT" {
  yes "[actor:Rwanda] [trigger:withdrew] its troops from [recipient:Congo]." { actor = "RWA" },
  yes "The [actor:Italian prime minister] [trigger:resigned] on Sunday." { actor = "ITA" },
  yes "[actor:Rebels] in Chad [trigger:surrendered] to the army of Libya." { actor = "TCD" },
  yes "[actor:Ukraine] [trigger:pulled out] its soldiers from [recipient:Mali]." { actor = "UKR" },
  yes "The [actor:Japanese defence minister] [trigger:resigned] over the scandal." { actor = "JPN" },
  yes "[actor:Taliban fighters] [trigger:surrendered] to the police." { actor = "AFG" },
  yes "[actor:Israel] has [trigger:withdrawn] its soldiers from [recipient:Lebanon]." { actor = "ISR", recipient = "LBN" },
  yes "[actor:Kenya] [trigger:pulled out] troops from [recipient:Somalia]." { actor = "KEN" },
  yes "The [actor:Pakistani finance minister] [trigger:resigned]." { actor = "PAK" },
  yes "[actor:Guerrillas] in Colombia [trigger:surrendered] on Friday." { actor = "COL" },
  yes "Troops were [trigger:withdrawn] from [recipient:Mali] by [actor:France]." { actor = "FRA" },
  no "She withdrew money from her account.",
  no "The runner withdrew from the race.",
  no "The waters retreated after the storm.",
  no "He resigned himself to a long wait.",
}
test "REQUEST" {
  yes "[actor:Mexico] [trigger:urged] [recipient:Spain] to apologise." { recipient = "ESP" },
  yes "[actor:Lebanon] [trigger:demanded] a vote." { actor = "LBN" },
  yes "[actor:Bolivia] [trigger:asked] [recipient:Chile] for access to the sea." { actor = "BOL", recipient = "CHL" },
  yes "[actor:Norway] [trigger:called for] new talks with [recipient:Iran]." { actor = "NOR" },
  yes "[actor:Egypt] [trigger:appealed] to [recipient:Israel] to stop." { actor = "EGY" },
  yes "[recipient:Myanmar] was [trigger:urged] by [actor:Thailand] to free prisoners." { actor = "THA", recipient = "MMR" },
  yes "[actor:Mali] [trigger:requested] help from [recipient:France]." { recipient = "FRA" },
  yes "[actor:Greece] [trigger:demanded] that [recipient:Britain] return the marbles." { actor = "GRC" },
  yes "[actor:Ukraine] has [trigger:asked] [recipient:Germany] for tanks." { actor = "UKR", recipient = "DEU" },
  yes "[actor:Haiti] [trigger:appealed] to the [recipient:United Nations] for police." { actor = "HTI" },
  yes "[recipient:Japan] was [trigger:asked] by [actor:Taiwan] to help." { actor = "TWN", recipient = "JPN" },
  yes "[actor:Zambia] [trigger:called for] a cease-fire in [recipient:Congo]." { actor = "ZMB" },
  no "The boy asked a question.",
  no "The waiter asked for the order.",
  no "The job demands patience.",
  no "The recipe calls for two eggs.",
}
test "ACCUSE" {
  yes "[actor:Ukraine] [trigger:accused] [recipient:Russia] of lying." { recipient = "RUS" },
  yes "[actor:Ghana] [trigger:condemned] the coup in [recipient:Niger]." { recipient = "NER" },
  yes "[recipient:Belarus] was [trigger:accused] by [actor:Lithuania] of smuggling." { actor = "LTU", recipient = "BLR" },
  yes "[actor:India] [trigger:blamed] [recipient:Pakistan] for the attack." { actor = "IND", recipient = "PAK" },
  yes "[actor:Sweden] [trigger:criticised] [recipient:Hungary]." { actor = "SWE", recipient = "HUN" },
  yes "[actor:Mexico] [trigger:denounced] the raid by [recipient:Ecuador]." { actor = "MEX" },
  yes "[actor:Kenya] [trigger:charged] two men with spying." { actor = "KEN" },
  yes "[actor:Cuba] [trigger:condemned] [recipient:Israel] over the strikes." { actor = "CUB", recipient = "ISR" },
  yes "[actor:Iraq] launched an [trigger:investigation] into the killing." { actor = "IRQ" },
  yes "[recipient:Russia] was [trigger:criticised] by [actor:Moldova]." { actor = "MDA", recipient = "RUS" },
  yes "[actor:Spain] did not [trigger:accuse] [recipient:Morocco] of spying." { actor = "ESP" },
  yes "[actor:Argentina] [trigger:sued] [recipient:Iran] over the blast." { actor = "ARG" },
  yes "[actor:Armenia] [trigger:accuses] [recipient:Azerbaijan] of breaking the truce." { recipient = "AZE" },
  yes "[actor:Lebanon] has [trigger:blamed] [recipient:Israel] for the raid." { recipient = "ISR" },
  no "The phone was charged overnight.",
  no "The critic blamed the script.",
  no "The cyclist charged up the hill.",
  no "Nobody blamed the weather.",
}
test "REJECT" {
  yes "[actor:Serbia] [trigger:rejected] the plan." { actor = "SRB" },
  yes "[actor:Syria] [trigger:refused] to meet [recipient:Israel]." { recipient = "ISR" },
  yes "[actor:Iran] [trigger:refused] to hold talks with the [recipient:United States]." { actor = "IRN", recipient = "USA" },
  yes "The offer was [trigger:rejected] by [actor:Ukraine]." { actor = "UKR" },
  yes "[actor:China] [trigger:vetoed] a resolution on [recipient:Myanmar]." { actor = "CHN" },
  yes "[actor:Ethiopia] [trigger:rejected] a proposal of [recipient:Egypt]." { actor = "ETH", recipient = "EGY" },
  yes "[actor:Hungary] [trigger:declined] to sign the treaty." { actor = "HUN" },
  yes "[actor:Sudan] [trigger:denied] visas to observers from [recipient:Kenya]." { actor = "SDN" },
  yes "[actor:Serbia] did not [trigger:reject] the plan of [recipient:Kosovo]." { actor = "SRB" },
  yes "The demand was [trigger:rejected] by [actor:Egypt]." { actor = "EGY" },
  yes "[actor:Burundi] [trigger:refused] to allow monitors." { actor = "BDI" },
  yes "[actor:Poland] has [trigger:vetoed] the budget." { actor = "POL" },
  yes "[actor:Kenya] has [trigger:refused] to extradite the suspect." { actor = "KEN" },
  no "The publisher's rejection came by post.",
  no "The body rejected the new kidney.",
  no "He refused a second helping of soup.",
  no "The editor rejected the poem.",
}
test "THREATEN" {
  yes "[actor:Iran] [trigger:threatened] to close the strait." { actor = "IRN" },
  yes "[actor:France] will [trigger:expel] [recipient:Malian diplomats]." {},
  yes "[actor:North Korea] [trigger:threatened] [recipient:Japan] with missiles." { actor = "PRK", recipient = "JPN" },
  yes "[actor:Russia] [trigger:warned] [recipient:Finland] of consequences." { actor = "RUS", recipient = "FIN" },
  yes "[recipient:Taiwan] was [trigger:threatened] by [actor:China]." { actor = "CHN", recipient = "TWN" },
  yes "[actor:Rebels] in Mali [trigger:threatened] to attack the capital." { actor = "MLI" },
  yes "[actor:Algeria] will [trigger:expel] [recipient:French diplomats]." { actor = "DZA" },
  yes "[actor:Turkey] [trigger:threatened] to invade [recipient:Syria]." { actor = "TUR" },
  yes "[actor:Iran] has [trigger:warned] [recipient:Israel]." { actor = "IRN", recipient = "ISR" },
  yes "[recipient:Moldova] was [trigger:warned] by [actor:Russia]." { actor = "RUS", recipient = "MDA" },
  yes "[actor:Ethiopia] [trigger:threatened] to leave the union." { actor = "ETH" },
  no "Rain threatened the harvest.",
  no "The dam threatens to burst.",
  no "Doctors warned of a bad flu season.",
  no "The label warned of nuts.",
}
test "PROTEST" {
  yes "[actor:Greek farmers] [trigger:blocked] a road near the capital." { actor = "GRC" },
  yes "[actor:Villagers] [trigger:blocked] a highway in southern [recipient:Peru]." { actor = "PER" },
  yes "Students staged a [trigger:hunger strike] in [recipient:Tunisia]." {},
  yes "[actor:Students] [trigger:protested] in [recipient:Serbia] on Sunday." {},
  yes "Thousands of [actor:Georgians] [trigger:marched] against the law." { actor = "GEO" },
  yes "[actor:Opposition supporters] in Kenya [trigger:rallied] against the [recipient:government]." {},
  yes "[actor:French workers] [trigger:went on strike] on [time:Tuesday]." { actor = "FRA" },
  yes "[actor:Kenyan students] [trigger:protested] against the tax." { actor = "KEN" },
  yes "[actor:Miners] in Bolivia [trigger:blocked] a highway." { actor = "BOL" },
  yes "[actor:Greek workers] [trigger:marched] to parliament." { actor = "GRC" },
  yes "Prisoners in [recipient:Belarus] began a [trigger:hunger strike]." {},
  yes "[actor:Villagers] [trigger:protested] in [recipient:India] on Monday." {},
  yes "Thousands [trigger:rallied] against the president in [recipient:Tunisia]." {},
  yes "[actor:Polish farmers] have [trigger:blocked] a border road." { actor = "POL" },
  no "He entered a plea without protest.",
  no "Cholesterol blocked the artery.",
}
test "MOBILIZE" {
  yes "[actor:Israel] [trigger:reinforced] its troops on the border with [recipient:Syria]." { actor = "ISR" },
  yes "[actor:Pakistan] [trigger:deployed] police in the capital." { actor = "PAK" },
  yes "[actor:Greece] [trigger:deployed] warships near [recipient:Turkey]." { actor = "GRC", recipient = "TUR" },
  yes "[actor:Ukraine] [trigger:mobilised] its reservists." { actor = "UKR" },
  yes "[actor:Russia] [trigger:massed] troops on the border with [recipient:Estonia]." { actor = "RUS" },
  yes "Troops were [trigger:deployed] to the border by [actor:Chad]." { actor = "TCD" },
  yes "[actor:Ethiopia] [trigger:sent] soldiers to the border with [recipient:Eritrea]." { actor = "ETH" },
  yes "[actor:NATO] put its forces on [trigger:alert]." {},
  yes "[actor:Azerbaijan] [trigger:deployed] tanks near [recipient:Armenia]." { actor = "AZE" },
  yes "[actor:Guyana] has [trigger:reinforced] its border troops." { actor = "GUY" },
  yes "[actor:Venezuela] [trigger:mobilised] troops near [recipient:Guyana]." { actor = "VEN" },
  yes "Police were [trigger:deployed] in the capital by [actor:Kenya]." { actor = "KEN" },
  no "The firm strengthened its brand.",
  no "The charity mobilised volunteers for the fair.",
  no "The airline deployed larger planes.",
  no "The wall was reinforced with steel.",
}
test "SANCTION" {
  yes "[actor:Japan] [trigger:suspended] aid to [recipient:Myanmar]." { recipient = "MMR" },
  yes "[actor:Chile] [trigger:expelled] two diplomats of Venezuela." { actor = "CHL" },
  yes "[actor:Britain] imposed [trigger:sanctions] on [recipient:Belarus]." { actor = "GBR", recipient = "BLR" },
  yes "[actor:Mali] [trigger:cut] ties with [recipient:Ukraine]." { actor = "MLI", recipient = "UKR" },
  yes "Two Russian diplomats were [trigger:expelled] by [actor:Poland]." { actor = "POL" },
  yes "[actor:Colombia] [trigger:recalled] its ambassador from [recipient:Israel]." { actor = "COL" },
  yes "[actor:Jordan] [trigger:closed] its embassy in [recipient:Syria]." { actor = "JOR" },
  yes "[actor:Germany] [trigger:halted] aid to [recipient:Niger]." { actor = "DEU", recipient = "NER" },
  yes "[actor:Ecuador] has [trigger:suspended] trade with [recipient:Mexico]." { actor = "ECU", recipient = "MEX" },
  yes "Aid to [recipient:Uganda] was [trigger:suspended] by [actor:Norway]." { actor = "NOR" },
  yes "[actor:Bahrain] [trigger:recalled] its ambassador from [recipient:Iran]." { actor = "BHR" },
  no "The league suspended the player.",
  no "The club cut ties with its sponsor.",
  no "The school banned telephones.",
  no "The carmaker recalled its vans.",
}
test "COERCE" {
  yes "[actor:Belarusian police] [trigger:arrested] ten activists." { actor = "BLR" },
  yes "[actor:Sudan] [trigger:closed] three newspapers on Monday." { actor = "SDN" },
  yes "[actor:Turkey] [trigger:detained] three journalists." { actor = "TUR" },
  yes "Two monks were [trigger:arrested] by [actor:Chinese police]." { actor = "CHN" },
  yes "[actor:Egypt] [trigger:banned] an opposition party." { actor = "EGY" },
  yes "[actor:Peru] [trigger:declared] a state of emergency." { actor = "PER" },
  yes "[actor:Russia] [trigger:jailed] an activist for ten years." { actor = "RUS" },
  yes "[actor:Venezuela] [trigger:seized] the offices of a newspaper." { actor = "VEN" },
  yes "[actor:Nicaragua] [trigger:arrested] a bishop on Friday." { actor = "NIC" },
  yes "Ten activists were [trigger:detained] by [actor:Ugandan police]." { actor = "UGA" },
  yes "[actor:Tunisia] has [trigger:jailed] two lawyers." { actor = "TUN" },
  yes "[actor:Ethiopia] [trigger:imposed] a curfew in the north." { actor = "ETH" },
  yes "[actor:Thai police] [trigger:raided] the offices of a party." { actor = "THA" },
  no "The shop closed early.",
  no "The sofa was seized by the movers.",
  no "The frost arrested the growth of the vines.",
  no "The ban on smoking was popular.",
}
test "ASSAULT" {
  yes "A [trigger:strike] by [actor:Turkish jets] on [recipient:Iraq] began." {},
  yes "[actor:Rebels] [trigger:attacked] a convoy in [recipient:Mali]." { actor = "MLI", recipient = "MLI" },
  yes "Three [recipient:Kenyan farmers] [trigger:died] in an attack by [actor:Somali militiamen]." { actor = "SOM", recipient = "KEN" },
  yes "[actor:Israeli jets] [trigger:bombed] [recipient:Lebanon]." { actor = "ISR" },
  yes "[recipient:Lebanon] was [trigger:bombed] by [actor:Israeli jets]." { actor = "ISR", recipient = "LBN" },
  yes "[actor:Gunmen] in Nigeria [trigger:killed] twelve villagers." { actor = "NGA" },
  yes "[actor:Rebels] [trigger:shelled] a town in [recipient:Sudan]." { recipient = "SDN" },
  yes "[actor:Russia] [trigger:invaded] [recipient:Ukraine]." { actor = "RUS", recipient = "UKR" },
  yes "[actor:Militants] in Pakistan [trigger:kidnapped] two engineers." { actor = "PAK" },
  yes "A suicide bombing [trigger:killed] four [recipient:soldiers] in Somalia." {},
  yes "[actor:Turkish warplanes] [trigger:struck] [recipient:Kurdish rebels] in Iraq." { actor = "TUR" },
  yes "Pirates off [recipient:Somalia] [trigger:hijacked] a tanker." {},
  yes "[actor:Somali] pirates [trigger:attacked] a ship from [recipient:Denmark]." { actor = "SOM" },
  no "The critics attacked the play.",
  no "The comedian killed the audience with jokes.",
  no "The disease attacked the olive trees.",
}

-- What `unless` is needed for, and the same words in a name.
test "ASSAULT" {
  yes "A [trigger:strike] by [actor:Turkish jets] on the Hunger Strike Museum began." {},
  no "A hunger strike by Turkish prisoners began.",
}

-- Said to be obliged.
test "REQUEST" {
  yes "[actor:Norway] [trigger:declared] that [recipient:Peru] must lift the ban." { actor = "NOR", recipient = "PER" },
  yes "The [actor:Red Cross] in Chile [trigger:said] [recipient:Peru] should open the road." { actor = "NGO" },
  no "Norway declared that the ban must end.",
}
