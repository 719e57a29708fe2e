#include "parse.h"
#include "label.h"

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

/* Templates are numbered in order of writing. */
typedef struct Keys {
  uint32_t *at;
  uint32_t n;
} Keys;

static void k1(Keys *k, uint32_t a) {
  k->at[k->n] = key_end(key_add(key_start(100 + k->n), a));
  k->n++;
}

static void k2(Keys *k, uint32_t a, uint32_t b) {
  k->at[k->n] = key_end(key_add(key_add(key_start(100 + k->n), a), b));
  k->n++;
}

static void k3(Keys *k, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t h = key_add(key_add(key_start(100 + k->n), a), b);
  k->at[k->n] = key_end(key_add(h, c));
  k->n++;
}

static void k4(Keys *k, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  uint64_t h = key_add(key_add(key_start(100 + k->n), a), b);
  k->at[k->n] = key_end(key_add(key_add(h, c), d));
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
    k1(k, nodes[i]->form);
    k2(k, nodes[i]->tag, nodes[i]->form);
  }
  k2(k, v->s0->suffix, v->s0->tag);
  k2(k, v->b0->suffix, v->b0->tag);
  k2(k, v->s1->suffix, v->s1->tag);
}

/* Two words: all four combinations of form and tag that matter. */
static void put_pair(Keys *k, const ParseNode *a, const ParseNode *b) {
  uint32_t tt = tags2(a, b);
  k1(k, tt);
  k2(k, tt, a->form);
  k2(k, tt, b->form);
  k2(k, a->form, b->form);
  k3(k, tt, a->form, b->form);
  k2(k, a->form, b->tag);
  k2(k, a->tag, b->form);
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
  k2(k, b0->form, v->b1->form);
  k2(k, s0->form, v->b1->form);
  k2(k, tags2(s0, v->b1), b0->form);
  k3(k, s1->form, s0->form, b0->tag);
  k3(k, s1->tag, s0->form, b0->form);
  k3(k, s1->form, s0->tag, b0->form);
  k1(k, tags3(v->before, s0, v->after));
  k2(k, tags2(s0, b0), v->after->tag * 256u + v->before->tag);
  k2(k, tags2(s0, b0), v->commas);
  k2(k, tags3(s1, s0, b0), v->commas);
}

static void put_distance(Keys *k, const View *v) {
  k2(k, v->s0->form, v->d01);
  k2(k, v->s0->tag, v->d01);
  k2(k, v->b0->form, v->d01);
  k2(k, v->b0->tag, v->d01);
  k2(k, tags2(v->s0, v->b0), v->d01);
  k2(k, tags2(v->s1, v->s0), v->d1);
  k3(k, v->s1->form, v->s0->form, v->d1);
}

/* Dependents that a word has already. */
static void put_children(Keys *k, const ParseState *s, const ParseNode *a,
                         bool right) {
  const ParseNode *l0 = node(s, a->left[0]), *l1 = node(s, a->left[1]);
  k2(k, a->tag, a->nleft);
  k2(k, a->form, a->nleft);
  k2(k, a->tag, a->left_rels);
  k2(k, a->form, a->left_rels);
  k1(k, l0->form);
  k3(k, a->tag, l0->tag, l0->rel);
  k3(k, tags3(a, l0, l1), l0->rel, l1->rel);
  if (!right) return;
  const ParseNode *r0 = node(s, a->right[0]), *r1 = node(s, a->right[1]);
  k2(k, a->tag, a->nright);
  k2(k, a->form, a->nright);
  k2(k, a->tag, a->right_rels);
  k2(k, a->form, a->right_rels);
  k1(k, r0->form);
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
  k3(k, s1->lemma, s0->tag, s0->marker);
  k3(k, s1->lemma, s0->marker, s0->lemma);
  k2(k, tags2(s0, b0), b0->marker);
  k2(k, s0->lemma, b0->marker);
  k3(k, s0->lemma, b0->tag, b0->marker);
  k3(k, s0->lemma, b0->marker, b0->lemma);
  k2(k, tags3(s1, s0, b0), b0->marker);
  k3(k, s1->lemma, tags2(s0, b0), b0->marker);
  k4(k, s1->lemma, s0->lemma, b0->tag, b0->marker);
  k3(k, tags2(s1, s0), s1->marker, s0->marker);
  k2(k, s1->lemma, s0->lemma);
  k2(k, s0->lemma, b0->lemma);
}

uint32_t parse_features(const ParseState *s, uint32_t *keys) {
  View v;
  Keys k = {keys, 0};
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
