#include "match/predicate.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "syntax/label.h"

#include <stdlib.h>
#include <string.h>

void preds_init(Preds *p, Vocab *vocab) {
  memset(p, 0, sizeof *p);
  p->vocab = vocab;
  p->epoch = 1;
  arena_init(&p->strings, SIZE_MAX / 2);
}

void preds_clear(Preds *p) {
  list_clear(&p->tests);
  list_clear(&p->preds);
  list_clear(&p->token_tests);
  list_clear(&p->chunks);
  list_clear(&p->by_word);
  list_clear(&p->pool);
  arena_clear(&p->strings);
}

/* ------------------------------------------------------------------- tests */

static bool number(const char *s, double *v) {
  char *end;
  if (!byte_is_digit(*s) && *s != '-' && *s != '.') return false;
  *v = strtod(s, &end);
  return end > s && *end == '\0';
}

static TokenKey token_key(const char *key) {
  static const char *const keys[] = {"text",  "norm", "lemma", "shape",
                                     "sense", "pos",  "tag",   "dep"};
  for (size_t i = 0; i < GE_COUNT(keys); i++)
    if (strcmp(key, keys[i]) == 0) return (TokenKey)i;
  return KEY_OTHER;
}

static bool is_label(const TestNode *t) {
  return t->kind == TEST_CMP && t->token_key >= KEY_POS &&
         t->token_key <= KEY_DEP;
}

/* An equal comparison made before, so that rules which ask the same share one
 * predicate and its cost. */
static GeId same_cmp(const Preds *p, const char *key, GeCmp op,
                     const char *value) {
  for (uint32_t i = 0; i < p->tests.n; i++) {
    const TestNode *t = &p->tests.at[i];
    if (t->kind == TEST_CMP && t->op == op && strcmp(t->key, key) == 0 &&
        strcmp(t->value, value) == 0)
      return i;
  }
  return GE_NONE;
}

GeStatus test_cmp(Preds *p, const char *key, GeCmp op, const char *value,
                  GeId *test) {
  *test = same_cmp(p, key, op, value);
  if (*test != GE_NONE) return GE_OK;
  Buf folded;
  buf_init(&folded);
  GeStatus st = utf8_fold(value, strlen(value), &folded);
  TestNode t = {.kind = TEST_CMP,
                .op = op,
                .token_key = token_key(key),
                .a = GE_NONE,
                .b = GE_NONE};
  if (st == GE_OK) {
    t.numeric = op != GE_LIKE && number(value, &t.number);
    t.key = arena_strndup(&p->strings, key, strlen(key));
    t.value = arena_strndup(&p->strings, value, strlen(value));
    t.folded = arena_strndup(&p->strings, folded.at ? folded.at : "", folded.n);
    if (is_label(&t))
      t.labels = label_set((LabelKind)(t.token_key - KEY_POS), value);
    bool ok = t.key && t.value && t.folded && list_push(&p->tests, t);
    *test = p->tests.n - 1;
    st = ok ? GE_OK : GE_ENOMEM;
  }
  buf_clear(&folded);
  return st;
}

GeStatus test_join(Preds *p, TestKind kind, GeId a, GeId b, GeId *test) {
  TestNode t = {.kind = kind, .op = GE_EQ, .a = a, .b = b};
  for (uint32_t i = 0; i < p->tests.n; i++) {
    const TestNode *old = &p->tests.at[i];
    if (old->kind != kind || old->a != a || old->b != b) continue;
    *test = i;
    return GE_OK;
  }
  ge_assert(a < p->tests.n && (kind == TEST_NOT || b < p->tests.n));
  if (!list_push(&p->tests, t)) return GE_ENOMEM;
  *test = p->tests.n - 1;
  return GE_OK;
}

