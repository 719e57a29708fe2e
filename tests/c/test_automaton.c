/*
 * The automaton: many event rules at once find what each of their patterns
 * finds alone, and what the naive matcher finds, with roomy tables, full ones,
 * and when memory runs out. `make fuzz-patterns` runs this over a million
 * pairs; GEOENG_WORLDS and GEOENG_FIRST choose how many worlds and which.
 */
#include "engine/engine.h"
#include "naive.h"

#include "alloc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define NRULES 30
#define STEPS 100000 /* of the naive matcher, which then gives up */

static const char *const words[] = {"ka", "bo", "ci", "du"};

typedef struct World {
  GeEngine *e;
  GeId layers[3]; /* two lists, and a layer of spans */
  GeId patterns[NRULES];
  Forest *forests; /* NRULES, when the trees are asked for */
  const Pn *trees[NRULES];
  uint64_t npairs, nskipped; /* compared with the naive matcher, given up */
} World;

static GeStatus add_phrases(World *w) {
  static const char *const phrases[] = {"ka bo", "ci", "bo ci du", "ka", "du"};
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < GE_COUNT(phrases); i++)
    st = ge_list_add(w->e, w->layers[i < 3 ? 0 : 1], phrases[i],
                     strlen(phrases[i]), GE_LEMMA, GE_NONE);
  return st;
}

/* Spans "bo ci?", of which the automaton knows the start. */
static GeStatus add_layer(World *w) {
  GePat *p;
  GeId pattern, rule;
  GeStatus st = ge_pat_new(w->e, &p);
  if (st != GE_OK) return st;
  GeId x[] = {ge_pat_word(p, "bo", 2, GE_LEMMA),
              ge_pat_repeat(p, ge_pat_word(p, "ci", 2, GE_FOLD), 0, 1, false)};
  st = ge_pattern_compile(w->e, p, ge_pat_seq(p, x, 2), &pattern);
  ge_pat_free(p);
  GeRuleSpec spec = {.kind = GE_RULE_SPAN,
                     .name = "z",
                     .file = "test",
                     .line = 1,
                     .patterns = &pattern,
                     .npatterns = 1,
                     .set = GE_NONE};
  return st == GE_OK ? ge_rule_add(w->e, &spec, &rule) : st;
}

/* A tree of which most start with a word or a list, as in rules. */
static Pn *random_tree(World *w, Forest *f, Rng *r, uint32_t k) {
  f->n = f->ntests = 0;
  f->rng = r;
  f->words = words;
  f->nwords = 4;
  f->layers = w->layers;
  f->nlayers = 3;
  if (k % 4 == 0) return pn_random(f, 4);
  Pn *seq = pn_new(f, PN_SEQ), *start;
  uint32_t kind = rng_below(r, 5);
  if (kind < 2) {
    start = pn_new(f, PN_LAYER);
    start->layer = w->layers[0];
  } else if (kind == 2) {
    start = pn_new(f, PN_TOKEN);
    start->token = pt_random(f, 2);
  } else {
    start = pn_new(f, PN_WORD);
    start->word = words[rng_below(r, 4)];
  }
  seq->kids[0] = start;
  seq->kids[1] = pn_random(f, 4);
  seq->nkids = 2;
  return seq;
}

static GeStatus add_rule(World *w, Rng *r, uint32_t k) {
  static Forest alone;
  GePat *pat;
  GeId rule;
  const Pn *tree = random_tree(w, w->forests ? &w->forests[k] : &alone, r, k);
  w->trees[k] = tree;
  GeStatus st = ge_pat_new(w->e, &pat);
  if (st != GE_OK) return st;
  st = ge_pattern_compile(w->e, pat, pn_build(pat, tree), &w->patterns[k]);
  ge_pat_free(pat);
  GeRuleSpec spec = {.kind = GE_RULE_EVENT,
                     .name = "e",
                     .file = "test",
                     .line = k + 1,
                     .patterns = &w->patterns[k],
                     .npatterns = 1,
                     .set = GE_NONE};
  return st == GE_OK ? ge_rule_add(w->e, &spec, &rule) : st;
}

static GeStatus world_init(World *w, uint64_t seed) {
  static const char *const names[] = {"$x", "$y", "z"};
  Rng r = rng_seed(seed);
  w->npairs = w->nskipped = 0;
  GeStatus st = ge_engine_new(&w->e);
  if (st != GE_OK) return st;
  for (int i = 0; st == GE_OK && i < 3; i++)
    st = ge_layer(w->e, names[i], &w->layers[i]);
  if (st == GE_OK) st = add_phrases(w);
  if (st == GE_OK) st = add_layer(w);
  for (uint32_t k = 0; st == GE_OK && k < NRULES; k++) st = add_rule(w, &r, k);
  return st == GE_OK ? ge_engine_seal(w->e) : st;
}

