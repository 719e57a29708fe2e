-- Sanctions, embargoes and blockades, and what becomes of them. Used by
-- diplomacy.lua.

pack { name = "sanctions", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Sanctions, embargoes and blockades imposed, threatened, extended, eased, lifted",
  tags = { "default", "diplomacy" } }

local sides = require "geoeng.sides"
local told_by = require "geoeng.told_by"
local not_in_heading = require "headings".not_in_heading

-- Sanctions whoever names them; folded, since the singular is an approval.
words "sanction_n" { "sanctions", "embargo", "embargoes", "embargos",
  "blockade", "blockades", how = "fold" }
-- Sanctions when somebody is told to bear or to impose them.
words "curb_n" { "asset freeze", "travel ban", "visa ban", "arms ban",
  "trade ban", "export ban", "import ban", "oil ban", "weapons ban",
  "punitive measure", "trade restriction", "export restriction",
  "trade curb", "export curb", "economic restriction", "aid freeze",
  "investment ban", "flight ban", "travel restriction",
  "financial restriction", "punitive action", "boycott" }
-- Sanctions when they are laid on a side.
words "limit_n" { "ban", "restriction", "freeze", "curb", "measure" }
words "sanction_v" { "sanction", "blockade", "embargo", "boycott", "blacklist" }

-- What is done about sanctions; their objects are the sanctions.
words "impose_v" { "impose", "slap", "approve", "adopt", "enforce", "apply",
  "place", "levy", "announce", "introduce", "put", "order", "enact",
  "reimpose", "reinstate", "snap back", "back", "maintain", "keep",
  "extend", "renew", "prolong", "tighten", "toughen", "expand", "broaden",
  "widen", "strengthen", "ramp up", "step up", "ratchet up", "lift",
  "remove", "end", "scrap", "drop", "abolish", "cancel", "rescind",
  "terminate", "ease", "relax", "loosen", "soften", "suspend", "waive",
  "threaten", "hit", "seek", "propose", "consider", "weigh",
  "mull", "demand", "urge", "call for", "push for", "press for", "favour",
  "favor", "oppose", "reject", "veto", "block", "discuss", "prepare",
  "plan" }
-- What is done under sanctions; their subjects are the targets.
words "endure_v" { "face", "endure", "suffer", "experience", "violate", "defy",
  "evade", "circumvent", "dodge", "flout", "bust", "breach", "withstand",
  "bear", "escape", "grapple with" }
-- What is done to sanctions that the sentence says were imposed.
words "lift_v" { "lift", "remove", "end", "scrap", "drop", "abolish", "cancel",
  "rescind" }
words "ease_v" { "ease", "relax", "loosen", "soften", "suspend", "waive" }

-- What verbs and nouns around sanctions say of them.
local LIFTED = [[lift lifting remove removal end ending scrap drop abolish
  abolition cancel cancellation rescind terminate termination]]
local EASED = "ease easing relax relaxation loosen soften suspend suspension waive"
local EXTENDED = [[extend extension renew renewal prolong prolongation maintain
  tighten tightening toughen expand expansion broaden widen strengthen keep
  ramp step ratchet continue continuation]]
local THREATENED = [[threaten threat seek propose proposal consider weigh mull
  demand urge call push press favour favor warn warning]]
local IMPOSED = [[impose slap approve adopt enforce apply place levy announce
  introduce order enact reimpose reinstate]]

-- Above the noun: "an easing of sanctions", "threatened to impose sanctions".
local ABOVE = told_by.lemmas { lifted = LIFTED, eased = EASED,
  extended = EXTENDED, threatened = THREATENED }
-- Behind it: "sanctions imposed on".
local BEHIND = told_by.lemmas { lifted = LIFTED, eased = EASED,
  extended = EXTENDED, threatened = THREATENED, imposed = IMPOSED }

-- "is under UN sanctions", "has long been under an embargo"
local UNDER = "(have? [pos=ADV]? be [pos=ADV]? under []? []?"
  .. " ($sanction_n | $curb_n))"
local IMPOSER = "subj ((<actor> | 'West') !" .. UNDER .. ")"
local TARGET = "on/against (<actor> | <np>) | obj (<actor> | <name>)"
  .. " | any (<&(on/against) <actor> | <actor> &" .. UNDER .. ")"

--- What is done with them; imposed before, they were so for certain: "sanctions
--- imposed on Iraq must be lifted". Their target, if no word ties it to them, is
--- the only other country that the sentence names.
local function finish(ev)
  local behind = told_by.participle(ev.trigger, BEHIND)
  if behind == "imposed" then ev.modality = "asserted" end
  ev.subtype = behind or told_by.governor(ev.trigger, ABOVE) or "imposed"
  if ev.imposer and not ev.target then
    ev:add("target", sides.only_other(ev, "imposer", "actor"))
  end