/* * any characters, ? one; linear: after a * only its last restart matters. */
static bool glob(const char *pat, const char *s) {
  const char *star = NULL, *back = NULL;
  for (;;) {
    if (*pat == '*') {
      star = ++pat;
      back = s;
    } else if (*s == '\0') {
      return *pat == '\0';
    } else if (*pat == '?' || *pat == *s) {
      s++;
      pat++;
      if (pat[-1] == '?')
        while (((unsigned char)*s & 0xC0) == 0x80) s++;
    } else if (star) {
      pat = star;
      s = ++back;
    } else {
      return false;
    }
  }
}

static bool compare(const TestNode *t, GeCmp op, const char *have,
                    const char *want) {
  double a;
  if (op == GE_LIKE) return glob(want, have);
  if (op == GE_EQ && !t->numeric) /* most, and most differ at once */
    return *have == *want && strcmp(have, want) == 0;
  bool numbers = t->numeric && number(have, &a);
  int c = numbers ? (a > t->number) - (a < t->number) : strcmp(have, want);
  switch (op) {
  case GE_EQ: return c == 0;
  case GE_NE: return c != 0;
  case GE_LT: return c < 0;
  case GE_LE: return c <= 0;
  case GE_GT: return c > 0;
  default: return c >= 0;
  }
}

/* A key with several values (lemma) satisfies = when one does and != when
 * none is equal. A missing key satisfies != only. */
static bool eval_cmp(const TestNode *t, TestGet *get, const void *ctx) {
  bool folded = t->token_key == KEY_NORM || t->token_key == KEY_LEMMA;
  const char *want = folded ? t->folded : t->value, *have = get(ctx, t, 0);
  GeCmp op = t->op == GE_NE ? GE_EQ : t->op;
  bool any = have && compare(t, op, have, want);
  if (t->token_key == KEY_LEMMA) /* no other has more */
    for (unsigned i = 1; !any && have && (have = get(ctx, t, i)); i++)
      any = compare(t, op, have, want);
  return t->op == GE_NE ? !any : any;
}

/* Depth is bounded by the depth of patterns (pattern.h). */
bool test_eval(const Preds *p, GeId test, TestGet *get, const void *ctx) {
  for (bool holds = true;;) { /* what the answer is if the test holds */
    const TestNode *t = &p->tests.at[test];
    test = t->a;
    if (t->kind == TEST_CMP) return eval_cmp(t, get, ctx) == holds;
    if (t->kind == TEST_NOT) {
      holds = !holds;
      continue;
    }
    bool enough = t->kind == TEST_OR; /* what one side must say */
    if (test_eval(p, test, get, ctx) == enough) return enough == holds;
    test = t->b;
  }
}

const char *test_foreign_key(const Preds *p, GeId test) {
  const TestNode *t = &p->tests.at[test];
  if (t->kind == TEST_CMP) return t->token_key == KEY_OTHER ? t->key : NULL;
  const char *k = test_foreign_key(p, t->a);
  return k || t->kind == TEST_NOT ? k : test_foreign_key(p, t->b);
}

/* ------------------------------------------------------------------ labels */

const TestNode *test_wrong_label(const Preds *p, GeId test) {
  const TestNode *t = &p->tests.at[test];
  if (t->kind == TEST_CMP) {
    bool right = (t->op == GE_EQ || t->op == GE_NE) && t->labels != 0;
    return is_label(t) && !right ? t : NULL;
  }
  const TestNode *wrong = test_wrong_label(p, t->a);
  return wrong || t->kind == TEST_NOT ? wrong : test_wrong_label(p, t->b);
}

Syntax test_syntax(const Preds *p, GeId test) {
  const TestNode *t = &p->tests.at[test];
  if (t->kind == TEST_CMP && !is_label(t)) return SYNTAX_NONE;
  if (t->kind == TEST_CMP)
    return t->token_key == KEY_DEP ? SYNTAX_TREE : SYNTAX_TAGS;
  Syntax a = test_syntax(p, t->a), b = test_syntax(p, t->b);
  return a > b ? a : b;
}

/*
 * The upper bound takes labels to hold wherever that lets the test hold, the
 * lower one where it does not. GE_NONE: the upper is always true, the lower
 * always false; what is known of types alone never is.
 */
