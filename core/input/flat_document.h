/*
 * Lines of JSON as nearly all are: an object whose members are strings of ours
 * and no others, read in one pass. What is anything else, or wrong, is for
 * the full reader, which also says what is wrong.
 *
 *   {"id": "a", "text": "say \"x\""}   ->   out: a NUL say "x" NUL
 *                                                 ^members[FLAT_ID], ...
 *
 * O(bytes): an escape is never shorter than what it stands for, so the line's own
 * length is room enough. Members point into the caller's buffer.
 */
#ifndef GE_INPUT_FLAT_DOCUMENT_H
#define GE_INPUT_FLAT_DOCUMENT_H

#include "base/buf.h"

typedef enum FlatMember {
  FLAT_ID,
  FLAT_DATE,
  FLAT_TITLE,
  FLAT_TEXT,
  FLAT_MEMBERS
} FlatMember;

typedef struct FlatString {
  const char *s; /* NUL-terminated, without a NUL inside; NULL when absent */
  size_t n;
} FlatString;

/* The members of the line, in `out`, whose content is lost; false: it is not
 * flat, or memory is out. */
bool flat_document(const char *line, size_t n, Buf *out,
                   FlatString members[FLAT_MEMBERS]);

#endif