end

local BORNE = { { verb = "$endure_v", roles = { target = "subj (<actor>"
  .. " | (both | the two) (country/nation/state/side/government))" } } }

event "sanction" {
  subtype = "imposed",
  prefer = "verb",
  about = "Sanctions, an embargo or a blockade imposed, threatened, extended, eased or lifted; the subtype tells which. Not: sentences of courts, approval",
  dyad = { source = "imposer", target = "target" },
  noun = "$sanction_n", light = "$impose_v", also = BORNE,
  roles = { imposer = IMPOSER, target = TARGET },
  check = not_in_heading("imposer", "target"), make = finish,
}

event "sanction" {
  subtype = "imposed",
  about = "Bans and freezes that one side imposes on another",
  noun = "$curb_n", light = "$impose_v", also = BORNE,
  roles = { imposer = IMPOSER, target = TARGET },
  need = { "imposer | target" },
  make = finish,
}

event "sanction" {
  subtype = "imposed",
  about = "Bans, freezes and restrictions on a side",
  noun = "$limit_n", light = "$impose_v",
  roles = { imposer = IMPOSER,
    target = "on/against <actor> | any (<&("
      .. "trade/dealing/business/investment with/in) <actor>)" },
  need = { "target" },
  make = finish,
  priority = -1,
}

-- "Canada sanctioned six Russian banks"
event "sanction" {
  subtype = "imposed",
  about = "A state, bloc or organisation sanctions or blockades another or its firms and people",
  verb = "$sanction_v",
  roles = { imposer = "subj (<actor> | <place>)",
    target = "obj (<actor> | <place> | <name>)" },
  need = { "target" },
}

-- "UN sanctions imposed on Iraq must be lifted": two events; these are the
-- second. The measure only tells that they were imposed before.
local BEFORE = {
  measure = "obj ($sanction_n [pos=ADV]? (impose/slap/approve/adopt/enforce"
    .. "/apply/place/levy/announce/introduce/order/enact/reimpose/reinstate))",
  imposer = "any (<actor> &$sanction_n)",
  target = "any (<&(on/against) <actor>)",
}
local function drop_measure(ev) ev.measure = nil end

event "sanction" {
  subtype = "lifted",
  about = "The lifting of sanctions that the same sentence says were imposed",
  verb = "$lift_v",
  roles = BEFORE, need = { "measure" }, order = { "target", "imposer" },
  make = drop_measure,
}
event "sanction" {
  subtype = "eased",
  about = "The easing of sanctions that the same sentence says were imposed",
  verb = "$ease_v",
  roles = BEFORE, need = { "measure" }, order = { "target", "imposer" },
  make = drop_measure,
}

test "sanction" {
  date = "2024-05-08",
  yes "The [imposer:European Union] imposed [trigger:sanctions] on [target:Belarus]." { target = "BLR", subtype = "imposed", modality = "asserted" },
  yes "[imposer:Canada] may lift its [trigger:embargo] against [target:Cuba]." { modality = "hypothetical", subtype = "lifted" },
  yes "[imposer:Japan] tightened [trigger:sanctions] against [target:Myanmar] in [time:2021]." { target = "MMR", subtype = "extended" },
  yes "[trigger:Sanctions] on [target:Iran] were lifted by the [imposer:United States]." { imposer = "USA", subtype = "lifted" },
  yes "[imposer:Saudi Arabia]'s [trigger:blockade] of [target:Qatar] ended." { target = "QAT" },
  yes "[imposer:Britain] threatened [trigger:sanctions] against [target:Belarus]." { subtype = "threatened", modality = "hypothetical" },
  yes "The [imposer:African Union] did not impose [trigger:sanctions] on [target:Mali]." { modality = "negated" },
  yes "[imposer:Switzerland] will ease its [trigger:sanctions] on [target:Syria] next month." { modality = "planned", subtype = "eased" },
  yes "An [trigger:arms ban] was slapped on [target:Eritrea] by the [imposer:Security Council]." { target = "ERI", subtype = "imposed" },
  yes "[imposer:Norway] extended the [trigger:travel ban] on [target:Venezuelan officials] until 2026." { subtype = "extended" },
  yes "[target:Zimbabwe] has faced [imposer:British] [trigger:sanctions] for two decades." { target = "ZWE", imposer = "GBR" },
  yes "[imposer:Australia] [trigger:sanctioned] [target:Russia] over the poisoning." { imposer = "AUS", target = "RUS" },
  yes "[target:Gaza] has been [trigger:blockaded] by [imposer:Israel] since 2007." { imposer = "ISR" },
  yes "Lawmakers called for the lifting of [imposer:US] [trigger:sanctions] on [target:Sudan]." { subtype = "lifted", modality = "hypothetical" },
  yes "[imposer:UN] sanctions imposed on [target:Libya] should be [trigger:lifted], Egypt said." { subtype = "lifted", modality = "hypothetical" },
  yes "The [trigger:sanctions] imposed on [target:Libya] should be lifted, Egypt said." { subtype = "imposed", modality = "asserted" },
  yes "[imposer:Turkey] rejected a [trigger:boycott] of [target:Israel]." {},
  yes "The minister denied that [imposer:India] had imposed a [trigger:blockade] on [target:Nepal]." { modality = "negated" },
  no "The court handed down a prison sentence.",
  no "The plan has the sanction of the church.",
  no "Parliament sanctioned the new budget.",
  no "Shoppers face a ban on plastic bags.",
  -- Both things that are said of them, and what is not said by any word.
  yes "[imposer:Canada] [trigger:sanctions] on [target:Cuba] imposed in [time:1999] were eased." { subtype = "imposed" },
  yes "Egypt wants to [trigger:ease] the [imposer:UN] sanctions recently imposed on [target:Libya]." { subtype = "eased" },
  yes "Cuba hopes that [imposer:Canada] will lift [trigger:sanctions]." { subtype = "lifted", target = "CUB" },
  yes "Cuba and Peru hope that [imposer:Canada] will lift [trigger:sanctions]." { subtype = "lifted", target = false },
}

