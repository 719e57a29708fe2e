-- Arms transfers. Used by military.lua.

pack { name = "arms", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "Weapons sold, supplied, bought or sought between actors",
  tags = { "default", "conflict" } }

words "supply_v" { "supply", "deliver", "sell", "ship", "provide", "transfer",
  "donate", "export", "send", "hand over", "offer", "smuggle", "give", "arm",
  "equip", "market", "lend", "lease", "hand", "turn over", "funnel", "gift",
  "pledge", "traffic", "pass on" }
words "acquire_v" { "buy", "purchase", "acquire", "order", "obtain", "receive",
  "import", "procure", "secure", "seek", "eye", "want", "request", "take delivery of" }
words "supply_n" { "supply", "delivery", "sale", "transfer", "export",
  "shipment", "donation", "provision", "smuggling", "supplier", "selling",
  "marketing", "trafficking", "gift", "consignment", "cargo", "shipload",
  "planeload", "handover", "re-export", "lease", "exporter", "exchange",
  "swap", "offer" }
words "acquire_n" { "purchase", "acquisition", "procurement", "import",
  "buyer", "purchaser", "buying", "order", "importer" }
words "arms_n" { "arms deal", "arms sale", "arms shipment", "arms delivery",
  "weapons deal", "weapons sale", "arms transfer", "arms contract",
  "arms smuggling", "arms export", "weapons smuggling", "arms supply",
  "weapons delivery", "weapons shipment", "weapons transfer",
  "weapons contract", "weapons export", "weapons supply", "arms trafficking",
  "arms package", "defence contract", "defense contract",
  "arms purchase", "weapons purchase", "arms cargo", "weapons package" }
words "deal_n" { "deal", "contract", "tender", "agreement" }
words "seller_light" { "win", "secure", "land", "clinch", "get", "receive",
  "bag", "lose" }
words "arms_light" { "halt", "suspend", "stop", "approve", "resume", "cancel",
  "freeze", "announce", "authorize", "authorise", "boost", "increase",
  "expand", "plan", "propose", "sign", "negotiate", "discuss", "clear",
  "allow", "permit", "finance", "await", "delay", "speed up", "accelerate",
  "step up", "cut", "reduce", "finalize", "finalise", "place", "seal", "award",
  "agree", "reach", "restrict", "limit", "license", "scrap", "postpone",
  "intensify", "ramp up", "seek", "pause", "strike", "wait", "ban",
  "block" }
words "approve_v" { "approve", "clear", "authorize", "authorise", "notify" }
words "talks" { "talk", "negotiation", "deal", "contract", "agreement" }
words "arrive_v" { "reach", "arrive", "flow", "pour" }
-- Arms that the layer of weapons does not see.
words "kit" { "air defense", "air defence", "lethal aid", "defense equipment",
  "defence equipment", "ordnance", "air defense battery", "air defence battery", "interceptor",
  "military vehicle", "military supply", "military gear", "propellant",
  "naval vessel", "corvette", "defense technology", "defence technology",
  "nuclear technology", "dual-use technology", "dual-use goods",
  "military aid", "military assistance", "military support", "military help",
  "military and technical assistance", "military and technical aid",
  "military and financial aid", "military and financial assistance",
  "military and economic aid", "military and economic assistance",
  "military and humanitarian aid", "military-technical assistance" }

local ARMS = "(<weapon> | $kit)"
local GOODS = "obj " .. ARMS .. " | with/of " .. ARMS .. " | comp <weapon>"
-- "a tank deal" is a sale, "a missile deal" a treaty.
local CRAFT = "<weapon category=armour | category=naval | category=aircraft"
  .. " | category=artillery>"
local QUANTITY = "any (<number> &(('units' of | 'of')? ~2 <weapon>))"
local VALUE = "for/worth <money> | any <money>"

-- Arms that nobody hands over: a race for them, one's own, a strike.
words "no_transfer" { "weapons of mass destruction", "atomic weapon",
  "nuclear weapon", "nuclear bomb" }

--- Ships and aircraft that are sent, and to nobody, are deployed.
local function handed(ev)
  local whom = ev.recipient
  if not ev:holds("trigger", "send") or whom and whom.layer == "actor" then
    return true
  end
  return false, "sent to nobody"
