-- Layer `actor`: organisations and the buildings that stand for governments,
-- with country and sector.
return {
  layer = "actor",
  of = function(s) return s end,
  show = function(s)
    return (s:attr "country" or "-") .. " " .. (s:attr "sector" or "-")
  end,

  "[MONUSCO => - IGO] and [UNIFIL => - IGO] spoke.",
  "[CENTCOM => USA MIL] and the [Black Sea Fleet => RUS MIL] spoke.",
  "The [Quai d'Orsay => FRA GOV], [Foggy Bottom => USA GOV] and "
    .. "[Zhongnanhai => CHN GOV] were silent.",
  "[Rashtrapati Bhavan => IND GOV] and the [Casa Rosada => ARG GOV] spoke.",
  "[Norinco => CHN BUS] and [Hanwha Aerospace => KOR BUS] spoke.",
  "The [Bharatiya Janata Party => IND OPP] and [JNIM => MLI REB] spoke.",
  "[Bundestag => DEU LEG] and [GRU => RUS SPY] spoke.",
  -- Short names are names in capital letters only.
  "It will mend the gap and quad the pace.",
  "Morena and Vox sang; the solidarity was great.",
}
