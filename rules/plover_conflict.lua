-- PLOVER: demands, accusations, refusals, threats, protests, force.
-- Used by plover.lua.

local main_clause = require "geoeng.main_clause"
local base = require "plover_base"

pack { name = "plover_conflict", version = "0.2", license = "MIT",
  about = "PLOVER: demands, accusations, refusals, threats, protests, force",
  tags = { "coding" } }

local dyadic = base.dyadic
local acts = base.acts

event "REQUEST" (dyadic {
  about = "Ask, demand, urge, order",
  verb = "$plover_base.request_v",
  -- Orders to one's own: a curfew, the army's alert.
  unless = "order ~3 ($plover_base.curb_n | $plover_base.mobilize_n |"
    .. " $plover_base.forces_n)",
  check = acts(main_clause.tells),
})
event "REQUEST" (dyadic {
  about = "Demands, appeals and calls made",
  noun = "$plover_base.request_n",
  need = { "actor" },
  check = main_clause.tells,
})
-- Here, as in claims of bad deeds below, the pattern names the recipient.
event "REQUEST" {
  about = "Said to be obliged: \"declared that China must drop barriers\"",
  find = { "trigger:$plover_base.request_say ~8 recipient:<actor> must/should",
    "recipient:<actor> must/should ~10 trigger:$plover_base.request_say" },
  roles = { actor = base.ACTOR }, make = base.code,
}
event "REQUEST" (dyadic {
  about = "Help that is needed or sought: \"needs help from France\"",
  find = { "trigger:need ~3 $plover_base.aid_n",
    "trigger:seek ~3 $plover_base.aid_n",
    "trigger:offer to mediate", "trigger:put pressure on",
    "trigger:make ~3 plea/appeal" },
  need = { "actor" },
  check = main_clause.affirmed,
})
event "ACCUSE" (dyadic {
  about = "Accuse, criticise, complain, investigate, sue",
  verb = "$plover_base.accuse_v",
  need = { "actor | recipient" },
  check = main_clause.tells,
})
event "ACCUSE" (dyadic {
  about = "Investigations opened, complaints lodged, concern voiced",
  noun = "$plover_base.accuse_n",
  need = { "actor" },
  check = main_clause.tells, priority = -1,
})
event "ACCUSE" (dyadic {
  about = "Held responsible, found guilty, called a criminal, taken to court",
  find = { "trigger:hold ~5 responsible/accountable",
    "trigger:find ~6 guilty",
    "trigger:take ~5 to court", "trigger:take ~5 to the ~1 court",
    "trigger:call/brand/label/describe (as)? ~5"
      .. " terrorist/terrorism/criminal/aggressor/liar/murderer/traitor"
      .. "/dictator",
    "lodge/file/submit/deliver/register/present ~2 trigger:protest",
    "trigger:put ~4 on trial", "trigger:say ~6 be responsible/guilty/behind",
    "trigger:hit out", "trigger:point ~2 finger at",
    "trigger:bring charges",
    "be trigger:outraged/angered/alarmed/dismayed/appalled/disappointed/worried"
      .. "/concerned/shocked by/at/about/over/with" },
  need = { "actor" },
  check = main_clause.affirmed, priority = 1,
})
event "ACCUSE" {
  about = "Bad deeds that are claimed: \"claimed that France had armed them\"",
  find = "trigger:claim/allege/charge/assert/maintain that ~1"
    .. " recipient:<plover_base.side> (have | be | $plover_base.attack_v |"
      .. " $plover_base.aid_v)",
  roles = { actor = base.ACTOR }, make = base.code,
  check = main_clause.affirmed,
}
-- Not to rule out force is to threaten with it.
local NOT_EXCLUDED = "not trigger:(rule out | exclude) ~5 $plover_base.harm_n"
event "REJECT" (dyadic {
  about = "Reject, refuse, veto, defy",
  unless = "not rule out",
  verb = "$plover_base.reject_v",
  check = acts(main_clause.tells),
})
event "REJECT" (dyadic {
  about = "What somebody will not or cannot do: \"will not accept troops\"",
  verb = "$plover_base.agree_v | $plover_base.give_v | $plover_base.yield_v"
    .. " | $plover_base.lift_v"
    .. " | $plover_base.meet_v | $plover_base.support_v | $plover_base.leave_v"
    .. " | $plover_base.retreat_v | $plover_base.cooperate_v |"
      .. " $plover_base.comply_v",
  need = { "actor" },
  check = main_clause.declined,
})
event "REJECT" (dyadic {
  about = "What was asked for is not done: \"did not comply\"",
  verb = "comply/heed/cooperate/accept/agree/consent/recognize/respond",
  need = { "actor" },
  check = main_clause.denied,
})
event "REJECT" (dyadic {
  about = "Unwilling, with no intention, no answer but no",
  find = { "not trigger:willing/ready/prepared to", "trigger:unwilling to",
    "have no trigger:intention/plan of/to", "trigger:say no to",
    "trigger:turn ~1 back on", "stand by ~1 trigger:refusal",
    "trigger:unacceptable", "trigger:out of the question",
    "not trigger:negotiable/acceptable", "trigger:insist ~3 will not" },
  roles = { actor = "subj <plover_base.side> | any <plover_base.side>" },
  need = { "actor" },
})
event "REJECT" (dyadic {
  about = "A resolution or motion blocked; talks boycotted or walked out of",
  verb = "block/thwart/boycott",
  roles = { thing = "obj (resolution | motion | bill | proposal | draft | plan)" },
  need = { "actor", "thing" },
  check = main_clause.happened,
})
event "REJECT" (dyadic {
  about = "A refusal or veto given",
  noun = "$plover_base.reject_n",
  need = { "actor" },
  check = main_clause.tells, priority = -1,
})
event "THREATEN" (dyadic {
  about = "Threaten, warn, announce hostile acts",
  verb = "$plover_base.threaten_v",
  unless = "of/about ~4 $plover_base.hazard_n",
  check = acts(main_clause.tells),
})
event "THREATEN" (dyadic {
  about = "Threats, warnings and ultimatums given",
  noun = "$plover_base.threaten_n",
  need = { "actor" },
  check = main_clause.tells, priority = -1,
})
event "THREATEN" (dyadic {
  about = "Hostile acts that are announced: \"will expel diplomats\"",
  verb = "$plover_base.break_v | $plover_base.coerce_v |"
    .. " $plover_base.attack_v | $plover_base.expel_v",
  need = { "actor", "recipient" },
  check = main_clause.announced,
})
event "THREATEN" (dyadic {
  about = "Hostile acts that are vowed or planned: \"vowed to avenge it\"",
  find = { "trigger:$plover_base.vow_v to $plover_base.hostile_v",
    "trigger:$plover_base.vow_v to " .. base.HOSTILE_DEED },
  roles = { actor = "subj <plover_base.side> | any <plover_base.side>" },
  need = { "actor" },
  check = main_clause.affirmed,
})
event "THREATEN" (dyadic {
  about = "Hostile acts that may come: \"could cut gas supplies\"",
  verb = "$plover_base.break_v | $plover_base.attack_v |"
    .. " $plover_base.expel_v | $plover_base.hostile_v",
  need = { "actor", "recipient" },
  check = main_clause.possible,
})
event "THREATEN" (dyadic {
  about = "Sanctions and the use of force considered",
  verb = "$plover_base.consider_v",
  roles = { thing = "obj ($plover_base.sanction_n | $plover_base.action_n |"
      .. " $plover_base.attack_n)" },
  need = { "actor", "thing" },
  check = main_clause.affirmed, priority = 1,
})
event "THREATEN" (dyadic {
  about = "Put on notice, given until a day, a right to strike reserved",
  find = { "trigger:put ~4 on notice", "trigger:give ~5 until",
    "trigger:reserve the right to", NOT_EXCLUDED, "not trigger:hesitate to",
    "or trigger:face", "trigger:set/issue ~3 deadline",
    "trigger:give ~4 day/hour/week/month to", "will trigger:pay ~3 price",
    "will trigger:face ~4 ($plover_base.harm_n | consequence)",
    "trigger:meet ~1 with/by force", "trigger:risk ~3 $plover_base.harm_n",
    "trigger:raise ~2 specter/spectre/possibility/prospect of ~4"
      .. " $plover_base.harm_n",
    "trigger:hint (at)? ~4 $plover_base.harm_n" },
  need = { "actor" },
  check = main_clause.tells,
})
-- What is over by the sentence, or is done by arms.
local ENDED = "end/halt/suspend/cancel/stop/call (off)? ~4 $plover_base.demo_n"
  .. " | $plover_base.demo_n ~5 end"
