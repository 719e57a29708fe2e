/* Coordinations of spans, read from the words alone: "Iran, Russia and
 * China". Tokens are those of the document. */
#include "engine/fill_coordination.h"
#include "engine/fill_taken.h"

#include <string.h>

static bool is_one(const char *norm, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(norm, words[i]) == 0) return true;
  return false;
}

static bool is_and(const Filling *f, uint32_t token) {
  static const char *const words[] = {"and", "or", "&"};
  return is_one(fill_norm(f, token), words, GE_COUNT(words));
}

static bool is_determiner(const Filling *f, uint32_t token) {
  static const char *const words[] = {"the", "a", "an"};
  return is_one(fill_norm(f, token), words, GE_COUNT(words));
}

static bool is_comma(const Filling *f, uint32_t token) {
  return strcmp(fill_norm(f, token), ",") == 0;
}

/* Behind a noun these start its clause, so "A and B said" does not join A and
 * B when A is an object. */
static bool is_finite(const Filling *f, uint32_t token) {
  static const char *const words[] = {
      "said", "says",  "say", "told",  "tells", "tell",   "will", "would",
      "can",  "could", "may", "might", "must",  "should", "has",  "have",
      "had",  "is",    "are", "was",   "were",  "did",    "does", "do"};
  return is_one(fill_norm(f, token), words, GE_COUNT(words));
}

/* What is read of one side of a span. */
typedef struct Side {
  Search *s;
  Hits layer; /* spans of the same layer in the sentence */
  bool behind;
  uint32_t commas;
} Side;

/* The longest span of the layer that starts, or before the span ends, at a
 * token: false if there is none that is free. */
static GeStatus member_at(const Side *side, uint32_t token, bool *found,
                          GeCapture *member) {
  *found = false;
  for (uint32_t i = 0; i < side->layer.n; i++) {
    GeCapture x = hits_at(&side->layer, i);
    if ((side->behind ? x.first : x.end - 1) != token) continue;
    if (*found && x.end - x.first <= member->end - member->first) continue;
    *member = x;
    *found = true;
  }
  if (!*found) return GE_OK;
  return taken_is_free(side->s->f, &side->s->taken, member, found);
}

/* One step over comma and "and": the token behind them in *at; false: neither
 * is there. `last` is the last token of the sentence. */
static bool step_behind(const Filling *f, uint32_t last, uint32_t *at,
                        bool *final, bool *comma) {
  *comma = is_comma(f, *at);
  if (*comma) ++*at;
  *final = is_and(f, *at);
  if (*final) ++*at;
  if (!*comma && !*final) return false;
  if (*at < last && is_determiner(f, *at)) ++*at;
  return true;
}

/* What follows "A": ", B and C". Spans up to the last "and" go to f->list. Two
 * joined by comma and "and" are two clauses, not a list. */
static GeStatus read_behind(Side *side, const GeCapture *span) {
  Filling *f = side->s->f;
  uint32_t limit = f->at.end - 1, last = span->end - 1, kept = 0;
  while (last + 1 < limit) {
    uint32_t at = last + 1;
    bool final, comma, found = false;
    GeCapture next;
    GeStatus st = GE_OK;
    if (step_behind(f, limit, &at, &final, &comma))
      st = member_at(side, at, &found, &next);
    if (st != GE_OK) return st;
    if (!found) break;
    if (!list_push(&f->list, next)) return fill_no_memory(f);
    ge_assert(next.first > last && next.first < next.end);
    last = next.end - 1;
    side->commas += comma;
    if (final) kept = f->list.n;
  }
  if (kept > 0 && kept == f->list.n && span->first >= side->s->end &&
      last < limit && is_finite(f, last + 1))
    kept--;
  if (kept == 1 && side->commas > 0) kept = 0;
  f->list.n = kept;
  return GE_OK;
}

/* What precedes "C": "A, B and". */
static GeStatus read_before(Side *side, const GeCapture *span) {
  Filling *f = side->s->f;
  uint32_t limit = f->at.first, first = span->first;
  while (first > limit + 1) {
    uint32_t at = first - 1;
    GeCapture next;
    if (is_determiner(f, at) && at > limit + 1) at--;
    bool final = is_and(f, at), comma = false, found = false;
    at -= final;
    comma = is_comma(f, at);
    if (!final && !(comma && f->list.n > 0)) break;
    if (comma && at == 0) break;
    GeStatus st = member_at(side, at - comma, &found, &next);
    if (st != GE_OK) return st;
    if (!found) break;
    side->commas += comma;
    if (!list_push(&f->list, next)) return fill_no_memory(f);
    ge_assert(next.first < first);
    first = next.first;
  }
  if (f->list.n == 1 && side->commas > 0) f->list.n = 0;
  return GE_OK;
}

static GeStatus add_found(Search *s, Captures *list) {
  Filling *f = s->f;
  for (uint32_t i = 0; i < f->list.n; i++) {
    if (!list_push(list, f->list.at[i])) return fill_no_memory(f);
    taken_take(&s->taken, &f->list.at[i], WHOSE_SPAN);
  }
  f->list.n = 0;
  return GE_OK;
}

/* Whether "and" stands before a span, or before its article. */
static bool is_joined_before(const Filling *f, uint32_t first) {
  uint32_t at = first - 1;
  if (first == 0 || at <= f->at.first) return false;
  if (is_determiner(f, at)) at--;
  return at > f->at.first && is_and(f, at);
}

GeStatus fill_coordination(Search *s, const GeCapture *span, Captures *list) {
  Filling *f = s->f;
  if (span->span == GE_NONE) return GE_OK;
  ge_assert(span->span < f->doc->spans.n);
  GeId layer = f->doc->spans.at[span->span].layer;
  Side side = {s, {0}, true, 0};
  bool behind = span->end < f->at.end &&
                (is_comma(f, span->end) || is_and(f, span->end));
  bool before = is_joined_before(f, span->first);
  if (!behind && !before) return GE_OK;
  f->list.n = 0;
  GeStatus st = asked_hits(f->doc, layer, GE_NONE, f->sentence, &side.layer);
  if (st == GE_OK && behind) st = read_behind(&side, span);
  if (st == GE_OK) st = add_found(s, list);
  side.behind = false;
  side.commas = 0;
  if (st == GE_OK && before) st = read_before(&side, span);
  return st == GE_OK ? add_found(s, list) : st;
}
