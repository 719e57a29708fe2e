/*
 * Lending: weights by kind and value against sums over texts, and facts of a
 * sentence whose tree the test gives.
 */
#include "alloc.h"
#include "lua/lend_facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define TYPE "strike"
#define ROLES 3

/* ------------------------------------------------------------------ weights */

typedef struct Row {
  char text[64];
  uint32_t role;
  int32_t weight;
} Row;

static uint32_t next_random(uint32_t *state, uint32_t n) {
  *state = *state * 1103515245u + 12345u;
  return (*state >> 16) % n;
}

/* A fact of a kind with values that look like others' parts. */
static LendFact random_fact(uint32_t *state) {
  static const char *const values[] = {"obl",     "3", ",",     "a, b",
                                       "strikes", "",  "leave", "-"};
  const LendWord none = {NULL, 0, 0};
  LendFact f = {(LendKind)next_random(state, LEND_KINDS), none, none};
  Buf name;
  buf_init(&name);
  lend_text(&name, &f, NULL);
  const char *at = name.at;
  bool bare = strcmp(at, "start") == 0 || strcmp(at, "name") == 0 ||
              strcmp(at, "apart") == 0 || strcmp(at, "says") == 0 ||
              strcmp(at, "quote") == 0 || strstr(at, "holds") ||
              strstr(at, "first") || strstr(at, "nearest");
  buf_clear(&name);
  if (bare) return f;
  f.a = lend_word(values[next_random(state, GE_COUNT(values))]);
  if (next_random(state, 2))
    f.b = lend_word(values[next_random(state, GE_COUNT(values))]);
  return f;
}

static void text_of(const LendFact *f, const char *type, char *out) {
  Buf b;
  buf_init(&b);
  lend_text(&b, f, type);
  assert_true(b.n < 64);
  memcpy(out, b.at, b.n + 1);
  buf_clear(&b);
}

static int64_t weight_of(const Row *rows, uint32_t n, uint32_t role,
                         const char *text) {
  for (uint32_t i = 0; i < n; i++)
    if (rows[i].role == role && strcmp(rows[i].text, text) == 0)
      return rows[i].weight;
  return 0;
}

/* The sum over the texts of a fact. */
static int64_t slow(const Row *rows, uint32_t n, uint32_t role,
                    const LendFact *f) {
  char text[64];
  text_of(f, NULL, text);
  int64_t sum = weight_of(rows, n, role, text);
  if (!lend_is_typed(f->kind)) return sum;
  text_of(f, TYPE, text);
  return sum + weight_of(rows, n, role, text);
}

/* The texts of random facts, each once a role. */
static uint32_t random_rows(uint32_t *state, Row *rows, uint32_t most) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < most; i++) {
    LendFact f = random_fact(state);
    Row *r = &rows[n];
    bool typed = lend_is_typed(f.kind) && next_random(state, 2);
    text_of(&f, typed ? TYPE : NULL, r->text);
    r->role = next_random(state, ROLES);
    if (weight_of(rows, n, r->role, r->text) != 0) continue;
    r->weight = (int32_t)next_random(state, 40) + 1;
    n++;
  }
  return n;
}

static void test_scores_are_sums_over_texts(void **state) {
  (void)state;
  uint32_t seed = 7;
  static Row rows[300];
  for (int round = 0; round < 20; round++) {
    LendWeights w;
    uint32_t n = random_rows(&seed, rows, 300);
    assert_true(lend_weights_init(&w, ROLES, n + 1));
    for (uint32_t i = 0; i < n; i++)
      assert_true(lend_weights_put(&w, rows[i].role, TYPE, rows[i].text,
                                   rows[i].weight));
    assert_true(lend_weights_put(&w, 1, TYPE, "(start)", -5));
    assert_int_equal(w.start[1], -5);
    for (int i = 0; i < 500; i++) {
      LendFact f = random_fact(&seed);
      int64_t sums[ROLES] = {0};
      lend_weights_sum(&w, &f, 1, sums);
      for (uint32_t k = 0; k < ROLES; k++) {
        assert_int_equal(sums[k], lend_weights_of(&w, k, &f, 1));
        assert_int_equal(sums[k], slow(rows, n, k, &f));
      }
    }
    lend_weights_clear(&w);
  }
}

static void test_texts_without_a_kind_weigh_nothing(void **state) {
  (void)state;
  LendWeights w;
  LendFact f = {LEND_PREP, lend_word("with"), {NULL, 0, 0}};
  assert_true(lend_weights_init(&w, 1, 5));
  assert_true(lend_weights_put(&w, 0, TYPE, "prep", 1));
  assert_true(lend_weights_put(&w, 0, TYPE, "props=with", 2));
  assert_true(lend_weights_put(&w, 0, TYPE, "prep=with visit", 4));
  assert_true(lend_weights_put(&w, 0, TYPE, "name=with", 8));
  assert_int_equal(lend_weights_of(&w, 0, &f, 1), 0);
  assert_true(lend_weights_put(&w, 0, TYPE, "prep=with strike", 16));
  assert_int_equal(lend_weights_of(&w, 0, &f, 1), 16);
  lend_weights_clear(&w);
}

/* -------------------------------------------------------------------- facts */

typedef struct World {
  GeEngine *e;
  GeDoc *doc;
  Arena arena;
  LendFacts facts;
  LendEvent event;
} World;

static GeWord word(const char *pos, const char *tag, const char *rel,
                   GeId head) {
  return (GeWord){(uint8_t)ge_pos_find(pos), (uint8_t)ge_tag_find(tag),
                  (uint8_t)ge_rel_find(rel), 0, head};
}

