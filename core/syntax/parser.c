#include "syntax/parser.h"
#include "syntax/label.h"

#include <string.h>

/* ------------------------------------------------------------- transitions */

size_t parse_bytes(uint32_t n) {
  return ((size_t)n + 1) * (sizeof(ParseNode) + sizeof(uint32_t));
}

static void clear_node(ParseNode *p) {
  memset(p, 0, sizeof *p);
  p->head = PARSE_NONE;
  p->left[0] = p->left[1] = PARSE_NONE;
  p->right[0] = p->right[1] = PARSE_NONE;
}

enum { ROOT = 0x7FFF0002, ROOT_TAG = 254 };

void parse_start(ParseState *s, void *memory, const Word *words,
                 const uint8_t *tags, const ModelPair *pairs, uint32_t n) {
  s->nodes = memory;
  s->stack = (uint32_t *)(void *)(s->nodes + n + 1);
  s->n = n;
  s->nstack = 0;
  s->next = 0;
  for (uint32_t i = 0; i < n; i++) {
    ParseNode *p = &s->nodes[i];
    clear_node(p);
    p->form = words[i].form;
    p->lemma = words[i].lemma;
    p->suffix = words[i].suffix[2];
    p->tag = tags[i];
    p->pos = pairs[tags[i]].a;
  }
  ParseNode *root = &s->nodes[n];
  clear_node(root);
  root->form = root->lemma = ROOT;
  root->tag = root->pos = ROOT_TAG;
}

bool parse_done(const ParseState *s) {
  return s->nstack == 0 && s->next == s->n;
}

bool parse_legal(const ParseState *s, ParseKind kind) {
  switch (kind) {
  case PARSE_SHIFT: return s->next < s->n;
  case PARSE_LEFT: return s->nstack > 0 && (s->next < s->n || s->nstack == 1);
  default: return s->nstack > 1;
  }
}

static void add_left(ParseNode *h, uint32_t dep, uint8_t rel) {
  h->left[1] = h->left[0]; /* dependents come from near to far */
  h->left[0] = dep;
  h->left_rels += (rel + 1u) * 0x9E3779B1u;
  if (h->nleft < 4) h->nleft++;
}

static void add_right(ParseNode *h, uint32_t dep, uint8_t rel) {
  h->right[1] = h->right[0];
  h->right[0] = dep;
  h->right_rels += (rel + 1u) * 0x9E3779B1u;
  if (h->nright < 4) h->nright++;
}

void parse_apply(ParseState *s, ParseKind kind, uint8_t rel) {
  if (kind == PARSE_SHIFT) {
    s->stack[s->nstack++] = s->next++;
    return;
  }
  uint32_t dep = s->stack[--s->nstack];
  uint32_t head = kind == PARSE_LEFT ? s->next : s->stack[s->nstack - 1];
  ParseNode *h = &s->nodes[head], *d = &s->nodes[dep];
  d->head = head;
  d->rel = rel;
  if (kind == PARSE_LEFT) add_left(h, dep, rel);
  else add_right(h, dep, rel);
  /* Function words that tell what a phrase is for. */
  if (d->pos == POS_ADP || d->pos == POS_SCONJ || d->pos == POS_CCONJ ||
      d->pos == POS_PART)
    h->marker = h->marker * 31 + d->form;
}

/* ---------------------------------------------------------------- features */

static const ParseNode nobody = {0x7FFF0003, 0x7FFF0003, 0, 0, {0, 0}, {0, 0},
                                 0, 0, 0, 0, 0, 253, 253, 0};

static const ParseNode *node(const ParseState *s, uint32_t i) {
  return i == PARSE_NONE ? &nobody : &s->nodes[i];
}

typedef struct View { /* what the features look at */
  const ParseNode *s0, *s1, *s2, *b0, *b1, *b2;
  uint32_t d01, d1; /* distances s0-b0 and s1-s0, in classes */
  uint32_t commas;  /* between s0 and b0 */
  const ParseNode *before, *after; /* neighbours of s0 in the sentence */
} View;

static uint32_t distance(uint32_t a, uint32_t b) {
  uint32_t d = b - a;
  if (d < 5) return d;
  return d < 8 ? 5 : d < 12 ? 6 : 7;
}

