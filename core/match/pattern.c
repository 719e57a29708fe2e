#include "match/pattern.h"
#include "base/buf.h"

#include <string.h>

static GeId failed(GePat *p) {
  if (p) p->failed = true;
  return GE_NONE;
}

const char *ge_pat_why(const GePat *pat) {
  return pat && pat->why ? pat->why : "out of memory";
}

/* Adds a node over kids; its depth is one more than theirs. */
static GeId node(GePat *p, PatNode n, const GeId *kids, size_t nkids) {
  if (!p) return GE_NONE;
  n.kids = p->kids.n;
  n.nkids = (uint32_t)nkids;
  n.depth = 1;
  for (size_t i = 0; i < nkids; i++) {
    if (kids[i] >= p->nodes.n || !list_push(&p->kids, kids[i]))
      return failed(p);
    uint32_t d = p->nodes.at[kids[i]].depth;
    ge_assert(d > 0); /* a node stands behind its kids, so trees end */
    if (d >= n.depth) n.depth = d + 1;
  }
  return list_push(&p->nodes, n) ? p->nodes.n - 1 : failed(p);
}

static PatNode blank(PatKind kind) {
  PatNode n;
  memset(&n, 0, sizeof n);
  n.kind = kind;
  n.b = GE_NONE;
  return n;
}

/* A text of several words is a sequence of them, split as documents are. */
GeId ge_pat_word(GePat *pat, const char *word, size_t nbytes, GeHow how) {
  Arena arena;
  Text text;
  Tokens words = LIST_EMPTY;
  LIST(GeId) nodes = LIST_EMPTY;
  GeId id = GE_NONE;
  if (!pat) return GE_NONE;
  arena_init(&arena, SIZE_MAX / 2);
  GeStatus st = text_init(&text, &arena, word, nbytes);
  if (st == GE_OK) st = token_split(&text, pat->preds->vocab, &words);
  for (uint32_t i = 0; i < words.n && st == GE_OK; i++) {
    const Type *t = vocab_type(pat->preds->vocab, words.at[i].type);
    PatNode n = blank(PAT_WORD);
    st = pred_word(pat->preds, t->text, t->nbytes, how, &n.a);
    GeId kid = st == GE_OK ? node(pat, n, NULL, 0) : GE_NONE;
    if (kid == GE_NONE || !list_push(&nodes, kid)) st = GE_ENOMEM;
  }
  if (st == GE_OK && nodes.n == 0)
    pat->why = "this text holds no word, so it matches nothing";
  if (st == GE_OK && nodes.n == 1) id = nodes.at[0];
  if (st == GE_OK && nodes.n > 1) id = ge_pat_seq(pat, nodes.at, nodes.n);
  list_clear(&nodes);
  list_clear(&words);
  arena_clear(&arena);
  return id == GE_NONE ? failed(pat) : id;
}

GeId ge_pat_test(GePat *pat, const char *key, GeCmp op, const char *value) {
  GeId id;
  if (!pat) return GE_NONE;
  return test_cmp(pat->preds, key, op, value, &id) == GE_OK ? id : failed(pat);
}

/* Whether there is such a test; GE_NONE is none. */
static bool has_test(const GePat *pat, GeId test) {
  return pat && test < pat->preds->tests.n;
}

static GeId join(GePat *pat, TestKind kind, GeId a, GeId b) {
  GeId id;
  if (!has_test(pat, a) || !has_test(pat, b)) return failed(pat);
  return test_join(pat->preds, kind, a, b, &id) == GE_OK ? id : failed(pat);
}

GeId ge_pat_test_and(GePat *pat, GeId a, GeId b) {
  return join(pat, TEST_AND, a, b);
}

GeId ge_pat_test_or(GePat *pat, GeId a, GeId b) {
  return join(pat, TEST_OR, a, b);
}

GeId ge_pat_test_not(GePat *pat, GeId a) { return join(pat, TEST_NOT, a, a); }

static GeId wrong_label(GePat *pat, const TestNode *t) {
  Buf why;
  ge_assert(t->kind == TEST_CMP && t->key && t->value);
  buf_init(&why);
  if (t->op != GE_EQ && t->op != GE_NE)
    buf_printf(&why, "'%s' is compared with = or !=", t->key);
  else buf_printf(&why, "there is no %s '%s'", t->key, t->value);
  if (!why.failed) pat->why = arena_strndup(&pat->strings, why.at, why.n);
  buf_clear(&why);
  return failed(pat);
}

GeId ge_pat_token(GePat *pat, GeId test) {
  if (test == GE_NONE) return node(pat, blank(PAT_ANY), NULL, 0);
  if (!has_test(pat, test)) return failed(pat);
  const TestNode *wrong = test_wrong_label(pat->preds, test);
  if (wrong) return wrong_label(pat, wrong);
  bool labels = test_syntax(pat->preds, test) != SYNTAX_NONE;
  GeId type = test;
  if (labels && test_bound(pat->preds, test, &type) != GE_OK)
    return failed(pat);
  PatNode n = blank(type == GE_NONE ? PAT_ANY : PAT_WORD);
  if (labels) n.b = test;
  if (type != GE_NONE && pred_test(pat->preds, type, &n.a) != GE_OK)
    return failed(pat);
  return node(pat, n, NULL, 0);
}

GeId ge_pat_layer(GePat *pat, GeId layer, GeId test) {
  PatNode n = blank(PAT_LAYER);
  if (test != GE_NONE && !has_test(pat, test)) return failed(pat);
  n.a = layer;
  n.b = test;
  return node(pat, n, NULL, 0);
}

GeId ge_pat_seq(GePat *pat, const GeId *nodes, size_t n) {
  return node(pat, blank(PAT_SEQ), nodes, n);
}

GeId ge_pat_alt(GePat *pat, const GeId *nodes, size_t n) {
  return node(pat, blank(PAT_ALT), nodes, n);
}

GeId ge_pat_repeat(GePat *pat, GeId kid, uint32_t min, uint32_t max,
                   bool lazy) {
  PatNode n = blank(PAT_REPEAT);
  n.min = min;
  n.max = max;
  n.lazy = lazy;
  return node(pat, n, &kid, 1);
}

GeId ge_pat_gap(GePat *pat, uint32_t max) {
  PatNode n = blank(PAT_GAP);
  n.max = max;
  return node(pat, n, NULL, 0);
}

GeId ge_pat_role(GePat *pat, const char *name, GeId kid) {
  PatNode n = blank(PAT_ROLE);
  if (!pat) return GE_NONE;
  n.name = arena_strndup(&pat->strings, name, strlen(name));
  return n.name ? node(pat, n, &kid, 1) : failed(pat);
}

GeId ge_pat_look(GePat *pat, GeId kid, GeLook look) {
  PatNode n = blank(PAT_LOOK);
  n.look = look;
  return node(pat, n, &kid, 1);
}

GeId ge_pat_edge(GePat *pat, bool end) {
  PatNode n = blank(PAT_EDGE);
  n.lazy = end;
  return node(pat, n, NULL, 0);
}