-- What sanctions are called, and the verbs of which they are the object.
test "sanction" {
  yes "[imposer:Norway] imposed an [trigger:embargo|boycott|asset freeze|trade ban|visa ban|arms ban|export ban|import ban|oil ban] on [target:Belarus]." { subtype = "imposed" },
  yes "[imposer:Norway] eased its [trigger:embargoes|embargos|blockades|boycotts|weapons bans|punitive measures|trade restrictions|export restrictions|trade curbs|export curbs|economic restrictions] on [target:Belarus]." { subtype = "eased" },
  yes "[imposer:Norway] [imposed|slapped|approved|adopted|enforced|applied|placed|levied|announced|introduced|put|ordered|enacted|reimposed|reinstated|snapped back] [trigger:sanctions] [on|against] [target:Belarus|Niger]." { subtype = "imposed", modality = "asserted" },
  yes "[imposer:Norway] [extended|renewed|prolonged|maintained|tightened|toughened|expanded|broadened|widened|strengthened|kept|ramped up|stepped up|ratcheted up] [trigger:sanctions] on [target:Belarus|Niger]." { subtype = "extended" },
  yes "[imposer:Norway|NATO] [lifted|removed|ended|scrapped|dropped|abolished|cancelled|rescinded|terminated] the [trigger:embargo] against [target:Belarus|Niger]." { subtype = "lifted" },
  yes "[trigger:Sanctions] against [target:Belarus|Niger] were [eased|loosened|softened|suspended|waived] by [imposer:Norway|NATO]." { subtype = "eased" },
  yes "[imposer:Norway|NATO] relaxed the [trigger:sanctions] against [target:Belarus|Niger]." { subtype = "eased" },
  yes "[imposer:Norway] [threatened|sought|proposed|considered|weighed|mulled|demanded|called for|pushed for|pressed for|favoured|favored] [trigger:sanctions] against [target:Belarus|Niger]." { subtype = "threatened" },
  yes "[imposer:Norway] threatened [target:Belarus] with [trigger:sanctions|boycotts]." { subtype = "threatened" },
  yes "[imposer:Norway] [backed|opposed|rejected|vetoed|blocked|discussed|prepared|planned] [trigger:sanctions] on [target:Belarus]." {},
}

-- What those do whom they hit.
test "sanction" {
  yes "[target:Belarus] [faces|endures|suffers|experiences|withstands|bears|escapes] an [trigger:embargo|asset freeze|oil ban]." {},
  yes "[target:Belarus] [violated|defied|evaded|circumvented|dodged|flouted|busted|breached] the [trigger:embargo|arms ban|sanctions]." {},
  yes "[target:Belarus] was [hit with|put under] [trigger:sanctions]." { imposer = false },
  yes "[imposer:Norway] hit [target:Belarus] with [trigger:sanctions]." { subtype = "imposed" },
  yes "[target:Belarus] [is|was|is still|has long been] under [strict|broad] [trigger:sanctions]." { subtype = "imposed", imposer = false },
  yes "[target:Belarus] [is|has been] under [imposer:UN] [trigger:sanctions]." {},
  yes "[target:Belarus] is grappling with the [trigger:sanctions|embargo]." {},
}

