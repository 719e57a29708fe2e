--- Layer `place`: countries, cities, regions, seas.
---
---   <place>  Kazan · Kazan of Russia · Ashgabat, Turkmenistan · the Gaza Strip
---
--- Attributes: name, country (ISO 3166-1 alpha-3), grain (city, region,
--- country), lat, lon; those of the innermost name.

local rule = require "geoeng.init"

local words, span = rule.words, rule.span

words "country" { tsv = "lexicons/countries.tsv", how = "exact" }
words "capital" { tsv = "lexicons/capitals.tsv", how = "exact" }
words "city" { tsv = "lexicons/cities.tsv", how = "exact" }
words "region" { tsv = "lexicons/regions.tsv", how = "exact" }

span "place" {
  find = {
    "at:$capital (',' | of) ($country | $region)",
    "at:$city (',' | of) ($country | $region)",
    "at:$capital", "at:$city", "at:$region", "at:$country",
  },
  take = "at",
}