static GeStatus find_bound(Preds *p, GeId test, bool upper, GeId *bound) {
  TestNode t = p->tests.at[test]; /* the table may move */
  GeId a, b = GE_NONE;
  *bound = is_label(&t) ? GE_NONE : test;
  if (t.kind == TEST_CMP) return GE_OK;
  GeStatus st = find_bound(p, t.a, t.kind == TEST_NOT ? !upper : upper, &a);
  if (st == GE_OK && t.kind == TEST_NOT) b = a;
  else if (st == GE_OK) st = find_bound(p, t.b, upper, &b);
  if (st != GE_OK) return st;
  if (a != GE_NONE && b != GE_NONE) return test_join(p, t.kind, a, b, bound);
  bool decided = t.kind == TEST_NOT || upper == (t.kind == TEST_OR);
  *bound = decided ? GE_NONE : a != GE_NONE ? a : b;
  return GE_OK;
}

GeStatus test_bound(Preds *p, GeId test, GeId *bound) {
  return find_bound(p, test, true, bound);
}

/* ------------------------------------------------------------ first bytes */

enum { FIRST_TEXT, FIRST_NORM, FIRST_SHAPE, FIRST_KEYS };

/* First bytes that the values of a key must have one of, a bit each, or no word
 * passes the test. */
typedef struct TestFirst {
  uint64_t bytes[FIRST_KEYS][4];
} TestFirst;

static void add_byte(uint64_t set[4], char c) {
  set[(unsigned char)c / 64] |= UINT64_C(1) << (unsigned char)c % 64;
}

/* A number equals others that are written otherwise: 7 and 07. */
static void first_of_cmp(const TestNode *t, TestFirst *out) {
  memset(out, 0xFF, sizeof *out);
  if (t->op != GE_EQ && t->op != GE_LIKE) return;
  int key = t->token_key == KEY_TEXT    ? FIRST_TEXT
            : t->token_key == KEY_NORM  ? FIRST_NORM
            : t->token_key == KEY_SHAPE ? FIRST_SHAPE
                                        : FIRST_KEYS;
  const char *want = key == FIRST_NORM ? t->folded : t->value;
  if (key == FIRST_KEYS) return;
  if (t->op == GE_LIKE && (*want == '*' || *want == '?')) return;
  memset(out->bytes[key], 0, sizeof out->bytes[key]);
  add_byte(out->bytes[key], *want);
  for (const char *s = "0123456789-."; t->numeric && *s; s++)
    add_byte(out->bytes[key], *s);
}

static void first_of_test(const Preds *p, GeId test, TestFirst *out) {
  const TestNode *t = &p->tests.at[test];
  TestFirst b;
  if (t->kind == TEST_CMP) {
    first_of_cmp(t, out);
    return;
  }
  if (t->kind == TEST_NOT) {
    memset(out, 0xFF, sizeof *out);
    return;
  }
  first_of_test(p, t->a, out);
  first_of_test(p, t->b, &b);
  for (int k = 0; k < FIRST_KEYS; k++)
    for (int i = 0; i < 4; i++) {
      if (t->kind == TEST_AND) out->bytes[k][i] &= b.bytes[k][i];
      else out->bytes[k][i] |= b.bytes[k][i];
    }
}

/* Note the test, the i-th of its chunk, under the first bytes it takes. */
static void chunk_add(TestChunk *c, unsigned i, const TestFirst *first) {
  ge_assert(i < TEST_CHUNK);
  for (int k = 0; k < FIRST_KEYS; k++)
    for (unsigned byte = 0; byte < 256; byte++)
      c->may[k][byte] |= (first->bytes[k][byte / 64] >> byte % 64 & 1) << i;
}

/* The tests of the chunk that a type may pass, a bit each. */
static uint64_t may_pass(const TestChunk *c, const Type *t, const char *norm) {
  return c->may[FIRST_SHAPE][(unsigned char)*t->shape] &
         c->may[FIRST_NORM][(unsigned char)*norm] &
         c->may[FIRST_TEXT][(unsigned char)*t->text];
}

