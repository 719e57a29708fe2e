--- Light verbs and nouns: words around an event noun that say little
--- themselves, so that their arguments are those of the noun. "Israel carried
--- out a series of strikes": the strikes are Israel's.

local library = require "geoeng.language.library"
local word_set = require "geoeng.language.word_set"

library.words "light_verb" (word_set.list "light_verb.verb")
library.words "light_noun" (word_set.list "light_verb.noun")

return { "$light_verb", "$light_noun" }
