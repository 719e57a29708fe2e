/* Names that are a typing mistake away: the distance of Damerau, with few edits
 * allowed, in O(bytes) and no memory. */
#ifndef GE_BASE_NEAR_H
#define GE_BASE_NEAR_H

#include "base/base.h"

#define NEAR_MOST 2     /* mistakes that are looked for */
#define NEAR_LONGEST 32 /* bytes of a name that is suggested */

/* Insertions, deletions, changes and swaps of neighbours that make b of a, as
 * far as limit, which is at most NEAR_MOST; limit + 1: more. Bytes count. */
unsigned near_edits(const char *a, size_t na, const char *b, size_t nb,
                    unsigned limit);
/* The name of the list (ended by NULL) that is at most two mistakes away, and
 * fewer than half of its letters; of several the first nearest; or NULL. */
const char *near_name(const char *name, const char *const *list);

#endif