end

-- Tokens between a number and what it counts: "20 of its oldest tanks".
local COUNTING = 5

--- Drop a number that stands far before the weapons or behind: it counts other
--- goods: "hundreds of guns were seen, but it sold helmets".
local function counted(ev)
  local number = ev.quantity
  if not number then return end
  for _, weapon in ipairs(ev:all "weapon") do
    local far = weapon.first - number.last
    if weapon.last >= number.first and far <= COUNTING then return end
  end
  ev.quantity = nil
end

--- Of a possible sale that is approved it is decided that it comes; who waits
--- for a delivery gets it.
local function approved(ev)
  counted(ev)
  if ev.supplier and not ev.recipient and ev:near("wait/await", 0, 0) then
    ev.recipient, ev.supplier = ev.supplier, nil
  end
  if ev.modality == "hypothetical" and ev:near("$approve_v", 0, 0) then
    ev.modality = "planned"
  end
end

event "arms_transfer" {
  prefer = "verb",
  about = "Weapons or military equipment sold, bought, ordered, supplied, donated, smuggled, offered or sought between actors. Not: weapons that a side only has or shows",
  dyad = { source = "supplier", target = "recipient" },
  verb = "$supply_v",
  roles = {
    supplier = "subj (<actor> | <name> | it/he/they/she)",
    recipient = "iobj/to/for <actor> | obj <actor> | into/in <actor>"
      .. " | iobj/to <np>",
    weapon = GOODS, quantity = QUANTITY, value = VALUE,
  },
  need = { "weapon", "supplier | recipient" }, check = handed,
  make = counted,
}

event "arms_transfer" {
  about = "Weapons bought, ordered, received or sought",
  verb = "$acquire_v",
  roles = {
    recipient = "subj (<actor> | <name> | it/he/they)",
    supplier = "from (<actor> | <name>) | iobj <actor>"
      .. " | obj (!military <actor>)",
    weapon = GOODS, quantity = QUANTITY, value = VALUE,
  },
  need = { "weapon", "recipient" }, unless = "$no_transfer",
  make = counted,
}

event "arms_transfer" {
  about = "A side armed by another, with whatever weapons",
  verb = "arm/rearm",
  roles = { supplier = "subj <actor>", recipient = "obj <actor>" },
  need = { "supplier", "recipient" }, priority = -1,
}

event "arms_transfer" {
  about = "Sides that are said to be armed by others",
  find = "recipient:<actor> [lemma=be]? trigger:armed by supplier:<actor>",
  priority = -1,
}

-- The parser takes "denied it, saying it only provided drones" for provided
-- drones.
event "arms_transfer" {
  about = "Weapons that a pronoun supplied",
  find = "supplier:(it/he/she/they) have? (only/just/merely/simply)"
    .. " trigger:$supply_v ~3 weapon:<weapon>",
  priority = -1,
}

event "arms_transfer" {
  about = "Talks and deals to buy weapons",
  find = "recipient:<actor> ~4 $talks ~5 to trigger:$acquire_v"
    .. " ~6 weapon:<weapon>",
  roles = { supplier = "from <actor>", quantity = QUANTITY },
  priority = -1,
  make = counted,
}

event "arms_transfer" {
  about = "Weapons that have come to those who get them",
  verb = "$arrive_v",
  roles = {
    weapon = "subj " .. ARMS, recipient = "obj/in/into/to <actor>",
    supplier = "from <actor> | any (<&(<weapon> from) <actor>)", quantity = QUANTITY,
  },
  need = { "weapon", "recipient" },
  -- Missiles reach what they are fired at, and aircraft fly by themselves.
  check = function(ev)
    local kind = ev.weapon.category
    local far = kind == "missile" or kind == "drone" or kind == "aircraft"
      or kind == "naval" or kind == "nuclear" or kind == "bomb"
    if not far or ev.supplier then return true end
    return false, "it may come by itself"
  end,
  make = counted,
}

