/*
 * What the words of a sentence wake: whether a pattern's needs are met there,
 * and which event rules with slow patterns can match. Both ask what is known
 * of word types; no pattern is tried. O(words of the sentence), remembered in the
 * engine for the last sentence by stamps, which need no clearing.
 */
#ifndef GE_ENGINE_RULE_TRIGGER_H
#define GE_ENGINE_RULE_TRIGGER_H

#include "engine/engine.h"

/* Whether the sentence holds one of the words or lists that every match of
 * the pattern holds. The row of the sentence must have been made. */
GeStatus trigger_needs(GeDoc *doc, const Prog *p, uint32_t sentence, bool *yes);
/* Whether a word of the sentence may have one of some predicates, by their bits:
 * these are shared, but of words that rules need seldom. `end` is behind the
 * last of them: of predicates that were made later classes do not tell. */
GeStatus trigger_may(GeDoc *doc, uint64_t bits, GeId end, uint32_t sentence,
                     bool *yes);
/* Fills engine.words with the classes of the words of the sentence, and
 * engine.words_mask. */
GeStatus trigger_classes(GeDoc *doc, uint32_t sentence);
/* Fills engine.woken with the event rules whose slow patterns can match there,
 * ascending. */
GeStatus trigger_rules(GeDoc *doc, uint32_t sentence);

#endif
