/*
 * Slots: which noun phrases stand where around a predicate. The tree says
 * where a phrase hangs; a slot says what it is to the predicate, the same for
 * every voice and construction. geoeng.h documents the result, GeFiller.
 *
 * The search starts at the predicate's own children and goes on to what lends
 * it arguments: the noun of a relative clause, the subject of a matrix verb,
 * the first verb of a coordination, the verb that governs an event noun. Each
 * step costs one; rules take the cheapest filler that fits.
 *
 *   "The jets that France agreed to sell flew."
 *     sell: subj France, cost 1 (of `agreed`, above)
 *           obj  jets,   cost 1 (the noun of the relative clause)
 *
 * No filler costs more than SLOT_FAR and no way up is longer, so a predicate
 * costs O(its children x SLOT_FAR) looks at the tree. Relations are those of
 * Universal Dependencies (de Marneffe et al., Computational Linguistics 47,
 * 2021). Fillers go to a list of the caller's.
 */
#ifndef GE_SYNTAX_SLOT_RANKING_H
#define GE_SYNTAX_SLOT_RANKING_H

#include "syntax/tree.h"

/* Appends the fillers of the slots of the predicate in words [from, to), which
 * may have several, "hand over"; ordered by cost, then by distance. Heads,
 * prepositions and so on are tokens of the document. */
GeStatus slot_fill(const Tree *t, uint32_t from, uint32_t to, Fillers *out);

#endif
