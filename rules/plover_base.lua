-- What the rules for PLOVER share: who acts, the words, how both sides are
-- coded. Used by plover.lua.

local sides = require "geoeng.sides"

pack { name = "plover_base", version = "0.2", license = "MIT",
  about = "Actors and words of PLOVER's classes", tags = { "coding" } }

-- Whom the news name by what they are, beside states, forces and groups.
words "people" { tsv = "lexicons/people.tsv" }
span "side" {
  find = { "of:<actor> with:$people" }, take = "of", priority = 1,
}
span "side" { find = { "x:<actor>", "x:$people" }, take = "x" }

local ACTOR = "subj <plover_base.side>"
local OTHER = "any (<plover_base.side> | <place>)"
-- What is vowed or planned, by a verb that holds it.
local HOSTILE_DEED = "hold/stage/launch/impose/take ~3"
  .. " ($plover_base.demo_n | $plover_base.attack_n |"
  .. " $plover_base.sanction_n | action)"

--- Forces that are named with whose they are act themselves: "Russian troops
--- left Estonia".
local function act_by_thing(ev)
  local thing = not ev.actor and ev.thing
  for _, s in ipairs(thing and ev.sentence:layer "side" or {}) do
    if s.first <= thing.first and thing.last <= s.last then
      ev:add("actor", s)
      return
    end
  end
end

--- Whether a word is the object of its verb, or whom it is done against.
local function is_object(token)
  if token.dep == "obj" then return true end
  for _, kid in ipairs(token.children) do
    if kid.dep == "case" and kid.lemma == "against" then return true end
  end
  return false
end

--- Before all others that are told the object is the other side.
local function prefer_object(ev)
  local verb = ev.trigger.doc:token(ev.trigger.head)
  local thing = ev.thing
  for _, s in ipairs(ev.sentence:layer "side") do
    local token = ev.trigger.doc:token(s.head)
    local is_thing = thing and s.first <= thing.last and thing.first <= s.last
    if token.head and token.head.index == verb.index and is_object(token)
      and not is_thing then
      ev.recipient = nil
      ev:add("recipient", s)
      return
    end
  end
end

--- Both sides by country or code. What a verb is done to only tells the classes
--- apart: it is no part of the event.
local function code(ev)
  act_by_thing(ev)
  if ev.recipient then prefer_object(ev) end
  ev.thing = nil
  sides.code(ev, "actor", "recipient", "side")
end

--- What all events of PLOVER share: who acts on whom, whose words are that both
--- roles want, which verbs carry out what a noun names, how both sides are coded.
--- An event says what is its own: its words, roles it has beside these two or
--- finds elsewhere, what it needs, its check.
local function dyadic(own)
  own.roles = own.roles or {}
  own.roles.actor = own.roles.actor or ACTOR
  own.roles.recipient = own.roles.recipient or OTHER
  own.order = own.order or { "actor", "recipient" }
  own.dyad = own.dyad or { source = "actor", target = "recipient" }
  own.light = own.light or own.noun and "$plover_base.hold_v"
  own.make = own.make or code
  return own
end

--- The actor that is named in the subject of a verb.
local function actor_in_subject(ev, verb)
  for _, s in ipairs(ev.sentence:layer "side") do
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

words "aid_n" { "aid", "assistance", "relief", "food", "medicine", "grant",
  "loan", "credit", "supply", "help", "fund", "money", "equipment", "weapon",
  "arms", "intelligence", "asylum", "refuge", "shelter", "protection", "tent",
  "blanket", "support", "goods", "donation", "ration", "medical supply",
  "doctor", "medical team", "rescue team", "rice", "wheat", "fuel", "oil",
  "grain", "water", "sanctuary", "medical care", "subsidy", "vaccine", "jet",
  "missile", "ammunition", "tank", "helicopter", "package", "debt relief",
  "dollar", "million", "euro", "pound", "yen", "ton", "tonne", "scholarship",
  "training", "troops", "material", "border" }
