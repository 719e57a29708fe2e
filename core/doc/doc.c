#include "doc/doc.h"

#include <string.h>

enum {
  MANY = GE_ROOM(1 << 16, 0)
}; /* tokens, for which room to spare is much memory */

static char *copy(Arena *a, const char *s) {
  return arena_strndup(a, s ? s : "", s ? strlen(s) : 0);
}

GeStatus doc_init(GeDoc *doc, Vocab *vocab, const char *text, size_t n,
                  const GeDocInfo *info, size_t arena_bytes) {
  doc->arena.budget = arena_bytes + n;
  doc->day = info ? info->day : GE_NODAY;
  doc->text_rule = GE_NONE;
  doc->id = copy(&doc->arena, info ? info->id : NULL);
  doc->title = copy(&doc->arena, info ? info->title : NULL);
  if (!doc->id || !doc->title) return GE_ENOMEM;
  GeStatus st = text_init(&doc->text, &doc->arena, text, n);
  if (st == GE_OK && !list_reserve(&doc->tokens, n / 5 + 8)) st = GE_ENOMEM;
  if (st == GE_OK) st = token_split(&doc->text, vocab, &doc->tokens);
  if (st == GE_OK)
    st = sentence_split(&doc->text, vocab, &doc->tokens, &doc->sentences);
  if (st != GE_OK) return st;
  if (doc->tokens.n > MANY) {
    list_fit(&doc->tokens);
    list_fit(&doc->sentences);
  }
  doc->rows = arena_array(&doc->arena, doc->sentences.n, sizeof *doc->rows);
  if (!doc->rows) return arena_over(&doc->arena) ? GE_ELIMIT : GE_ENOMEM;
  return GE_OK;
}

/* Every list of a document. One that is missing here leaks. */
/* clang-format off */
#define LISTS(DO)                                                             \
  DO(tokens) DO(sentences) DO(hits) DO(spans) DO(captures) DO(matches)        \
  DO(fillers) DO(pending) DO(cells)
/* clang-format on */

void doc_clear(GeDoc *doc) {
#define CLEAR(list) list_clear(&doc->list);
  LISTS(CLEAR)
#undef CLEAR
  arena_clear(&doc->arena);
}

bool doc_reset(GeDoc *doc) {
  GeDoc d = *doc;
  arena_reset(&d.arena);
  size_t kept = arena_kept(&d.arena);
#define COUNT(list) kept += d.list.cap * sizeof *d.list.at;
  LISTS(COUNT)
#undef COUNT
  doc->arena = d.arena;
  if (kept > DOC_SPARE) return false;
  memset(doc, 0, sizeof *doc);
  doc->arena = d.arena;
#define KEEP(list) doc->list = d.list, doc->list.n = 0;
  LISTS(KEEP)
#undef KEEP
  return true;
}

uint32_t doc_sentence_of(const GeDoc *doc, uint32_t token) {
  uint32_t lo = 0, hi = doc->sentences.n;
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (doc->sentences.at[mid].first <= token) lo = mid;
    else hi = mid;
  }
  return lo;
}