event "arms_transfer" {
  about = "A sale, delivery or other supply of weapons",
  noun = "$supply_n", light = "$arms_light",
  roles = {
    supplier = "subj <actor> | by/from (<actor> | <name>)",
    recipient = "to/for/into <actor>"
      .. " | any (<&('bound'/'destined'/'headed'/'meant'/'intended' for) <actor>)",
    weapon = GOODS .. " + any (<&including <weapon>)",
    quantity = QUANTITY, value = VALUE,
  },
  need = { "weapon" }, make = approved,
}

event "arms_transfer" {
  about = "A purchase or other acquisition of weapons",
  noun = "$acquire_n", light = "$arms_light",
  roles = {
    recipient = "subj <actor> | by <actor>",
    supplier = "from/with (<actor> | <name>)",
    weapon = GOODS .. " | for " .. ARMS, quantity = QUANTITY, value = VALUE,
  },
  need = { "weapon" },
  make = counted,
}

event "arms_transfer" {
  about = "Deals for goods that are named: who signs for them gets them",
  noun = "$deal_n", light = "$arms_light",
  roles = {
    recipient = "subj <actor>", supplier = "with/from (<actor> | <name>)",
    weapon = "for " .. ARMS .. " | comp " .. CRAFT,
    quantity = QUANTITY, value = VALUE,
  },
  need = { "weapon" },
  make = counted,
}

event "arms_transfer" {
  about = "Deals that a supplier wins",
  noun = "$deal_n", light = "$seller_light",
  roles = {
    supplier = "subj (<actor> | <name>)", recipient = "from/with <actor>",
    weapon = "for/of " .. ARMS .. " | comp " .. CRAFT,
    quantity = QUANTITY, value = VALUE,
  },
  need = { "supplier", "weapon" }, priority = 1,
  make = counted,
}

event "arms_transfer" {
  about = "Arms deals and the like, whatever the weapons are",
  noun = "$arms_n", light = "$arms_light",
  roles = { supplier = "subj <actor> | by/from <actor>",
    recipient = "to/with/for <actor>"
      .. " | any (<&('bound'/'destined'/'headed' for) <actor>)",
    value = VALUE },
}

test "arms_transfer" {
  yes "[recipient:Peru] [trigger:secured|ordered] advanced systems like [supplier:Sweden]'s [weapon:Gripen jets]." {},
  date = "2024-05-08",
  yes "In [time:2019], [supplier:India] [trigger:supplied] [recipient:Vietnam] with [quantity:four] [weapon:patrol boats] for [value:$100 million]."
    { supplier = "IND", recipient = "VNM", time = "2019" },
  yes "[supplier:France] agreed to [trigger:sell] [quantity:12] [weapon:Rafale fighter jets] to [recipient:Serbia]."
    { supplier = "FRA", recipient = "SRB", modality = "planned" },
  yes "[supplier:North Korea] was accused of [trigger:supplying] [recipient:Russia] with [weapon:artillery shells]."
    { supplier = "PRK", recipient = "RUS", modality = "alleged" },
  yes "[recipient:Egypt] is seeking to [trigger:buy] [weapon:Su-35 fighters] from [supplier:Russia]."
    { recipient = "EGY", supplier = "RUS", modality = "hypothetical" },
  yes "[weapon:Tanks] were [trigger:delivered] to [recipient:Jordan] by [supplier:Poland]."
    { recipient = "JOR", supplier = "POL" },
  yes "[supplier:Russia]'s [trigger:supply] of [weapon:missiles] to [recipient:Syria] worries Israel."
    { supplier = "RUS", recipient = "SYR" },
  no "The army displayed its missiles at a parade in Pyongyang.",
  no "The shop sells toys to tourists.",
}

