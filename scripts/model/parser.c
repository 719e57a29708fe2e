/*
 * Learning the parser with the dynamic oracle of the arc-hybrid system
 * (Goldberg and Nivre 2013): from any state it tells which transitions lose no
 * further gold arc, so that training may go on from its own mistakes.
 */
#include "label.h"
#include "learn.h"

#include <stdio.h>
#include <string.h>

void actions_find(const Corpus *c, const Part *p, Actions *a) {
  static uint32_t count[3][REL_COUNT];
  memset(count, 0, sizeof count);
  for (uint32_t i = 0; i < c->n; i++) {
    const Sentence *s = &c->at[i];
    if (!part_has(p, s)) continue;
    for (uint32_t k = 0; k < s->n; k++)
      count[s->heads[k] > k ? PARSE_LEFT : PARSE_RIGHT][s->rels[k]]++;
  }
  a->n = 0;
  a->at[a->n++] = (ModelPair){PARSE_SHIFT, 0};
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

/* Whether an action loses nothing, its relation included. */
static bool is_good(const Sentence *g, const ParseState *s, ModelPair a,
                    const uint32_t cost[3]) {
  if (cost[a.a] > 0) return false;
  if (a.a == PARSE_SHIFT) return true;
  uint32_t top = s->stack[s->nstack - 1];
  uint32_t head = a.a == PARSE_LEFT ? s->next : s->stack[s->nstack - 2];
  return g->heads[top] != head || g->rels[top] == a.b;
}

static bool legal(const ParseState *s, ModelPair a) {
  if (!parse_legal(s, (ParseKind)a.a)) return false;
  if (a.a == PARSE_LEFT && s->next == s->n)
    return strcmp(ge_rel_name(a.b), "root") == 0;
  return a.a == PARSE_SHIFT || strcmp(ge_rel_name(a.b), "root") != 0;
}

typedef struct Choice {
  int best, good, bad; /* of all, of those that lose nothing, of the rest */
} Choice;

static Choice choose(const Sentence *g, const ParseState *s, const Actions *a,
                     const float *scores) {
  Choice c = {-1, -1, -1};
  uint32_t cost[3];
  costs(g, s, cost);
  uint32_t least = UINT32_MAX;
  for (int k = 0; k < 3; k++)
    if (parse_legal(s, (ParseKind)k) && cost[k] < least) least = cost[k];
  for (int k = 0; k < 3; k++) cost[k] -= cost[k] < least ? 0 : least;
  for (int i = 0; i < (int)a->n; i++) {
    if (!legal(s, a->at[i])) continue;
    int *side = is_good(g, s, a->at[i], cost) ? &c.good : &c.bad;
    if (c.best < 0 || scores[i] > scores[c.best]) c.best = i;
    if (*side < 0 || scores[i] > scores[*side]) *side = i;
  }
  return c;
}

static void learn_sentence(const Corpus *c, const Sentence *g,
                           const Actions *a, bool explore, Weights *w) {
  ParseState s;
  uint32_t keys[PARSE_FEATURES];
  void *memory = must_alloc(parse_bytes(g->n));
  parse_start(&s, memory, g->words, g->tags, c->tags, g->n);
  while (!parse_done(&s)) {
    float scores[MODEL_CLASSES] = {0};
    uint32_t n = parse_features(&s, keys);
    weights_score(w, keys, n, scores);
    Choice k = choose(g, &s, a, scores);
    w->step++;
    if (k.good >= 0 && k.bad >= 0 &&
        scores[k.good] <= scores[k.bad]) {
      weights_add(w, keys, n, (uint32_t)k.good, 1);
      weights_add(w, keys, n, (uint32_t)k.bad, -1);
    }
    int next = explore || k.good < 0 ? k.best : k.good;
    parse_apply(&s, (ParseKind)a->at[next].a, a->at[next].b);
  }
  free(memory);
}

void parser_learn(Corpus *c, const Part *p, const Actions *a, uint32_t seed,
                  bool explore, Weights *w) {
  uint32_t n, *order = part_order(c, p, seed, &n);
  for (uint32_t k = 0; k < n; k++)
    learn_sentence(c, &c->at[order[k]], a, explore, w);
  free(order);
}

void parser_parse(const Corpus *c, const Sentence *g, const Actions *a,
                  const Table *table, uint32_t *heads, uint8_t *rels) {
  ParseState s;
  uint32_t keys[PARSE_FEATURES];
  void *memory = must_alloc(parse_bytes(g->n));
  parse_start(&s, memory, g->words, g->tags, c->tags, g->n);
  while (!parse_done(&s)) {
    int32_t scores[MODEL_CLASSES] = {0};
    uint32_t n = parse_features(&s, keys);
    int best = -1;
    table_score(table, keys, n, scores);
    for (int i = 0; i < (int)a->n; i++)
      if (legal(&s, a->at[i]) && (best < 0 || scores[i] > scores[best]))
        best = i;
    parse_apply(&s, (ParseKind)a->at[best].a, a->at[best].b);
  }
  for (uint32_t i = 0; i < g->n; i++) {
    heads[i] = s.nodes[i].head;
    rels[i] = s.nodes[i].rel;
  }
  free(memory);
}