static void random_text(Rng *r, char *out) {
  static const char *const others[] = {"ka", "bo", "ci", "du", "ka", "bo",
                                       "ci", "du", "en", ";",  "\"", ". Fo"};
  uint32_t n = 1 + rng_below(r, 20);
  out[0] = '\0';
  for (uint32_t i = 0; i < n; i++) {
    if (i) strcat(out, " ");
    strcat(out, others[rng_below(r, 12)]);
  }
}

static GeStatus read_text(const World *w, const char *text, GeDoc **doc) {
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  Rng r = rng_seed(strlen(text));
  GeStatus st = ge_doc_new(w->e, text, strlen(text), &info, doc);
  return st == GE_OK ? nv_give_analysis(*doc, &r) : st;
}

static bool same_match(const GeDoc *doc, const GeMatch *a, const GeMatch *b) {
  if (a->first != b->first || a->end != b->end || a->ncaps != b->ncaps)
    return false;
  for (uint32_t i = 0; i < a->ncaps; i++) {
    const GeCapture *x = ge_doc_capture(doc, a->caps + i);
    const GeCapture *y = ge_doc_capture(doc, b->caps + i);
    if (strcmp(x->role, y->role) != 0 || x->first != y->first ||
        x->end != y->end || x->span != y->span)
      return false;
  }
  return true;
}

static bool same_as_naive(const GeDoc *doc, const Nv *v, uint32_t first,
                          const GeMatch *m) {
  GeCapture caps[GE_COUNT(v->log)];
  if (m->first != first || m->end != v->got_end) return false;
  if (nv_captures(v, caps) != m->ncaps) return false;
  for (uint32_t i = 0; i < m->ncaps; i++) {
    const GeCapture *c = ge_doc_capture(doc, m->caps + i);
    if (strcmp(c->role, caps[i].role) != 0 || c->first != caps[i].first ||
        c->end != caps[i].end || c->span != caps[i].span)
      return false;
  }
  return true;
}

/* What the matcher found from a token on against the naive matcher; false
 * when that gave up. */
static bool naive(const World *w, GeDoc *doc, uint32_t k,
                  const GeSentence *sent, uint32_t from, bool found,
                  const GeMatch *m, uint64_t seed, const char *text) {
  static Nv v;
  uint32_t first = 0;
  memset(&v, 0, offsetof(Nv, log));
  v.nlog = 0;
  v.doc = doc;
  v.first = sent->first;
  v.end = sent->end;
  v.max_steps = STEPS;
  bool want = nv_find(&v, w->trees[k], from, &first);
  if (v.nsteps > v.max_steps) return false;
  if (want == found && (!want || same_as_naive(doc, &v, first, m))) return true;
  fprintf(stderr,
          "GEOENG_FIRST=%llu: pattern %u from %u, found %d [%u, %u), "
          "naively %d [%u, %u), in \"%s\": ",
          (unsigned long long)seed, k, from, found, m->first, m->end, want,
          first, v.got_end, text);
  pn_print(w->trees[k], w->e, stderr);
  fprintf(stderr, "\n");
  fail();
  return false;
}

/* The run's matches against those of each pattern searched alone. */
static void compare(World *w, GeDoc *doc, uint64_t seed, const char *text) {
  uint32_t n = 0, total = ge_doc_nmatches(doc);
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++)
    for (uint32_t k = 0; k < NRULES; k++) {
      const GeSentence *sent = &ge_doc_sentences(doc)[s];
      bool known = true;
      for (uint32_t from = sent->first;; n++) {
        GeMatch want;
        bool found;
        assert_int_equal(ge_doc_find(doc, w->patterns[k], sent->first,
                                     sent->end, from, &found, &want),
                         GE_OK);
        known = known && naive(w, doc, k, sent, from, found, &want, seed, text);
        if (!found) break;
        const GeMatch *got = n < total ? ge_doc_match(doc, n) : NULL;
        if (!got || got->rule != k + 1 || !same_match(doc, got, &want))
          fail_msg("seed %llu, pattern %u [%u, %u), got rule %d [%u, %u), "
                   "sentence %u of \"%s\"",
                   (unsigned long long)seed, k, want.first, want.end,
                   got ? (int)got->rule : -1, got ? got->first : 0,
                   got ? got->end : 0, s, text);
        from = want.first + 1;
      }
      w->npairs++;
      w->nskipped += !known;
    }
  assert_int_equal(n, total);
}

static void run_worlds(uint64_t first, uint64_t n, bool full) {
  Forest *forests = calloc(NRULES, sizeof *forests);
  uint64_t npairs = 0, nskipped = 0;
  assert_non_null(forests);
  for (uint64_t seed = first; seed < first + n; seed++) {
    World w = {.forests = forests};
    Rng r = rng_seed(seed * 7919);
    assert_int_equal(world_init(&w, seed), GE_OK);
    w.e->plans.events.dfa.full = full;
    for (int i = 0; i < 10; i++) {
      char text[512];
      GeDoc *doc;
      random_text(&r, text);
      assert_int_equal(read_text(&w, text, &doc), GE_OK);
      assert_int_equal(ge_doc_run(doc), GE_OK);
      compare(&w, doc, seed, text);
      ge_doc_free(doc);
    }
    ge_engine_free(w.e);
    npairs += w.npairs;
    nskipped += w.nskipped;
  }
  free(forests);
  assert_true(npairs >= 300 * n && nskipped < npairs / 50);
  fprintf(stderr,
          "%llu pairs of pattern and sentence, %llu too hard for the "
          "naive matcher\n",
          (unsigned long long)npairs, (unsigned long long)nskipped);
}