test "arms_transfer" {
  date = "2024-05-08",
  yes "Several [weapon:drones] have been [trigger:ordered] by [recipient:Kazakhstan] from [supplier:Turkey] for [value:$40 million]." { supplier = "TUR", recipient = "KAZ" },
  yes "[supplier:Germany]'s [trigger:delivery] of [weapon:howitzers] to [recipient:Ukraine] was announced on [time:Tuesday]." { supplier = "DEU", time = "2024-05-07" },
  yes "[recipient:Morocco], which [trigger:bought] [quantity:30] [weapon:tanks] from [supplier:China], wants more." { recipient = "MAR", supplier = "CHN" },
  yes "[supplier:Sweden] did not [trigger:sell] [weapon:missiles] to [recipient:Qatar]." { modality = "negated" },
  yes "[supplier:Iran] allegedly [trigger:smuggled] [weapon:rifles] to the [recipient:Houthis]." { modality = "alleged", supplier = "IRN" },
  yes "[supplier:South Korea] plans to [trigger:export] [weapon:artillery shells] to [recipient:Estonia]." { modality = "planned" },
  yes "[supplier:Israel] [trigger:donated] [weapon:helmets] and radios to [recipient:Chad]." {},
  yes "An [trigger:arms deal] with [recipient:Saudi Arabia] was approved by lawmakers." {},
  yes "The [trigger:sale] of [quantity:six] [weapon:submarines] to [recipient:Algeria] by [supplier:Russia] is almost complete." { recipient = "DZA", supplier = "RUS" },
  no "The museum displayed a collection of old rifles.",
  no "Farmers bought a new tractor in Poland.",
}

-- The list entries of verbs and nouns.
test "arms_transfer" {
  yes "[supplier:Serbia] [trigger:supplied|delivered|sold|shipped|provided|transferred|donated|exported|sent|offered|smuggled|gave|marketed|leased] [weapon:tanks|howitzers] to [recipient:Chad|Hezbollah]." {},
  yes "[supplier:Serbia] will [trigger:lend|hand over] the [weapon:tanks] to [recipient:Chad]." {},
  yes "[recipient:Chad] is [trigger:eyeing] [weapon:tanks] from [supplier:Serbia]." {},
  yes "[supplier:Serbia] [trigger:equipped|supplied] [recipient:Chad|Hezbollah] with [weapon:rifles]." {},
  yes "[recipient:Chad|Hezbollah] [trigger:bought|purchased|acquired|ordered|obtained|received|imported|procured|seeks|wants|requested] [weapon:tanks|howitzers] from [supplier:Serbia|Hungary]." {},
  yes "The [trigger:supply|delivery|sale|transfer|export|shipment|donation|provision|smuggling|marketing|trafficking|gift] of [weapon:tanks] was debated." {},
  yes "[supplier:Serbia] is a [trigger:supplier] of [weapon:tanks]." {},
  yes "The [trigger:purchase|acquisition|procurement|import|buying] of [weapon:tanks] by [recipient:Chad|Hezbollah] was debated." {},
  yes "A [trigger:buyer|purchaser] of [weapon:tanks] came to the fair." {},
  yes "The [trigger:arms deal|weapons deal|arms contract] was debated." {},
}

-- Who, to whom, what, how many and for how much.
test "arms_transfer" {
  yes "The [weapon:arms] [trigger:shipment|delivery|supply] to [recipient:Chad] was debated." {},
  yes "The [weapon:arms] [trigger:sales] to [recipient:Chad] were debated." {},
  yes "[supplier:It|They|She|He] will [trigger:sell] [weapon:tanks] [to|for] [recipient:Chad]." {},
  yes "[supplier:Serbia] will [trigger:give] [recipient:Chad] the [weapon:tanks]." {},
  yes "[supplier:Serbia] [trigger:sold] [weapon:tanks] to the [recipient:farmers]." {},
  yes "[recipient:Ruritania|It|They|He] will [trigger:buy] [weapon:tanks] from [supplier:Chad]." {},
  yes "[recipient:Niger] [trigger:bought] [quantity:20] [weapon:tanks] [for|worth] [value:$30 million]." {},
  yes "[supplier:Niger] [trigger:sold] [quantity:20] [weapon:tanks] [for|worth] [value:$30 million]." {},
  yes "[supplier:Niger] [trigger:sold] [quantity:20] units of a [weapon:howitzer]." {},
  yes "[recipient:Niger] [trigger:bought] [quantity:20] units of a [weapon:howitzer]." {},
  yes "The [trigger:sale|purchase] of [quantity:20] [weapon:tanks] [for|worth] [value:$30 million] was debated." {},
  yes "The [weapon:tank] [trigger:sale|purchase] was debated." {},
  yes "The [trigger:delivery] of [weapon:tanks] [by|from] [supplier:Serbia] [to|for] [recipient:Chad] was debated." {},
  yes "[supplier:Serbia]'s [trigger:sale] of [weapon:tanks] was debated." {},
  yes "[recipient:Chad]'s [trigger:purchase] of [weapon:tanks] from [supplier:Serbia] was debated." {},
  yes "The [trigger:arms deal] [by|from] [supplier:Serbia] was debated." {},
  yes "[supplier:Serbia]'s [trigger:arms deal] [to|with] [recipient:Chad] was debated." {},
  yes "The [trigger:arms deal] for [value:$30 million] was debated." {},
  yes "Lawmakers debated an [trigger:arms contract] worth [value:$30 million]." {},
}

