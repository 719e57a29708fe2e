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
#ifndef GE_SYNTAX_SLOT_RANKING_H
#define GE_SYNTAX_SLOT_RANKING_H

#include "syntax/tree.h"

/* Appends the fillers of the slots of the predicate in words [from, to), which
 * may have several, "hand over"; ordered by cost, then by distance. Heads,
 * prepositions and so on are tokens of the document. */
GeStatus slot_fill(const Tree *t, uint32_t from, uint32_t to, Fillers *out);

#endif
