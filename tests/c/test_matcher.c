/* The matcher: design.md section 2, semantics 1, 2 and 8. */
#include "naive.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* ------------------------------------------------------------------- world */

typedef struct World {
  GeEngine *e;
  GeId x, y, z; /* layers: two lists and spans that overlap freely */
} World;

static void add(World *w, GeId list, const char *phrase, const char *k) {
  GeId entry;
  assert_int_equal(ge_entry_new(w->e, &entry), GE_OK);
  assert_int_equal(ge_entry_set(w->e, entry, "k", k), GE_OK);
  assert_int_equal(
      ge_list_add(w->e, list, phrase, strlen(phrase), GE_LEMMA, entry), GE_OK);
}

/* z: du? ci* | x-span bo? | bo [] */
static void add_spans(World *w) {
  GePat *p;
  GeId pattern[3], rule;
  assert_int_equal(ge_pat_new(w->e, &p), GE_OK);
  GeId du = ge_pat_word(p, "du", 2, GE_LEMMA);
  GeId ci = ge_pat_word(p, "ci", 2, GE_LEMMA);
  GeId bo = ge_pat_word(p, "bo", 2, GE_LEMMA);
  GeId a[] = {ge_pat_repeat(p, du, 0, 1, false),
              ge_pat_repeat(p, ci, 0, GE_NONE, false)};
  GeId b[] = {ge_pat_layer(p, w->x, GE_NONE),
              ge_pat_repeat(p, bo, 0, 1, false)};
  GeId c[] = {bo, ge_pat_token(p, GE_NONE)};
  GeId roots[] = {ge_pat_seq(p, a, 2), ge_pat_seq(p, b, 2),
                  ge_pat_seq(p, c, 2)};
  for (int i = 0; i < 3; i++)
    assert_int_equal(ge_pattern_compile(w->e, p, roots[i], &pattern[i]), GE_OK);
  ge_pat_free(p);
  GeRuleSpec spec = {.kind = GE_RULE_SPAN,
                     .name = "z",
                     .file = "test",
                     .line = 1,
                     .policy = GE_ALL,
                     .patterns = pattern,
                     .npatterns = 3,
                     .set = GE_NONE};
  assert_int_equal(ge_rule_add(w->e, &spec, &rule), GE_OK);
}

static void world_init(World *w) {
  assert_int_equal(ge_engine_new(&w->e), GE_OK);
  assert_int_equal(ge_layer(w->e, "$x", &w->x), GE_OK);
  assert_int_equal(ge_layer(w->e, "$y", &w->y), GE_OK);
  assert_int_equal(ge_layer(w->e, "z", &w->z), GE_OK);
  add(w, w->x, "ka bo", "1");
  add(w, w->x, "ci", "2");
  add(w, w->x, "bo ci du", "1");
  add(w, w->y, "ka", "2");
  add(w, w->y, "ka bo", "1");
  add(w, w->y, "du", "1");
  add_spans(w);
  assert_int_equal(ge_engine_seal(w->e), GE_OK);
}

static GeDoc *read_text(GeEngine *e, const char *text) {
  GeDoc *doc;
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  assert_int_equal(ge_doc_new(e, text, strlen(text), &info, &doc), GE_OK);
  return doc;
}

/* ------------------------------------------------------------- differential */

static const char *const words[] = {"ka", "bo", "ci", "du"};

static void random_text(Rng *r, char *out) {
  static const char *const others[] = {"ka", "bo", "ci", "du", "ka", "bo",
                                       "ci", "du", "en", ";",  "\"", ". Fo"};
  uint32_t n = 1 + rng_below(r, 14);
  out[0] = '\0';
  for (uint32_t i = 0; i < n; i++) {
    if (i) strcat(out, " ");
    strcat(out, others[rng_below(r, 12)]);
  }
}

typedef struct Pair {
  World *w;
  GeDoc *doc;
  const Pn *tree;
  GeId pattern;
  uint64_t seed;
  const char *text;
} Pair;

