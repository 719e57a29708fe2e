--- Layer `place`: countries, cities, regions, seas.
---
---   <place>  Kazan · Kazan of Russia · Ashgabat, Turkmenistan · the Gaza Strip
---            · in Springfield, Ohio
---
--- Attributes: name, country (ISO 3166-1 alpha-3), grain (city, region,
--- country), lat, lon; those of the innermost name. Which of several places of
--- one name is meant says disambiguation.lua.
---
--- Towns of the gazetteer that the news seldom name share their names with
--- people and things, so their surroundings must speak of a place: a word such
--- as "in" before and no further name behind, or a country or region behind
--- ("Jackson, Mississippi"). Names that are words besides (attribute `doubt`)
--- need both.

local library = require "geoeng.language.library"
local word_set = require "geoeng.language.word_set"

local words, span = library.words, library.span

words "country" { tsv = "lexicons/countries.tsv", how = "exact" }
words "capital" { tsv = "lexicons/capitals.tsv", how = "exact" }
words "city" { tsv = "lexicons/cities.tsv", how = "exact" }
words "region" { tsv = "lexicons/regions.tsv", how = "exact" }
words "demonym" { tsv = "lexicons/demonyms.tsv", how = "exact" }
words "gazetteer" { tsv = "lexicons/gazetteer.tsv", how = "exact" }
words "given_name" { tsv = "lexicons/given_names.tsv", how = "exact" }
-- Lists, since a word of a pattern stands for all its forms: "Ines" for "in".
words "in_place" (word_set.list("place.within", "fold"))
words "at_place" (word_set.list("place.preposition", "fold"))
words "subdivision" { tsv = "lexicons/subdivisions.tsv", how = "exact" }

-- Words that begin names of places far more often than those of persons.
words "place_prefix" (word_set.list("place.prefix", "exact"))
-- A name of a city that begins the name of a person ("Paris Hilton").
local NOBODY = "!(<!$at_place !$place_prefix $given_name [shape~'Xx*'])"
-- All of a name ("Victoria Falls").
local WHOLE = " !([shape~'Xx*'])"
-- A list of places, none of which lies in the next: "Gaza, Lebanon and Syria".
words "and_or" (word_set.list("place.link", "fold"))
local OTHER = "(the? ($country | $capital | $city | $region | $subdivision"
  .. " | $gazetteer))"
local UNLISTED = " !(','? $and_or " .. OTHER .. " !','"
  .. " | ',' " .. OTHER .. " ','? $and_or)"
local LAND = "(',' | of) ($country | $region)" .. UNLISTED

span "place" {
  find = { "at:$capital " .. LAND, NOBODY .. " at:$capital",
    "at:$capital" .. WHOLE },
  take = "at", set = { grain = "city" },
}
span "place" {
  find = { "at:$city " .. LAND, NOBODY .. " at:$city", "at:$city" .. WHOLE },
  take = "at",
}
span "place" { find = "at:$region", take = "at", set = { grain = "region" } }
-- Animals, nuts and hats that are named after a country.
local THING = "(pig/fowl/worm/nut/hat)"
span "place" {
  find = "at:$country !" .. THING,
  take = "at", set = { grain = "country" },
}

-- The one state of the US that bears the name of a country: what stands beside
-- it is of the state alone.
words "state_name" { "Georgia", "GEORGIA", how = "exact" }
words "state_office" (word_set.list "place.state_office")
words "state_body" (word_set.list "place.state_body")
words "in_state" (word_set.list("place.in_state", "fold"))
span "us_state" {
  find = {
    "<&($state_office [shape~'Xx*']{0,3} (of | from | in)) at:$state_name",
    "<&$in_state at:$state_name",
    "at:$state_name &(('''s' | '’s')? ($state_office | $state_body))",
  },
  set = { country = "USA", grain = "region" },
}
span "place" { find = "x:<us_state>", take = "x", priority = 1 }

span "town" { find = "x:$gazetteer", take = "x" }
span "province" { find = "x:$subdivision", take = "x" }

local IN = "<&$in_place"
-- No part of a longer name ("in Jackson County"), and nobody's house.
local ALONE = "!('-'? [shape~'X*'] | '''s' | '’s')"
-- "New Delhi, South Ossetia": another name is no region.
local REGION = "$subdivision" .. WHOLE
local LARGER = "',' ($country | " .. REGION .. ")" .. UNLISTED

span "place" {
  find = {
    IN .. " at:<town doubt!=yes> " .. ALONE,
    "at:<town doubt!=yes> " .. LARGER,
    "<&$at_place at:<town> " .. LARGER,
    "at:($capital | $city) ',' " .. REGION .. UNLISTED,
  },
  take = "at", set = { grain = "city" }, priority = -1,
}
span "place" {
  find = { IN .. " at:<province doubt!=yes> " .. ALONE },
  take = "at", set = { grain = "region" }, priority = -2,
}

return { nobody = NOBODY }
