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

local ACTOR = "subj <plover_actor>"
local RECIPIENT = "obj <plover_actor>"
  .. " | iobj/to/with/against/on/at/toward/towards/from/for/over/of"
  .. " <plover_actor>"
  .. " | in/into/at (<actor> | <place>) | any <actor>"
-- What is told in several words has the other side near.
local OTHER = "obj <plover_actor> | any (<plover_actor> | <place>)"
local EITHER = { actor = "subj <plover_actor>", recipient = OTHER }
local BOTH = { actor = ACTOR, recipient = RECIPIENT }

-- Whose words are that both roles want.
local SIDES = { "actor", "recipient" }

--- Forces that are named with whose they are act themselves: "Russian troops
--- left Estonia".
local function act_by_thing(ev)
  local thing = not ev.actor and ev.thing
  for _, s in ipairs(thing and ev.sentence:layer "plover_actor" or {}) do
    if s.first <= thing.first and thing.last <= s.last then
      ev:add("actor", s)
      return
    end
  end
end

--- Both sides by country or code. What a verb is done to only tells the classes
--- apart: it is no part of the event.
local function code(ev)
  act_by_thing(ev)
  ev.thing = nil
  sides.code(ev, "actor", "recipient", "plover_actor")
end

--- The actor that is named in the subject of a verb.
local function actor_in_subject(ev, verb)
  for _, s in ipairs(ev.sentence:layer "plover_actor") do
    local token = ev.trigger.doc:token(s.head)
    for _ = 1, 4 do
      if not token or token.index == verb.index then break end
      if token.dep == "nsubj" and token.head.index == verb.index then
        return s
      end
      token = token.head
    end
  end
  return nil
end

--- A check, and somebody who acts: where the subject is nobody known, who is
--- named in it ("exiles from Cuba rejected it").
local function acts(check)
  return function(ev)
    local verb = ev.trigger.doc:token(ev.trigger.head)
    if not ev.actor then ev:add("actor", actor_in_subject(ev, verb)) end
    if not ev.actor then return false, "nobody acts" end
    return check(ev)
  end
end

-- ------------------------------------------------------------------ lists

words "plover_aid_n" { "aid", "assistance", "relief", "food", "medicine", "grant",
  "loan", "credit", "supply", "help", "fund", "money", "equipment", "weapon",
  "arms", "intelligence", "asylum", "refuge", "shelter", "protection",
  "tent", "blanket", "support", "goods", "donation", "ration", "medical supply",
  "doctor", "medical team", "rescue team", "rice", "wheat", "fuel", "oil", "grain",
  "water", "sanctuary", "medical care", "subsidy", "vaccine", "jet", "missile",
  "ammunition", "tank", "helicopter", "package", "debt relief", "dollar", "million", "euro", "pound", "yen", "ton", "tonne", "scholarship",
  "training", "troops", "material", "border" }
words "plover_ties_n" { "relation", "tie", "link", "contact",
  "cooperation", "embassy", "trade", "flight", "aid", "assistance", "visit", "trip", "talk", "negotiation",
  "support", "export", "import", "program", "programme", "funding",
  "participation", "agreement", "treaty", "contract", "delivery", "supply",
  "shipment", "meeting", "loan", "payment", "grant", "conference", "summit", "election",
  "diplomatic relation", "diplomatic tie", "mission", "credit", "weapons sale", "arms sale",
  "gas supply", "rapprochement", "air link", "membership", "cease-fire talk", "sale", "service", "investment", "project",
  "exchange", "accord", "pact", "alliance", "deal", "lending", "tourism", "mediation", "privilege", "electricity", "gas", "friendship", "dealing",
  "peace talk", "peace process", "dialogue", "consulate", "visa", "tariff" }
words "plover_curb_n" { "curfew", "restriction", "ban", "sanction", "embargo",
  "blockade", "state of emergency", "siege", "boycott",
  "censorship", "curb", "barrier", "strike", "protest",
  "demonstration", "law", "measure", "martial law", "state of alert",
  "hunger strike", "emergency rule", "emergency law", "moratorium",
  "vigil", "picket", "rally", "occupation", "stoppage", "campaign" }
words "plover_forces_n" { "troop", "force", "soldier", "army", "police", "policeman",
  "peacekeeper", "warship", "tank", "guerrilla", "rebel", "fighter", "unit",
  "reservist", "navy", "military", "missile", "border guard",
  "patrol", "paratrooper", "convoy", "observer", "battalion", "contingent",
  "brigade", "garrison", "serviceman", "marine", "adviser", "artillery", "regiment",
  "division", "heavy weapon", "security force", "militiaman", "gunboat", }
words "plover_envoy_n" { "diplomat", "ambassador", "envoy", "consul", "attache",
  "charge d'affaires", "staff", "mission", "peacekeeper", "monitor",
  "inspector", "aid worker", "observer", "worker", "charity", "aid agency" }
words "plover_demo_n" { "demonstration", "protest", "rally", "march", "strike",
  "hunger strike", "sit-in", "riot", "signature", "petition", "picket",
  "general strike", "vigil", "rioting", "unrest", "walkout", "stoppage",
  "work stoppage", "demo", "sit-down", "disturbance",
  "slowdown", "strike action", "protest action", "industrial action", "job action",
  "protest rally", "protest strike", "sympathy strike", "protest demonstration",
  "protest campaign", "warning strike", "token strike", "protest march", "mass protest" }
words "plover_property_n" { "property", "house", "home", "building", "bridge",
  "line", "railway", "pipeline", "newspaper", "station",
  "party", "organization", "organisation", "group", "rally", "publication", "office", "border", "assets", "account",
  "weapon", "vessel", "ship", "boat", "meeting" }

-- --------------------------------------------------------------- cooperation

-- What one vows and plans, but does not agree to: hostile acts.
words "plover_hostile_v" { "attack", "kill", "bomb", "shell", "avenge",
  "retaliate", "invade", "destroy", "strike", "punish", "fight", "execute",
  "wipe out", "crush", "boycott", "sever", "blockade", "arrest", "expel",
  "protest", "demonstrate", "assassinate", "hit back", "strike back",
  "take revenge", "use force", "resist", "respond with force", "go to war",
  "shoot down", "occupy", "block", "overthrow", "topple", "disrupt",
  "wage", "target", "eliminate", "annihilate" }
words "plover_vow_v" { "vow", "pledge", "promise", "plan", "intend", "decide",
  "swear", "prepared", "ready", "willing", "determined", "prepare" }
-- Ties that are agreed to be made closer are SUPPORT.
words "plover_settle_v" { "agree", "decide", "resolve", "choose", "vote" }
local TIES = "$plover_settle_v to $plover_bond_v ~4"
  .. " relation/tie/friendship/relationship/embassy"
  .. " | $plover_settle_v to $plover_support_v"
local HOSTILE = "$plover_vow_v to $plover_hostile_v"
  .. " | $plover_vow_v to hold/stage/launch/impose/take ~3"
  .. " ($plover_demo_n | $plover_attack_n | $plover_sanction_n | action)"
words "plover_agree_v" { "agree", "promise", "pledge", "vow", "offer", "accept", "guarantee", "assure",
  "concur", "reconsider",
  "approve", "consent", "plan", "undertake", "volunteer", "intend",
  "commit", "decide" }
words "plover_agree_n" { "agreement", "accord", "consensus", "deal", "pact", "treaty",
  "memorandum", "compromise", "settlement", "cease-fire", "ceasefire", "truce", "contract", "protocol",
  "understanding", "convention", "declaration", "charter", "armistice" }
words "plover_give_v" { "give", "provide", "donate", "supply", "deliver", "grant",
  "send", "fund", "finance", "lend", "ship", "hand over", "distribute",
  "contribute", "extend", "allocate", "airlift", "open", "drop", "disburse",
  "channel", "release", "rush", "hand out", "transfer", "fly", "dispatch",
  "offer" }
words "plover_aid_v" { "take in", "treat", "harbour", "subsidize", "bail out",
  "resettle", "escort", "protect", "equip", "aid", "assist", "shelter", "feed", "evacuate", "rescue",
  "arm", "train", "help" }
words "plover_meet_v" { "meet", "visit", "host", "receive", "telephone", "phone",
  "confer", "consult", "mediate", "negotiate", "discuss", "arrive", "tour",
  "travel", "welcome", "talk", "meet with", "hold talks", "fly", "dine", "sit down", "speak by telephone", "greet", "shake hands" }
words "plover_meet_n" { "meeting", "talk", "visit", "summit", "negotiation",
  "mediation", "discussion", "consultation", "conference", "trip",
  "mediation mission", "phone call", "session", "dialogue", "peace talk", "telephone conversation",
  "tour", "audience", "peace mission", "conversation", "luncheon" }
words "plover_support_v" { "support", "endorse", "praise", "defend", "back",
  "congratulate", "commend", "recognize", "recognise", "forgive", "apologize",
  "apologise", "applaud", "hail", "thank", "sympathize", "express support",
  "laud", "welcome", "honor", "champion", "side with", "extol", "salute",
  "stand by", "vouch", "plead for", "speak out for", "rally behind",
  "exonerate", "sanctify", "acclaim", "compliment", "condole", "console",
  "decorate", "embrace", "honour", "express condolences", "ratify" }
words "plover_bond_v" { "establish", "cement", "consolidate", "forge", "elevate", "upgrade", "restore", "normalize", "normalise",
  "resume", "improve", "strengthen", "reopen", "renew", "develop", "sign",
  "expand", "deepen" }
words "plover_bond_n" { "relation", "tie", "link", "embassy", "friendship", "partnership", "alliance",
  "diplomatic relation", "diplomatic tie", "cooperation", "consulate", "relationship", "bond", "friendly relation",
  "friendship treaty", "contact", "dialogue" }
words "plover_cooperate_v" { "cooperate", "collaborate", "share", "exchange",
  "work together", "join forces", "trade", "extradite", "team up",
  "coordinate", "buy", "sell", "import", "export", "barter" }
words "plover_cooperate_n" { "war game", "joint exercise", "military exercise",
  "manoeuvre", "maneuver", "joint venture", "joint drill", "joint operation",
  "joint manoeuvre", "naval exercise", "joint training", "naval drill", "joint patrol", "exercise",
  "cooperation" }
-- Verbs that carry out what a noun names, beside those of the library.
words "plover_hold_v" { "announce", "organize", "organise", "finish", "reach",
  "sign", "pay", "attend", "host", "mobilize", "offer", "issue", "lodge",
  "file", "impose", "declare", "collect", "express", "voice", "go on", "put",
  "remain", "seek" }

event "AGREE" {
  about = "Agree to, or promise, cooperation or aid",
  prefer = "verb",
  verb = "$plover_agree_v",
  roles = BOTH, order = SIDES,
  unless = { HOSTILE, TIES },
  check = acts(main_clause.affirmed), make = code,
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
  unless = { "seek/propose/urge/demand/want/end/break/suspend ~4 $plover_agree_n" },
  check = main_clause.tells, make = code,
}
event "AGREE" {
  about = "Ready or willing to do something",
  find = { "<!not willing/ready/prepared/eager to",
    "<!not be trigger:open to" },
  unless = { HOSTILE, "ask/urge/demand/call/if/unless/accuse ~9 willing/ready/prepared/open" },
  roles = {
    actor = "subj <plover_actor> | obj <plover_actor> | any <plover_actor>",
    recipient = "any <plover_actor>",
  },
  order = SIDES, need = { "actor" },
  make = code,
}

event "AGREE" {
  about = "Consent given, willingness expressed, a part to be taken",
  find = { "trigger:give ~4 consent/word/approval/blessing/permission/go-ahead/assurance",
    "trigger:express/voice/signal/indicate/announce ~3 willingness/readiness/interest/intention",
    "trigger:consider/study ~4 $plover_aid_n",
    "will trigger:(take part | participate | join | help | cooperate | attend"
      .. " | contribute)",
    "be to trigger:hold/sign/meet/visit/send/open/resume",
    "trigger:come to terms", },
  roles = EITHER, order = SIDES, need = { "actor" },
  check = main_clause.affirmed, make = code,
}

