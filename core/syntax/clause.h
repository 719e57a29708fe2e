/* Facts of the clause that a word stands in: see GeClause of geoeng.h. */
#ifndef GE_SYNTAX_CLAUSE_H
#define GE_SYNTAX_CLAUSE_H

#include "syntax/tree.h"

void clause_of(const Tree *t, uint32_t i, GeClause *clause);

#endif