static void complain(const Pair *p, const char *what, uint32_t from) {
  fprintf(stderr, "GEOENG_SEED=%llu: %s from %u in \"%s\": ",
          (unsigned long long)p->seed, what, from, p->text);
  pn_print(p->tree, p->w->e, stderr);
  fprintf(stderr, "\n");
  fail();
}

static bool same_captures(const Pair *p, const GeMatch *m, const Nv *v) {
  GeCapture want[2048];
  uint32_t n = nv_captures(v, want);
  if (n != m->ncaps) return false;
  for (uint32_t i = 0; i < n; i++) {
    const GeCapture *c = ge_doc_capture(p->doc, m->caps + i);
    if (strcmp(c->role, want[i].role) != 0 || c->first != want[i].first ||
        c->end != want[i].end || c->span != want[i].span)
      return false;
  }
  return true;
}

/* Both matchers from every token; false when the naive one gave up. */
static bool compare(const Pair *p, uint32_t first, uint32_t end) {
  static Nv v;
  for (uint32_t from = first; from < end; from++) {
    GeMatch m;
    bool found;
    uint32_t at = 0;
    memset(&v, 0, offsetof(Nv, log));
    v.nlog = 0;
    v.doc = p->doc;
    v.first = first;
    v.end = end;
    v.max_steps = 100000;
    bool want = nv_find(&v, p->tree, from, &at);
    if (v.nsteps > v.max_steps) return false;
    assert_int_equal(
        ge_doc_find(p->doc, p->pattern, first, end, from, &found, &m), GE_OK);
    if (found != want) complain(p, "found or not", from);
    if (!found) return true;
    if (m.first != at || m.end != v.got_end) complain(p, "range", from);
    if (!same_captures(p, &m, &v)) complain(p, "captures", from);
    from = m.first;
  }
  return true;
}

static void one_pair(World *w, uint64_t seed, uint32_t *skipped) {
  Rng r = rng_seed(seed);
  GeId layers[] = {w->x, w->y, w->z};
  static Forest f;
  f.n = f.ntests = 0;
  f.rng = &r;
  f.words = words;
  f.nwords = 4;
  f.layers = layers;
  f.nlayers = 3;
  Pn *tree = pn_random(&f, 5);
  GePat *pat;
  Pair p = {w, NULL, tree, GE_NONE, seed, NULL};
  assert_int_equal(ge_pat_new(w->e, &pat), GE_OK);
  GeStatus st = ge_pattern_compile(w->e, pat, pn_build(pat, tree), &p.pattern);
  ge_pat_free(pat);
  assert_int_equal(st, GE_OK);
  for (int i = 0; i < 4; i++) {
    char text[256];
    random_text(&r, text);
    p.text = text;
    p.doc = read_text(w->e, text);
    assert_int_equal(nv_give_analysis(p.doc, &r), GE_OK);
    bool ok = compare(&p, 0, ge_doc_ntokens(p.doc));
    for (uint32_t s = 0; ok && s < ge_doc_nsentences(p.doc); s++) {
      const GeSentence *sent = &ge_doc_sentences(p.doc)[s];
      ok = compare(&p, sent->first, sent->end);
    }
    /* A unit that begins and ends inside of spans. */
    uint32_t n = ge_doc_ntokens(p.doc), first = rng_below(&r, n);
    ok = ok && compare(&p, first, first + 1 + rng_below(&r, n - first));
    *skipped += !ok;
    ge_doc_free(p.doc);
  }
}

static void test_match_equals_naive_matcher(void **state) {
  (void)state;
  const char *fixed = getenv("GEOENG_SEED");
  const char *count = getenv("GEOENG_PAIRS");
  uint64_t first = fixed ? strtoull(fixed, NULL, 10) : 1;
  uint64_t n = fixed ? 1 : count ? strtoull(count, NULL, 10) / 4 : 10000;
  uint32_t skipped = 0;
  for (uint64_t i = 0; i < n;) {
    World w;
    world_init(&w);
    for (uint64_t k = 0; k < 500 && i < n; k++, i++)
      one_pair(&w, first + i, &skipped);
    ge_engine_free(w.e);
  }
  assert_true(skipped < 4 * n / 50 + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_match_equals_naive_matcher),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
