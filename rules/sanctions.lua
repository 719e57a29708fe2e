-- Sanctions, embargoes and blockades, and what becomes of them. Used by
-- diplomacy.lua.

pack { name = "sanctions", version = "0.2", license = "MIT",
  about = "Sanctions, embargoes and blockades imposed, threatened, extended, eased, lifted",
  tags = { "default", "diplomacy" } }

-- Sanctions whoever names them; folded, since the singular is an approval.
words "sanction_n" { "sanctions", "embargo", "embargoes", "embargos",
  "blockade", "blockades", "boycott", "boycotts", how = "fold" }
-- Sanctions when somebody is told to bear or to impose them.
words "curb_n" { "asset freeze", "travel ban", "visa ban", "arms ban",
  "trade ban", "export ban", "import ban", "oil ban", "weapons ban",
  "punitive measure", "trade restriction", "export restriction",
  "trade curb", "export curb", "economic restriction" }
words "sanction_v" { "sanction", "blockade", "embargo", "boycott", "blacklist" }

-- What is done about sanctions; their objects are the sanctions.
words "impose_v" { "impose", "slap", "approve", "adopt", "enforce", "apply",
  "place", "levy", "announce", "introduce", "put", "order", "enact",
  "reimpose", "reinstate", "snap back", "back", "maintain", "keep",
  "extend", "renew", "prolong", "tighten", "toughen", "expand", "broaden",
  "widen", "strengthen", "ramp up", "step up", "ratchet up", "lift",
  "remove", "end", "scrap", "drop", "abolish", "cancel", "rescind",
  "terminate", "ease", "relax", "loosen", "soften", "suspend", "waive",
  "threaten", "threaten with", "seek", "propose", "consider", "weigh",
  "mull", "demand", "urge", "call for", "push for", "press for", "favour",
  "favor", "oppose", "reject", "veto", "block", "discuss", "prepare",
  "plan" }
-- What is done under sanctions; their subjects are the targets.
words "endure_v" { "face", "endure", "suffer", "experience", "violate", "defy",
  "evade", "circumvent", "dodge", "flout", "bust", "breach", "withstand",
  "bear", "escape", "hit with", "grapple with", "be under", "put under" }
words "lift_v" { "lift", "remove", "end", "scrap", "drop", "abolish", "cancel",
  "rescind", "ease", "relax", "loosen", "soften", "suspend", "waive" }

--- What verbs and nouns around sanctions say of them.
local SAYS = {
  lifted = [[lift lifting remove removal end ending scrap drop abolish
    abolition cancel cancellation rescind terminate termination]],
  eased = "ease easing relax relaxation loosen soften suspend suspension waive",
  extended = [[extend extension renew renewal prolong prolongation maintain
    tighten tightening toughen expand expansion broaden widen strengthen keep
    ramp step ratchet continue continuation]],
  threatened = [[threaten threat seek propose proposal consider weigh mull
    demand urge call push press favour favor warn warning]],
}
local subtype_of = {}
for subtype, lemmas in pairs(SAYS) do
  for lemma in lemmas:gmatch "%S+" do subtype_of[lemma] = subtype end
end

local IMPOSED = {}
for lemma in ([[impose slap approve adopt enforce apply place levy announce
  introduce order enact reimpose reinstate]]):gmatch "%S+" do
  IMPOSED[lemma] = true
end

local HOPS = 3

--- The participle behind a sanction noun: "sanctions imposed on".
local function participle_of(noun)
  for _, child in ipairs(noun.children) do
    if child.dep == "acl" and child.index > noun.index
      and (IMPOSED[child.lemma] or subtype_of[child.lemma]) then
      return child
    end
  end
  return nil
end

--- The subtype that the words above a sanction noun tell, nearest first: "an
--- easing of sanctions", "threatened to impose sanctions".
local function told_above(noun)
  local at = noun.head
  for _ = 1, HOPS do
    if not at then break end
    if subtype_of[at.lemma] then return subtype_of[at.lemma] end
    at = at.head
  end
  return "imposed"