-- Arms as the news tell of them: deals, talks, arrivals, cargoes, orders.
test "arms_transfer" {
  date = "2024-05-08",
  yes "[recipient:Poland] signed a [trigger:deal] with [supplier:South Korea] for [quantity:180] [weapon:tanks]." {},
  yes "[recipient:Greece] is in talks to [trigger:buy] [quantity:20] [weapon:F-35 fighter jets] from the [supplier:United States]." {},
  yes "[supplier:Portugal] will [trigger:hand over] [weapon:helicopters] to [recipient:Ukraine]." {},
  yes "[supplier:Norway] [trigger:transferred] [quantity:22] [weapon:howitzers] to [recipient:Ukraine]." {},
  yes "The [recipient:Houthis] are [trigger:armed] by [supplier:Iran]." {},
  yes "[supplier:Iran] [trigger:arms] the [recipient:Houthis]." {},
  yes "The first [weapon:tanks] have [trigger:reached] [recipient:Ukraine]." {},
  yes "[weapon:Rifles] from [supplier:Serbia] [trigger:arrived] in [recipient:Chad] on [time:Monday]." {},
  yes "The navy seized a [trigger:cargo] of [weapon:rifles] bound for [recipient:Yemen]." {},
  yes "[supplier:Canada] halted [trigger:exports] of [weapon:drones] to [recipient:Turkey]." {},
  yes "[supplier:Italy] has suspended [weapon:arms] [trigger:sales] to [recipient:Saudi Arabia]." {},
  yes "[recipient:Peru] cancelled an [trigger:order] for [quantity:12] [weapon:fighter jets] from [supplier:Sweden]." {},
  yes "[recipient:Morocco] [trigger:took delivery of] [quantity:20] [weapon:tanks]." {},
  yes "[recipient:Egypt] [trigger:received] [quantity:three] [weapon:frigates] from [supplier:Italy]." {},
  yes "[recipient:India] [trigger:received] [weapon:helicopters] last week." {},
  yes "The State Department approved the possible [trigger:sale] of [weapon:missiles] to [recipient:Poland] for [value:$4 billion]." {modality="planned"},
  yes "[supplier:Germany] [trigger:sent] [quantity:18] [weapon:Leopard 2A6 tanks] to [recipient:Ukraine]." {},
  yes "[recipient:Romania] [trigger:ordered] [quantity:54] [weapon:K9 howitzers] from [supplier:Hanwha Aerospace]." {},
  yes "[supplier:Rheinmetall] won a [trigger:contract] from [recipient:Hungary] for [weapon:tanks]." {},
  yes "[supplier:Saab] will [trigger:deliver] [weapon:Gripen fighters] to [recipient:Thailand]." {},
  yes "[recipient:Taiwan] is waiting for the [trigger:delivery] of [quantity:66] [weapon:F-16 fighters]." {},
  yes "[supplier:Britain] banned the [trigger:export] of [weapon:ammunition] to [recipient:Israel]." {},
  no "A missile reached Haifa.",
  no "Drones reached Moscow.",
  no "Iran wants a nuclear weapon.",
  no "Armed men stopped a bus in Chad.",
  no "The agreement on missiles was signed in Geneva.",
  no "The general ordered the shelling of Aleppo.",
  no "Britain sent two frigates to the Gulf.",
}

