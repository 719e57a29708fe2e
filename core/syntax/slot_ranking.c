#include "syntax/slot_ranking.h"
#include "syntax/slot_search.h"

static uint32_t distance(const GeFiller *x, uint32_t at) {
  return x->head > at ? x->head - at : at - x->head;
}

static bool before(const GeFiller *a, const GeFiller *b, uint32_t at) {
  if (a->cost != b->cost) return a->cost < b->cost;
  if (distance(a, at) != distance(b, at))
    return distance(a, at) < distance(b, at);
  return a->head < b->head;
}

/* By insertion: a predicate has few, and equals keep their order. */
static void sort(GeFiller *x, uint32_t n, uint32_t at) {
  for (uint32_t i = 1; i < n; i++) {
    GeFiller one = x[i];
    uint32_t k = i;
    for (; k > 0 && before(&one, &x[k - 1], at); k--) x[k] = x[k - 1];
    x[k] = one;
  }
  ge_assert(n == 0 || x[0].cost <= x[n - 1].cost);
}

/* "the arms sale to Chad": what the tagger takes for a verb is a noun where a
 * noun stands. */
static bool is_verb(const Tree *t, uint32_t i) {
  if (t->words[i].pos == POS_AUX) return true;
  if (tree_child(t, i, REL_AUX_PASS) != TREE_NONE) return true; /* "is armed" */
  return t->words[i].pos == POS_VERB && !tree_argument(t, i);
}

GeStatus slot_fill(const Tree *t, uint32_t from, uint32_t to, Fillers *out) {
  uint32_t i = tree_top(t, from, to);
  Finder f = {t, i, from, to, TREE_NONE, out, GE_OK};
  out->n = 0;
  if (is_verb(t, i)) slot_of_verb(&f, i);
  else slot_of_noun(&f, i);
  ge_assert(f.via == TREE_NONE); /* nobody lends any more */
  if (f.st == GE_OK) sort(out->at, out->n, t->first + i);
  return f.st;
}