static GeStatus open_world(World *w) {
  GeWord words[] = {
      word("NOUN", "NNS", "nsubj", 1), word("VERB", "VBD", "root", GE_NONE),
      word("PUNCT", ",", "punct", 5),  word("NOUN", "NNS", "nsubj", 5),
      word("AUX", "VBD", "aux", 5),    word("VERB", "VBN", "ccomp", 1),
      word("PROPN", "NNP", "obj", 5),  word("ADP", "IN", "case", 8),
      word("PROPN", "NNP", "obl", 5),  word("PUNCT", ".", "punct", 1)};
  const char *text = "Officials said, jets had hit Homs near Hama.";
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  memset(w, 0, sizeof *w);
  arena_init(&w->arena, SIZE_MAX);
  GeStatus st = ge_engine_new(&w->e);
  if (st == GE_OK) st = ge_engine_seal(w->e);
  if (st == GE_OK) st = ge_doc_new(w->e, text, strlen(text), &info, &w->doc);
  return st == GE_OK ? ge_doc_set_parse(w->doc, 0, words) : st;
}

static void close_world(World *w) {
  list_clear(&w->facts);
  list_clear(&w->event.held);
  arena_clear(&w->arena);
  ge_doc_free(w->doc);
  ge_engine_free(w->e);
}

/* The facts of a token and the event "hit", which has "Homs" as its target. */
static GeStatus find_facts(World *w, uint32_t token) {
  static const LendWord target = {"target", 6, 0};
  LendLabels labels = lend_labels();
  LendEvent *e = &w->event;
  LendSpan span = {
      .id = GE_NONE, .first = token, .end = token + 1, .head = token};
  GeStatus st = lend_sentence(w->doc, &w->arena, &labels, 0, &e->s);
  if (st != GE_OK) return st;
  e->number = 1;
  e->first = e->head = 5;
  e->end = 6;
  e->s->tokens[5].trigger = e->s->tokens[1].trigger = true;
  e->s->tokens[6].of = 1;
  e->s->tokens[6].role = &target;
  lend_count_triggers(e->s);
  lend_event_path(e);
  w->facts.n = 0;
  if (!list_push(&e->held, ((LendHeld){&target, 1}))) return GE_ENOMEM;
  st = lend_span_facts(e->s, &span);
  for (uint32_t i = 0; st == GE_OK && i < span.nfacts; i++)
    if (!list_push(&w->facts, span.facts[i])) st = GE_ENOMEM;
  if (st == GE_OK) st = lend_event_facts(e, &span, &w->facts);
  if (st == GE_OK && !lend_role_facts(e, &target, 2, true, &w->facts))
    st = GE_ENOMEM;
  return st;
}

static void is_told(const World *w, const char *all) {
  Buf b;
  buf_init(&b);
  for (uint32_t i = 0; i < w->facts.n; i++) {
    lend_text(&b, &w->facts.at[i], NULL);
    buf_puts(&b, "; ");
  }
  assert_false(b.failed);
  assert_string_equal(b.at, all);
  buf_clear(&b);
}

static void test_facts_tell_of_span_event_and_role(void **state) {
  (void)state;
  World w;
  assert_int_equal(open_world(&w), GE_OK);
  assert_int_equal(find_facts(&w, 0), GE_OK);
  is_told(&w, "start; layer=np; pos=NOUN; word=official; det=none; country=no; "
              "rel=nsubj; prep=-; layer, prep=np, -; before=-; behind=say; "
              "first sentence; side=left, V; far=5, left; verbs=1; commas=1; "
              "trigger=hit; trigger's rel=ccomp; above the trigger=say; "
              "up, down=ccomp, nsubj; nup, down=1, nsubj; ndown=1; "
              "above, down=say, nsubj; says; events nearer=1; owner=other; "
              "nearer=2; has=1; nearest time; ");
  assert_int_equal(find_facts(&w, 8), GE_OK);
  is_told(&w,
          "start; layer=np; pos=PROPN; name; det=none; country=no; rel=obl; "
          "prep=near; layer, prep=np, near; before=near; behind=.; "
          "first sentence; side=right, V; far=3, right; verbs=0; commas=0; "
          "trigger=hit; trigger's rel=ccomp; above the trigger=say; "
          "up, down=-, obl; nup, down=0, obl; ndown=1; "
          "trigger, down=hit, obl; events nearer=0; owner=own; nearer=2; "
          "has=1; nearest time; ");
  close_world(&w);
}

static void test_lack_of_memory_is_told(void **state) {
  (void)state;
  GeStatus st = GE_ENOMEM;
  for (size_t fail = 1; st != GE_OK; fail = test_alloc_next(fail)) {
    TestAlloc a;
    World w;
    test_alloc_start(&a, fail);
    st = open_world(&w);
    if (st == GE_OK) st = find_facts(&w, 0);
    assert_true(st == GE_OK || st == GE_ENOMEM);
    close_world(&w);
    LendWeights weights;
    bool ok = lend_weights_init(&weights, 2, 4) &&
              lend_weights_put(&weights, 0, TYPE, "prep=with " TYPE, 1);
    assert_true(ok || st == GE_OK);
    lend_weights_clear(&weights);
    assert_int_equal(a.live, 0);
    assert_true(a.sizes);
    test_alloc_stop();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_scores_are_sums_over_texts),
      cmocka_unit_test(test_texts_without_a_kind_weigh_nothing),
      cmocka_unit_test(test_facts_tell_of_span_event_and_role),
      cmocka_unit_test(test_lack_of_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