words "ties_n" { "relation", "tie", "link", "contact", "cooperation",
  "embassy", "trade", "flight", "aid", "assistance", "visit", "trip", "talk",
  "negotiation", "support", "export", "import", "program", "programme",
  "funding", "participation", "agreement", "treaty", "contract", "delivery",
  "supply", "shipment", "meeting", "loan", "payment", "grant", "conference",
  "summit", "election", "diplomatic relation", "diplomatic tie", "mission",
  "credit", "weapons sale", "arms sale", "gas supply", "rapprochement",
  "air link", "membership", "cease-fire talk", "sale", "service", "investment",
  "project", "exchange", "accord", "pact", "alliance", "deal", "lending",
  "tourism", "mediation", "privilege", "electricity", "gas", "friendship",
  "dealing", "peace talk", "peace process", "dialogue", "consulate", "visa",
  "tariff" }
words "curb_n" { "curfew", "restriction", "ban", "sanction", "embargo",
  "blockade", "state of emergency", "siege", "boycott", "censorship", "curb",
  "barrier", "strike", "protest", "demonstration", "law", "measure",
  "martial law", "state of alert", "hunger strike", "emergency rule",
  "emergency law", "moratorium", "vigil", "picket", "rally", "occupation",
  "stoppage", "campaign" }
words "forces_n" { "troop", "force", "soldier", "army", "police", "policeman",
  "peacekeeper", "warship", "tank", "guerrilla", "rebel", "fighter", "unit",
  "reservist", "navy", "military", "missile", "border guard", "patrol",
  "paratrooper", "convoy", "observer", "battalion", "contingent", "brigade",
  "garrison", "serviceman", "marine", "adviser", "artillery", "regiment",
  "division", "heavy weapon", "security force", "militiaman", "gunboat" }
words "envoy_n" { "diplomat", "ambassador", "envoy", "consul", "attache",
  "charge d'affaires", "staff", "mission", "peacekeeper", "monitor",
  "inspector", "aid worker", "observer", "worker", "charity", "aid agency" }
words "demo_n" { "demonstration", "protest", "rally", "march", "strike",
  "hunger strike", "sit-in", "riot", "signature", "petition", "picket",
  "general strike", "vigil", "rioting", "unrest", "walkout", "stoppage",
  "work stoppage", "demo", "sit-down", "disturbance", "slowdown",
  "strike action", "protest action", "industrial action", "job action",
  "protest rally", "protest strike", "sympathy strike",
  "protest demonstration", "protest campaign", "warning strike",
  "token strike", "protest march", "mass protest" }
words "property_n" { "property", "house", "home", "building", "bridge", "line",
  "railway", "pipeline", "newspaper", "station", "party", "organization",
  "organisation", "group", "rally", "publication", "office", "border",
  "assets", "account", "weapon", "vessel", "ship", "boat", "meeting" }
-- What one vows and plans, but does not agree to: hostile acts.
words "hostile_v" { "attack", "kill", "bomb", "shell", "avenge", "retaliate",
  "invade", "destroy", "strike", "punish", "fight", "execute", "wipe out",
  "crush", "boycott", "sever", "blockade", "arrest", "expel", "protest",
  "demonstrate", "assassinate", "hit back", "strike back", "take revenge",
  "use force", "resist", "respond with force", "go to war", "shoot down",
  "occupy", "block", "overthrow", "topple", "disrupt", "wage", "target",
  "eliminate", "annihilate" }
words "vow_v" { "vow", "pledge", "promise", "plan", "intend", "decide",
  "swear", "prepared", "ready", "willing", "determined", "prepare" }
-- Ties that are agreed to be made closer are SUPPORT.
words "settle_v" { "agree", "decide", "resolve", "choose", "vote" }
words "agree_v" { "agree", "promise", "pledge", "vow", "offer", "accept",
  "guarantee", "assure", "concur", "reconsider", "approve", "consent", "plan",
  "undertake", "volunteer", "intend", "commit", "decide" }
words "agree_n" { "agreement", "accord", "consensus", "deal", "pact", "treaty",
  "memorandum", "compromise", "settlement", "cease-fire", "ceasefire", "truce",
  "contract", "protocol", "understanding", "convention", "declaration",
  "charter", "armistice" }