static void look(const ParseState *s, View *v) {
  uint32_t i0 = s->nstack > 0 ? s->stack[s->nstack - 1] : PARSE_NONE;
  uint32_t i1 = s->nstack > 1 ? s->stack[s->nstack - 2] : PARSE_NONE;
  uint32_t i2 = s->nstack > 2 ? s->stack[s->nstack - 3] : PARSE_NONE;
  v->s0 = node(s, i0);
  v->s1 = node(s, i1);
  v->s2 = node(s, i2);
  v->b0 = &s->nodes[s->next];
  v->b1 = node(s, s->next < s->n ? s->next + 1 : PARSE_NONE);
  v->b2 = node(s, s->next + 1 < s->n ? s->next + 2 : PARSE_NONE);
  v->d01 = i0 == PARSE_NONE ? 15 : distance(i0, s->next);
  v->d1 = i1 == PARSE_NONE ? 15 : distance(i1, i0);
  v->before = node(s, i0 != PARSE_NONE && i0 > 0 ? i0 - 1 : PARSE_NONE);
  v->after = node(s, i0 != PARSE_NONE ? i0 + 1 : PARSE_NONE);
  v->commas = s->next > 0 && s->nodes[s->next - 1].pos == POS_PUNCT;
}

/* Templates are numbered in order of writing, from `base` on. */
typedef struct Keys {
  uint32_t *at;
  uint32_t n, base;
} Keys;

static void k1(Keys *k, uint32_t a) {
  k->at[k->n] = key_end(key_add(key_start(k->base + k->n), a));
  k->n++;
}

static void k2(Keys *k, uint32_t a, uint32_t b) {
  k->at[k->n] = key_end(key_add(key_add(key_start(k->base + k->n), a), b));
  k->n++;
}

static void k3(Keys *k, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t h = key_add(key_add(key_start(k->base + k->n), a), b);
  k->at[k->n] = key_end(key_add(h, c));
  k->n++;
}

static uint32_t tags2(const ParseNode *a, const ParseNode *b) {
  return a->tag * 256u + b->tag;
}

static uint32_t tags3(const ParseNode *a, const ParseNode *b,
                      const ParseNode *c) {
  return tags2(a, b) * 256u + c->tag;
}

static void put_single(Keys *k, const View *v) {
  const ParseNode *const nodes[] = {v->s0, v->s1, v->b0, v->b1, v->b2, v->s2};
  for (size_t i = 0; i < GE_COUNT(nodes); i++) {
    k1(k, nodes[i]->tag);
    if (i < 4) k1(k, nodes[i]->form);
    if (i < 4) k2(k, nodes[i]->tag, nodes[i]->form);
  }
}

/* Two words: all four combinations of form and tag that matter. */
static void put_pair(Keys *k, const ParseNode *a, const ParseNode *b) {
  uint32_t tt = tags2(a, b);
  k1(k, tt);
  k2(k, tt, a->form);
  k2(k, tt, b->form);
  k2(k, a->form, b->form);
  k3(k, tt, a->form, b->form);
}

static void put_context(Keys *k, const View *v) {
  const ParseNode *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
  k1(k, tags3(s0, b0, v->b1));
  k1(k, tags3(s1, s0, b0));
  k1(k, tags3(v->s2, s1, s0));
  k1(k, tags3(b0, v->b1, v->b2));
  k2(k, tags3(s1, s0, b0), v->b1->tag);
  k2(k, tags3(s1, s0, b0), v->s2->tag);
  k2(k, tags3(s1, s0, b0), s0->form);
  k2(k, tags3(s1, s0, b0), s1->form);
  k2(k, tags3(s1, s0, b0), b0->form);
  k1(k, tags2(b0, v->b1));
  k2(k, tags2(s0, v->b1), b0->form);
  k1(k, tags3(v->before, s0, v->after));
  k2(k, tags2(s0, b0), v->after->tag * 256u + v->before->tag);
  k2(k, tags2(s0, b0), v->commas);
  k2(k, tags3(s1, s0, b0), v->commas);
}