event "CONSULT" {
  about = "Meet, visit, call, mediate, negotiate",
  prefer = "verb",
  verb = "$plover_meet_v",
  roles = BOTH, order = SIDES,
  need = { "actor", "recipient" },
  unless = "($plover_forces_n | inspector) ~3 arrive/travel/fly",
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

event "SUPPORT" {
  about = "Ties that are agreed to be restored or made closer",
  find = { "$plover_settle_v to trigger:$plover_bond_v ~4"
      .. " relation/tie/friendship/relationship/embassy",
    "$plover_settle_v to trigger:$plover_support_v" },
  roles = EITHER, order = SIDES, need = { "actor" },
  make = code,
}
event "SUPPORT" {
  about = "Support, solidarity, sympathy, condolences voiced",
  find = {
    "trigger:express/voice/offer/convey/reaffirm/reiterate/pledge/declare/give"
      .. " ~4 $plover_favor_n",
    "trigger:come out in favor/favour/support of",
    "trigger:side with", "trigger:stand by <plover_actor>" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.affirmed, make = code,
}
words "plover_favor_n" { "support", "solidarity", "sympathy", "condolence",
  "appreciation", "gratitude", "admiration", "backing", "confidence",
  "regret", "apology", "congratulations", "endorsement", "thanks" }
event "SUPPORT" {
  about = "Embassies opened, friendship treaties signed, debts forgiven",
  find = { "trigger:(open | reopen | set up) ~2 embassy/consulate",
    "trigger:sign ~3 friendship/alliance/defense/defence treaty/pact" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
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
  about = "Aid that comes from somebody",
  verb = "arrive/reach/flow/pour",
  roles = { actor = "from <plover_actor> | any <plover_actor>",
    recipient = "obj/to/in/at/into <plover_actor>",
    thing = "subj $plover_aid_n" },
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
  "allow", "repatriate", "call off", "relax", "set free", "give in", "commute",
  "let", "bow", "acquiesce", "legitimize", "reinstate", "grant amnesty",
  "give way", "capitulate", "exempt", "parole", "rehabilitate",
  "liberalize", "decriminalize" }
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

event "CONCEDE" {
  about = "Autonomy, rights, amnesty, pardon granted; a deadline extended",
  find = { "trigger:grant ~4 autonomy/independence/right/amnesty/pardon/freedom"
      .. "/vote/self-rule/immunity/clemency/parole",
    "trigger:extend ~3 deadline", "trigger:declare ~3 amnesty",
    "trigger:give in to", "trigger:bow to", "trigger:make/offer ~3 concession",
    "trigger:meet ~4 demand", "trigger:drop ~4 charge/case/demand/objection",
    "trigger:reverse/overturn/rescind ~4 ban/sentence/curfew",
    "trigger:swap/exchange ~3 prisoner",
    "trigger:(soften | tone down) ~3 stance/position/demand",
    "trigger:reduce ~4 sentence",
    "trigger:agree to meet/accept ~3 demand/condition",
    "trigger:(hand back | give back) ~5 to", "trigger:reopen ~3 newspaper/party/border" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.affirmed, make = code,
}

words "plover_retreat_v" { "surrender", "resign", "demobilize", "demobilise",
  "disarm", "step down", "retreat", "lay down arms", "abdicate", "disband",
  "quit", "cede", "evacuate", "give up arms", "stand down", "abandon",
  "disengage", "decommission", "vacate", "relinquish" }
words "plover_leave_v" { "withdraw", "pull out", "leave", "pull back", "evacuate",
  "arrive", "return", "quit", "vacate", "retreat", "fall back", "demobilize",
  "cut", "reduce", "bring home", "scale down", "halve" }

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

-- Who come when a side has given way.
words "plover_guard_n" { "peacekeeper", "inspector", "weapons inspector",
  "monitor", "observer", "peacekeeping force", "peacekeeping troops" }
event "RETREAT" {
  about = "Weapons handed over, cease-fires declared and kept, sieges and attacks ended",
  find = {
    "trigger:(hand over | turn in | surrender | give up | hand in | destroy"
      .. " | scrap)"
      .. " (its/their/his/all)? ~2 weapon/arms/rifle/gun/tank/missile",
    "trigger:lay down its/their/his/all ~1 arms/weapon",
    "trigger:declare/announce/proclaim/observe/honor/honour/respect/begin/extend"
      .. " (a/the/its/their)? ~3 cease-fire/ceasefire/truce",
    "trigger:(lift | end | halt | stop | suspend | cease | call off) ~3"
      .. " siege/blockade/attack/offensive/bombing/raid/shelling/fighting/hostility",
    "trigger:complete/begin/start/finish ~3 withdrawal/pullout/pullback/retreat",
    "trigger:allow/let/permit ~3 inspector/peacekeeper/monitor/observer/convoy",
    "trigger:leave office", "$plover_guard_n trigger:arrive/enter",
    "trigger:receive/welcome/admit ~4 $plover_guard_n" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.happened, make = code,
}

-- ------------------------------------------------------------ verbal conflict

words "plover_request_v" { "demand", "ask", "request", "urge", "appeal", "call on",
  "call for", "order", "insist", "press", "seek", "want", "plead", "summon",
  "implore", "exhort", "petition", "propose", "advise", "call upon",
  "encourage", "require", "instruct", "invite", "lobby", "push for",
  "press for", "beg", "beseech", "prod", "pressure", "recommend", "solicit",
  "clamor for",  "beckon", "apply for", "entreat", }
words "plover_request_n" { "proposal", "invitation", "recommendation", "demand", "appeal", "request", "call", "plea", "order" }

event "REQUEST" {
  about = "Ask, demand, urge, order",
  prefer = "verb",
  verb = "$plover_request_v",
  roles = BOTH, order = SIDES,
  -- Orders to one's own: a curfew, the army's alert.
  unless = "order ~3 ($plover_curb_n | $plover_mobilize_n | $plover_forces_n)",
  check = acts(main_clause.tells), make = code,
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
  find = { "trigger:$plover_request_say ~8 recipient:<actor> must/should",
    "recipient:<actor> must/should ~10 trigger:$plover_request_say" },
  roles = { actor = ACTOR },
  make = code,
}
event "REQUEST" {
  about = "Help that is needed or sought: \"needs help from France\"",
  find = { "trigger:need ~3 $plover_aid_n", "trigger:seek ~3 $plover_aid_n",
    "trigger:offer to mediate", "trigger:put pressure on",
    "trigger:make ~3 plea/appeal" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.affirmed, make = code,
}
words "plover_request_say" { "say", "declare", "tell", "reiterate", "state", "warn",
  "announce", "stress", "repeat" }

words "plover_accuse_v" { "accuse", "blame", "criticize", "criticise", "condemn",
  "denounce", "charge", "allege", "complain", "investigate", "probe", "sue",
  "deplore", "slam", "assail", "indict", "decry", "rebuke", "suspect",
  "lash out", "disapprove", "regret", "reprimand", "censure", "chide",
  "impeach", "prosecute", "attack verbally", "express concern", "look into",
  "castigate", "berate", "scold", "lambast", "lambaste", "reproach", "fault", "upbraid",
  "rap", "vilify", "disparage", "admonish", "inquire", "scrutinize", "convict",
  "implicate", "protest to", "insult", "malign", "ridicule", "chastise", "lament",
  "bemoan", "mock", "object to", "denigrate", "speak out against",
  "arraign", "denunciate", "point the finger", "lash" }
words "plover_accuse_n" { "investigation", "inquiry", "probe", "complaint",
  "criticism", "accusation", "lawsuit", "charge", "allegation", "protest note",
  "condemnation", "trial", "concern", "displeasure", "alarm", "dismay",
  "outrage", "indignation", "anger", "dissatisfaction", "disapproval", "suit",
  "reservation", "regret", "worry", "disappointment", "misgiving",
  "protest letter", "formal protest", "diplomatic protest" }

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

event "ACCUSE" {
  about = "Held responsible, found guilty, called a criminal, taken to court",
  find = { "trigger:hold ~5 responsible/accountable",
    "trigger:find ~6 guilty",
    "trigger:take ~5 to court", "trigger:take ~5 to the ~1 court",
    "trigger:call/brand/label/describe (as)? ~5"
      .. " terrorist/terrorism/criminal/aggressor/liar/murderer/traitor/dictator",
    "lodge/file/submit/deliver/register/present ~2 trigger:protest",
    "trigger:put ~4 on trial", "trigger:say ~6 be responsible/guilty/behind",
    "trigger:hit out", "trigger:point ~2 finger at",
    "trigger:bring charges",
    "be trigger:outraged/angered/alarmed/dismayed/appalled/disappointed/worried"
      .. "/concerned/shocked by/at/about/over/with" },
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.affirmed, make = code, priority = 1,
}
event "ACCUSE" {
  about = "Bad deeds that are claimed: \"claimed that France had armed them\"",
  find = "trigger:claim/allege/charge/assert/maintain that ~1"
    .. " recipient:<plover_actor> (have | be | $plover_attack_v | $plover_aid_v)",
  roles = { actor = ACTOR },
  check = main_clause.affirmed, make = code,
}

words "plover_harm_n" { "military action", "military intervention", "war",
  "reprisal", "use of force", "retaliation", "sanction", "attack", "invasion",
  "strike", "air strike", "force", "action", "boycott", "embargo" }
-- Not to rule out force is to threaten with it.
local NOT_EXCLUDED = "not trigger:(rule out | exclude) ~5 $plover_harm_n"
words "plover_reject_v" { "reject", "refuse", "deny", "veto", "decline", "defy",
  "dismiss", "rule out", "oppose", "ignore", "turn down", "disobey",
  "fail", "flout", "rebuff", "spurn", "disregard", "break off", "resist",
  "shun", "rebut", "repudiate", "scorn", "snub", "shrug off", "brush aside",
  "overrule", "object", "refute", "disavow", "thwart", "balk", "reject out of hand", "vote against", "vote down", "throw out",
  "contravene", "violate", "stonewall", "resent", "stick to", "cast doubt on", "override" }
words "plover_reject_n" { "refusal", "veto", "rejection" }

event "REJECT" {
  about = "Reject, refuse, veto, defy",
  unless = "not rule out",
  prefer = "verb",
  verb = "$plover_reject_v",
  roles = BOTH, order = SIDES,
  check = acts(main_clause.tells), make = code,
}
event "REJECT" {
  about = "What somebody will not or cannot do: \"will not accept troops\"",
  verb = "$plover_agree_v | $plover_give_v | $plover_yield_v | $plover_lift_v"
    .. " | $plover_meet_v | $plover_support_v | $plover_leave_v"
    .. " | $plover_retreat_v | $plover_cooperate_v | $plover_comply_v",
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.declined, make = code,
}
words "plover_comply_v" { "comply", "abide by", "hand over", "renounce",
  "recognize", "recognise", "negotiate", "sign", "compromise", "heed",
  "tolerate", "surrender", "bow", "let", "attend",
  "participate", "join", "take part", "extradite", "change", "reconsider",
  "back down", "cooperate", "answer", "respond", "accept", "agree" }
event "REJECT" {
  about = "What was asked for is not done: \"did not comply\"",
  verb = "comply/heed/cooperate/accept/agree/consent/recognize/respond",
  roles = EITHER, order = SIDES,
  need = { "actor" },
  check = main_clause.denied, make = code,
}
event "REJECT" {
  about = "Unwilling, with no intention, no answer but no",
  find = { "not trigger:willing/ready/prepared to", "trigger:unwilling to",
    "have no trigger:intention/plan of/to", "trigger:say no to",
    "trigger:turn ~1 back on", "stand by ~1 trigger:refusal",
    "trigger:unacceptable", "trigger:out of the question",
    "not trigger:negotiable/acceptable", "trigger:insist ~3 will not" },
  roles = { actor = "subj <plover_actor> | any <plover_actor>",
    recipient = OTHER },
  order = SIDES, need = { "actor" },
  make = code,
}
event "REJECT" {
  about = "A resolution or motion blocked; talks boycotted or walked out of",
  verb = "block/thwart/boycott",
  roles = { actor = ACTOR, recipient = OTHER,
    thing = "obj (resolution | motion | bill | proposal | draft | plan)" },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.happened, make = code,
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
-- What is warned of, but done by nobody.
words "plover_hazard_n" { "flu", "influenza", "epidemic", "pandemic", "disease",
  "outbreak", "storm", "hurricane", "typhoon", "cyclone", "flood", "drought",
  "famine", "earthquake", "landslide", "wildfire", "heat wave" }

event "THREATEN" {
  about = "Threaten, warn, announce hostile acts",
  prefer = "verb",
  verb = "$plover_threaten_v",
  roles = BOTH, order = SIDES,
  unless = "of/about ~4 $plover_hazard_n",
  check = acts(main_clause.tells), make = code,
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

event "THREATEN" {
  about = "Hostile acts that are vowed or planned: \"vowed to avenge it\"",
  find = { "trigger:$plover_vow_v to $plover_hostile_v",
    "trigger:$plover_vow_v to hold/stage/launch/impose/take ~3"
      .. " ($plover_demo_n | $plover_attack_n | $plover_sanction_n | action)" },
  roles = { actor = "subj <plover_actor> | any <plover_actor>",
    recipient = OTHER },
  order = SIDES, need = { "actor" },
  check = main_clause.affirmed, make = code,
}
event "THREATEN" {
  about = "Hostile acts that may come: \"could cut gas supplies\"",
  verb = "$plover_break_v | $plover_attack_v | $plover_expel_v | $plover_hostile_v",
  roles = EITHER, order = SIDES,
  need = { "actor", "recipient" },
  check = main_clause.possible, make = code,
}
words "plover_consider_v" { "consider", "mull", "weigh", "contemplate", "ponder",
  "study", "discuss" }
words "plover_action_n" { "military action", "military intervention", "war",
  "military strike", "reprisal", "use of force", "retaliation", "force" }
event "THREATEN" {
  about = "Sanctions and the use of force considered",
  verb = "$plover_consider_v",
  roles = { actor = ACTOR, recipient = OTHER,
    thing = "obj ($plover_sanction_n | $plover_action_n | $plover_attack_n)" },
  order = SIDES, need = { "actor", "thing" },
  check = main_clause.affirmed, make = code, priority = 1,
}
event "THREATEN" {
  about = "Put on notice, given until a day, a right to strike reserved",
  find = { "trigger:put ~4 on notice", "trigger:give ~5 until",
    "trigger:reserve the right to", NOT_EXCLUDED, "not trigger:hesitate to",
    "or trigger:face", "trigger:set/issue ~3 deadline",
    "trigger:give ~4 day/hour/week/month to", "will trigger:pay ~3 price",
    "will trigger:face ~4 ($plover_harm_n | consequence)",
    "trigger:meet ~1 with/by force", "trigger:risk ~3 $plover_harm_n",
    "trigger:raise ~2 specter/spectre/possibility/prospect of ~4 $plover_harm_n",
    "trigger:hint (at)? ~4 $plover_harm_n" },
  roles = EITHER, order = SIDES, need = { "actor" },
  check = main_clause.tells, make = code,
}

-- ---------------------------------------------------------- material conflict

-- What is over by the sentence, or is done by arms.
local ENDED = "end/halt/suspend/cancel/stop/call (off)? ~4 $plover_demo_n"
  .. " | $plover_demo_n ~5 end"
local FORCE_STRIKE = "air/military/missile/drone/rocket/surgical strike"
  .. " | (launch | carry out) ~4 strike | strike against/kill"
words "plover_protest_v" { "protest", "demonstrate", "march", "rally", "riot",
  "picket", "go on strike", "rampage", "take to the streets", "walk out",
  "stop work", "agitate", "stage a walkout", "chant", "jeer", "boo",
  "go without food", "stone", "set up barricades", "set fire to", "barricade",
  "parade" }

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
  unless = { ENDED, FORCE_STRIKE, "lodge/file/submit/deliver ~4 protest" },
  check = main_clause.tells, make = code,
}
event "PROTEST" {
  about = "Strikes called, flags burned, barricades built, crowds gathered",
  find = { "trigger:call/announce ~3 strike", "trigger:burn/trample ~5 flag/effigy",
    "trigger:(set up | erect | build | man | mount) ~2 barricade/roadblock",
    "trigger:jam/clog/obstruct/paralyze/paralyse/snarl ~4 $plover_road_n",
    "trigger:(gather | assemble | converge | turn out) ~9 to demand/protest/denounce/call",
    "trigger:down tool", "trigger:lay down ~1 tool", "trigger:refuse food/meal",
    "trigger:clash with police", "trigger:refuse to work" },
  roles = EITHER, order = SIDES, unless = "rebel/guerrilla/militant/army/troop",
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
  "dispatch", "station", "increase", "put on alert", "concentrate", "step up", "raise",
  "rush", "amass", "muster", "redeploy", "airlift", "fly", "gather", "bolster", "double" }
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
  "scale back", "call off", "withhold", "discontinue", "pull out of",
  "walk out of", "cut back", "deny", "slash", "renounce", "abrogate", "break down",
  "quit", "breach", "revoke", "restrict", "curtail", "rescind", "interrupt",
  "stall", "void", "scrap", "pull out" }
words "plover_expel_v" { "expel", "recall", "withdraw", "ship out", "deport",
  "pull out", "kick out", "throw out", "banish", "oust", "evict", "bar", "send home" }
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

-- What police use: force against crowds, not war.
local RIOT_GEAR = "tear gas | teargas | water cannon | rubber bullet | baton"
  .. " | plastic bullet | stun grenade"
words "plover_coerce_v" { "arrest", "detain", "imprison", "jail", "outlaw",
  "censor", "deport", "confiscate", "capture", "round up", "extradite",
  "sentence", "convict", "evict", "exile", "repress", "raid", "disperse",
  "ban", "seize", "apprehend", "interrogate", "crack down", "clamp down", "incarcerate",
  "bulldoze", "loot", "vandalize", "vandalise", "ransack", "plunder", "hack into", "purge", "impound", "curtail",
  "muzzle", "gag", "take into custody", "nationalize", "expropriate", "quell",
  "shackle", "put down", "suppress", "torch", "dismantle", "place under house arrest", "harass",
  "intimidate", "oust", "break into", "pillage", "disband" }
words "plover_curb_v" { "ban", "close", "seize", "prevent", "destroy", "blow up",
  "shut", "shut down", "demolish", "block", "confiscate", "close down",
  "impose", "declare", "restrict", "order", "burn", "dissolve", "blockade" }

event "SANCTION" {
  about = "Talks that collapse; what is put on hold; those told to leave",
  find = { "talk/negotiation ~6 trigger:(collapse | fail | break down | stall)",
    "trigger:put ~5 on hold/ice", "trigger:persona non grata",
    "trigger:order/tell/ask ~5 $plover_envoy_n ~2 to leave",
    "trigger:deny ~3 visa/entry/access", "trigger:refuse ~3 visa/entry",
    "trigger:tighten/toughen/extend ~4 $plover_sanction_n",
    "trigger:pull ~4 $plover_envoy_n out of",
    "trigger:pull/walk out of ~3 $plover_ties_n" },
  roles = EITHER, order = SIDES, need = { "actor | recipient" },
  check = main_clause.happened, make = code,
}
event "COERCE" {
  about = "Arrest, ban, seize, destroy, impose curfew or martial law",
  prefer = "verb",
  verb = "$plover_coerce_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" },
  check = main_clause.happened, make = code,
}
event "COERCE" {
  about = "Crowds dispersed; curfews, custody and house arrest; people expelled",
  find = { "trigger:use/fire ~4 (tear gas | water cannon | rubber bullet | baton)"
      , "trigger:put/place ~5 under (curfew | martial law | siege | house arrest)",
    "trigger:take ~5 into custody", "trigger:clamp/slap ~3 curfew/ban",
    "trigger:expel/deport ~4 $plover_people", "trigger:break up ~4 $plover_demo_n",
    "trigger:burn down ~5", "trigger:break into ~4 computer/system/network/office",
    "trigger:tighten/extend ~3 (curfew | martial law | state of emergency | control)" },
  roles = EITHER, order = SIDES, need = { "actor" },
  unless = "expel/deport ~4 $plover_envoy_n",
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
  unless = { "impose/order/declare ~4 $plover_sanction_n",
    "block/blockade ~3 $plover_road_n" },
  check = main_clause.happened, make = code,
}

words "plover_attack_v" { "attack", "kill", "bomb", "shoot", "fire", "shell",
  "assassinate", "kidnap", "abduct", "torture", "beat", "beat up", "rape",
  "abuse", "wound", "injure", "fight", "clash", "invade", "occupy", "hijack",
  "strike", "raid", "ambush", "massacre", "bombard", "open fire", "murder",
  "execute", "storm", "explode", "capture", "overrun", "stab", "lynch",
  "stone", "shoot down", "down", "use", "slaughter", "battle", "gun down",
  "pound", "hack", "hack to death", "strafe", "behead", "poison", "mutilate",
  "blow themselves up", "molest", "maim", "sink", "skirmish", "besiege",
  "exterminate", "cleanse", "encircle", "overpower", "recapture", "retake",
  "strangle", "burn alive", "set ablaze", "assault", "beat to death",
  "firebomb", "detonate", "rip through", "blow up", "attempt suicide",
  "drive out", "infiltrate" }
words "plover_strike_n" { "hunger strike", "general strike", "go on strike",
  "rail strike", "teachers' strike" }
words "plover_attack_n" { "attack", "bombing", "clash", "fighting", "ambush", "raid",
  "strike", "air strike", "shelling", "assault", "massacre", "battle",
  "killing", "kidnapping", "assassination", "offensive", "explosion",
  "torture", "shooting", "airstrike", "suicide bombing", "suicide attack", "blast",
  "car bomb", "car bombing", "gunfight", "shootout", "skirmish",
  "gun battle", "firefight", "invasion", "incursion", "bombardment",
  "ethnic cleansing", "genocide", "murder", "rape", "missile attack",
  "crossfire" }

event "ASSAULT" {
  about = "Use of force against persons and places",
  prefer = "verb",
  verb = "$plover_attack_v",
  roles = BOTH, order = SIDES,
  need = { "actor | recipient" }, unless = { RIOT_GEAR, "fire ~3 minister/employee" },
  check = main_clause.happened, make = code,
}
event "ASSAULT" {
  about = "Towns entered, fire exchanged, stones thrown, truces broken",
  find = { "$plover_forces_n trigger:(enter | storm | overrun | cross into)",
    "trigger:exchange ~2 fire", "trigger:trade fire/shots",
    "trigger:take/seize/gain ~1 control of", "trigger:break/violate/breach ~4"
      .. " cease-fire/ceasefire/truce/airspace",
    "trigger:throw/hurl/lob/pelt ~5 at", "trigger:pelt ~5 with",
    "trigger:hold/take ~6 hostage/captive/prisoner",
    "hostage ~3 trigger:hold/seize/take by",
    "trigger:drive ~5 (from | out of) ~2 home/village/town",
    "trigger:blow ~1 up", "trigger:hack/beat/stab/stone/club ~2 to death",
    "trigger:set ~4 on fire/ablaze", "trigger:lay siege to" },
  roles = EITHER, order = SIDES, need = { "actor | recipient" },
  check = main_clause.happened, make = code,
}
event "ASSAULT" {
  about = "Harm that an act does: \"went off, killing nine\"",
  verb = "kill/wound/injure/hurt/maim/destroy/slay",
  roles = EITHER, order = SIDES, need = { "actor | recipient" },
  check = main_clause.follows, make = code, priority = -2,
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
  need = { "actor | recipient" },
  unless = { "$plover_strike_n", "strike ~5 end", "call/hold/stage/end ~3 strike" },
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
  yes "[actor:Norway] [trigger:hosted] a [recipient:delegation] from Bolivia." { actor = "NOR" },
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
  no "[Doctors|Officials] warned [of|about] a bad flu season.",
  no "Officials warned of [a famine|a drought|an epidemic|heavy floods|a storm].",
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
  yes "[actor:Somali pirates] [trigger:attacked] a ship from [recipient:Denmark]." { actor = "SOM" },
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

-- AGREE: whom it is agreed with, and what may stand between.
test "AGREE" {
  yes "[actor:Norway] [trigger:accepted] the [plea from|aid for|talks with|offer to|case against|ruling on|policy toward|gesture towards|quarrel over] [recipient:villagers]." {},
  yes "[actor:Chad] [trigger:approved] [schools|clinics] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Norway] [trigger:accepted|approved] [recipient:refugees]." {},
  yes "[actor:Norway] [trigger:promised|offered] [recipient:farmers] [a loan|seed]." {},
  yes "A loan was [trigger:promised|approved] by [actor:villagers]." {},
  yes "After a call from Peru, [actor:Norway] [trigger:approved] a [school|clinic] in [recipient:Jordan]." {},
  yes "[actor:Norway] [trigger:vowed|agreed|consented|planned|undertook|volunteered|intended|decided] to feed [recipient:Yemen]." {},
  yes "[actor:Iran] [trigger:committed] itself to a deal with [recipient:Iraq]." {},
  yes "[actor:Canada] will [trigger:send|give|lend] aid [to|for|with] [recipient:farmers]." {},
  yes "[actor:Canada] will [trigger:send|give] [help from|aid against|arms toward|arms towards|money over] [recipient:villagers]." {},
  yes "[actor:Canada] will [trigger:send|give] [recipient:farmers] some [money|food]." {},
  yes "[actor:Canada] will [trigger:send|deliver|ship] [food|medicine] [in|at|into] [recipient:Basra]." {},
  yes "Food will be [trigger:sent|delivered] to [recipient:Mali] by [actor:villagers]." {},
  yes "[actor:Egypt] will [trigger:release|pardon] [recipient:prisoners|journalists]." {},
  yes "[actor:Rebels] will [trigger:surrender|disarm] next week." {},
  yes "[actor:Cuba] will [trigger:allow|permit] [visits to|talks with|a march against|a report on|marches toward|marches towards|letters from|schools for|a vote over] [recipient:prisoners]." {},
  yes "[actor:Cuba] will [trigger:permit] [schools|traffic] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Turkey] will [trigger:lift|ease|end] [its sanctions on|the ban for|the embargo against|its ban over|its measures toward|its measures towards|a siege with] [recipient:villagers|farmers]." {},
  yes "[actor:Turkey] will [trigger:lift|ease] the [curfew|siege] [in|at] [recipient:Basra]." {},
  yes "The curfew will be [trigger:lifted|eased] by [actor:villagers|officials]." {},
  yes "[actor:France] will [trigger:withdraw|pull out] its troops [from|with|to|for|toward|towards|against|over] [recipient:refugees|villagers]." {},
  yes "[actor:France] will [trigger:withdraw] its troops [in|at|into] [recipient:Basra]." {},
  yes "The troops will be [trigger:withdrawn] by [actor:officials]." {},
  yes "[actor:Spain] will [trigger:visit|assist|support] [recipient:refugees|farmers]." {},
  yes "[actor:Spain] will [trigger:cooperate|work together|trade] with [recipient:farmers|refugees]." {},
  yes "[actor:Spain] will [trigger:discuss|support|welcome] [the aid for|a letter from|a treaty with|the case against|a report on|the offer to|a policy toward|a policy towards|the quarrel over] [recipient:villagers]." {},
  yes "[actor:Spain] will [trigger:support] [schools|traffic] [in|at|into] [recipient:Basra]." {},
  yes "[recipient:Mali] will be [trigger:supported|visited] by [actor:officials]." {},
  yes "[actor:Spain] signed [an agreement|an accord|a deal] [with|for|over] [recipient:farmers]." {},
  yes "[actor:Spain] will [trigger:welcome] the [vote|treaty] by [recipient:Peru|Chile]." {},
  yes "[actor:Kenya] reached [trigger:consensus] with [recipient:farmers]." {},
  yes "[actor:Kenya] reached [an|a] [trigger:agreement|accord|deal|pact|memorandum|compromise|settlement|ceasefire|cease-fire] with [recipient:farmers]." {},
  yes "[actor:Kenya] signed a [trigger:treaty] [to|for|with|against|on|over|toward|towards|from] [recipient:farmers]." {},
  yes "[actor:Kenya] signed a [trigger:treaty] [in|at|into] [recipient:Basra]." {},
  yes "A [trigger:treaty] was signed by [actor:farmers]." {},
  yes "[actor:Nepal] is [trigger:willing|prepared|ready] to [help|meet|talk to] [recipient:farmers|refugees]." {},
  yes "Villagers said [actor:Nepal] was [trigger:willing|prepared|ready] to open the road." {},
}

-- CONSULT: verbs, meetings held, and whom one meets.
test "CONSULT" {
  yes "[actor:Chad] [trigger:telephoned|consulted|toured|met with|welcomed|phoned] [recipient:Niger]." {},
  yes "[actor:Chad] [trigger:conferred|talked|mediated|consulted] with [recipient:Niger] on Friday." {},
  yes "[recipient:Niger] was [trigger:telephoned|consulted|toured|welcomed|hosted] by [actor:officials]." {},
  yes "[actor:Ministers] [trigger:arrived|travelled] [in|to] [recipient:Mali] for talks." {},
  yes "[actor:Chad] [trigger:received|hosted] [recipient:refugees|farmers]." {},
  yes "[actor:Chad] [trigger:discussed] [aid to|a pact with|the case against|attacks on|the policy toward|the policy towards|a letter from|schools for|the quarrel over] [recipient:refugees|farmers]." {},
  yes "[actor:Chad] [trigger:negotiated] [in|at] [recipient:Basra]." {},
  yes "[actor:Ministers] [trigger:travelled] into [recipient:Basra]." {},
  yes "[actor:Chad] [trigger:discussed] the [march|vote] by [recipient:Niger|Togo]." {},
  yes "[actor:Chad] held a [trigger:meeting|summit|conference|discussion|consultation|session|negotiation|visit] with [recipient:farmers|refugees]." {},
  yes "[actor:Chad] began [trigger:talks|mediation|negotiations|discussions] with [recipient:farmers|refugees]." {},
  yes "[actor:Chad] made a [trigger:trip|visit|phone call] to [recipient:farmers|refugees]." {},
  yes "[actor:Chad] [announced|organized|organised|finished|attended|offered|sought] a [trigger:conference|discussion] with [recipient:Niger|farmers]." {},
  yes "[actor:Chad] paid a [trigger:visit] to [recipient:Niger]." {},
  yes "[actor:Chad] launched a [trigger:mediation mission|mediation] on Friday." {},
  yes "[actor:Chad] began [trigger:talks] [for|on|over|against|toward|towards] [recipient:refugees|farmers]." {},
  yes "[actor:Chad] opened a [trigger:conference] [in|at] [recipient:Basra]." {},
  yes "[actor:Chad] opened a [trigger:conference] of [recipient:lawyers|farmers]." {},
  yes "[actor:Chad] began [trigger:talks] on a raid by [recipient:Niger|Togo]." {},
  no "[Chad|Niger] will hold a [meeting|summit] with farmers.",
}

-- SUPPORT: praise and closer ties.
test "SUPPORT" {
  yes "[actor:Kenya] [trigger:supported|congratulated|commended|recognized|applauded|hailed|lauded|honored|honoured|forgave|endorsed|backed] [recipient:Somalia|farmers]." {},
  yes "[recipient:Somalia] was [trigger:commended|recognized|applauded|forgiven|congratulated] by [actor:villagers|officials]." {},
  yes "[actor:Kenya] [trigger:apologized|expressed condolences] to [recipient:Somalia|miners]." {},
  yes "[actor:Kenya] [trigger:expressed support] for [recipient:Somalia]." {},
  yes "[actor:Kenya] [trigger:sympathized] with [recipient:Somalia|miners]." {},
  yes "[actor:Kenya] [trigger:ratified] the treaty with [recipient:Somalia]." {},
  yes "[actor:Kenya] [trigger:praised] [aid to|the pact with|the ruling against|a report on|the policy toward|the policy towards|the speech from|schools for|the deal over] [recipient:refugees|farmers]." {},
  yes "[actor:Kenya] [trigger:praised] [schools|clinics] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Kenya] [trigger:praised] the [vote|reform] by [recipient:Niger|Togo]." {},
  yes "[actor:Kenya] [trigger:established|upgraded|normalized|normalised|resumed|improved|strengthened|renewed|developed|expanded|deepened|restored] ties with [recipient:Oman|villagers]." {},
  yes "[actor:Kenya] [trigger:reopened] its embassy in [recipient:Basra]." {},
  yes "[actor:Kenya] [trigger:signed] a partnership with [recipient:farmers]." {},
  yes "[actor:Kenya] [trigger:restored|strengthened] its [relations|ties|links|friendship|partnership|alliance] with [recipient:Togo|miners]." {},
  yes "[actor:Kenya] [trigger:restored] [diplomatic ties|diplomatic relations] with [recipient:Togo|miners]." {},
  yes "[actor:Kenya] [trigger:strengthened] its ties [to|for|against|on|over|from|toward|towards] [recipient:miners|farmers]." {},
  yes "[actor:Kenya] [trigger:strengthened] its ties [in|at] [recipient:Basra]." {},
  yes "Ties with [recipient:Oman] were [trigger:restored|renewed] by [actor:officials]." {},
  yes "[actor:Kenya] [trigger:strengthened] its ties after a visit by [recipient:Togo]." {},
}

-- COOPERATE: verbs, exercises, and with whom.
test "COOPERATE" {
  yes "[actor:Senegal] [trigger:collaborated|worked together|joined forces|traded|cooperated] with [recipient:Gambia|farmers]." {},
  yes "[actor:Senegal] [trigger:exchanged|shared] radar data with [recipient:Gambia|rebels]." {},
  yes "[actor:Senegal] [trigger:extradited] [recipient:migrants|rioters]." {},
  yes "[actor:Senegal] [trigger:shared] [aid for|a report on|a letter from|a case against|a plan over|its policy toward|its policy towards|letters to] [recipient:migrants|rioters]." {},
  yes "[actor:Senegal] [trigger:cooperated] [in|at] [recipient:Basra]." {},
  yes "[actor:Senegal] [trigger:shared] a road into [recipient:Basra]." {},
  yes "[actor:Senegal] [trigger:shared] a report by [recipient:Gambia|Mali]." {},
  yes "[actor:Senegal] held a [trigger:war game|military exercise|manoeuvre|maneuver|joint exercise|joint patrol|exercise] with [recipient:Gambia|villagers]." {},
  yes "[actor:Senegal] launched a [trigger:joint venture] with [recipient:Gambia]." {},
  yes "[actor:Senegal] [hosted|attended|finished|announced] a [trigger:war game|military exercise] with [recipient:Gambia]." {},
  yes "[actor:Senegal] began [trigger:cooperation] with [recipient:villagers]." {},
  yes "[actor:Senegal] held [trigger:exercises] [for|on|over|against|toward|towards|from|to] [recipient:villagers|farmers]." {},
  yes "[actor:Senegal] held [trigger:exercises] [in|at] [recipient:Basra]." {},
  yes "[actor:Senegal] held [trigger:exercises] after a visit by [recipient:Gambia|Mali]." {},
}

-- AID: what is given, and to whom.
test "AID" {
  yes "[actor:Oman] [trigger:gave|lent|funded|shipped|distributed|contributed|extended|allocated|airlifted|financed|provided] aid to [recipient:Yemen|villagers]." {},
  yes "Food was [trigger:handed over] to [recipient:Yemen|villagers] by [actor:Oman]." {},
  yes "[actor:Oman] [trigger:provided] military training to [recipient:Yemen]." {},
  yes "[actor:Oman] [trigger:opened] its border to [recipient:refugees]." {},
  yes "[actor:Oman] [trigger:sent|gave] [assistance|relief|help|money|equipment|arms|troops|goods|food|weapons|material|humanitarian aid] to [recipient:Yemen|villagers]." {},
  yes "[actor:Oman] [trigger:provided|gave] [a grant|a credit|supplies|funds|intelligence|shelter|protection|refuge|support|a donation|a loan|tents|blankets] to [recipient:Yemen|villagers]." {},
  yes "[actor:Oman] [trigger:gave] [recipient:villagers|farmers] some food." {},
  yes "[actor:Oman] [trigger:sent] aid [with|for|against|toward|towards|from|over|on] [recipient:villagers|refugees]." {},
  yes "[actor:Oman] [trigger:sent] aid [in|at|into] [recipient:Basra]." {},
  yes "[actor:Oman] [trigger:sent] food after a call by [recipient:Yemen]." {},
  yes "Aid was [trigger:sent|distributed] by [actor:villagers|officials]." {},
  yes "[actor:Oman] [trigger:aided|assisted|sheltered|evacuated|trained|rescued|helped] [recipient:Yemenis|villagers]." {},
  yes "[actor:Oman] [trigger:fed] the [recipient:villagers|farmers]." {},
  yes "[recipient:Villagers] were [trigger:aided|assisted|sheltered|fed|evacuated|rescued|trained|helped] by [actor:Oman|nuns]." {},
  yes "[recipient:Villagers] have been [trigger:armed] by [actor:Oman|nuns]." {},
  yes "[actor:Oman] [trigger:helped] [with|for|against|toward|towards|from|over|on|to] [recipient:villagers|refugees]." {},
  yes "[actor:Oman] [trigger:helped] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Oman] [trigger:assisted] the search by [recipient:Yemen|Iraq]." {},
}

-- CONCEDE: what is yielded, to whom; curbs that end.
test "CONCEDE" {
  yes "[actor:Norway] [trigger:conceded|yielded] to [recipient:miners|farmers]." {},
  yes "[actor:Norway] [trigger:relented|backed down|yielded] on Sunday." {},
  yes "[actor:Norway] [trigger:pardoned|amnestied|repatriated|released|freed] [recipient:prisoners|migrants]." {},
  yes "[recipient:Prisoners] were [trigger:pardoned|repatriated|released|freed] by [actor:Norway]." {},
  yes "[actor:Norway] [trigger:legalized|legalised|permitted|allowed] [the union|the party]." {},
  yes "[actor:Norway] [trigger:returned] land to [recipient:peasants]." {},
  yes "[actor:Norway] [trigger:called off] its exercise on Sunday." {},
  yes "[actor:Norway] [trigger:relaxes] its stance on [recipient:migrants]." {},
  yes "[actor:Norway] [trigger:allowed] [a vote for|talks with|a march against|a report on|letters from|a vote over|marches toward|marches towards|visits to] [recipient:prisoners|farmers]." {},
  yes "[actor:Norway] [trigger:allowed] [schools|traffic] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Norway] [trigger:allowed] a visit by [recipient:Peru|Cuba]." {},
  yes "[actor:Norway] [trigger:cancelled|relaxed|removed|ended|repealed|loosened|dropped|abolished|suspended|eased] the ban on [recipient:farmers|miners]." {},
  yes "[actor:Miners] [trigger:called off|halted|stopped|ended|suspended] their [protest|strike|demonstration|hunger strike|boycott] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Norway] [trigger:lifted|ended] [the embargo|the blockade|martial law|the siege|the boycott|censorship|the curb|the barrier|the law|the measure|a sanction] against [recipient:farmers|miners]." {},
  yes "[actor:Norway] [trigger:lifted] the ban [to|for|with|over|from|toward|towards] [recipient:farmers|miners]." {},
  yes "The [curfew|ban] was [trigger:lifted|eased] by [actor:officials]." {},
  yes "The [strike|boycott] was [trigger:called off] on Sunday." {},
  yes "[actor:Norway] [trigger:lifted] the ban after a call by [recipient:Peru|Cuba]." {},
}

-- RETREAT: resignations, surrenders, and forces that leave.
test "RETREAT" {
  yes "[actor:Rebels] in Chad [trigger:demobilized|demobilised|disarmed|retreated|laid down arms|surrendered] on Sunday." {},
  yes "The [actor:Peruvian prime minister] [trigger:stepped down|resigned] on Sunday." {},
  yes "[actor:Jordan's king] [trigger:abdicated] on Sunday." {},
  yes "[actor:Rebels] [trigger:surrendered] to [recipient:villagers|officials]." {},
  yes "[actor:France] [trigger:withdrew|pulled out|pulled back|evacuated] its [forces|army|police|peacekeepers|units|navy|missiles|border guards|patrols|security forces|paratroopers|convoy|observers|soldiers] from [recipient:Mali|Chad]." {},
  yes "[actor:France] [trigger:withdrew] [its air force|its policemen|its reservists|guerrillas|rebels|fighters|its warships|its tanks] from [recipient:Mali|Chad]." {},
  yes "Troops [trigger:left|arrived|returned|withdrew] on Sunday." {},
  yes "[actor:France] [trigger:withdrew] troops [from|with|to|for|toward|towards|against|over] [recipient:refugees|villagers]." {},
  yes "[actor:France] [trigger:withdrew] troops [in|at|into] [recipient:Basra]." {},
  yes "[actor:France] [trigger:withdrew] troops after a call by [recipient:Chad|Togo]." {},
}

-- REQUEST: verbs, appeals made, and of whom.
test "REQUEST" {
  yes "[actor:Zambia] [trigger:ordered|pressed|implored|exhorted|petitioned|advised|encouraged|instructed|summoned|required|asked] [recipient:officials|miners] to leave the road." {},
  yes "[actor:Zambia] [trigger:called upon] [recipient:Congo|officials] for help." {},
  yes "The [actor:Zambian government] [trigger:called on] [recipient:officials|miners] to help." {},
  yes "[actor:Zambia] [trigger:insisted] on a vote in [recipient:Congo]." {},
  yes "[actor:Zambia] [trigger:sought|wanted|proposed|requested] talks with [recipient:Congo|rebels]." {},
  yes "[actor:Zambia] [trigger:pleaded|appealed] with [recipient:Congo|rebels] to stop." {},
  yes "[recipient:Congo] was [trigger:ordered|exhorted|advised|instructed|encouraged] by [actor:officials|prosecutors] to stop." {},
  yes "[actor:Zambia] [trigger:demanded] [aid for|talks with|a ban on|a law against|an answer from|a visit to|a law over|a move toward|a move towards] [recipient:refugees|miners]." {},
  yes "[actor:Zambia] [trigger:demanded] more [recipient:doctors|teachers]." {},
  yes "[actor:Zambia] [trigger:demanded] [schools|visits] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Zambia] [trigger:demanded] a pledge by [recipient:Congo|Chad]." {},
  yes "[actor:Zambia] [trigger:asked] the [recipient:miners|farmers] a question." {},
  yes "[actor:Zambia] issued [a|an] [trigger:demand|appeal|request|call|plea|order] [to|for|on|against|over|from|with|toward|towards] [recipient:refugees|miners]." {},
  yes "[actor:Zambia] issued an [trigger:appeal] [in|at] [recipient:Basra]." {},
  yes "[actor:Zambia] issued an [trigger:appeal] after the raid by [recipient:Congo|Chad]." {},
  yes "[actor:Zambia] [trigger:told] reporters that [recipient:Congo] must open the road." {},
  yes "[actor:Zambia] [trigger:said|reiterated|stated|warned|announced|stressed|repeated|declared] that [recipient:Congo] must open the road." {},
}

-- ACCUSE: verbs, investigations and complaints, and of whom.
test "ACCUSE" {
  yes "[actor:Cuba] [trigger:criticized|investigated|probed|deplored|slammed|assailed|indicted|decried|rebuked|suspects|reprimanded|censured|chided|impeached|prosecuted|condemned|sued] [recipient:Israel|officials]." {},
  yes "[recipient:Israel] was [trigger:criticized|investigated|indicted|rebuked|censured|prosecuted|accused] by [actor:lawyers|officials]." {},
  yes "[actor:Cuba] [trigger:alleged|complained] that [recipient:Israel] had lied." {},
  yes "[actor:Cuba] [trigger:lashed out] at [recipient:Israel]." {},
  yes "[actor:Cuba] [trigger:disapproved|complained] of [recipient:officials|lawyers]." {},
  yes "[actor:Cuba] [trigger:regretted] the raid by [recipient:Israel]." {},
  yes "[actor:Cuba] [trigger:expressed concern] over [recipient:Israel]." {},
  yes "[actor:Cuba] [trigger:attacked verbally] [recipient:Israel]." {},
  yes "[actor:Cuba] [trigger:condemned] [the deal with|the raid against|the attack on|the policy toward|the policy towards|a letter from|the verdict for|the dispute over|letters to] [recipient:villagers|miners]." {},
  yes "[actor:Cuba] [trigger:condemned] the raids [in|at|into] [recipient:Basra]." {},
  yes "[actor:Cuba] [trigger:condemned] the raid by [recipient:Israel|Peru]." {},
  yes "[actor:Cuba] opened an [trigger:inquiry|investigation] into the raid." {},
  yes "[actor:Cuba] launched a [trigger:probe|trial] on Friday." {},
  yes "[actor:Cuba] lodged a [trigger:complaint|protest note] with [recipient:Peru|officials]." {},
  yes "[actor:Cuba] filed [trigger:lawsuits|charges] against [recipient:Peru|miners]." {},
  yes "[actor:Cuba] made [an|a] [trigger:accusation|allegation] against [recipient:Peru|miners]." {},
  yes "[actor:Cuba] voiced [trigger:criticism|condemnation|concern] [of|on|over|for|to|from|with|toward|towards|against] [recipient:lawyers|miners]." {},
  yes "[actor:Cuba] expressed deep [trigger:concern] over [recipient:Israel]." {},
  yes "[actor:Cuba] opened an [trigger:investigation] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Cuba] opened an [trigger:investigation] after a call by [recipient:Peru|Chad]." {},
}

-- REJECT: verbs, refusals, and of whom.
test "REJECT" {
  yes "[actor:Sudan] [trigger:defied|dismissed|opposed|ignored|disobeyed|flouted|rebuffed|spurned|disregarded|ruled out|turned down|vetoed|denied|rejected] a plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] [trigger:broke off] its talks with [recipient:Kenya]." {},
  yes "[actor:Sudan] [trigger:failed|refused|declined] to meet [recipient:Kenya|Egypt]." {},
  yes "[actor:Sudan] [trigger:rejected] [an offer to|talks with|a ruling against|a report on|a policy toward|a policy towards|a letter from|aid for|a deal over] [recipient:farmers|miners]." {},
  yes "[actor:Sudan] [trigger:rejected] [schools|clinics] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Sudan] [trigger:rebuffed|ignored|defied] [recipient:farmers|miners]." {},
  yes "[actor:Sudan] [trigger:denied|refused] [recipient:farmers|miners] [visas|food]." {},
  yes "[recipient:Kenya] was [trigger:rebuffed|ignored|defied|opposed] by [actor:farmers|miners]." {},
  yes "[actor:Sudan] [trigger:rejected] the vote by [recipient:Kenya|Chad]." {},
  yes "[actor:Sudan] issued a [trigger:refusal|veto|rejection] [to|on|for|against|over|with|toward|towards|from] [recipient:farmers|miners]." {},
  yes "[actor:Sudan] issued a [trigger:refusal] [in|at] [recipient:Basra]." {},
  yes "[actor:Sudan] issued a [trigger:refusal] after the call by [recipient:Kenya|Chad]." {},
}

-- THREATEN: verbs, warnings given, and hostile acts that are announced.
test "THREATEN" {
  yes "[actor:Iran] [trigger:menaced|threatened|warned] [recipient:Oman|farmers]." {},
  yes "[actor:Iran] [trigger:gave ultimatum] to [recipient:Oman]." {},
  yes "[recipient:Oman] was [trigger:menaced|threatened|warned] by [actor:rebels|villagers]." {},
  yes "[actor:Iran] [trigger:warned] [of|against|over|from|with|for|on|to] [recipient:rioters|migrants]." {},
  yes "[actor:Iran] [trigger:threatened] a move [toward|towards] [recipient:rioters|migrants]." {},
  yes "[actor:Iran] [trigger:threatened] [strikes|raids] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Iran] [trigger:warned] of raids by [recipient:Oman|Iraq]." {},
  yes "[actor:Iran] issued [a|a|an] [trigger:threat|warning|ultimatum] [to|against|on|over|for|with|from|toward|towards] [recipient:rioters|migrants]." {},
  yes "[actor:Iran] issued a [trigger:warning] [in|at] [recipient:Basra]." {},
  yes "[actor:Iran] issued a [trigger:warning] after raids by [recipient:Oman|Iraq]." {},
  yes "[actor:Iran] will [trigger:suspend|halt|cut] its [talks|trade|contacts] with [recipient:rebels|farmers]." {},
  yes "[actor:Iran] will [trigger:arrest|detain|attack|bomb|expel] [recipient:rebels|migrants]." {},
  yes "[recipient:Rebels] will be [trigger:arrested|detained|attacked|bombed|expelled] by [actor:Iran]." {},
  yes "[actor:Iran] will [trigger:suspend|halt] [aid to|a grant for|a report on|the case against|flights from|talks over|its policy toward|its policy towards] [recipient:farmers|miners]." {},
  yes "[actor:Iran] will [trigger:halt|cut] traffic [in|at|into] [recipient:Basra]." {},
  yes "[actor:Iran] will [trigger:boycott|block] the summit by [recipient:Oman|Iraq]." {},
}

-- PROTEST: verbs, marches held, and against whom.
test "PROTEST" {
  yes "[actor:Students] in Greece [trigger:demonstrated|rioted|rampaged|picketed|walked out|took to the streets|protested] on Monday." {},
  yes "[actor:Students] in Greece [trigger:demonstrated|rallied|marched] [against|with|for|over|to|toward|towards|from|on] [recipient:lawmakers|landowners]." {},
  yes "[actor:Greek students] [trigger:protested|rallied|marched] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Students] in Greece [trigger:picketed] [recipient:lawmakers]." {},
  yes "[actor:Greek students] [trigger:protested] against raids by [recipient:Iran|Israel]." {},
  yes "[actor:Greek students] held a [trigger:demonstration|protest|rally|march|strike|riot|picket|general strike|vigil|hunger strike] on Monday." {},
  yes "[actor:Greek students] began [trigger:rioting|unrest] on Monday." {},
  yes "[actor:Greek students] went on a [trigger:hunger strike] on Monday." {},
  yes "Heavy [trigger:rioting] broke out in [recipient:Mali]." {},
  yes "[actor:Greek students] mobilized a [trigger:march] on Monday." {},
  yes "[actor:Greek students] collected [trigger:signatures|petitions] on Monday." {},
  yes "[actor:Greek students] held a [trigger:rally] [against|with|for|over|to|toward|towards|from|on|of] [recipient:lawmakers|landowners]." {},
  yes "[actor:Greek students] held a [trigger:rally] [in|at] [recipient:Basra]." {},
  yes "[actor:Greek students] held a [trigger:rally] after raids by [recipient:Iran|Israel]." {},
  yes "[actor:Truckers] in Peru [trigger:blocked|blockaded|occupied] a [street|bridge|port|crossing|motorway|runway|square|road|highway]." {},
  yes "[actor:Truckers] in Peru [trigger:blocked] [traffic|transport]." {},
  yes "[actor:Truckers] [trigger:blocked] a road [against|with|for|over|to|toward|towards|from] [recipient:lawmakers|landowners]." {},
  yes "[actor:Truckers] [trigger:blocked] a road [in|at|into] [recipient:Basra]." {},
  yes "[actor:Greek truckers] [trigger:blocked] a road after a call by [recipient:Iran|Israel]." {},
}

-- MOBILIZE: forces, what is done with them, against whom.
test "MOBILIZE" {
  yes "[actor:Guyana] [trigger:mobilized|strengthened|beefed up|called up|moved|built up|dispatched|stationed|increased|concentrated|deployed|massed] its [troops|forces|soldiers] near [recipient:Venezuela]." {},
  yes "The army was [trigger:put on alert] by [actor:Guyana]." {},
  yes "[actor:Guyana]'s soldiers [trigger:patrolled] the border on Friday." {},
  yes "[actor:Guyana] [trigger:deployed] [peacekeepers|guerrillas|rebels|fighters|units|missiles|border guards|patrols|security forces|paratroopers|a convoy|observers|reservists|policemen|warships|tanks] near [recipient:Venezuela]." {},
  yes "[actor:Guyana] [trigger:deployed] its [army|navy|air force|police] near [recipient:Venezuela]." {},
  yes "[actor:Guyana] [trigger:deployed] the military near [recipient:Venezuela]." {},
  yes "[actor:Guyana] [trigger:deployed] troops [to|with|against|on|toward|towards|from|for|over] [recipient:farmers|migrants]." {},
  yes "[actor:Guyana] [trigger:deployed] troops [in|at|into] [recipient:Basra]." {},
  yes "Troops were [trigger:dispatched|moved] by [actor:officials]." {},
  yes "Troops [trigger:massed|moved] near [recipient:Colombia|Venezuela]." {},
  yes "[actor:Guyana] ordered [trigger:mobilization|deployment] on Friday." {},
  yes "[actor:Guyana] declared a [trigger:state of alert|alert] on Friday." {},
  yes "[actor:Guyana] remained on [trigger:alert] on Friday." {},
  yes "[actor:Guyana] began a [trigger:patrol|build-up|buildup|deployment|mobilization] [with|against|to|for|on|over|from|toward|towards|of] [recipient:farmers|migrants]." {},
  yes "[actor:Guyana] ordered a [trigger:deployment] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Guyana] ordered an [trigger:alert] after a raid by [recipient:Venezuela]." {},
}

-- SANCTION: ties that are cut, diplomats expelled, embargoes.
test "SANCTION" {
  yes "[actor:Mali] [trigger:broke|severed|canceled|froze|reduced|cut off|terminated|ended|stopped|downgraded|halted] its ties with [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:postponed|boycotted|cancelled|blocked|recalled] a meeting with [recipient:Benin|miners]." {},
  yes "Talks with [recipient:Benin|Togo] were [trigger:broken off|scaled back|called off|cut off] by [actor:Mali]." {},
  yes "[actor:Mali] [trigger:withdrew] its support for [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:cut|suspended|ended] [relations|links|diplomatic relations|diplomatic ties|contacts|cooperation|flights|air links|talks|negotiations|participation|trade] with [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:cancelled|suspended] [a trip|a visit|exports|supplies|deliveries|shipments|loans|payments|funding|assistance|support|aid] to [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:cancelled|suspended] [an agreement|a treaty|a contract|a program|a programme|a meeting] with [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:halted] imports from [recipient:Benin|miners]." {},
  yes "[actor:Mali] [trigger:suspended] aid [to|with|for|from|against|toward|towards|over|on] [recipient:farmers|miners]." {},
  yes "[actor:Mali] [trigger:suspended] trade [in|at|into] [recipient:Basra]." {},
  yes "[actor:Mali] [trigger:suspended] trade after a raid by [recipient:Benin|Togo]." {},
  yes "All aid to [recipient:Benin] was [trigger:frozen|reduced|halted] by [actor:officials]." {},
  yes "[actor:Mali] [trigger:expelled|deported] [envoys|consuls|attaches|monitors|inspectors|peacekeepers|ambassadors] of [recipient:Benin|Togo]." {},
  yes "[actor:Mali] [trigger:expelled] [the staff|a mission|the charge d'affaires|two aid workers] of [recipient:Benin|Togo]." {},
  yes "[actor:Mali] [trigger:withdrew|pulled out|recalled] its [ambassador|envoy|mission|staff] from [recipient:Benin|Togo]." {},
  yes "[actor:Mali] [trigger:expelled] monitors [from|with|to|for|against|over|toward|towards] [recipient:farmers|miners]." {},
  yes "[actor:Mali] [trigger:expelled] monitors [in|at|into] [recipient:Basra]." {},
  yes "[actor:Mali] [trigger:expelled] monitors after a raid by [recipient:Benin|Togo]." {},
  yes "The envoys were [trigger:shipped out|pulled out] by [actor:Mali]." {},
  yes "Monitors were [trigger:expelled] by [actor:rebels|officials]." {},
  yes "[actor:Mali] imposed [a|an|the|the] [trigger:boycott|embargo|suspension|sanctions] [on|against|over|for|with|toward|towards|from|to] [recipient:miners|farmers]." {},
  yes "[actor:Mali] has imposed [trigger:embargoes|sanctions] on [recipient:miners|farmers]." {},
  yes "[actor:Mali] imposed an [trigger:embargo] [in|at] [recipient:Basra]." {},
  yes "[actor:Mali] imposed an [trigger:embargo] after a raid by [recipient:Benin|Togo]." {},
}

-- COERCE: arrests and sentences, property seized, curbs imposed.
test "COERCE" {
  yes "[actor:Turkey] [trigger:imprisoned|deported|captured|rounded up|extradited|sentenced|convicted|evicted|exiled|repressed|dispersed|apprehended|interrogated|detained|jailed|arrested] [recipient:students|villagers]." {},
  yes "[actor:Turkey] [trigger:outlawed|censored|confiscated|banned|seized|raided] a newspaper." {},
  yes "[recipient:Students] were [trigger:imprisoned|deported|captured|rounded up|sentenced|convicted|evicted|exiled] by [actor:Turkey]." {},
  yes "[actor:Turkey] [trigger:raided] [a camp for|talks with|a march against|a meeting on|an office over|a flat from|a march to|a march toward|a march towards] [recipient:students|villagers]." {},
  yes "[actor:Turkey] [trigger:raided] [homes|shops] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Turkey] [trigger:censored] a report by [recipient:Cyprus|Greece]." {},
  yes "[actor:Turkey] [trigger:closed|shut|shut down|closed down|blockaded|blocked|destroyed|demolished|burned|blew up|seized|confiscated] [a building|a house|a bridge|a railway|a pipeline|an office|a station|a home|the line|the property|a newspaper|a power line] in [recipient:Cyprus|Basra]." {},
  yes "[actor:Turkey] [trigger:banned|prevented] [a rally|a demonstration|a protest|a meeting|a publication] on Sunday." {},
  yes "[actor:Turkey] [trigger:dissolved] [a party|an organization|an organisation|a group] on Sunday." {},
  yes "[actor:Turkey] [trigger:seized] [the assets|an account|the weapons|a vessel|a ship|a boat] of [recipient:Cyprus|Greece]." {},
  yes "[actor:Turkey] [trigger:closed] its border with [recipient:Cyprus|Greece]." {},
  yes "[actor:Turkey] [trigger:imposed|declared|ordered] [martial law|a blockade|a siege|censorship|a ban|a curb|a measure|a restriction] in [recipient:Cyprus|Basra]." {},
  yes "[actor:Turkey] [trigger:restricted] protests in [recipient:Cyprus|Basra]." {},
  yes "[actor:Turkey] [trigger:banned] a [strike|hunger strike|protest|demonstration] in [recipient:Cyprus|Basra]." {},
  yes "[actor:Turkey] [trigger:closed] [a house for|a station with|an office over|a bridge to|a railway toward|a railway towards|a bridge from|a border against] [recipient:students|villagers]." {},
  yes "[actor:Turkey] [trigger:imposed] a ban on [recipient:students|villagers]." {},
  yes "[actor:Turkey] [trigger:closed] offices [in|at|into] [recipient:Basra]." {},
  yes "[actor:Turkey] [trigger:imposed] a curfew after raids by [recipient:Cyprus|Greece]." {},
  yes "A newspaper was [trigger:closed|shut|shut down] by [actor:officials|rebels]." {},
  yes "The [newspaper|newspaper|property] was [trigger:banned|seized|confiscated] on Sunday." {},
  yes "The [rally|publication|assets|account|weapons|vessel|ship|boat] [was|was|were|was|were|was|was|was] [trigger:seized|banned] on Sunday." {},
  yes "[actor:Turkey] has [trigger:banned|seized|confiscated] a film on Sunday." {},
}

-- ASSAULT: deeds of force, deaths, attacks carried out.
test "ASSAULT" {
  yes "[actor:Militants] in Mali [trigger:assassinated|abducted|tortured|beat up|raped|abused|injured|ambushed|massacred|murdered|executed|stabbed|lynched|stoned|slaughtered|shelled] [recipient:villagers|nuns]." {},
  yes "[actor:Militants] in Mali [trigger:wounded] five [recipient:villagers]." {},
  yes "[recipient:Villagers] were [trigger:assassinated|abducted|tortured|beaten|raped|abused|wounded|injured|ambushed|massacred|murdered|executed|stabbed|lynched|shot|shelled] by [actor:rebels|militants]." {},
  yes "[actor:Rebels] [trigger:fought|clashed] with [recipient:villagers|miners]." {},
  yes "[actor:Rebels] [trigger:occupied|raided|stormed|captured|bombarded|invaded|struck] a town in [recipient:Mali|Chad]." {},
  yes "The [actor:rebels] have [trigger:fired] at [recipient:villagers|miners]." {},
  yes "The [actor:rebels] [trigger:shot] at [recipient:villagers|miners]." {},
  yes "The [actor:rebels] have [trigger:opened fire] on [recipient:villagers|miners]." {},
  yes "The [actor:rebels] have [trigger:battled|overrun|shot down|downed] [recipient:soldiers|militants]." {},
  yes "The [actor:Syrian army] [trigger:used] gas against [recipient:villagers|miners]." {},
  yes "A bomb has [trigger:exploded] in [recipient:Mali|Basra]." {},
  yes "[actor:Rebels] [trigger:fired] rockets [on|against|toward|towards|over|from|for|to|with] [recipient:villagers|miners]." {},
  yes "[actor:Rebels] [trigger:fired] rockets [into|in|at] [recipient:Basra]." {},
  yes "[actor:Rebels] [trigger:ambushed] a convoy sent by [recipient:Chad]." {},
  yes "Three [recipient:villagers] have [trigger:died|perished] in a raid by [actor:rebels|militants]." {},
  yes "Three [recipient:villagers] have [trigger:died|perished] [at the hands of|in fights with|in the raid of|in fire from] [actor:rebels|militants]." {},
  yes "Three [recipient:Kenyan farmers] [trigger:died] near Chad [in a raid by|at the hands of|in fire from] [actor:Somali militiamen]." {},
  yes "Three [recipient:Kenyan farmers] have [trigger:died] near Chad at [actor:rebel] roadblocks." {},
  yes "[actor:Rebels] launched an [trigger:attack|ambush|assault|air strike|offensive|airstrike] on [recipient:villagers|miners]." {},
  yes "[actor:Rebels] announced [trigger:attacks] against [recipient:miners]." {},
  yes "[actor:Rebels] carried out a [trigger:bombing|raid|massacre|shooting|killing|kidnapping|strike|attack] [against|on|for|over|with|from|to|toward|towards] [recipient:villagers|miners]." {},
  yes "[actor:Rebels] launched an [trigger:attack] [in|at|into] [recipient:Basra]." {},
  yes "[actor:Rebels] began the [trigger:shelling|assassination|torture] of [recipient:villagers|miners]." {},
  yes "A [trigger:clash|battle] with [recipient:villagers] was begun by [actor:rebels]." {},
  yes "[trigger:Clashes|Battles] broke out in [recipient:Mali]." {},
  yes "Heavy [trigger:fighting] broke out in [recipient:Mali]." {},
  yes "An [trigger:explosion|attack] in [recipient:Mali] happened on Sunday." {},
  no "A [general strike|rail strike|teachers' strike] by Turkish workers began.",
  no "Turkish teachers went on strike on Sunday.",
}

-- Words of each class, one sentence a list.
test "AID" {
  yes "[actor:Japan] [trigger:gave] the [ration|medical supply|doctor|medical team|rescue team|rice|wheat|fuel|oil|grain] to [recipient:Nepal]." {},
  yes "[actor:Japan] [trigger:gave] the [water|sanctuary|medical care|subsidy|vaccine|jet|missile|ammunition|tank|helicopter] to [recipient:Nepal]." {},
  yes "[actor:Japan] [trigger:gave] the [package|debt relief|dollar|million|euro|pound|yen|ton|tonne|scholarship] to [recipient:Nepal]." {},
  yes "[actor:Japan] began to [trigger:finance|drop|disburse|channel|release|rush|hand out|transfer|fly|dispatch] food to [recipient:Nepal]." {},
  yes "[actor:Japan] began to [trigger:offer] food to [recipient:Nepal]." {},
  yes "[actor:Japan] began to [trigger:take in|treat|harbour|subsidize|bail out|resettle|escort|protect|equip] [recipient:refugees]." {},
}
test "SANCTION" {
  yes "[actor:Mali] [trigger:suspended] the [grant|conference|summit|election|diplomatic relation|diplomatic tie|mission|credit|weapons sale|arms sale] with [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:suspended] the [gas supply|rapprochement|air link|membership|cease-fire talk|sale|service|investment|project|exchange] with [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:suspended] the [accord|pact|alliance|deal|lending|tourism|mediation|privilege|electricity|gas] with [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:suspended] the [friendship|dealing|peace talk|peace process|dialogue|consulate|visa|tariff] with [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:expelled] the [aid worker|observer|worker|charity|aid agency] of [recipient:Benin]." {},
  yes "[actor:Mali] began to [trigger:withhold|discontinue|pull out of|walk out of|cut back|deny|slash|renounce|abrogate|break down] its ties with [recipient:Benin]." {},
  yes "[actor:Mali] began to [trigger:quit|breach|revoke|restrict|curtail|rescind|interrupt|stall|void|scrap] its ties with [recipient:Benin]." {},
  yes "[actor:Mali] began to [trigger:pull out] its ties with [recipient:Benin]." {},
  yes "[actor:Mali] began to [trigger:kick out|throw out|banish|oust|evict|bar|send home] envoys of [recipient:Benin]." {},
}
test "CONCEDE" {
  yes "[actor:Turkey] [trigger:ended] the [martial law|state of alert|hunger strike|emergency rule|emergency law|moratorium|vigil|picket|rally|occupation] on Monday." {},
  yes "[actor:Turkey] [trigger:ended] the [stoppage|campaign] on Monday." {},
  yes "[actor:Cuba] began to [trigger:set free|give in|commute|let|bow|acquiesce|legitimize|reinstate|grant amnesty|give way] prisoners." {},
  yes "[actor:Cuba] began to [trigger:capitulate|exempt|parole|rehabilitate|liberalize|decriminalize] prisoners." {},
}
test "MOBILIZE" {
  yes "[actor:Guyana] [trigger:deployed] a [battalion|contingent|brigade|garrison|serviceman|marine|adviser|artillery|regiment|division] near [recipient:Venezuela]." {},
  yes "[actor:Guyana] [trigger:deployed] a [heavy weapon|security force|militiaman|gunboat] near [recipient:Venezuela]." {},
  yes "[actor:Guyana] began to [trigger:step up|raise|rush|amass|muster|redeploy|airlift|fly|gather|bolster] its troops near [recipient:Venezuela]." {},
  yes "[actor:Guyana] began to [trigger:double] its troops near [recipient:Venezuela]." {},
}
test "PROTEST" {
  yes "[actor:Greek students] held a [trigger:sit-in|rioting|walkout|stoppage|work stoppage|demo|sit-down|disturbance|slowdown|strike action] on Monday." {},
  yes "[actor:Greek students] held a [trigger:protest action|industrial action|job action|protest rally|protest strike|sympathy strike|protest demonstration|protest campaign|warning strike|token strike] on Monday." {},
  yes "[actor:Greek students] held a [trigger:protest march|mass protest] on Monday." {},
  yes "[actor:Greek students] began to [trigger:stop work|agitate|stage a walkout|chant|jeer|boo|go without food|stone|set up barricades|set fire to] on Monday." {},
  yes "[actor:Greek students] began to [trigger:barricade|parade] on Monday." {},
}
test "THREATEN" {
  yes "[actor:Iran] [trigger:vowed] to [attack|kill|bomb|shell|avenge|retaliate|invade|destroy|strike|punish] [recipient:Oman]." {},
  yes "[actor:Iran] [trigger:vowed] to [fight|execute|wipe out|crush|boycott|sever|blockade|arrest|expel|protest] [recipient:Oman]." {},
  yes "[actor:Iran] [trigger:vowed] to [demonstrate|assassinate|hit back|strike back|take revenge|resist|go to war|shoot down] [recipient:Oman]." {},
  yes "[actor:Iran] [trigger:vowed] to [occupy|block|overthrow|topple|disrupt|wage|target|eliminate|annihilate] [recipient:Oman]." {},
  yes "[actor:Iran] did [trigger:vow|intend|decide|swear|prepare] to attack Oman." {},
  yes "[actor:Iran] [trigger:pledged|promised|planned] to attack Oman." {},
  yes "[actor:Iran] [trigger:vowed] to [use force|respond with force] on Monday." {},
  yes "[actor:Iran] is [trigger:ready|willing|determined] to attack Oman." {},
  yes "[actor:Iran] does not [trigger:rule out] the [military action|military intervention|war|reprisal|use of force|retaliation|sanction|attack|invasion|strike] over Oman." {},
  yes "[actor:Iran] does not [trigger:rule out] the [air strike|force|action|boycott|embargo] over Oman." {},
  yes "[actor:Britain] did [trigger:consider|mull|weigh|contemplate|ponder|study|threaten|discuss] sanctions against [recipient:Zimbabwe]." {},
  yes "[actor:Britain] [trigger:considered] the [military action|military intervention|war|military strike|reprisal|use of force|retaliation|force] against [recipient:Zimbabwe]." {},
}
test "SUPPORT" {
  yes "[actor:Egypt] did [agree|decide|resolve|choose|vote] to [trigger:restore] ties with [recipient:Libya]." {},
  yes "[actor:Kenya] began to [trigger:champion|side with|extol|salute|stand by|vouch|plead for|speak out for|rally behind|exonerate] [recipient:Uganda]." {},
  yes "[actor:Kenya] began to [trigger:sanctify|acclaim|compliment|condole|console|decorate|embrace] [recipient:Uganda]." {},
  yes "[actor:Egypt] began to [trigger:cement|consolidate|forge|elevate] ties with [recipient:Libya]." {},
  yes "[actor:Egypt] [trigger:restored] the [diplomatic relation|diplomatic tie|cooperation|consulate|relationship|bond|friendly relation|friendship treaty|contact|dialogue] with [recipient:Libya]." {},
  yes "[actor:Kenya] [trigger:expressed] its [support|solidarity|sympathy|condolence|appreciation|gratitude|admiration|backing|confidence|regret] to [recipient:Uganda]." {},
  yes "[actor:Kenya] [trigger:expressed] its [apology|congratulations|endorsement|thanks] to [recipient:Uganda]." {},
}
test "AGREE" {
  yes "[actor:Norway] did [trigger:guarantee|assure|concur|reconsider] to share data with [recipient:Chile]." {},
  yes "[actor:Kenya] reached a [trigger:truce|contract|protocol|understanding|convention|declaration|charter|armistice] with [recipient:farmers]." {},
}
test "CONSULT" {
  yes "[actor:Kenya] began to [trigger:fly|dine|sit down|speak by telephone|greet|shake hands] with [recipient:Uganda]." {},
  yes "[actor:Kenya] held a [trigger:dialogue|peace talk|telephone conversation|tour|audience|peace mission|conversation|luncheon] with [recipient:Uganda]." {},
}
test "COOPERATE" {
  yes "[actor:Kenya] began to [trigger:team up|coordinate|buy|sell|import|export|barter] with [recipient:Uganda]." {},
  yes "[actor:India] held a [trigger:joint drill|joint operation|joint manoeuvre|naval exercise|joint training|naval drill] with [recipient:Oman]." {},
}
test "RETREAT" {
  yes "[actor:Rebels] began to [trigger:demobilize|disband|quit|cede|evacuate|give up arms|stand down|abandon|disengage|decommission] on Sunday." {},
  yes "[actor:Rebels] began to [trigger:vacate|relinquish] on Sunday." {},
  yes "[actor:Rwanda] began to [trigger:quit|vacate|retreat|fall back|demobilize|cut|reduce|bring home|scale down|halve] its troops in [recipient:Congo]." {},
  yes "[actor:Sudan] did [trigger:receive] the [inspector|weapons inspector|monitor|observer] of [recipient:Kenya]." {},
}
test "REQUEST" {
  yes "[actor:Zambia] began to [trigger:invite|lobby|push for|press for|beg|beseech|prod|pressure|recommend|solicit] [recipient:miners] to leave." {},
  yes "[actor:Zambia] began to [trigger:clamor for|beckon|apply for|entreat] [recipient:miners] to leave." {},
  yes "[actor:Zambia] issued a [trigger:proposal|invitation|recommendation] to [recipient:miners]." {},
}
test "ACCUSE" {
  yes "[actor:Cuba] began to [trigger:allege|look into|castigate|berate|scold|lambast|lambaste|reproach|fault|upbraid] [recipient:Peru]." {},
  yes "[actor:Cuba] began to [trigger:rap|vilify|disparage|admonish|inquire|scrutinize|convict|implicate|protest to|insult] [recipient:Peru]." {},
  yes "[actor:Cuba] began to [trigger:malign|ridicule|chastise|lament|bemoan|mock|object to|denigrate|speak out against|arraign] [recipient:Peru]." {},
  yes "[actor:Cuba] began to [trigger:denunciate|point the finger|lash] [recipient:Peru]." {},
  yes "[actor:Cuba] voiced its [trigger:displeasure|alarm|dismay|outrage|indignation|anger|dissatisfaction|disapproval|suit|reservation] over [recipient:Peru]." {},
  yes "[actor:Cuba] voiced its [trigger:regret|worry|disappointment|misgiving|protest letter|formal protest|diplomatic protest] over [recipient:Peru]." {},
}
test "REJECT" {
  yes "[actor:Sudan] began to [trigger:resist|shun|rebut|repudiate|scorn|snub|shrug off|brush aside|overrule|object] the plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] began to [trigger:refute|disavow|thwart|balk|reject out of hand|vote against|vote down|throw out|contravene|violate] the plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] began to [trigger:stonewall|resent|stick to|cast doubt on|override] the plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] will not [trigger:comply|abide by|hand over|renounce|recognize|recognise|negotiate|sign|compromise|heed] the plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] will not [trigger:tolerate|surrender|bow|let|attend|participate|join|take part|extradite|change] the plan of [recipient:Kenya]." {},
  yes "[actor:Sudan] will not [trigger:reconsider|back down|cooperate|answer|respond|accept|agree] the plan of [recipient:Kenya]." {},
}
test "COERCE" {
  yes "[actor:Turkey] began to [trigger:crack down|clamp down|incarcerate|bulldoze|loot|vandalize|vandalise|ransack|plunder|hack into] [recipient:students]." {},
  yes "[actor:Turkey] began to [trigger:purge|impound|curtail|muzzle|gag|take into custody|nationalize|expropriate|quell|shackle] [recipient:students]." {},
  yes "[actor:Turkey] began to [trigger:put down|suppress|torch|dismantle|place under house arrest|harass|intimidate|oust|break into|pillage] [recipient:students]." {},
  yes "[actor:Turkey] began to [trigger:disband] [recipient:students]." {},
}
test "ASSAULT" {
  yes "[actor:Rebels] began to [trigger:gun down|pound|hack|hack to death|strafe|behead|poison|mutilate|blow themselves up|molest] [recipient:villagers]." {},
  yes "[actor:Rebels] began to [trigger:maim|sink|skirmish|besiege|exterminate|cleanse|encircle|overpower|recapture|retake] [recipient:villagers]." {},
  yes "[actor:Rebels] began to [trigger:strangle|burn alive|set ablaze|assault|beat to death|firebomb|detonate|rip through|blow up|attempt suicide] [recipient:villagers]." {},
  yes "[actor:Rebels] began to [trigger:drive out|infiltrate] [recipient:villagers]." {},
  yes "[actor:Rebels] launched a [trigger:suicide bombing|suicide attack|blast|car bomb|car bombing|gunfight|shootout|skirmish|gun battle|firefight] against [recipient:villagers]." {},
  yes "[actor:Rebels] launched a [trigger:invasion|incursion|bombardment|ethnic cleansing|genocide|murder|rape|missile attack|crossfire] against [recipient:villagers]." {},
}

-- What is told in several words.
test "AGREE" {
  yes "[actor:Kenya] did [trigger:give] its [consent|word|approval|blessing|permission|go-ahead|assurance] to Peru." {},
  yes "[actor:Kenya] [trigger:expressed|voiced|signaled|indicated|announced] its willingness to help." {},
  yes "[actor:Kenya] [trigger:expressed] its [readiness|interest|intention] to help." {},
  yes "[actor:Kenya] did [trigger:consider|study] new aid to Peru." {},
  yes "[actor:Kenya] will [trigger:take part|participate|join|help|cooperate|attend|contribute]." {},
  yes "[actor:Kenya] is to [trigger:hold|sign|meet|visit|send|open|resume] the talks." {},
  yes "[actor:Kenya] is [trigger:open] to talks." {},
  yes "[actor:Kenya] is [trigger:willing|ready|prepared|eager] to talk." {},
}
test "SUPPORT" {
  yes "[actor:Egypt] agreed to [trigger:restore] its [relations|ties|friendship|relationship] with [recipient:Libya]." {},
  yes "[actor:Egypt] decided to [trigger:recognise] [recipient:Libya]." {},
  yes "[actor:Egypt] did [trigger:express|voice|offer|convey|reaffirm|reiterate|pledge|declare|give] its solidarity with [recipient:Libya]." {},
  yes "[actor:Germany] [trigger:came] out in favor of [recipient:Turkey]." {},
  yes "[actor:Germany] [trigger:came] out in favour of [recipient:Turkey]." {},
  yes "[actor:Germany] [trigger:came] out in support of [recipient:Turkey]." {},
  yes "[actor:Egypt] did [trigger:open|reopen|set up] an [embassy|consulate] in [recipient:Libya]." {},
  yes "[actor:Egypt] [trigger:signed] a [friendship|alliance|defense|defence] [treaty|pact] with [recipient:Libya]." {},
}
test "AID" {
  yes "Food from [actor:China] [trigger:reached] [recipient:Sudan]." {},
}
test "CONCEDE" {
  yes "[actor:Chile] did [trigger:grant] new [autonomy|independence|rights|amnesty|pardon|freedom|vote|self-rule|immunity|clemency|parole] to [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:extend] its deadline for [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:declare] an amnesty for [recipient:rebels]." {},
  yes "[actor:Chile] [trigger:gave in] to [recipient:farmers]." {},
  yes "[actor:Chile] [trigger:bowed] to [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:make|offer] a concession to [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:meet] the demands of [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:drop] its [charge|case|demand|objection] against [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:reverse|overturn|rescind] the [ban|sentence|curfew] on [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:soften] its [stance|position|demand] on [recipient:Peru]." {},
  yes "[actor:Chile] did [trigger:reduce] the sentences of [recipient:farmers]." {},
  yes "[actor:Chile] did [trigger:give back] the island to [recipient:Peru]." {},
  yes "[actor:Chile] did [trigger:reopen] a [newspaper|party|border] in Peru." {},
}
test "RETREAT" {
  yes "[actor:Rebels] did [trigger:turn in] their arms." {},
  yes "[actor:Rebels] did [trigger:surrender] their rifles." {},
  yes "[actor:Rebels] did [trigger:give up] their guns." {},
  yes "[actor:Rebels] did [trigger:destroy] their missiles." {},
  yes "[actor:Rebels] did [trigger:scrap] their weapons." {},
  yes "[actor:Rebels] did [trigger:lay] down their weapons." {},
  yes "[actor:Rebels] did [trigger:lay] down all arms." {},
  yes "[actor:Kenya] did [trigger:declare] a cease-fire with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:announce] a ceasefire with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:proclaim] a truce with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:observe] a cease-fire with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:honor] a ceasefire with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:honour] a truce with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:begin] a ceasefire with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:extend] a truce with [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:complete|begin|start|finish] its [withdrawal|pullout|pullback|retreat] from [recipient:Somalia]." {},
  yes "[actor:Kenya] did [trigger:allow|let|permit] UN [inspectors|peacekeepers|monitors|observers] to come." {},
  yes "[actor:Kenya] did [trigger:allow] the convoy." {},
  yes "[actor:President Putin] [trigger:left] office on Monday." {},
}
test "REQUEST" {
  yes "[recipient:Sudan] must disarm, [actor:France] [trigger:said]." {},
  yes "[actor:Haiti] did [trigger:need|seek] food from [recipient:France]." {},
  yes "[actor:Haiti] [trigger:offered] to mediate in [recipient:France]." {},
  yes "[actor:Haiti] [trigger:put] pressure on [recipient:France]." {},
  yes "[actor:Haiti] did [trigger:make] a new [plea|appeal] to [recipient:France]." {},
}
test "ACCUSE" {
  yes "[actor:Pakistan] did [trigger:hold] [recipient:India] [responsible|accountable] for it." {},
  yes "A [actor:Belgian court] [trigger:found] five [recipient:Rwandans] guilty." {},
  yes "[actor:Iran] [trigger:took] [recipient:Japan] to [court|the world court]." {},
  yes "[actor:Iran] did [trigger:call] [recipient:Japan] a criminal." {},
  yes "[actor:Iran] did [trigger:call] [recipient:Japan] a liar." {},
  yes "[actor:Iran] did [trigger:call] [recipient:Japan] a dictator." {},
  yes "[actor:Iran] did [trigger:describe] [recipient:Japan] as a liar." {},
  yes "[actor:Iran] [trigger:put] two [recipient:Rwandans] on trial." {},
  yes "[actor:Iran] [trigger:brought] charges against [recipient:farmers]." {},
  yes "[actor:Iran] [trigger:said] that [recipient:Japan] was [responsible|guilty|behind]." {},
  yes "[actor:Iran] [trigger:hit] out at [recipient:Japan]." {},
  yes "[actor:Iran] [trigger:pointed] the finger at [recipient:Japan]." {},
  yes "[actor:Iran] is [trigger:alarmed] about [recipient:Japan]." {},
  yes "[actor:Iran] is [trigger:worried] at [recipient:Japan]." {},
  yes "[actor:Iran] is [trigger:concerned] about [recipient:Japan]." {},
  yes "[actor:Iran] is [trigger:shocked] over [recipient:Japan]." {},
  yes "[actor:Rwanda] did [trigger:claim|allege|charge|assert|maintain] that [recipient:France] had lied." {},
}
test "THREATEN" {
  yes "[actor:Greece] [trigger:put] [recipient:Albania] on notice." {},
  yes "[actor:Greece] [trigger:gave] [recipient:Albania] until Friday." {},
  yes "[actor:Greece] [trigger:reserved] the right to strike [recipient:Albania]." {},
  yes "[actor:Greece] will not [trigger:hesitate] to strike [recipient:Albania]." {},
  yes "[actor:Greece] did [trigger:set] a deadline for [recipient:Albania]." {},
  yes "[actor:Greece] did [trigger:give] [recipient:Albania] one [day|hour|week|month] to leave." {},
  yes "[actor:Greece] will [trigger:pay] a price, it said." {},
  yes "[actor:Greece] will [trigger:face] the [war|consequences], it said." {},
  yes "[actor:Greece] did [trigger:raise] the [specter|spectre|possibility|prospect] of a war with [recipient:Albania]." {},
  yes "[actor:Greece] did [trigger:hint] at a war with [recipient:Albania]." {},
  yes "[actor:Greece] did not [trigger:rule out|exclude] a war with [recipient:Albania]." {},
  yes "[actor:Greece] vowed to [hold|stage|launch|impose|take] new sanctions on Monday." {},
  yes "[actor:Greece] [may|might|could] [trigger:attack|expel] [recipient:Albanians]." {},
}
test "REJECT" {
  yes "[actor:Sudan] did not [trigger:comply|heed|cooperate|accept|agree|consent|recognize|respond] on Monday." {},
  yes "[actor:Sudan] is not [trigger:willing] to talk." {},
  yes "[actor:Sudan] is not [trigger:ready] to talk." {},
  yes "[actor:Sudan] is [trigger:unwilling] to talk." {},
  yes "[actor:Sudan] has no [trigger:intention] [of leaving|to leave]." {},
  yes "[actor:Sudan] has no [trigger:plan] to leave." {},
  yes "[actor:Sudan] [trigger:said] no to [recipient:Kenya]." {},
  yes "[actor:Sudan] [trigger:turned] its back on [recipient:Kenya]." {},
  yes "[actor:Sudan] stands by its [trigger:refusal] to leave." {},
  yes "[actor:Sudan] said the plan was [trigger:unacceptable]." {},
  yes "[actor:Sudan] said the plan was [trigger:out] of the question." {},
  yes "[actor:Sudan] said the plan was not [trigger:negotiable|acceptable]." {},
  yes "[actor:Sudan] did [trigger:insist] it will not leave." {},
  yes "[actor:Russia] did [trigger:thwart] the motion on [recipient:Syria]." {},
  yes "[actor:Russia] did [trigger:thwart] the draft on [recipient:Syria]." {},
  yes "[actor:Russia] did [trigger:boycott] the plan on [recipient:Syria]." {},
}
test "PROTEST" {
  yes "[actor:Greek students] did [trigger:call|announce] a new strike on Monday." {},
  yes "[actor:Greek students] did [trigger:burn|trample] a [flag|effigy]." {},
  yes "[actor:Greek students] did [trigger:set up] a barricade." {},
  yes "[actor:Greek students] did [trigger:erect] a roadblock." {},
  yes "[actor:Greek students] did [trigger:build] a barricade." {},
  yes "[actor:Greek students] did [trigger:jam] a road." {},
  yes "[actor:Greek students] did [trigger:obstruct] a road." {},
  yes "[actor:Greek students] did [trigger:paralyze] a road." {},
  yes "[actor:Greek students] did [trigger:paralyse] a road." {},
  yes "[actor:Greek students] did [trigger:gather|assemble|converge|turn out] here to [demand|protest|denounce|call] it." {},
  yes "[actor:Greek students] did [trigger:refuse] [food|meals]." {},
  yes "[actor:Greek students] did [trigger:refuse] to work." {},
}
test "SANCTION" {
  yes "Talks with [recipient:Benin] did [trigger:collapse]." {},
  yes "Talks with [recipient:Benin] did [trigger:fail]." {},
  yes "Talks with [recipient:Benin] did [trigger:break down]." {},
  yes "Talks with [recipient:Benin] did [trigger:stall]." {},
  yes "[actor:Mali] did [trigger:put] all talks with [recipient:Benin] on [hold|ice]." {},
  yes "[actor:Mali] did [trigger:order|tell] the [recipient:Beninese ambassador] to leave." {},
  yes "[actor:Mali] did [trigger:deny] a [visa|entry|access] to [recipient:farmers]." {},
  yes "[actor:Mali] did [trigger:refuse] a [visa|entry] to [recipient:farmers]." {},
  yes "[actor:Mali] did [trigger:tighten|toughen|extend] the embargo on [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:pulled] its staff out of [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:pulled out of] talks with [recipient:Benin]." {},
  yes "[actor:Mali] [trigger:walked out of] talks with [recipient:Benin]." {},
}
test "COERCE" {
  yes "[actor:Turkey] did [trigger:use] tear gas against [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:use] rubber bullets against [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:put] the [recipient:students] under curfew." {},
  yes "[actor:Turkey] did [trigger:put] the [recipient:students] under siege." {},
  yes "[actor:Turkey] did [trigger:clamp] a curfew on [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:expel|deport] two [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:break] up a rally of [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:burn] down a shop of [recipient:students]." {},
  yes "[actor:Turkey] did [trigger:tighten|extend] the [curfew|martial law|state of emergency|controls] in [recipient:Cyprus]." {},
}
test "ASSAULT" {
  yes "[actor:Kenya] did [trigger:break] the cease-fire of [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:violate] the ceasefire of [recipient:Uganda]." {},
  yes "[actor:Kenya] did [trigger:break] the airspace of [recipient:Uganda]." {},
  yes "[actor:Rebels] did [trigger:throw] stones at [recipient:villagers]." {},
  yes "[actor:Rebels] did [trigger:hurl] stones at [recipient:villagers]." {},
  yes "[actor:Rebels] did [trigger:pelt] [recipient:villagers] with stones." {},
  yes "[actor:Rebels] did [trigger:hold] five villagers [recipient:hostage]." {},
  yes "[actor:Rebels] did [trigger:take] five [recipient:villagers] captive." {},
  yes "[actor:Rebels] did [trigger:hold] five villagers [recipient:prisoner]." {},
  yes "[actor:Rebels] did [trigger:drive] [recipient:villagers] [from|out of] their [homes|villages|towns]." {},
  yes "[actor:Rebels] did [trigger:hack] a [recipient:villager] to death." {},
  yes "[actor:Rebels] did [trigger:beat] a [recipient:villager] to death." {},
  yes "[actor:Rebels] did [trigger:stab] a [recipient:villager] to death." {},
  yes "[actor:Rebels] did [trigger:stone] a [recipient:villager] to death." {},
  yes "[actor:Rebels] did [trigger:set] a [recipient:church] on fire." {},
  yes "A bomb went off on Monday, [trigger:killing|wounding|injuring|maiming|hurting] five [recipient:villagers]." {},
}