static void test_rules_together_find_what_each_finds(void **state) {
  (void)state;
  const char *count = getenv("GEOENG_WORLDS"), *at = getenv("GEOENG_FIRST");
  run_worlds(at ? strtoull(at, NULL, 10) : 1,
             count ? strtoull(count, NULL, 10) : 150, false);
}

static void test_full_tables_change_nothing(void **state) {
  (void)state;
  run_worlds(1000, 60, true);
}

/* Tables that fill up while documents run are not started anew. */
static void test_tables_stay_bounded(void **state) {
  (void)state;
  World w = {.forests = NULL};
  Rng r = rng_seed(5);
  assert_int_equal(world_init(&w, 3), GE_OK);
  uint32_t nstates = 0;
  for (int i = 0; i < 400; i++) {
    char text[512];
    GeDoc *doc;
    random_text(&r, text);
    assert_int_equal(read_text(&w, text, &doc), GE_OK);
    assert_int_equal(ge_doc_run(doc), GE_OK);
    ge_doc_free(doc);
    if (i == 20) {
      w.e->plans.events.dfa.full = true;
      nstates = w.e->plans.events.dfa.states.n;
    }
  }
  assert_true(nstates > 1);
  assert_int_equal(w.e->plans.events.dfa.states.n, nstates);
  ge_engine_free(w.e);
}

/* Whichever allocation fails, the run says so, and nothing leaks. */
static void test_a_run_survives_lack_of_memory(void **state) {
  (void)state;
  static const char text[] = "ka bo ci du ka. Fo bo ci ci du; ka bo \" du";
  for (size_t fail = 1;; fail = test_alloc_next(fail)) {
    TestAlloc a;
    World w = {.forests = NULL};
    GeDoc *doc = NULL;
    test_alloc_start(&a, fail);
    GeStatus st = world_init(&w, 11);
    if (st == GE_OK) st = read_text(&w, text, &doc);
    if (st == GE_OK) st = ge_doc_run(doc);
    bool failed = a.calls >= fail;
    assert_int_equal(st, failed ? GE_ENOMEM : GE_OK);
    ge_doc_free(doc);
    ge_engine_free(w.e);
    assert_int_equal(a.live, 0);
    assert_true(a.sizes);
    test_alloc_stop();
    if (!failed) break;
  }
}

/* A run that lacks memory leaves nothing behind in its engine that the next
 * document meets. */
static void test_the_next_document_is_as_if_nothing_lacked(void **state) {
  (void)state;
  static const char text[] = "ka bo ci du ka. Fo bo ci ci du; ka bo \" du";
  bool failed = true;
  for (size_t fail = 1; failed; fail = test_alloc_next(fail)) {
    TestAlloc a;
    World w = {.forests = NULL}, fresh = {.forests = NULL};
    GeDoc *doc, *next, *want;
    test_alloc_start(&a, 0);
    assert_int_equal(world_init(&w, 11), GE_OK);
    assert_int_equal(world_init(&fresh, 11), GE_OK);
    assert_int_equal(read_text(&w, text, &doc), GE_OK);
    assert_int_equal(read_text(&w, text, &next), GE_OK);
    assert_int_equal(read_text(&fresh, text, &want), GE_OK);
    a.fail = a.calls + fail;
    GeStatus st = ge_doc_run(doc);
    failed = a.calls >= a.fail;
    a.fail = 0;
    assert_int_equal(st, failed ? GE_ENOMEM : GE_OK);
    assert_int_equal(ge_doc_run(next), GE_OK);
    assert_int_equal(ge_doc_run(want), GE_OK);
    assert_int_equal(ge_doc_nmatches(next), ge_doc_nmatches(want));
    for (uint32_t i = 0; i < ge_doc_nmatches(want); i++) {
      const GeMatch *x = ge_doc_match(next, i), *y = ge_doc_match(want, i);
      assert_int_equal(x->rule, y->rule);
      assert_int_equal(x->first, y->first);
      assert_int_equal(x->end, y->end);
    }
    ge_doc_free(doc);
    ge_doc_free(next);
    ge_doc_free(want);
    ge_engine_free(w.e);
    ge_engine_free(fresh.e);
    assert_int_equal(a.live, 0);
    test_alloc_stop();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rules_together_find_what_each_finds),
      cmocka_unit_test(test_full_tables_change_nothing),
      cmocka_unit_test(test_tables_stay_bounded),
      cmocka_unit_test(test_a_run_survives_lack_of_memory),
      cmocka_unit_test(test_the_next_document_is_as_if_nothing_lacked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
