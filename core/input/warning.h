/*
 * What is odd about a document that can be read all the same: bytes that are
 * no UTF-8, each told in a line on standard error; and ids that a document
 * before had, told once at the end of a run. Ids are known by hashes of 64
 * bits, of the first 4194304 that differ: 64 MiB at most, however many
 * documents there are. An id that comes first behind these may come again
 * unseen, which is told, too.
 */
#ifndef GE_INPUT_WARNING_H
#define GE_INPUT_WARNING_H

#include "input/source.h"

typedef struct InputWarning {
  uint64_t *ids; /* hashes of the ids so far, 0: free */
  size_t size, n;
  bool full;        /* some ids found no room */
  uint64_t same;    /* documents with an id that one before had */
  char first[1300]; /* of these the first: its input, line and id, fit for a
                       terminal */
} InputWarning;

void input_warning_clear(InputWarning *w);
/* Takes note of the id of a document of an input. A warning about the document, without its
 * line end, or NULL. */
const char *input_warning_of(InputWarning *w, const char *input,
                             const SourceDoc *doc, char *buf, size_t nbuf);
/* What there is to say of ids at the end of a run, or NULL. */
const char *input_warning_of_ids(const InputWarning *w, char *buf, size_t nbuf);

#endif
