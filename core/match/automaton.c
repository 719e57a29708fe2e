#include "match/automaton.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_SLOTS = GE_ROOM(64, 4)
}; /* of both tables: most layers have few patterns */

GeStatus dfa_init(Dfa *d, WordClasses *classes) {
  DfaState dead = {0};
  memset(d, 0, sizeof *d);
  d->classes = classes;
  d->state_mask = d->edge_mask = FIRST_SLOTS - 1;
  d->state_slots = ge_alloc((d->state_mask + 1u) * sizeof *d->state_slots);
  d->edges = ge_alloc((d->edge_mask + 1u) * sizeof *d->edges);
  if (!d->state_slots || !d->edges) return GE_ENOMEM;
  memset(d->state_slots, 0, (d->state_mask + 1u) * sizeof *d->state_slots);
  memset(d->edges, 0, (d->edge_mask + 1u) * sizeof *d->edges);
  return list_push(&d->states, dead) ? GE_OK : GE_ENOMEM;
}

void dfa_clear(Dfa *d) {
  for (uint32_t i = 0; i < d->by_pred.n; i++) list_clear(&d->by_pred.at[i]);
  for (uint32_t i = 0; i < d->by_list.n; i++) list_clear(&d->by_list.at[i]);
  if (d->state_slots)
    ge_free(d->state_slots, (d->state_mask + 1u) * sizeof *d->state_slots);
  if (d->edges) ge_free(d->edges, (d->edge_mask + 1u) * sizeof *d->edges);
  d->state_slots = NULL;
  d->edges = NULL;
  list_clear(&d->code);
  list_clear(&d->owner);
  list_clear(&d->by_pred);
  list_clear(&d->by_list);
  list_clear(&d->states);
  list_clear(&d->pool);
  list_clear(&d->start);
  list_clear(&d->items);
  list_clear(&d->outs);
  list_clear(&d->stack);
  list_clear(&d->from);
  list_clear(&d->seen);
  list_clear(&d->out_seen);
  list_clear(&d->placed);
  list_clear(&d->count);
  list_clear(&d->some);
}

/* ---------------------------------------------------------------- patterns */

bool dfa_takes(const Prog *p, const bool *is_list) {
  if (p->first_any) return false;
  for (uint32_t i = 0; i < p->first_layers.n; i++)
    if (!is_list[p->first_layers.at[i]]) return false;
  return true;
}

static DfaInstr reduce(const Instr *i, uint32_t base, uint32_t pc) {
  switch ((Op)i->op) {
  case OP_WORD: return (DfaInstr){OP_WORD, i->a, 0};
  case OP_ANY: return (DfaInstr){OP_ANY, 0, 0};
  case OP_SKIP: return (DfaInstr){OP_SKIP, 0, 0};
  case OP_SPLIT: return (DfaInstr){OP_SPLIT, base + i->a, base + i->b};
  case OP_AGAIN:
  case OP_JMP: return (DfaInstr){OP_JMP, base + i->a, 0};
  case OP_LOOK: return (DfaInstr){OP_JMP, base + pc + i->b + 1, 0};
  case OP_LAYER:
  case OP_MATCH: return (DfaInstr){OP_MATCH, 0, 0};
  default: return (DfaInstr){OP_JMP, base + pc + 1, 0};
  }
}

static Ids *ids_of(IdLists *l, uint32_t i) {
  Ids none = LIST_EMPTY;
  while (l->n <= i)
    if (!list_push(l, none)) return NULL;
  return &l->at[i];
}

/* A new mark for `seen` and `out_seen`. */
static void next_stamp(Dfa *d) {
  if (++d->stamp != 0) return;
  memset(d->seen.at, 0, d->seen.n * sizeof *d->seen.at);
  memset(d->out_seen.at, 0, d->out_seen.n * sizeof *d->out_seen.at);
  d->stamp = 1;
}

/*
 * Add what can be reached from an instruction without a token: to `items` the
 * instructions that read one, to `outs` the patterns that are reported.
 */
