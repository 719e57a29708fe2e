/* Word classes: types that no predicate tells apart are one class. */
#include "host.h"

static GeEngine *engine_of(const char *const *patterns, size_t n) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  for (size_t i = 0; i < n; i++) {
    GeRuleSpec spec = {.kind = GE_RULE_EVENT, .name = "e", .line = 1};
    assert_int_equal(host_rule(e, spec, patterns[i]), GE_OK);
  }
  assert_int_equal(ge_engine_seal(e), GE_OK);
  return e;
}

static uint32_t class_at(GeEngine *e, const GeDoc *doc, uint32_t token) {
  uint32_t found;
  assert_int_equal(
      wordclass_of(&e->plans.classes, ge_doc_tokens(doc)[token].type, &found),
      GE_OK);
  return found;
}

static void test_wordclass_joins_what_is_told_apart_by_none(void **state) {
  (void)state;
  static const char *const patterns[] = {"meet", "talk"};
  GeEngine *e = engine_of(patterns, 2);
  GeDoc *doc = host_read(e, "They met, meet and talk; Met talks");
  /*                         0    1  2 3    4   5   6 7   8 */
  assert_int_equal(class_at(e, doc, 1), class_at(e, doc, 3));
  assert_int_equal(class_at(e, doc, 1), class_at(e, doc, 7));
  assert_int_equal(class_at(e, doc, 5), class_at(e, doc, 8));
  assert_int_not_equal(class_at(e, doc, 1), class_at(e, doc, 5));
  assert_int_equal(class_at(e, doc, 0), 0);
  assert_int_equal(class_at(e, doc, 4), 0);
  assert_int_not_equal(class_at(e, doc, 6), 0); /* it stops gaps */
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_wordclass_has_what_its_words_have(void **state) {
  (void)state;
  static const char *const patterns[] = {"saw", "see"};
  GeEngine *e = engine_of(patterns, 2);
  GeDoc *doc = host_read(e, "saw see seen tree");
  uint32_t seen[4] = {0};
  for (uint32_t t = 0; t < 4; t++) {
    const uint32_t *ids;
    uint32_t n, k = class_at(e, doc, t);
    assert_int_equal(
        pred_of_type(&e->preds, ge_doc_tokens(doc)[t].type, &ids, &n), GE_OK);
    seen[t] = n;
    for (GeId pred = 0; pred < e->preds.preds.n; pred++) {
      bool holds = false;
      for (uint32_t i = 0; i < n; i++) holds = holds || ids[i] == pred;
      assert_int_equal(wordclass_has(&e->plans.classes, k, pred), holds);
    }
  }
  assert_int_equal(seen[0], 2); /* saw, and the past of see */
  assert_int_equal(seen[1], 1);
  assert_int_equal(seen[3], 0);
  ge_doc_free(doc);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_wordclass_joins_what_is_told_apart_by_none),
      cmocka_unit_test(test_wordclass_has_what_its_words_have),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
