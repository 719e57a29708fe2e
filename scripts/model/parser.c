/*
 * Learning the parser with the dynamic oracle of the arc-hybrid system
 * (Goldberg and Nivre 2013): from any state it tells which transitions lose no
 * further gold arc, so that training may go on from its own mistakes.
 */
#include "syntax/label.h"
#include "learn.h"

#include <stdio.h>
#include <string.h>

void arcs_find(const Corpus *c, const Part *p, Arcs *a) {
  static uint32_t count[3][REL_COUNT];
  memset(count, 0, sizeof count);
  for (uint32_t i = 0; i < c->n; i++) {
    const Sentence *s = &c->at[i];
    if (!part_has(p, s)) continue;
    for (uint32_t k = 0; k < s->n; k++)
      count[s->heads[k] > k ? PARSE_LEFT : PARSE_RIGHT][s->rels[k]]++;
  }
  a->n = 0;
  for (int kind = PARSE_LEFT; kind <= PARSE_RIGHT; kind++)
    for (int rel = 0; rel < (int)REL_COUNT; rel++)
      if (count[kind][rel] > 1)
        a->at[a->n++] = (ModelPair){(uint8_t)kind, (uint8_t)rel};
}

/* Gold arcs that each kind of transition would lose. */
static void costs(const Sentence *g, const ParseState *s, uint32_t cost[3]) {
  const uint32_t top = s->nstack ? s->stack[s->nstack - 1] : PARSE_NONE;
  const uint32_t under = s->nstack > 1 ? s->stack[s->nstack - 2] : PARSE_NONE;
  cost[0] = cost[1] = cost[2] = 0;
  for (uint32_t i = 0; i + 1 < s->nstack; i++) {
    uint32_t k = s->stack[i];
    if (s->next < g->n && g->heads[s->next] == k) cost[PARSE_SHIFT]++;
  }
  for (uint32_t i = 0; i < s->nstack; i++)
    if (g->heads[s->stack[i]] == s->next) cost[PARSE_SHIFT]++;
  if (top == PARSE_NONE) return;
  uint32_t lost = 0;
  for (uint32_t k = s->next; k < g->n; k++) lost += g->heads[k] == top;
  cost[PARSE_LEFT] = cost[PARSE_RIGHT] = lost;
  uint32_t head = g->heads[top];
  cost[PARSE_LEFT] += head == under || (head > s->next && head != PARSE_NONE);
  cost[PARSE_RIGHT] += head >= s->next;
}

enum { MARGIN = 1 }; /* by which the right relation must lead */

typedef struct Choice {
  int best, good, bad; /* of all, of those that lose nothing, of the rest */
} Choice;

static Choice choose(const Sentence *g, const ParseState *s,
                     const float *scores) {
  Choice c = {-1, -1, -1};
  uint32_t cost[MOVES], least = UINT32_MAX;
  costs(g, s, cost);
  for (int k = 0; k < MOVES; k++)
    if (parse_legal(s, (ParseKind)k) && cost[k] < least) least = cost[k];
  for (int k = 0; k < MOVES; k++) {
    if (!parse_legal(s, (ParseKind)k)) continue;
    int *side = cost[k] == least ? &c.good : &c.bad;
    if (c.best < 0 || scores[k] > scores[c.best]) c.best = k;
    if (*side < 0 || scores[k] > scores[*side]) *side = k;
  }
  return c;
}

/* The arc that a transition makes. */
typedef struct Arc {
  uint32_t head, dep;
} Arc;

static Arc arc_of(const ParseState *s, ParseKind kind) {
  Arc a = {s->next, s->stack[s->nstack - 1]};
  if (kind == PARSE_RIGHT) a.head = s->stack[s->nstack - 2];
  return a;
}

static bool is_root(const ParseState *s, Arc a) { return a.head == s->n; }

/* The best relation, not counting class `except`. */
static int best_class(const Arcs *a, ParseKind kind, const float *scores,
                      int except) {
  int best = -1;
  for (int i = 0; i < (int)a->n; i++) {
    if (i == except || a->at[i].a != kind || strcmp(ge_rel_name(a->at[i].b), "root") == 0)
      continue;
    if (best < 0 || scores[i] > scores[best]) best = i;
  }
  return best;
}

static int class_of(const Arcs *a, ParseKind kind, uint8_t rel) {
  for (int i = 0; i < (int)a->n; i++)
    if (a->at[i].a == kind && a->at[i].b == rel) return i;
  return -1;
}