/* -------------------------------------------------------------- predicates */

static GeStatus add(Preds *p, Pred pred, GeId *id) {
  if (!list_push(&p->preds, pred)) return GE_ENOMEM;
  p->epoch++;
  *id = p->preds.n - 1;
  return GE_OK;
}

static GeId word_pred(const Preds *p, GeId type, GeHow how) {
  uint32_t i = 3 * type + (uint32_t)how;
  return i < p->by_word.n ? p->by_word.at[i] : GE_NONE;
}

GeStatus pred_word(Preds *p, const char *w, size_t n, GeHow how, GeId *pred) {
  GeId word;
  GeStatus st = vocab_intern(p->vocab, w, n, &word);
  if (st != GE_OK) return st;
  if (how != GE_EXACT) word = vocab_type(p->vocab, word)->fold;
  *pred = word_pred(p, word, how);
  if (*pred != GE_NONE) return GE_OK;
  uint32_t slot = 3 * word + (uint32_t)how;
  while (p->by_word.n <= slot) {
    GeId none = GE_NONE;
    if (!list_push(&p->by_word, none)) return GE_ENOMEM;
  }
  ge_assert(slot < p->by_word.n && p->by_word.at[slot] == GE_NONE);
  Pred new = {how, word, GE_NONE};
  st = add(p, new, pred);
  if (st == GE_OK) p->by_word.at[slot] = *pred;
  return st;
}

GeStatus pred_test(Preds *p, GeId test, GeId *pred) {
  for (uint32_t i = 0; i < p->token_tests.n; i++) {
    *pred = p->token_tests.at[i];
    if (p->preds.at[*pred].test == test) return GE_OK;
  }
  ge_assert(test < p->tests.n);
  Pred new = {GE_FOLD, GE_NONE, test};
  uint32_t n = p->token_tests.n;
  if (!list_reserve(&p->token_tests, 1)) return GE_ENOMEM;
  if (n / TEST_CHUNK == p->chunks.n) {
    if (!list_reserve(&p->chunks, 1)) return GE_ENOMEM;
    memset(&p->chunks.at[p->chunks.n++], 0, sizeof *p->chunks.at);
  }
  GeStatus st = add(p, new, pred);
  if (st != GE_OK) return st;
  TestFirst first;
  first_of_test(p, test, &first);
  chunk_add(&p->chunks.at[n / TEST_CHUNK], n % TEST_CHUNK, &first);
  p->token_tests.at[p->token_tests.n++] = *pred;
  ge_assert(p->token_tests.n <= TEST_CHUNK * p->chunks.n);
  return GE_OK;
}

typedef struct TypeCtx {
  const Vocab *vocab;
  const Type *type;
  const GeWord
      *word; /* NULL: labels are not asked for, the rest of all tests */
  const char *norm;
  const char *sense; /* if all are */
} TypeCtx;

static TypeCtx ctx_of(const Preds *p, const Type *t, const GeWord *word) {
  return (TypeCtx){p->vocab, t, word, vocab_type(p->vocab, t->fold)->text,
                   word ? NULL : vocab_sense(p->vocab, t)};
}

/* The value asked for when the word has one of its labels. */
static const char *label_get(const GeWord *w, const TestNode *t) {
  unsigned label = t->token_key == KEY_POS   ? w->pos
                   : t->token_key == KEY_TAG ? w->tag
                                             : w->rel;
  ge_assert(label < 64); /* sets of labels are the bits of a word */
  return t->labels >> label & 1 ? t->value : NULL;
}

