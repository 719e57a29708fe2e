#include "lua/embedded.h"

#include <string.h>

const Embedded *embedded_find(const char *name) {
  for (const Embedded *e = embedded; e->name; e++)
    if (strcmp(e->name, name) == 0) return e;
  return NULL;
}
