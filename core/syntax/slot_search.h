/*
 * A search for the fillers of one predicate's slots, and its parts:
 * slot_ranking.c starts it, slot_verb.c and slot_noun.c know the constructions.
 */
#ifndef GE_SYNTAX_SLOT_SEARCH_H
#define GE_SYNTAX_SLOT_SEARCH_H

#include "syntax/tree.h"

#define SLOT_FAR 12u /* no filler costs more; bounds every way up a tree */

/* A search. Words are those of the tree. */
typedef struct Finder {
  const Tree *t;
  uint32_t at;       /* the predicate */
  uint32_t from, to; /* its words, "shot down"; `at` is one of them */
  uint32_t via;      /* word that lends what is found now, or TREE_NONE */
  Fillers *out;
  GeStatus st;
} Finder;

/* Whether word i is one of the predicate's; TREE_NONE is not. */
bool slot_is_own_word(const Finder *f, uint32_t i);
/* A phrase with its apposition and coordination. */
void slot_add(Finder *f, GeSlot slot, uint32_t prep, uint32_t i, unsigned cost,
              unsigned flags);
/* The surface subjects of a predicate as fillers of `slot`. */
void slot_subjects(Finder *f, uint32_t i, GeSlot slot, unsigned cost);
/* The own surface subject of a predicate, or TREE_NONE. */
uint32_t slot_own_subject(const Tree *t, uint32_t i);

/* All slots of a verb, and of a noun. */
void slot_of_verb(Finder *f, uint32_t v);
void slot_of_noun(Finder *f, uint32_t n);

/* Parts of a noun's (slot_noun_phrase.c): a prepositional phrase k; what stands
 * before noun n; all phrases behind it. */
void slot_noun_phrase(Finder *f, uint32_t k, unsigned cost);
void slot_noun_modifiers(Finder *f, uint32_t n, unsigned cost, unsigned depth);
void slot_noun_phrases(Finder *f, uint32_t n, unsigned cost, unsigned depth);

/* What is lent (slot_light_verb.c): by verb r of a clause on the noun; by the
 * verb w above noun n; by a phrase of w right behind n; by nouns of quantity
 * above n, of which the topmost is returned. */
void slot_lent_by_clause(Finder *f, uint32_t r);
void slot_lent_by_verb(Finder *f, uint32_t n, uint32_t w, unsigned cost);
void slot_lent_behind(Finder *f, uint32_t n, uint32_t w);
uint32_t slot_lent_above(Finder *f, uint32_t n, unsigned *cost);

#endif
