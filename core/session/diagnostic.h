/*
 * Warnings and errors of a session, as they were shown and taken apart. A text
 * is "file:line:column: error: what", where parts of the place may be left out
 * and lines of source may follow, or "file:line: what" as Lua says it.
 */
#ifndef GE_SESSION_DIAGNOSTIC_H
#define GE_SESSION_DIAGNOSTIC_H

#include "base/list.h"

typedef struct Diagnostics {
  LIST(GeDiagnostic) at;
  LIST(size_t) sizes; /* of their texts, which may hold NULs */
} Diagnostics;

/* GE_ENOMEM: it is not kept. */
GeStatus diagnostics_add(Diagnostics *d, GeSeverity severity, const char *text,
                         size_t n);
/* Drops all but the first n. */
void diagnostics_cut(Diagnostics *d, uint32_t n);
void diagnostics_clear(Diagnostics *d);

#endif
