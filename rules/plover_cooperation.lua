-- PLOVER: agreements, talks, support, aid, concessions, retreats.
-- Used by plover.lua.

local main_clause = require "geoeng.main_clause"
local base = require "plover_base"

pack { name = "plover_cooperation", version = "0.2", license = "MIT",
  about = "PLOVER: agreements, talks, support, aid, concessions, retreats",
  tags = { "coding" } }

local dyadic = base.dyadic
local acts = base.acts

local TIES = "$plover_base.settle_v to $plover_base.bond_v ~4"
  .. " relation/tie/friendship/relationship/embassy"
  .. " | $plover_base.settle_v to $plover_base.support_v"
local HOSTILE = "$plover_base.vow_v to $plover_base.hostile_v"
  .. " | $plover_base.vow_v to " .. base.HOSTILE_DEED
event "AGREE" (dyadic {
  about = "Agree to, or promise, cooperation or aid",
  verb = "$plover_base.agree_v",
  unless = { HOSTILE, TIES },
  check = acts(main_clause.affirmed),
})
event "AGREE" (dyadic {
  about = "Aid that is announced: \"will send food\"",
  verb = "$plover_base.give_v",
  roles = { thing = "obj $plover_base.aid_n" },
  need = { "actor", "thing" },
  check = main_clause.announced,
})
event "AGREE" (dyadic {
  about = "Concessions that are announced: \"will free prisoners\"",
  verb = "$plover_base.yield_v | $plover_base.retreat_v",
  need = { "actor" },
  check = main_clause.announced,
})
event "AGREE" (dyadic {
  about = "Restrictions and protests that will end",
  verb = "$plover_base.lift_v",
  roles = { thing = "obj $plover_base.curb_n" },
  need = { "actor", "thing" },
  check = main_clause.announced,
})
event "AGREE" (dyadic {
  about = "Forces that will leave",
  verb = "$plover_base.leave_v",
  roles = { thing = "obj $plover_base.forces_n" },
  need = { "actor", "thing" },
  check = main_clause.announced,
})
event "AGREE" (dyadic {
  about = "Meetings, help, support and cooperation that are announced",
  verb = "$plover_base.meet_v | $plover_base.aid_v | $plover_base.support_v"
    .. " | $plover_base.cooperate_v",
  need = { "actor", "recipient" },
  check = main_clause.announced,
})
event "AGREE" (dyadic {
  about = "An agreement, treaty or pact made",
  noun = "$plover_base.agree_n",
  need = { "actor" },
  unless = { "seek/propose/urge/demand/want/end/break/suspend ~4"
    .. " $plover_base.agree_n" },
  check = main_clause.tells,
})
event "AGREE" (dyadic {
  about = "Ready or willing to do something",
  find = { "<!not willing/ready/prepared/eager to",
    "<!not be trigger:open to" },
  unless = { HOSTILE,
    "ask/urge/demand/call/if/unless/accuse ~9 willing/ready/prepared/open" },
  roles = {
    actor = "subj <plover_base.side> | obj <plover_base.side> | any"
      .. " <plover_base.side>",
    recipient = "any <plover_base.side>",
  },
  need = { "actor" },
})
event "AGREE" (dyadic {
  about = "Consent given, willingness expressed, a part to be taken",
  find = { "trigger:give ~4"
    .. " consent/word/approval/blessing/permission/go-ahead/assurance",
    "trigger:express/voice/signal/indicate/announce ~3"
      .. " willingness/readiness/interest/intention",
    "trigger:consider/study ~4 $plover_base.aid_n",
    "will trigger:(take part | participate | join | help | cooperate | attend"
      .. " | contribute)",
    "be to trigger:hold/sign/meet/visit/send/open/resume",
    "trigger:come to terms", },
  need = { "actor" },
  check = main_clause.affirmed,
})
event "CONSULT" (dyadic {
  about = "Meet, visit, call, mediate, negotiate",
  verb = "$plover_base.meet_v",
  need = { "actor", "recipient" },
  unless = "($plover_base.forces_n | inspector) ~3 arrive/travel/fly",
  check = main_clause.happened,
})
event "CONSULT" (dyadic {
  about = "Meetings, talks and visits held",
  noun = "$plover_base.meet_n",
  need = { "actor" },
  check = main_clause.happened,
})
event "SUPPORT" (dyadic {
  about = "Praise, defend, recognise, apologise; ties made closer",
  verb = "$plover_base.support_v",
  need = { "actor", "recipient" },
  check = main_clause.happened,
})
event "SUPPORT" (dyadic {
  about = "Ties set up, restored or made closer",
  verb = "$plover_base.bond_v",
  roles = { thing = "obj $plover_base.bond_n" },
  need = { "actor", "thing" },
  check = main_clause.happened,
})
event "SUPPORT" (dyadic {
  about = "Ties that are agreed to be restored or made closer",
  find = { "$plover_base.settle_v to trigger:$plover_base.bond_v ~4"
      .. " relation/tie/friendship/relationship/embassy",
    "$plover_base.settle_v to trigger:$plover_base.support_v" },
  need = { "actor" },
})
event "SUPPORT" (dyadic {
  about = "Support, solidarity, sympathy, condolences voiced",
  find = {
    "trigger:express/voice/offer/convey/reaffirm/reiterate/pledge/declare/give"
      .. " ~4 $plover_base.favor_n",
    "trigger:come out in favor/favour/support of",
    "trigger:side with", "trigger:stand by <plover_base.side>" },
  need = { "actor" },
  check = main_clause.affirmed,
})
event "SUPPORT" (dyadic {
  about = "Embassies opened, friendship treaties signed, debts forgiven",
  find = { "trigger:(open | reopen | set up) ~2 embassy/consulate",
    "trigger:sign ~3 friendship/alliance/defense/defence treaty/pact" },
  need = { "actor" },
  check = main_clause.happened,
})
event "COOPERATE" (dyadic {
  about = "Work together: share, trade, exercise together, extradite",
  verb = "$plover_base.cooperate_v",
  need = { "actor" },
  check = main_clause.happened,
})
event "COOPERATE" (dyadic {
  about = "Exercises and other joint work held",
  noun = "$plover_base.cooperate_n",
  need = { "actor" },
  check = main_clause.happened,
})
event "AID" (dyadic {
  about = "Give aid, money, arms, intelligence, asylum",
  verb = "$plover_base.give_v",
  roles = { thing = "obj $plover_base.aid_n" },
  need = { "actor", "thing" },
  check = main_clause.happened,
})
event "AID" (dyadic {
  about = "Aid that comes from somebody",
  verb = "arrive/reach/flow/pour",
  roles = { actor = "from <plover_base.side> | any <plover_base.side>",
    recipient = "obj/to/in/at/into <plover_base.side>",
    thing = "subj $plover_base.aid_n" },
  need = { "actor", "thing" },
  check = main_clause.happened,
})
event "AID" (dyadic {
  about = "Help, shelter, feed, train or arm somebody",
  verb = "$plover_base.aid_v",
  need = { "actor", "recipient" },
  check = main_clause.happened,
})
event "CONCEDE" (dyadic {
  about = "Yield: restrictions lifted, prisoners freed, protests ended",
  verb = "$plover_base.yield_v",
  need = { "actor" },
  check = main_clause.happened,
})
event "CONCEDE" (dyadic {
  about = "Restrictions lifted, protests and boycotts ended",
  verb = "$plover_base.lift_v",
  roles = { thing = "obj $plover_base.curb_n" },
  need = { "thing" },
  check = main_clause.happened, priority = 1,
})
event "CONCEDE" (dyadic {
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
    "trigger:(hand back | give back) ~5 to",
    "trigger:reopen ~3 newspaper/party/border" },
  need = { "actor" },
  check = main_clause.affirmed,
})
event "RETREAT" (dyadic {
  about = "Withdraw, surrender, resign, disarm; peacekeepers let in",
  verb = "$plover_base.retreat_v",
  roles = { recipient = "to <plover_base.side>" },
  need = { "actor" },
  check = main_clause.tells,
})
event "RETREAT" (dyadic {
  about = "Forces that leave, or come as agreed",
  verb = "$plover_base.leave_v",
  roles = { thing = "obj $plover_base.forces_n | subj $plover_base.forces_n" },
  need = { "thing" },
  check = main_clause.happened, priority = 1,
})
event "RETREAT" (dyadic {
  about = "Weapons handed over, cease-fires declared, attacks ended",
  find = {
    "trigger:(hand over | turn in | surrender | give up | hand in | destroy"
      .. " | scrap)"
      .. " (its/their/his/all)? ~2 weapon/arms/rifle/gun/tank/missile",
    "trigger:lay down its/their/his/all ~1 arms/weapon",
    "trigger:declare/announce/proclaim/observe/honor/honour/respect/begin"
      .. "/extend (a/the/its/their)? ~3 cease-fire/ceasefire/truce",
    "trigger:(lift | end | halt | stop | suspend | cease | call off) ~3"
      .. " siege/blockade/attack/offensive/bombing/raid/shelling/fighting"
      .. "/hostility",
    "trigger:complete/begin/start/finish ~3"
      .. " withdrawal/pullout/pullback/retreat",
    "trigger:allow/let/permit ~3 inspector/peacekeeper/monitor/observer/convoy",
    "trigger:leave office", "$plover_base.guard_n trigger:arrive/enter",
    "trigger:receive/welcome/admit ~4 $plover_base.guard_n" },
  need = { "actor" },
  check = main_clause.happened,
})
