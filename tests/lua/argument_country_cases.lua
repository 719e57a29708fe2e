-- The country of arguments that name none: of whom they mean.
local argument_country = require "geoeng.actor.argument_country"
require "geoeng.actor.actor"

return {
  judge = function(span)
    local country, _, means = argument_country.of(span, "actor")
    local texts = {}
    for i, s in ipairs(means or {}) do texts[i] = s.text end
    return (country or "-") .. (#texts > 0 and " " or "")
      .. table.concat(texts, "; ")
  end,

  -- A person keeps the country by which he was introduced.
  "Foreign Minister Ana Rojas of Peru arrived. [She => PER Foreign Minister Ana Rojas] left.",
  "Polish Prime Minister Jan Nowak left. [Nowak => POL Polish Prime Minister Jan Nowak] spoke.",
  "The Polish prime minister left. The [prime minister => POL Polish prime minister] spoke.",
  "The Polish prime minister left. [He => POL Polish prime minister] spoke.",
  -- Of several one country, if all have it.
  "Chad and Niger met. [They => - Chad; Niger] signed.",
  "Chad and Niger met. The [two countries => - Chad; Niger] signed.",
  -- The country of the owner.
  "Ethiopia fought. [Its forces => ETH Ethiopia] left.",
  -- Nothing behind a word, nor what it cannot mean, gives it a country.
  "[He => -] left before Peru fell.",
  "A storm hit Peru. [She => -] left.",
}
