/* Files inside the executable, written by scripts/build/embed.lua. */
#ifndef GE_LUA_EMBEDDED_H
#define GE_LUA_EMBEDDED_H

#include <stddef.h>

typedef struct Embedded {
  const char *name;          /* geoeng/time/date.lua, rules/lexicons/x.tsv */
  const unsigned char *data; /* followed by one NUL */
  size_t nbytes;
  const unsigned char *code; /* the same compiled, for modules */
  size_t ncode;              /* 0: not compiled */
  const char *sha256;        /* of data, 64 digits */
} Embedded;

/* Sorted by name; the last has no name. */
extern const Embedded embedded[];

/* The file of that name, or NULL. */
const Embedded *embedded_find(const char *name);

#endif
