#include "input/passed_over.h"
#include "base/bytes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Short, and of letters and digits: anything else is no ending. */
static void take_ending(const char *path, char out[16]) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  size_t n = 0;
  memset(out, 0, 16);
  for (const char *p = dot; p && *p; p++) {
    bool capital = *p >= 'A' && *p <= 'Z';
    bool plain = byte_is_letter(*p) || byte_is_digit(*p) || p == dot;
    if (!plain || n + 1 == 16) {
      memset(out, 0, 16);
      return;
    }
    out[n++] = capital ? (char)(*p | 0x20) : *p;
  }
}

static size_t find(const PassedOver *p, const char *ending) {
  size_t i = 0;
  while (i < p->n && strcmp(p->at[i].name, ending) != 0) i++;
  return i;
}

void passed_over_add(PassedOver *p, const char *path) {
  char ending[16];
  take_ending(path, ending);
  size_t i = find(p, ending);
  if (i + 1 >= GE_COUNT(p->at)) { /* the last place is that of others */
    ending[0] = '\0';
    i = find(p, ending);
  }
  if (i == p->n) {
    memcpy(p->at[i].name, ending, sizeof ending);
    p->at[i].n = 0;
    p->n++;
  }
  p->at[i].n++;
}

static int most_first(const void *a, const void *b) {
  const PassedEnding *x = a, *y = b;
  if (!*x->name != !*y->name) return *x->name ? -1 : 1;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return strcmp(x->name, y->name);
}

bool passed_over_tell(PassedOver *p, Buf *out) {
  bool one = p->n == 1 && p->at[0].n == 1;
  if (p->n == 0) return false;
  qsort(p->at, p->n, sizeof p->at[0], most_first);
  buf_puts(out, "passed over ");
  for (size_t i = 0; i < p->n; i++)
    buf_printf(out, "%s%" PRIu64 " %s", i ? ", " : "", p->at[i].n,
               *p->at[i].name ? p->at[i].name : "of other names");
  buf_printf(out, ": not read; name %s alone to see why", one ? "it" : "them");
  p->n = 0;
  return !out->failed;
}
