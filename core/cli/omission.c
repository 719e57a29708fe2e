#include "cli/omission.h"
#include "base/bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void count(Omissions *o, const char *what, size_t nwhat, uint32_t n) {
  if (nwhat >= OMISSION_WORDS) nwhat = OMISSION_WORDS - 1;
  for (uint32_t i = 0; i < o->n; i++) {
    Omission *x = &o->at[i];
    if (strlen(x->what) == nwhat && memcmp(x->what, what, nwhat) == 0) {
      x->n += n;
      return;
    }
  }
  if (o->n == OMISSION_KINDS) {
    o->more += n;
    return;
  }
  Omission *x = &o->at[o->n++];
  x->n = n;
  memcpy(x->what, what, nwhat);
  x->what[nwhat] = '\0';
}

void omissions_add(Omissions *o, const char *lines) {
  const char *end;
  for (const char *p = lines; p && (end = strchr(p, '\n')); p = end + 1) {
    uint64_t n = 0;
    const char *c = p;
    while (byte_is_digit(*c) && n <= UINT32_MAX)
      n = n * 10 + (uint64_t)(*c++ - '0');
    if (c == p || *c != '\t' || n > UINT32_MAX) continue;
    count(o, c + 1, (size_t)(end - c - 1), (uint32_t)n);
  }
}

void omissions_tell(const Omissions *o) {
  for (uint32_t i = 0; i < o->n; i++)
    fprintf(stderr, "geoeng: left out, %s: %" PRIu64 "\n", o->at[i].what,
            o->at[i].n);
  if (o->more > 0)
    fprintf(stderr, "geoeng: left out, of further kinds: %" PRIu64 "\n",
            o->more);
}