words "give_v" { "give", "provide", "donate", "supply", "deliver", "grant",
  "send", "fund", "finance", "lend", "ship", "hand over", "distribute",
  "contribute", "extend", "allocate", "airlift", "open", "drop", "disburse",
  "channel", "release", "rush", "hand out", "transfer", "fly", "dispatch",
  "offer" }
words "aid_v" { "take in", "treat", "harbour", "subsidize", "bail out",
  "resettle", "escort", "protect", "equip", "aid", "assist", "shelter", "feed",
  "evacuate", "rescue", "arm", "train", "help" }
words "meet_v" { "meet", "visit", "host", "receive", "telephone", "phone",
  "confer", "consult", "mediate", "negotiate", "discuss", "arrive", "tour",
  "travel", "welcome", "talk", "meet with", "hold talks", "fly", "dine",
  "sit down", "speak by telephone", "greet", "shake hands" }
words "meet_n" { "meeting", "talk", "visit", "summit", "negotiation",
  "mediation", "discussion", "consultation", "conference", "trip",
  "mediation mission", "phone call", "session", "dialogue", "peace talk",
  "telephone conversation", "tour", "audience", "peace mission",
  "conversation", "luncheon" }
words "support_v" { "support", "endorse", "praise", "defend", "back",
  "congratulate", "commend", "recognize", "recognise", "forgive", "apologize",
  "apologise", "applaud", "hail", "thank", "sympathize", "express support",
  "laud", "welcome", "honor", "champion", "side with", "extol", "salute",
  "stand by", "vouch", "plead for", "speak out for", "rally behind",
  "exonerate", "sanctify", "acclaim", "compliment", "condole", "console",
  "decorate", "embrace", "honour", "express condolences", "ratify" }
words "bond_v" { "establish", "cement", "consolidate", "forge", "elevate",
  "upgrade", "restore", "normalize", "normalise", "resume", "improve",
  "strengthen", "reopen", "renew", "develop", "sign", "expand", "deepen" }
words "bond_n" { "relation", "tie", "link", "embassy", "friendship",
  "partnership", "alliance", "diplomatic relation", "diplomatic tie",
  "cooperation", "consulate", "relationship", "bond", "friendly relation",
  "friendship treaty", "contact", "dialogue" }
words "cooperate_v" { "cooperate", "collaborate", "share", "exchange",
  "work together", "join forces", "trade", "extradite", "team up",
  "coordinate", "buy", "sell", "import", "export", "barter" }
words "cooperate_n" { "war game", "joint exercise", "military exercise",
  "manoeuvre", "maneuver", "joint venture", "joint drill", "joint operation",
  "joint manoeuvre", "naval exercise", "joint training", "naval drill",
  "joint patrol", "exercise", "cooperation" }
-- Verbs that carry out what a noun names, beside those of the library.
words "hold_v" { "announce", "organize", "organise", "finish", "reach", "sign",
  "pay", "attend", "host", "mobilize", "offer", "issue", "lodge", "file",
  "impose", "declare", "collect", "express", "voice", "go on", "put", "remain",
  "seek" }
words "favor_n" { "support", "solidarity", "sympathy", "condolence",
  "appreciation", "gratitude", "admiration", "backing", "confidence", "regret",
  "apology", "congratulations", "endorsement", "thanks" }
words "yield_v" { "concede", "yield", "back down", "relent", "free", "release",
  "pardon", "amnesty", "legalize", "legalise", "return", "permit", "allow",
  "repatriate", "call off", "relax", "set free", "give in", "commute", "let",
  "bow", "acquiesce", "legitimize", "reinstate", "grant amnesty", "give way",
  "capitulate", "exempt", "parole", "rehabilitate", "liberalize",
  "decriminalize" }
words "lift_v" { "lift", "ease", "cancel", "relax", "remove", "end", "repeal",
  "loosen", "drop", "abolish", "suspend", "call off", "halt", "stop" }