-- By whom and against whom.
test "sanction" {
  yes "The [trigger:embargo] by [imposer:Norway] was costly." {},
  yes "The [trigger:sanctions] [on|against] [target:Niger|Borduria|Hamas] were costly." {},
  yes "A [trigger:travel ban] [on|against] [target:Niger|Borduria|Hamas] was imposed by [imposer:Norway]." {},
  yes "Officials discussed [trigger:sanctions|asset freezes] against [target:two state banks]." {},
  yes "The [trigger:sanctions|travel ban] on [target:Ruslan Petrovic|two brothers] were discussed." {},
  yes "[imposer:Norway] announced a [trigger:travel ban|visa ban] [on|against] [target:two brothers]." {},
  yes "The [trigger:asset freeze|oil ban] by [imposer:Norway] hit [target:Belarus]." {},
  yes "[target:Cubans] [are|have been] under an [imposer:American] [trigger:oil ban|arms ban]." {},
  yes "[imposer:Norway|Hamas] [trigger:sanctioned|blockaded|embargoed|boycotted|blacklisted] [target:Niger|Gaza|Borduria]." {},
  yes "[target:Niger] was [trigger:sanctioned|blacklisted] by [imposer:Norway|NATO]." {},
  yes "[imposer:Norway] [trigger:blacklisted] [target:Chadian officials]." {},
}

-- Both of two verbs: what was done first, what is done now.
test "sanction" {
  yes "[imposer:UN] sanctions [imposed|levied|reimposed|enforced] on [target:Libya] were [trigger:lifted|removed|ended|scrapped|dropped|abolished|cancelled|rescinded]." { subtype = "lifted" },
  yes "Egypt helped to [trigger:lift] the [imposer:UN] sanctions [slapped|reinstated|approved|adopted|applied|introduced|ordered|enacted] on [target:Libya]." { subtype = "lifted" },
  yes "[imposer:UN] sanctions [adopted|applied|introduced|ordered] against [target:Libya] were [trigger:lifted]." { subtype = "lifted" },
  yes "Egypt helped to [trigger:ease|suspend|waive|soften|loosen|relax] the [imposer:UN] sanctions [imposed|levied|slapped|reimposed|reinstated|enforced|placed] on [target:Libya]." { subtype = "eased" },
  yes "Egypt helped to [trigger:ease] the [imposer:UN] sanctions approved against [target:Libya]." { subtype = "eased" },
  yes "[imposer:UN] sanctions [adopted|applied|introduced|ordered|enacted] against [target:Libya] were [trigger:eased]." { subtype = "eased" },
}

-- Bans and restrictions on a side; passives without who imposes.
test "sanction" {
  yes "[imposer:Norway] imposed a [trigger:ban|restriction|freeze|curb|measure] [on|against] [target:Chad]." {},
  yes "A [trigger:ban] on [trade|dealings|business] with [target:Chad] was planned." {},
  yes "A [trigger:ban] on investment in [target:Chad] was planned." {},
  yes "[imposer:Norway] backed an [trigger:aid freeze|investment ban|flight ban] on [target:Chad]." {},
  yes "[imposer:Norway] backed a [trigger:travel restriction|financial restriction|punitive action|boycott] on [target:Chad]." {},
  yes "[target:Chad] was [trigger:sanctioned|boycotted] on Monday." {},
  yes "[imposer:Europe] [trigger:boycotted] [target:Chad]." {},
  yes "The [imposer:West] imposed [trigger:sanctions] on [target:Chad]." {},
  no "A smoking ban in pubs was planned.",
  no "Students urged a boycott of the vote.",
  no "The council sanctioned the plan.",
}

-- Both of two countries.
test "sanction" {
  yes "[target:Both countries|Both nations|Both states] face [imposer:Western] [trigger:sanctions]." {},
  yes "[target:The two countries|The two nations|The two states] endure [trigger:sanctions]." {},
}

test "sanction" {
  no "Strength in the Face of Sanctions",
  yes "The [trigger:sanctions] went on" {},
}
-- The verbs around them, in sentences that name no other side near them.
test "sanction" {
  yes "The [trigger:sanctions] were [ordered|ended|urged] by [imposer:Norway]." {},
  yes "The [imposer:West] imposed a [trigger:travel ban|ban] on [target:Chad]." {},
}
-- Two targets, and targets of bans, by whatever ties them to the noun.
test "sanction" {
  yes "[target:The two countries|The two nations|The two states] face a [trigger:travel ban]." {},
  yes "The two [target:governments|sides] face [trigger:sanctions]." {},
  yes "Both [target:sides|governments] face a [trigger:travel ban]." {},
  yes "[target:Both countries|Both nations|Both states] face a [trigger:travel ban]." {},
  yes "[imposer:Norway] slapped [target:Borduria|Chad] with [trigger:asset freezes|sanctions]." {},
  yes "A [trigger:travel ban] [on|against] [target:two brothers|Borduria] was planned." {},
  yes "A [trigger:freeze|restriction] on [target:Chad] was planned by the [imposer:West]." {},
  yes "A [trigger:boycott] on [target:two brothers] was ordered by the [imposer:West]." {},
}