/* Counts the arc, if it is a gold one, or tells the class that is sure. */
static int arc_sure(Sure *sure, const Sentence *g, const ParseState *s,
                    ParseKind kind, int gold) {
  Arc arc = arc_of(s, kind);
  uint32_t keys[PARSE_SURE_ARC];
  parse_sure_arcs(s, kind, keys);
  for (int i = 0; i < PARSE_SURE_ARC; i++) {
    int cls = sure_class(sure, keys[i]);
    if (cls >= 0) return cls;
    if (!sure->closed && g->heads[arc.dep] == arc.head && gold >= 0)
      sure_count(sure, keys[i])[gold]++;
  }
  return -1;
}

/* The relation predicted for the arc; learns from the gold one. */
static uint8_t learn_label(const Sentence *g, const ParseState *s,
                           ParseKind kind, const Arcs *a, Learner *l) {
  Weights *w = &l->labels;
  uint32_t keys[PARSE_LABEL_FEATURES];
  float scores[MODEL_CLASSES] = {0};
  Arc arc = arc_of(s, kind);
  if (is_root(s, arc)) return (uint8_t)ge_rel_find("root");
  int gold = class_of(a, kind, g->rels[arc.dep]);
  int sure = arc_sure(&l->sure_arcs, g, s, kind, gold);
  if (sure >= 0) return a->at[sure].b;
  uint32_t n = weights_drop(w, keys, parse_label_features(s, kind, keys));
  weights_score(w, keys, n, scores);
  int best = best_class(a, kind, scores, -1);
  w->step++;
  if (g->heads[arc.dep] == arc.head && gold >= 0) {
    int rival = best_class(a, kind, scores, gold);
    if (scores[gold] < scores[rival] + MARGIN) {
      weights_add(w, keys, n, (uint32_t)gold, 1);
      weights_add(w, keys, n, (uint32_t)rival, -1);
    }
  }
  return a->at[best].b;
}

/* Which transitions are right for the state of these keys. */
static void count_moves(const Sentence *g, const ParseState *s,
                        const uint32_t keys[PARSE_SURE], Learner *l) {
  uint32_t cost[MOVES];
  costs(g, s, cost);
  for (int i = 0; i < PARSE_SURE; i++) {
    uint32_t *right = sure_count(&l->sure_moves, keys[i]);
    for (int k = 0; k < MOVES; k++)
      right[k] += parse_legal(s, (ParseKind)k) && cost[k] == 0;
  }
}

/* The transition to take; learns from those that lose nothing. */
static ParseKind learn_move(const Sentence *g, const ParseState *s,
                            bool explore, Learner *l) {
  uint32_t keys[PARSE_FEATURES], sure[PARSE_SURE];
  float scores[MODEL_CLASSES] = {0};
  Weights *w = &l->moves;
  parse_sure_keys(s, sure);
  for (int i = 0; i < PARSE_SURE; i++) {
    int cls = sure_class(&l->sure_moves, sure[i]);
    if (cls >= 0 && parse_legal(s, (ParseKind)cls)) return (ParseKind)cls;
  }
  uint32_t n = weights_drop(w, keys, parse_features(s, keys));
  weights_score(w, keys, n, scores);
  Choice k = choose(g, s, scores);
  if (!l->sure_moves.closed && k.bad >= 0) count_moves(g, s, sure, l);
  w->step++;
  if (k.bad >= 0 && scores[k.good] <= scores[k.bad]) {
    weights_add(w, keys, n, (uint32_t)k.good, 1);
    weights_add(w, keys, n, (uint32_t)k.bad, -1);
  }
  return (ParseKind)(explore ? k.best : k.good);
}

static void learn_sentence(const Corpus *c, const Sentence *g, const Arcs *a,
                           bool explore, Learner *l) {
  ParseState s;
  void *memory = must_alloc(parse_bytes(g->n));
  parse_start(&s, memory, g->words, g->tags, c->tags, g->n);
  while (!parse_done(&s)) {
    ParseKind next = learn_move(g, &s, explore, l);
    uint8_t rel = 0;
    if (next != PARSE_SHIFT) rel = learn_label(g, &s, next, a, l);
    parse_apply(&s, next, rel);
  }
  free(memory);
}

void parser_learn(Corpus *c, const Part *p, const Arcs *a, uint32_t seed,
                  bool explore, Learner *l) {
  uint32_t n, *order = part_order(c, p, seed, &n);
  for (uint32_t k = 0; k < n; k++)
    learn_sentence(c, &c->at[order[k]], a, explore, l);
  free(order);
  if (l->sure_moves.closed) return;
  sure_close(&l->sure_moves);
  sure_close(&l->sure_arcs);
}
