#include "match/word_class.h"

#include <string.h>

enum {
  FIRST_SLOTS = GE_ROOM(256, 4)
}; /* a pack has some hundreds of classes */

GeStatus wordclass_init(WordClasses *c, Preds *preds) {
  WordClass none = {0, 0, 0, false};
  memset(c, 0, sizeof *c);
  c->preds = preds;
  c->limit = preds->preds.n;
  c->mask = FIRST_SLOTS - 1;
  c->slots = ge_alloc((c->mask + 1u) * sizeof *c->slots);
  if (!c->slots) return GE_ENOMEM;
  memset(c->slots, 0, (c->mask + 1u) * sizeof *c->slots);
  return list_push(&c->at, none) ? GE_OK : GE_ENOMEM;
}

void wordclass_clear(WordClasses *c) {
  if (c->slots) ge_free(c->slots, (c->mask + 1u) * sizeof *c->slots);
  c->slots = NULL;
  list_clear(&c->at);
  list_clear(&c->pool);
  list_clear(&c->of_type);
}

static uint32_t hash_set(const uint32_t *ids, uint32_t n, bool stop) {
  uint64_t h = HASH_START ^ stop;
  for (uint32_t i = 0; i < n; i++) {
    h = (h ^ ids[i]) * HASH_64;
    h ^= h >> 29;
  }
  return (uint32_t)(h >> 32);
}

static const uint32_t *preds_of(const WordClasses *c, const WordClass *w) {
  return c->pool.at + w->preds;
}

/* The slot that holds the class of this set, or the empty one for it. */
static uint32_t *slot_of(const WordClasses *c, const uint32_t *ids, uint32_t n,
                         bool stop) {
  for (uint32_t i = hash_set(ids, n, stop) & c->mask;; i = (i + 1) & c->mask) {
    uint32_t *slot = &c->slots[i];
    if (*slot == 0) return slot;
    const WordClass *w = &c->at.at[*slot - 1];
    if (w->npreds == n && w->stop == stop &&
        (n == 0 || memcmp(preds_of(c, w), ids, n * sizeof *ids) == 0))
      return slot;
  }
}

static bool grow_slots(WordClasses *c) {
  uint32_t mask = c->mask * 2 + 1, old = c->mask + 1u;
  ge_assert((mask & (mask + 1)) == 0 && c->at.n <= mask / 2);
  uint32_t *slots = ge_alloc((mask + 1u) * sizeof *slots);
  if (!slots) return false;
  memset(slots, 0, (mask + 1u) * sizeof *slots);
  ge_free(c->slots, old * sizeof *slots);
  c->slots = slots;
  c->mask = mask;
  for (uint32_t i = 1; i < c->at.n; i++) {
    const WordClass *w = &c->at.at[i];
    *slot_of(c, preds_of(c, w), w->npreds, w->stop) = i + 1;
  }
  return true;
}

static GeStatus add_class(WordClasses *c, const uint32_t *ids, uint32_t n,
                          bool stop, uint32_t *found) {
  WordClass w = {c->pool.n, n, 0, stop};
  for (uint32_t i = 0; i < n; i++) w.mask |= wordclass_bit(ids[i]);
  if (c->at.n >= c->mask / 2 && !grow_slots(c)) return GE_ENOMEM;
  if (!list_reserve(&c->pool, n)) return GE_ENOMEM;
  if (!list_push(&c->at, w)) return GE_ENOMEM;
  if (n) memcpy(c->pool.at + c->pool.n, ids, n * sizeof *ids);
  c->pool.n += n;
  *found = c->at.n - 1;
  uint32_t *slot = slot_of(c, ids, n, stop);
  ge_assert(*slot == 0 && w.preds + n == c->pool.n);
  *slot = c->at.n;
  return GE_OK;
}

GeStatus wordclass_find(WordClasses *c, GeId type, uint32_t *found) {
  const uint32_t *ids;
  uint32_t n, size = vocab_size(c->preds->vocab);
  GeStatus st = pred_of_type(c->preds, type, &ids, &n);
  if (st != GE_OK) return st;
  ge_assert(type < size && (n == 0 || ids[0] <= ids[n - 1]));
  while (n > 0 && ids[n - 1] >= c->limit) n--; /* they ascend */
  bool stop = vocab_type(c->preds->vocab, type)->flags & GE_TOK_STOP;
  *found = 0;
  if (n > 0 || stop) {
    uint32_t slot = *slot_of(c, ids, n, stop);
    if (slot) *found = slot - 1;
    else st = add_class(c, ids, n, stop, found);
  }
  if (st != GE_OK) return st;
  if (c->of_type.n < size) {
    uint32_t more = size - c->of_type.n;
    if (!list_reserve(&c->of_type, more)) return GE_ENOMEM;
    memset(c->of_type.at + c->of_type.n, 0, more * sizeof *c->of_type.at);
    c->of_type.n = size;
  }
  ge_assert(type < c->of_type.n && *found < c->at.n);
  c->of_type.at[type] = *found + 1;
  return GE_OK;
}

bool wordclass_has(const WordClasses *c, uint32_t word_class, GeId pred) {
  ge_check(word_class < c->at.n);
  const WordClass *w = &c->at.at[word_class];
  const uint32_t *ids = preds_of(c, w);
  uint32_t lo = 0, hi = w->npreds;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (ids[mid] == pred) return true;
    if (ids[mid] < pred) lo = mid + 1;
    else hi = mid;
  }
  return false;
}
