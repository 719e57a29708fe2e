/*
 * What is odd about a document that can be read all the same: bytes that are
 * no UTF-8, an id that one before it had. Each is told in a line on standard
 * error; of ids the first only.
 */
#ifndef GE_INPUT_WARNING_H
#define GE_INPUT_WARNING_H

#include "input/source.h"

typedef struct InputWarning {
  uint64_t *ids; /* hashes of the ids so far, 0: free */
  size_t size, n;
  bool told;
} InputWarning;

void input_warning_clear(InputWarning *w);
/* A warning about the document, without its line end, or NULL. */
const char *input_warning_of(InputWarning *w, const SourceDoc *doc, char *buf,
                             size_t nbuf);

#endif