static void put_distance(Keys *k, const View *v) {
  k2(k, v->s0->tag, v->d01);
  k2(k, v->b0->tag, v->d01);
  k2(k, tags2(v->s0, v->b0), v->d01);
  k2(k, tags2(v->s1, v->s0), v->d1);
}

/* Dependents that a word has already. */
static void put_children(Keys *k, const ParseState *s, const ParseNode *a,
                         bool right) {
  const ParseNode *l0 = node(s, a->left[0]), *l1 = node(s, a->left[1]);
  k2(k, a->tag, a->nleft);
  k2(k, a->tag, a->left_rels);
  k3(k, a->tag, l0->tag, l0->rel);
  k3(k, tags3(a, l0, l1), l0->rel, l1->rel);
  if (!right) return;
  const ParseNode *r0 = node(s, a->right[0]), *r1 = node(s, a->right[1]);
  k2(k, a->tag, a->nright);
  k2(k, a->tag, a->right_rels);
  k2(k, a->form, a->right_rels);
  k3(k, a->tag, r0->tag, r0->rel);
  k3(k, tags3(a, r0, r1), r0->rel, r1->rel);
}

static void put_grand(Keys *k, const ParseState *s, const View *v) {
  const ParseNode *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
  k2(k, tags3(s0, b0, node(s, s0->left[0])), node(s, s0->left[0])->rel);
  k2(k, tags3(s0, b0, node(s, s0->right[0])), node(s, s0->right[0])->rel);
  k2(k, tags3(s0, b0, node(s, b0->left[0])), node(s, b0->left[0])->rel);
  k2(k, tags3(s1, s0, node(s, s1->right[0])), node(s, s1->right[0])->rel);
  k2(k, tags3(s1, s0, node(s, s0->left[0])), node(s, s0->left[0])->rel);
  k2(k, tags3(s1, s0, node(s, s0->right[0])), node(s, s0->right[0])->rel);
  k2(k, tags3(s1, s0, node(s, s1->left[0])), node(s, s1->left[0])->rel);
  k2(k, tags2(s1, s0), s1->right_rels);
  k2(k, tags2(s1, s0), s1->left_rels);
  k3(k, tags2(s1, s0), s0->left_rels, s0->right_rels);
  k2(k, tags2(s0, b0), b0->left_rels);
  k2(k, tags2(s0, b0), s0->left_rels);
  k2(k, tags2(s0, b0), s0->right_rels);
}

/* Where phrases with prepositions, clauses and conjuncts belong. */
static void put_marker(Keys *k, const View *v) {
  const ParseNode *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
  k2(k, s0->tag, s0->marker);
  k2(k, s1->tag, s1->marker);
  k2(k, b0->tag, b0->marker);
  k2(k, tags2(s1, s0), s0->marker);
  k2(k, tags3(s1, s0, b0), s0->marker);
  k2(k, s1->lemma, s0->marker);
  k3(k, s1->lemma, s0->marker, s0->lemma);
  k2(k, tags2(s0, b0), b0->marker);
  k2(k, s0->lemma, b0->marker);
  k3(k, s0->lemma, b0->marker, b0->lemma);
  k2(k, tags3(s1, s0, b0), b0->marker);
  k3(k, tags2(s1, s0), s1->marker, s0->marker);
}

uint32_t parse_features(const ParseState *s, uint32_t *keys) {
  View v;
  Keys k = {keys, 0, 100};
  look(s, &v);
  put_single(&k, &v);
  put_pair(&k, v.s0, v.b0);
  put_pair(&k, v.s1, v.s0);
  put_pair(&k, v.s1, v.b0);
  put_context(&k, &v);
  put_distance(&k, &v);
  put_children(&k, s, v.s0, true);
  put_children(&k, s, v.s1, true);
  put_children(&k, s, v.b0, false);
  put_grand(&k, s, &v);
  put_marker(&k, &v);
  ge_assert(k.n <= PARSE_FEATURES);
  return k.n;
}

void parse_sure_keys(const ParseState *s, uint32_t keys[PARSE_SURE]) {
  View v;
  Keys k = {keys, 0, 90};
  look(s, &v);
  uint32_t here = tags3(v.s1, v.s0, v.b0);
  k1(&k, tags2(v.s0, v.b0));
  k1(&k, here);
  k2(&k, here, v.b1->tag);
}