static bool reach(Dfa *d, uint32_t at) {
  d->stack.n = 0;
  if (!list_push(&d->stack, at)) return false;
  while (d->stack.n > 0) {
    at = d->stack.at[--d->stack.n];
    ge_check(at < d->code.n);
    if (d->seen.at[at] == d->stamp) continue;
    d->seen.at[at] = d->stamp;
    const DfaInstr *i = &d->code.at[at];
    bool ok = true;
    switch ((Op)i->op) {
    case OP_SPLIT:
      ok = list_push(&d->stack, i->b) && list_push(&d->stack, i->a);
      break;
    case OP_JMP: ok = list_push(&d->stack, i->a); break;
    case OP_MATCH:
      if (d->out_seen.at[d->owner.at[at]] == d->stamp) break;
      d->out_seen.at[d->owner.at[at]] = d->stamp;
      ok = list_push(&d->outs, d->owner.at[at]);
      break;
    default: ok = list_push(&d->items, at);
    }
    if (!ok) return false;
  }
  return true;
}

/* The words and lists that the pattern, added last, starts with. */
static bool index_starts(Dfa *d, const Prog *p, uint32_t base) {
  next_stamp(d);
  d->items.n = d->outs.n = 0;
  bool ok = reach(d, base);
  for (uint32_t i = 0; ok && i < d->items.n; i++) {
    ge_assert(d->code.at[d->items.at[i]].op == OP_WORD);
    Ids *ids = ids_of(&d->by_pred, d->code.at[d->items.at[i]].a);
    ok = ids && list_push(ids, d->items.at[i]);
    d->starts |= wordclass_bit(d->code.at[d->items.at[i]].a);
  }
  for (uint32_t i = 0; ok && i < p->first_layers.n; i++) {
    Ids *ids = ids_of(&d->by_list, p->first_layers.at[i]);
    ok = ids && list_push(ids, d->npatterns);
  }
  return ok;
}

GeStatus dfa_add(Dfa *d, const Prog *p) {
  ge_assert(d->states.n == 1 && d->start.n == 0); /* states know all patterns */
  uint32_t base = d->code.n, zero = 0;
  bool ok = list_push(&d->out_seen, zero) && list_push(&d->count, zero);
  for (uint32_t pc = 0; ok && pc < p->code.n; pc++)
    ok = list_push(&d->code, reduce(&p->code.at[pc], base, pc)) &&
         list_push(&d->owner, d->npatterns) && list_push(&d->seen, zero);
  if (!ok || !index_starts(d, p, base)) return GE_ENOMEM;
  d->npatterns++;
  ge_assert(d->owner.n == d->code.n && d->seen.n == d->code.n);
  ge_assert(d->out_seen.n == d->npatterns && d->count.n == d->npatterns);
  return GE_OK;
}

/* ------------------------------------------------------------------ states */

static uint32_t hash_ids(uint32_t h, const uint32_t *ids, uint32_t n) {
  uint64_t x = HASH_64 ^ h;
  for (uint32_t i = 0; i < n; i++) {
    x = (x ^ ids[i]) * HASH_64;
    x ^= x >> 29;
  }
  return (uint32_t)(x >> 32);
}

static bool same_ids(const uint32_t *a, uint32_t na, const Ids *b) {
  return na == b->n && (na == 0 || memcmp(a, b->at, na * sizeof *a) == 0);
}

static uint32_t hash_state(const Dfa *d, const DfaState *s) {
  return hash_ids(hash_ids(1, d->pool.at + s->items, s->nitems),
                  d->pool.at + s->outs, s->nouts);
}

/* The slot of the state that `items` and `outs` make, or the empty one. */
static uint32_t *state_slot(const Dfa *d) {
  uint32_t h = hash_ids(hash_ids(1, d->items.at, d->items.n), d->outs.at,
                        d->outs.n);
  for (uint32_t i = h & d->state_mask;; i = (i + 1) & d->state_mask) {
    uint32_t *slot = &d->state_slots[i];
    if (*slot == 0) return slot;
    const DfaState *s = &d->states.at[*slot - 1];
    if (same_ids(d->pool.at + s->items, s->nitems, &d->items) &&
        same_ids(d->pool.at + s->outs, s->nouts, &d->outs))
      return slot;
  }
}

static bool grow_states(Dfa *d) {
  uint32_t mask = d->state_mask * 2 + 1, old = d->state_mask + 1u;
  ge_assert((mask & (mask + 1)) == 0 && d->states.n <= mask / 2);
  uint32_t *slots = ge_alloc((mask + 1u) * sizeof *slots);
  if (!slots) return false;
  memset(slots, 0, (mask + 1u) * sizeof *slots);
  for (uint32_t k = 1; k < d->states.n; k++) {
    uint32_t i = hash_state(d, &d->states.at[k]) & mask;
    while (slots[i]) i = (i + 1) & mask;
    slots[i] = k + 1;
  }
  ge_free(d->state_slots, old * sizeof *slots);
  d->state_slots = slots;
  d->state_mask = mask;
  return true;
}

