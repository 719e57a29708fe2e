#include "input/warning.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { FIRST = GE_ROOM(1 << 10, 2), MOST = 1 << 22 };

static uint64_t hash_of(const char *id) {
  uint64_t h = hash_bytes_64(id, strlen(id));
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
  full = full && (w->n >= MOST || !grow(w));
  if (!w->ids) return w->full = true;
  uint64_t h = hash_of(id), *slot = slot_of(w->ids, w->size, h);
  if (*slot) return false;
  w->full = w->full || full;
  if (full) return true;
  *slot = h;
  w->n++;
  return true;
}

void input_warning_clear(InputWarning *w) {
  ge_free(w->ids, w->size * sizeof *w->ids);
  *w = (InputWarning){0};
}

/* The beginning of a name, fit for a terminal. */
static size_t clean(const char *s, char out[3 * 200]) {
  size_t n = strlen(s);
  return utf8_clean(s, n < 200 ? n : 200, out);
}

static void put_first(InputWarning *w, const char *input,
                      const SourceDoc *doc) {
  char name[3 * 200], id[3 * 200], line[16] = "";
  int nname = (int)clean(input, name), nid = (int)clean(doc->id, id);
  if (doc->line > 0) snprintf(line, sizeof line, ":%u", (unsigned)doc->line);
  snprintf(w->first, sizeof w->first, "%.*s%s: warning: '%.*s'", nname, name,
           line, nid, id);
}

const char *input_warning_of(InputWarning *w, const char *input,
                             const SourceDoc *doc, char *buf, size_t nbuf) {
  char id[3 * 200];
  size_t n = clean(doc->id, id);
  if (!is_new(w, doc->id) && w->same++ == 0) put_first(w, input, doc);
  if (utf8_valid(doc->text, doc->ntext)) return NULL;
  snprintf(buf, nbuf,
           "%.*s: warning: some bytes are no UTF-8 and are read as "
           "U+FFFD; --encoding NAME says what the file is in",
           (int)n, id);
  return buf;
}

const char *input_warning_of_ids(const InputWarning *w, char *buf,
                                 size_t nbuf) {
  if (w->same == 0) return NULL;
  char many[80] = "";
  if (w->same > 1 || w->full)
    snprintf(many, sizeof many, " (the first of %s%llu)",
             w->full ? "at least " : "", (unsigned long long)w->same);
  snprintf(buf, nbuf,
           "%s is the id of a document before it, too%s; give each "
           "its own, so that their events can be told apart",
           w->first, many);
  return buf;
}
