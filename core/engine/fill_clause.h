/* What a clause of a role string finds at the slots of a word. */
#ifndef GE_ENGINE_FILL_CLAUSE_H
#define GE_ENGINE_FILL_CLAUSE_H

#include "engine/filling.h"

#define FILL_SURE 1u /* fillers that cost more come after the others */
#define FILL_ANY UINT32_MAX

/* Whether filler k of the word stands in a slot of the clause. */
bool fill_fits(const Search *s, uint32_t k, const GeRoleClause *clause);
/* Adds what a clause finds at fillers that cost at most `limit`. */
GeStatus fill_from_clause(Search *s, const GeRoleClause *clause, uint32_t limit,
                          Captures *list);

#endif
