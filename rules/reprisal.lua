-- What states do in return for an attack. Used by military.lua.

pack { name = "reprisal", version = "0.2", license = "MIT",
  weights = "lexicons/weights.tsv",
  about = "States that strike back, or are about to",
  tags = { "default", "conflict" } }

require "areas"
require "attack"

-- A state does it by its forces, or by tariffs.
words "requite_v" { "retaliate", "strike back", "hit back", "fight back",
  "fire back", "counterattack" }
words "resolve_v" { "vow", "threaten", "prepare", "gear up", "plan", "pledge",
  "promise", "swear", "intend", "brace", "decide", "expect", "mull", "weigh" }
words "ready_a" { "ready", "poised", "set", "bound", "likely", "determined" }

local AGAINST = "against/on (<target> | <actor>)"
local WHERE = "in/near (<place> | $areas.area_n)"

--- Whether the sentence tells of the attack that is answered: "retaliated for
--- the raid".
local function for_attack(ev)
  if ev.attacker.country and ev:find("$attack.strike_n | $attack.bombing_n"
    .. " | $attack.ground_n | <weapon>") then
    return true
  end
  return false, "it may be no attack that a state answers"
end

event "attack" {
  subtype = "other",
  about = "States that strike back for an attack",
  verb = "$requite_v",
  roles = { attacker = "subj <actor>", target = AGAINST, place = WHERE },
  need = { "attacker" }, check = for_attack, priority = -1,
}

-- "threats by Syria, which is gearing up to retaliate for the raid": the tree
-- has the clause elsewhere.
event "attack" {
  subtype = "other",
  about = "States that are about to strike back",
  find = "attacker:<actor> (, which/who)? ~4 ($resolve_v | $ready_a) to"
    .. " trigger:$requite_v",
  roles = { target = AGAINST, place = WHERE },
  check = for_attack, priority = -2,
}

test "attack" {
  yes "[attacker:Niger] [vowed|threatened|prepared|planned|pledged|promised|swore|intended|decided|expected|mulled|weighed] to [trigger:retaliate|strike back|hit back|fight back|fire back|counterattack] after the drone raid." {},
  yes "Envoys fear threats by [attacker:Niger], which is [ready|poised|set|bound|likely|determined|gearing up|bracing|planning|preparing|expected|deciding|intending|weighing] to [trigger:retaliate] for the raid." {},
  yes "[attacker:Niger] is gearing up to [trigger:retaliate] for recent Chadian missile strikes." { modality = "planned", subtype = "other" },
  yes "[attacker:Niger] [trigger:retaliated|struck back] [against|on] [target:Chad] for the [raid|bombing|airstrike]." { subtype = "other" },
  yes "[attacker:Niger] [trigger:retaliated] [in|near] [place:Zinder] for the raid." {},
  no "Niger vowed to retaliate for the new tariffs.",
  no "The tenor vowed to retaliate.",
  yes "Envoys fear threats by [attacker:Niger], which is [vowing|threatening|preparing|planning|pledging|promising|swearing|intending|bracing|deciding|expecting] to [trigger:retaliate] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], [which|who] is ready to [trigger:retaliate] for the raid." {},
}

-- States about to strike back: at whom and where; what they are about to do.
test "attack" {
  yes "Envoys fear threats by [attacker:Niger], which is [vowing|threatening|preparing|planning|pledging|promising|swearing|intending|bracing|deciding|expecting] to [trigger:retaliate] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], [which|who] is ready to [trigger:retaliate] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], which is ready to [trigger:retaliate] [against|on] [target:Chad|Hezbollah] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], which is ready to [trigger:retaliate] [against|on] the [target:mosque] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], which is ready to [trigger:retaliate] [in|near] the [place:valley] for the raid." {},
  yes "Envoys fear threats by [attacker:Niger], which is ready to [trigger:retaliate] [in|near] [place:Homs] for the raid." {},
}
