-- Layer `place`; name, country, first-order region, basis of the place meant,
-- then the runner-up.
local where = require "geoeng.place.disambiguation"

return {
  layer = "place",
  of = where.of,
  show = function(p)
    local r = p.runner_up
    return ("%s %s %s %s%s"):format(p.name, p.country or "-", p.admin1 or "-",
      p.basis, r and " not " .. r.country .. " " .. (r.admin1 or "-") or "")
  end,

  "Floods hit a school in [Springfield, Ohio => "
    .. "Springfield USA OH read not USA MO].",
  "Floods hit shops in [Springfield => "
    .. "Springfield USA MO inferred not USA MA].",
  "He was born in [Lincoln, Nebraska => Lincoln USA NE read not USA CA].",
  "He moved to [Austin, Texas => Austin USA TX read not USA MN].",
  "A bomb went off in [Birmingham => "
    .. "Birmingham GBR ENG inferred not USA AL].",
  "A bomb went off in [Birmingham, Alabama => "
    .. "Birmingham USA AL read not USA MI].",
  -- A country named nearby speaks for its town.
  "[Belgium => Belgium BEL - read] told of a fire in [Turnhout => "
    .. "Turnhout BEL VLG read].",
  "[Pakistan => Pakistan PAK - read] sent police to [Hyderabad => "
    .. "Hyderabad PAK 05 inferred not IND 40].",
  "[India => India IND - read] sent police to [Hyderabad => "
    .. "Hyderabad IND 40 inferred not PAK 05].",
  -- Capitals and the places of the news stand for themselves.
  "American envoys met in [Geneva => Geneva CHE - inferred not USA IL].",
  "He lives in [Paris, Texas => Paris USA TX read not FRA 11].",
  -- Regions.
  "Farms burnt in [Limburg => Limburg NLD LI read].",
  -- Words, people and longer names.
  "Jackson said that Lincoln had left.",
  "Paris Hilton met Sydney Smith; Victoria Azarenka won.",
  "Troops left the [West Bank => West Bank PSE - read].",
  "Envoys left [New Delhi => New Delhi IND 07 read] and "
    .. "[South Ossetia => South Ossetia GEO - read] and "
    .. "[Victoria Falls => Victoria Falls ZWE 06 read].",
  "They worked for Jackson County, in Jackson County.",
  "They were in Reading and in March, of mobile phones.",
  "It was nice of them, and orange.",
  "They sold fine china, chile, Brazil nuts, Panama hats and Guinea fowl.",
  "[CHINA => China CHN - read] sells to [Guinea => Guinea GIN - read].",
  "Senator Ines Rivas was named.",
  "The Washington Post told of it.",
  "In [Washington => Washington USA - inferred not GBR ENG] Monday they met.",
  -- Lists are no places in places.
  "They bombed [Idlib => Idlib SYR - read], [Aleppo => Aleppo SYR 09 read] "
    .. "and [Hama => Hama SYR - read].",
  "They toured [Wales => Wales GBR - read], [England => England GBR - read] "
    .. "and [Ireland => Ireland IRL - read].",
  "They left [Kuwait => Kuwait KWT - read], [Jordan => Jordan JOR - read], "
    .. "[Egypt => Egypt EGY - read] or [Sudan => Sudan SDN - read].",
  "They left the [U.S => United States USA - read], the "
    .. "[U.K => United Kingdom GBR - read] and the "
    .. "[U.A.E => United Arab Emirates ARE - read] early.",
  -- A state and a country of one name.
  "Governor Ann Lowe of [Georgia => Georgia USA - read] spoke.",
  "The [Georgia => Georgia USA - read] National Guard was called.",
  "[Georgia => Georgia USA - read] voters chose a senator.",
  "[Georgia => Georgia USA - read]'s attorney general sued.",
  "Troops of [Georgia => Georgia GEO - read] left.",
  "The parliament of [Georgia => Georgia GEO - read] met.",
}
