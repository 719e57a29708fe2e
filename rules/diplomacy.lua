-- Meetings, agreements and sanctions.

pack { name = "diplomacy", version = "0.1", license = "MIT",
  about = "Meetings, agreements, sanctions",
  tags = { "default", "diplomacy" } }

require "meeting"

words "sign_v" { "sign", "conclude", "reach", "ratify", "renew", "initial",
  "seal", "finalize", "finalise" }
words "agreement_n" { "agreement", "treaty", "accord", "pact", "memorandum",
  "memorandum of understanding", "cease-fire", "ceasefire", "truce",
  "protocol", "contract", "peace deal", "peace agreement", "peace accord",
  "deal", "free trade agreement" }

event "agreement" {
  about = "A treaty, accord, pact, cease-fire or contract between states or organisations",
  find = {
    "party:<actor> (and ~2 party:<actor>)? ~5 trigger:$sign_v ~6 $agreement_n (~3 with ~3 party:<actor>)?",
    "$agreement_n ~6 be ~1 trigger:$sign_v (~2 by ~2 party:<actor>)?",
    "trigger:$sign_v ~3 $agreement_n",
    "$sign_v/finalization/signing of? ~5 trigger:$agreement_n",
    "trigger:$agreement_n ~2 between ~3 party:<actor> and ~3 party:<actor>",
    "trigger:$agreement_n ~1 with ~3 party:<actor>",
  },
  roles = { place = "in/at <place>" },
}

test "agreement" {
  date = "2024-05-08",
  yes "[party:Chile] and [party:Peru] [trigger:signed] a trade agreement in [place:Lima]."
    { party = "CHL", place = "PER" },
  yes "The [trigger:cease-fire] between [party:Ethiopia] and [party:Eritrea] held." { party = "ETH" },
  no "The two men agreed that it would rain.",
}

words "sanction_n" { "sanctions", "embargo", "blockade", "economic sanctions",
  "arms embargo", "trade embargo" , how = "fold" }
words "impose_v" { "impose", "slap", "tighten", "extend", "renew", "lift",
  "ease", "threaten", "approve", "adopt", "face" }

event "sanction" {
  about = "Sanctions, embargo or blockade imposed, threatened, extended, eased or lifted",
  find = {
    "imposer:<actor> ~5 $impose_v ~3 trigger:$sanction_n (~2 on/against ~3 target:<actor>)?",
    "imposer:<actor> ('''s' | '’s')? ~1 trigger:$sanction_n (~2 on/against ~3 target:<actor>)?",
    "trigger:$sanction_n ~2 on/against ~3 target:<actor>",
    "trigger:$sanction_n",
  },
}

test "sanction" {
  yes "The [imposer:European Union] imposed [trigger:sanctions] on [target:Belarus]." { target = "BLR" },
  yes "[imposer:Canada] may lift its [trigger:embargo] against [target:Cuba]." { modality = "hypothetical" },
  no "The court handed down a prison sentence.",
}
