--- Light verbs and nouns: words around an event noun that say little
--- themselves, so that their arguments are those of the noun. "Israel carried
--- out a series of strikes": the strikes are Israel's.

local library = require "geoeng.language.library"

library.words "light_verb" { "carry out", "conduct", "launch", "hold", "have",
  "make", "stage", "mount", "open", "begin", "start", "resume", "continue",
  "complete", "conclude", "end", "give", "take", "undertake", "perform",
  "execute", "commit", "unleash", "wage", "lead", "order", "deliver", "run",
  "take part", "participate", "engage", "join", "involve", "take place",
  "occur", "happen" }
library.words "light_noun" { "series", "wave", "string", "spate", "round",
  "number", "campaign", "couple", "pair", "dozen", "score", "set", "type",
  "kind", "form", "day", "week", "act", "flurry", "barrage", "succession",
  "batch" }

return { "$light_verb", "$light_noun" }