void parse_sure_arcs(const ParseState *s, ParseKind kind,
                     uint32_t keys[PARSE_SURE_ARC]) {
  Keys k = {keys, 0, kind == PARSE_LEFT ? 80 : 85};
  const ParseNode *d = &s->nodes[s->stack[s->nstack - 1]];
  const ParseNode *h = &s->nodes[kind == PARSE_LEFT ? s->next
                                                    : s->stack[s->nstack - 2]];
  uint32_t tt = tags2(h, d);
  k1(&k, tt);
  k2(&k, tt, d->form);
  k2(&k, tt, d->marker);
  k3(&k, tt, h->left_rels, d->left_rels);
}

/* ---------------------------------------------------------------- relations */

static void put_arc(Keys *k, const ParseNode *h, const ParseNode *d,
                    uint32_t far) {
  uint32_t tt = tags2(h, d);
  k1(k, tt);
  k2(k, tt, far);
  k2(k, tt, h->form);
  k2(k, tt, d->form);
  k2(k, h->form, d->form);
  k2(k, h->lemma, d->lemma);
  k2(k, h->lemma, d->tag);
  k2(k, d->lemma, h->tag);
  k1(k, d->form);
  k1(k, d->lemma);
  k1(k, h->form);
  k2(k, d->suffix, h->tag);
  k2(k, h->suffix, d->tag);
  k2(k, h->suffix, d->form);
  k2(k, tt, d->marker);
  k2(k, d->form, d->marker);
  k3(k, h->lemma, d->tag, d->marker);
  k3(k, d->lemma, h->tag, d->marker);
  k2(k, tt, h->marker);
}

static void put_arc_context(Keys *k, const ParseState *s, const ParseNode *h,
                            const ParseNode *d, const ParseNode *other) {
  const ParseNode *l = node(s, d->left[0]), *r = node(s, d->right[0]);
  const ParseNode *hl = node(s, h->left[0]), *hr = node(s, h->right[0]);
  uint32_t tt = tags2(h, d);
  k2(k, tt, h->left_rels);
  k2(k, tt, h->right_rels);
  k2(k, tt, d->left_rels);
  k2(k, tt, d->right_rels);
  k3(k, tt, d->left_rels, d->right_rels);
  k3(k, h->tag, h->left_rels, h->right_rels);
  k2(k, h->form, h->left_rels);
  k2(k, h->form, h->right_rels);
  k3(k, h->lemma, d->tag, h->left_rels);
  k3(k, h->lemma, d->tag, h->right_rels);
  k2(k, d->form, d->left_rels);
  k3(k, tt, l->tag, l->rel);
  k2(k, tt, l->form);
  k3(k, tt, r->tag, r->rel);
  k2(k, tt, r->form);
  k3(k, tt, hl->tag, hl->rel);
  k3(k, tt, hr->tag, hr->rel);
  k2(k, tt, other->tag);
  k2(k, tt, other->form);
  k2(k, d->form, other->form);
  k3(k, d->tag, d->left_rels, d->right_rels);
  k3(k, h->form, d->tag, l->form);
  k3(k, h->form, tags2(d, r), r->rel);
  k3(k, h->lemma, tags2(d, hr), hr->rel);
  k3(k, h->lemma, tags2(d, hl), hl->rel);
}

/* Neighbours of a word in the sentence: it, and two on each side. */
static void put_neighbours(Keys *k, const ParseState *s, uint32_t i,
                           const ParseNode *other) {
  const ParseNode *b1 = node(s, i > 0 ? i - 1 : PARSE_NONE);
  const ParseNode *b2 = node(s, i > 1 ? i - 2 : PARSE_NONE);
  const ParseNode *a1 = node(s, i < s->n ? i + 1 : PARSE_NONE);
  const ParseNode *a2 = node(s, i + 1 < s->n ? i + 2 : PARSE_NONE);
  const ParseNode *w = node(s, i);
  k2(k, tags3(b1, w, a1), other->tag);
  k1(k, tags3(b2, b1, w));
  k1(k, tags3(w, a1, a2));
  k2(k, tags2(w, other), b1->form);
  k2(k, tags2(w, other), a1->form);
}