end

local function head_of(ev) return ev.doc:token(ev.trigger.head) end

--- What is done with them; imposed before, they were so for certain: "sanctions
--- imposed on Iraq must be lifted".
local function set_subtype(ev)
  local noun = head_of(ev)
  local participle = participle_of(noun)
  local told = participle and subtype_of[participle.lemma]
  if participle and not told and participle.tag == "VBN" then
    ev.modality = "asserted"
  end
  ev.subtype = participle and (told or "imposed") or told_above(noun)
end

local IMPOSER = "subj <actor> | by <actor>"
local TARGET = "on/against (<actor> | <np>) | obj (<actor> | <name>)"
  .. " | any (<&(on/against) <actor>)"
--- Their target, if no word ties it to them: the only other country that the
--- sentence names, unless that imposes them.
local function only_other(ev)
  local imposers, found = {}, nil
  for _, span in ipairs(ev:all "imposer") do
    if not span.country and not span.name then return nil end
    imposers[span.country or span.name] = true
  end
  for _, s in ipairs(ev.sentence:layer "actor") do
    local country = s.country
    if country and not imposers[country] and not imposers[s.name] then
      if found and found.country ~= country then return nil end
      found = found or s
    end
  end
  return found
end

local function finish(ev)
  set_subtype(ev)
  if not ev.target and ev.imposer then ev:add("target", only_other(ev)) end
end

local BORNE = { { verb = "$endure_v", roles = { target = "subj <actor>" } } }

event "sanction" {
  subtype = "imposed",
  about = "Sanctions, an embargo or a blockade imposed, threatened, extended, eased or lifted; the subtype tells which. Not: sentences of courts, approval",
  noun = "$sanction_n", light = "$impose_v", also = BORNE,
  roles = { imposer = IMPOSER, target = TARGET },
  make = finish,
}

event "sanction" {
  subtype = "imposed",
  about = "Bans and freezes that one side imposes on another",
  noun = "$curb_n", light = "$impose_v", also = BORNE,
  roles = { imposer = IMPOSER, target = TARGET },
  need = { "imposer | target" },
  make = finish,
}

-- "Canada sanctioned six Russian banks"
event "sanction" {
  subtype = "imposed",
  about = "A state, bloc or organisation sanctions or blockades another or its firms and people",
  verb = "$sanction_v",
  roles = { imposer = IMPOSER, target = "obj (<actor> | <place> | <name>)" },
  need = { "imposer", "target" },
}

--- The actors that fill slots of a noun: role -> spans.
local SLOT_ROLE = { subj = "imposer", obj = "target" }

local function add_actors(ev, noun)
  local actors = ev.sentence:layer "actor"
  for _, f in ipairs(noun:slots()) do
    local role = SLOT_ROLE[f.slot]
      or (f.prep == "on" or f.prep == "against") and "target"
    for _, s in ipairs(role and not ev[role] and actors or {}) do
      if s.first <= f.head and s.last >= f.head then
        ev:add(role, s)
        break
      end
    end
  end
end

-- "sanctions imposed on Iraq must be lifted": two events, the second of these.
event "sanction" {
  subtype = "lifted",
  about = "The lifting or easing of sanctions that the same sentence says were imposed",
  verb = "$lift_v",
  roles = { measure = "obj $sanction_n" },
  need = { "measure" },
  check = function(ev)
    local noun = ev.doc:token(ev.measure.head)
    local participle = participle_of(noun)
    if not participle or subtype_of[participle.lemma] then
      return false, "the sanctions themselves tell it"
    end
    add_actors(ev, ev.doc:range(noun.index, noun.index))
    ev.subtype, ev.measure = subtype_of[head_of(ev).lemma], nil
    return true
  end,
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
}