words "retreat_v" { "surrender", "resign", "demobilize", "demobilise",
  "disarm", "step down", "retreat", "lay down arms", "abdicate", "disband",
  "quit", "cede", "evacuate", "give up arms", "stand down", "abandon",
  "disengage", "decommission", "vacate", "relinquish" }
words "leave_v" { "withdraw", "pull out", "leave", "pull back", "evacuate",
  "arrive", "return", "quit", "vacate", "retreat", "fall back", "demobilize",
  "cut", "reduce", "bring home", "scale down", "halve" }
-- Who come when a side has given way.
words "guard_n" { "peacekeeper", "inspector", "weapons inspector", "monitor",
  "observer", "peacekeeping force", "peacekeeping troops" }
words "request_v" { "demand", "ask", "request", "urge", "appeal", "call on",
  "call for", "order", "insist", "press", "seek", "want", "plead", "summon",
  "implore", "exhort", "petition", "propose", "advise", "call upon",
  "encourage", "require", "instruct", "invite", "lobby", "push for",
  "press for", "beg", "beseech", "prod", "pressure", "recommend", "solicit",
  "clamor for", "beckon", "apply for", "entreat" }
words "request_n" { "proposal", "invitation", "recommendation", "demand",
  "appeal", "request", "call", "plea", "order" }
words "request_say" { "say", "declare", "tell", "reiterate", "state", "warn",
  "announce", "stress", "repeat" }
words "accuse_v" { "accuse", "blame", "criticize", "criticise", "condemn",
  "denounce", "charge", "allege", "complain", "investigate", "probe", "sue",
  "deplore", "slam", "assail", "indict", "decry", "rebuke", "suspect",
  "lash out", "disapprove", "regret", "reprimand", "censure", "chide",
  "impeach", "prosecute", "attack verbally", "express concern", "look into",
  "castigate", "berate", "scold", "lambast", "lambaste", "reproach", "fault",
  "upbraid", "rap", "vilify", "disparage", "admonish", "inquire", "scrutinize",
  "convict", "implicate", "protest to", "insult", "malign", "ridicule",
  "chastise", "lament", "bemoan", "mock", "object to", "denigrate",
  "speak out against", "arraign", "denunciate", "point the finger", "lash" }
words "accuse_n" { "investigation", "inquiry", "probe", "complaint",
  "criticism", "accusation", "lawsuit", "charge", "allegation", "protest note",
  "condemnation", "trial", "concern", "displeasure", "alarm", "dismay",
  "outrage", "indignation", "anger", "dissatisfaction", "disapproval", "suit",
  "reservation", "regret", "worry", "disappointment", "misgiving",
  "protest letter", "formal protest", "diplomatic protest" }
words "harm_n" { "military action", "military intervention", "war", "reprisal",
  "use of force", "retaliation", "sanction", "attack", "invasion", "strike",
  "air strike", "force", "action", "boycott", "embargo" }
words "reject_v" { "reject", "refuse", "deny", "veto", "decline", "defy",
  "dismiss", "rule out", "oppose", "ignore", "turn down", "disobey", "fail",
  "flout", "rebuff", "spurn", "disregard", "break off", "resist", "shun",
  "rebut", "repudiate", "scorn", "snub", "shrug off", "brush aside",
  "overrule", "object", "refute", "disavow", "thwart", "balk",
  "reject out of hand", "vote against", "vote down", "throw out", "contravene",
  "violate", "stonewall", "resent", "stick to", "cast doubt on", "override" }
words "reject_n" { "refusal", "veto", "rejection" }
words "comply_v" { "comply", "abide by", "renounce", "sign", "compromise",
  "heed", "tolerate", "attend", "participate", "join", "take part", "change",
  "answer", "respond" }
words "threaten_v" { "threaten", "warn", "menace", "give ultimatum" }
words "threaten_n" { "threat", "warning", "ultimatum" }
-- What is warned of, but done by nobody.
words "hazard_n" { "flu", "influenza", "epidemic", "pandemic", "disease",
  "outbreak", "storm", "hurricane", "typhoon", "cyclone", "flood", "drought",
  "famine", "earthquake", "landslide", "wildfire", "heat wave" }
