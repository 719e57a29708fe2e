#include "input/warning.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* Ids are compared by hashes of 64 bits, and no more than these, so that a
 * run of a large corpus needs little memory. */
enum { FIRST = 1 << 10, MOST = 1 << 20 };

static uint64_t hash_of(const char *id) {
  uint64_t h = UINT64_C(0xCBF29CE484222325);
  for (; *id; id++) h = (h ^ (unsigned char)*id) * UINT64_C(0x100000001B3);
  return h ? h : 1;
}

static uint64_t *slot_of(uint64_t *ids, size_t size, uint64_t h) {
  size_t i = (size_t)(h ^ h >> 32) & (size - 1);
  while (ids[i] && ids[i] != h) i = (i + 1) & (size - 1);
  return &ids[i];
}

static bool grow(InputWarning *w) {
  size_t size = w->size ? 2 * w->size : FIRST;
  uint64_t *ids = ge_alloc_zeros(size, sizeof *ids);
  if (!ids) return false;
  for (size_t i = 0; i < w->size; i++)
    if (w->ids[i]) *slot_of(ids, size, w->ids[i]) = w->ids[i];
  ge_free(w->ids, w->size * sizeof *ids);
  w->ids = ids;
  w->size = size;
  return true;
}

/* Whether the id is new; one that finds no room counts as new. */
static bool is_new(InputWarning *w, const char *id) {
  bool full = w->n >= w->size / 2;
  if (full && (w->n >= MOST || !grow(w))) return true;
  uint64_t h = hash_of(id), *slot = slot_of(w->ids, w->size, h);
  if (*slot) return false;
  *slot = h;
  w->n++;
  return true;
}

void input_warning_clear(InputWarning *w) {
  ge_free(w->ids, w->size * sizeof *w->ids);
  *w = (InputWarning){0};
}

const char *input_warning_of(InputWarning *w, const SourceDoc *doc, char *buf,
                             size_t nbuf) {
  char id[3 * 200];
  size_t n = strlen(doc->id);
  n = utf8_clean(doc->id, n < 200 ? n : 200, id);
  if (!w->told && !is_new(w, doc->id)) {
    w->told = true;
    snprintf(buf, nbuf, "%.*s: warning: a document before it has the same id; "
             "give each its own, so that their events can be told apart",
             (int)n, id);
    return buf;
  }
  if (utf8_valid(doc->text, doc->ntext)) return NULL;
  snprintf(buf, nbuf, "%.*s: warning: some bytes are no UTF-8 and are read as "
           "U+FFFD; convert it first (iconv -f WINDOWS-1252 -t UTF-8)",
           (int)n, id);
  return buf;
}
