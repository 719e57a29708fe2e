/*
 * What the form of output leaves out, counted over all documents of a run.
 */
#ifndef GE_CLI_OMISSION_H
#define GE_CLI_OMISSION_H

#include "base/base.h"

enum { OMISSION_KINDS = 64, OMISSION_WORDS = 200 }; /* bytes, a NUL included */

typedef struct Omission {
  uint64_t n;
  char what[OMISSION_WORDS];
} Omission;

typedef struct Omissions {
  Omission at[OMISSION_KINDS]; /* in the order in which they were first met */
  uint32_t n;
  uint64_t more; /* of further kinds */
} Omissions;

/* Adds lines "COUNT\tWHAT\n", see ge_session_left_out. They come from a process
 * of rules: what is no such line is passed over, words that are too long are
 * cut. NULL: nothing. */
void omissions_add(Omissions *o, const char *lines);

/* A line on standard error for each kind. */
void omissions_tell(const Omissions *o);

#endif