words "consider_v" { "consider", "mull", "weigh", "contemplate", "ponder",
  "study", "discuss" }
words "action_n" { "military action", "military intervention", "war",
  "military strike", "reprisal", "use of force", "retaliation", "force" }
words "protest_v" { "protest", "demonstrate", "march", "rally", "riot",
  "picket", "go on strike", "rampage", "take to the streets", "walk out",
  "stop work", "agitate", "stage a walkout", "chant", "jeer", "boo",
  "go without food", "stone", "set up barricades", "set fire to", "barricade",
  "parade" }
words "road_n" { "road", "street", "highway", "bridge", "traffic", "transport",
  "port", "crossing", "motorway", "runway", "square" }
words "mobilize_v" { "mobilize", "mobilise", "deploy", "mass", "reinforce",
  "strengthen", "patrol", "beef up", "call up", "move", "send", "build up",
  "dispatch", "station", "increase", "put on alert", "concentrate", "step up",
  "raise", "rush", "amass", "muster", "redeploy", "airlift", "fly", "gather",
  "bolster", "double" }
words "mobilize_n" { "alert", "patrol", "mobilization", "build-up", "buildup",
  "state of alert", "deployment" }
words "break_v" { "suspend", "halt", "cut", "break", "break off", "sever",
  "cancel", "freeze", "reduce", "cut off", "terminate", "end", "stop",
  "withdraw", "recall", "close", "postpone", "boycott", "downgrade", "block",
  "scale back", "call off", "withhold", "discontinue", "pull out of",
  "walk out of", "cut back", "deny", "slash", "renounce", "abrogate",
  "break down", "quit", "breach", "revoke", "restrict", "curtail", "rescind",
  "interrupt", "stall", "void", "scrap", "pull out" }
words "expel_v" { "expel", "recall", "withdraw", "ship out", "deport",
  "pull out", "kick out", "throw out", "banish", "oust", "evict", "bar",
  "send home" }
words "sanction_n" { "sanctions", "embargo", "embargoes", "boycott",
  "suspension", how = "fold" }
words "coerce_v" { "arrest", "detain", "imprison", "jail", "outlaw", "censor",
  "deport", "confiscate", "capture", "round up", "extradite", "sentence",
  "convict", "evict", "exile", "repress", "raid", "disperse", "ban", "seize",
  "apprehend", "interrogate", "crack down", "clamp down", "incarcerate",
  "bulldoze", "loot", "vandalize", "vandalise", "ransack", "plunder",
  "hack into", "purge", "impound", "curtail", "muzzle", "gag",
  "take into custody", "nationalize", "expropriate", "quell", "shackle",
  "put down", "suppress", "torch", "dismantle", "place under house arrest",
  "harass", "intimidate", "oust", "break into", "pillage", "disband" }
words "curb_v" { "ban", "close", "seize", "prevent", "destroy", "blow up",
  "shut", "shut down", "demolish", "block", "confiscate", "close down",
  "impose", "declare", "restrict", "order", "burn", "dissolve", "blockade" }
words "attack_v" { "attack", "kill", "bomb", "shoot", "fire", "shell",
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
words "strike_n" { "hunger strike", "general strike", "go on strike",
  "rail strike", "teachers' strike" }
words "attack_n" { "attack", "bombing", "clash", "fighting", "ambush", "raid",
  "strike", "air strike", "shelling", "assault", "massacre", "battle",
  "killing", "kidnapping", "assassination", "offensive", "explosion",
  "torture", "shooting", "airstrike", "suicide bombing", "suicide attack",
  "blast", "car bomb", "car bombing", "gunfight", "shootout", "skirmish",
  "gun battle", "firefight", "invasion", "incursion", "bombardment",
  "ethnic cleansing", "genocide", "murder", "rape", "missile attack",
  "crossfire" }

return { ACTOR = ACTOR, HOSTILE_DEED = HOSTILE_DEED,
  code = code, acts = acts, dyadic = dyadic }
