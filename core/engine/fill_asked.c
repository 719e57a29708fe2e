#include "engine/fill_asked.h"
#include "engine/run.h"

#include <string.h>

enum { BUCKETS = GE_ROOM(64, 1) };

/* The values of one pattern in a sentence. */
typedef struct Values {
  GeId pattern;
  uint32_t n;
  GeCapture *at;
  struct Values *next;
} Values;

typedef struct Asked {
  Values *values[BUCKETS]; /* by pattern */
  AskedWord *words;
} Asked;

static GeStatus out_of_memory(GeDoc *doc) {
  return engine_fail(
      doc->engine, arena_over(&doc->arena) ? GE_ELIMIT : GE_ENOMEM,
      arena_over(&doc->arena) ? "the document needs more memory than its limit"
                              : "out of memory");
}

static GeStatus asked_of(GeDoc *doc, uint32_t sentence, Asked **asked) {
  if (!doc->asked)
    doc->asked = arena_array(&doc->arena, doc->sentences.n, sizeof *doc->asked);
  if (!doc->asked) return out_of_memory(doc);
  ge_assert(sentence < doc->sentences.n);
  if (!doc->asked[sentence])
    doc->asked[sentence] = arena_alloc(&doc->arena, sizeof **asked);
  *asked = doc->asked[sentence];
  return *asked ? GE_OK : out_of_memory(doc);
}

/* ------------------------------------------------------------------ matches */

/* Search the pattern, and keep what it finds. */
static GeStatus find_values(GeDoc *doc, Asked *asked, GeId pattern,
                            uint32_t sentence, Values **found) {
  Captures *list = &doc->engine->values;
  list->n = 0;
  GeStatus st = run_values(doc, pattern, sentence, list);
  if (st != GE_OK) return st;
  Values *v = arena_alloc(&doc->arena, sizeof *v);
  if (v && list->n) v->at = arena_array(&doc->arena, list->n, sizeof *v->at);
  if (!v || (list->n && !v->at)) return out_of_memory(doc);
  if (list->n) memcpy(v->at, list->at, list->n * sizeof *v->at);
  v->pattern = pattern;
  v->n = list->n;
  v->next = asked->values[pattern % BUCKETS];
  asked->values[pattern % BUCKETS] = v;
  *found = v;
  return GE_OK;
}

GeStatus ge_doc_values(GeDoc *doc, GeId pattern, uint32_t sentence,
                       const GeCapture **values, uint32_t *n) {
  Asked *asked = NULL;
  *values = NULL;
  *n = 0;
  if (!doc->engine->sealed || pattern >= doc->engine->progs.n ||
      sentence >= doc->sentences.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such pattern or sentence");
  GeStatus st = asked_of(doc, sentence, &asked);
  if (st != GE_OK) return st;
  Values *v = asked->values[pattern % BUCKETS];
  while (v && v->pattern != pattern) v = v->next;
  if (!v) st = find_values(doc, asked, pattern, sentence, &v);
  if (st != GE_OK) return st;
  *values = v->at;
  *n = v->n;
  return GE_OK;
}

GeStatus asked_hits(GeDoc *doc, GeId layer, GeId pattern, uint32_t sentence,
                    Hits *hits) {
  *hits = (Hits){doc, NULL, NULL, 0};
  if (layer != GE_NONE)
    return ge_doc_layer(doc, layer, sentence, &hits->ids, &hits->n);
  if (pattern == GE_NONE) return GE_OK;
  return ge_doc_values(doc, pattern, sentence, &hits->spans, &hits->n);
}

GeCapture hits_at(const Hits *hits, uint32_t i) {
  ge_check(i < hits->n);
  if (!hits->ids) return hits->spans[i];
  const GeSpan *s = &hits->doc->spans.at[hits->ids[i]];
  return (GeCapture){NULL, s->first, s->end, hits->ids[i]};
}

/* -------------------------------------------------------------------- words */

static GeStatus find_fillers(GeDoc *doc, AskedWord *w) {
  const GeFiller *x;
  GeStatus st = ge_doc_slots(doc, w->first, w->end, &x, &w->n);
  if (st != GE_OK || w->n == 0) return st;
  w->at = arena_array(&doc->arena, w->n, sizeof *w->at);
  w->about = arena_array(&doc->arena, w->n, sizeof *w->about);
  w->prep = arena_array(&doc->arena, w->n, sizeof *w->prep);
  if (!w->at || !w->about || !w->prep) return out_of_memory(doc);
  memcpy(w->at, x, w->n * sizeof *w->at);
  for (uint32_t i = 0; i < w->n; i++) {
    w->about[i] = GE_NONE;
    if (x[i].prep != GE_NONE)
      w->prep[i] = ge_type_norm(doc->engine, doc->tokens.at[x[i].prep].type);
  }
  return GE_OK;
}

GeStatus asked_word(GeDoc *doc, uint32_t sentence, uint32_t first, uint32_t end,
                    AskedWord **word) {
  Asked *asked = NULL;
  GeStatus st = asked_of(doc, sentence, &asked);
  if (st != GE_OK) return st;
  ge_assert(first < end && doc->sentences.at[sentence].first <= first);
  AskedWord *w = asked->words;
  while (w && (w->first != first || w->end != end)) w = w->next;
  if (!w) {
    w = arena_alloc(&doc->arena, sizeof *w);
    if (!w) return out_of_memory(doc);
    w->first = first;
    w->end = end;
    st = find_fillers(doc, w);
    if (st != GE_OK) return st;
    w->next = asked->words;
    asked->words = w;
  }
  *word = w;
  return GE_OK;
}