-- More entries of the lists.
test "arms_transfer" {
  yes "[supplier:Serbia] [trigger:handed|turned over|funneled|gifted|pledged|passed on|trafficked] [weapon:tanks] to [recipient:Chad]." {},
  yes "[recipient:Chad] [trigger:took delivery of] [weapon:tanks] from [supplier:Serbia]." {},
  yes "The [trigger:consignment|cargo|shipload|planeload|handover|re-export|lease] of [weapon:tanks] was debated." {},
  yes "[supplier:Serbia] is an [trigger:exporter] of [weapon:tanks]." {},
  yes "An [trigger:importer] of [weapon:tanks] came to the fair." {},
  yes "[recipient:Chad] placed an [trigger:order] for [weapon:tanks] from [supplier:Serbia]." {},
  yes "The [trigger:arms package|defence contract|defense contract|weapons package] was debated." {},
  yes "[recipient:Chad] signed a [trigger:deal|contract|tender|agreement] for [weapon:tanks|air defenses|ordnance|interceptors|corvettes|naval vessels|military vehicles|lethal aid|defence equipment|defense equipment|military gear|military supplies|air defence|air defence batteries|air defense batteries|propellant]." {},
  yes "The [weapon:tank|submarine|helicopter|howitzer] [trigger:deal|contract] was debated." {},
  no "The [missile|nuclear|bomb] deal was debated.",
  yes "[supplier:Saab] [won|secured|landed|clinched|got|received|bagged|lost] a [trigger:contract] from [recipient:Chad] for [weapon:tanks]." {},
  yes "[supplier:Serbia] [halted|suspended|stopped|approved|resumed|cancelled|froze|announced|authorized|authorised|boosted|increased|expanded|planned|proposed|negotiated|discussed|cleared|allowed|permitted|financed|delayed|sped up|accelerated|stepped up|cut|reduced|finalized|finalised|restricted|limited|licensed|postponed|intensified|ramped up|paused|banned|blocked] the [trigger:export] of [weapon:tanks] to [recipient:Chad]." {},
  yes "[recipient:Chad] [signed|placed|sealed|scrapped|agreed|reached|sought|struck|awarded] a [trigger:deal] for [weapon:tanks]." {},
  yes "[recipient:Chad] [waited for|awaited] the [trigger:delivery] of [weapon:tanks]." {},
  yes "[weapon:Tanks] [trigger:reached] [recipient:Chad]." {},
  yes "[weapon:Tanks] [trigger:arrived|flowed|poured] [in|into] [recipient:Chad]." {},
  yes "[weapon:Missiles|Helicopters|Drones|Bombs] from [supplier:Serbia] [trigger:reached] [recipient:Chad]." {},
  no "[Missiles|Helicopters|Drones|Bombs|Warships] reached Chad.",
  yes "The regulator [approved|cleared|authorized|authorised] the possible [trigger:sale] of [weapon:tanks] to [recipient:Chad]." { modality = "planned" },
  yes "[recipient:Chad] is in [talks|negotiations] to [trigger:buy] [quantity:20] [weapon:tanks] from [supplier:Serbia]." {},
  yes "[recipient:Chad] signed a [deal|contract|agreement] to [trigger:buy] [quantity:20] [weapon:tanks] from [supplier:Serbia]." {},
  yes "The [trigger:cargo] of [weapon:rifles] [bound|destined|headed|meant|intended] for [recipient:Chad] was found." {},
  yes "[supplier:Serbia] [trigger:armed|rearmed] the [recipient:Houthis]." {},
  no "Iran seeks [a nuclear weapon|weapons of mass destruction|atomic weapons|a nuclear bomb].",
}