uint32_t parse_label_features(const ParseState *s, ParseKind kind,
                              uint32_t *keys) {
  Keys k = {keys, 0, kind == PARSE_LEFT ? 400 : 500};
  uint32_t dep = s->stack[s->nstack - 1];
  uint32_t under = s->nstack > 1 ? s->stack[s->nstack - 2] : PARSE_NONE;
  uint32_t head = kind == PARSE_LEFT ? s->next : under;
  uint32_t other = kind == PARSE_LEFT ? under : s->next;
  const ParseNode *h = node(s, head), *d = node(s, dep);
  uint32_t far = head > dep ? distance(dep, head) : distance(head, dep);
  put_arc(&k, h, d, far);
  put_arc_context(&k, s, h, d, node(s, other));
  put_neighbours(&k, s, dep, h);
  put_neighbours(&k, s, head, d);
  ge_assert(k.n <= PARSE_LABEL_FEATURES);
  return k.n;
}

/* ------------------------------------------------------------------ parsing */

/* The best transition that can be taken. */
static ParseKind best_move(const ParseState *s, const int32_t *scores) {
  int best = -1;
  for (int k = 0; k < MOVES; k++)
    if (parse_legal(s, (ParseKind)k) && (best < 0 || scores[k] > scores[best]))
      best = k;
  return (ParseKind)best;
}

enum { REL_SURE = 127 }; /* the weight in a row of one class that is sure */

/* The class of the relation that the tags tell, -1: they do not. */
static int sure_arc(const Model *m, const ParseState *s, ParseKind kind) {
  uint32_t keys[PARSE_SURE_ARC];
  parse_sure_arcs(s, kind, keys);
  for (int i = 0; i < PARSE_SURE_ARC; i++) {
    const unsigned char *row = table_row(&m->label, keys[i]);
    if (row && row[0] == 1 && row[2] == REL_SURE && row[1] < m->narcs &&
        m->arcs[row[1]].a == kind)
      return row[1];
  }
  return -1;
}

/* The relation of the arc that a transition makes. */
static uint8_t best_rel(const Model *m, const ParseState *s, ParseKind kind,
                        uint8_t root) {
  uint32_t keys[PARSE_LABEL_FEATURES];
  int32_t scores[MODEL_CLASSES] = {0}, top = INT32_MIN;
  uint8_t rel = root;
  if (kind == PARSE_SHIFT || (s->next == s->n && s->nstack == 1)) return root;
  int sure = sure_arc(m, s, kind);
  if (sure >= 0) return m->arcs[sure].b;
  uint32_t n = parse_label_features(s, kind, keys);
  table_score(&m->label, keys, n, scores);
  for (uint32_t i = 0; i < m->narcs; i++) {
    ModelPair arc = m->arcs[i];
    if (arc.a != kind || arc.b == root || scores[i] <= top) continue;
    top = scores[i];
    rel = arc.b;
  }
  return rel;
}

static ParseKind next_move(const ParseState *s, const Model *m) {
  uint32_t keys[PARSE_FEATURES];
  int32_t scores[MOVES] = {0};
  bool choice = s->nstack > 1 || (s->nstack == 1 && s->next < s->n);
  if (!choice) return best_move(s, scores);
  uint32_t sure_keys[PARSE_SURE];
  parse_sure_keys(s, sure_keys);
  for (int i = 0; i < PARSE_SURE; i++) {
    int sure = moves_sure(&m->moves, sure_keys[i]);
    if (sure >= 0 && parse_legal(s, (ParseKind)sure)) return (ParseKind)sure;
  }
  uint32_t n = parse_features(s, keys);
  moves_score(&m->moves, keys, n, scores);
  return best_move(s, scores);
}

void parse_run(ParseState *s, const Model *m) {
  uint8_t root = (uint8_t)ge_rel_find("root");
  while (!parse_done(s)) {
    ParseKind kind = next_move(s, m);
    parse_apply(s, kind, best_rel(m, s, kind, root));
  }
}
