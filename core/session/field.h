/* Records read back as fields: see GeField of geoeng.h. */
#ifndef GE_SESSION_FIELD_H
#define GE_SESSION_FIELD_H

#include "base/arena.h"

/* Reads a decimal number; the locale does not matter. */
typedef double FieldNumber(void *ctx, const char *digits);

/*
 * The value of the JSON text s[0..n), which a NUL follows, in the arena.
 * NULL: memory is out, or it is no JSON (a record holds what the host gave as
 * meta).
 */
const GeField *field_read(Arena *arena, const char *s, size_t n,
                          FieldNumber *number, void *ctx);

#endif