local FORCE_STRIKE = "air/military/missile/drone/rocket/surgical strike"
  .. " | (launch | carry out) ~4 strike | strike against/kill"
event "PROTEST" (dyadic {
  about = "Demonstrate, strike, riot, gather signatures",
  verb = "$plover_base.protest_v",
  check = main_clause.tells,
})
event "PROTEST" (dyadic {
  about = "Demonstrations, strikes and petitions held",
  noun = "$plover_base.demo_n",
  unless = { ENDED, FORCE_STRIKE, "lodge/file/submit/deliver ~4 protest" },
  check = main_clause.tells,
})
event "PROTEST" (dyadic {
  about = "Strikes called, flags burned, barricades built, crowds gathered",
  find = { "trigger:call/announce ~3 strike",
    "trigger:burn/trample ~5 flag/effigy",
    "trigger:(set up | erect | build | man | mount) ~2 barricade/roadblock",
    "trigger:jam/clog/obstruct/paralyze/paralyse/snarl ~4 $plover_base.road_n",
    "trigger:(gather | assemble | converge | turn out) ~9 to"
      .. " demand/protest/denounce/call",
    "trigger:down tool", "trigger:lay down ~1 tool", "trigger:refuse food/meal",
    "trigger:clash with police", "trigger:refuse to work" },
  unless = "rebel/guerrilla/militant/army/troop",
  check = main_clause.tells,
})
event "PROTEST" (dyadic {
  about = "Roads and bridges blocked",
  verb = "block/blockade/occupy",
  roles = { thing = "obj $plover_base.road_n" },
  need = { "thing" },
  check = main_clause.tells, priority = 1,
})
event "MOBILIZE" (dyadic {
  about = "Forces raised, moved, put on alert",
  verb = "$plover_base.mobilize_v",
  roles = { thing = "obj $plover_base.forces_n | subj $plover_base.forces_n" },
  need = { "thing" },
  check = main_clause.happened,
})
event "MOBILIZE" (dyadic {
  about = "An alert, patrol or deployment ordered",
  noun = "$plover_base.mobilize_n",
  need = { "actor" },
  check = main_clause.happened,
})
event "SANCTION" (dyadic {
  about = "Ties, aid, talks reduced or broken; embargoes; diplomats expelled",
  verb = "$plover_base.break_v",
  roles = { thing = "obj $plover_base.ties_n" },
  need = { "actor", "thing" },
  check = main_clause.happened,
})
event "SANCTION" (dyadic {
  about = "Diplomats, monitors and aid workers expelled or recalled",
  verb = "$plover_base.expel_v",
  roles = { thing = "obj $plover_base.envoy_n" },
  need = { "thing" },
  check = main_clause.happened, priority = 1,
})
event "SANCTION" (dyadic {
  about = "An embargo, boycott or sanctions imposed",
  noun = "$plover_base.sanction_n",
  need = { "actor" },
  check = main_clause.happened,
})
-- What police use: force against crowds, not war.
local RIOT_GEAR = "tear gas | teargas | water cannon | rubber bullet | baton"
  .. " | plastic bullet | stun grenade"
