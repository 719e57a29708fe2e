--- Layer `actor`: who acts and who is acted upon in political news.
---
---   <actor>  Vladimir Putin · Russian President Vladimir Putin · the Iranian
---            foreign minister · Israeli warplanes · Moscow · Hezbollah
---
--- Attributes: country (ISO 3166-1 alpha-3), sector (CAMEO/PLOVER: GOV MIL REB
--- IGO ...), name, id. Of several in one span the country is that of the name,
--- then that of the adjective.

local library = require "geoeng.language.library"
local place = require "geoeng.place.place"
local pronoun_words = require "geoeng.actor.pronoun_words"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span

library.hidden_words(pronoun_words.LAYER:sub(2))(pronoun_words.list)
words "leader" { tsv = "lexicons/leaders.tsv", how = "exact" }
words "organization" { tsv = "lexicons/organizations.tsv", how = "exact" }
words "title" { tsv = "lexicons/titles.tsv" }
words "force" { tsv = "lexicons/actor_nouns.tsv" }

-- A capitalised word that can be part of a name, and an unknown name behind
-- a title.
local NAME = "[shape~'Xx*' & text!=I]"
local PERSON = "(" .. NAME .. "{1,4})"

--- Title words between a country and a name: "President", "Foreign Minister".
local OFFICE = "('former'/'new'/'visiting'/'acting'/'deputy')? $title"

-- Known people, with what stands before their name.
span "actor" {
  find = {
    "$demonym " .. OFFICE .. " who:$leader",
    "$country ('''s' | '’s')? " .. OFFICE .. " who:$leader",
    OFFICE .. " who:$leader",
    "who:$leader",
  },
  take = "who", priority = 3,
}

-- Unknown people: the country is that of the adjective or of the state.
span "actor" {
  find = {
    "of:$demonym " .. OFFICE .. " " .. PERSON,
    "of:$country ('''s' | '’s')? " .. OFFICE .. " " .. PERSON,
    "of:$organization ('''s' | '’s')? " .. OFFICE .. " " .. PERSON,
  },
  take = "of", set = { kind = "person", sector = "GOV" }, priority = 2,
}
span "actor" {
  find = { "of:$title " .. PERSON },
  take = "of", set = { kind = "person" }, priority = 1,
}

-- Offices and forces of a state: "the Iranian president", "US troops".
span "actor" {
  find = { "of:$demonym " .. OFFICE, "of:$country '''s' " .. OFFICE,
    "of:$country '’s' " .. OFFICE, "of:$organization " .. OFFICE },
  take = "of", set = { sector = "GOV" }, priority = 1,
}
span "actor" {
  find = {
    "of:$demonym ('army'/'air'/'naval'/'ground'/'government')? with:$force",
    "of:$country ('army'/'air'/'naval'/'ground'/'government')? with:$force",
    "of:$organization ('''s' | '’s')? with:$force",
  },
  take = "of", priority = 1,
}

-- States, governments by their seat, organisations, groups, peoples.
span "actor" {
  find = { "x:$organization", "x:$country", "x:$demonym" },
  take = "x",
}
span "actor" {
  find = { place.nobody .. " x:$capital" },
  take = "x", set = { sector = "GOV" },
}
span "actor" { find = "x:<us_state>", take = "x", priority = 4 }
span "actor" { find = { "x:$force" }, take = "x", priority = -1 }

-- What tells whether "he" or "she" means a person; read by mention.lua.
words "gendered_name" { tsv = "lexicons/given_name_gender.tsv",
  how = "exact" }
words "title_male" (word_set.list "title.male")
words "title_female" (word_set.list "title.female")