-- Aid and know-how; examples of what is traded; a pronoun that supplies.
test "arms_transfer" {
  yes "[recipient:Ghana] wants to [trigger:secure] [weapon:military aid|military assistance|military support|military help|military and technical assistance|military and technical aid|military and financial aid|military and financial assistance|military and economic aid|military and economic assistance|military and humanitarian aid|military-technical assistance] from [supplier:Serbia]." { modality = "hypothetical" },
  yes "[supplier:Serbia] [trigger:sold] [weapon:nuclear technology|defense technology|defence technology|dual-use technology|dual-use goods] to [recipient:Ghana]." {},
  yes "[recipient:Ghana] [trigger:acquired] [weapon:military technology] from [supplier:Serbia]." {},
  yes "A [trigger:swap|exchange|offer] of [weapon:tanks] was debated." {},
  yes "The [weapon:arms] [trigger:sales|exchanges], including [weapon:howitzers], were debated." {},
  yes "Serbia denied it, saying [supplier:it|they|she|he] [only|just|merely|simply] [trigger:provided|sold|sent] [weapon:helmets]." {},
  yes "Serbia said [supplier:it] had only [trigger:provided] [weapon:helmets]." {},
  yes "Hundreds of tanks were seen in Ghana, but Serbia said [supplier:it] only [trigger:provided] [weapon:helmets]." { quantity = false },
  yes "Serbia denies it, stating [supplier:it|they|he|she] [only|just|merely|simply] [trigger:provided|supplied] [weapon:drones|helmets]." {},
  no "Serbia denied it, saying it only provided blankets.",
}

test "arms_transfer" {
  same "Ghana bought Mi-17 helicopters from Serbia. Ghana ordered the Mi-17 helicopters from Serbia in May.",
}

-- Aid, know-how and what no layer knows as a weapon, in every place of it.
test "arms_transfer" {
  yes "[supplier:Serbia] [trigger:supplied] [recipient:Chad] with [weapon:interceptors|military aid|military and technical aid|dual-use goods]." {},
  yes "[recipient:Chad] [trigger:bought] [weapon:interceptors|military aid|military and technical aid|dual-use goods] from [supplier:Serbia]." {},
  yes "[weapon:Interceptors|Military aid|Military and technical aid] [trigger:reached] [recipient:Chad]." {},
  yes "The [trigger:delivery] of [weapon:interceptors|military aid|military and technical aid|dual-use goods] was debated." {},
  yes "The [trigger:purchase] of [weapon:interceptors|military aid|military and technical aid|dual-use goods] was debated." {},
  yes "An [trigger:order] for [weapon:interceptors|military aid|military and technical aid|dual-use goods] was debated." {},
  yes "[recipient:Chad] signed a [trigger:deal] for [weapon:interceptors|military aid|military and technical aid|dual-use goods]." {},
  yes "[supplier:Saab] won a [trigger:contract] for [weapon:interceptors|military aid|military and technical aid|dual-use goods]." {},
  yes "[supplier:Serbia] [trigger:smuggled] [weapon:rifles] [into|in] [recipient:Chad]." {},
  yes "[weapon:Tanks] were [trigger:delivered] to [recipient:Chad]." {},
  yes "[supplier:Niger] [trigger:sold] [quantity:20] [of|units of] its old [weapon:tanks]." {},
  yes "[recipient:Niger] [trigger:bought] [quantity:20] [of|units of] its old [weapon:tanks]." {},
  yes "[quantity:20] [of|units of] its old [weapon:tanks] [trigger:reached] [recipient:Chad]." {},
  yes "The [trigger:sale|purchase] of [quantity:20] [of|units of] its old [weapon:tanks] was debated." {},
  yes "[recipient:Chad] signed a [trigger:deal] for [quantity:20] [of|units of] its old [weapon:tanks]." {},
  yes "[supplier:Saab] won a [trigger:contract] for [quantity:20] [of|units of] its old [weapon:tanks]." {},
  yes "[supplier:Saab] won a [trigger:contract] for [weapon:tanks] worth [value:$30 million]." {},
  yes "[recipient:Chad] signed a [trigger:deal] for [weapon:tanks] worth [value:$30 million]." {},
  yes "The [trigger:delivery] of [weapon:tanks] [by|from] [supplier:Zubrowka] was debated." {},
  yes "The [trigger:delivery] of [weapon:tanks] into [recipient:Chad] was debated." {},
  yes "An [trigger:order] for [weapon:tanks] from [supplier:Zubrowka] was debated." {},
  yes "[recipient:Chad] signed a [trigger:deal] for [weapon:tanks] [with|from] [supplier:Zubrowka]." {},
  yes "The [trigger:arms contract|arms package] was approved by [supplier:Serbia]." {},
  yes "[weapon:Rifles] [trigger:reached] [recipient:Chad] from [supplier:Serbia]." {},
}