/* What the tables take, bytes. */
static size_t table_bytes(const Dfa *d) {
  return d->states.cap * sizeof *d->states.at +
         d->pool.cap * sizeof *d->pool.at + d->start.cap * sizeof *d->start.at +
         (d->state_mask + (size_t)1) * sizeof *d->state_slots +
         (d->edge_mask + (size_t)1) * sizeof *d->edges;
}

static bool push_all(Dfa *d, const Ids *ids) {
  if (!list_reserve(&d->pool, ids->n)) return false;
  if (ids->n) memcpy(d->pool.at + d->pool.n, ids->at, ids->n * sizeof *ids->at);
  d->pool.n += ids->n;
  return true;
}

/* The state that `items` and `outs` make; GE_NONE when the tables are full. */
static GeStatus find_state(Dfa *d, GeId *state) {
  *state = 0;
  if (d->items.n == 0 && d->outs.n == 0) return GE_OK;
  uint32_t *slot = state_slot(d);
  *state = *slot ? *slot - 1 : GE_NONE;
  if (*slot || d->full) return GE_OK;
  DfaState s = {.items = d->pool.n,
                .nitems = d->items.n,
                .outs = d->pool.n + d->items.n,
                .nouts = d->outs.n};
  for (uint32_t i = 0; i < d->items.n; i++) {
    const DfaInstr *in = &d->code.at[d->items.at[i]];
    if (in->op == OP_WORD) s.mask |= wordclass_bit(in->a);
  }
  if (!push_all(d, &d->items) || !push_all(d, &d->outs)) return GE_ENOMEM;
  ge_assert(s.outs + s.nouts == d->pool.n);
  if (!list_push(&d->states, s)) return GE_ENOMEM;
  *state = d->states.n - 1;
  *slot = d->states.n;
  if (d->states.n >= d->state_mask / 2 && !grow_states(d)) return GE_ENOMEM;
  d->full = table_bytes(d) * 2 > DFA_BYTES; /* they grow by doubling */
  return GE_OK;
}

/* ------------------------------------------------------------- transitions */

static bool holds(const Dfa *d, uint32_t word_class, const DfaInstr *i) {
  if (i->op == OP_WORD) return wordclass_has(d->classes, word_class, i->a);
  return i->op == OP_ANY || !d->classes->at.at[word_class].stop;
}

/* A pattern that is reported needs no further look from this start. */
static void drop_reported(Dfa *d) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < d->items.n && d->outs.n > 0; i++)
    if (d->out_seen.at[d->owner.at[d->items.at[i]]] != d->stamp)
      d->items.at[kept++] = d->items.at[i];
  if (d->outs.n > 0) d->items.n = kept;
  ids_sort(&d->items);
  ids_sort(&d->outs);
}

static bool advance(Dfa *d, const uint32_t *from, uint32_t n,
                    uint32_t word_class) {
  next_stamp(d);
  d->items.n = d->outs.n = 0;
  for (uint32_t i = 0; i < n; i++)
    if (holds(d, word_class, &d->code.at[from[i]]) && !reach(d, from[i] + 1))
      return false;
  drop_reported(d);
  return true;
}

static bool advance_start(Dfa *d, uint32_t word_class) {
  const WordClass *w = &d->classes->at.at[word_class];
  next_stamp(d);
  d->items.n = d->outs.n = 0;
  for (uint32_t k = 0; k < w->npreds; k++) {
    uint32_t pred = d->classes->pool.at[w->preds + k];
    if (pred >= d->by_pred.n) break; /* they ascend */
    const Ids *ids = &d->by_pred.at[pred];
    for (uint32_t i = 0; i < ids->n; i++)
      if (!reach(d, ids->at[i] + 1)) return false;
  }
  drop_reported(d);
  return true;
}

static DfaEdge *edge_slot(const Dfa *d, uint64_t key) {
  uint64_t h = key * HASH_64;
  for (uint32_t i = (uint32_t)(h >> 32) & d->edge_mask;;
       i = (i + 1) & d->edge_mask) {
    DfaEdge *e = &d->edges[i];
    if (e->to == 0 || e->key == key) return e;
  }
}