static const char *type_get(const void *ctx, const TestNode *test, unsigned i) {
  const TypeCtx *c = ctx;
  const Type *t = c->type;
  switch (test->token_key) {
  case KEY_TEXT: return t->text;
  case KEY_NORM: return c->norm;
  case KEY_LEMMA:
    return i < t->nlemmas ? vocab_type(c->vocab, t->lemma[i])->text : NULL;
  case KEY_SHAPE: return t->shape;
  case KEY_SENSE: return c->word ? vocab_sense(c->vocab, t) : c->sense;
  default: return is_label(test) ? label_get(c->word, test) : NULL;
  }
}

GeStatus test_of_word(Preds *p, GeId test, GeId type, const GeWord *word,
                      bool *holds) {
  GeStatus st = vocab_lemmas(p->vocab, type);
  TypeCtx ctx = ctx_of(p, vocab_type(p->vocab, type), word);
  *holds = st == GE_OK && test_eval(p, test, type_get, &ctx);
  return st;
}

/* Insert into the pool's last run, which starts at from, sorted, once. */
static bool insert(Preds *p, uint32_t from, GeId id) {
  uint32_t i = from;
  if (id == GE_NONE) return true;
  while (i < p->pool.n && p->pool.at[i] < id) i++;
  if (i < p->pool.n && p->pool.at[i] == id) return true;
  if (!list_push(&p->pool, id)) return false;
  memmove(p->pool.at + i + 1, p->pool.at + i,
          (p->pool.n - 1 - i) * sizeof *p->pool.at);
  p->pool.at[i] = id;
  return true;
}

/* Insert the tests of a chunk that the type passes. */
static bool find_tests(Preds *p, uint32_t from, const TypeCtx *ctx,
                       uint32_t c) {
  const Type *t = ctx->type;
  uint64_t may = may_pass(&p->chunks.at[c], t, ctx->norm);
  for (; may; may &= may - 1) {
    GeId id =
        p->token_tests.at[TEST_CHUNK * c + (uint32_t)__builtin_ctzll(may)];
    if (test_eval(p, p->preds.at[id].test, type_get, ctx) &&
        !insert(p, from, id))
      return false;
  }
  return true;
}

static GeStatus find_preds(Preds *p, GeId type) {
  GeStatus st = vocab_lemmas(p->vocab, type);
  if (st != GE_OK) return st;
  Type *t = vocab_type(p->vocab, type);
  uint32_t from = p->pool.n;
  bool ok = insert(p, from, word_pred(p, type, GE_EXACT)) &&
            insert(p, from, word_pred(p, t->fold, GE_FOLD)) &&
            insert(p, from, word_pred(p, t->fold, GE_LEMMA));
  for (unsigned k = 0; ok && k < t->nlemmas; k++)
    ok = insert(p, from, word_pred(p, t->lemma[k], GE_LEMMA));
  TypeCtx ctx = ctx_of(p, t, NULL);
  for (uint32_t c = 0; ok && c < p->chunks.n; c++)
    ok = find_tests(p, from, &ctx, c);
  if (!ok) return GE_ENOMEM;
  uint32_t n = p->pool.n; /* ascending, and of predicates that there are */
  ge_assert(n == from || (p->pool.at[from] <= p->pool.at[n - 1] &&
                          p->pool.at[n - 1] < p->preds.n));
  t->preds = from;
  t->npreds = p->pool.n - from;
  t->epoch = p->epoch;
  return GE_OK;
}

GeStatus pred_of_type(Preds *p, GeId type, const uint32_t **ids, uint32_t *n) {
  Type *t = vocab_type(p->vocab, type);
  if (t->epoch != p->epoch) {
    GeStatus st = find_preds(p, type);
    if (st != GE_OK) return st;
  }
  *ids = list_from(&p->pool, t->preds);
  *n = t->npreds;
  return GE_OK;
}

bool pred_holds(const Preds *p, const Type *t, GeId pred) {
  ge_check(t->epoch == p->epoch); /* pred_of_type was asked */
  const uint32_t *ids = list_from(&p->pool, t->preds);
  for (uint32_t i = 0; i < t->npreds; i++)
    if (ids[i] >= pred) return ids[i] == pred;
  return false;
}