event "SANCTION" (dyadic {
  about = "Talks that collapse; what is put on hold; those told to leave",
  find = { "talk/negotiation ~6 trigger:(collapse | fail | break down | stall)",
    "trigger:put ~5 on hold/ice", "trigger:persona non grata",
    "trigger:order/tell/ask ~5 $plover_base.envoy_n ~2 to leave",
    "trigger:deny ~3 visa/entry/access", "trigger:refuse ~3 visa/entry",
    "trigger:tighten/toughen/extend ~4 $plover_base.sanction_n",
    "trigger:pull ~4 $plover_base.envoy_n out of",
    "trigger:pull/walk out of ~3 $plover_base.ties_n" },
  need = { "actor | recipient" },
  check = main_clause.happened,
})
event "COERCE" (dyadic {
  about = "Arrest, ban, seize, destroy, impose curfew or martial law",
  verb = "$plover_base.coerce_v",
  need = { "actor | recipient" },
  check = main_clause.happened,
})
event "COERCE" (dyadic {
  about = "Crowds dispersed; curfews, custody, house arrest; people expelled",
  find = { "trigger:use/fire ~4 (tear gas | water cannon | rubber bullet |"
    .. " baton)"
      , "trigger:put/place ~5 under (curfew | martial law | siege | house"
        .. " arrest)",
    "trigger:take ~5 into custody", "trigger:clamp/slap ~3 curfew/ban",
    "trigger:expel/deport ~4 $plover_base.people",
    "trigger:break up ~4 $plover_base.demo_n",
    "trigger:burn down ~5",
    "trigger:break into ~4 computer/system/network/office",
    "trigger:tighten/extend ~3 (curfew | martial law | state of emergency |"
      .. " control)" },
  need = { "actor" },
  unless = "expel/deport ~4 $plover_base.envoy_n",
  check = main_clause.happened,
})
event "COERCE" (dyadic {
  about = "Property seized, closed or destroyed; curfews, bans and martial law",
  verb = "$plover_base.curb_v",
  roles = { thing = "obj ($plover_base.property_n | $plover_base.curb_n)" },
  need = { "thing" },
  unless = { "impose/order/declare ~4 $plover_base.sanction_n",
    "block/blockade ~3 $plover_base.road_n" },
  check = main_clause.happened,
})
event "ASSAULT" (dyadic {
  about = "Use of force against persons and places",
  verb = "$plover_base.attack_v",
  need = { "actor | recipient" }, unless = { RIOT_GEAR,
    "fire ~3 minister/employee" },
  check = main_clause.happened,
})
event "ASSAULT" (dyadic {
  about = "Towns entered, fire exchanged, stones thrown, truces broken",
  find = { "$plover_base.forces_n trigger:(enter | storm | overrun | cross"
    .. " into)",
    "trigger:exchange ~2 fire", "trigger:trade fire/shots",
    "trigger:take/seize/gain ~1 control of", "trigger:break/violate/breach ~4"
      .. " cease-fire/ceasefire/truce/airspace",
    "trigger:throw/hurl/lob/pelt ~5 at", "trigger:pelt ~5 with",
    "trigger:hold/take ~6 hostage/captive/prisoner",
    "hostage ~3 trigger:hold/seize/take by",
    "trigger:drive ~5 (from | out of) ~2 home/village/town",
    "trigger:blow ~1 up", "trigger:hack/beat/stab/stone/club ~2 to death",
    "trigger:set ~4 on fire/ablaze", "trigger:lay siege to" },
  need = { "actor | recipient" },
  check = main_clause.happened,
})
event "ASSAULT" (dyadic {
  about = "Harm that an act does: \"went off, killing nine\"",
  verb = "kill/wound/injure/hurt/maim/destroy/slay",
  need = { "actor | recipient" },
  check = main_clause.follows, priority = -2,
})
event "ASSAULT" (dyadic {
  about = "Deaths by the hand of somebody",
  verb = "die/perish",
  roles = {
    recipient = "subj <plover_base.side>",
    actor = "by/at/in/from/of <plover_base.side> | any <plover_base.side>",
  },
  order = { "recipient", "actor" }, need = { "recipient", "actor" },
  check = main_clause.happened,
})
event "ASSAULT" (dyadic {
  about = "Attacks, clashes, bombings and killings carried out",
  noun = "$plover_base.attack_n",
  need = { "actor | recipient" },
  unless = { "$plover_base.strike_n", "strike ~5 end",
    "call/hold/stage/end ~3 strike" },
  check = main_clause.happened, priority = -1,
})