static bool grow_edges(Dfa *d) {
  uint32_t mask = d->edge_mask * 2 + 1, n = d->edge_mask + 1u;
  DfaEdge *old = d->edges, *edges = ge_alloc((mask + 1u) * sizeof *edges);
  if (!edges) return false;
  memset(edges, 0, (mask + 1u) * sizeof *edges);
  uint32_t moved = 0;
  d->edges = edges;
  d->edge_mask = mask;
  for (uint32_t i = 0; i < n; i++) {
    if (!old[i].to) continue;
    *edge_slot(d, old[i].key) = old[i];
    moved++;
  }
  ge_assert(moved == d->nedges);
  ge_free(old, n * sizeof *old);
  return true;
}

static GeStatus keep_edge(Dfa *d, GeId from, uint32_t word_class, GeId to) {
  const WordClass *w = &d->classes->at.at[word_class];
  if (to == GE_NONE) return GE_OK;
  ge_assert(from < d->states.n && to < d->states.n);
  if ((w->mask & d->states.at[from].mask) == 0) {
    d->states.at[from].other[w->stop] = to + 1;
    return GE_OK;
  }
  if (d->full) return GE_OK;
  if (d->nedges >= d->edge_mask / 2 && !grow_edges(d)) return GE_ENOMEM;
  uint64_t key = (uint64_t)from << 32 | word_class;
  DfaEdge *e = edge_slot(d, key);
  ge_assert(e->to == 0); /* or known_step had found it */
  e->key = key;
  e->to = to + 1;
  d->nedges++;
  d->full = table_bytes(d) * 2 > DFA_BYTES;
  return GE_OK;
}

/* The known state after a word; GE_NONE: it must be computed. */
static GeId known_step(const Dfa *d, GeId from, uint32_t word_class) {
  const WordClass *w = &d->classes->at.at[word_class];
  const DfaState *s = &d->states.at[from];
  if ((w->mask & s->mask) == 0) return s->other[w->stop] - 1u;
  return edge_slot(d, (uint64_t)from << 32 | word_class)->to - 1u;
}

static GeStatus start_state(Dfa *d, uint32_t word_class, GeId *state) {
  if (word_class < d->start.n && d->start.at[word_class]) {
    *state = d->start.at[word_class] - 1;
    return GE_OK;
  }
  ge_assert(word_class < d->classes->at.n);
  if (!advance_start(d, word_class)) return GE_ENOMEM;
  GeStatus st = find_state(d, state);
  if (st != GE_OK || *state == GE_NONE) return st;
  while (d->start.n <= word_class) {
    uint32_t unknown = 0;
    if (!list_push(&d->start, unknown)) return GE_ENOMEM;
  }
  d->start.at[word_class] = *state + 1;
  return GE_OK;
}

static bool copy_items(Dfa *d, GeId state) {
  const DfaState *s = state == GE_NONE ? NULL : &d->states.at[state];
  const uint32_t *items = s ? d->pool.at + s->items : d->items.at;
  uint32_t n = s ? s->nitems : d->items.n;
  if (!list_reserve(&d->from, n)) return false;
  if (n) memcpy(d->from.at, items, n * sizeof *items);
  d->from.n = n;
  return true;
}

/* From *state, or from the scratch sets when it is GE_NONE, over one word. */
static GeStatus step(Dfa *d, uint32_t word_class, GeId *state) {
  GeId from = *state;
  if (from != GE_NONE) {
    *state = known_step(d, from, word_class);
    if (*state != GE_NONE) return GE_OK;
  }
  d->from.n = 0;
  if (!copy_items(d, from)) return GE_ENOMEM;
  if (!advance(d, d->from.at, d->from.n, word_class)) return GE_ENOMEM;
  GeStatus st = find_state(d, state);
  if (st != GE_OK || from == GE_NONE) return st;
  return keep_edge(d, from, word_class, *state);
}

/* -------------------------------------------------------------------- scan */

static bool place(Dfa *d, uint32_t pattern, uint32_t pos) {
  Candidate c = {pattern, pos};
  ge_check(pattern < d->npatterns);
  if (!list_push(&d->placed, c)) return false;
  /* In `some` before it is counted: what is counted must be cleared. */
  if (d->count.at[pattern] == 0 && !list_push(&d->some, pattern)) return false;
  d->count.at[pattern]++;
  return true;
}

