/* Mistakes of the parser that the tree itself shows, mended. */
#ifndef GE_SYNTAX_TREE_REPAIR_H
#define GE_SYNTAX_TREE_REPAIR_H

#include "base/base.h"

/*
 * "with French President Macron in Geneva" as one phrase, whose head Geneva
 * has both prepositions: what stands before the second is a phrase of its own,
 * beside it. words[0..n) is a sentence whose first token is `first`.
 */
void repair_cases(GeWord *words, uint32_t n, GeId first);

/* "engineer Pablo Rios": a bare name behind a noun is in apposition to it. */
void repair_names(GeWord *words, uint32_t n, GeId first);

#endif
