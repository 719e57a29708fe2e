#include "doc/layer.h"
#include "base/hash.h"

#include <string.h>

void layers_init(LayerNames *l) {
  memset(l, 0, sizeof *l);
  arena_init(&l->strings, SIZE_MAX / 2);
}

void layers_clear(LayerNames *l) {
  list_clear(&l->at);
  list_clear(&l->slots);
  arena_clear(&l->strings);
}

enum { FIRST_SLOTS = GE_ROOM(64, 4) };

/* The slot of the name, or the empty one where it belongs. */
static GeId *name_slot(const LayerNames *l, const char *name) {
  uint32_t mask = l->slots.n - 1;
  for (uint32_t i = hash_bytes(FNV_BASE, name, strlen(name)) & mask;;
       i = (i + 1) & mask) {
    GeId *slot = &l->slots.at[i];
    if (*slot == 0 || strcmp(l->at.at[*slot - 1], name) == 0) return slot;
  }
}

static bool grow_slots(LayerNames *l) {
  uint32_t n = l->slots.n ? l->slots.n * 2 : FIRST_SLOTS;
  if (!list_reserve(&l->slots, n - l->slots.n)) return false;
  memset(l->slots.at, 0, n * sizeof *l->slots.at);
  l->slots.n = n;
  for (uint32_t i = 0; i < l->at.n; i++) *name_slot(l, l->at.at[i]) = i + 1;
  return true;
}

GeId layer_find(const LayerNames *l, const char *name) {
  GeId slot = l->slots.n ? *name_slot(l, name) : 0;
  return slot ? slot - 1 : GE_NONE;
}

GeStatus layer_declare(LayerNames *l, const char *name, GeId *layer) {
  *layer = layer_find(l, name);
  if (*layer != GE_NONE) return GE_OK;
  if (l->at.n >= l->slots.n / 2 && !grow_slots(l)) return GE_ENOMEM;
  ge_assert(l->slots.n > l->at.n); /* so that every search ends */
  const char *copy = arena_strndup(&l->strings, name, strlen(name));
  if (!copy || !list_push(&l->at, copy)) return GE_ENOMEM;
  *layer = l->at.n - 1;
  *name_slot(l, copy) = l->at.n;
  return GE_OK;
}

/* Negative when span a comes before b under the policy: a total order. */
static int compare(const GeSpan *a, const SpanRank *ra, const GeSpan *b,
                   const SpanRank *rb, GePolicy policy) {
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  int by_rank = ra->priority == rb->priority  ? 0
                : ra->priority > rb->priority ? -1
                                              : 1;
  if (policy == GE_FIRST && by_rank) return by_rank;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  if (by_rank) return by_rank;
  return ra->order < rb->order ? -1 : ra->order > rb->order;
}

static void sort(const Spans *s, GeId *ids, SpanRank *rank, uint32_t n,
                 GePolicy policy) {
  for (uint32_t i = 1; i < n; i++) { /* stable; cells are short */
    GeId id = ids[i];
    SpanRank r = rank[i];
    uint32_t k = i;
    while (k > 0 && compare(&s->at[id], &r, &s->at[ids[k - 1]], &rank[k - 1],
                            policy) < 0) {
      ids[k] = ids[k - 1];
      rank[k] = rank[k - 1];
      k--;
    }
    ids[k] = id;
    rank[k] = r;
  }
}

static bool contains(const GeSpan *a, const GeSpan *b) {
  bool equal = a->first == b->first && a->end == b->end;
  return !equal && a->first <= b->first && b->end <= a->end;
}

uint32_t layer_consolidate(const Spans *spans, GeId *ids, SpanRank *rank,
                           uint32_t n, GePolicy policy) {
  sort(spans, ids, rank, n, policy);
  uint32_t kept = 0, free_from = 0;
  for (uint32_t i = 0; i < n; i++) {
    const GeSpan *s = &spans->at[ids[i]];
    const GeSpan *last = kept ? &spans->at[ids[kept - 1]] : NULL;
    bool same = last && last->first == s->first && last->end == s->end;
    bool keep = !same;
    if (policy == GE_LONGEST || policy == GE_FIRST)
      keep = kept == 0 || s->first >= free_from;
    if (policy == GE_INNER)
      for (uint32_t k = 0; keep && k < n; k++)
        if (k >= i || k < kept) keep = !contains(s, &spans->at[ids[k]]);
    if (!keep) continue;
    if (s->end > free_from) free_from = s->end;
    rank[kept] = rank[i];
    ids[kept++] = ids[i];
  }
  ge_assert(kept <= n && (kept > 0) == (n > 0)); /* one at least stays */
  return kept;
}

uint32_t cell_from(const Spans *spans, const Cell *cell, uint32_t token) {
  uint32_t lo = 0, hi = cell->n;
  ge_check(hi == 0 ||
           spans->at[cell->ids[0]].first <= spans->at[cell->ids[hi - 1]].first);
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (spans->at[cell->ids[mid]].first < token) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