static bool report(Dfa *d, GeId state, uint32_t pos) {
  const DfaState *s = state == GE_NONE ? NULL : &d->states.at[state];
  uint32_t n = s ? s->nouts : d->outs.n;
  for (uint32_t i = 0; i < n; i++)
    if (!place(d, s ? d->pool.at[s->outs + i] : d->outs.at[i], pos))
      return false;
  return true;
}

static bool ends(const Dfa *d, GeId state) {
  return (state == GE_NONE ? d->items.n : d->states.at[state].nitems) == 0;
}

/* Whether a word of the class is known to start nothing. */
static inline bool starts_none(const Dfa *d, uint32_t word_class) {
  return word_class < d->start.n && d->start.at[word_class] == 1;
}

static GeStatus walk(Dfa *d, GeDoc *doc, const DfaText *text, uint32_t pos,
                     uint64_t max_steps) {
  uint32_t at = pos;
  GeId state;
  GeStatus st = start_state(d, text->classes[at - text->first], &state);
  while (st == GE_OK && state != 0) {
    if (++doc->steps > max_steps) return GE_ELIMIT;
    if (!report(d, state, pos)) return GE_ENOMEM;
    if (++at >= text->end || ends(d, state)) break;
    st = step(d, text->classes[at - text->first], &state);
  }
  return st;
}

/* The patterns that start with the list phrase of the hit. */
static bool place_hit(Dfa *d, const GeSpan *hit) {
  if (hit->layer >= d->by_list.n) return true;
  const Ids *ids = &d->by_list.at[hit->layer];
  for (uint32_t i = 0; i < ids->n; i++)
    if (!place(d, ids->at[i], hit->first)) return false;
  return true;
}

/* From order of place to order of pattern, then place, each once: counts
 * become places, and the counts are cleared. */
static bool order_placed(Dfa *d, Candidates *out) {
  uint32_t at = 0;
  ids_sort(&d->some);
  out->n = 0;
  if (!list_reserve(out, d->placed.n)) return false;
  for (uint32_t i = 0; i < d->some.n; i++) {
    uint32_t n = d->count.at[d->some.at[i]];
    d->count.at[d->some.at[i]] = at;
    at += n;
  }
  ge_assert(at == d->placed.n); /* counts are of this scan alone */
  for (uint32_t i = 0; i < d->placed.n; i++)
    out->at[d->count.at[d->placed.at[i].pattern]++] = d->placed.at[i];
  for (uint32_t i = 0; i < d->placed.n; i++) {
    const Candidate *c = &out->at[i];
    const Candidate *last = out->n ? &out->at[out->n - 1] : NULL;
    if (!last || last->pattern != c->pattern || last->pos != c->pos)
      out->at[out->n++] = *c;
  }
  return true;
}

static void clear_placed(Dfa *d) {
  for (uint32_t i = 0; i < d->some.n; i++) d->count.at[d->some.at[i]] = 0;
  d->placed.n = d->some.n = 0;
}

GeStatus dfa_scan(Dfa *d, GeDoc *doc, const DfaText *text,
                  const GeLimits *limits, Candidates *out) {
  GeStatus st = GE_OK;
  const GeSpan *hits = text->hits;
  bool words = (d->starts & text->present) != 0;
  uint32_t h = 0;
  ge_assert(text->first <= text->end && d->placed.n == 0 && d->some.n == 0);
  ge_assert(text->nhits == 0 || (hits[0].first >= text->first &&
                                 hits[text->nhits - 1].first < text->end));
  out->n = 0;
  for (uint32_t pos = text->first; pos < text->end && st == GE_OK; pos++) {
    for (; h < text->nhits && hits[h].first == pos; h++)
      if (!place_hit(d, &hits[h])) st = GE_ENOMEM;
    if (st == GE_OK && words &&
        !starts_none(d, text->classes[pos - text->first]))
      st = walk(d, doc, text, pos, limits->match_steps);
    if (!words && h < text->nhits) pos = hits[h].first - 1;
    else if (!words) break;
    if (d->placed.n > limits->arena_bytes / sizeof *out->at) st = GE_ELIMIT;
  }
  ge_assert(st != GE_OK || h == text->nhits);
  if (st == GE_OK && d->placed.n > 0 && !order_placed(d, out)) st = GE_ENOMEM;
  clear_placed(d);
  return st;
}
