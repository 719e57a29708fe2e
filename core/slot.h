/*
 * Slots: which noun phrases stand where around a predicate. The tree says
 * where a phrase hangs; a slot says what it is to the predicate, the same for
 * every voice and construction. geoeng.h documents the result, GeFiller.
 *
 * The search starts at the predicate's own children and goes on to what lends
 * it arguments: the noun of a relative clause, the subject of a matrix verb,
 * the first verb of a coordination, the verb that governs an event noun. Each
 * step costs one; rules take the cheapest filler that fits.
 */
#ifndef GE_SLOT_H
#define GE_SLOT_H

#include "tree.h"

#define SLOT_FAR 12u /* no filler costs more; bounds every way up a tree */

/* A search. Words are those of the tree. */
typedef struct Finder {
  const Tree *t;
  uint32_t at;  /* the predicate */
  uint32_t via; /* word that lends what is found now, or TREE_NONE */
  Fillers *out;
  GeStatus st;
} Finder;

/* Appends the fillers of the slots of word i; ordered by cost, then by
 * distance. Heads, prepositions and so on are tokens of the document. */
GeStatus slot_fill(const Tree *t, uint32_t i, Fillers *out);

/* The parts: a phrase with its apposition and coordination; the surface
 * subjects of a predicate as fillers of `slot`; all slots of a verb; all of
 * a noun (slot_noun.c). */
void slot_add(Finder *f, GeSlot slot, uint32_t prep, uint32_t i, unsigned cost,
              unsigned flags);
void slot_subjects(Finder *f, uint32_t i, GeSlot slot, unsigned cost);
/* The own surface subject of a predicate, or TREE_NONE. */
uint32_t slot_own_subject(const Tree *t, uint32_t i);
/* Does the clause hold a pronoun for the noun that it belongs to? */
bool slot_has_relative(const Tree *t, uint32_t i);
void slot_of_noun(Finder *f, uint32_t n);

#endif
