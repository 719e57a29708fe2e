/* Records read back as fields: see GeField of geoeng.h. */
#ifndef GE_SESSION_FIELD_H
#define GE_SESSION_FIELD_H

#include "base/arena.h"

#include <lua.h>

/*
 * The value of the JSON text s[0..n), which a NUL follows, in the arena.
 * NULL: memory is out, or it is no JSON (a record holds what the host gave as
 * meta). Lua reads the numbers: it knows what the locale does to points.
 */
const GeField *field_read(Arena *arena, const char *s, size_t n, lua_State *L);

#endif
